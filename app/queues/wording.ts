import { daysBetween, londonDate, longDate, longMoment, minutesBetween } from '../../lib/case/time/calendar.ts'
import { durationWords } from '../../lib/measures/measures.ts'
import type { Queue } from '../../lib/work/queues/all.ts'
import { legalKinds } from '../../lib/work/queues/desk-tabs.ts'
import type { QueuePage, QueueRow } from '../../lib/work/queues/read.ts'

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)

/** How long something has waited: to the hour where hours matter, else in days. */
export function ageWords(since: string, now: Pick<QueuePage, 'at' | 'today'>, byTheHour: boolean | undefined): string {
  const whole = Math.max(0, daysBetween(londonDate(since), now.today))
  if (byTheHour && whole < 5) return durationWords(Math.max(0, minutesBetween(since, now.at)), 'minutes')
  return whole === 0 ? 'Today' : days(whole)
}
export const sinceWords = (since: string, byTheHour: boolean | undefined) =>
  byTheHour ? longMoment(since) : longDate(londonDate(since))

/** Where a row stands against its target, in words that do not need the colour. */
export function targetWords(
  row: Pick<QueueRow, 'due' | 'late' | 'band' | 'kind' | 'detail'>,
  queue: Queue,
  now: Pick<QueuePage, 'today' | 'settings'>,
): { text: string; classes: string; under: string } {
  const alarms = queue.alarms?.(now.settings)
  if (alarms) {
    const passed = alarms[row.band - 1]
    return passed === undefined
      ? { text: 'No alarm yet', classes: 'govuk-tag--grey', under: row.due ? `First at ${longMoment(row.due)}` : '' }
      : {
          text: `Past ${passed} ${passed === 1 ? 'hour' : 'hours'}`,
          classes: 'govuk-tag--orange',
          under: '',
        }
  }
  if (!row.due) return { text: 'No target', classes: 'govuk-tag--grey', under: '' }
  const dueOn = londonDate(row.due)
  const over = daysBetween(dueOn, now.today)
  const { counted } = row.detail
  const under = `Target ${longDate(dueOn)}${counted ? `, ${counted}` : ''}`
  // Red is kept for a day that statute or a court sets.
  if (row.late)
    return {
      text: over > 0 ? `Overdue by ${days(over)}` : 'Overdue',
      classes: legalKinds.includes(row.kind) ? 'govuk-tag--red' : 'govuk-tag--orange',
      under,
    }
  if (over === 0) return { text: 'Due today', classes: 'govuk-tag--orange', under }
  // Its day is when it arose, and nothing makes it late.
  if (over > 0) return { text: 'No target', classes: 'govuk-tag--grey', under: `Since ${longDate(dueOn)}` }
  return { text: `Due in ${days(-over)}`, classes: 'govuk-tag--grey', under }
}
