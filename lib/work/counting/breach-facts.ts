import { type SQL, sql } from 'drizzle-orm'
import { counts, type Entry, hours, minutes, now, type Taking, within, yes } from './entry.ts'

const known = sql`f.known_on`
const ofKnown = (t: Taking) => ({
  of: 'breach' as const,
  day: known,
  where: sql`f.offence = 'breach' and ${within(known, t)}`,
  counted: yes,
  split: { order: sql`f.order_kind` },
})

export const breachFacts = {
  M22: t => breachTimes(t, sql`f.first_step_at`, t.settings.breachAlarmHours[0]),
  M22A: t => breachTimes(t, sql`f.arrest_decided_at`, t.settings.breachAlarmHours[2]),
  M23: t => ({
    ...ofKnown(t),
    hit: sql`f.source = 'proactive'`,
    split: { order: sql`f.order_kind`, source: sql`f.source` },
  }),
  M24: t => {
    const open = sql`(not f.is_charged and not f.is_no_further_action and f.ended_at is null)`
    return {
      ...ofKnown(t),
      where: sql`f.offence = 'breach' and (${within(known, t)} or ${open})`,
      counted: counts(known, t),
      hit: sql`(${counts(known, t)} and f.is_charged)`,
      open,
    }
  },
  M24A: t => ({ ...ofKnown(t), hit: sql`(f.is_no_further_action and not f.is_charged)` }),
  M24B: t => ({
    of: 'order',
    day: sql`f.made_on`,
    where: sql`f.breaches > 0 and ${within(sql`f.made_on`, t)}`,
    counted: yes,
    hit: sql`f.breaches > 1`,
  }),
  M26: t => ({ ...ofKnown(t), hit: sql`(f.arrest_decided_at is null and not f.is_decided_since)` }),
} satisfies Record<string, (t: Taking) => Entry>

function breachTimes(t: Taking, first: SQL, targetHours: number): Entry {
  const open = sql`(${first} is null and f.ended_at is null)`
  const counted = sql`(${first} is not null and ${counts(known, t)})`
  return {
    of: 'breach',
    day: known,
    where: sql`f.offence = 'breach' and (${counted} or ${open})`,
    counted,
    value: minutes(sql`f.known_at`, sql`coalesce(${first}, ${now(t)})`),
    open,
    late: sql`${open} and f.known_at + ${hours(targetHours)} <= ${t.at}::timestamptz`,
  }
}
