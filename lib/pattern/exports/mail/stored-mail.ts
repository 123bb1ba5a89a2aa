import type { Export } from '../export-file.ts'
import { opensAsMail } from '../recognise.ts'
import type { Outcome, Source } from '../row.ts'
import type { Sample } from '../sample.ts'

/** A mail as Apple Mail stores it (.emlx): a line with its length, the message, and the program's own notes of it behind. */
export type StoredMail = { first: string; skip: number; bytes: number }

export function storedMail({ lines, bytes }: Sample): StoredMail | undefined {
  const first = /^(\d{1,10}) *$/.exec(lines[0] ?? '')
  const skip = bytes.indexOf(10) + 1
  if (!first || !skip || !opensAsMail(lines.slice(1))) return undefined
  return { first: first[0], skip, bytes: Number(first[1]) }
}

export async function openStoredMail(
  source: Source,
  { first, skip, bytes }: StoredMail,
  open: (inner: Source) => Promise<Export>,
): Promise<Export> {
  let notes = ''
  const decoder = new TextDecoder()
  const message: Source = {
    async *open() {
      notes = ''
      let at = 0
      for await (const part of source.open()) {
        const [from, to] = [Math.max(skip - at, 0), Math.min(skip + bytes - at, part.length)]
        if (to > from) yield part.subarray(from, to)
        // The program's notes are short: what it read, and when.
        if (to < part.length && notes.length < 1 << 16) notes += decoder.decode(part.subarray(Math.max(to, 0)))
        at += part.length
      }
    },
  }
  const mail = await open(message)
  return {
    ...mail,
    batches: async function* () {
      yield [{ is: 'frame', span: 1, line: 1, raw: first }]
      let next = 2
      for await (const outcomes of mail.batches()) {
        for (const o of outcomes) next += o.span
        yield outcomes.map(below)
      }
      const rest = notes.replace(/\r?\n$/, '')
      if (rest.trim()) yield [{ is: 'frame', span: rest.split('\n').length, line: next, raw: rest }]
    },
  }
}
/** The outcome a line further down. */
const below = (o: Outcome): Outcome =>
  o.is === 'row' ? { ...o, row: { ...o.row, line: o.row.line + 1 } } : { ...o, line: o.line + 1 }
