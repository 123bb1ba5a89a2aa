import type { Party, PlainMessage, Row } from '../lib/pattern/exports/row.ts'
import { isSame, remembering } from '../lib/pattern/exports/tables/party.ts'
import { stamps } from '../lib/pattern/exports/times/clock.ts'
import { rowOfPlain } from '../lib/pattern/exports/whatsapp/plain-row.ts'

/** Rows as the command writes them. */

const quoted = (text: string) => JSON.stringify(text)
const named = remembering(quoted)
const listed = (texts: readonly string[]) =>
  texts.length === 0 ? '[]' : texts.length === 1 ? `[${named(texts[0] ?? '')}]` : JSON.stringify(texts)
/** Who said it to whom and by what, as each sender said it last, with what stands before and behind: the same in thousands of rows. */
const saidLast = new Map<string, Party & { text: string }>()
function whoText({ precision, channel, direction, from, to }: Party): string {
  const last = saidLast.get(from)
  if (
    last !== undefined &&
    last.precision === precision &&
    last.channel === channel &&
    last.direction === direction &&
    isSame(last.to, to)
  )
    return last.text
  const text = `","precision":"${precision}","channel":"${channel}","direction":"${direction}","from":${named(from)},"to":${listed(to)},"text":"`
  if (saidLast.size > 1000) saidLast.clear()
  // In one piece: it is copied into every row.
  saidLast.set(from, { precision, channel, direction, from, to: [...to], text: Buffer.from(text).toString() })
  return text
}
/** What JSON writes otherwise than it stands. */
const writtenOtherwise = /["\\\p{Cc}\p{Cs}]/u
/** The row in the order of the contract. Put together by hand, of few pieces: there are millions of them. */
export function rowText(r: Row): string {
  const raw = quoted(r.raw)
  // Nothing in the lines was written otherwise for JSON, and so nothing in a text that is the end of them.
  const isAsItIs = raw.length === r.raw.length + 2 ? r.raw.endsWith(r.text) : !writtenOtherwise.test(r.text)
  const text = isAsItIs ? r.text : quoted(r.text).slice(1, -1)
  const start = `{"line":${r.line},"at":"${r.at}","local":"${r.local}${whoText(r)}${text}`
  const end = more(r)
  return end === '' && r.attachments.length === 0 && r.doubts.length === 0
    ? `${start}","attachments":[],"raw":${raw},"doubts":[]}\n`
    : `${start}","attachments":${listed(r.attachments)},"raw":${raw},"doubts":${listed(r.doubts)}${end}}\n`
}
function more({ call, kind, place, marks, file, app }: Row): string {
  let text = ''
  if (call) text += `,"call":{"type":"${call.type}","seconds":${call.seconds}}`
  if (kind) text += `,"kind":"${kind}"`
  if (place) text += `,"place":${JSON.stringify(place)}`
  if (marks?.length) text += `,"marks":${listed(marks)}`
  if (file !== undefined) text += `,"file":${named(file)}`
  if (app !== undefined) text += `,"app":${named(app)}`
  return text
}

const encoder = new TextEncoder()
/** A sign that stands in no text. */
const gap = '\u{10ffff}'
/**
 * What the rows of a sender are made of: cut out of one, so that both ways write the same. Between the number of the line and the text stand
 * the times, of the minute that was written last.
 */
type Pieces = {
  start: Uint8Array
  middle: Uint8Array
  raw: Uint8Array
  end: Uint8Array
  minute: number
  offset: number
}
const pieces = new WeakMap<Party, Pieces>()
function piecesOf(by: Party, minute: number, offset: number): Pieces {
  let known = pieces.get(by)
  if (known?.minute !== minute || known.offset !== offset) {
    const { at, local } = stamps({ epoch: minute * 60, offset, changed: false })
    if (known?.offset === offset) {
      write(at, known.middle, instantAt)
      write(local, known.middle, localAt)
      known.minute = minute
    } else {
      const row: Row = { line: 0, at, local, ...by, text: gap, attachments: [], raw: gap, doubts: [] }
      const [start = '', raw = '', end = ''] = rowText(row).split(gap)
      known = {
        start: encoder.encode(start.slice(0, lineAt)),
        middle: encoder.encode(start.slice(lineAt + 1)),
        raw: encoder.encode(raw),
        end: encoder.encode(end),
        minute,
        offset,
      }
      pieces.set(by, known)
    }
  }
  return known
}
const lineAt = '{"line":'.length
const instantAt = ',"at":"'.length
const localAt = ',"at":"yyyy-mm-ddThh:mm:ssZ","local":"'.length
const secondAt = 'yyyy-mm-ddThh:mm:'.length
function write(text: string, into: Uint8Array, at: number): void {
  for (let i = 0; i < text.length; i++) into[at + i] = text.charCodeAt(i)
}

/** No plain message is written in more bytes. */
export const plainSize = ({ from, to, by }: PlainMessage): number => 2 * (to - from) + 6 * by.from.length + 400

/** Writes a plain message as `rowText` writes its row; gives where it ends. */
export function writePlain(message: PlainMessage, into: Buffer, from: number): number {
  const { line, seconds, offset, by, bytes, isRepeat } = message
  if (isRepeat || offset % 60 !== 0) {
    const row = rowOfPlain(message)
    return from + into.write(rowText(isRepeat ? { ...row, doubts: ['duplicate'] } : row), from)
  }
  const minute = Math.floor(seconds / 60)
  const { start, middle, raw, end } = piecesOf(by, minute, offset)
  let at = putNumber(into, put(into, from, start, 0, start.length), line)
  into.set(middle, at)
  putSecond(into, at + instantAt + secondAt, seconds - minute * 60)
  putSecond(into, at + localAt + secondAt, seconds - minute * 60)
  at = put(into, at + middle.length, bytes, message.textAt, message.to)
  at = put(into, at, raw, 0, raw.length)
  at = put(into, at, bytes, message.from, message.to)
  return put(into, at, end, 0, end.length)
}

function put(into: Uint8Array, to: number, piece: Uint8Array, from: number, end: number): number {
  for (let i = from; i < end; i++) into[to++] = piece[i] ?? 0
  return to
}
function putNumber(into: Uint8Array, to: number, n: number): number {
  const end = n < 10 ? to : putNumber(into, to, Math.floor(n / 10))
  into[end] = 0x30 + (n % 10)
  return end + 1
}
function putSecond(into: Uint8Array, at: number, second: number): void {
  into[at] = 0x30 + Math.floor(second / 10)
  into[at + 1] = 0x30 + (second % 10)
}
