import { expect, test } from '@playwright/test'
import type { ReadOptions, Row } from '../../../lib/pattern/exports/row.ts'
import { lostLines } from './export-lines.ts'
import { readAll } from './export-source.ts'

/** Chats of older phones, and text copied from phones: heads of other forms, and some without a year. */

const tell = (r: Row) => `${r.local.slice(0, 19)} ${r.from}: ${r.text}${r.doubts.length ? ` ?${r.doubts}` : ''}`
const read: [what: string, text: string, rows: string[], options?: ReadOptions][] = [
  [
    'a colon behind the time',
    '13/03/2014 23:14:05: Darren: hello\nmore\n13/03/2014 23:15:05: Priya: no\n',
    ['2014-03-13T23:14:05 Darren: hello\nmore', '2014-03-13T23:15:05 Priya: no'],
  ],
  [
    'months in words',
    '13 Mar 2015 23:14 - Darren: hello\n13 de mar. de 2015 23:15 - Priya: no\n',
    ['2015-03-13T23:14:00 Darren: hello', '2015-03-13T23:15:00 Priya: no'],
  ],
  [
    'the time first, the month in words',
    '11:14PM, 13 Mar 2015 - Darren: hello\r\n11:15PM, 13 Mar 2015 - Priya: no\r\n',
    ['2015-03-13T23:14:00 Darren: hello', '2015-03-13T23:15:00 Priya: no'],
  ],
  [
    'no year, over a turn of the year',
    '13 Dec 23:14 - Darren: hello\n3 Jan 08:15 - Priya: yes\n3 Jan 08:16 - Darren: no\n',
    [
      '2025-12-13T23:14:00 Darren: hello ?year',
      '2026-01-03T08:15:00 Priya: yes ?year',
      '2026-01-03T08:16:00 Darren: no ?year',
    ],
    { year: 2026 },
  ],
  [
    'a year in the older lines alone',
    '13 Mar 2014 23:14 - Darren: hello\n13 Mar 23:15 - Priya: no\n13 Mar 23:16 - Darren: you\n',
    [
      '2014-03-13T23:14:00 Darren: hello',
      '2015-03-13T23:15:00 Priya: no ?year',
      '2015-03-13T23:16:00 Darren: you ?year',
    ],
    { year: 2015 },
  ],
  [
    'copied on a phone',
    '[01/03, 11:14 pm] Darren: I see you\n[13/03, 11:15 pm] +44 7700 900123: no\n',
    ['2026-03-01T23:14:00 Darren: I see you ?year', '2026-03-13T23:15:00 +44 7700 900123: no ?year'],
    { year: 2026 },
  ],
  [
    'copied on a computer, in Arabic',
    '[١١:١٤ م، ١‏/٣‏/٢٠٢٦] Darren: a\n[١١:١٥ م، ١٤‏/٣‏/٢٠٢٦] Darren: b\n',
    ['2026-03-01T23:14:00 Darren: a', '2026-03-14T23:15:00 Darren: b'],
  ],
]
for (const [what, text, rows, options] of read)
  test(what, async () => {
    const all = await readAll(text, { timeZone: 'Europe/London', ...options })
    expect(all.rows.map(tell)).toEqual(rows)
    expect(lostLines(text, all)).toEqual([])
  })

test('without its year a line is refused, the file asks for it, and no line is lost', async () => {
  const text = '[01/03, 23:14] Darren: I see you\nmore\n[13/03, 23:15] Priya: no\n'
  const all = await readAll(text)
  expect(all.rejects.map(r => [r.line, r.raw])).toEqual([
    [1, '[01/03, 23:14] Darren: I see you\nmore'],
    [3, '[13/03, 23:15] Priya: no'],
  ])
  expect(all.file.asks.find(a => a.ask === 'year')).toEqual({ ask: 'year', lines: 2 })
  expect((await readAll(text, { year: 2026 })).file.asks.some(a => a.ask === 'year')).toBe(false)
  expect(lostLines(text, all)).toEqual([])
})

test('a diary whose lines begin so is no chat: its places come once each', async () => {
  const diary =
    '13 March 2026 23:14 - Bus stop: he was there\n14 March 2026 23:14 - Home: he rang\n15 March 2026 22:00 - Work: he rang\n'
  await expect(readAll(diary)).rejects.toThrow('none of the exports')
})
