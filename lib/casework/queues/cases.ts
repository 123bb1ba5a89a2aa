import { sql } from 'drizzle-orm'
import { longDate, longMoment } from '../../spo/calendar.ts'
import { type ContactMilestone, contactMilestones, type DecisionReason, decisionReasons } from '../../spo/codes.ts'
import { noBand, type Queue, startOf, withinDays } from './queue.ts'

const hours = (s: { consideredWithinHours: number }) => sql`make_interval(hours => ${s.consideredWithinHours}::int)`

export const caseQueues = {
  considered: {
    label: 'Order decision missing',
    meaning:
      'Open cases with no reasoned decision about an order, with an incident recorded since the last one, or whose review date has come.',
    for: ['decideSpo', 'allocate'],
    target: s =>
      `${s.consideredWithinHours} hours from opening or from the new incident; or the review date. Set by the force`,
    stage: 'decision',
    words: d =>
      d.state === 'unanswered'
        ? 'No decision yet'
        : d.state === 'askedAgain'
          ? 'New incident since the last decision: decide again'
          : `Review of the decision was due on ${longDate(String(d.reviewOn))}`,
    // The same answer as `spoQuestion` of lib/spo/considered.ts.
    rows: r => sql`
      select q.case_id, q.case_id as record_id,
        jsonb_build_object('reviewOn', q.review_on, 'state', case when q.decided_at is null then 'unanswered' when q.waiting is not null then 'askedAgain' else 'reviewDue' end) as detail,
        coalesce(q.waiting, ${startOf(sql`q.review_on`)}) as since,
        coalesce(q.waiting + ${hours(r.settings)}, ${startOf(sql`q.review_on`)}) as due,
        coalesce(q.waiting + ${hours(r.settings)} < ${r.at}::timestamptz, q.review_on < ${r.today}::date) as late,
        ${noBand} as band
      from (
        select c.id as case_id, d.at as decided_at, d.review_on,
          case when d.at is null then c.opened_at else (
            select min(i.recorded_at) from incidents i where i.case_id = c.id and i.withdrawn_at is null and i.recorded_at > d.at
          ) end as waiting
        from cases c
        left join lateral (select dd.at, dd.review_on from decisions dd where dd.case_id = c.id order by dd.at desc limit 1) d on true
        where c.force_id = (select spo_force()) and c.status = 'open'
      ) q
      where q.waiting is not null or q.review_on <= ${r.today}::date`,
  },
  diverted: {
    label: 'Own order advised or other order relied on',
    meaning:
      'Open cases whose latest decision is that the victim should seek their own order, or that another order is enough. A coordinator looks at every one; a new decision takes it out.',
    for: ['reviewAsCoordinator'],
    target: withinDays('divertedSeenWithinDays'),
    stage: 'decision',
    words: d =>
      `${decisionReasons[d.reason as DecisionReason].label}. ${d.incidents} ${d.incidents === 1 ? 'incident' : 'incidents'} recorded`,
    rows: r => sql`
      select c.id as case_id, d.id as record_id,
        jsonb_build_object('reason', d.reason_code, 'incidents', (select count(*)::int from incidents i where i.case_id = c.id and i.withdrawn_at is null)) as detail,
        d.at as since, d.at + make_interval(days => ${r.settings.divertedSeenWithinDays}::int) as due,
        d.at + make_interval(days => ${r.settings.divertedSeenWithinDays}::int) < ${r.at}::timestamptz as late, ${noBand} as band
      from decisions d
      join cases c on c.id = d.case_id
      where d.force_id = (select spo_force()) and d.reason_code in ('advisedOwnOrder', 'otherOrder') and c.status = 'open'
        and not exists (select 1 from decisions newer where newer.case_id = d.case_id and newer.at > d.at)`,
  },
  contact: {
    label: 'Victim contact overdue',
    meaning:
      'Protected persons who were due to be told something and have not been. Read the safe-contact rules first.',
    for: ['contactVictim'],
    target: s =>
      `told within ${s.victimToldWithinDays} ${s.victimToldWithinDays === 1 ? 'day' : 'days'}. Set by the force`,
    stage: 'contact',
    words: d => `${contactMilestones[d.milestone as ContactMilestone].label}: ${d.person} not told`,
    rows: r => sql`
      select k.case_id, k.id as record_id,
        jsonb_build_object('milestone', k.milestone, 'person', p.given_names || ' ' || p.family_name) as detail,
        k.created_at as since, ${startOf(sql`k.due_on`)} as due, true as late, ${noBand} as band
      from contacts k
      join protected_persons p on p.id = k.person_id
      where k.force_id = (select spo_force()) and k.told_at is null and k.due_on < ${r.today}::date and p.removed_at is null`,
  },
} satisfies Record<string, Queue>

/** How far back openings of restricted cases are listed. */
export const openingDays = 14
/**
 * Openings of restricted cases in an emergency. The cases are locked to the reader as to everyone,
 * so a function of the database gives the little that may be known of each.
 */
export interface Opening {
  ref: string
  team: string
  person: string
  at: string
  untilAt: string | null
}
export const openingWords = (o: Pick<Opening, 'person' | 'at'>) => `${o.person}, ${longMoment(o.at)}`
export const openingsSince = (at: string) => sql`
  select o.ref, t.name as team, o.person, o.at, o.until_at as "untilAt"
  from spo_openings(${at}::timestamptz - make_interval(days => ${openingDays}::int)) o join teams t on t.id = o.team_id
  order by o.at desc`
