import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { together } from '../../../lib/acts/act/together.ts'
import { acts } from '../../../lib/acts/index.ts'
import { mayEver } from '../../../lib/case/policy.ts'
import { givenWork } from '../../../lib/case/staff/given.ts'
import { queuePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { versionsIn } from '../../../lib/work/pipeline/as-seen.ts'
import { queueNamed, queues, queuesOf } from '../../../lib/work/queues/all.ts'
import { candidatesIn, readQueue } from '../../../lib/work/queues/read.ts'
import { currentActor } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { KeyPaging } from '../../ui/key-paging.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { queryFrom, queueHref } from './address.ts'
import { assignCases } from './assign/action.ts'
import { AssignPanel } from './assign/assign-panel.tsx'
import { queueColumns } from './columns.tsx'
import { QueueFilters } from './filters.tsx'
import { outcomeCookie, outcomeFrom, seenField } from './outcome.ts'
import { OutcomeBanner } from './outcome-banner.tsx'
import { openTogether } from './together/action.ts'

type Props = { params: Promise<{ queue: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = queueNamed((await params).queue)
  return { title: name ? queues[name].label : 'Queue' }
}

/** A queue: what stands in it, how long it has waited, and whose it is. */
export default async function QueuePage({ params, searchParams }: Props) {
  const actor = await currentActor()
  const name = queueNamed((await params).queue)
  if (!name || !queuesOf(actor).includes(name)) notFound()
  const queue = queues[name]
  const query = queryFrom(await searchParams)
  const work = queue.gives ?? 'officer'
  const mayAssign = mayEver(actor, 'allocate')
  const { also: given, ...page } = await readQueue(actor, name, query, { keep: true }, async (tx, rows) =>
    mayAssign && rows.length
      ? {
          people: await candidatesIn(tx, actor, work, { keep: true }),
          seen: await versionsIn(
            tx,
            givenWork[work].act,
            rows.map(row => ({ ref: row.ref, ...(givenWork[work].about === 'case' ? {} : { on: row.recordId }) })),
          ),
        }
      : undefined,
  )
  const outcome = outcomeFrom((await cookies()).get(outcomeCookie)?.value)
  const joint =
    page.rows.length && queue.together && mayEver(actor, acts[queue.together].permission) ? queue.together : undefined
  const picking = given !== undefined || joint !== undefined
  const filtered = Boolean(query.team || query.officer || query.overdue || query.alarm || query.words || query.ahead)
  const table = (
    <>
      <DataTable
        caption={queue.label}
        captionHidden
        columns={queueColumns(
          queue,
          page,
          picking ? { picked: outcome?.picked ?? [], at: row => page.rows.indexOf(row) } : undefined,
          { may: mayAssign, back: queuePath(name) },
        )}
        rows={page.rows}
        rowKey={row => row.id}
        sort={{ key: query.sort ?? 'due', direction: query.descending ? 'descending' : 'ascending' }}
        sortHref={(key, direction) =>
          queueHref(name, query, { sort: key, dir: direction === 'descending' ? 'desc' : undefined })
        }
        empty={filtered ? 'Nothing in this queue matches these filters.' : 'Nothing is waiting here.'}
      />
      <KeyPaging
        label="Queue"
        previousHref={page.before ? queueHref(name, query, { before: page.before }) : undefined}
        nextHref={page.after ? queueHref(name, query, { after: page.after }) : undefined}
      />
    </>
  )
  return (
    <ScriptFree>
      <BackLink href="/queues" text="Your desk" />
      <OutcomeBanner outcome={outcome} />
      <PageTitle>{queue.label}</PageTitle>
      <p className="govuk-body">{queue.meaning}</p>
      <p className="govuk-body">
        <strong>{page.total}</strong> {filtered ? 'match' : 'waiting'}, <strong>{page.late}</strong> past target.
        Target: {queue.target(page.settings)}.
      </p>
      <div className="app-split">
        <div className="app-split__side">
          <QueueFilters name={name} queue={queue} query={query} page={page} />
        </div>
        <div className="app-split__main">
          {picking ? (
            <form action={given ? assignCases : openTogether}>
              <input type="hidden" name="queue" value={name} />
              <input
                type="hidden"
                name="back"
                value={queueHref(name, query, { after: query.after, before: query.before })}
              />
              {[...(given?.seen ?? [])].map(([ref, version]) => (
                <input key={ref} type="hidden" name={seenField(ref)} value={version} />
              ))}
              {table}
              {joint && (
                <button type="submit" className="govuk-button govuk-button--secondary" formAction={openTogether}>
                  {together[joint].many}
                </button>
              )}
              {given && (
                <AssignPanel
                  work={work}
                  people={given.people}
                  outcome={outcome}
                  today={page.today}
                  trainingLastsMonths={page.settings.trainingLastsMonths}
                />
              )}
            </form>
          ) : (
            table
          )}
        </div>
      </div>
    </ScriptFree>
  )
}
