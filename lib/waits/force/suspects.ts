import { addDays, londonDate, startOfDay } from '../../case/time/calendar.ts'
import { personPath } from '../../site/addresses.ts'
import { dueAt } from '../wait.ts'
import { forceKinds, forceSource, forceWait } from './force-wait.ts'

const suspectKinds = forceKinds({
  knownSuspect: {
    label: 'A known suspect, another victim',
    for: ['workPairs'],
    sentence: ({ params: p }) =>
      p.ring
        ? `Report ${p.report} is about somebody known to the force under a restriction, with another victim: ring ${p.ring}${Number(p.known) ? `. Known besides in ${p.known === 1 ? '1 case or pair' : `${p.known} cases or pairs`}` : ''}`
        : `Report ${p.report} is about a suspect who is known already, with another victim${Number(p.known) > 1 ? `: in ${p.known} cases or pairs` : ''}`,
    page: ({ params: p }) => personPath('suspect', String(p.report)),
    go: 'Person in crime reports',
  },
})

/** New reports about known suspects with other victims: looked at on the day on which they are found. */
export const suspectSource = forceSource({
  name: 'suspects',
  version: 2,
  reads: ['suspects'],
  follows: ['suspectMatches', 'reportImports'],
  kinds: suspectKinds,
  rows: ({ force, suspects }) =>
    suspects.map(({ reportRef, foundAt, known, ring }) =>
      forceWait(
        'knownSuspect',
        { kind: 'force', id: force.id },
        { at: foundAt },
        {
          part: reportRef,
          ...dueAt(startOfDay(addDays(londonDate(foundAt), 1))),
          params: { report: reportRef, known, ...(ring.length ? { ring: ring.join(' or ') } : {}) },
        },
      ),
    ),
})
