import { asksYear, type Export, type Format, type Opening } from '../export-file.ts'
import { textSource } from '../gather.ts'
import { inPlainLines, type Lines, lines } from '../lines.ts'
import type { ExportKind, Outcome, Row } from '../row.ts'
import type { Sample } from '../sample.ts'
import { headOf } from './whatsapp-head.ts'
import { type OtherHead, otherHead } from './whatsapp-heads.ts'
import { isReturned } from './whatsapp-survey.ts'

/** Chats whose heads are written otherwise: each head is turned into one that the chat reader knows, and shown as it stood. */
export const otherChatFormat: Format = {
  kinds: ['whatsapp-web'],
  kindOf: sample => (isOtherChat(sample) ? 'whatsapp-web' : undefined),
  open: opening => openTurned(opening, { kind: 'whatsapp-web', heads: () => otherHead, row: row => row }),
}

export type HeadOf = (line: string) => OtherHead | undefined
/** A way of writing chats whose heads can be turned into those of the chat reader, line for line. */
export type Turned = {
  kind: ExportKind
  /** What reads the heads of one pass, from the first line on: a day may stand above its messages. */
  heads(): HeadOf
  /** Lines of the program before the first message. */
  opening?: RegExp
  /** The row as it is to be given, with its lines as they stood. */
  row(row: Row): Row
}

const looked = 400
const nameOf = (line: string) => /^([^:]{1,60}): /.exec(line.slice(headOf(line)?.end ?? line.length))?.[1]
function isOtherChat({ lines: sample }: Sample): boolean {
  const first = sample.find(l => l.trim() !== '')
  const head = first === undefined ? undefined : otherHead(first)
  if (!head) return false
  const heads = sample.slice(0, looked).flatMap(l => otherHead(l) ?? [])
  const names = heads.map(h => nameOf(h.line('2024'))).filter(name => name !== undefined)
  if (head.copied) return names.length > 0
  // A diary has its places where a chat has its senders: those come again.
  return names.length > 1 && (names.length === 2 || new Set(names).size < names.length)
}

/** Days by which a line may stand before the one above it, before a year is taken to have ended between them. */
const halfYear = 180

async function* linesOf(
  opening: Opening,
  form: Turned,
): AsyncGenerator<{ lot: Lines; heads: (OtherHead | undefined)[] }> {
  const head = form.heads()
  for await (const lot of lines(inPlainLines(opening.source, opening.sample)))
    yield { lot, heads: lot.text.map(line => head(line)) }
}
const steps = () => {
  let before: number | undefined
  let years = 0
  return (head: OtherHead): number => {
    if (before !== undefined && before - head.day > halfYear) years++
    before = head.day
    return years
  }
}

/** Opens such a chat: read by the chat reader, and shown as it stood. */
export async function openTurned(opening: Opening, form: Turned): Promise<Export> {
  const { kind: _, ...options } = opening.options
  const count = steps()
  let yearless = 0
  let years = 0
  for await (const { heads } of linesOf(opening, form))
    for (const head of heads)
      if (head?.yearless) {
        yearless++
        years = count(head)
      }
  // The year answered is that of the last line that lacks one.
  const last = options.year ?? 2024
  /** Lines as they stood, by number, until the row that holds them has been given. */
  const stood = new Map<number, Stood>()
  const source = textSource(async function* () {
    stood.clear()
    const step = steps()
    for await (const { lot, heads } of linesOf(opening, form))
      yield lot.text
        .map((line, i) => {
          const head = heads[i]
          const year = head?.yearless ? String(last - years + step(head)).padStart(4, '0') : ''
          const turned = head ? head.line(year) : line
          if (turned !== line) stood.set(lot.first + i, { text: line, yearless: head?.yearless ?? false })
          // The line ends tell a message from a line inside one.
          return turned + (lot.open && i === lot.text.length - 1 ? '' : isReturned(lot, i) ? '\r\n' : '\n')
        })
        .join('')
  })
  const chat = await opening.inner(source, { ...options, kind: 'whatsapp' })
  return {
    ...chat,
    kind: form.kind,
    asks: [...asksYear(opening.options, yearless), ...chat.asks],
    batches: async function* () {
      for await (const outcomes of chat.batches()) yield outcomes.map(o => asStood(o, stood, form, options.year))
    },
  }
}

const noYear = 'The line has a day and a month and no year: say in which year the last message of the file was'

/** A line as the file has it, where it was turned into another. */
type Stood = { text: string; yearless: boolean }
/** The outcome with its lines as the file has them. */
function asStood(o: Outcome, stood: Map<number, Stood>, form: Turned, year: number | undefined): Outcome {
  const { line, raw } = o.is === 'row' ? o.row : o
  const turned = raw.split('\n')
  const before = turned.map((text, i) => stood.get(line + i)?.text ?? text)
  const isOpen = turned.some((_, i) => stood.get(line + i)?.yearless)
  for (let i = 0; i < turned.length; i++) stood.delete(line + i)
  const own = before.join('\n')
  if (o.is === 'row' && isOpen && year === undefined)
    return { is: 'reject', span: o.span, line, raw: own, reason: noYear }
  if (o.is === 'reject' && form.opening?.test(own)) return { is: 'notice', span: o.span, line, raw: own }
  if (o.is !== 'row') return { ...o, raw: own }
  // A pasted head inside the text is shown as it stood.
  const text = turned.reduce(
    (t, is, i) => (i && is !== before[i] ? t.replace(is, () => before[i] ?? is) : t),
    o.row.text,
  )
  return {
    ...o,
    row: form.row({ ...o.row, raw: own, text, doubts: isOpen ? [...o.row.doubts, 'year'] : o.row.doubts }),
  }
}
