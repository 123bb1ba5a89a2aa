import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { panelDecisions } from '../../case/records/panels.ts'
import { type CalendarDate, londonDate } from '../../case/time/calendar.ts'
import type { WaitKind } from '../../waits/projection.ts'
import { inScope } from '../lists/scope.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { look } from './view-case.ts'

/** What makes a case one for the panel: it stands in the queues of what was refused, diverted, repeated or is not safe. */
const forPanel: readonly WaitKind[] = [
  'breachThird',
  'breachRepeated',
  'decisionEscalated',
  'refusedFirst',
  'notStalkingUnread',
  'oldStandard',
  'diverted',
  'refused',
  'gap',
  'safetyPlan',
]
export const agendaSize = 25

const day = z.string()
const panelRow = z.object({
  id: z.string(),
  heldOn: day,
  place: z.string().nullable(),
  attendance: z.array(z.string()),
  cancelledReason: z.string().nullable(),
  cases: z.number(),
  minuted: z.number(),
})
export type PanelRow = z.output<typeof panelRow>
const columns = (actor: Actor) => sql`
  p.id, p.held_on::text as "heldOn", p.place, p.attendance, p.cancelled_reason as "cancelledReason",
  coalesce(n.cases, 0)::int as cases, coalesce(n.minuted, 0)::int as minuted
  from panels p left join lateral (
    select count(*) as cases, count(i.decision) as minuted from panel_items i join cases on cases.id = i.case_id
    where i.panel_id = p.id and ${inScope(actor, 'viewCase')}) n on true`

/** Panels of the force, the latest first: a page at a time. */
export const listPanels = (actor: Actor, page: number): Promise<PanelRow[]> =>
  look(actor, { kind: 'view', act: 'readPanels', sentence: 'Looked at the panels' }, tx =>
    rowsOf(
      tx,
      panelRow,
      sql`select ${columns(actor)} order by p.held_on desc, p.id limit ${agendaSize + 1} offset ${(page - 1) * agendaSize}`,
    ),
  )

const itemRow = z.object({
  id: z.string(),
  ref: z.string(),
  defendant: z.string(),
  why: z.string(),
  decision: z.enum(Object.keys(panelDecisions) as [keyof typeof panelDecisions]).nullable(),
  minute: z.string().nullable(),
  disclosed: z.string().nullable(),
  disclosedTo: z.string().nullable(),
  actions: z.array(z.object({ what: z.string(), dueOn: day, doneOn: day.nullable(), owner: z.string().nullable() })),
})
export type AgendaItem = z.output<typeof itemRow>
const candidateRow = z.object({
  ref: z.string(),
  defendant: z.string(),
  kinds: z.array(z.string()),
  late: z.boolean(),
})
export type Candidate = Omit<z.output<typeof candidateRow>, 'kinds'> & { kinds: WaitKind[] }

const looseRow = z.object({
  id: z.string(),
  ref: z.string(),
  defendant: z.string(),
  why: z.string(),
  panelOn: day,
  cancelled: z.boolean(),
})
export type LooseItem = z.output<typeof looseRow>
/** Cases before a panel that was cancelled or is not planned, without a minute: the oldest first, the first hundred. */
export const looseItems = (actor: Actor, db?: Database): Promise<LooseItem[]> =>
  asPerson(
    actor,
    tx =>
      rowsOf(
        tx,
        looseRow,
        sql`select i.id, cases.ref, coalesce(df.given_names || ' ' || df.family_name, '') as defendant, i.why, i.panel_on::text as "panelOn",
          p.id is not null as cancelled
        from panel_items i join cases on cases.id = i.case_id left join panels p on p.id = i.panel_id
          left join lateral (select * from defendants d where d.case_id = cases.id order by d.id limit 1) df on true
        where i.force_id = (select spo_force()) and i.decision is null and cases.status = 'open'
          and (i.panel_id is null or p.cancelled_at is not null) and ${inScope(actor, 'secondLook')}
        order by i.panel_on, i.id limit 100`,
      ),
    db ? { db } : {},
  )

export interface PanelPage {
  panel: PanelRow
  items: AgendaItem[]
  candidates: Candidate[]
  today: CalendarDate
}
/** One panel: its agenda with the minutes, and the cases of the queues that are not on it. Undefined where there is no such panel. */
export const readPanel = (
  actor: Actor,
  id: string,
  at = new Date().toISOString(),
  db?: Database,
): Promise<PanelPage | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'readPanel', sentence: 'Looked at a panel and its minutes', detail: { panel: id } },
    async tx => {
      const [panel] = await rowsOf(tx, panelRow, sql`select ${columns(actor)} where p.id = ${id}::uuid`)
      if (!panel) return undefined
      const items = await rowsOf(
        tx,
        itemRow,
        sql`select i.id, cases.ref, coalesce(df.given_names || ' ' || df.family_name, '') as defendant, i.why, i.decision, i.minute,
            i.disclosed, i.disclosed_to as "disclosedTo", coalesce((select jsonb_agg(jsonb_build_object('what', a.what, 'dueOn', a.due_on,
              'doneOn', a.done_on, 'owner', coalesce(a.owner_outside, ow.name)) order by a.due_on, a.id)
              from agreed_actions a left join people ow on ow.id = a.owner_id where a.panel_item_id = i.id), '[]') as actions
          from panel_items i join cases on cases.id = i.case_id left join defendants df on df.case_id = cases.id
          where i.panel_id = ${panel.id}::uuid and ${inScope(actor, 'viewCase')} order by i.at, i.id limit 200`,
      )
      const candidates = await rowsOf(
        tx,
        candidateRow,
        sql`select cases.ref, coalesce(df.given_names || ' ' || df.family_name, '') as defendant,
            array_agg(distinct w.kind) as kinds, bool_or(coalesce(w.late_from <= ${at}::timestamptz, false)) as late
          from waits w join cases on cases.id = w.case_id left join defendants df on df.case_id = cases.id
          where w.force_id = (select spo_force()) and w.kind = any(${sql.param([...forPanel])}::text[]) and w.visible_from <= ${at}::timestamptz
            and (w.lapses_at is null or w.lapses_at > ${at}::timestamptz) and cases.status = 'open' and ${inScope(actor, 'secondLook')}
            and not exists (select from panel_items i where i.case_id = cases.id and i.panel_id = ${panel.id}::uuid)
          group by cases.id, cases.ref, df.given_names, df.family_name
          order by bool_or(coalesce(w.late_from <= ${at}::timestamptz, false)) desc, min(w.since), cases.ref limit ${agendaSize}`,
      )
      return { panel, items, candidates: candidates as Candidate[], today: londonDate(at) }
    },
    { at, ...(db ? { db } : {}) },
  )
