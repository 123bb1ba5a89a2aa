import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../lib/case/ids.ts'
import { mayEver } from '../../../lib/case/policy.ts'
import { courtOrderStates } from '../../../lib/case/reference/court-orders.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { casePath, courtOrderPath, courtUploadPath, forceActPath, pairPath } from '../../../lib/site/addresses.ts'
import { type CourtOrderView, courtOrderView } from '../../../lib/work/court-orders/court-order-list.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { FoundValues } from '../found-values.tsx'

export const metadata: Metadata = { title: 'Order sent by a court' }

/** An order that a court sent: whom it is likely about, what was read of it, and its words with their lines. */
export default async function CourtOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'matchCourtOrders')
  const { id } = await params
  const view = isId(id) ? await courtOrderView(actor, id) : undefined
  if (!view) notFound()
  const { order, names } = view
  const { letter } = order
  const row = (key: string, text: React.ReactNode) => ({ key: { text: key }, value: { text } })
  const waits = order.state === 'waiting'
  return (
    <>
      <BackLink href="/court-orders" text="Orders sent by courts" />
      <DoneBanner path={courtOrderPath(id)} />
      <PageTitle>{order.name}</PageTitle>
      <SummaryList
        rows={[
          row('State', courtOrderStates[order.state].label),
          ...(order.placedOn
            ? [
                row(
                  'Case',
                  <a className="govuk-link" href={casePath(order.placedOn, '/people')}>
                    {order.placedOn}
                  </a>,
                ),
              ]
            : []),
          row(
            'Received',
            <>
              {longMoment(order.receivedAt)}, by {names.get(order.byId) ?? 'another system'},{' '}
              <a className="govuk-link" href={courtUploadPath(order.uploadId)}>
                with what was sent
              </a>
            </>,
          ),
          ...(letter.sentFrom
            ? [
                row(
                  'Mail',
                  [letter.sentFrom, letter.subject, letter.sentAt && longMoment(letter.sentAt)]
                    .filter(Boolean)
                    .join(', '),
                ),
              ]
            : []),
          ...(order.decidedAt
            ? [
                row(
                  'Decided',
                  `${longMoment(order.decidedAt)}, by ${(order.decidedById && names.get(order.decidedById)) || 'someone who has left'}${order.reason ? `: ${order.reason}` : ''}`,
                ),
              ]
            : []),
        ]}
      />
      {letter.unread && <InsetText>{letter.unread}.</InsetText>}
      {order.earlierOn && waits && (
        <InsetText>
          It changes an order that stands on case{' '}
          <a className="govuk-link" href={casePath(order.earlierOn, '/people')}>
            {order.earlierOn}
          </a>
          . Recorded there, the earlier one ends on the day on which this one was made.
        </InsetText>
      )}
      <Matches view={view} seesPairs={mayEver(actor, 'seeReports')} />
      <div className="govuk-button-group">
        {waits ? (
          <>
            <Button
              href={forceActPath('placeCourtOrder', id)}
              text="Record it on another case"
              classes="govuk-button--secondary"
            />
            <Button
              href={forceActPath('noPairForCourtOrder', id)}
              text="It is about nobody known here"
              classes="govuk-button--secondary"
            />
          </>
        ) : (
          order.state !== 'undone' && (
            <Button
              href={forceActPath('takeBackCourtOrder', id)}
              text="Take back what was decided"
              classes="govuk-button--secondary"
            />
          )
        )}
      </div>
      <FoundValues found={letter.found} caption="What was read of it" anchor />
      {order.state !== 'undone' && (
        <p className="govuk-body">
          <a className="govuk-link" href={courtOrderPath(id, '/file')} download>
            Download what was sent, as it arrived
          </a>
        </p>
      )}
      {letter.lines.length > 0 && (
        <section aria-labelledby="words">
          <h2 className="govuk-heading-m" id="words">
            Its words
          </h2>
          <ol className="govuk-list govuk-list--number">
            {letter.lines.map((l, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
              <li key={n} id={`line-${n + 1}`} className="app-spoken">
                {l.text.replaceAll('\t', '   ') || '\u00a0'}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

function Matches({ view: { order, matches }, seesPairs }: { view: CourtOrderView; seesPairs: boolean }) {
  return (
    <DataTable
      caption="Whom it is likely about"
      rows={matches}
      rowKey={m => m.id}
      empty="No case and no pair of reports is likely about the same people."
      columns={[
        {
          key: 'where',
          label: 'Where',
          isRowHeader: true,
          cell: m =>
            m.caseRef ? (
              <a className="govuk-link" href={casePath(m.caseRef)}>
                Case {m.caseRef}
              </a>
            ) : m.pairId && seesPairs ? (
              <a className="govuk-link" href={pairPath(m.pairId)}>
                A pair of reports
              </a>
            ) : m.ringTeam ? (
              `Somebody known under a restriction: ring ${m.ringTeam}`
            ) : (
              'A pair of reports'
            ),
        },
        {
          key: 'why',
          label: 'Why',
          cell: m => (
            <ul className="govuk-list govuk-!-margin-bottom-0">
              {m.why.map(w => (
                <li key={w}>{w}</li>
              ))}
            </ul>
          ),
        },
        {
          key: 'accept',
          label: 'Decide',
          cell: m =>
            order.state !== 'waiting' ? (
              'Decided'
            ) : m.caseRef || m.pairId ? (
              <a className="govuk-link" href={forceActPath('acceptCourtOrder', m.id)}>
                Accept
                <span className="govuk-visually-hidden">
                  {' '}
                  {m.caseRef ? `case ${m.caseRef}` : 'the pair of reports'}
                </span>
              </a>
            ) : (
              'By the team'
            ),
        },
      ]}
    />
  )
}
