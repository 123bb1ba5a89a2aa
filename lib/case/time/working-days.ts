import type { Settings } from '../case.ts'
import {
  addDays,
  type CalendarDate,
  dayNumber,
  hoursAfter,
  type Instant,
  londonDate,
  londonTime,
  londonToInstant,
  startOfDay,
} from './calendar.ts'

/**
 * Working days: for the force's own targets only. Every period of the Act and of the rules of court counts calendar days.
 */

/** Bank holidays in England and Wales, as proclaimed: substitutes in place of the days they stand for. */
export const bankHolidays: readonly CalendarDate[] = [
  ...['2020-01-01', '2020-04-10', '2020-04-13', '2020-05-08', '2020-05-25', '2020-08-31', '2020-12-25', '2020-12-28'],
  ...['2021-01-01', '2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31', '2021-08-30', '2021-12-27', '2021-12-28'],
  ...['2022-01-03', '2022-04-15', '2022-04-18', '2022-05-02', '2022-06-02', '2022-06-03', '2022-08-29', '2022-09-19'],
  ...['2022-12-26', '2022-12-27'],
  ...['2023-01-02', '2023-04-07', '2023-04-10', '2023-05-01', '2023-05-08', '2023-05-29', '2023-08-28', '2023-12-25'],
  ...['2023-12-26'],
  ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-12-25', '2024-12-26'],
  ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
]
/** The last year whose bank holidays are all known. After it only weekends are left out, so that a target comes early and not late. */
export const bankHolidaysKnownTo = 2027
export const bankHolidaysSource =
  'Banking and Financial Dealings Act 1971 s.1 and sch.1, and proclamations; gov.uk/bank-holidays. From secondary lists, to the end of 2027; compared in November 2026 with date-holidays 3.37.0 (GB-ENG), 2020 to 2027: every day agrees'

/** The force's targets that count working days, where the force counts so. Those about somebody's safety count every day. */
export const workingTargets = [
  'reviewedWithinDays',
  'returnedWithinDays',
  'refusalSeenWithinDays',
  'authorisedToLodgedDays',
  'divertedSeenWithinDays',
  'legalAnsweredWithinDays',
  'listingWithinDays',
  'requestAnsweredWithinDays',
  'referralAnsweredWithinDays',
  'sampleReadWithinDays',
] as const satisfies readonly (keyof Settings)[]
export type WorkingTarget = (typeof workingTargets)[number]
type Calendar = Pick<Settings, 'countsWorkingDays' | 'cutOffHour' | 'ownHolidays'>

const holidays = new Set(bankHolidays)
/** Whether a day is neither at a weekend, nor a bank holiday, nor a day on which the force's offices are closed. */
export function isWorkingDay(day: CalendarDate, { ownHolidays }: Pick<Calendar, 'ownHolidays'>): boolean {
  // Day 0, 1 January 1970, was a Thursday.
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6 && !holidays.has(day) && !ownHolidays.includes(day)
}
const nextWorkingDay = (day: CalendarDate, calendar: Calendar): CalendarDate => {
  let next = addDays(day, 1)
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1)
  return next
}
/** The nth working day after a day, which does not count. */
export function workingDaysAfter(day: CalendarDate, n: number, calendar: Calendar): CalendarDate {
  let last = day
  for (let i = 0; i < n; i++) last = nextWorkingDay(last, calendar)
  return last
}
/** The working day on which something counts as come in: the next, if it came on another day or from the force's hour on. */
export function cameInOn(since: { on: CalendarDate } | { at: Instant }, calendar: Calendar): CalendarDate {
  const day = 'on' in since ? since.on : londonDate(since.at)
  if (!isWorkingDay(day, calendar)) return nextWorkingDay(day, calendar)
  const late = 'at' in since && Number(londonTime(since.at).slice(0, 2)) >= calendar.cutOffHour
  return late ? nextWorkingDay(day, calendar) : day
}

/** The last day of a target of the force's own, from the day on which it starts, which does not count. */
export const targetDay = (from: CalendarDate, target: WorkingTarget, settings: Settings): CalendarDate =>
  settings.countsWorkingDays
    ? workingDaysAfter(cameInOn({ on: from }, settings), settings[target], settings)
    : addDays(from, settings[target])

/** '2 working days', or '2 days' where the force counts every day. */
export const targetWords = (target: WorkingTarget, settings: Settings): string => {
  const n = settings[target]
  return `${n} ${settings.countsWorkingDays ? 'working ' : ''}${n === 1 ? 'day' : 'days'}`
}
/** The instant from which what came in is still within so many of the force's days at a moment: what came before is over. */
export function withinDaysSince(at: Instant, n: number, settings: Calendar): Instant {
  if (!settings.countsWorkingDays) return hoursAfter(at, -n * 24)
  const today = londonDate(at)
  const last = (day: CalendarDate) => workingDaysAfter(cameInOn({ on: day }, settings), n, settings)
  let first = today
  while (last(addDays(first, -1)) >= today) first = addDays(first, -1)
  // The day before is a working day, or it would count as this one: its evening counts as this one too.
  const hour = String(settings.cutOffHour).padStart(2, '0')
  return settings.cutOffHour > 23
    ? startOfDay(first)
    : (londonToInstant(`${addDays(first, -1)}T${hour}:00`) ?? startOfDay(first))
}
