import type { DateOrder } from '../row.ts'
import { ownCopy } from '../tables/party.ts'
import { isDay } from './clock.ts'

/** A date written in numbers, as its three parts stand on the line. */
export type NumericDate = { parts: [string, string, string]; written: string }
type Day = { year: number; month: number; day: number }

/** Years that only the Buddhist calendar has: 2569, or 69 for short, is 2026. A phone set to Thai writes them. */
const isBuddhistYear = (text: string): boolean =>
  (text.length === 4 && text >= '2443' && text <= '2642') || (text.length === 2 && text >= '50' && text <= '69')
export const isBuddhist = ({ parts: [a, , c] }: NumericDate): boolean => isBuddhistYear(a) || isBuddhistYear(c)
/** Two figures mean 1970 to 2049; those between are no year of a message but a Buddhist one. */
export const fullYear = (text: string): number | undefined => {
  const n = Number(text)
  if (text.length === 4) return isBuddhistYear(text) ? n - 543 : n
  if (text.length !== 2) return undefined
  return n < 50 ? 2000 + n : n < 70 ? 1957 + n : 1900 + n
}

/** The day that the parts give when read in an order, if there is such a day. A year of four figures in front is always year, month, day. */
export function dayIn(date: NumericDate, order: DateOrder): Day | undefined {
  // Rows that follow each other are mostly of one day.
  if (date === lastAsked && order === lastOrder) return lastAnswer
  lastAsked = date
  lastOrder = order
  lastAnswer = dayOf(date, order)
  return lastAnswer
}
let lastAsked: NumericDate | undefined
let lastOrder: DateOrder | undefined
let lastAnswer: Day | undefined
function dayOf({ parts: [a, b, c] }: NumericDate, order: DateOrder): Day | undefined {
  const real: DateOrder = a.length === 4 ? 'ymd' : order
  const [year, month, day] =
    real === 'ymd' ? [fullYear(a), b, c] : real === 'dmy' ? [fullYear(c), b, a] : [fullYear(c), a, b]
  if (year === undefined || month.length > 2 || day.length > 2) return undefined
  const [m, d] = [Number(month), Number(day)]
  return isDay(year, m, d) ? { year, month: m, day: d } : undefined
}

type Evidence = { count: number; line: number; written: string }

/** What the file says about the order of its dates. */
export type DateReading = {
  /** The order to read with. */
  order: DateOrder
  /** The same, or null where the file has no date in numbers. */
  settled: DateOrder | null
  /** "line 9: 23/04/2025", "given", or null where no line decides. */
  from: string | null
  /** Whether the order of this date stays open: then its row carries the doubt. */
  open(date: NumericDate): boolean
  /** Why a date that cannot be read in the order is refused. */
  refusal(date: NumericDate): string
}

const names: Record<DateOrder, string> = { dmy: 'day first', mdy: 'month first', ymd: 'year first' }

/**
 * Finds the order of dates from the whole file: give every date, then ask. A line decides when it is a date in one order only.
 * Lines that decide against each other go by the larger number; the others are refused and what stays open is doubted.
 */
export class DateOrders {
  private found: Partial<Record<DateOrder, Evidence>> = {}
  private numbered = 0
  private before = ''
  /** Dates with two figures at both ends, which may also begin with the year. */
  private short = { count: 0, fits: 0, lead: [99, 0] as [number, number], last: [99, 0] as [number, number] }

  see(date: NumericDate, line: number): void {
    // A day with a thousand messages says no more than a day with one.
    if (date.written === this.before) return
    this.before = date.written
    const [a, , c] = date.parts
    if (a.length === 4) {
      if (dayIn(date, 'ymd')) this.decides('ymd', date, line)
      return
    }
    this.numbered++
    const [dmy, mdy] = [dayIn(date, 'dmy'), dayIn(date, 'mdy')]
    if (dmy && !mdy) this.decides('dmy', date, line)
    if (mdy && !dmy) this.decides('mdy', date, line)
    if (a.length !== 2 || c.length !== 2) return
    const { short } = this
    short.count++
    const ymd = dayIn(date, 'ymd')
    if (!ymd) return
    short.fits++
    if (!dmy && !mdy) this.decides('ymd', date, line)
    short.lead = [Math.min(short.lead[0], Number(a)), Math.max(short.lead[1], Number(a))]
    short.last = [Math.min(short.last[0], Number(c)), Math.max(short.last[1], Number(c))]
  }

  private decides(order: DateOrder, date: NumericDate, line: number): void {
    const known = this.found[order]
    if (known) known.count++
    else this.found[order] = { count: 1, line, written: ownCopy(date.written) }
  }

  /** Two figures everywhere, and read from the end the file would cover more than fifteen years, read from the front fewer. */
  private yearFirst(): boolean {
    const { count, fits, lead, last } = this.short
    const [front, end] = [lead[1] - lead[0], last[1] - last[0]]
    return count > 0 && count === this.numbered && fits === count && end > 15 && front < end
  }

  /** The order to read with: the one given, or the one that the lines decide, or day first as the assumption that is said. */
  settle(given?: DateOrder): DateReading {
    const { dmy, mdy, ymd } = this.found
    if (given) return reading(given, 'given', () => false)
    if (this.yearFirst())
      return reading('ymd', ymd ? evidenceInWords(ymd) : null, date => !ymd && date.parts[0].length !== 4)
    const best = dmy && mdy ? (mdy.count > dmy.count ? mdy : dmy) : (dmy ?? mdy)
    if (best)
      return reading(
        best === dmy ? 'dmy' : 'mdy',
        evidenceInWords(best),
        date => Boolean(dmy && mdy) && isEitherWay(date),
      )
    if (ymd && !this.numbered) return reading('ymd', evidenceInWords(ymd), () => false)
    return reading(this.numbered ? 'dmy' : null, null, date => date.parts[0].length !== 4)
  }
}

/** 1404 in Iran and 1447 in Arabia are 2026; their months and days are others too. */
const isElsewhere = (part: string) => /^1[345]\d\d$/.test(part)
const elsewhere =
  ': its year is one of the Persian or the Islamic calendar. Ask for the export again from a phone that is set to the Gregorian calendar'
const evidenceInWords = (e: Evidence) => `line ${e.line}: ${e.written}`
const isEitherWay = (date: NumericDate) => {
  const [a, b] = date.parts
  return a.length !== 4 && Number(a) !== Number(b) && Boolean(dayIn(date, 'dmy') && dayIn(date, 'mdy'))
}
const reading = (settled: DateOrder | null, from: string | null, open: DateReading['open']): DateReading => {
  const order = settled ?? 'dmy'
  const as = from && from !== 'given' ? `, as ${from} shows` : ''
  return {
    settled,
    order,
    from,
    open,
    refusal: d =>
      `“${d.written}” is not a date when it is read ${names[order]}${as}${d.parts.some(isElsewhere) ? elsewhere : ''}`,
  }
}
