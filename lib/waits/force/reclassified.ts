import { londonDate, longDate } from '../../case/time/calendar.ts'
import { pagePath } from '../../site/addresses.ts'
import { ownTarget } from '../own-target.ts'
import { forceKinds, forceSource, forceWait } from './force-wait.ts'

const reclassifiedKinds = forceKinds({
  reclassified: {
    label: 'A crime taken out of stalking',
    for: ['secondLook'],
    sentence: ({ params: p }) =>
      `${p.crime}${p.ref ? `, of case ${p.ref},` : ''} is no longer recorded as stalking since ${longDate(londonDate(String(p.changedAt)))}, and no second person has read it`,
    page: () => pagePath('/reports/changes'),
    go: 'Changes of crimes',
  },
})

/** Crimes that a records system took out of stalking: a second person reads each, as of every decision of that kind. */
export const reclassifiedSource = forceSource({
  name: 'reclassified',
  version: 1,
  reads: ['reclassified'],
  follows: ['recordsChanges'],
  kinds: reclassifiedKinds,
  rows: ({ force, reclassified }) =>
    reclassified.map(({ id, crimeReference, caseRef, changedAt, at }) => {
      const target = ownTarget({ at }, 'refusalSeenWithinDays', force.settings)
      return forceWait(
        'reclassified',
        { kind: 'force', id: force.id },
        { at },
        { part: id, ...target, params: { crime: crimeReference, ref: caseRef ?? '', changedAt, ...target.params } },
      )
    }),
})
