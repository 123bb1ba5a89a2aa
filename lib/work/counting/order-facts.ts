import { sql } from 'drizzle-orm'
import { countedOrders } from '../../../db/schema/counted.ts'
import { counts, type Entry, inForceOn, orderInForce, type Taking, today, within, yes } from './entry.ts'

const made = sql`f.made_on`
/** From being made to being served. */
function service(t: Taking, which = yes): Entry {
  const open = sql`(f.served_on is null and ${orderInForce(t.today)})`
  const waited = sql`${today(t)} - f.made_on`
  const served = sql`(f.served_on is not null and ${counts(made, t)})`
  return {
    of: 'order',
    day: made,
    where: sql`${which} and (${served} or ${open})`,
    counted: served,
    value: sql`coalesce(f.served_on, ${today(t)}) - f.made_on`,
    open,
    late: sql`${open} and ${waited} > ${Math.ceil(t.settings.serviceWithinHours / 24)}::int`,
  }
}

export const orderFacts = {
  M14: t => ({
    of: 'order',
    day: made,
    where: sql`f.kind = 'interim' and f.asked_on is not null and ${within(made, t)}`,
    counted: yes,
    value: sql`f.made_on - f.asked_on`,
  }),
  M14A: t => service(t, sql`f.kind = 'interim'`),
  M16: t => service(t),
  M18: t => {
    const unattended = sql`exists (select from ${countedOrders} o where o.id = f.order_id and (o.owner_id is null or not o.has_check
      or exists (select from people p where p.id = o.owner_id and p.ended_at <= ${t.at}::timestamptz)))`
    return {
      of: 'term',
      day: sql`(select o.made_on from ${countedOrders} o where o.id = f.order_id)`,
      where: inForceOn(t.period.to),
      counted: yes,
      hit: yes,
      open: unattended,
      late: unattended,
    }
  },
  M19: t => {
    const days = sql`${t.settings.checkEveryDays}::int`
    return {
      of: 'order',
      day: made,
      where: sql`f.made_on <= ${today(t)} - ${days} and ${orderInForce(t.today)}`,
      counted: yes,
      hit: sql`coalesce(f.last_checked_on > ${today(t)} - ${days}, false)`,
    }
  },
  M20: t => ({
    of: 'term',
    day: sql`f.last_day`,
    where: sql`f.kind = 'full' and ${inForceOn(t.today)} and f.last_day <= ${t.today}::date + ${t.horizon}::int`,
    counted: yes,
    hit: sql`not f.is_end_decided`,
  }),
  M21: t => {
    const counted = sql`(${counts(sql`f.due_on`, t)} and f.due_on < ${today(t)})`
    const open = sql`(f.done_on is null and f.due_on < ${today(t)})`
    return {
      of: 'review',
      day: sql`f.due_on`,
      where: sql`(${counted} or ${open})`,
      counted,
      hit: sql`${counted} and coalesce(f.done_on <= f.due_on, false)`,
      open,
      split: { kind: sql`f.kind` },
    }
  },
  M30: t => {
    const counted = sql`(${counts(sql`f.notify_by`, t)} and (f.notify_by < ${today(t)} or f.notified_on is not null))`
    const open = sql`(f.notified_on is null)`
    return {
      of: 'order',
      day: sql`f.notify_by`,
      where: sql`f.notify_by is not null and (${counted} or ${open})`,
      counted,
      hit: sql`${counted} and coalesce(f.notified_on <= f.notify_by, false)`,
      open,
      late: sql`${open} and f.notify_by < ${today(t)}`,
    }
  },
  M32A: t => ({ of: 'order', day: made, where: within(made, t), counted: yes, hit: sql`not f.has_sealed` }),
  M34: t => ({
    of: 'condition',
    day: made,
    where: within(made, t),
    counted: yes,
    hit: sql`f.breaches > 0`,
    split: { condition: sql`coalesce(f.library_code, f.kind)` },
  }),
  M35: t => {
    const past = sql`f.mark_by < ${t.at}::timestamptz`
    const counted = sql`(${counts(made, t)} and (${past} or f.marked_at is not null))`
    const open = sql`(f.marked_at is null and ${orderInForce(t.today)})`
    return {
      of: 'order',
      day: made,
      where: sql`f.mark_by is not null and (${counted} or ${open})`,
      counted,
      hit: sql`${counted} and f.is_marked_in_time`,
      open,
      late: sql`${open} and ${past}`,
    }
  },
} satisfies Record<string, (t: Taking) => Entry>
