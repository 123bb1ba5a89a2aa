import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { sheetStates } from '../../../../lib/case/reference/sheet-states.ts'
import { conditionKinds, orderKinds } from '../../../../lib/case/reference/statute.ts'
import { longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { gapsOfRow, importGaps, notKnown, type SheetOrder } from '../../../../lib/case/views/imported-orders.ts'
import { casePath, forceActPath } from '../../../../lib/site/addresses.ts'
import { orderImportView } from '../../../../lib/work/order-imports/order-imports.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'A list of live orders' }

/** A list of live orders as it was read: what each row would become, what it lacks and what is to be decided; or what came of it. */
export default async function OrderImportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'importOrders')
  const { id } = await params
  const view = isId(id) ? await orderImportView(actor, id) : undefined
  if (!view) notFound()
  const { import: list, names } = view
  const alike = list.rows.filter(r => r.alike.length)
  const unowned = list.rows.filter(r => !r.ownerId)
  return (
    <ScriptFree>
      <BackLink href="/register/imports" text="Lists of live orders" />
      <DoneBanner path="/" />
      <PageTitle>{list.fileName}</PageTitle>
      <SummaryList
        rows={[
          { key: { text: 'State' }, value: { text: sheetStates[list.state].label } },
          {
            key: { text: 'Sent' },
            value: { text: `${longMoment(list.readAt)}, by ${names.get(list.byId) ?? 'someone who has left'}` },
          },
          { key: { text: 'Orders' }, value: { text: list.state === 'read' ? list.rows.length : list.orders } },
          ...(list.nameless.length
            ? [
                {
                  key: { text: 'Rows that name nobody' },
                  value: { text: `${list.nameless.join(', ')}. No case is made of these` },
                },
              ]
            : []),
          ...(list.unused.length
            ? [{ key: { text: 'Columns not used' }, value: { text: list.unused.join(', ') } }]
            : []),
          ...(list.endedAt
            ? [
                {
                  key: { text: 'Decided' },
                  value: {
                    text: `${longMoment(list.endedAt)}, by ${(list.endedById && names.get(list.endedById)) || 'someone who has left'}${list.reason ? `: ${list.reason}` : ''}`,
                  },
                },
              ]
            : []),
        ]}
      />
      {list.state === 'read' && (
        <>
          {alike.length > 0 && (
            <InsetText>
              {alike.length === 1 ? '1 row is' : `${alike.length} rows are`} likely to be in a case already:{' '}
              {alike.map(r => `row ${r.line} (${r.alike.join(', ')})`).join('; ')}. They are left out unless you say
              otherwise.
            </InsetText>
          )}
          {unowned.length > 0 && (
            <InsetText>
              {unowned.length === 1 ? '1 order has' : `${unowned.length} orders have`} no owner who is known to this
              service. You can name one for all of them.
            </InsetText>
          )}
          <div className="govuk-button-group">
            <Button href={forceActPath('takeOrderSheet', id)} text="Import these orders" />
            <Button
              href={forceActPath('leaveOrderSheet', id)}
              text="Do not import this list"
              classes="govuk-button--secondary"
            />
          </div>
          <DataTable
            caption="What each row says"
            rows={list.rows}
            rowKey={r => String(r.line)}
            empty="Nothing."
            columns={[
              { key: 'line', label: 'Row', isRowHeader: true, cell: r => r.line },
              { key: 'who', label: 'Defendant and protected person', cell: r => <Who row={r} /> },
              { key: 'order', label: 'Order', cell: r => <Order row={r} owner={r.ownerId && names.get(r.ownerId)} /> },
              {
                key: 'conditions',
                label: 'Conditions',
                cell: r =>
                  r.conditions.length ? (
                    <ol className="govuk-list govuk-list--number app-keep-lines">
                      {r.conditions.map(c => (
                        <li key={c.text}>
                          {c.text} <span className="govuk-hint">({conditionKinds[c.kind].label.toLowerCase()})</span>
                        </li>
                      ))}
                    </ol>
                  ) : (
                    'None read'
                  ),
              },
              {
                key: 'gaps',
                label: 'Still to find out',
                cell: r => (
                  <>
                    {r.alike.length > 0 && <Tag text={`Like ${r.alike.join(', ')}`} classes="govuk-tag--yellow" />}
                    <ul className="govuk-list">
                      {gapsOfRow(r).map(g => (
                        <li key={g}>{importGaps[g].label}</li>
                      ))}
                      {r.unread.map(u => (
                        <li key={u}>Not read: {u}</li>
                      ))}
                    </ul>
                  </>
                ),
              },
            ]}
          />
        </>
      )}
      {list.state === 'taken' && (
        <>
          <Button href={forceActPath('undoOrderSheet', id)} text="Undo this import" classes="govuk-button--warning" />
          <DataTable
            caption="Cases that came of it"
            rows={list.cases}
            rowKey={c => c.ref}
            empty="None that you may see."
            columns={[
              {
                key: 'case',
                label: 'Case',
                isRowHeader: true,
                cell: c => (
                  <a className="govuk-link" href={casePath(c.ref)}>
                    {c.ref}
                  </a>
                ),
              },
              {
                key: 'since',
                label: 'Since then',
                cell: c => (c.isTouched ? 'Something has been done: an undo leaves it' : 'Nothing has been done'),
              },
            ]}
          />
        </>
      )}
    </ScriptFree>
  )
}

const day = (on: string | null) => (on ? longDate(on) : notKnown.toLowerCase())
const Who = ({ row }: { row: SheetOrder }) => (
  <>
    {[row.givenNames, row.familyName].filter(Boolean).join(' ')}, born {day(row.bornOn)}
    <br />
    Protects {[row.protectedGivenNames, row.protectedFamilyName].filter(Boolean).join(' ') || notKnown.toLowerCase()}
  </>
)
const Order = ({ row, owner }: { row: SheetOrder; owner: string | null | undefined }) => (
  <>
    {row.kind ? orderKinds[row.kind].label : 'Full or interim not known'}, made {day(row.madeOn)}
    {row.court ? `, ${row.court}` : ''}
    <br />
    {row.untilFurther ? 'Until further order' : `Last day ${day(row.lastDay)}`}
    <br />
    Served {day(row.servedOn)}
    <br />
    Owner {owner ?? (row.owner ? `${row.owner}, who was not found` : notKnown.toLowerCase())}
  </>
)
