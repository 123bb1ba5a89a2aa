import {
  type CalendarDate,
  daysBetween,
  londonDate,
  londonTime,
  longDate,
  minutesBetween,
} from '../case/time/calendar.ts'
import { spanOf } from '../law/practice/breaches.ts'
import type { Now, Time } from './wait.ts'

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
/** By when something is due at a moment, or how long it has been over, in words: 'Due tomorrow', 'Overdue by 3 days'; with the days by which it is counted, where they are not all. */
export function dueWords(due: Time | null, now: Now, counted?: string | null): string | null {
  if (!due) return null
  const words = bare(due, now)
  return counted ? `${words} (${counted})` : words
}
function bare(due: Time, now: Now): string {
  if ('on' in due) {
    const left = daysBetween(now.today, due.on)
    return left < 0 ? `Overdue by ${days(-left)}` : dueOn(due.on, left)
  }
  const over = minutesBetween(due.at, now.at)
  if (over >= 0) return `Overdue by ${spanOf(over)}`
  const day: CalendarDate = londonDate(due.at)
  const left = daysBetween(now.today, day)
  return left > 1 ? dueOn(day, left) : `Due at ${londonTime(due.at)} ${left === 0 ? 'today' : 'tomorrow'}`
}
const dueOn = (day: CalendarDate, left: number) =>
  left === 0 ? 'Due today' : left === 1 ? 'Due tomorrow' : `Due ${longDate(day)}`
