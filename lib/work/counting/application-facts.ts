import { sql } from 'drizzle-orm'
import { applicationsThat } from '../../case/reference/status.ts'
import { withinDaysSince } from '../../case/time/working-days.ts'
import { resultWithinDays } from '../../measures/measures.ts'
import { atCourt, counts, day, disposed, type Entry, minutes, now, type Taking, today, within, yes } from './entry.ts'

const lodged = sql`f.lodged_on`
const main = sql`f.kind = 'main'`
const underReview = sql`f.status in ${applicationsThat(s => s.tier !== null)}`
const editable = sql`f.status in ${applicationsThat(s => s.editable)}`
/** Main applications by the day they were lodged. */
const ofLodged = (t: Taking) => ({
  of: 'application' as const,
  day: lodged,
  where: sql`${main} and ${within(lodged, t)}`,
  counted: yes,
})

export const applicationFacts = {
  M07: t => {
    const over = sql`coalesce(f.lodged_on, f.stopped_on)`
    const open = sql`(f.lodged_on is null and f.status in ${applicationsThat(s => s.editable || s.tier !== null || s.queue === 'readyToLodge')})`
    return {
      of: 'application',
      day: over,
      where: sql`${main} and (${within(over, t)} or ${open})`,
      counted: sql`(${counts(over, t)} and not ${open})`,
      hit: sql`(${counts(over, t)} and not ${open} and f.stopped_on is not null)`,
      open,
      split: { tier: sql`f.stopped_tier`, limb: sql`f.stopped_limb` },
    }
  },
  M07A: t => ({
    of: 'application',
    day: sql`f.stopped_on`,
    where: sql`${main} and f.stopped_tier is not null and ${within(sql`f.stopped_on`, t)}`,
    counted: yes,
    hit: sql`f.is_wrong_test`,
    split: { tier: sql`f.stopped_tier`, limb: sql`f.stopped_limb` },
  }),
  M08: t => ({
    of: 'application',
    day: sql`f.lodged_on`,
    where: sql`f.kind = 'main' and ${within(sql`f.lodged_on`, t)}`,
    counted: yes,
    value: sql`f.lodged_on - f.reported_on`,
  }),
  M09: t => ({
    ...ofLodged(t),
    where: sql`${main} and f.apply_decided_at is not null and ${within(lodged, t)}`,
    value: sql`f.lodged_on - ${day(sql`f.apply_decided_at`)}`,
  }),
  M10: t => {
    const open = sql`(f.submitted_at is null and f.lodged_on is null and ${editable})`
    const counted = sql`(${counts(lodged, t)} and f.submitted_at is not null)`
    return {
      of: 'application',
      day: lodged,
      where: sql`${main} and (${counted} or ${open})`,
      counted,
      value: minutes(sql`f.started_at`, sql`coalesce(f.submitted_at, ${now(t)})`),
      open,
    }
  },
  M10A: t => ({ ...ofLodged(t), hit: sql`f.returns > 0` }),
  M10B: t => ({ ...ofLodged(t), hit: sql`f.is_interim_sought` }),
  M11: t => {
    const on = day(sql`f.authorised_at`)
    const open = sql`(f.authorised_at is null and f.submitted_at is not null and ${underReview})`
    const waited = minutes(sql`f.submitted_at`, sql`coalesce(f.authorised_at, ${now(t)})`)
    return {
      of: 'application',
      day: on,
      where: sql`${main} and (${within(on, t)} or ${open})`,
      counted: sql`(${counts(on, t)} and coalesce(f.submitted_at <= f.authorised_at, false))`,
      value: waited,
      open,
      late: sql`${open} and f.submitted_at < ${withinDaysSince(t.at, t.settings.reviewedWithinDays * t.settings.reviewOrder.length, t.settings)}::timestamptz`,
    }
  },
  M12: t => {
    const [open, waited] = [sql`(f.first_heard_on is null and ${atCourt})`, sql`${t.today}::date - f.lodged_on`]
    return {
      of: 'application',
      day: sql`f.first_heard_on`,
      where: sql`f.kind = 'main' and f.lodged_on is not null and (${within(sql`f.first_heard_on`, t)} or ${open})`,
      counted: counts(sql`f.first_heard_on`, t),
      value: sql`coalesce(f.first_heard_on, ${t.today}::date) - f.lodged_on`,
      open,
      late: sql`${open} and ${waited} > ${t.settings.lodgedToHearingDays}::int`,
    }
  },
  M13: t => {
    const counted = sql`(${counts(sql`f.determined_on`, t)} and f.status in ('granted', 'refusedByCourt'))`
    return {
      of: 'application',
      day: sql`f.determined_on`,
      where: sql`${main} and f.lodged_on is not null and (${counted} or ${atCourt})`,
      counted,
      value: sql`coalesce(f.determined_on, ${today(t)}) - f.lodged_on`,
      open: atCourt,
    }
  },
  M15: t => {
    const counted = sql`(${counts(sql`f.determined_on`, t)} and ${disposed})`
    return {
      of: 'application',
      day: sql`f.determined_on`,
      where: sql`${main} and f.is_interim_sought and f.lodged_on is not null and (${counted} or ${atCourt})`,
      counted,
      value: sql`f.gap_days + coalesce(greatest(0, ${today(t)} - f.gap_from + 1), 0)`,
      open: atCourt,
      late: sql`${atCourt} and coalesce(f.gap_from <= ${today(t)}, false)`,
    }
  },
  M15A: t => ({
    ...ofLodged(t),
    where: sql`${main} and f.has_interim_order and ${within(lodged, t)}`,
    hit: sql`coalesce(f.interim_lapsed_on <= ${today(t)}, false)`,
  }),
  M17: t => {
    const counted = sql`(${counts(sql`f.determined_on`, t)} and ${disposed})`
    return {
      of: 'application',
      day: sql`f.determined_on`,
      where: sql`f.kind = 'main' and f.lodged_on is not null and (${counted} or ${atCourt})`,
      counted,
      hit: sql`${counted} and f.status = 'granted'`,
      open: atCourt,
    }
  },
  M32: t => ({
    ...ofLodged(t),
    hit: sql`(${atCourt} and coalesce(f.last_listed_on + ${resultWithinDays}::int < ${today(t)}, false))`,
  }),
  M33: t => {
    const later = sql`f.kind in ('variation', 'renewal', 'discharge', 'appeal')`
    const counted = sql`(${counts(sql`f.determined_on`, t)} and ${disposed})`
    return {
      of: 'application',
      day: sql`f.determined_on`,
      where: sql`${later} and (${counted} or ${atCourt})`,
      counted,
      hit: sql`${counted} and f.status = 'granted'`,
      open: atCourt,
      split: { kind: sql`f.kind`, applicant: sql`f.applicant` },
    }
  },
} satisfies Record<string, (t: Taking) => Entry>

/** Interim applications that nobody has decided: the open side of M14. */
export const interimUndecided = (t: Taking): Entry => ({
  of: 'application',
  day: sql`null::date`,
  where: sql`f.kind = 'interim' and not ${disposed} and f.status not in ${applicationsThat(s => s.ended)}`,
  value: sql`${today(t)} - ${day(sql`f.started_at`)}`,
  open: yes,
})
