import { applicationStatus } from '../case/reference/status.ts'
import { isCarried } from '../case/views/applications.ts'
import { revealedIn } from '../law/rules/case-rules.ts'
import { always, kinds, source, type Wait, wait } from './wait.ts'

const addressKinds = kinds({
  /** A text of an application’s paper would tell the defendant a protected address: until it is reworded, nothing is printed. */
  addressRevealed: {
    onCase: 'visible',
    sentence: ({ params: p }) =>
      `Application ${p.number} would tell the defendant a protected address. It can be read in: ${p.where}`,
    page: ({ params: p }) => `/application/${Number(p.number)}/document`,
    go: 'What is held back',
    acts: ({ params: p }) =>
      p.mend ? [{ name: p.mend as never, about: 'draftConditions', id: String(p.conditionId) }] : [],
  },
})
/** Everything that an application’s paper prints, and the addresses that must not be in it. */
export const addressSource = source({
  name: 'addresses',
  version: 1,
  reads: [
    'applications',
    'assessments',
    'confidentialAddresses',
    'defendants',
    'draftConditions',
    'exhibits',
    'incidents',
    'orderConditions',
    'orders',
    'orderVersions',
    'otherOrders',
    'protectedPersons',
  ],
  kinds: addressKinds,
  rows: file =>
    file.applications
      .filter(a => !applicationStatus(a.status).ended && a.kind !== 'appeal' && !isCarried(file, a))
      .flatMap((a): Wait<'addressRevealed'>[] => {
        const found = revealedIn(file, a)
        const [first] = found
        if (!first) return []
        const mend = first.mend && first.about.kind === 'draftConditions' ? first.mend : null
        return [
          wait(
            'addressRevealed',
            { kind: 'applications', id: a.id },
            { at: a.startedAt },
            {
              red: always,
              params: {
                number: a.number,
                where: found.map(f => f.where).join('; '),
                mend,
                conditionId: mend ? first.about.id : null,
              },
            },
          ),
        ]
      }),
})
