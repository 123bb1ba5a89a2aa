import type { Doubt, Precision } from '../row.ts'
import { ownCopy } from '../tables/party.ts'
import { isDay, type Placed, wallOf } from './clock.ts'
import { hourBeside, hoursBeside, isIdle, isWeekday, monthNamed, withoutMarks } from './day-period.ts'
import { fullYear, isBuddhist, type NumericDate } from './numeric-date.ts'
import { offsetOf, type Zone, zoneNamed } from './zone-names.ts'

export type Day = { year: number; month: number; day: number }
export type Time = { hour: number; minute: number; second: number }

/** A date and time as a cell of a table holds it: an instant, or a clock reading that still needs an order or a zone. */
export type CellTime =
  | { is: 'instant'; placed: Placed }
  | {
      is: 'reading'
      date: NumericDate | Day
      time: Time
      precision: Precision
      zone: Zone | undefined
      /** 24:00 is the beginning of the next day. */
      nextDay: boolean
      doubts: Doubt[]
      /** How it is written: the signs and lengths of its parts. */
      form: string
    }

const longestCell = 120
const midnight: Time = { hour: 0, minute: 0, second: 0 }

/** Reads a text from left to right, piece by piece. */
class Cursor {
  at = 0
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const m = pattern.exec(this.text)
    if (m) this.at = pattern.lastIndex
    return m
  }
  get done(): boolean {
    return this.at >= this.text.length
  }
}

const sticky = (source: string) => new RegExp(source, 'iuy')
const numericDate = sticky(String.raw`(\d{1,4})( ?[/.\-] ?)(\d{1,2}) ?[/.\-] ?(\d{1,4})(?!\d|[:.]\d)\.?`)
/** A month in words, with a sign within it where it is short: “มี.ค.”. */
const monthWord = String.raw`([\p{L}\p{M}]{2,14}|[\p{L}\p{M}]{1,3}\.[\p{L}\p{M}]{1,3})`
const dayFirst = sticky(
  String.raw`(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[ \-/]?(?:of |de )?${monthWord}\.?,?[ \-/]?(?:de )?'?(\d{4}|\d{2})(?![\d:])`,
)
const monthFirst = sticky(String.raw`${monthWord}\.?[ \-]?(\d{1,2})(?:st|nd|rd|th)?,?[ \-]+(\d{4})(?![\d:])`)
const yearFirst = sticky(String.raw`(\d{4})[ \-/.]([\p{L}\p{M}]{2,14})\.?[ \-/.](\d{1,2})(?!\d)`)
const weekday = sticky(String.raw`([\p{L}\p{M}]{2,12})(?:[.,]+ ?| )`)

type ReadDate = { date: NumericDate | Day; form: string; doubts?: Doubt[] }
const buddhist: Doubt[] = ['buddhist-year']
function dateAt(c: Cursor): ReadDate | undefined {
  const from = c.at
  const m = c.take(numericDate)
  if (m) {
    const [written, a = '', sign = '', b = '', d = ''] = m
    const wellFormed = a.length !== 3 && d.length !== 3 && !(a.length === 4 && d.length === 4)
    if (wellFormed && a.length + d.length > 2) {
      const date: NumericDate = { parts: [a, b, d], written: written.trim() }
      const form = `${a.length === 4 ? 'y' : ''}${sign.trim()}${d.length}`
      return { date, form, ...(isBuddhist(date) && { doubts: buddhist }) }
    }
    c.at = from
    return undefined
  }
  const found =
    dayFrom(c.take(dayFirst), [3, 2, 1]) ??
    retry(c, from, dayMonth => dayFrom(dayMonth.take(monthFirst), [3, 1, 2])) ??
    retry(c, from, y => dayFrom(y.take(yearFirst), [1, 2, 3]))
  if (found) return found
  c.at = from
  return undefined
}
function retry<T>(c: Cursor, from: number, read: (c: Cursor) => T | undefined): T | undefined {
  c.at = from
  return read(c)
}
function dayFrom(m: RegExpExecArray | null, [y, mo, d]: [number, number, number]): ReadDate | undefined {
  const month = m ? monthNamed(m[mo] ?? '') : undefined
  if (!m || month === undefined) return undefined
  const figures = m[y] ?? ''
  const year = fullYear(figures) ?? 0
  const day = Number(m[d])
  if (!isDay(year, month, day)) return undefined
  const isOther = isBuddhist({ parts: [figures, '', ''], written: '' })
  return { date: { year, month, day }, form: 'words', ...(isOther && { doubts: buddhist }) }
}

/** A date, with the name of its weekday before it if there is one. Behind a time any other word may be the half of the day. */
function datedAt(c: Cursor, isDayName: (word: string) => boolean = () => true): ReturnType<typeof dateAt> {
  const from = c.at
  const found = dateAt(c)
  if (found) return found
  c.at = from
  const word = c.take(weekday)
  // “sam.” and “Sab” are days here and months elsewhere: no date was read with them as months.
  const name = word?.[1] ?? ''
  if (word && isDayName(name) && !isNamedTime(name) && (monthNamed(name) === undefined || isWeekday(name)))
    return dateAt(c)
  c.at = from
  return undefined
}

/** As the C library and Java write it: “Sun Mar 01 23:14:05 GMT 2026”, the year behind the time. */
const asctime =
  /^([\p{L}]{3,9}),? ([\p{L}]{3,9}) (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?(?: [a-z+-][\w:+/-]{0,30})?) (\d{4})( [+-]\d{4})?$/iu

const clockDigits = sticky(
  String.raw`(\d{1,2})(?:(?: ?: ?|\.|h| ?uhr ?)(\d{2})(?!\d)(?:(?: ?: ?|\.|m|min ?)(\d{2})(?!\d)(?:[.,:]\d{1,9})?s?)?|(\d{2})(?:(\d{2}))?(?![\d:.]))`,
)
const bareHour = sticky(
  String.raw`(\d{1,2})(?= ?[ap]\.? ?m\b| ?h\b| uhr\b| noon\b| midnight\b|(?: ?o['’]?clock)? (?:in the (?:morning|afternoon|evening)|at night)\b)`,
)
/** A time without figures. */
const namedTime = sticky(String.raw`(?:at )?(noon|midday|midnight)\b`)
const isNamedTime = (word: string) => /^(?:noon|midday|midnight)$/i.test(word)
const midnightAlone = 1
const fraction = sticky(String.raw`0?[.,]\d{3,}$`)
const wordBefore = sticky(String.raw`([^\d()[\]+\-:/~]{1,24}?) ?(?=\d)`)
const word = sticky(
  String.raw` ?([\p{L}\p{M}][\p{L}\p{M}.'’]*(?: [\p{L}\p{M}]\.?(?![\p{L}\p{M}]))?(?: (?:la|de|the) [\p{L}\p{M}]+)?)`,
)

type ReadTime = { time: Time; precision: Precision; nextDay: boolean; doubts: Doubt[]; form: string }

function timeAt(c: Cursor): ReadTime | undefined {
  const from = c.at
  const named = c.take(namedTime)?.[1]?.toLowerCase()
  if (named !== undefined) {
    const doubts: Doubt[] = named === 'midnight' ? ['midnight-day'] : []
    const time = { hour: named === 'midnight' ? 0 : 12, minute: 0, second: 0 }
    return { time, precision: 'minute', nextDay: false, doubts, form: '2h' }
  }
  const share = c.take(fraction)
  if (share) {
    const seconds = Math.round(Number(share[0].replace(',', '.')) * 86_400)
    const { hour, minute, second } = wallOf(seconds)
    return {
      time: { hour, minute, second },
      precision: 'second',
      nextDay: false,
      doubts: ['date-format'],
      form: 'share',
    }
  }
  const lead = c.take(wordBefore)
  const leading = lead ? hoursBeside(lead[1] ?? '') : undefined
  if (lead && leading === undefined && !isIdle((lead[1] ?? '').trim())) {
    c.at = from
    return undefined
  }
  const m = c.take(clockDigits)
  const hourOnly = m ? null : c.take(bareHour)
  if (!m && !hourOnly) {
    c.at = from
    return undefined
  }
  const h = Number(m?.[1] ?? hourOnly?.[1])
  const minute = Number(m?.[2] ?? m?.[4] ?? 0)
  const sec = m?.[3] ?? m?.[5]
  const second = Number(sec ?? 0)
  const trailing = halfBehind(c)
  if (trailing === null) return undefined
  const hours = leading ?? trailing
  if (minute > 59 || second > 60 || h > 24) return undefined
  const precision = sec === undefined ? 'minute' : 'second'
  const form = `${sec === undefined ? 2 : 3}${hours === undefined ? '' : 'h'}`
  if (h === 24) {
    if (minute || second || hours !== undefined) return undefined
    return { time: midnight, precision, nextDay: true, doubts: ['midnight'], form }
  }
  const hour = hours === undefined ? h : hourBeside(h, hours)
  if (hour === undefined) return undefined
  const doubts: Doubt[] = hours === midnightAlone && hour === 0 ? ['midnight-day'] : []
  return { time: { hour, minute, second: Math.min(second, 59) }, precision, nextDay: false, doubts, form }
}

/** The half of the day behind a time; null for a word that is none and no zone either. */
function halfBehind(c: Cursor): number | undefined | null {
  let hours: number | undefined
  for (;;) {
    const from = c.at
    const m = c.take(word)
    const text = m?.[1] ?? ''
    if (!m) return hours
    const found = hoursBeside(text)
    if (found !== undefined && hours === undefined) hours = found
    else if (!isIdle(text)) {
      c.at = from
      return hours
    }
  }
}

const remark = sticky(String.raw` ?[([{]([^()[\]{}]{0,40})[)\]}]`)
/** Whose clock it was: no zone. */
const clockWord = '(?:network|device|local|phone|handset|server|system|sim|internal|original)'
const clockWords = sticky(` ?(?:[-–,] ?)?${clockWord}(?: (?:time|clock))?(?=$|[ (,[{])`)
const isClockWord = new RegExp(`^${clockWord}(?:[ /](?:time|clock|${clockWord}))*$`, 'iu')
/** A remark that names a zone which is not known: the hour may be another. */
const maybeZone = (note: string) => /\b(?:time|zone)$|^[A-Z]{3,5}$/.test(note.trim()) && !isClockWord.test(note.trim())
const beforeZone = sticky(String.raw` ?[-–,] ?(?=(?:utc|gmt|z\b))`)
const offset = sticky(String.raw` ?((?:utc|gmt)? ?[+-] ?\d{1,2}(?::?\d{2})?)(?!\d)`)
const longZone = sticky(String.raw` ?((?:[\p{L}.]{1,14} ){1,3}time)(?=$|[ (,[])`)
const zoneWord = sticky(String.raw` ?([\p{L}_]{1,20}(?:\/[\p{L}_+\-\d]{1,30}){0,2})(?=$|[ (,[])`)
/** What stands behind the time: offset, zone, and remarks in brackets; undefined where something else does. */
function zoneAt(c: Cursor): { zone: Zone | undefined; doubts: Doubt[] } | undefined {
  let zone: Zone | undefined
  let doubts: Doubt[] = []
  while (!c.done) {
    const note = c.take(remark)
    if (note) {
      zone ??= zoneNamed(note[1] ?? '')
      if (!zone && maybeZone(note[1] ?? '')) doubts = ['time-zone']
      continue
    }
    if (c.take(clockWords)) continue
    const start = c.at
    c.take(beforeZone)
    const from = c.at
    const seconds = offsetOf(c.take(offset)?.[1] ?? '')
    if (seconds !== undefined) {
      zone = { offset: seconds }
      continue
    }
    c.at = from
    const named = zoneNamed(c.take(longZone)?.[1] ?? '') ?? retry(c, from, z => zoneNamed(z.take(zoneWord)?.[1] ?? ''))
    if (!named) {
      c.at = start
      return { zone, doubts }
    }
    zone ??= named
  }
  return { zone, doubts }
}

const between = sticky(String.raw`(?: ?T(?=\d)| ?, ?| - | ?\([^()]{1,12}\) ?| at | on |[ _]| ?@ ?|:(?=\d\d:))+`)
const about =
  /(^|[\s,(])(?:approx(?:imately)?\.?|about|around|circa|ca?\.|roughly|est\.|between|after|before|~|≈|ungefähr|etwa|environ|vers|verso|alrededor de|около)(?=[\s\d)]) ?/iu

/** Year, month and day of Chinese, Japanese and Korean, each behind its sign. */
const eastern = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/
/** A date as programs of Microsoft put it into JSON: milliseconds since 1970. */
const jsonDate = /^\\?\/Date\((\d{12,13})(?:[+-]\d{4})?\)\\?\/$/

const roughly = /(?:[?*]+|,? ?\(?(?:estimated|approx(?:imately|imate)?\.?|circa|ca\.?)\)?)$/i

const instant = (epoch: number): CellTime | undefined =>
  epoch > 0 && epoch < 7_258_118_400
    ? { is: 'instant', placed: { epoch: Math.floor(epoch), offset: 0, changed: false } }
    : undefined

const serial = /^(\d{5})([.,]\d+)?(?: +([01]?[.,]\d+|0|\d(?:[.,]\d+)?e-\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?))?$/i
function inNumbers(t: string): CellTime | undefined {
  if (/^\d{10}(?:\.\d+)?$/.test(t)) return instant(Number(t))
  if (/^\d{13}(?:\.\d+)?$/.test(t)) return instant(Number(t) / 1e3)
  if (/^\d{16}$/.test(t)) return instant(Number(t) / 1e6)
  if (/^\d{19}$/.test(t)) return instant(Number(t) / 1e9)
  const compact = /^(\d{4})(\d{2})(\d{2})(?:[T\s_-]?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?$/.exec(t)
  if (compact) {
    const [, year = '', month = '', day = '', h, min, s, zone] = compact
    const date = { year: Number(year), month: Number(month), day: Number(day) }
    const time = { hour: Number(h ?? 0), minute: Number(min ?? 0), second: Number(s ?? 0) }
    if (!isDay(date.year, date.month, date.day) || time.hour > 23 || time.minute > 59 || time.second > 59)
      return undefined
    const precision = h === undefined ? 'day' : s === undefined ? 'minute' : 'second'
    return reading(
      { date, form: 'compact' },
      { time, precision, nextDay: false, doubts: [], form: '' },
      zoneNamed(zone ?? ''),
    )
  }
  const m = serial.exec(t)
  if (!m) return undefined
  const [, whole = '', part = '', more] = m
  const days = Number(whole)
  // The days of a spreadsheet from 1970 to 2099.
  if (days < 25_569 || days > 73_050) return undefined
  const share = more ?? part
  const inDay = share.includes(':')
    ? share.split(':').reduce((sum, n) => sum * 60 + Number(n), 0) * (share.split(':').length === 2 ? 60 : 1)
    : /e/i.test(share)
      ? Math.round(Number(share.replace(',', '.')) * 86_400)
      : Math.round(Number(`0${share.replace(',', '.').replace(/^[01](?=\.)/, '') || '.0'}`) * 86_400)
  const { year, month, day, hour, minute, second } = wallOf((days - 25_569) * 86_400 + inDay)
  const precision = share === '' ? 'day' : /^\d{1,2}:\d{2}$/.test(share) ? 'minute' : 'second'
  return reading(
    { date: { year, month, day }, form: 'serial' },
    { time: { hour, minute, second }, precision, nextDay: false, doubts: ['date-format'], form: '' },
    undefined,
  )
}

const reading = (
  { date, form, doubts = [] }: ReadDate,
  t: ReadTime | undefined,
  zone: Zone | undefined,
  more: Doubt[] = [],
): CellTime => ({
  is: 'reading',
  date,
  time: t?.time ?? midnight,
  precision: t?.precision ?? 'day',
  zone,
  nextDay: t?.nextDay ?? false,
  doubts: [...doubts, ...(t?.doubts ?? []), ...more],
  form: `${form} ${t?.form ?? ''}`,
})

/** The commonest cells, read at once as the pieces below would read them. Cells that follow each other are mostly of one day. */
const commonDay = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?=[ T])/
const figureAt = (text: string, at: number) => {
  const c = text.charCodeAt(at) - 0x30
  return c >= 0 && c <= 9 ? c : -1
}
const twoAt = (text: string, at: number) => {
  const [tens, ones] = [figureAt(text, at), figureAt(text, at + 1)]
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones
}
const colon = 0x3a
/** “23:14” or “23:14:05” up to the end of the text. */
function commonClock(text: string, from: number): { time: Time; precision: 'minute' | 'second' } | undefined {
  const isLong = text.charCodeAt(from + 2) === colon
  const hour = isLong ? twoAt(text, from) : figureAt(text, from)
  const at = from + (isLong ? 2 : 1)
  const minute = twoAt(text, at + 1)
  const isWhole = text.length === at + 6
  const second = isWhole ? twoAt(text, at + 4) : 0
  if (text.charCodeAt(at) !== colon || (isWhole ? text.charCodeAt(at + 3) !== colon : text.length !== at + 3))
    return undefined
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined
  return { time: { hour, minute, second }, precision: isWhole ? 'second' : 'minute' }
}
let lastDay: { written: string; date: NumericDate; short: string; long: string; doubts: Doubt[] } | undefined
function commonCell(cell: string): CellTime | undefined {
  let day = lastDay
  if (!day || !cell.startsWith(day.written) || (cell[day.written.length] !== ' ' && cell[day.written.length] !== 'T')) {
    const m = commonDay.exec(cell)
    if (!m) return undefined
    const [written, a = '', sign = '', b = '', d = ''] = m
    if (a.length === 3 || d.length === 3 || a.length + d.length > 6 || a.length + d.length < 3) return undefined
    const form = `${a.length === 4 ? 'y' : ''}${sign}${d.length}`
    const date: NumericDate = { parts: [ownCopy(a), ownCopy(b), ownCopy(d)], written: ownCopy(written) }
    const doubts = isBuddhist(date) ? buddhist : []
    day = { written: date.written, date, short: `${form} 2`, long: `${form} 3`, doubts }
    lastDay = day
  }
  const found = commonClock(cell, day.written.length + 1)
  return (
    found && {
      is: 'reading',
      date: day.date,
      time: found.time,
      precision: found.precision,
      zone: undefined,
      nextDay: false,
      doubts: day.doubts.length ? [...day.doubts] : [],
      form: found.precision === 'minute' ? day.short : day.long,
    }
  )
}

/** Reads the text of a cell as a date and time, in the forms that exports and people use; nothing where it is none. */
export function cellTime(cell: string): CellTime | undefined {
  const plain = cell.length < 24 ? commonCell(cell) : undefined
  if (plain) return plain
  if (cell.length > longestCell * 2) return undefined
  let text = withoutMarks(cell).replace(/\s+/g, ' ').trim()
  if (text.startsWith('="') && text.endsWith('"')) text = text.slice(2, -1)
  if (text.length > longestCell) return undefined
  const written = jsonDate.exec(text)
  if (written) return instant(Number(written[1]) / 1e3)
  const numbers = /^\d[\d.,]*(?:[T _-]?[\d.,:]+(?:e-\d{1,2})?)?(?:Z|[+-]\d{4})?$/i.test(text)
    ? inNumbers(text)
    : undefined
  if (numbers) return numbers
  const plainly = text.replace(about, '$1').replace(roughly, '').trim()
  const isAbout = plainly !== text
  const certain = plainly
    .replace(asctime, (all, day: string, month: string, date: string, time: string, year: string, zone = '') =>
      isWeekday(day) ? `${date} ${month} ${year} ${time}${zone}` : all,
    )
    .replace(eastern, '$1-$2-$3')
  const found = inWords(certain)
  if (found?.is === 'reading' && isAbout) found.doubts = [...found.doubts, 'approximate']
  return found
}

function inWords(text: string): CellTime | undefined {
  const c = new Cursor(text)
  const date = datedAt(c)
  if (date) {
    while (c.take(remark));
    if (c.done) return reading(date, undefined, undefined)
    c.take(between)
    const time = timeAt(c)
    const zone = zoneAt(c)
    return c.done && zone && (time ?? zone.zone) ? reading(date, time, zone.zone, zone.doubts) : undefined
  }
  c.at = 0
  const time = timeAt(c)
  const zone = time && zoneAt(c)
  if (!time || !zone) return undefined
  c.take(between)
  const after = datedAt(c, isWeekday)
  const later = zoneAt(c)
  return after && c.done
    ? reading(after, time, zone.zone ?? later?.zone, [...zone.doubts, ...(later?.doubts ?? [])])
    : undefined
}

/** The time of day in a cell by itself; undefined where there is a date in it or no time. */
export function timeOfDay(cell: string): ReadTime | undefined {
  const text = withoutMarks(cell).replace(/\s+/g, ' ').trim()
  if (text.length > longestCell) return undefined
  const c = new Cursor(text)
  const time = timeAt(c)
  return time && c.done ? time : undefined
}
