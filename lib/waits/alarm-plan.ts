import type { Settings } from '../case/case.ts'
import { type Actor, type CaseFacts, can, type Role } from '../case/policy.ts'
import type { Id } from '../case/records/id.ts'
import type { AlarmKind, AlarmReader, AlarmRule } from '../case/reference/alarm-kinds.ts'
import { type DutyRole, onDuty, presentFor, type Roster } from '../case/staff/duty.ts'
import { hoursAfter, type Instant, londonDate } from '../case/time/calendar.ts'
import { answersForLaw } from '../law/rules/law-register.ts'
import { type AlarmPolicy, afterQuietHours, policyFor } from './alarms.ts'

/** What to do about the alarms of one case, or of the force and its pairs, at a moment: to raise, to tell, to settle. Pure: the same twice changes nothing. */

/** A row that stands at the moment and whose first alarm has come. */
export interface AlarmedRow {
  waitId: Id
  kind: AlarmKind
  alarms: readonly Instant[]
  /** Whose it is, the nearest first. */
  ownerIds: readonly Id[]
}
export interface RaisedAlarm {
  id: Id
  waitId: Id
  kind: AlarmKind
  /** Which of the row's times, from 1; a later one where the times moved after it was raised. */
  occasion: number
  /** The time that it was raised for. */
  alarmAt: Instant
  /** The step of the ladder that was told last; -1 before anyone was. */
  rung: number
  /** When it is looked at again; null when nothing more is done about it. */
  nextAt: Instant | null
  /** News from before alarms were first read: listed, never sent and never passed on. */
  silent: boolean
}
export interface Notice {
  alarmId: Id
  rung: number
  personId: Id
  seenAt: Instant | null
  /** The relay refused the mail for this person. */
  refused: boolean
}
export type NoticeReason = AlarmReader | 'standIn' | 'named'
export interface Telling {
  alarmId: Id
  rung: number
  personId: Id
  why: NoticeReason
  /** When mail for it may go out; null when none is sent. */
  mailAt: Instant | null
}
export interface AlarmWorld {
  at: Instant
  settings: Settings
  rules: readonly AlarmRule[]
  roster: Roster
  /** The case, or the force when it is about a pair of reports or the force itself. */
  facts: CaseFacts | { forceId: Id }
  /** Everyone who might be told, as the policy knows them; whoever has left is not among them. */
  people: readonly Actor[]
  /** What came before alarms were first read in this force, while that is only just so: it is listed and never sent. */
  silentBefore: Instant | null
  newId: () => Id
}
export interface AlarmPlan {
  raise: RaisedAlarm[]
  tell: Telling[]
  /** New step and next look of alarms that stand. */
  move: { id: Id; rung: number; nextAt: Instant | null }[]
  settle: Id[]
}

/** A row that was recorded long after its alarm's time is left alone for so long: whoever records it may be about to settle it. */
export const graceMinutes = 15
const lateMinutes = 10
const again = 60
const later = (at: Instant, minutes: number): Instant => hoursAfter(at, minutes / 60)
const hasCome = (time: Instant, at: Instant) => Date.parse(time) <= Date.parse(at)

export function planAlarms(
  rows: readonly AlarmedRow[],
  standing: readonly RaisedAlarm[],
  notices: readonly Notice[],
  world: AlarmWorld,
): AlarmPlan {
  const { at } = world
  const plan: AlarmPlan = { raise: [], tell: [], move: [], settle: [] }
  const byId = new Map(rows.map(row => [row.waitId, row]))
  for (const alarm of standing) if (!byId.has(alarm.waitId)) plan.settle.push(alarm.id)
  for (const row of rows) {
    const policy = policyFor(row.kind, world.rules)
    const own = standing.filter(a => a.waitId === row.waitId)
    const reached = Math.max(0, ...own.map(a => a.occasion))
    // A day that was put off has its times again; a step of a ladder is climbed once.
    const told = policy.climbs ? Infinity : Math.max(...own.map(a => Date.parse(a.alarmAt)))
    const come = row.alarms.flatMap((time, i) =>
      hasCome(time, at) && (i + 1 > reached || Date.parse(time) > told)
        ? [{ time, n: Math.max(i + 1, reached + 1) }]
        : [],
    )
    for (const { time, n } of policy.climbs ? come : come.slice(-1)) {
      const alarm: RaisedAlarm = {
        id: world.newId(),
        waitId: row.waitId,
        kind: row.kind,
        occasion: n,
        rung: -1,
        nextAt: later(at, graceMinutes),
        silent: world.silentBefore !== null && hasCome(time, world.silentBefore),
        alarmAt: time,
      }
      const late = !policy.atOnce && !hasCome(at, later(time, lateMinutes))
      if (alarm.silent || !late) Object.assign(alarm, step(alarm, row, policy, world, plan))
      plan.raise.push(alarm)
    }
    for (const alarm of own) {
      const told = notices.filter(n => n.alarmId === alarm.id && n.rung === alarm.rung)
      const refused = told.length > 0 && told.every(n => n.refused && !n.seenAt)
      const due = alarm.nextAt !== null && hasCome(alarm.nextAt, at)
      if (alarm.silent || (!due && !refused)) continue
      const next = told.some(n => n.seenAt) ? { rung: alarm.rung, nextAt: null } : step(alarm, row, policy, world, plan)
      if (next.rung !== alarm.rung || next.nextAt !== alarm.nextAt) plan.move.push({ id: alarm.id, ...next })
    }
  }
  return plan
}

/** Goes to the next step on which there is somebody. The last of them keeps it. */
function step(
  alarm: RaisedAlarm,
  row: AlarmedRow,
  policy: AlarmPolicy,
  world: AlarmWorld,
  plan: AlarmPlan,
): { rung: number; nextAt: Instant | null } {
  const { at, settings } = world
  const last = policy.ladder.length - 1
  const begins = policy.climbs ? Math.min(alarm.occasion - 1, last) : 0
  const mailFrom = policy.always ? at : afterQuietHours(at, settings)
  for (let rung = Math.max(alarm.rung + 1, begins); rung <= last; rung++) {
    const people = readersAt(policy.ladder[rung] as AlarmReader, row, world)
    if (!people.length) continue
    tellAll(people, rung)
    return { rung, nextAt: alarm.silent || rung === last ? null : later(mailFrom, policy.seenWithin) }
  }
  if (alarm.rung >= 0) return { rung: alarm.rung, nextAt: null }
  // Nobody on the whole ladder may know of it: whoever is named on the case, and it is tried again.
  const named = namedOn(world)
  tellAll(named, last)
  return named.length ? { rung: last, nextAt: null } : { rung: -1, nextAt: later(at, again) }

  function tellAll(people: Reader[], rung: number) {
    const mailAt = policy.byMail && !alarm.silent ? mailFrom : null
    plan.tell.push(...people.map(p => ({ alarmId: alarm.id, rung, ...p, mailAt })))
  }
}

type Reader = { personId: Id; why: NoticeReason }
const dutyOf: Partial<Record<AlarmReader, DutyRole>> = {
  inspector: 'inspector',
  supervisor: 'supervisor',
  coordinator: 'coordinator',
}

/** Who is meant by a step now: each of them present, of the force, and let into the case if it is restricted. */
function readersAt(reader: AlarmReader, row: AlarmedRow, world: AlarmWorld): Reader[] {
  const { roster, at } = world
  if (reader === 'administrator') return present(holdersOf(world, reader), reader, world)
  if (reader === 'lawKeepers')
    return present(
      world.people.filter(answersForLaw).map(p => p.id),
      reader,
      world,
    )
  const duty = dutyOf[reader]
  if (!duty) {
    // The nearest of those whose it is.
    for (const id of row.ownerIds) {
      const found = present([id], reader, world)
      if (found.length) return found
    }
    return []
  }
  const rostered = present(onDuty(roster, duty, at), reader, world)
  if (rostered.length || duty === 'inspector') return rostered
  return present(holdersOf(world, duty), reader, world)
}
const holdersOf = ({ people }: AlarmWorld, role: Role): Id[] =>
  people.filter(p => p.roles.includes(role)).map(p => p.id)

function present(ids: readonly Id[], why: NoticeReason, world: AlarmWorld): Reader[] {
  const today = londonDate(world.at)
  const found = ids.flatMap((id): Reader[] => {
    const who = presentFor(world.roster, id, today)
    const person = who && world.people.find(p => p.id === who)
    if (!person || !mayKnow(person, why, world.facts)) return []
    return [{ personId: person.id, why: person.id === id ? why : 'standIn' }]
  })
  return found.filter((r, i) => found.findIndex(o => o.personId === r.personId) === i)
}
/** Whoever is on duty is told of any case that is not restricted: an alarm says no more than its reference. */
const mayKnow = (person: Actor, why: NoticeReason, facts: AlarmWorld['facts']): boolean => {
  if (!('teamId' in facts)) return person.forceId === facts.forceId
  return can(person, 'viewCase', facts) || (why !== 'owner' && !facts.restricted && person.forceId === facts.forceId)
}

/** Whoever is named on the case; of a pair or of the force, whoever keeps the accounts. */
const namedOn = (world: AlarmWorld): Reader[] => {
  if (!('teamId' in world.facts)) return present(holdersOf(world, 'administrator'), 'administrator', world)
  const { officerId, namedIds } = world.facts
  const ids = [...new Set([...(officerId ? [officerId] : []), ...namedIds])]
  return present(ids, 'named', world)
}
