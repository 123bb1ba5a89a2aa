import type { Export, Format, Opening } from '../export-file.ts'
import { textSource } from '../gather.ts'
import { inPlainLines, lines } from '../lines.ts'
import type { Outcome } from '../row.ts'
import { headOf } from './whatsapp-head.ts'

/** Text selected and copied from WhatsApp on a computer or phone: "[22:00, 21/03/2026] Name: words", the time before the date. */
const head =
  /^([\u200e\u200f\ufeff]*)\[(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[\p{L}.\s]{1,8})?), (\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4})\] /u
const dateFirst = (line: string): string =>
  line.replace(head, (_, marks: string, time: string, date: string) => `${marks}[${date}, ${time}] `)
const behind = /^([\u200e\u200f\ufeff]*)\[(\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}), ([^\]]{4,20})\] /
const back = (line: string): string =>
  line.replace(behind, (_, marks: string, date: string, time: string) => `${marks}[${time}, ${date}] `)

export const whatsappWebFormat: Format = {
  kinds: ['whatsapp-web'],
  kindOf: ({ lines: sample }) => {
    const first = sample.find(l => l.trim() !== '') ?? ''
    return head.test(first) && headOf(dateFirst(first))?.time !== undefined ? 'whatsapp-web' : undefined
  },
  open: openCopied,
}

/** Each head is turned round, the chat reader reads it, and what it gives as received is turned back. */
async function openCopied(opening: Opening): Promise<Export> {
  const source = textSource(async function* () {
    for await (const lot of lines(inPlainLines(opening.source, opening.sample)))
      yield lot.text
        .map((line, i) => {
          // The line ends tell a message from a line inside one.
          const end = (typeof lot.crlf === 'boolean' ? lot.crlf : lot.crlf[i]) ? '\r\n' : '\n'
          return dateFirst(line) + (lot.open && i === lot.text.length - 1 ? '' : end)
        })
        .join('')
  })
  const { kind: _, ...options } = opening.options
  const chat = await opening.inner(source, { ...options, kind: 'whatsapp' })
  return {
    ...chat,
    kind: 'whatsapp-web',
    batches: async function* () {
      for await (const outcomes of chat.batches()) yield outcomes.map(asCopied)
    },
  }
}
const rawBack = (raw: string) => raw.split('\n').map(back).join('\n')
function asCopied(o: Outcome): Outcome {
  if (o.is !== 'row') return { ...o, raw: rawBack(o.raw) }
  // A pasted head inside the text is shown as it stood.
  return { ...o, row: { ...o.row, raw: rawBack(o.row.raw), text: rawBack(o.row.text) } }
}
