import type { Metadata } from 'next'
import { mayEver } from '../../lib/case/policy.ts'
import { londonDate, longMoment } from '../../lib/case/time/calendar.ts'
import { pagePath, queuePath } from '../../lib/site/addresses.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { queues } from '../../lib/work/queues/all.ts'
import { readDesk } from '../../lib/work/queues/desk.ts'
import type { QueueCount } from '../../lib/work/queues/desk-rows.ts'
import { type DeskTab, deskTabs } from '../../lib/work/queues/desk-tabs.ts'
import type { ForceCount } from '../../lib/work/queues/force.ts'
import { type Opening, openingDays } from '../../lib/work/queues/openings.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { SearchBox } from '../cases/search-box.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { StaleLaw } from '../ui/stale-law.tsx'
import { deskAskFrom, deskHref, tabHref } from './desk-address.ts'
import { DeskFilters } from './desk-filters.tsx'
import { DecidedRows, DeskRows } from './desk-rows.tsx'

export const metadata: Metadata = { title: 'Your desk' }

/** What waits, by whose turn it is: search on top, a tab for each place, the most pressing case first. */
export default async function Desk({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const ask = deskAskFrom(await searchParams)
  const page = await readDesk(actor, ask, { keep: true })
  const filtered = Boolean(ask.words || ask.team || ask.risk || ask.late)
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <StaleLaw actor={actor} today={londonDate(new Date().toISOString())} />
      <PageTitle>Your desk</PageTitle>
      <SearchBox q="" />
      <nav aria-label="Desk" className="app-tabs">
        <ul className="app-tabs__list">
          {(Object.keys(deskTabs) as DeskTab[]).map(tab => (
            <li key={tab}>
              <a className="app-tabs__tab" href={tabHref(ask, tab)} aria-current={tab === ask.tab ? 'page' : undefined}>
                {deskTabs[tab].label}{' '}
                <span className="app-tabs__count">{page.counts[tab].toLocaleString('en-GB')}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 className="govuk-heading-m">{deskTabs[ask.tab].label}</h2>
      {ask.tab === 'decided' ? (
        <DecidedRows decided={page.decided} />
      ) : (
        <div className="app-split">
          <div className="app-split__side">
            <DeskFilters ask={ask} page={page} />
          </div>
          <div className="app-split__main">
            {page.rows.length > 0 ? (
              <DeskRows page={page} here={deskHref(ask, { after: ask.after, before: ask.before })} />
            ) : (
              <p className="govuk-body app-empty">
                {filtered ? 'Nothing here matches these filters.' : 'Nothing is waiting here.'}
              </p>
            )}
            <KeyPaging
              label="Desk"
              previousHref={page.before ? deskHref(ask, { before: page.before }) : undefined}
              nextHref={page.after ? deskHref(ask, { after: page.after }) : undefined}
            />
          </div>
        </div>
      )}
      <Queues lists={[...page.queues.map(ofCases), ...ofForce(page), ...ofOthers(page.offers)]} />
      {mayEver(actor, 'keepOwnAccount') && (
        <p className="govuk-body">
          <a className="govuk-link" href="/deadlines">
            Your deadlines
          </a>
        </p>
      )}
      {mayEver(actor, 'secondLook') && (
        <p className="govuk-body">
          <a className="govuk-link" href={pagePath('/panels')}>
            Expert panel
          </a>
        </p>
      )}
      {mayEver(actor, 'oversee') && (
        <p className="govuk-body">
          <a className="govuk-link" href={pagePath('/overrides')}>
            Every warning accepted
          </a>
          {', '}
          <a className="govuk-link" href={pagePath('/samples')}>
            samples of finished work
          </a>
        </p>
      )}
      {mayEver(actor, 'acknowledgeEntries') && (
        <p className="govuk-body">
          <a className="govuk-link" href={pagePath('/entries')}>
            Log entries for the records system
          </a>
        </p>
      )}
      {page.openings && <Openings openings={page.openings} />}
    </ScriptFree>
  )
}

/** A list of work with how much stands in it. */
interface List {
  href: string
  label: string
  total: number
  /** What is past its target; nothing where all that stands in it is late. */
  late: number
  lateHref?: string
}
const ofCases = ({ name, total, late }: QueueCount): List => ({
  href: queuePath(name),
  label: queues[name].label,
  total,
  late: queues[name].shown === 'late' ? 0 : late,
  lateHref: queuePath(name, { late: 'yes' }),
})
const ofForce = ({ pairs, force }: { pairs: ForceCount | undefined; force: ForceCount | undefined }): List[] => [
  ...(pairs ? [{ href: pagePath('/reports'), label: 'Reports to screen', ...pairs }] : []),
  ...(force ? [{ href: pagePath('/queues/force'), label: 'Waiting on the force', ...force }] : []),
]

const ofOthers = (offers: number): List[] =>
  offers ? [{ href: pagePath('/neighbours'), label: 'Offers of other forces', total: offers, late: 0 }] : []

/** Each queue with how much stands in it; those that are clear in one line. */
function Queues({ lists }: { lists: readonly List[] }) {
  const clear = lists.filter(c => c.total === 0)
  if (!lists.length) return <p className="govuk-body">Your roles have no queues. Use the links above.</p>
  return (
    <section aria-labelledby="queues">
      <h2 className="govuk-heading-m" id="queues">
        Queues
      </h2>
      <ul className="govuk-list app-queue-links">
        {lists
          .filter(c => c.total > 0)
          .map(c => (
            <li key={c.href}>
              <a className="govuk-link" href={c.href}>
                {c.label}
              </a>{' '}
              {c.total.toLocaleString('en-GB')}
              {c.late > 0 && c.lateHref && (
                <>
                  ,{' '}
                  <a className="govuk-link" href={c.lateHref}>
                    {c.late.toLocaleString('en-GB')} past target
                    <span className="govuk-visually-hidden">: {c.label}</span>
                  </a>
                </>
              )}
              {c.late > 0 && !c.lateHref && `, ${c.late.toLocaleString('en-GB')} past target`}
            </li>
          ))}
      </ul>
      {clear.length > 0 && (
        <p className="govuk-body">
          Clear:{' '}
          {clear.map((c, n) => (
            <span key={c.href}>
              {n > 0 && ', '}
              <a className="govuk-link" href={c.href}>
                {c.label}
              </a>
            </span>
          ))}
          .
        </p>
      )}
    </section>
  )
}

function Openings({ openings }: { openings: readonly Opening[] }) {
  return (
    <>
      <h2 className="govuk-heading-m" id="openings">
        Restricted cases opened in an emergency
      </h2>
      <p className="govuk-body">Every opening in the last {openingDays} days. Ask each person why it was needed.</p>
      <DataTable
        caption={`Emergency openings, last ${openingDays} days`}
        captionHidden
        columns={[
          { key: 'ref', label: 'Case', isRowHeader: true, cell: row => row.ref },
          { key: 'person', label: 'Opened by', cell: row => row.person },
          { key: 'team', label: 'Team of the case', cell: row => row.team },
          { key: 'at', label: 'Opened', cell: row => longMoment(row.at) },
          { key: 'until', label: 'Closes', cell: row => (row.untilAt ? longMoment(row.untilAt) : 'Stays open') },
        ]}
        rows={openings}
        rowKey={row => `${row.ref} ${row.at} ${row.person}`}
        empty={`No restricted case was opened in the last ${openingDays} days.`}
      />
    </>
  )
}
