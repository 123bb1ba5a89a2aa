import type { Metadata } from 'next'
import { after } from 'next/server'
import { orderKinds } from '../../../lib/case/reference/statute.ts'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { doorCardPath, pagePath } from '../../../lib/site/addresses.ts'
import { tellAttempt } from '../../../lib/work/case/restricted.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { type CallAnswer, type CallRow, searchCalls } from '../../../lib/work/suspects/calls.ts'
import { SearchBox } from '../../cases/search-box.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Take a call' }

/** The control room: an order by whatever the caller gives, while they are on the line. */
export default async function Calls({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'takeCalls')
  const { q: asked } = await searchParams
  const q = ((Array.isArray(asked) ? asked[0] : asked) ?? '').trim().slice(0, 200)
  const answer = q ? await searchCalls(actor, q) : undefined
  for (const { ref } of answer?.locked ?? [])
    after(() => tellAttempt(actor, ref, 'searched for a call by exact name and date of birth'))
  return (
    <ScriptFree>
      <DoneBanner path="/register" />
      <PageTitle>Take a call</PageTitle>
      <SearchBox
        q={q}
        action="/register/calls"
        label="Search by name, address, phone, vehicle or account"
        hint="Of the defendant or of the caller. Misspelt names are found too. Every search is recorded"
      />
      {answer && <Answer answer={answer} q={q} />}
    </ScriptFree>
  )
}

function Answer({ answer, q }: { answer: CallAnswer; q: string }) {
  const { rows, more, locked } = answer
  return (
    <>
      {locked.length > 0 && (
        <InsetText>
          An order exists against somebody of this name and date of birth. What it says is restricted: ring{' '}
          {[...new Set(locked.map(c => c.team))].join(' or ')} or the stalking coordinator. This search has been
          recorded, and the people who answer for the case are told.{' '}
          <a className="govuk-link" href={pagePath('/register/breach', { q })}>
            Record a breach
          </a>{' '}
          without opening it.
        </InsetText>
      )}
      <p className="govuk-body" role="status">
        {rows.length === 0 && !locked.length ? 'No order was found. ' : ''}
        {rows.length > 0 &&
          `${more ? `The likeliest ${rows.length} orders` : rows.length === 1 ? '1 order' : `${rows.length} orders`} found.`}
        {rows.length === 0 &&
          !locked.length &&
          'Try another spelling, a date of birth, or another address or number. That none is found does not mean that there is none elsewhere: check the national computer.'}
      </p>
      {rows.length > 0 && (
        <DataTable
          caption="Orders found, those in force first"
          captionHidden
          rows={rows}
          rowKey={row => row.orderId}
          empty=""
          columns={columns}
        />
      )}
    </>
  )
}
const columns = [
  {
    key: 'defendant',
    label: 'Defendant',
    isRowHeader: true,
    cell: (row: CallRow) => (
      <>
        <a className="govuk-link" href={doorCardPath(row.orderRef)}>
          {row.defendant}
        </a>
        {row.aliases.length > 0 && <span className="app-under">Also known as {row.aliases.join(', ')}</span>}
        <span className="app-under">{row.why.join('. ')}</span>
      </>
    ),
  },
  { key: 'born', label: 'Born', cell: (row: CallRow) => (row.bornOn ? longDate(row.bornOn) : 'Not known') },
  {
    key: 'force',
    label: 'In force',
    cell: (row: CallRow) => (
      <>
        <Tag
          text={row.inForce ? 'In force' : 'Not in force'}
          classes={row.inForce ? 'govuk-tag--green' : 'govuk-tag--grey'}
        />
        {row.inForce && (
          <span className="app-under">
            {row.lastDay ? `To the end of ${longDate(row.lastDay)}` : 'Until further order'}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'served',
    label: 'Served',
    cell: (row: CallRow) => (
      <Tag text={row.served ? 'Served' : 'Not served'} classes={row.served ? 'govuk-tag--green' : 'govuk-tag--red'} />
    ),
  },
  {
    key: 'order',
    label: 'Order',
    cell: (row: CallRow) => (
      <>
        {row.orderRef}
        <span className="app-under">{orderKinds[row.kind].label}</span>
      </>
    ),
  },
]
