import type { Metadata } from 'next'
import { addDays, longDate, longMoment } from '../../lib/case/time/calendar.ts'
import { clockStates } from '../../lib/law/clocks/clock.ts'
import { calendarPath, casePath, forceActPath, pagePath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { type Deadline, deadlinesOf, mostDeadlines } from '../../lib/work/lists/deadlines.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { InsetText } from '../ui/govuk/inset-text.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Your deadlines' }

/** Every deadline of the cases that a person holds, the most pressing first, and the feed that puts them in a calendar. */
export default async function DeadlinesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams
  const page = Math.max(0, Number.parseInt(askedFirst(asked, 'page') ?? '0', 10) || 0)
  const chosen = { name: askedFirst(asked, 'all'), from: page * pageLength }
  const actor = await currentActor()
  requirePermission(actor, 'keepOwnAccount')
  const { rows, cases, more, today, feed } = await deadlinesOf(actor, undefined, undefined, (all, day) =>
    groupsOf(all, day).flatMap(g => drawnOf(g, chosen)),
  )
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Your deadlines</PageTitle>
      <p className="govuk-body app-measure">
        Deadlines that run or were missed, and checks that are yours, of{' '}
        {cases === 1 ? 'the 1 case' : `the ${cases} cases`} where you are the officer or own the order. Today is{' '}
        {longDate(today)}.{more ? ` There are more: the ${mostDeadlines} most pressing are listed.` : ''}
      </p>
      {rows.length === 0 && (
        <p className="govuk-body app-empty">
          {cases
            ? 'No deadline is running on your cases.'
            : 'You are not the officer of any open case, and own no order.'}
        </p>
      )}
      {groupsOf(rows, today).map(group => {
        const { name, title, here } = group
        const drawn = drawnOf(group, chosen)
        const others = here.length - drawn.length
        return (
          <section key={name} aria-label={title} id={name}>
            <h2 className="govuk-heading-m">
              {title} ({here.length})
            </h2>
            <Rows title={title} rows={drawn} />
            {name === chosen.name ? (
              <KeyPaging
                label={title}
                previousHref={page ? groupHref(name, page - 1) : undefined}
                nextHref={chosen.from + pageLength < here.length ? groupHref(name, page + 1) : undefined}
              />
            ) : (
              others > 0 && (
                <p className="govuk-body">
                  <a className="govuk-link" href={groupHref(name)}>
                    {drawn.length ? `See all ${here.length}` : 'See them'}
                    <span className="govuk-visually-hidden">: {title}</span>
                  </a>
                </p>
              )
            )}
          </section>
        )
      })}
      <h2 className="govuk-heading-m">In your calendar</h2>
      {feed ? (
        <>
          <InsetText>
            <p className="govuk-body">
              Subscribe to this address in your calendar. Keep it to yourself. It works until {longMoment(feed.until)}.
            </p>
            <p className="govuk-body app-incident__hash">{`${process.env.NEXTAUTH_URL ?? ''}${calendarPath(feed.key)}`}</p>
          </InsetText>
          <p className="govuk-body">
            <a className="govuk-link" href={forceActPath('startCalendar', actor.id)}>
              Make a new feed, which ends this one
            </a>
          </p>
          <p className="govuk-body">
            <a className="govuk-link" href={forceActPath('endCalendar', actor.id)}>
              End the calendar feed
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body app-measure">
          <a className="govuk-link" href={forceActPath('startCalendar', actor.id)}>
            Make a calendar feed
          </a>{' '}
          to see these days in your own calendar, with case references only.
        </p>
      )}
    </ScriptFree>
  )
}

/** As many of a group as are seen without asking. */
const mostShown = 5
/** As many of the group that is asked for as stand on a page. */
const pageLength = 25
const groupHref = (name: string, page = 0) =>
  `${pagePath('/deadlines', { all: name, ...(page ? { page: String(page) } : {}) })}#${name}`
type Row = Awaited<ReturnType<typeof deadlinesOf>>['rows'][number]
type Group<R> = { name: string; title: string; isOpen: boolean; here: R[] }
/** What is drawn of a group: the first, and a page of the one that is asked for. */
const drawnOf = <R,>({ name, isOpen, here }: Group<R>, chosen: { name: string | undefined; from: number }): R[] =>
  name === chosen.name ? here.slice(chosen.from, chosen.from + pageLength) : isOpen ? here.slice(0, mostShown) : []

/** By how much a day matters: missed under the Act or a court first; what is far off is asked for. */
function groupsOf<R extends Deadline>(rows: readonly R[], today: string): Group<R>[] {
  const soon = addDays(today, 7)
  const groups = [
    {
      name: 'missed',
      title: 'Missed, set by law or a court',
      isOpen: true,
      has: (d: Deadline) => d.isMissed && !d.isOwnTarget,
    },
    { name: 'soon', title: 'In the next 7 days', isOpen: true, has: (d: Deadline) => !d.isMissed && d.day <= soon },
    {
      name: 'targets',
      title: 'Over a target of the force',
      isOpen: true,
      has: (d: Deadline) => d.isMissed && d.isOwnTarget,
    },
    { name: 'later', title: 'Later', isOpen: false, has: (d: Deadline) => !d.isMissed && d.day > soon },
  ]
  return groups.map(g => ({ ...g, here: rows.filter(g.has) })).filter(g => g.here.length > 0)
}

function Rows({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (!rows.length) return null
  return (
    <DataTable
      caption={title}
      captionHidden
      rows={rows}
      rowKey={d => d.id}
      empty=""
      columns={[
        {
          key: 'by',
          label: 'Last day',
          isRowHeader: true,
          cell: d => (
            <>
              <span className="app-nowrap">
                {longDate(d.day)}
                {d.byLaw ? '' : ': no day set'}
              </span>{' '}
              {d.isMissed && (
                <Tag
                  text={d.isOwnTarget ? 'Over target' : clockStates.missed.label}
                  classes={`govuk-tag--${d.isOwnTarget ? 'orange' : clockStates.missed.colour}`}
                />
              )}
            </>
          ),
        },
        {
          key: 'case',
          label: 'Case',
          cell: ({ ref, defendant }) => (
            <>
              <a className="govuk-link" href={casePath(ref)}>
                {defendant}
              </a>
              <span className="app-under app-nowrap">{ref}</span>
            </>
          ),
        },
        {
          key: 'what',
          label: 'What',
          cell: d => (
            <>
              {d.label}
              <span className="app-under">
                {d.sentence} {d.source}
              </span>
            </>
          ),
        },
      ]}
    />
  )
}
