import { factsOf } from '../../../lib/acts/act/decide.ts'
import { answerWords, dueWords } from '../../../lib/acts/transfers/offers.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { can } from '../../../lib/case/policy.ts'
import { transferBases, transferKinds, transferStates } from '../../../lib/case/reference/transfer-codes.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { offerFilePath, transferPath } from '../../../lib/site/addresses.ts'
import type { Origin } from '../../../lib/work/transfers/incoming.ts'
import { Button } from '../../ui/govuk/button.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { ActLinks, type Seat } from './act-links.tsx'

/** As the database writes a moment in a list. */
const isoOf = (at: string) => new Date(at).toISOString()

type Props = Seat & {
  file: CaseFile<'named' | 'restrictions' | 'transfers'>
  /** The case of another force that it was, for whoever exchanges cases. */
  from?: Origin | undefined
  /** Why a file was not made. */
  error?: string | undefined
}

/** What of the case is or was with other forces, and what they answered. */
export function OtherForces(props: Props) {
  const { from, error } = props
  if (!props.file.transfers.length && !from) return null
  return (
    <section aria-labelledby="other-forces">
      <h2 className="govuk-heading-m" id="other-forces">
        With other forces
      </h2>
      {error && <ErrorSummary errorList={[{ text: error, href: '#other-forces' }]} />}
      {from && (
        <p className="govuk-body">
          Taken over from {from.from_force}, where it is {from.case_ref}, on {longMoment(isoOf(from.answered_at))}.{' '}
          <a className="govuk-link" href={transferPath(from.id)}>
            What was given, and its record there
          </a>
        </p>
      )}
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
          <FileOfOffer {...props} t={t} />
          <ActLinks {...props} place="case/transfer" record={t} as="links" of={`: ${transferKinds[t.kind].label}`} />
        </div>
      ))}
    </section>
  )
}

/** Of an offer to a force with an installation of its own: the file that is sent to it, for whoever may make it. */
function FileOfOffer({
  t,
  file,
  actor,
  at,
}: Omit<Props, 'from' | 'error'> & { t: CaseFile<'transfers'>['transfers'][number] }) {
  if (!t.outsideId || (t.state !== 'offered' && t.state !== 'revoked') || !can(actor, 'exchange', factsOf(file, at)))
    return null
  return (
    <form method="post" action={offerFilePath(file.case.ref, t.id)}>
      <p className="govuk-body">
        {t.toForce} has an installation of its own. The file is locked for it and signed by this force: send it by
        secure mail.{' '}
        {t.state === 'offered' ? (
          <>
            Open the answer under{' '}
            <a className="govuk-link" href="/neighbours">
              Offers of other forces
            </a>
            .
          </>
        ) : (
          'If the offer was sent, what was given can be seen there until this file is opened.'
        )}
      </p>
      <Button
        text={t.state === 'offered' ? 'Make the file of the offer' : 'Make the file that takes it back'}
        classes="govuk-button--secondary"
      />
    </form>
  )
}
