import { type SQL, sql } from 'drizzle-orm'
import { longDate } from '../../spo/calendar.ts'
import { type BreachSource, type BreachStep, breachSources, type CheckMethod, checkMethods } from '../../spo/codes.ts'
import { type OrderKind, orderKinds } from '../../spo/statute.ts'
import { type Detail, liveOrders, londonDay, noBand, type Queue, startOf } from './queue.ts'

const orderWords = (d: Detail) => `${orderKinds[d.kind as OrderKind].label} ${d.ref}`
const aboutOrder = sql`jsonb_build_object('kind', o.kind, 'ref', o.ref)`
const served = (order: SQL): SQL =>
  sql`(select min(${londonDay(sql`sv.attempted_at`)}) from services sv where sv.order_id = ${order} and sv.served)`
/** As `underSexOffenderNotification` of lib/spo/orders.ts. */
const registeredOn = (day: SQL): SQL =>
  sql`coalesce(case when df.sex_offender_until is not null then ${day} < df.sex_offender_until else df.is_sex_offender end, false)`
const noNotice = (which: SQL): SQL =>
  sql`not exists (select 1 from notifications n where n.order_id = o.id and n.method = 'inPerson' and ${which})`

/** An arrest, or a decision about one. */
export const arrestSteps: readonly BreachStep[] = [
  'arrestDecided',
  'noArrestDecided',
  'arrested',
  'charged',
  'noFurtherAction',
]
/** Whether what happens at the order's end has been taken in hand, for an `o` that has a `last_day`. */
export const endDecided: SQL = sql`exists (
  select 1 from applications a where a.case_id = o.case_id and a.order_id = o.id and a.kind in ('renewal', 'discharge') and a.status <> 'withdrawn'
    and ${londonDay(sql`a.started_at`)} >= (o.last_day - interval '12 months')::date)`

export const orderQueues = {
  unserved: {
    label: 'Made but not served',
    meaning:
      'Orders in force that the defendant has not been given, or not since they were changed. The defendant’s duty to notify cannot start.',
    for: ['serve', 'allocate'],
    target: s => `${s.serviceWithinHours} hours, counted in whole days. Set by the force: the Act sets no time`,
    stage: 'order',
    words: d =>
      `${orderWords(d)}: ${Number(d.version) > 1 ? 'changed and not served again' : 'not served'}${d.attempts ? `, ${d.attempts} ${d.attempts === 1 ? 'attempt' : 'attempts'}` : ', no attempt recorded'}`,
    // As clock C14 of lib/spo/clocks.
    rows: r => sql`
      select o.case_id, o.id as record_id,
        ${aboutOrder} || jsonb_build_object('version', o.version, 'attempts', (
          select count(*)::int from services sv where sv.order_id = o.id and ${londonDay(sql`sv.attempted_at`)} >= ov.from_on)) as detail,
        ${startOf(sql`ov.from_on`)} as since,
        ${startOf(sql`ov.from_on + ${Math.ceil(r.settings.serviceWithinHours / 24)}::int`)} as due,
        ov.from_on + ${Math.ceil(r.settings.serviceWithinHours / 24)}::int < ${r.today}::date as late, ${noBand} as band
      from (${liveOrders(r.today)}) o
      join order_versions ov on ov.order_id = o.id and ov.version = o.version
      where not exists (
        select 1 from services sv where sv.order_id = o.id and sv.served and ${londonDay(sql`sv.attempted_at`)} >= ov.from_on)`,
  },
  notification: {
    label: 'Notification overdue',
    meaning:
      'Orders in force whose defendant has not notified in person within 3 days, the first of which is the day of service, of the new name or of the move; and notices given that wait for their written acknowledgement.',
    for: ['takeNotification', 'allocate'],
    target: () => '3 days beginning with the day itself. SPA 2019 s.9',
    stage: 'compliance',
    words: d =>
      d.clock === 'C13'
        ? `${orderWords(d)}: the notice of ${longDate(String(d.lastDay))} is not acknowledged in writing`
        : `${orderWords(d)}: ${
            {
              C9: 'first notification',
              C10: 'new name',
              C11: 'new home address',
              C12: 'first notification after sex offender notification ended',
            }[String(d.clock)] ?? 'notification'
          } not given. The last day was ${longDate(String(d.lastDay))}`,
    // As clocks C9 to C13 of lib/spo/clocks; the first four where no notice in person has been given since.
    rows: r => sql`
      select n.case_id, n.record_id,
        jsonb_build_object('kind', n.kind, 'ref', n.ref, 'clock', n.clock, 'lastDay', n.last_day) as detail,
        ${startOf(sql`n.day_one`)} as since, ${startOf(sql`n.last_day`)} as due, true as late, ${noBand} as band
      from (
        select o.case_id, o.id as record_id, o.kind, o.ref, 'C9' as clock, s.served_on as day_one, s.served_on + 2 as last_day
        from (${liveOrders(r.today)}) o
        join lateral (select ${served(sql`o.id`)} as served_on) s on s.served_on is not null
        left join defendants df on df.case_id = o.case_id
        where (o.kind = 'interim' or o.replaces_id is null) and not ${registeredOn(sql`s.served_on`)}
          and ${noNotice(sql`n.kind = 'initial'`)}
        union all
        select o.case_id, o.id, o.kind, o.ref, 'C12', df.sex_offender_until, df.sex_offender_until + 2
        from (${liveOrders(r.today)}) o
        join lateral (select ${served(sql`o.id`)} as served_on) s on s.served_on is not null
        join defendants df on df.case_id = o.case_id
        where (o.kind = 'interim' or o.replaces_id is null) and ${registeredOn(sql`s.served_on`)}
          and df.sex_offender_until is not null and o.made_on <= df.sex_offender_until
          and ${noNotice(sql`n.kind = 'initial' and n.given_on >= df.sex_offender_until`)}
        union all
        select o.case_id, ch.id, o.kind, o.ref, case ch.kind when 'name' then 'C10' else 'C11' end, ch.happened_on, ch.happened_on + 2
        from (${liveOrders(r.today)}) o
        join changes ch on ch.order_id = o.id and o.made_on <= ch.happened_on
        join lateral (select ${served(sql`o.id`)} as served_on) s on s.served_on <= ch.happened_on
        left join defendants df on df.case_id = o.case_id
        where not ${registeredOn(sql`ch.happened_on`)} and ${noNotice(sql`n.change_id = ch.id`)}
        union all
        select nt.case_id, nt.id, o.kind, o.ref, 'C13', nt.given_on, nt.given_on
        from notifications nt
        join orders o on o.id = nt.order_id
        where nt.force_id = (select spo_force()) and nt.method = 'inPerson' and nt.acknowledgement is null
      ) n
      where n.last_day < ${r.today}::date or n.clock = 'C13'`,
  },
  checks: {
    label: 'Checks overdue',
    meaning: 'Conditions of orders in force whose next check was planned for a day that has passed.',
    for: ['check', 'allocate'],
    target: () => 'the day planned for each condition',
    stage: 'compliance',
    words: d =>
      `${orderWords(d)}, condition ${d.number}${d.method ? `: ${checkMethods[d.method as CheckMethod].label.toLowerCase()}` : ''}${d.checker ? `, by ${d.checker}` : ', nobody named'}`,
    rows: r => sql`
      select o.case_id, oc.id as record_id,
        ${aboutOrder} || jsonb_build_object('number', oc.number, 'method', oc.check_method, 'checker', pe.name) as detail,
        ${startOf(sql`oc.next_check_on`)} as since, ${startOf(sql`oc.next_check_on`)} as due, true as late, ${noBand} as band
      from (${liveOrders(r.today)}) o
      join lateral (
        select ov.version from order_versions ov where ov.order_id = o.id and ov.from_on <= ${r.today}::date order by ov.version desc limit 1
      ) now_at on true
      join order_conditions oc on oc.order_id = o.id and oc.from_version <= now_at.version
        and (oc.to_version is null or now_at.version <= oc.to_version)
      left join people pe on pe.id = oc.checker_id
      where oc.next_check_on < ${r.today}::date and (oc.last_day is null or ${r.today}::date <= oc.last_day)`,
  },
  breaches: {
    label: 'Breaches unactioned',
    meaning:
      'Breaches with no step taken, or with no arrest and no reasoned decision about one. The clock starts when police first knew, whatever day a crime was recorded.',
    for: ['actOnBreach', 'allocate'],
    target: s => `alarms at ${s.breachAlarmHours.join(', ')} hours. Set by the force`,
    stage: 'breaches',
    byTheHour: true,
    alarms: s => s.breachAlarmHours,
    words: d =>
      `Breach ${d.number}${d.ref ? ` of ${d.ref}` : ' of another order'}: ${d.steps ? 'no arrest and no decision about one' : 'no step taken'}. Source: ${breachSources[d.source as BreachSource].label.toLowerCase()}`,
    rows: r => sql`
      select b.case_id, b.id as record_id,
        jsonb_build_object('number', b.number, 'source', b.source, 'ref', o.ref, 'steps', (select count(*)::int from breach_steps st where st.breach_id = b.id)) as detail,
        b.known_at as since, b.known_at + make_interval(hours => ${r.settings.breachAlarmHours[0]}::int) as due,
        b.known_at + make_interval(hours => ${r.settings.breachAlarmHours[0]}::int) <= ${r.at}::timestamptz as late,
        ${sql.join(
          r.settings.breachAlarmHours.map(
            h => sql`(b.known_at + make_interval(hours => ${h}::int) <= ${r.at}::timestamptz)::int`,
          ),
          sql` + `,
        )} as band
      from breaches b
      left join orders o on o.id = b.order_id
      where b.force_id = (select spo_force()) and b.ended_at is null
        and not exists (
          select 1 from breach_steps st where st.breach_id = b.id and st.step in ${arrestSteps})`,
  },
  ownerless: {
    label: 'Orders without an owner',
    meaning: 'Orders in force with nobody to look after them: no owner, or an owner who has left.',
    for: ['allocate', 'planChecks'],
    target: () => 'every order in force has an owner',
    stage: 'order',
    words: d => `${orderWords(d)}: ${d.owner ? `${d.owner} has left` : 'no owner'}`,
    rows: r => sql`
      select o.case_id, o.id as record_id, ${aboutOrder} || jsonb_build_object('owner', pe.name) as detail,
        coalesce(pe.ended_at, ${startOf(sql`o.made_on`)}) as since, coalesce(pe.ended_at, ${startOf(sql`o.made_on`)}) as due, true as late, ${noBand} as band
      from (${liveOrders(r.today)}) o
      left join people pe on pe.id = o.owner_id
      where pe.id is null or pe.ended_at <= ${r.at}::timestamptz`,
  },
  ending: {
    label: 'Ending within 90 days',
    meaning:
      'Orders in force whose last day is within 90 days, and whether a renewal has been started; and conditions that end before their order.',
    for: ['draft', 'court', 'allocate', 'planChecks'],
    target: () =>
      'a renewal decision a month before the last day of a full order, 7 days before that of an interim order. These are starting values',
    stage: 'order',
    words: d =>
      d.number
        ? `${orderWords(d)}: condition ${d.number} ends at the end of ${longDate(String(d.lastDay))}, before the order`
        : `${orderWords(d)} ends at the end of ${longDate(String(d.lastDay))}: ${d.decided ? 'an application about it has been started' : 'no renewal started'}`,
    // A decision is what clock C3 of lib/spo/clocks counts as one; of a condition that ends, C8.
    rows: r => sql`
      select e.case_id, e.record_id, e.detail, e.since, ${startOf(sql`e.due_on`)} as due,
        not e.decided and e.due_on < ${r.today}::date as late, ${noBand} as band
      from (
        select o.case_id, o.id as record_id, d.decided,
          ${aboutOrder} || jsonb_build_object('lastDay', o.last_day, 'decided', d.decided) as detail,
          ${startOf(sql`greatest(o.last_day - 90, o.made_on)`)} as since,
          case o.kind when 'interim' then o.last_day - 7 else (o.last_day - interval '1 month')::date end as due_on
        from (${liveOrders(r.today)}) o
        join lateral (select ${endDecided} as decided) d on true
        where o.last_day <= ${r.today}::date + 90
        union all
        select o.case_id, oc.id, false, ${aboutOrder} || jsonb_build_object('number', oc.number, 'lastDay', oc.last_day),
          ${startOf(sql`greatest(oc.last_day - 90, o.made_on)`)}, (oc.last_day - interval '1 month')::date
        from (${liveOrders(r.today)}) o
        join order_conditions oc on oc.order_id = o.id and oc.from_version <= o.version and (oc.to_version is null or o.version <= oc.to_version)
        where oc.last_day between ${r.today}::date and ${r.today}::date + 90 and oc.last_day is distinct from o.last_day
      ) e`,
  },
} satisfies Record<string, Queue>
