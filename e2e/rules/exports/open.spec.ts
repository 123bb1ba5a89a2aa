import { expect, test } from '@playwright/test'
import { asks, look, preview, read } from '../../../lib/pattern/exports/read.ts'
import type { Row, Summary } from '../../../lib/pattern/exports/row.ts'
import { sourceOf } from './export-source.ts'

const chat = Array.from(
  { length: 50 },
  (_, i) => `13/03/2026, 10:${10 + i} - ${i % 3 ? 'Darren' : 'Priya'}: ${i}`,
).join('\n')

test('the kind is recognised by content, whatever the name', async () => {
  const kinds: [string, string | undefined][] = [
    [chat, 'whatsapp'],
    ['\ufeff[3/1/26, 11:14:05\u202fPM] D: x', 'whatsapp'],
    ['<?xml version="1.0"?>\n<!-- <calls> --><smses count="0"/>', 'sms-xml'],
    ['<calls count="0"></calls>', 'calls-xml'],
    ['Date;Sender;Text\n1.3.2026;D;x', 'csv'],
    ['sep=;\nDate;Sender;Text\n1.3.2026;D;x', 'csv'],
    ['Received: x\nFrom: a@example.com\nDate: x\n\n01/03/2026, 23:14 - D: x', 'eml'],
    ['From a@example.com Sun Mar  1 23:14:05 2026\nSubject: x\n\n', 'mbox'],
    ['From here it is far.\nTo: the shop', undefined],
    ['{"a":1}', undefined],
    ['Key: value\nOther: value\n\ntext', undefined],
    ['', undefined],
  ]
  for (const [text, kind] of kinds) expect((await look(sourceOf(text))).kind, text).toBe(kind)
  expect(await look(sourceOf('Wann,Wer,Was\n1,2,3\n4,5,6'))).toEqual({
    kind: undefined,
    headings: ['Wann', 'Wer', 'Was'],
  })
})

test('a preview reads the first rows and says what the file leaves open', async () => {
  let given = 0
  const counted = {
    async *open() {
      for await (const part of sourceOf(chat, 100).open()) {
        given += part.length
        yield part
      }
    },
  }
  const { file, rows } = await preview(counted, {}, 5)
  expect(rows.map(r => r.text)).toEqual(['0', '1', '2', '3', '4'])
  expect(asks(file)).toEqual([
    { ask: 'time-zone', assumed: 'Europe/London' },
    {
      ask: 'owner',
      senders: [
        ['Darren', 33],
        ['Priya', 17],
      ],
    },
  ])
  // Twice for what the file is, and not to the end for the rows.
  expect(given).toBeLessThan(chat.length * 2.5)
})

test('reading gives batches, and the summary at the end', async () => {
  const reading = read(sourceOf(chat, 200), { owner: 'Priya' })
  const rows: Row[] = []
  let summary: Summary | undefined
  while (!summary) {
    const next = await reading.next()
    if (next.done) summary = next.value
    else for (const o of next.value) if (o.is === 'row') rows.push(o.row)
  }
  expect(rows.map(r => r.text)).toEqual(Array.from({ length: 50 }, (_, i) => String(i)))
  expect(rows.filter(r => r.direction === 'out')).toHaveLength(17)
  expect(summary).toEqual({
    kind: 'whatsapp',
    read: 50,
    accepted: 50,
    rejected: 0,
    system: 0,
    duplicates: 0,
    earliest: '2026-03-13T10:10:00Z',
    latest: '2026-03-13T10:59:00Z',
    dateOrder: 'dmy',
    dateOrderFrom: 'line 1: 13/03/2026',
    timeZone: 'Europe/London',
  })
})
