import { notFound } from 'next/navigation'
import { rowChannels } from '../../../../../../lib/case/reference/import-codes.ts'
import {
  choosesNone,
  queryOf,
  type RowFacts,
  type RowSelection,
  selectionFrom,
  sentenceOf,
} from '../../../../../../lib/case/rows.ts'
import { londonDate, londonTime } from '../../../../../../lib/case/time/calendar.ts'
import { actPath, casePath, withQuery } from '../../../../../../lib/site/addresses.ts'
import { viewCase } from '../../../../../../lib/work/case/view-case.ts'
import { rowFacts } from '../../../../../../lib/work/lists/rows.ts'
import { currentActor } from '../../../../../../lib/work/sign-in/actor.ts'

type Context = { params: Promise<{ ref: string }> }

const whats = ['rows', 'all', 'add', 'off'] as const
/** What is done with the rows: those selected or all made an incident, or those selected added to one or taken off it. */
const whatOf = (text: string | null) => whats.find(w => w === text) ?? 'all'

/** Leads from chosen rows, a day or a burst to a form: of an incident that they make, or that they join or leave. */
export async function GET(request: Request, { params }: Context) {
  const { ref } = await params
  const actor = await currentActor()
  const query = new URL(request.url).searchParams
  const asked = selectionFrom(query)
  const what = whatOf(query.get('what'))
  const selected = what !== 'all' && query.get('whole') !== 'yes'
  const chosen: RowSelection = selected ? onlyIds(asked) : { ...asked, ids: [] }
  const view = await viewCase(
    { actor, ref, what: 'messages and calls', only: [], permission: 'recordEvidence' },
    async (tx, file) => (selected && !chosen.ids.length ? undefined : rowFacts(tx, file.case.id, chosen)),
  )
  if (!view) notFound()
  const list = casePath(ref, '/evidence/rows')
  const back = queryOf({ ...asked, ids: [] })
  const go = (to: string) => new Response(null, { status: 303, headers: { location: to } })
  if (!view.also) return go(withQuery(list, new URLSearchParams([...back, ['none', '1']])))
  // All rows of the case would be an empty selection: it is said as the days that it holds.
  const facts = view.also
  const selection = choosesNone(chosen)
    ? { ...chosen, from: londonDate(facts.earliest), to: londonDate(facts.latest) }
    : chosen
  const carried = { selection: queryOf(selection).toString(), back: withQuery(list, back) }
  if (what === 'off' && asked.incidentId) return go(actPath(ref, 'takeRowsOff', asked.incidentId, carried))
  if (what === 'add') return go(actPath(ref, 'addRowsToIncident', undefined, carried))
  return go(actPath(ref, 'makeIncidentOfRows', undefined, { ...carried, ...offeredAnswers(facts) }))
}

const onlyIds = (s: RowSelection): RowSelection => ({ ...selectionFrom(new URLSearchParams()), ids: s.ids })

/** What the rows say of the incident by themselves. */
function offeredAnswers(f: RowFacts): Record<string, string> {
  const clock = (at: string) => ({ day: londonDate(at), time: londonTime(at) })
  const [first, last] = [clock(f.earliest), clock(f.latest)]
  const [sender] = f.senders
  return {
    summary: `${sentenceOf(f, clock)}.`,
    ...(first.day === last.day
      ? { dateKind: 'exact', happenedOn: first.day }
      : { dateKind: 'between', happenedOn: first.day, happenedTo: last.day }),
    ...(f.timed ? { happenedTime: first.time } : {}),
    platform: f.byChannel.map(c => rowChannels[c.channel].label).join(', '),
    ...(f.senders.length === 1 && sender ? { handle: sender.slice(0, 200) } : {}),
    category: 'B',
    source: 'data',
  }
}
