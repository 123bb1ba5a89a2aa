import type { Metadata } from 'next'
import { neverUpload } from '../../lib/acts/evidence/exhibits.ts'
import { type Actor, mayEver } from '../../lib/case/policy.ts'
import { allCourtOrderStates, type CourtOrderState, courtOrderStates } from '../../lib/case/reference/court-orders.ts'
import { sheetStates } from '../../lib/case/reference/sheet-states.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import { courtUploadPath, pagePath, withQuery } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { courtUploadsOf, listCourtOrders } from '../../lib/work/court-orders/court-order-list.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { ErrorSummary } from '../ui/govuk/error-summary.tsx'
import { FileUpload } from '../ui/govuk/file-upload.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { refusedWords } from '../ui/refused.ts'
import { CourtOrderTable } from './court-order-table.tsx'

export const metadata: Metadata = { title: 'Orders sent by courts' }

/** Where orders that courts sent are handed in; and, for whoever matches them, those that wait and what became of the others. */
export default async function CourtOrdersPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'sendCourtOrders')
  const asked = await searchParams
  const error = await refusedWords(askedFirst(asked, 'error'))
  const uploads = await courtUploadsOf(actor)
  return (
    <>
      {error && <ErrorSummary errorList={[{ text: error, href: '#file' }]} />}
      <DoneBanner path="/" />
      <PageTitle>Orders sent by courts</PageTitle>
      <p className="govuk-body app-measure">
        Non-molestation, restraining, occupation and other orders, and bail. What is sent is read and shown first. Each
        order is then matched to the case or the pair of reports that it is likely about, and a person says whether that
        is so.
      </p>
      {mayEver(actor, 'matchCourtOrders') && <Queue actor={actor} asked={asked} />}
      <form method="post" encType="multipart/form-data" action="/court-orders/upload">
        <FileUpload
          id="file"
          name="file"
          label="Send what a court sent"
          hint={`A mail (.eml, .msg, .mbox), a PDF, a Word document (.docx), or a ZIP of several. ${neverUpload}`}
          errorMessage={error}
        />
        <Button text="Read it" />
      </form>
      <DataTable
        caption="What was sent"
        rows={uploads}
        rowKey={u => u.id}
        empty="Nothing has been sent yet."
        columns={[
          {
            key: 'file',
            label: 'File',
            isRowHeader: true,
            cell: u => (
              <a className="govuk-link" href={courtUploadPath(u.id)}>
                {u.fileName}
              </a>
            ),
          },
          { key: 'at', label: 'Sent', cell: u => longMoment(u.readAt) },
          { key: 'state', label: 'State', cell: u => (u.state === 'taken' ? 'Queued' : sheetStates[u.state].label) },
          { key: 'orders', label: 'Documents', numeric: true, cell: u => u.orders },
        ]}
      />
    </>
  )
}

async function Queue({ actor, asked }: { actor: Actor; asked: Asked }) {
  const given = askedFirst(asked, 'state')
  const state = allCourtOrderStates.find(s => s === given) ?? 'waiting'
  const page = await listCourtOrders(actor, {
    state,
    after: askedFirst(asked, 'after'),
    before: askedFirst(asked, 'before'),
  })
  const to = (s: CourtOrderState, more: Record<string, string | undefined> = {}) =>
    withQuery(pagePath('/court-orders'), { state: s === 'waiting' ? undefined : s, ...more })
  return (
    <>
      <nav aria-label="Orders by state">
        <ul className="govuk-list app-inline-list">
          {allCourtOrderStates.map(s => (
            <li key={s}>
              <a className="govuk-link" href={to(s)} aria-current={s === state ? 'page' : undefined}>
                {courtOrderStates[s].label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <CourtOrderTable
        caption={courtOrderStates[state].label}
        rows={page.rows}
        empty={state === 'waiting' ? 'No order waits to be matched.' : 'None.'}
      />
      <KeyPaging
        label="Orders"
        previousHref={page.previous ? to(state, { before: page.previous }) : undefined}
        nextHref={page.next ? to(state, { after: page.next }) : undefined}
      />
    </>
  )
}
