import { expect, test } from '@playwright/test'
import { CannotRead } from '../../../lib/pattern/exports/row.ts'
import { makeWorkbook, makeZip } from '../../make-zip.ts'
import { readAll } from './export-source.ts'

const zone = { timeZone: 'Europe/London' }
/** 13 March 2026 is day 46094. */
const at = (h: number, m: number, s = 0) => ({ date: 46094 + (h * 3600 + m * 60 + s) / 86_400 })
const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const done = await readAll(bytes, zone).catch((e: unknown) => e)
  if (!(done instanceof CannotRead)) throw new Error(`Not refused: ${JSON.stringify(done)}`)
  expect(done.message).toMatch(/^[^\n]+\.$/)
  return done.message
}

test('a lab’s report: a title above the headings, dates as serials, several sheets, line breaks, long numbers', async () => {
  const book = makeWorkbook([
    {
      name: 'Summary',
      rows: [
        ['Case', 'OP-1'],
        ['Examiner', 'A Name'],
      ],
    },
    {
      name: 'SMS Messages',
      rows: [
        ['SMS Messages (3)'],
        [],
        ['#', 'Folder', 'From', 'To', 'Body', 'Timestamp', 'Deleted'],
        [1, 'Inbox', 447700900123, null, { shared: 'I know\nyou are "there"' }, at(23, 14, 5), ''],
        [2, 'Sent', null, 447700900123, 'stop', { ...at(23, 15), style: 2 }, ''],
        [],
        [3, 'Inbox', '+447700900123', null, 'say, when', { date: 46095, style: 3 }, ''],
      ],
    },
    {
      name: 'Call Log',
      rows: [
        ['Direction', 'Number', 'Date', 'Duration'],
        ['Incoming', '07700900123', at(1, 2, 3), { date: 61 / 86_400, style: 4 }],
      ],
    },
  ])
  const { rows, rejects, summary } = await readAll(book, zone)
  expect(rejects).toEqual([])
  expect(rows.map(r => [r.file, r.line, r.at, r.precision, r.from, r.to.join(), r.text])).toEqual([
    ['SMS Messages', 4, '2026-03-13T23:14:05Z', 'second', '447700900123', '', 'I know\nyou are "there"'],
    ['SMS Messages', 5, '2026-03-13T23:15:00Z', 'minute', '', '447700900123', 'stop'],
    ['SMS Messages', 7, '2026-03-14T00:00:00Z', 'day', '+447700900123', '', 'say, when'],
    ['Call Log', 2, '2026-03-13T01:02:03Z', 'second', '07700900123', '', ''],
  ])
  expect(rows.map(r => r.direction)).toEqual(['in', 'out', 'in', 'in'])
  expect(rows.map(r => r.channel)).toEqual(['sms', 'sms', 'sms', 'call'])
  expect(rows[3]?.call?.seconds).toBe(61)
  expect(summary.files?.map(f => [f.name, f.is, f.counts?.accepted])).toEqual([
    ['Summary', 'unread', undefined],
    ['SMS Messages', 'read', 3],
    ['Call Log', 'read', 1],
  ])
  // Nothing of what is typed behind the command stands on a page.
  expect(summary.files?.[0]?.reason).toBe(
    'The headings do not say which column holds what: the columns are “Case”, “OP-1”',
  )
})

test('rows that do not say by what they came: the name of their sheet does, where it names one way', async () => {
  const channelIn = async (name: string) => {
    const rows = [
      ['From', 'Body', 'Timestamp'],
      ['Darren', 'I know', at(23, 14, 5)],
    ]
    return (await readAll(makeWorkbook([{ name, rows }]), zone)).rows[0]?.channel
  }
  for (const [name, channel] of [
    ['SMS Messages', 'sms'],
    ['Text messages', 'sms'],
    ['MMS', 'mms'],
    ['Chats (WhatsApp)', 'whatsapp'],
    ['Emails', 'email'],
    ['SMS and MMS', 'csv'],
    ['Calls and messages', 'csv'],
    ['Chats', 'csv'],
  ] as const)
    expect(await channelIn(name), name).toBe(channel)
})

test('cells merged over rows count for each; headings of two rows are one', async () => {
  const book = makeWorkbook([
    {
      name: 'Chats',
      first: 4,
      rows: [
        ['From', 'Timestamp', null, 'Body'],
        [null, 'Date', 'Time', null],
        ['Darren', '13/03/2026', '23:14:05', 'one'],
        [null, '13/03/2026', '23:15:05', 'two'],
        ['Priya', '13/03/2026', '23:16:05', 'three'],
      ],
      merges: ['A4:A5', 'B4:C4', 'D4:D5', 'A6:A7'],
    },
  ])
  const { rows, rejects } = await readAll(book, zone)
  expect(rejects).toEqual([])
  expect(rows.map(r => [r.line, r.at, r.from, r.text])).toEqual([
    [6, '2026-03-13T23:14:05Z', 'Darren', 'one'],
    [7, '2026-03-13T23:15:05Z', 'Darren', 'two'],
    [8, '2026-03-13T23:16:05Z', 'Priya', 'three'],
  ])
})

test('days may count from 1904', async () => {
  const book = makeWorkbook(
    [
      {
        name: 'A',
        rows: [
          ['Date', 'From', 'Body'],
          [{ date: 46094 - 1462 + 0.5 }, 'D', 'x'],
        ],
      },
    ],
    { from1904: true },
  )
  expect((await readAll(book, zone)).rows[0]?.at).toBe('2026-03-13T12:00:00Z')
})

test('what is no table of messages is refused with what it holds, and never with advice to unpack it', async () => {
  const contacts = makeWorkbook([
    {
      name: 'Contacts',
      rows: [
        ['Name', 'Colour', 'Shoe size'],
        ['D', 'red', '9'],
      ],
    },
  ])
  const message = await refusalOf(contacts)
  expect(message).toContain('workbook (sheet “Contacts”)')
  expect(message).not.toMatch(/unpack/)
  expect(await refusalOf(makeWorkbook([{ name: 'Nothing', rows: [] }]))).toContain('empty')
  expect(await refusalOf(makeZip([{ name: 'word/document.xml', content: '<w/>' }]))).toContain('Word document')
  expect(await refusalOf(makeZip([{ name: 'xl/workbook.bin', content: 'x' }]))).toContain('.xlsx')
  const wide = makeWorkbook([{ name: 'W', rows: [Array.from({ length: 600 }, (_, i) => `c${i}`)] }])
  expect(await refusalOf(wide)).toContain('500 columns')
})

test('a workbook cut short, or with bytes changed, is read or refused in one sentence', async () => {
  const whole = makeWorkbook([
    {
      name: 'A',
      rows: [
        ['Date', 'From', 'Body'],
        [at(10, 0), 'D', 'x'],
      ],
    },
  ])
  for (let i = 0; i < whole.length; i += 7) {
    for (const bad of [whole.slice(0, i), whole.with(i, (whole[i] ?? 0) ^ 0xff)]) {
      const done = await readAll(bad, zone).catch((e: unknown) => e)
      if (done instanceof Error) {
        expect(done, `${i}: ${done.stack}`).toBeInstanceOf(CannotRead)
        expect(done.message).toMatch(/^[^\n]+\.$/)
      }
    }
  }
})
