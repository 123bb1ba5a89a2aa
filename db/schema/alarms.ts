import { sql } from 'drizzle-orm'
import { index, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import { type AlarmReader, alarmKinds } from '../../lib/case/reference/alarm-kinds.ts'
import { courses } from '../../lib/case/reference/codes/training.ts'
import { dutyRoles } from '../../lib/case/staff/duty.ts'
import type { Params } from '../../lib/waits/wait.ts'
import { cases } from './cases.ts'
import { code, day, flag, frozen, id, instant, on, oneOf, ref, whole, words } from './columns.ts'
import { outgoingMail } from './mail.ts'
import { forces, people } from './organisation.ts'

const ofForce = () => ({
  forceId: ref()
    .notNull()
    .references(() => forces.id),
})
const ofPerson = () =>
  ref()
    .notNull()
    .references(() => people.id)

/** Who is on duty as what, from when until when. */
export const dutyTurns = pgTable(
  'duty_turns',
  {
    id: id(),
    ...ofForce(),
    role: code(dutyRoles).notNull(),
    personId: ofPerson(),
    fromAt: instant().notNull(),
    untilAt: instant().notNull(),
    removedAt: instant(),
    byId: ref().notNull(),
  },
  t => [on('duty_turns_until', t.forceId, t.untilAt), oneOf('duty_turns_role', t.role, dutyRoles)],
)
/** Days on which somebody is away, and who stands in. */
export const absences = pgTable(
  'absences',
  {
    id: id(),
    ...ofForce(),
    personId: ofPerson(),
    fromOn: day().notNull(),
    untilOn: day().notNull(),
    standInId: ref().references(() => people.id),
    removedAt: instant(),
    byId: ref().notNull(),
  },
  t => [on('absences_until', t.forceId, t.untilOn)],
)
/** Courses that people of the force have done. */
export const courseRecords = pgTable(
  'course_records',
  {
    id: id(),
    ...ofForce(),
    personId: ofPerson(),
    course: code(courses).notNull(),
    doneOn: day().notNull(),
    provider: words(),
    removedAt: instant(),
    byId: ref().notNull(),
  },
  t => [
    on('course_records_person', t.forceId, t.personId, t.doneOn),
    oneOf('course_records_course', t.course, courses),
  ],
)
/** What a force has set for a kind of alarm in place of the starting values. */
export const alarmRules = pgTable(
  'alarm_rules',
  {
    id: id(),
    ...ofForce(),
    kind: code(alarmKinds).notNull(),
    ladder: frozen<readonly AlarmReader[]>().notNull(),
    seenWithinMinutes: whole().notNull(),
    byMail: flag().notNull(),
  },
  t => [uniqueIndex('alarm_rules_kind').on(t.forceId, t.kind), oneOf('alarm_rules_code', t.kind, alarmKinds)],
)
/** When the alarms of a force were last read: its first reading sends nothing, for what was news before is none now. */
export const alarmRounds = pgTable('alarm_rounds', {
  forceId: ref()
    .primaryKey()
    .references(() => forces.id),
  firstAt: instant().notNull(),
  lastAt: instant().notNull(),
})
/** An alarm that was raised over a row of what waits. The row may go; the alarm stays, settled. */
export const alarms = pgTable(
  'alarms',
  {
    id: id(),
    forceId: ref().notNull(),
    /** Null when it is about a pair of reports or the force itself. */
    caseId: ref().references(() => cases.id),
    waitId: ref().notNull(),
    kind: code(alarmKinds).notNull(),
    aboutKind: words().notNull(),
    aboutId: ref().notNull(),
    params: frozen<Params>().notNull(),
    occasion: whole().notNull(),
    rung: whole().notNull(),
    alarmAt: instant().notNull(),
    raisedAt: instant().notNull(),
    nextAt: instant(),
    silent: flag().notNull(),
    settledAt: instant(),
  },
  t => [
    // However many processes read what waits, one of them raises it.
    uniqueIndex('alarms_once').on(t.waitId, t.occasion).where(sql`${t.settledAt} is null`),
    on('alarms_case', t.caseId),
    index('alarms_next').on(t.forceId, t.nextAt).where(sql`${t.settledAt} is null`),
    on('alarms_raised', t.forceId, t.raisedAt),
    oneOf('alarms_kind', t.kind, alarmKinds),
  ],
)
/** Who was told of an alarm, as what, and when they marked it as seen. */
export const alarmNotices = pgTable(
  'alarm_notices',
  {
    id: id(),
    forceId: ref().notNull(),
    /** Null when it is about a pair of reports or the force itself. */
    caseId: ref().references(() => cases.id),
    alarmId: ref()
      .notNull()
      .references(() => alarms.id),
    rung: whole().notNull(),
    personId: ofPerson(),
    why: words().notNull(),
    at: instant().notNull(),
    mailId: ref().references(() => outgoingMail.id),
    seenAt: instant(),
  },
  t => [
    uniqueIndex('alarm_notices_once').on(t.alarmId, t.rung, t.personId),
    on('alarm_notices_person', t.personId, t.at),
    index('alarm_notices_unseen').on(t.personId).where(sql`${t.seenAt} is null`),
    on('alarm_notices_case', t.caseId),
  ],
)
