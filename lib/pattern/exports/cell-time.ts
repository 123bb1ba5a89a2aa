import { isDay, type Placed, placedAt, wallOf } from './clock.ts'
import type { NumericDate } from './numeric-date.ts'
import type { Precision } from './row.ts'
import { clockTime, unmarked } from './whatsapp-head.ts'

type Day = { year: number; month: number; day: number }
type Time = { hour: number; minute: number; second: number }

/** A date and time as a cell of a table holds it: an instant, or a clock reading that still needs an order or a zone. */
export type CellTime =
  | { is: 'instant'; placed: Placed }
  | {
      is: 'reading'
      date: NumericDate | Day
      time: Time
      precision: Precision
      offset: number | undefined
      serial?: true
    }

const monthNames = [
  'jan gen ene янв',
  'feb fév fev febb',
  'mar mär mrt mars maa',
  'apr avr abr kwi',
  'may mai mei mag maj',
  'jun juin giu giugno cze',
  'jul juil lug lip',
  'aug août aou ago sie',
  'sep set wrz',
  'oct okt ott out paź',
  'nov lis',
  'dec dez dic déc des gru',
].map(names => names.split(' '))
const monthOf = (word: string): number | undefined => {
  const w = word.toLowerCase().replace('.', '')
  const at = monthNames.findIndex(names => names.some(n => w === n || (n.length >= 3 && w.startsWith(n))))
  return at < 0 ? undefined : at + 1
}
/** Zones by name that have one meaning in mail and in exports of phones. */
const zones: Record<string, number> = { z: 0, utc: 0, gmt: 0, ut: 0, bst: 3600, cet: 3600, cest: 7200 }

const timeText = String.raw`(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?\s?m\.?)?`
const zoneText = String.raw`\s*\(?((?:utc|gmt)?\s*[+-]\s*\d{1,2}(?::?\d{2})?|z|utc|gmt|bst|cet|cest)?\)?(?:\[[\w/+-]+\])?`
const gap = String.raw`(?:\s*[T,]\s*|\s+(?:at|à|um)?\s*|\s*-\s+)`
const numericText = String.raw`(\d{1,4})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{1,4})\.?`
const weekday = String.raw`(?:\p{L}{2,10}\.?,?\s+)?`
const dated: [RegExp, (m: string[]) => NumericDate | Day | undefined][] = [
  [new RegExp(`^${weekday}${numericText}`, 'u'), m => numeric(m)],
  [
    new RegExp(
      String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+(?:de\s+)?(\p{L}{3,10})\.?,?[\s\-/]+(?:de\s+)?(\d{4}|\d{2})(?!\d|:)`,
      'u',
    ),
    m => named(m[3], m[2], m[1]),
  ],
  [
    new RegExp(String.raw`^${weekday}(\p{L}{3,10})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-]+(\d{4})(?!\d|:)`, 'u'),
    m => named(m[3], m[1], m[2]),
  ],
  [/^(\d{4})[\s\-/](\p{L}{3,10})[\s\-/](\d{1,2})(?!\d)/u, m => named(m[1], m[2], m[3])],
]
const afterDate = new RegExp(`^(?:${gap}${timeText}${zoneText})?$`, 'iu')
const timeFirst = new RegExp(`^${timeText}${zoneText}\\s*(?:,|on|-)?\\s+(\\S.*)$`, 'iu')

function numeric(m: string[]): NumericDate | undefined {
  const [written = '', a = '', b = '', c = ''] = m
  if (a.length === 3 || c.length === 3 || ((a.length === 4) === (c.length === 4) && a.length === 4)) return undefined
  const from = written.search(/\d/)
  return { parts: [a, b, c], written: written.slice(from) }
}
function named(year = '', month = '', day = ''): Day | undefined {
  const m = monthOf(month)
  const y = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  return m !== undefined && isDay(y, m, Number(day)) ? { year: y, month: m, day: Number(day) } : undefined
}
/** "+01:00", "-0500", "UTC+1", "Z" as seconds. */
export function offsetOf(text: string): number | undefined {
  const t = text.toLowerCase().replace(/\s/g, '')
  if (t in zones) return zones[t]
  const m = /^(?:utc|gmt)?([+-])(\d{1,2}):?(\d{2})?$/.exec(t)
  if (!m) return undefined
  const seconds = Number(m[2]) * 3600 + Number(m[3] ?? 0) * 60
  return seconds > 14 * 3600 || Number(m[3] ?? 0) > 59 ? undefined : m[1] === '-' ? -seconds : seconds
}

const instant = (epoch: number): CellTime | undefined =>
  epoch > 0 && epoch < 7_258_118_400
    ? { is: 'instant', placed: { epoch: Math.floor(epoch), offset: 0, changed: false } }
    : undefined

function inNumbers(t: string): CellTime | undefined {
  if (/^\d{10}(?:\.\d+)?$/.test(t)) return instant(Number(t))
  if (/^\d{13}(?:\.\d+)?$/.test(t)) return instant(Number(t) / 1e3)
  if (/^\d{16}$/.test(t)) return instant(Number(t) / 1e6)
  const compact = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?$/.exec(t)
  if (compact) {
    const [, year = '', month = '', day = '', h, min, s, zone] = compact
    const date = { year: Number(year), month: Number(month), day: Number(day) }
    const time = clockTime(Number(h ?? 0), Number(min ?? 0), Number(s ?? 0), undefined)
    if (!isDay(date.year, date.month, date.day) || !time) return undefined
    const precision = h === undefined ? 'day' : s === undefined ? 'minute' : 'second'
    return { is: 'reading', date, time, precision, offset: zone === undefined ? undefined : offsetOf(zone) }
  }
  if (/^\d{5}(?:[.,]\d+)?$/.test(t)) {
    const days = Number(t.replace(',', '.'))
    // The days of a spreadsheet from 1970 to 2099.
    if (days < 25_569 || days > 73_050) return undefined
    const { year, month, day, hour, minute, second } = wallOf(Math.round((days - 25_569) * 86_400))
    const precision = Number.isInteger(days) ? 'day' : 'second'
    return {
      is: 'reading',
      date: { year, month, day },
      time: { hour, minute, second },
      precision,
      offset: undefined,
      serial: true,
    }
  }
  return undefined
}

/** Reads the text of a cell as a date and time, in the forms that exports use; nothing where it is none. */
export function cellTime(cell: string): CellTime | undefined {
  const text = unmarked(cell).replace(/\s+/g, ' ').trim()
  if (text.length > 80) return undefined
  if (/^\d[\d.,]*(?:[T ]\d{4,6})?(?:Z|[+-]\d{4})?$/.test(text) && !/^\d{1,4}\.\d{1,2}\.\d/.test(text))
    return inNumbers(text)
  for (const [pattern, read] of dated) {
    const m = pattern.exec(text)
    const date = m && read(m)
    if (!m || !date) continue
    const rest = afterDate.exec(text.slice(m[0].length))
    if (rest) return built(date, rest.slice(1, 6))
  }
  const m = timeFirst.exec(text)
  const after = m?.[6] === undefined ? undefined : m[6]
  if (!m || after === undefined) return undefined
  for (const [pattern, read] of dated) {
    const d = pattern.exec(after)
    const date = d && read(d)
    if (d && date && d[0].length === after.length) return built(date, m.slice(1, 6))
  }
  return undefined
}

function built(date: NumericDate | Day, [h, min, s, word, zone]: (string | undefined)[]): CellTime | undefined {
  if (h === undefined)
    return { is: 'reading', date, time: { hour: 0, minute: 0, second: 0 }, precision: 'day', offset: undefined }
  const late = word === undefined ? undefined : word.toLowerCase().startsWith('p')
  const time = clockTime(Number(h), Number(min), Number(s ?? 0), late)
  const offset = zone === undefined ? undefined : offsetOf(zone)
  if (!time || (zone !== undefined && offset === undefined)) return undefined
  return { is: 'reading', date, time, precision: s === undefined ? 'minute' : 'second', offset }
}

/** A reading with an offset of its own, in time. */
export const withOffset = (day: Day, time: Time, offset: number): Placed => placedAt({ ...day, ...time }, offset)
