import { wholeLines } from '../lines.ts'
import type { Outcome, ReadOptions, Source } from '../row.ts'
import type { ZoneClock } from '../times/clock.ts'
import { rawOf } from './mail-raw.ts'
import { mailRowMaker, type RawMail } from './mail-row.ts'
import { isMmdfMark, mayPart, Parting, Parts } from './mailbox.ts'

/** A file inside a message that may hold words is kept up to this many bytes; of a picture only its beginning. */
const keptFile = 1 << 18
const keptPicture = 1 << 10
/** The rest of a message up to this many bytes and lines. */
const keptMail = 1 << 21
const keptLines = 40_000

const newline = 10
const latin = new TextDecoder('windows-1252')
const encoder = new TextEncoder()
const fromBytes = encoder.encode('From')
/** A space is often cut off behind the bare word. */
const endsFrom = new Set([0x20, 9, 13, newline, undefined])
const startsFrom = (bytes: Uint8Array, at: number) =>
  bytes[at] === 0x46 && fromBytes.every((b, i) => bytes[at + i] === b) && endsFrom.has(bytes[at + 4])

/** Which bytes are letters of base64. */
const letters = new Uint8Array(256)
for (const c of encoder.encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=')) letters[c] = 1
function isEncoded(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] === newline || bytes[end - 1] === 13)) end--
  if (end < 40) return false
  for (let i = 0; i < end; i++) if (!letters[bytes[i] ?? 0]) return false
  return true
}

/** A message that is being gathered from its lines. */
class Gathering {
  readonly line: number
  readonly postmark: boolean
  readonly parts = new Parts()
  span = 0
  private pieces: Uint8Array[] = []
  private size = 0
  private lines = 0
  private run = 0
  private leftOut = 0
  private shortened = false

  constructor(line: number, postmark: boolean) {
    this.line = line
    this.postmark = postmark
  }

  add(bytes: Uint8Array): void {
    this.span++
    const encoded = isEncoded(bytes)
    this.run = encoded ? this.run + bytes.length : 0
    if (
      encoded
        ? this.run > (this.parts.isPicture ? keptPicture : keptFile)
        : this.size > keptMail || this.lines > keptLines
    ) {
      this.leftOut += bytes.length
      if (!encoded) this.shortened = true
      return
    }
    this.note()
    this.pieces.push(bytes)
    if (encoded) return
    this.size += bytes.length
    this.lines++
    if (this.parts.inHead || bytes[0] === 0x2d) this.parts.see(latin.decode(bytes.subarray(0, 2000)).trimEnd())
  }

  private note(): void {
    if (!this.leftOut) return
    this.pieces.push(encoder.encode(`[... ${this.leftOut} bytes left out ...]\n`))
    this.leftOut = 0
  }

  /** Whether there is nothing in it but line ends and spaces. */
  get isBlank(): boolean {
    return this.pieces.every(p => p.every(b => b === newline || b === 13 || b === 32 || b === 9))
  }

  mail(): RawMail {
    this.note()
    const bytes = new Uint8Array(this.pieces.reduce((sum, p) => sum + p.length, 0))
    let at = 0
    for (const p of this.pieces) {
      bytes.set(p, at)
      at += p.length
    }
    return { line: this.line, bytes, postmark: this.postmark, shortened: this.shortened, depth: 0 }
  }
}

type Make = ReturnType<typeof mailRowMaker>
async function outcomesOf(g: Gathering, make: Make): Promise<Outcome[]> {
  const { line, span } = g
  // Messages that lie inside this one are rows of their own; their lines are among its lines.
  return (await make(g.mail())).map((made, i) =>
    'row' in made
      ? { is: 'row', span: i ? 0 : span, row: made.row }
      : { is: 'reject', span: i ? 0 : span, line, raw: made.raw, reason: made.reason },
  )
}
function beforeFirst(g: Gathering): Outcome[] {
  const { line, span } = g
  const raw = rawOf(g.mail().bytes)
  if (raw.trim() === '') return [{ is: 'frame', span, line, raw }]
  return [{ is: 'reject', span, line, raw, reason: 'The text stands before the first message' }]
}

/** A mailbox of MMDF: each message stands between two marks, and a line “From ” parts nothing. */
export async function* readMmdf(source: Source, clock: ZoneClock, options: ReadOptions): AsyncGenerator<Outcome[]> {
  const make = mailRowMaker(clock, options)
  let now: Gathering | undefined
  let number = 0
  let midLine = false
  let marked = false
  // Where one of its two marks is missing, a message is one all the same.
  const give = (g: Gathering) => (marked && !g.isBlank ? outcomesOf(g, make) : beforeFirst(g))
  for await (const { bytes, open } of wholeLines(source)) {
    for (let at = 0; at < bytes.length; ) {
      const next = bytes.indexOf(newline, at)
      const end = next < 0 ? bytes.length : next + 1
      const line = bytes.subarray(at, end)
      if (!midLine) number++
      const mark = !midLine && line[0] === 1 && isMmdfMark(latin.decode(line.subarray(0, 8)))
      if (mark) {
        if (now) yield await give(now)
        now = undefined
        marked = true
        yield [{ is: 'frame', span: 1, line: number, raw: latin.decode(line).trimEnd() }]
      } else {
        now ??= new Gathering(number, startsFrom(line, 0))
        now.add(line)
        if (midLine) now.span--
      }
      midLine = open && end === bytes.length
      at = end
    }
  }
  if (now) yield await give(now)
}

/** One message, or a mailbox of messages, in batches of one. */
export async function* readMail(
  source: Source,
  kind: 'eml' | 'mbox',
  clock: ZoneClock,
  options: ReadOptions,
): AsyncGenerator<Outcome[]> {
  const make = mailRowMaker(clock, options)
  let now: Gathering | undefined
  let parting: Parting | undefined
  let partingLine = 0
  let number = 0
  let midLine = false
  const give = (g: Gathering): Promise<Outcome[]> | Outcome[] =>
    kind === 'mbox' && !g.postmark ? beforeFirst(g) : outcomesOf(g, make)
  const add = (bytes: Uint8Array, at: number) => {
    now ??= new Gathering(at, false)
    now.add(bytes)
  }
  for await (const { bytes, open } of wholeLines(source)) {
    for (let at = 0; at < bytes.length; ) {
      const next = bytes.indexOf(newline, at)
      const end = next < 0 ? bytes.length : next + 1
      const line = bytes.subarray(at, end)
      if (midLine && now) {
        now.add(line)
        now.span--
      } else {
        number++
        const words =
          parting || (kind === 'mbox' && startsFrom(bytes, at)) ? latin.decode(line.subarray(0, 1000)).trimEnd() : ''
        if (parting) {
          const begins = parting.see(words)
          const cut = open && end === bytes.length
          if (begins === undefined && !startsFrom(bytes, at) && !cut) parting.lines.push(line)
          else {
            if (begins) {
              if (now) yield await give(now)
              now = new Gathering(partingLine, true)
            }
            for (const [i, held] of parting.lines.entries()) add(held, partingLine + i)
            parting = undefined
          }
        }
        if (
          !parting &&
          kind === 'mbox' &&
          startsFrom(bytes, at) &&
          mayPart(words) &&
          !now?.parts.inMailbox &&
          number > 1
        ) {
          parting = new Parting(words)
          partingLine = number
          parting.lines.push(line.slice())
        } else if (!parting) {
          if (number === 1 && kind === 'mbox' && startsFrom(bytes, at)) now = new Gathering(1, true)
          add(line, number)
        }
      }
      midLine = open && end === bytes.length
      at = end
    }
  }
  if (parting) for (const [i, held] of parting.lines.entries()) add(held, partingLine + i)
  if (now) yield await give(now)
}
