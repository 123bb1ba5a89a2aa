import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { expect, test } from '@playwright/test'
import { CannotRead } from '../../../lib/pattern/exports/row.ts'
import { readAll } from './export-source.ts'

const zone = { timeZone: 'Europe/London' }
/** A PDF as a program for reports lays it out. */
function pdf(body: string): Uint8Array {
  const compiler = NodeCompiler.create()
  return new Uint8Array(
    compiler.pdf({
      mainFileContent: `#set page(width: 595pt, height: 842pt, margin: 40pt, numbering: "1 of 1")\n#set text(size: 9pt)\n${body}`,
    }),
  )
}
const cell = (t: string) => `[${t.replace(/[[\]#@*_$\\<>`]/g, c => `\\${c}`)}]`
const table = (widths: string, headings: string[], rows: string[][]) =>
  `#table(columns: (${widths}), table.header(${headings.map(cell).join(', ')}), ${rows.map(r => r.map(cell).join(', ')).join(', ')})`

const long = 'I know you are there and I will wait outside until you come out however long it takes '
const rows = Array.from({ length: 90 }, (_, i) => [
  String(i + 1),
  i % 2 ? '447700900999 Priya' : '447700900123 Darren',
  `01/03/2026 23:${String(i % 60).padStart(2, '0')}:05(UTC+0)`,
  `${long.repeat(1 + (i % 3))}no. ${i + 1}`,
])

test('a lab’s report over several pages: each row with its page, the words put together again, every row with its doubt', async () => {
  const bytes = pdf(
    `= Extraction report\nCase OP-1\n== Instant messages (90)\n${table('25pt, 100pt, 110pt, 1fr', ['#', 'From', 'Timestamp', 'Body'], rows)}`,
  )
  const { rows: read, rejects, summary } = await readAll(bytes, zone)
  expect(rejects).toEqual([])
  expect(read.map(r => r.text.replace(/\s+/g, ' '))).toEqual(rows.map(r => (r[3] ?? '').replace(/\s+/g, ' ').trim()))
  expect(read.map(r => r.from)).toEqual(rows.map(r => r[1]))
  expect(read[3]).toMatchObject({ at: '2026-03-01T23:03:05Z', file: 'page 1' })
  expect(new Set(read.map(r => r.file)).size).toBeGreaterThan(2)
  expect(read.every(r => r.doubts.includes('layout'))).toBe(true)
  expect(summary).toMatchObject({ kind: 'pdf', accepted: 90 })
})

test('without a number before each row a date begins it; a date and its time on two lines are one', async () => {
  const bytes = pdf(
    table(
      '60pt, 100pt, 1fr',
      ['Date', 'Sender', 'Message'],
      [
        ['01/03/2026 23:14:05', 'Darren', 'hi'],
        ['02/03/2026 23:15:05', 'Darren', `${long}${long}`],
        ['13/03/2026 23:16:05', 'Priya', 'stop'],
      ],
    ),
  )
  const { rows: read } = await readAll(bytes, zone)
  expect(read.map(r => [r.at, r.from])).toEqual([
    ['2026-03-01T23:14:05Z', 'Darren'],
    ['2026-03-02T23:15:05Z', 'Darren'],
    ['2026-03-13T23:16:05Z', 'Priya'],
  ])
})

test('entries one below the other, and a chat that was printed', async () => {
  const entry = (from: string, at: string, body: string) => `From: ${from} \\\nTimestamp: ${at} \\\nBody: ${body} \\\n`
  const blocks = pdf(
    entry('Darren', '13/03/2026 23:14:05', 'I know \\\n and wait') + entry('Priya', '13/03/2026 23:15:05', 'stop'),
  )
  expect((await readAll(blocks, zone)).rows.map(r => [r.at, r.from, r.text])).toEqual([
    ['2026-03-13T23:14:05Z', 'Darren', 'I know\nand wait'],
    ['2026-03-13T23:15:05Z', 'Priya', 'stop'],
  ])
  const chat = pdf('13/03/2026, 23:14 - Darren: I know you are there \\\n13/03/2026, 23:15 - Priya: stop \\\n')
  expect((await readAll(chat, zone)).rows.map(r => [r.from, r.text, r.file])).toEqual([
    ['Darren', 'I know you are there', 'page 1'],
    ['Priya', 'stop', 'page 1'],
  ])
})

test('a letter, a page without text and a damaged file are each told apart', async () => {
  await expect(readAll(pdf('Dear Sir, thank you for your letter of 3 March. Yours, A.'), zone)).rejects.toThrow(
    /no table of messages/,
  )
  await expect(readAll(pdf('#set page(numbering: none)\n#rect(width: 50pt)'), zone)).rejects.toThrow(/scan/)
  const whole = pdf(table('60pt, 100pt, 1fr', ['Date', 'Sender', 'Message'], [['01/03/2026 23:14:05', 'D', 'hi']]))
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
    const done = await readAll(whole.slice(0, at), zone).catch((e: unknown) => e)
    if (done instanceof Error) expect(done, String(at)).toBeInstanceOf(CannotRead)
  }
})
