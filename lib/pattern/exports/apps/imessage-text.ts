import { asksOwner, asksZone, type Export, type Format, type Opening } from '../export-file.ts'
import { inPlainLines, lines } from '../lines.ts'
import { outcomeFrom, rejectedRow, rowMaker, type Told } from '../message-row.ts'
import { type Doubt, longest, type Mark, type Outcome } from '../row.ts'
import { cellTime } from '../times/cell-time.ts'
import { placedAt } from '../times/clock.ts'
import { isLikeHead } from '../whatsapp/like-heads.ts'

/**
 * Messages of an iPhone as imessage-exporter writes them: a line with the time, a line with the sender or "Me", then the words.
 * A reply stands indented below what it answers.
 */
const day = String.raw`(?:\p{L}{3,9}\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})`
const head = new RegExp(
  String.raw`^((?: {4})*)(${day}(?:,?\s+(?:at )?|T)\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)(?:\s+\(((?:Read|Delivered|Sent|Edited)[^()]*)\))?(?:\s+(\S.*))?$`,
  'u',
)
/** A time of another form may begin a line of any other file: here a sender stands alone below it, and words below him. */
const usual = /^ *\p{L}{3,9}\.? \d{1,2}, \d{4}/u
const isHead = (line: string): RegExpExecArray | null => (line.length < 400 ? head.exec(line) : null)

export const imessageFormat: Format = {
  kinds: ['imessage'],
  kindOf: ({ lines: sample }) => {
    const at = sample.findIndex(l => l.trim() !== '')
    const first = isHead(sample[at] ?? '')
    if (!first || cellTime(first[2] ?? '') === undefined) return undefined
    const [sender, words] = [(sample[at + 1] ?? '').trim(), (sample[at + 2] ?? '').trim()]
    if (!usual.test(sample[at] ?? ''))
      return first[4] === undefined && sender !== '' && sender.length < 80 && words !== '' && !isHead(words)
        ? 'imessage'
        : undefined
    return first[4] !== undefined || sender !== '' ? 'imessage' : undefined
  },
  open: openImessage,
}

async function openImessage(opening: Opening): Promise<Export> {
  const senders = new Map<string, number>()
  for await (const outcomes of read(opening, {}))
    for (const o of outcomes)
      if (o.is === 'row' && o.row.direction !== 'out' && o.row.from && senders.size < 1000)
        senders.set(o.row.from, (senders.get(o.row.from) ?? 0) + 1)
  return {
    kind: 'imessage',
    timeZone: opening.timeZone,
    dates: null,
    headings: [],
    asks: [...asksZone(opening.options, opening.timeZone), ...asksOwner(opening.options, [...senders])],
    batches: () => read(opening, opening.options),
  }
}

const slack = 120
/** Seconds on no particular clock, to compare two times of one file. */
function timeOf(text: string): number | undefined {
  const time = cellTime(text.replace(/\s+/g, ' '))
  if (time?.is !== 'reading' || 'parts' in time.date) return undefined
  return placedAt({ ...time.date, ...time.time }, 0).epoch
}

type Entry = {
  line: number
  raw: string[]
  size: number
  indent: string
  when: string
  rest: string
  words: string[]
  doubts: Set<Doubt>
}

async function* read(opening: Opening, options: Opening['options']): AsyncGenerator<Outcome[]> {
  const make = rowMaker(opening.clock, options)
  let now: Entry | undefined
  let blank = true
  let latest = Number.NEGATIVE_INFINITY
  for await (const lot of lines(inPlainLines(opening.source, opening.sample))) {
    const out: Outcome[] = []
    for (let i = 0; i < lot.text.length; i++) {
      const text = lot.text[i] ?? ''
      const number = lot.first + i
      const found = isHead(text)
      if (found && blank) {
        if (now) out.push(outcomeOf(now, make))
        now = {
          line: number,
          raw: [text],
          size: text.length,
          indent: found[1] ?? '',
          when: found[2] ?? '',
          rest: found[4] ?? '',
          words: [],
          doubts: new Set(),
        }
        // What is earlier than what stands before it may be text that somebody pasted into a message.
        const at = timeOf(found[2] ?? '')
        if (at !== undefined && at < latest - slack && !found[1]) now.doubts.add('out-of-turn')
        if (at !== undefined && at > latest) latest = at
      } else if (!now) {
        out.push(
          text.trim() === ''
            ? { is: 'frame', span: 1, line: number, raw: text }
            : rejectedRow(number, 1, text, 'The line stands before the first message'),
        )
      } else if (now.size > longest) {
        now.doubts.add('shortened')
        out.push(rejectedRow(number, 1, text, 'The message before is longer than any message is'))
      } else {
        // A head in the middle of a text is text that somebody pasted.
        if (found || isLikeHead(text)) now.doubts.add('line-like-message')
        now.raw.push(text)
        now.words.push(text)
        now.size += text.length + 1
      }
      if (lot.odd.has(i)) now?.doubts.add('encoding')
      blank = text.trim() === ''
    }
    yield out
  }
  if (now) yield [outcomeOf(now, make)]
}

const unsent = /^(?:.{1,80} unsent (?:a|this) message|this message was deleted from the conversation!?)/i
function outcomeOf(e: Entry, make: ReturnType<typeof rowMaker>): Outcome {
  const span = e.raw.length
  const raw = e.raw.join('\n')
  const [sender = '', ...below] = e.words.map(w => (w.startsWith(e.indent) ? w.slice(e.indent.length) : w))
  // "Mar 01, 2026 11:14:05 PM Darren named the conversation “us”": a line of the program.
  if (/^[-–—:]/.test(e.rest))
    return rejectedRow(e.line, span, raw, 'It is written in another way than the messages of this file')
  if (e.rest && !sender.trim()) return { is: 'notice', span, line: e.line, raw }
  let tail = below
  const taps = below.findIndex(l => /^Tapbacks:$/.test(l.trim()))
  if (taps >= 0) tail = below.slice(0, taps)
  const attachments: string[] = []
  const marks = new Set<Mark>()
  const words: string[] = []
  for (const line of tail) {
    const t = line.trim()
    if (
      /^(?:.*[/\\])?[^/\\]{1,200}\.(?:jpe?g|heic|png|gif|mov|mp4|m4a|caf|amr|pdf|vcf|webp)$/i.test(t) &&
      !/\s{2}/.test(t)
    )
      attachments.push(t)
    else if (/^This message responded to an earlier message\.?$/.test(t)) continue
    else words.push(line)
    if (/^Edited .{1,60} later: /.test(t)) marks.add('edited')
    if (unsent.test(t)) marks.add(/deleted/i.test(t) ? 'deleted' : 'unsent')
  }
  const from = sender.trim()
  const isMe = /^me$/i.test(from)
  const told: Told = {
    when: { text: e.when.replace(/\s+/g, ' ') },
    ...(isMe ? { direction: 'out' as const } : { from, direction: 'in' as const }),
    text: words.join('\n').trim(),
    attachments,
    marks: [...marks],
    channel: 'csv',
    app: 'iMessage',
    doubts: [...e.doubts],
  }
  return outcomeFrom(make, e.line, span, raw, told)
}
