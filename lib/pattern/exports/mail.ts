import type { ZoneClock } from './clock.ts'
import { decoded, wholeLines } from './lines.ts'
import { mailRowMaker, type RawMail } from './mail-row.ts'
import type { Outcome, ReadOptions, Source } from './row.ts'

/** A file inside a message is kept up to this many bytes, which is more than its name needs. */
const keptFile = 1 << 18
/** The rest of a message up to this many. */
const keptMail = 1 << 22

const newline = 10
const days = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const monthNames = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'
const postmark = new RegExp(
  `^From (?:.*\\s)?(?:${days}),? (?:(?:${monthNames}) +\\d{1,2}|\\d{1,2} (?:${monthNames})) .*\\d`,
)
/** Whether the line parts two messages of a mailbox: "From", a sender, and a date as the C library writes it. */
export const isPostmark = (line: string): boolean => postmark.test(line)

const latin = new TextDecoder('windows-1252')
const encoder = new TextEncoder()
const base64 = /^[A-Za-z0-9+/]{40,}={0,2}\r?\n?$/
const fromBytes = encoder.encode('From ')
const startsFrom = (bytes: Uint8Array, at: number) => fromBytes.every((b, i) => bytes[at + i] === b)
const isBlank = (bytes: Uint8Array, at: number, end: number) => end - at === 1 || (end - at === 2 && bytes[at] === 13)

/** A message that is being gathered from its lines. */
class Gathering {
  readonly line: number
  readonly postmark: boolean
  span = 0
  private pieces: Uint8Array[] = []
  private size = 0
  private run = 0
  private leftOut = 0
  private shortened = false

  constructor(line: number, postmark: boolean) {
    this.line = line
    this.postmark = postmark
  }

  add(bytes: Uint8Array): void {
    this.span++
    // Only a line of the length that encoders write can belong to an encoded file; looking is dear, so the length comes first.
    const encoded = bytes.length >= 41 && bytes[0] !== 0x20 && base64.test(latin.decode(bytes))
    this.run = encoded ? this.run + bytes.length : 0
    if (encoded ? this.run > keptFile : this.size > keptMail) {
      this.leftOut += bytes.length
      if (!encoded) this.shortened = true
      return
    }
    this.note()
    this.pieces.push(bytes)
    if (!encoded) this.size += bytes.length
  }

  private note(): void {
    if (!this.leftOut) return
    this.pieces.push(encoder.encode(`[... ${this.leftOut} bytes left out ...]\n`))
    this.leftOut = 0
  }

  mail(): RawMail {
    this.note()
    const bytes = new Uint8Array(this.pieces.reduce((sum, p) => sum + p.length, 0))
    let at = 0
    for (const p of this.pieces) {
      bytes.set(p, at)
      at += p.length
    }
    return { line: this.line, bytes, postmark: this.postmark, shortened: this.shortened }
  }
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
  let blank = true
  let number = 0
  let midLine = false
  const give = async (g: Gathering): Promise<Outcome> => {
    const mail = g.mail()
    const { line, span } = { line: g.line, span: g.span }
    if (kind === 'mbox' && !g.postmark) {
      const raw = decoded(mail.bytes).text.replaceAll('\0', '\uFFFD').replaceAll('\r\n', '\n').replace(/\n+$/, '')
      if (raw.trim() === '') return { is: 'frame', span, line, raw }
      return { is: 'reject', span, line, raw, reason: 'The text stands before the first message' }
    }
    const made = await make(mail)
    if ('row' in made) return { is: 'row', span, row: made.row }
    return { is: 'reject', span, line, raw: made.raw, reason: made.reason }
  }
  for await (const { bytes, open } of wholeLines(source)) {
    for (let at = 0; at < bytes.length; ) {
      const next = bytes.indexOf(newline, at)
      const end = next < 0 ? bytes.length : next + 1
      if (!midLine) number++
      const marked = kind === 'mbox' && blank && !midLine && startsFrom(bytes, at)
      if (marked && (number === 1 || isPostmark(latin.decode(bytes.subarray(at, end)).trimEnd()))) {
        if (now) yield [await give(now)]
        now = new Gathering(number, true)
      }
      now ??= new Gathering(number, false)
      now.add(bytes.subarray(at, end))
      if (midLine) now.span--
      blank = isBlank(bytes, at, end)
      midLine = open && end === bytes.length
      at = end
    }
  }
  if (now) yield [await give(now)]
}
