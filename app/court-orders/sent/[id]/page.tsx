import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { mayEver } from '../../../../lib/case/policy.ts'
import { courtOrderName, courtOrderStates } from '../../../../lib/case/reference/court-orders.ts'
import { sheetStates } from '../../../../lib/case/reference/sheet-states.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { courtOrderPath, courtUploadPath, forceActPath } from '../../../../lib/site/addresses.ts'
import { courtUploadView } from '../../../../lib/work/court-orders/court-order-list.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { FoundValues } from '../../found-values.tsx'

export const metadata: Metadata = { title: 'What a court sent' }

/** What a court sent, as it was read and before anything of it is queued; afterwards, what became of each. */
export default async function CourtUploadPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'sendCourtOrders')
  const { id } = await params
  const view = isId(id) ? await courtUploadView(actor, id) : undefined
  if (!view) notFound()
  const { upload, orders, names } = view
  const matches = mayEver(actor, 'matchCourtOrders')
  return (
    <>
      <BackLink href="/court-orders" text="Orders sent by courts" />
      <DoneBanner path={courtUploadPath(id)} />
      <PageTitle>{upload.fileName}</PageTitle>
      <SummaryList
        rows={[
          {
            key: { text: 'State' },
            value: { text: upload.state === 'taken' ? 'Queued' : sheetStates[upload.state].label },
          },
          {
            key: { text: 'Sent' },
            value: { text: `${longMoment(upload.readAt)}, by ${names.get(upload.byId) ?? 'another system'}` },
          },
          ...(upload.reason ? [{ key: { text: 'Why' }, value: { text: upload.reason } }] : []),
        ]}
      />
      {upload.state === 'read' && (
        <div className="govuk-button-group">
          <Button href={forceActPath('takeCourtUpload', id)} text="Queue these orders" />
          <Button
            href={forceActPath('leaveCourtUpload', id)}
            text="Do not queue these orders"
            classes="govuk-button--secondary"
          />
        </div>
      )}
      {upload.state === 'taken' && upload.decided === 0 && (
        <Button href={forceActPath('undoCourtUpload', id)} text="Undo this sending" classes="govuk-button--warning" />
      )}
      {upload.state === 'taken' && upload.decided > 0 && (
        <p className="govuk-body">It can no longer be undone as a whole: some of it has been decided.</p>
      )}
      {upload.rows.map(letter => (
        <section key={letter.line} aria-labelledby={`document-${letter.line}`}>
          <h2 className="govuk-heading-m" id={`document-${letter.line}`}>
            {letter.line}. {courtOrderName(letter.found, letter.name)}
          </h2>
          <p className="govuk-body-s">
            {[letter.name, letter.sentFrom, letter.subject, letter.sentAt && longMoment(letter.sentAt)]
              .filter(Boolean)
              .join(', ')}
          </p>
          {letter.unread && (
            <InsetText>{letter.unread}. It can be queued all the same: somebody then reads it.</InsetText>
          )}
          {letter.sameAs && (
            <InsetText>
              {letter.sameAs.startsWith('row ')
                ? `The same order stands above, as document ${letter.sameAs.slice(4)}.`
                : 'The same order was sent before.'}{' '}
              It is left out unless you say otherwise.
            </InsetText>
          )}
          {letter.follows && <InsetText>It changes an order that was sent before.</InsetText>}
          {!letter.unread && <FoundValues found={letter.found} caption="What was read of it" />}
        </section>
      ))}
      {upload.state === 'taken' && (
        <DataTable
          caption="What became of it"
          rows={orders}
          rowKey={o => o.id}
          empty="Nothing of it is yours to see."
          columns={[
            {
              key: 'name',
              label: 'Order',
              isRowHeader: true,
              cell: o =>
                matches ? (
                  <a className="govuk-link" href={courtOrderPath(o.id)}>
                    {o.name}
                  </a>
                ) : (
                  o.name
                ),
            },
            { key: 'state', label: 'State', cell: o => courtOrderStates[o.state].label },
          ]}
        />
      )}
    </>
  )
}
