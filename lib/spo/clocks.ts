import { type CalendarDate, type Instant, longDate } from './calendar.ts'
import type { CaseFile, Collection } from './case.ts'
import type { Clock, ClockEntry, FoundInFacts } from './clocks/clock.ts'
import { courtClocks } from './clocks/court-clocks.ts'
import { houseClocks } from './clocks/house-clocks.ts'
import { notificationClocks } from './clocks/notification-clocks.ts'
import { orderClocks } from './clocks/order-clocks.ts'
import { thirdPartyClocks } from './clocks/third-party-clocks.ts'
import type { Question } from './findings/finding.ts'
import { factsOfCase } from './findings/from-case.ts'
import { type Reference, reference } from './findings/reference.ts'

/** Every kind of clock, one entry each. */
export const clockEntries: readonly ClockEntry[] = [
  ...orderClocks,
  ...notificationClocks,
  ...courtClocks,
  ...houseClocks,
  ...thirdPartyClocks,
]

/** Every clock of a case as it stands on a day. Statutory clocks count calendar days in London; none reads a time of day. */
export const clocksOf = (file: CaseFile, today: CalendarDate, at: Instant): Clock[] => {
  const q = factsOfCase(file, today)
  return clockEntries.flatMap(entry => {
    const found = entry.inCase?.(file, today, at) ?? entry.find(q).flatMap(f => ({ ...f, about: whichOf(file, f) }))
    return found.map(f => ({ id: entry.id, label: entry.label, whose: entry.whose, source: entry.source, ...f }))
  })
}
const known: Collection[] = ['orders', 'orderConditions', 'changes', 'notifications', 'hearings']
/** The record of the case that a clock of its facts is about. */
function whichOf(file: CaseFile, { about }: FoundInFacts): Clock['about'] {
  const [defendant] = file.defendants
  if (about === 'defendant' && defendant) return { kind: 'defendants', id: defendant.id }
  const kind = known.find(collection => file[collection].some(row => row.id === about))
  return kind ? { kind, id: about } : { kind: 'case', id: file.case.id }
}

/** Every clock that facts alone start, by the same entries. */
export const clocksIn = (q: Question): (FoundInFacts & Pick<ClockEntry, 'id' | 'source'>)[] =>
  clockEntries.flatMap(({ id, source, find }) => find(q).map(f => ({ ...f, id, source })))

/** The number that a clock counts with, where it may change. */
const counted: Partial<Record<string, keyof Reference>> = {
  C1: 'leastTermYears',
  C3: 'reviewMonths',
  C4: 'consentYears',
  C7: 'interimWarningDays',
  C9: 'notificationDays',
  C10: 'notificationDays',
  C11: 'notificationDays',
  C12: 'notificationDays',
  C14: 'serviceWithinHours',
  C15: 'hearsayDays',
  C16: 'crossExaminationDays',
  C17: 'crossExaminationNoticeDays',
  C20: 'appealDays',
  C21: 'caseStatedDays',
  C24: 'adultAge',
}
/** When the number that a clock counts with was last checked, in words; null where it counts with none. */
export function countedWith(id: string): string | null {
  const key = counted[id]
  const checkedOn = key && reference[key].lastVerified
  return key ? (checkedOn ? `Last verified on ${longDate(checkedOn)}` : 'Number not verified') : null
}

/** The day on which a clock stands in a person's own list and calendar; null while it asks for nothing. */
export const listDay = (c: Clock): CalendarDate | null =>
  c.state === 'running' || c.state === 'missed' ? (c.lastDay ?? c.actBy ?? null) : null

const pressing: Clock['state'][] = ['missed', 'running', 'notStarted', 'met', 'ended']
/** The most pressing first: missed, then those that end soonest. */
export const byUrgency = (a: Clock, b: Clock): number =>
  pressing.indexOf(a.state) - pressing.indexOf(b.state) ||
  (a.lastDay ?? a.actBy ?? '9999').localeCompare(b.lastDay ?? b.actBy ?? '9999')
