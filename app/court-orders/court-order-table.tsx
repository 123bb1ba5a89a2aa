import { courtOrderStates } from '../../lib/case/reference/court-orders.ts'
import { longDate, longMoment } from '../../lib/case/time/calendar.ts'
import { casePath, courtOrderPath } from '../../lib/site/addresses.ts'
import type { ShownCourtOrder } from '../../lib/work/court-orders/court-order-list.ts'
import { DataTable } from '../ui/data-table.tsx'

const said = (o: ShownCourtOrder, field: string) => o.found.find(f => f.field === field)?.value
const day = (text: string | undefined) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? longDate(text) : text)
/** Orders that courts sent: what each is, whom it names, and where it belongs. */
export function CourtOrderTable({
  caption,
  rows,
  empty,
}: {
  caption: string
  rows: readonly ShownCourtOrder[]
  empty: string
}) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={o => o.id}
      empty={empty}
      columns={[
        {
          key: 'order',
          label: 'Order',
          isRowHeader: true,
          cell: o => (
            <>
              <a className="govuk-link" href={courtOrderPath(o.id)}>
                {o.name}
                <span className="govuk-visually-hidden"> received {longMoment(o.receivedAt)}</span>
              </a>
              <span className="app-under">
                {o.unread ??
                  [said(o, 'court'), said(o, 'madeOn') && `made ${day(said(o, 'madeOn'))}`, said(o, 'number')]
                    .filter(Boolean)
                    .join(', ')}
              </span>
            </>
          ),
        },
        {
          key: 'who',
          label: 'Against and for',
          cell: o => (
            <>
              {said(o, 'defendant') ?? 'Not read'}
              <span className="app-under">{said(o, 'protectedPerson') ?? 'Protected person not read'}</span>
            </>
          ),
        },
        {
          key: 'matches',
          label: 'Where it belongs',
          cell: o =>
            o.caseRef ? (
              <a className="govuk-link" href={casePath(o.caseRef, '/people')}>
                {o.caseRef}
              </a>
            ) : o.state === 'waiting' ? (
              o.matches === 1 ? (
                '1 proposal'
              ) : (
                `${o.matches} proposals`
              )
            ) : (
              courtOrderStates[o.state].label
            ),
        },
        { key: 'at', label: 'Received', cell: o => longMoment(o.receivedAt) },
      ]}
    />
  )
}
