import { cellTime } from '../times/cell-time.ts'
import { monthNamed, withoutMarks } from '../times/day-period.ts'
import { headOf } from './whatsapp-head.ts'

/**
 * Heads of other forms than exports have today, written as the chat reader takes them: text copied on a computer (time before date) or on a
 * phone (no year), and exports of older phones (months in words, a colon behind the time, no year).
 */
export type OtherHead = {
  /** How the line goes on with its date in front; the date stands for a year that the line does not say where `yearless`. */
  line(year: string): string
  yearless: boolean
  /** Day of the year, roughly, to tell December from the January behind it. */
  day: number
  /** Whether a bracket holds the date and time, as copied text has it. */
  copied: boolean
}

const longestHead = 60
const marks = String.raw`[\u200e\u200f\u202a\ufeff]*`
const bracketed = new RegExp(String.raw`^${marks}\[([^\[\]]{8,48})\] (?=\S)`, 'u')
const dashed = /^[\u200e\u200f\ufeff]*([^[\]]{8,48}?) [-–—] (?=\S)/u
const coloned =
  /^[\u200e\u200f\ufeff]*(\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?): (?=\S)/iu
const clock = String.raw`\p{Nd}{1,2}[:.]\p{Nd}{2}(?:[:.]\p{Nd}{2})?(?:\s?[\p{L}.\s]{1,10})?`
const timeFirst = new RegExp(
  String.raw`^(${clock})[,،] ?${marks}((?:\p{Nd}{1,4}[\u200e\u200f]*[/.-][\u200e\u200f]*){2}\p{Nd}{1,4})$`,
  'u',
)
const clockIn = new RegExp(clock, 'u')
const dayAndMonth = /(?<![\d:.])(\d{1,2})\.?(?: (?:de )?|-)(\p{L}{3,12})\.?(?! ?\d{4}|\p{L})/u
const monthAndDay = /(?<!\p{L})(\p{L}{3,12})\.? (\d{1,2})(?![\d:.]|,? ?\d{4})/u
const numbers = /^(\d{1,2})([/.-])(\d{1,2})\.?,? +(?=\S)/

const two = (n: number) => String(n).padStart(2, '0')
/** A sample year that has every day. */
const anyYear = '2024'

/** The date and time of a head with the year put in, where it has none; undefined where the text is no head's. */
function withYear(stamp: string): { put(year: string): string; day: number } | undefined {
  const n = numbers.exec(stamp)
  if (n && clockIn.test(stamp.slice(n[0].length))) {
    const [whole, a = '', sign = '', b = ''] = n
    const [day, month] = Number(b) > 12 ? [Number(b), Number(a)] : [Number(a), Number(b)]
    return { put: year => `${a}${sign}${b}${sign}${year}, ${stamp.slice(whole.length)}`, day: month * 31 + day }
  }
  for (const [pattern, d, m] of [
    [dayAndMonth, 1, 2],
    [monthAndDay, 2, 1],
  ] as const) {
    const found = pattern.exec(stamp)
    const month = found && monthNamed(found[m] ?? '')
    if (!found || !month) continue
    const day = Number(found[d])
    const rest = `${stamp.slice(0, found.index)} ${stamp.slice(found.index + found[0].length)}`.replace(
      /^[\s,]+|[\s,]+$/g,
      '',
    )
    return { put: year => `${year}-${two(month)}-${two(day)}, ${rest}`, day: month * 31 + day }
  }
  return undefined
}

/** The date and time as the chat reader takes them: numbers, the date in front. */
export function plainStamp(stamp: string): string | undefined {
  const turned = timeFirst.exec(stamp)
  if (turned) return `${turned[2]}, ${turned[1]?.trim()}`
  const time = cellTime(stamp)
  if (time?.is !== 'reading' || time.precision === 'day' || time.zone || time.doubts.length) return undefined
  const { hour, minute, second } = time.time
  const at = `${two(hour)}:${two(minute)}${time.precision === 'second' ? `:${two(second)}` : ''}`
  if ('parts' in time.date) return `${time.date.written}, ${at}`
  const { year, month, day } = time.date
  return `${year}-${two(month)}-${two(day)}, ${at}`
}

/** The head of another form that begins the line; undefined where none does, or one that the chat reader knows by itself. */
export function otherHead(line: string): OtherHead | undefined {
  const start = line.slice(0, longestHead)
  const [b, d] = [bracketed.exec(start), dashed.exec(start)]
  const m = b ?? coloned.exec(start) ?? d
  const stamp = m?.[1]?.replace(/[\u202f\u00a0]/g, ' ').trim()
  if (!m || stamp === undefined || !/\p{Nd}/u.test(stamp)) return undefined
  const known = headOf(line)
  if (known?.time) return undefined
  const [open, end] = m === d ? ['', ' - '] : ['[', '] ']
  const rest = line.slice(m[0].length)
  const lineWith = (text: string) => `${open}${text}${end}${rest}`
  const plain = plainStamp(stamp)
  const whole = plain === undefined ? undefined : lineWith(plain)
  if (whole !== undefined && headOf(whole)?.time) return { line: () => whole, yearless: false, day: 0, copied: m === b }
  const open2 = withYear(withoutMarks(stamp))
  const stood = open2 && (plainStamp(open2.put(anyYear)) ?? '')
  if (!open2 || !stood || headOf(lineWith(stood))?.time === undefined) return undefined
  return {
    line: year => lineWith(plainStamp(open2.put(year)) ?? open2.put(year)),
    yearless: true,
    day: open2.day,
    copied: m === b,
  }
}
