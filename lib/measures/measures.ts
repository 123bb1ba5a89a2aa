import { applicationMeasures } from './application-measures.ts'
import { breachMeasures } from './breach-measures.ts'
import { caseMeasures } from './case-measures.ts'
import type { Entry } from './entry.ts'
import { orderMeasures } from './order-measures.ts'

export { lateDecisionHours, lateLinkDays, resultWithinDays } from './entry.ts'

/** Every measure of practice: what it counts, among what, by whose date, in what unit. */
export const measures = {
  ...caseMeasures,
  ...applicationMeasures,
  ...orderMeasures,
  ...breachMeasures,
} as const satisfies Record<string, Entry>

export type MeasureId = keyof typeof measures
export type Measure = Entry
export const measureIds = (Object.keys(measures) as MeasureId[]).toSorted()
export const measureOf = (id: MeasureId): Measure => measures[id]
/** The id in an address, or undefined. */
export const measureNamed = (id: string): MeasureId | undefined =>
  Object.hasOwn(measures, id) ? (id as MeasureId) : undefined

/** How many days ahead M20 looks. */
export const horizons = [30, 60, 90, 180] as const
export type Horizon = (typeof horizons)[number]
export const horizonFrom = (asked: string | undefined): Horizon => horizons.find(h => String(h) === asked) ?? 90

/** Days or minutes as people say them: 1 day, 95 minutes, 83 hours 20 minutes, 12 days 3 hours. */
export function durationWords(value: number, measuredIn: 'days' | 'minutes'): string {
  const countWithUnit = (n: number, word: string) => `${n.toLocaleString('en-GB')} ${word}${n === 1 ? '' : 's'}`
  if (measuredIn === 'days') return countWithUnit(Math.round(value * 10) / 10, 'day')
  const whole = Math.round(value)
  if (whole < 120) return countWithUnit(whole, 'minute')
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours >= 7 * 24) {
    const over = hours % 24
    const days = countWithUnit(Math.floor(hours / 24), 'day')
    return over ? `${days} ${countWithUnit(over, 'hour')}` : days
  }
  return rest ? `${countWithUnit(hours, 'hour')} ${countWithUnit(rest, 'minute')}` : countWithUnit(hours, 'hour')
}
