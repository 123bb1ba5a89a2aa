/** Calendar dates of Europe/London as ISO strings. No times, no 24-hour arithmetic: weekends and bank holidays count. */

export type CalendarDate = string
export type Instant = string

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const monthLength = (y: number, m: number) => (m === 2 && leap(y) ? 29 : (lengths[m - 1] ?? 0))
const iso = (y: number, m: number, d: number) =>
  `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
const parts = (date: CalendarDate): [number, number, number] => {
  const m = pattern.exec(date)
  if (!m) throw new RangeError(`Not a calendar date: ${date}`)
  return [Number(m[1]), Number(m[2]), Number(m[3])]
}

/** Whether the text is a date that exists, from 1900 to 2999. */
export function isCalendarDate(text: string): boolean {
  const m = pattern.exec(text)
  if (!m) return false
  const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])]
  return y >= 1900 && y <= 2999 && d >= 1 && d <= monthLength(y, mo)
}

const millisecondsInDay = 86_400_000
/** Days since 1970-01-01. */
export const dayNumber = (date: CalendarDate): number => {
  const [y, m, d] = parts(date)
  return Date.UTC(y, m - 1, d) / millisecondsInDay
}
const fromDayNumber = (n: number): CalendarDate => new Date(n * millisecondsInDay).toISOString().slice(0, 10)

/** The date n days later (earlier when n is negative). */
export const addDays = (date: CalendarDate, n: number): CalendarDate => fromDayNumber(dayNumber(date) + n)
/** Whole days from the first date to the second; negative when the second is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumber(to) - dayNumber(from)
/** The same day and month n years on; 29 February rolls to 1 March where there is none (law.md §7). */
export function anniversary(date: CalendarDate, years: number): CalendarDate {
  const [y, m, d] = parts(date)
  return m === 2 && d === 29 && !leap(y + years) ? iso(y + years, 3, 1) : iso(y + years, m, d)
}
/** The same day n months on, or the last day of a shorter month: for house reminders, never for a period of the Act. */
export function addMonths(date: CalendarDate, n: number): CalendarDate {
  const [y, m, d] = parts(date)
  const index = y * 12 + (m - 1) + n
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return iso(year, month, Math.min(d, monthLength(year, month)))
}

/** Last day of n days beginning with the date: the date itself is day 1. */
export const withinDaysBeginning = (date: CalendarDate, n: number): CalendarDate => addDays(date, n - 1)
/** Last day of n years beginning with the date. */
export const withinYearsBeginning = (date: CalendarDate, n: number): CalendarDate => addDays(anniversary(date, n), -1)
/** Last day of n days after the date, which does not count. */
export const daysAfter = (date: CalendarDate, n: number): CalendarDate => addDays(date, n)
/** Latest day that leaves n clear days before the date. */
export const clearDaysBefore = (date: CalendarDate, n: number): CalendarDate => addDays(date, -(n + 1))

/** Age in whole years on a day; a person born on 29 February has a birthday on 1 March in other years. */
export function ageOn(bornOn: CalendarDate, day: CalendarDate): number {
  let age = parts(day)[0] - parts(bornOn)[0]
  if (age > 0 && anniversary(bornOn, age) > day) age--
  return age
}

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const hour = 3_600_000
/** How far London's clocks are ahead of UTC in an hour of UTC: they are changed between two of them. Asked of the platform once an hour. */
const ahead = new Map<number, number>()
function aheadAt(at: number): number {
  const start = Math.floor(at / hour) * hour
  const before = ahead.get(start)
  if (before !== undefined) return before
  const p: Record<string, string> = {}
  for (const { type, value } of london.formatToParts(start)) p[type] = value
  const offset = Date.parse(`${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}Z`) - start
  if (ahead.size >= 20_000) ahead.clear()
  ahead.set(start, offset)
  return offset
}
const londonParts = (at: number) => {
  const local = new Date(at + aheadAt(at)).toISOString()
  return { date: local.slice(0, 10), time: local.slice(11, 16) }
}
/** The calendar date in London at an instant. */
export const londonDate = (at: Instant): CalendarDate => londonParts(Date.parse(at)).date
/** The time of day in London at an instant, HH:MM. */
export const londonTime = (at: Instant): string => londonParts(Date.parse(at)).time
/** 'YYYY-MM-DDTHH:MM' in London to an instant; null where there is no such time. Of two, the earlier. */
export function londonToInstant(local: string): Instant | null {
  const day = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d$/.exec(local)?.[1]
  if (!day || !isCalendarDate(day)) return null
  const wall = Date.parse(`${local}:00Z`)
  for (const offset of [60, 0]) {
    const at = wall - offset * 60_000
    const { date, time } = londonParts(at)
    if (`${date}T${time}` === local) return new Date(at).toISOString()
  }
  return null
}

/** The first moment of a day in London. */
export const startOfDay = (day: CalendarDate): Instant => {
  const start = londonToInstant(`${day}T00:00`)
  if (!start) throw new RangeError(`Not a calendar date: ${day}`)
  return start
}

const months = 'January February March April May June July August September October November December'.split(' ')
/** '2026-11-21' → '21 November 2026'. */
export const longDate = (date: CalendarDate): string => {
  const [y, m, d] = parts(date)
  return `${d} ${months[m - 1]} ${y}`
}
/** An instant as '21 November 2026 at 21:10', London time. */
export const longMoment = (at: Instant): string => `${longDate(londonDate(at))} at ${londonTime(at)}`
/** What is said beside when something was, where it was recorded later; '' where it was recorded as it was done. */
export const recordedLater = (at: Instant, recordedAt: Instant | null | undefined): string =>
  recordedAt && Date.parse(recordedAt) - Date.parse(at) > 60_000 ? `, recorded on ${longMoment(recordedAt)}` : ''
/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (Date.parse(a) >= Date.parse(b) ? a : b)
/** Minutes from one instant to another. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
/** The instant so many hours later. */
export const hoursAfter = (at: Instant, hours: number): Instant =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString()

/** The hour of a clock of 24 that an hour as written means, with am, pm or neither beside it; undefined for 0am and 13pm. */
export function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (half !== 'am' && half !== 'pm') return hour <= 24 ? hour : undefined
  return hour < 1 || hour > 12 ? undefined : (hour % 12) + (half === 'pm' ? 12 : 0)
}
/** '9.05pm', '2105', '21:05' → '21:05'; null when it is not a time of day. */
export function timeOfDay(typed: string): string | null {
  const m = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$/.exec(typed.trim().toLowerCase())
  if (!m || (m[2] === undefined && m[3] === undefined)) return null
  const [typedHour, minute] = [Number(m[1]), Number(m[2] ?? '0')]
  const hour = hourOfDay(typedHour, m[3])
  if (hour === undefined || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
