import { type SQL, sql } from 'drizzle-orm'
import { officerCourses } from '../../case/reference/codes/training.ts'
import { trainedSince } from '../../case/staff/training.ts'
import { lateDecisionHours, lateLinkDays } from '../../measures/measures.ts'
import { counts, type Entry, hours, now, type Taking, today, within, yes } from './entry.ts'
import { districtOn, teamOn } from './placed.ts'

const opened = sql`f.opened_on`

export const caseFacts = {
  M01: t => ordersMade(t, sql`f.kind = 'full'`),
  M01A: t => ordersMade(t, yes),
  M02: t => ({ of: 'case', day: opened, where: within(opened, t), counted: yes, hit: sql`f.crime_references > 1` }),
  M03: t => ({
    of: 'case',
    day: opened,
    where: sql`${within(opened, t)} and f.incidents > 1`,
    counted: yes,
    hit: sql`coalesce(f.linked_late_by > ${lateLinkDays * 24 * 3600}, false)`,
  }),
  M04: t => ({ of: 'case', day: opened, where: within(opened, t), counted: yes, hit: sql`f.is_reclassified` }),
  M05: t => {
    const [open, target] = [sql`(f.is_open and f.first_decision_at is null)`, hours(t.settings.consideredWithinHours)]
    return {
      of: 'case',
      day: opened,
      where: sql`(${within(opened, t)} or ${open})`,
      counted: counts(opened, t),
      hit: sql`${counts(opened, t)} and coalesce(f.first_decision_at <= f.opened_at + ${target}, false)`,
      open,
      late: sql`${open} and f.opened_at + ${target} < ${t.at}::timestamptz`,
    }
  },
  M05A: t => ({
    of: 'decision',
    day: sql`f.made_on`,
    where: within(sql`f.made_on`, t),
    counted: yes,
    hit: sql`coalesce(f.recorded_at > f.made_at + ${hours(lateDecisionHours)}, false)`,
  }),
  M06: t => ({
    of: 'case',
    day: opened,
    where: within(opened, t),
    counted: yes,
    hit: sql`f.first_lodged_on is not null`,
  }),
  M25: t => ({
    of: 'case',
    day: opened,
    where: within(opened, t),
    counted: yes,
    hit: sql`f.diverted_on is not null`,
  }),
  M36: t => {
    const open = sql`(f.is_open and f.advocate_offered_on is null)`
    return {
      of: 'case',
      day: opened,
      where: sql`(${within(opened, t)} or ${open})`,
      counted: counts(opened, t),
      hit: sql`${counts(opened, t)} and f.advocate_offered_on is not null`,
      open,
    }
  },
  M37: t => ({
    of: 'case',
    day: sql`f.advocate_offered_on`,
    where: within(sql`f.advocate_offered_on`, t),
    counted: yes,
    hit: sql`f.is_advocate_taken_up`,
  }),
  M38: t => {
    const open = sql`f.read_on is null`
    return {
      of: 'sample',
      day: sql`f.read_on`,
      where: sql`(${within(sql`f.read_on`, t)} or ${open})`,
      counted: counts(sql`f.read_on`, t),
      hit: sql`${counts(sql`f.read_on`, t)} and f.is_sound`,
      open,
      late: sql`${open} and f.due_on < ${today(t)}`,
    }
  },
  M25A: t => ({
    of: 'case',
    day: sql`f.diverted_on`,
    where: within(sql`f.diverted_on`, t),
    counted: yes,
    hit: sql`f.diverted_breach_on is not null`,
  }),
  M27: t => {
    const counted = sql`(${counts(sql`f.due_on`, t)} and (f.due_on < ${today(t)} or f.answered_on is not null))`
    const open = sql`(f.answered_on is null)`
    return {
      of: 'request',
      day: sql`f.due_on`,
      where: sql`(${counted} or ${open})`,
      counted,
      hit: sql`${counted} and coalesce(f.answered_on <= f.due_on, false)`,
      open,
      late: sql`${open} and f.due_on < ${today(t)}`,
      split: { requester: sql`f.from_kind`, kind: sql`f.kind` },
    }
  },
  M31: t => ({
    of: 'case',
    day: opened,
    where: within(opened, t),
    counted: yes,
    hit: trainingEntry(t),
    open: sql`(f.is_open and not ${trainingEntry(t)})`,
  }),
  M28: t => {
    const counted = sql`(${counts(sql`f.due_on`, t)} and (f.due_on < ${today(t)} or f.told_on is not null))`
    const open = sql`(f.told_on is null)`
    return {
      of: 'contact',
      day: sql`f.due_on`,
      where: sql`(${counted} or ${open})`,
      counted,
      hit: sql`${counted} and coalesce(f.told_on <= f.due_on, false)`,
      open,
      late: sql`${open} and f.due_on < ${today(t)}`,
      split: { milestone: sql`f.milestone` },
    }
  },
  M29: t => ({
    of: 'case',
    day: sql`f.closed_on`,
    where: within(sql`f.closed_on`, t),
    counted: yes,
    hit: sql`f.is_closed_whole`,
  }),
} satisfies Record<string, (t: Taking) => Entry>

/** The officer in the case has done a course that counts, and not too long ago. */
const trainingEntry = (
  t: Taking,
): SQL => sql`exists (select from course_records cr where cr.person_id = f.officer_id and cr.removed_at is null
  and cr.course in ${[...officerCourses]} and cr.done_on between ${trainedSince(t.today, t.settings.trainingLastsMonths)}::date and ${today(t)})`

/** Orders made in months whose reports are loaded for their district: the same months on both sides. */
function ordersMade(t: Taking, which: SQL): Entry {
  // The months that are loaded are found once for all orders.
  const loaded = sql`((select ${districtOn(sql`f.made_on`)} from teams tm where tm.id = ${teamOn(sql`f.made_on`)}), date_trunc('month', f.made_on)::date)
    in (select rc.district_id, rc.month from report_counts rc where rc.force_id = (select spo_force()))`
  return {
    of: 'order',
    day: sql`f.made_on`,
    where: sql`${which} and ${within(sql`f.made_on`, t)}`,
    counted: loaded,
    hit: loaded,
    open: sql`not ${loaded}`,
  }
}

/** Cases with no main application lodged that wait for one: the open side of M08, which times applications. */
export const unlodgedEntry = (t: Taking): Entry => {
  const waited = sql`${t.today}::date - f.reported_on`
  return {
    of: 'case',
    day: sql`null::date`,
    where: sql`f.is_open and not f.is_declined and f.first_lodged_on is null`,
    value: waited,
    open: yes,
    late: sql`${waited} > ${t.settings.reportToLodgedDays}::int`,
  }
}

/** Cases decided to apply in which no main application has been lodged: the open side of M09. */
export const decidedUnlodged = (t: Taking): Entry => {
  const waited = sql`${today(t)} - (f.apply_decided_at at time zone 'Europe/London')::date`
  return {
    of: 'case',
    day: sql`null::date`,
    where: sql`f.is_open and not f.is_declined and f.first_lodged_on is null and f.apply_decided_at <= ${now(t)}`,
    value: waited,
    open: yes,
    late: sql`${waited} > ${t.settings.reportToLodgedDays}::int`,
  }
}
