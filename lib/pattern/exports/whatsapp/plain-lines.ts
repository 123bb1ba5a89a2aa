import { batch, decodeBytes, type Lines, type WholeLines } from '../lines.ts'
import { ownCopy } from '../tables/party.ts'
import { eitherSpaced } from './whatsapp-calls.ts'
import { type Head, headOf } from './whatsapp-head.ts'
import { noNames, senderIn } from './whatsapp-names.ts'
import { ownSentences } from './whatsapp-text.ts'

/**
 * Most lines of a chat begin as others before them did, and hold words of plain letters. Such a line is known by its bytes: it is what the
 * careful reader has read before, but for minutes, seconds and words that nothing is done to. Whatever differs in anything else is left to
 * that reader, by whose rules all that is remembered here was read.
 */

type Written = { written: string; bytes: Uint8Array }
/** The date in front of a clock, as a head with it was read. */
export type PlainDay = Pick<Head, 'date' | 'shape' | 'frame'> & Written
/** What stands between the clock and the text, as a head with it was read, and the hour that each hour as written means beside it. */
export type PlainEnd = Pick<Head, 'frame' | 'precise'> & Written & { name: string; hours: (number | undefined)[] }
/** Where a plain line and its text stand in the bytes, and what was learnt of their like. */
export type PlainLine = {
  day: PlainDay
  end: PlainEnd
  secondOfDay: number
  from: number
  textAt: number
  to: number
  /** Where the next line begins. */
  next: number
  /** Whether a carriage return stands at its end. */
  returned: boolean
}

/** A date in plain numbers, a blank and a clock. Behind it come half of the day, dash or bracket, name and colon. */
const usual = /^(\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? )(\d{1,2}):(\d{2})(?::(\d{2}))?(?=[^\d:])/
const longestText = 2000
const slots = 1024
const longestStart = 400
const encoder = new TextEncoder()
const [feed, carriageReturn, blank, quote, opening, bracket, backslash, colon] = [
  10, 13, 32, 0x22, 0x3c, 0x5b, 0x5c, 0x3a,
]

const inBytes = (text: string): Written => ({ written: ownCopy(text), bytes: encoder.encode(text) })
const noDay: PlainDay = { ...inBytes('\0'), date: { parts: ['', '', ''], written: '' }, shape: '', frame: '-' }
const noEnd: PlainEnd = { ...inBytes(''), frame: '-', precise: false, name: '', hours: [] }
const noLine = (): PlainLine => ({
  day: noDay,
  end: noEnd,
  secondOfDay: 0,
  from: 0,
  textAt: 0,
  to: 0,
  next: 0,
  returned: false,
})

type Is = 'plain' | 'begun' | 'new' | 'other'

export class PlainLines {
  private day = noDay
  private ends: PlainEnd[] = new Array(slots).fill(noEnd)
  /** How many lines were read to learn from them, and how many taught something. */
  private read = 0
  private learnt = 0

  /** Reads how a line begins that has no known beginning, and remembers it where it is of the usual form; whether it was. */
  protected learn(bytes: Uint8Array, from: number): boolean {
    if (this.read++ > 100 + 10 * this.learnt) return false
    const line = decodeBytes(bytes.subarray(from, Math.min(bytes.indexOf(feed, from), from + longestStart))).text
    const head = headOf(line)
    const sender = head && senderIn(line, head.end, noNames)
    const m = usual.exec(line)
    if (!m || !sender || !head.time || head.unknown !== '') return false
    const start = line.slice(0, sender.textAt)
    if (!start.endsWith(' ') || JSON.stringify(start) !== `"${start}"`) return false
    const [clock, written = '', hour, minute, second] = m
    const { numbers, date, shape, frame, precise } = head
    if (numbers.hour !== Number(hour) || numbers.minute !== Number(minute) || numbers.second !== Number(second ?? 0))
      return false
    if (precise !== (second !== undefined) || (frame === '[') !== (written[0] === '[')) return false
    if (this.day.written !== written) this.day = { ...inBytes(written), date, shape, frame }
    const behind = inBytes(start.slice(clock.length))
    const slot = slotOf(behind.bytes, 0)
    let end = this.ends[slot] ?? noEnd
    if (end.written !== behind.written || end.frame !== frame || end.precise !== precise)
      end = { ...behind, frame, precise, name: ownCopy(sender.name), hours: [] }
    end.hours[numbers.hour] = head.time.hour
    this.ends[slot] = end
    this.learnt++
    return true
  }

  /**
   * Goes through whole lines in their order. A plain line before one that begins a message is offered to `take`, with its bytes and a text of
   * a letter for each byte; what it refuses, and every other line, goes to `read`, as many at once as stand together. Gives the number of the
   * line behind them.
   */
  walk(
    { bytes, open }: WholeLines,
    first: number,
    take: (line: PlainLine, number: number, bytes: Uint8Array, letters: string) => boolean,
    read: (lines: Lines) => void,
  ): number {
    // A letter for each byte: what is plain stands in it where it stands in the bytes.
    const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    let number = first
    let from = 0
    const readTo = (to: number) => {
      if (from === to) return
      const text = areLetters(bytes, from, to) ? letters.slice(from, to) : undefined
      const lines = batch(bytes.subarray(from, to), number, open && to === bytes.length, text)
      number += lines.text.length - (lines.open ? 1 : 0)
      from = to
      read(lines)
    }
    // Nothing plain is looked for where no end of a line stops it.
    if (bytes[bytes.length - 1] !== feed) {
      readTo(bytes.length)
      return number
    }
    let line = noLine()
    let ahead = noLine()
    let is = this.see(bytes, 0, line)
    for (let at = 0; at < bytes.length; ) {
      if (is === 'plain') {
        is = this.see(bytes, line.next, ahead)
        if ((is === 'plain' || is === 'begun') && ahead.day.shape === line.day.shape) {
          readTo(at)
          if (take(line, number, bytes, letters)) {
            from = line.next
            number++
          }
        }
        at = line.next
        ;[line, ahead] = [ahead, line]
      } else {
        at = bytes.indexOf(feed, at) + 1 || bytes.length
        is = this.see(bytes, at, line)
      }
    }
    readTo(bytes.length)
    return number
  }

  /** What the line is. One that is `begun` begins a message too, of other words; one that is `new` may teach something. */
  private see(bytes: Uint8Array, from: number, found: PlainLine): Is {
    const is = this.find(bytes, from, found)
    return is === 'new' && this.learn(bytes, from) ? this.find(bytes, from, found) : is
  }

  private find(bytes: Uint8Array, from: number, found: PlainLine): Is {
    if (from >= bytes.length || (figure(bytes, from) < 0 && bytes[from] !== bracket)) return 'other'
    const { day } = this
    if (!isSame(day.bytes, bytes, from)) return 'new'
    let at = from + day.bytes.length
    let hour = figure(bytes, at++)
    const ones = figure(bytes, at)
    if (ones >= 0) {
      hour = hour * 10 + ones
      at++
    }
    const minute = sixtieth(bytes, at)
    if (hour < 0 || minute < 0) return 'other'
    at += 3
    const second = sixtieth(bytes, at)
    if (second >= 0) at += 3
    const end = this.ends[slotOf(bytes, at)] ?? noEnd
    const hourMeant = end.hours[hour]
    if (hourMeant === undefined || end.frame !== day.frame || end.precise !== second >= 0) return 'new'
    if (!isSame(end.bytes, bytes, at)) return 'new'
    found.day = day
    found.end = end
    found.secondOfDay = hourMeant * 3600 + minute * 60 + Math.max(second, 0)
    found.from = from
    found.textAt = at + end.bytes.length
    if (this.findText(bytes, found)) return 'plain'
    // Where other words are not in the encoding of the file, a name of other letters is not read as it was before.
    return end.bytes.length === end.written.length ? 'begun' : 'other'
  }

  /** Words in plain letters that JSON writes as they are, between no blanks, and no colon before a blank. */
  private findText(bytes: Uint8Array, found: PlainLine): boolean {
    const from = found.textAt
    let at = from
    while (plainLetters[bytes[at] ?? 0] === 1 || (bytes[at] === colon && (bytes[at + 1] ?? 0) > blank)) at++
    found.to = at
    found.returned = bytes[at] === carriageReturn
    if (found.returned) at++
    found.next = at + 1
    if (bytes[at] !== feed || found.to - from > longestText) return false
    return found.to === from || (bytes[from] !== blank && bytes[found.to - 1] !== blank)
  }
}

/** From the blank on, without what is written otherwise in JSON, begins a mark of WhatsApp's, or may end a name. */
const plainLetters = new Uint8Array(256)
for (let c = blank; c < 0x7f; c++) plainLetters[c] = [quote, backslash, opening, colon].includes(c) ? 0 : 1

function isSame(is: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < is.length; i++) if (bytes[at + i] !== is[i]) return false
  return true
}
/** Whether all is of plain letters; no more than some lines are looked at. */
function areLetters(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 1000) return false
  for (let at = from; at < to; at++) if ((bytes[at] ?? 0) > 0x7e) return false
  return true
}
function figure(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - 0x30
  return value >= 0 && value <= 9 ? value : -1
}
/** Minutes or seconds behind a colon, or -1. */
function sixtieth(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== colon) return -1
  const tens = figure(bytes, at + 1)
  const ones = figure(bytes, at + 2)
  return tens >= 0 && tens < 6 && ones >= 0 ? tens * 10 + ones : -1
}
/** Told by all that stands before the first colon. */
function slotOf(bytes: Uint8Array, from: number): number {
  let sum = 0
  for (let at = from; at < bytes.length && bytes[at] !== colon && at < from + 200; at++)
    sum = (sum * 31 + (bytes[at] ?? 0)) | 0
  return sum & (slots - 1)
}

const sources = [...ownSentences, eitherSpaced].map(sentence => sentence.source.replace(/^\^/, ''))
const ownBeginning = new RegExp(sources.join('|'), 'imuy')
/** Whether a text in plain letters, a part of `all`, may be more than its words: a file, a call, or a sentence of WhatsApp's own. */
export function mayBeOwnWords(all: string, from: number, to: number): boolean {
  ownBeginning.lastIndex = from
  return all[to - 1] === ')' || ownBeginning.test(all)
}
