import { ownCopy } from '../tables/party.ts'
import { hourBeside, hoursBeside, isIdle, withoutMarks } from '../times/day-period.ts'
import type { NumericDate } from '../times/numeric-date.ts'

export { withoutMarks }

/** A clock reading from 0:00 to 23:59. */
export type ClockTime = { hour: number; minute: number; second: number }

/** The start of a WhatsApp line: "01/03/2026, 23:14 - " or "[01/03/2026, 23:14:05] ", in whatever locale the phone had. */
export type Head = {
  date: NumericDate
  /** Undefined where hour, minute and word make no time, or the word beside them is not known. */
  time: ClockTime | undefined
  /** The numbers of the clock as they stand. */
  numbers: ClockTime
  /** A word beside the time that no language is known to put there; empty where there is none. */
  unknown: string
  precise: boolean
  /** How the head ends: a bracket or a dash. */
  frame: '[' | '-'
  /** What is the same for every line of one export: brackets or dash, the sign between the numbers, the word before the time. */
  shape: string
  /** The clock as written, for a sentence that says it is none; what makes a time may leave it empty. */
  clock: string
  /** Where the rest of the line begins: sender and text, or a notice. */
  end: number
}

const plain = (text: string) =>
  withoutMarks(text)
    .toLowerCase()
    .replace(/[\s.,،、·]+/g, ' ')
    .trim()

const isMark = (c: number) =>
  c === 0x200e ||
  c === 0x200f ||
  c === 0x061c ||
  (c >= 0x202a && c <= 0x202e) ||
  (c >= 0x2066 && c <= 0x2069) ||
  c === 0xfeff
const isSpace = (c: number) =>
  c === 0x20 || c === 9 || c === 0xa0 || (c >= 0x2000 && c <= 0x200a) || c === 0x202f || c === 0x205f || c === 0x3000

const values = new Map<number, number>()
/** The value of a decimal digit of any script, or -1: every block of digits begins at its zero. */
function digitAt(text: string, at: number): number {
  const c = text.charCodeAt(at)
  if (c < 0x660) return c >= 0x30 && c <= 0x39 ? c - 0x30 : -1
  const code = text.codePointAt(at) ?? 0
  const known = values.get(code)
  if (known !== undefined) return known
  let value = -1
  if (/\p{Nd}/u.test(String.fromCodePoint(code))) {
    value = 0
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  }
  if (values.size > 5000) values.clear()
  values.set(code, value)
  return value
}

/** No head is longer. */
const reach = 120
const mostBetween = 24

/** Goes over the start of one line, once and from left to right. */
class Scan {
  at = 0
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  blank(): void {
    while (this.at < reach) {
      const c = this.text.charCodeAt(this.at)
      if (!isMark(c) && !isSpace(c)) return
      this.at++
    }
  }
  sign(signs: string): string {
    const sign = this.text[this.at]
    if (sign === undefined || !signs.includes(sign)) return ''
    this.at++
    return sign
  }
  /** Up to so many digits as 0 to 9; those of one number are of one script. */
  digits(most: number): string {
    let found = ''
    while (found.length < most) {
      const d = digitAt(this.text, this.at)
      if (d < 0) break
      found += d
      this.at += this.text.charCodeAt(this.at) >= 0xd800 && this.text.charCodeAt(this.at) < 0xdc00 ? 2 : 1
    }
    return found
  }
  /** Letters and signs up to a digit, a bracket or a colon; undefined where none ends them in reach. */
  words(): string {
    const from = this.at
    while (this.at < this.text.length && this.at - from <= mostBetween) {
      const c = this.text.charCodeAt(this.at)
      if (c === 0x5b || c === 0x5d || c === 0x3a || digitAt(this.text, this.at) >= 0) break
      this.at++
    }
    return this.text.slice(from, this.at)
  }
}

/** How many plain digits stand from here on, up to so many. */
function plainDigits(line: string, at: number, most: number): number {
  let n = 0
  while (n < most && line.charCodeAt(at + n) >= 0x30 && line.charCodeAt(at + n) <= 0x39) n++
  return n
}
const isDateSign = (c: number) => c === 0x2f || c === 0x2e || c === 0x2d
let lastDate: NumericDate & { shapes: [bracket: string, dash: string] } = {
  parts: ['', '', ''],
  written: '\0',
  shapes: ['', ''],
}
/** A date in plain numbers; lines that follow each other are mostly of one day. Its end is `at` and the length of what is written. */
function plainDate(line: string, at: number): typeof lastDate | undefined {
  const { written } = lastDate
  if (line.startsWith(written, at) && plainDigits(line, at + written.length, 1) === 0) return lastDate
  const a = plainDigits(line, at, 4)
  const second = at + a + 1
  const b = plainDigits(line, second, 2)
  const third = second + b + 1
  const c = plainDigits(line, third, 4)
  if (!a || !b || !c || !isDateSign(line.charCodeAt(second - 1)) || !isDateSign(line.charCodeAt(third - 1)))
    return undefined
  lastDate = {
    parts: [
      ownCopy(line.slice(at, at + a)),
      ownCopy(line.slice(second, second + b)),
      ownCopy(line.slice(third, third + c)),
    ],
    written: ownCopy(line.slice(at, third + c)),
    shapes: [`[${line[second - 1]}`, `-${line[second - 1]}`],
  }
  return lastDate
}

/** The commonest heads, in plain letters: read sign by sign, without the care that the others need. */
function commonHead(line: string): Head | undefined {
  const open = line.charCodeAt(0) === 0x5b
  const from = open ? 1 : 0
  const date = plainDate(line, from)
  if (!date) return undefined
  let at = from + date.written.length
  if (line.charCodeAt(at) === 0x2c) at++
  if (line.charCodeAt(at++) !== 0x20) return undefined
  const clockFrom = at
  let hour = twoDigits(line, at)
  if (hour < 0) hour = plainDigits(line, at++, 1) ? line.charCodeAt(at - 1) - 0x30 : -1
  else at += 2
  const minute = twoDigits(line, at + 1)
  if (hour < 0 || minute < 0 || line.charCodeAt(at) !== 0x3a) return undefined
  at += 3
  const second = line.charCodeAt(at) === 0x3a ? twoDigits(line, at + 1) : -1
  if (second >= 0) at += 3
  const clockEnd = at
  let late: boolean | undefined
  const half = (line.charCodeAt(at) === 0x20 ? line.charCodeAt(at + 1) : line.charCodeAt(at)) | 0x20
  if (half === 0x61 || half === 0x70) {
    if (line.charCodeAt(at) === 0x20) at++
    if ((line.charCodeAt(at + 1) | 0x20) !== 0x6d) return undefined
    late = half === 0x70
    at += 2
  }
  if (open) {
    if (line.charCodeAt(at++) !== 0x5d) return undefined
  } else {
    if (line.charCodeAt(at) !== 0x20 || line.charCodeAt(at + 1) !== 0x2d) return undefined
    at += 2
  }
  if (at < line.length && line.charCodeAt(at++) !== 0x20) return undefined
  const precise = second >= 0
  const numbers = { hour, minute, second: precise ? second : 0 }
  const time = clockTime(numbers, late)
  return {
    date,
    time,
    numbers,
    unknown: '',
    precise,
    frame: open ? '[' : '-',
    shape: date.shapes[open ? 0 : 1],
    clock: time ? '' : line.slice(clockFrom, clockEnd),
    end: at,
  }
}
/** The value of two plain digits, or -1. */
function twoDigits(line: string, at: number): number {
  const [tens, ones] = [line.charCodeAt(at) - 0x30, line.charCodeAt(at + 1) - 0x30]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Hyphens and dashes of any length, as phones and the programs between write them. */
const dashes = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212'
/** The end of a head behind a dash: a space, the dash, and a space or nothing. */
function dashIn(words: string, line: string, from: number): number {
  for (let i = 0; i + 1 < words.length; i++) {
    if (!isSpace(words.charCodeAt(i))) continue
    const dash = words[i + 1]
    const next = line.charCodeAt(from + i + 2)
    if (dash !== undefined && dashes.includes(dash) && (Number.isNaN(next) || isSpace(next))) return i
  }
  return -1
}

/** Reads the start of a line, or nothing where the line begins no message. Takes time for the start only, however long the line. */
export function headOf(line: string): Head | undefined {
  const c = line.charCodeAt(0)
  if (c < 0x80) {
    const head = commonHead(line)
    if (head) return head
    // Most lines of text begin with a plain letter: no need to look further.
    if (c > 0x5b || (c > 0x39 && c < 0x5b)) return undefined
  }
  return anyHead(line)
}

function anyHead(line: string): Head | undefined {
  const s = new Scan(line)
  s.blank()
  const open = s.sign('[')
  s.blank()
  const dateFrom = s.at
  const a = s.digits(4)
  if (!a) return undefined
  s.blank()
  const sign = s.sign('/.-年년')
  s.blank()
  const b = sign && s.digits(2)
  s.blank()
  if (!b || !s.sign('/.-月월')) return undefined
  s.blank()
  const d = s.digits(4)
  if (!d) return undefined
  while (isMark(line.charCodeAt(s.at))) s.at++
  s.sign('.日일')
  const written = line.slice(dateFrom, s.at)
  const between = s.words()
  const clockFrom = s.at
  const h = between && s.digits(2)
  s.blank()
  if (!h || !s.sign(':.hH時时시点點')) return undefined
  s.blank()
  const min = s.digits(3)
  if (min.length !== 2) return undefined
  const beforeSeconds = s.at
  s.blank()
  let sec = ''
  if (s.sign(':.分분')) {
    s.blank()
    sec = s.digits(3)
  }
  if (sec.length !== 2) {
    sec = ''
    s.at = beforeSeconds
  }
  const afterFrom = s.at
  let after = s.words()
  if (open) {
    if (line[s.at] !== ']') return undefined
    s.at++
  } else {
    const dash = dashIn(after, line, afterFrom)
    if (dash < 0) return undefined
    after = after.slice(0, dash)
    s.at = afterFrom + dash + 2
  }
  const end = s.at
  if (isSpace(line.charCodeAt(s.at))) s.at++
  return buildHead({ open, sign, date: [a, b, d], written, between, numbers: [h, min, sec], after }, line, {
    clockFrom,
    end: open ? end - 1 : end - 2,
    rest: s.at,
  })
}

type Parts = {
  open: string
  sign: string
  date: [string, string, string]
  written: string
  between: string
  numbers: [string, string, string]
  after: string
}
function buildHead(p: Parts, line: string, at: { clockFrom: number; end: number; rest: number }): Head | undefined {
  const [before, behind] = [plain(p.between), plain(p.after)]
  const words = before.split(' ')
  let hours: number | undefined
  let gap = before
  for (let i = 0; i < words.length && hours === undefined; i++) {
    hours = hoursBeside(words.slice(i).join(' '))
    if (hours !== undefined) gap = words.slice(0, i).join(' ')
  }
  hours ??= hoursBeside(behind)
  const strange = [
    ...gap.split(' ').filter(w => !isIdle(w)),
    ...(isIdle(behind) || hoursBeside(behind) !== undefined ? [] : [behind]),
  ]
  const unknown = strange.join(' ')
  // A sentence with a dash in it is no head.
  if (unknown.split(' ').length > 2) return undefined
  const [h, min, sec] = p.numbers
  const numbers = { hour: Number(h), minute: Number(min), second: Number(sec || 0) }
  // Beyond twelve the hour speaks for itself.
  const known = unknown === '' || numbers.hour > 12 || numbers.hour === 0 || hours !== undefined
  const hour = hours === undefined ? numbers.hour : hourBeside(numbers.hour, hours)
  // Before noon in one language and after it in another, or beside an hour at which no language has it.
  const disputed = hour === undefined && numbers.hour <= 12 ? behind || before : ''
  return {
    date: { parts: p.date, written: withoutMarks(p.written).trim() },
    time: known && hour !== undefined ? clockTime({ ...numbers, hour }, undefined) : undefined,
    numbers,
    unknown: unknown || disputed,
    precise: sec !== '',
    frame: p.open ? '[' : '-',
    shape: `${p.open || '-'}${p.sign}${gap
      .split(' ')
      .filter(w => isIdle(w))
      .join(' ')}`,
    clock: withoutMarks(line.slice(at.clockFrom, at.end)).trim(),
    end: at.rest,
  }
}

/** A time from a 12 or 24 hour clock; a half of the day that contradicts the hour makes none. */
export function clockTime(read: ClockTime, late: boolean | undefined): ClockTime | undefined {
  const { hour, minute, second } = read
  if (hour > 23 || minute > 59 || second > 59) return undefined
  if (late === undefined || (late && hour > 12)) return read
  if (!late && hour > 12) return undefined
  return { hour: (hour % 12) + (late ? 12 : 0), minute, second }
}
