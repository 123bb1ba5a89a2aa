import type { Metadata } from 'next'
import { after } from 'next/server'
import { mayEver } from '../../lib/case/policy.ts'
import { orderKinds } from '../../lib/case/reference/statute.ts'
import { longDate } from '../../lib/case/time/calendar.ts'
import { doorCardPath, pagePath } from '../../lib/site/addresses.ts'
import { tellAttempt } from '../../lib/work/case/restricted.ts'
import { type RegisterPage, type RegisterRow, registerPage } from '../../lib/work/lists/register.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { SearchBox } from '../cases/search-box.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { InsetText } from '../ui/govuk/inset-text.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Register of orders in force' }

type Asked = { q?: string | string[]; after?: string | string[]; before?: string | string[] }
const oneValue = (v: string | string[] | undefined) => (Array.isArray(v) ? v[0] : v)

/** Orders in force across the force, found by whoever stands at a door. The whole search is in the address. */
export default async function Register({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'seeRegister')
  const asked = await searchParams
  const q = (oneValue(asked.q) ?? '').trim().slice(0, 200)
  const page = await registerPage(
    actor,
    { q, after: oneValue(asked.after), before: oneValue(asked.before) },
    { keep: true },
  )
  for (const { ref } of page.locked)
    after(() => tellAttempt(actor, ref, 'searched the register by exact name and date of birth'))
  const to = (key: string, value: string | undefined) =>
    value ? pagePath('/register', { q: q || undefined, [key]: value }) : undefined
  return (
    <ScriptFree>
      <DoneBanner path="/register" />
      <PageTitle>Register of orders in force</PageTitle>
      {mayEver(actor, 'importOrders') && (
        <p className="govuk-body">
          <a className="govuk-link" href="/register/imports">
            Lists of live orders from before this service
          </a>
        </p>
      )}
      {mayEver(actor, 'sendCourtOrders') && (
        <p className="govuk-body">
          <a className="govuk-link" href="/court-orders">
            Orders sent by courts
          </a>
        </p>
      )}
      {mayEver(actor, 'exchange') && (
        <p className="govuk-body">
          <a className="govuk-link" href="/neighbours">
            Offers of other forces
          </a>
        </p>
      )}
      <SearchBox q={q} action="/register" label="Search for a defendant, an address or an order" />
      <p className="govuk-body" role="status">
        {sentence(page.total, q)}
      </p>
      <Locked locked={page.locked} q={q} mayRecord={mayEver(actor, 'recordBreachAtDoor')} />
      <DataTable
        caption={q ? 'Orders found, the likeliest first' : 'Orders in force, by family name'}
        captionHidden
        columns={columns}
        rows={page.rows}
        rowKey={row => row.orderId}
        empty={
          q ? (
            <>
              No order in force was found. Try another spelling, another name, a date of birth or part of an address.{' '}
              <a className="govuk-link" href="/register">
                See every order in force
              </a>
            </>
          ) : (
            'No order is in force in this force today.'
          )
        }
      />
      <KeyPaging label="Orders" previousHref={to('before', page.previous)} nextHref={to('after', page.next)} />
    </ScriptFree>
  )
}

const sentence = (total: number, q: string) =>
  `${total === 1 ? '1 order' : `${total.toLocaleString('en-GB')} orders`} in force${q ? ` found for “${q}”` : ''}.`

const cardHref = (row: RegisterRow) => doorCardPath(row.orderRef)

const columns = [
  {
    key: 'defendant',
    label: 'Defendant',
    isRowHeader: true,
    cell: (row: RegisterRow) => (
      <>
        <a className="govuk-link" href={cardHref(row)}>
          {row.defendant}
        </a>
        {row.aliases.length > 0 && <span className="app-under">Also known as {row.aliases.join(', ')}</span>}
        {row.why.length > 0 && <span className="app-under">{row.why.join('. ')}</span>}
      </>
    ),
  },
  { key: 'born', label: 'Born', cell: (row: RegisterRow) => (row.bornOn ? longDate(row.bornOn) : 'Not known') },
  {
    key: 'order',
    label: 'Order',
    cell: (row: RegisterRow) => (
      <>
        {row.orderRef}
        <span className="app-under">{orderKinds[row.kind].label}</span>
      </>
    ),
  },
  {
    key: 'until',
    label: 'In force until',
    cell: (row: RegisterRow) => (row.lastDay ? `End of ${longDate(row.lastDay)}` : 'Further order'),
  },
  {
    key: 'served',
    label: 'Served',
    cell: (row: RegisterRow) =>
      row.served ? (
        row.servedNow ? (
          <Tag text="Served" classes="govuk-tag--green" />
        ) : (
          <Tag text="Not as it now stands" classes="govuk-tag--orange" />
        )
      ) : (
        <Tag text="Not served" classes="govuk-tag--red" />
      ),
  },
  { key: 'conditions', label: 'Conditions', numeric: true, cell: (row: RegisterRow) => row.conditions },
  { key: 'owner', label: 'Owner', cell: (row: RegisterRow) => row.owner ?? 'Nobody' },
]

function Locked({ locked, q, mayRecord }: { locked: RegisterPage['locked']; q: string; mayRecord: boolean }) {
  if (!locked.length) return null
  return (
    <InsetText>
      An order exists against somebody of this name and date of birth. What it says is restricted: ring{' '}
      {[...new Set(locked.map(c => c.team))].join(' or ')} or the stalking coordinator. This search has been recorded,
      and the people who answer for the case are told.
      {mayRecord && (
        <>
          {' '}
          <a className="govuk-link" href={pagePath('/register/breach', { q })}>
            Record a breach
          </a>{' '}
          without opening it.
        </>
      )}
    </InsetText>
  )
}
