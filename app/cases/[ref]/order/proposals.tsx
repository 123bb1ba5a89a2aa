import type { Id } from '../../../../lib/case/records/id.ts'
import { proposalOutcomes } from '../../../../lib/case/reference/codes/decisions.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { notFinalWords, proposalsDecided, proposalsWaiting } from '../../../../lib/case/views/proposals.ts'
import { upperFirst } from '../../../../lib/case/words/grammar.ts'
import { casePath } from '../../../../lib/site/addresses.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { ActLinks } from '../act-links.tsx'
import type { Seen } from './seen-order.ts'

/** Corrections of an order, or of a service that is held, which wait for somebody's agreement, and what became of earlier ones. */
export function Proposals({ orderId, seen }: { orderId: Id | null; seen: Seen }) {
  return (
    <>
      <Waiting orderId={orderId} seen={seen} />
      <Decided orderId={orderId} seen={seen} />
    </>
  )
}

/** Whoever proposed one finds here why it was not agreed, or is no longer so. */
function Decided({ orderId, seen: { file, names } }: { orderId: Id | null; seen: Seen }) {
  const decided = proposalsDecided(file, orderId)
  if (!decided.length) return null
  return (
    <Details summaryText={`Proposed corrections that were decided (${decided.length})`}>
      <ul className="govuk-list govuk-list--bullet">
        {decided.map(p => (
          <li key={p.id}>
            {upperFirst(p.what)}, proposed on {longMoment(p.at)}
            {names.get(p.byId) ? ` by ${names.get(p.byId)}` : ''}. {p.outcome ? proposalOutcomes[p.outcome].label : ''}
            {p.decidedAt ? ` on ${longMoment(p.decidedAt)}` : ''}.{p.note ? ` ${p.note}` : ''}
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** Papers are not final while one waits. */
function Waiting({ orderId, seen }: { orderId: Id | null; seen: Seen }) {
  const { file, names } = seen
  const waiting = proposalsWaiting(file, orderId)
  if (!waiting.length) return null
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body govuk-!-font-weight-bold">{notFinalWords}</p>
      <ul className="govuk-list app-conversation">
        {waiting.map(p => (
          <li key={p.id} className="app-conversation__said">
            <p className="govuk-body">
              {upperFirst(p.what)}, proposed on {longMoment(p.at)}
              {names.get(p.byId) ? ` by ${names.get(p.byId)}` : ''}. Why: {p.reason}
            </p>
            <ActLinks
              {...seen}
              back={casePath(file.case.ref, '/order')}
              place="order/proposal"
              record={p}
              as="links"
              of={p.what}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
