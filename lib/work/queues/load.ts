import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Role } from '../../case/policy.ts'
import { type Course, courses } from '../../case/reference/codes/training.ts'
import { applicationStatuses } from '../../case/reference/status.ts'
import { byLoad, type Load } from '../../case/staff/given.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

const weekDays = 7
const editable = Object.entries(applicationStatuses).flatMap(([name, s]) => (s.editable ? [name] : []))

const load = z.object({
  id: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  openCases: z.number(),
  drafts: z.number(),
  reviews: z.number(),
  checks: z.number(),
  awayUntil: z.string().nullable(),
  standIn: z.string().nullable(),
  courses: z.array(z.object({ course: z.enum(Object.keys(courses) as Course[]), doneOn: z.string() })),
})
/**
 * The people who hold one of the roles, with what each has to do: open cases, drafts on them, reviews given by name, checks due
 * this week or late. The least load first. Of cases that are closed to the reader nothing is counted. Each list is counted
 * once: PostgreSQL, which takes the candidates for one, would else count it for each of them. Drafts are few beside cases, and
 * are found first.
 */
export async function loadsOf(tx: Transaction, roles: readonly Role[], at: Instant): Promise<Load[]> {
  const today = londonDate(at)
  const now = sql`${at}::timestamptz`
  const owned = (kind: SQL) => sql`select w.owner_id, count(*)::int as n from waits w
      where w.owner_id in (select id from candidates) and ${kind} and w.foreseen_from <= ${now} and (w.lapses_at is null or ${now} < w.lapses_at) group by 1`
  const rows = await rowsOf(
    tx,
    load,
    sql`
    with candidates as (
      select p.id, p.name, (select t.name from memberships m join teams t on t.id = m.team_id where m.person_id = p.id and m.ended_at is null order by t.name limit 1) as team
      from people p where p.force_id = (select spo_force()) and p.ended_at is null
        and exists (select from person_roles r where r.person_id = p.id and r.ended_at is null and r.role in ${[...roles]})
    ), held as materialized (select officer_id, count(*)::int as n from cases where status = 'open' and officer_id in (select id from candidates) group by 1
    ), written as materialized (select a.case_id from applications a where a.force_id = (select spo_force()) and a.status in ${editable}
    ), drafts as materialized (select c.officer_id, count(*)::int as n from written join cases c on c.id = written.case_id
      where c.officer_id in (select id from candidates) group by 1
    ), reviews as materialized (${owned(sql`w.kind = 'review'`)}
    ), checks as materialized (${owned(sql`w.kind = 'checkDue' and w.due_at < ${now} + make_interval(days => ${weekDays}::int)`)}
    ), away as materialized (select distinct on (a.person_id) a.person_id, a.until_on, s.name as stand_in from absences a left join people s on s.id = a.stand_in_id
      where a.force_id = (select spo_force()) and a.removed_at is null and a.from_on <= ${today}::date and ${today}::date <= a.until_on order by a.person_id, a.until_on desc)
    select c.id, c.name, c.team, coalesce(h.n, 0) as "openCases", coalesce(d.n, 0) as drafts, coalesce(r.n, 0) as reviews, coalesce(k.n, 0) as checks,
      w.until_on::text as "awayUntil", w.stand_in as "standIn",
      coalesce((select jsonb_agg(jsonb_build_object('course', cr.course, 'doneOn', cr.done_on) order by cr.done_on) from course_records cr where cr.person_id = c.id and cr.removed_at is null), '[]') as courses
    from candidates c left join held h on h.officer_id = c.id left join drafts d on d.officer_id = c.id left join reviews r on r.owner_id = c.id left join checks k on k.owner_id = c.id left join away w on w.person_id = c.id`,
  )
  return byLoad(rows)
}
