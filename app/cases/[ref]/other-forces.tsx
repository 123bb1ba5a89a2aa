import { answerWords, dueWords } from '../../../lib/acts/transfers/offers.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { transferBases, transferKinds, transferStates } from '../../../lib/case/reference/transfer-codes.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { ActLinks, type Seat } from './act-links.tsx'

type Props = Seat & { file: CaseFile<'named' | 'restrictions' | 'transfers'> }

/** What of the case is or was with other forces, and what they answered. */
export function OtherForces(props: Props) {
  if (!props.file.transfers.length) return null
  return (
    <section aria-labelledby="other-forces">
      <h2 className="govuk-heading-m" id="other-forces">
        With other forces
      </h2>
      {props.file.transfers.toReversed().map(t => (
        <div key={t.id}>
          <SummaryList
            classes="app-facts"
            rows={[
              { key: 'What', value: `${transferKinds[t.kind].label}, to ${t.toForce}` },
              { key: 'State', value: transferStates[t.state].label },
              { key: 'Offered', value: longMoment(t.at) },
              { key: 'Why', value: `${transferBases[t.basis].label}: ${t.basisWhy}` },
              t.asked !== null && { key: 'Asked', value: { text: <span className="app-spoken">{t.asked}</span> } },
              t.kind !== 'case' && { key: 'By when', value: dueWords(t) },
              t.answeredAt !== null && {
                key: 'Answer',
                value: { text: <span className="app-spoken">{answerWords(t)}</span> },
              },
              t.revokedAt !== null && { key: 'Taken back', value: `${longMoment(t.revokedAt)}: ${t.revokedReason}` },
            ]}
          />
          <ActLinks {...props} place="case/transfer" record={t} as="links" of={`: ${transferKinds[t.kind].label}`} />
        </div>
      ))}
    </section>
  )
}
