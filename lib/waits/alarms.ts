import type { Settings } from '../case/case.ts'
import {
  type AlarmEntry,
  type AlarmKind,
  type AlarmReader,
  type AlarmRule,
  alarmKinds,
  isAlarmKind,
} from '../case/reference/alarm-kinds.ts'
import {
  addDays,
  type Instant,
  laterOf,
  londonDate,
  londonTime,
  londonToInstant,
  startOfDay,
} from '../case/time/calendar.ts'
import { instantOf, type Wait } from './wait.ts'

/** A row of a case, of a pair or of the force: an alarm asks only for its times. */
type AnyRow = Omit<Wait, 'about'>

const visible = (w: AnyRow): Instant[] => [laterOf(instantOf(w.visible), instantOf(w.since))]
const times: Record<NonNullable<AlarmEntry['at']>, (w: AnyRow, s: Settings) => readonly Instant[]> = {
  visible,
  late: w => (w.late ? [instantOf(w.late)] : []),
  beforeLastDay: (w, s) => {
    const lastDay = w.params.decided ? null : w.params.lastDay
    if (typeof lastDay !== 'string') return []
    return [...s.endingAlarmDays].sort((a, b) => b - a).map(n => startOfDay(addDays(lastDay, -n)))
  },
  askedAgain: w => (w.params.askedAgain ? visible(w) : []),
}

/** A row with the times at which it raises its alarm. */
export function withAlarms<W extends AnyRow>(w: W, settings: Settings): W {
  const entry = isAlarmKind(w.kind) ? alarmKinds[w.kind] : undefined
  return entry?.at ? { ...w, alarms: times[entry.at](w, settings) } : w
}

export interface AlarmPolicy {
  ladder: readonly AlarmReader[]
  seenWithin: number
  byMail: boolean
  always: boolean
  climbs: boolean
  atOnce: boolean
}
export function policyFor(kind: AlarmKind, rules: readonly AlarmRule[]): AlarmPolicy {
  const { ladder, seenWithin, always = false, climbs = false, atOnce = false } = alarmKinds[kind] as AlarmEntry
  const rule = rules.find(r => r.kind === kind)
  return {
    ladder: rule?.ladder.length ? rule.ladder : ladder,
    seenWithin: rule?.seenWithinMinutes ?? seenWithin,
    byMail: rule?.byMail ?? true,
    always,
    climbs,
    atOnce,
  }
}

/** The moment from which mail may go out: now, or the end of the force's quiet hours. */
export function afterQuietHours(at: Instant, s: Pick<Settings, 'quietFromHour' | 'quietToHour'>): Instant {
  const { quietFromHour: from, quietToHour: to } = s
  const hour = Number(londonTime(at).slice(0, 2))
  const quiet = from <= to ? hour >= from && hour < to : hour >= from || hour < to
  if (!quiet) return at
  const today = londonDate(at)
  const day = hour >= to ? addDays(today, 1) : today
  return londonToInstant(`${day}T${String(to).padStart(2, '0')}:00`) ?? at
}
