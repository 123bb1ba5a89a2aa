import { expect, test } from '@playwright/test'
import type { ColumnMap } from '../../../lib/pattern/exports/row.ts'
import { secondsOf } from '../../../lib/pattern/exports/tables/csv-words.ts'
import { cellTime } from '../../../lib/pattern/exports/times/cell-time.ts'
import { readAll } from './export-source.ts'

const map: ColumnMap = { at: 'Wann', from: 'Wer', text: 'Was' }

for (const [name, delimiter] of Object.entries({ comma: ',', semicolon: ';', tab: '\t' }))
  test(`a mapping over a table with ${name}s, quoted line breaks and quoted quotation marks`, async () => {
    const line = (...cells: string[]) => cells.join(delimiter)
    const text = [
      line('Nr', 'Wann', 'Wer', 'Was'),
      line('1', '23/04/2025 10:00:05', 'Darren', `"I ${delimiter} know\r\n\r\n""you"""`),
      line('2', '01/04/2025 10:00', '"O\'Neill"', 'x'),
      '',
      line('3', '', 'D', 'no date'),
      line('4', '45/04/2025 10:00', 'D', 'bad'),
    ].join('\r\n')
    const { rows, rejects, summary, outcomes } = await readAll(text, { map, owner: 'Darren' })
    expect(rows.map(r => [r.line, r.at, r.precision, r.direction, r.from, r.doubts])).toEqual([
      [2, '2025-04-23T09:00:05Z', 'second', 'out', 'Darren', []],
      [5, '2025-04-01T09:00:00Z', 'minute', 'in', "O'Neill", []],
    ])
    expect(rows[0]?.text).toBe(`I ${delimiter} know\n\n"you"`)
    expect(rejects.map(r => [r.line, r.reason])).toEqual([
      [7, 'There is nothing in “Wann”'],
      [8, '“45/04/2025” is not a date when it is read day first, as line 2: 23/04/2025 shows'],
    ])
    expect(summary).toMatchObject({ kind: 'csv', read: 4, accepted: 2, rejected: 2, system: 0, dateOrder: 'dmy' })
    expect(outcomes.filter(o => o.is === 'frame').map(o => o.span)).toEqual([1, 1])
  })

const times: [cell: string, written: string][] = [
  ['2026-03-01T23:14:05Z', '2026-03-01T23:14:05+00:00 second'],
  ['2026-03-01T18:14:05.123-05:00', '2026-03-01T18:14:05-05:00 second'],
  ['2026-03-01 23:14:05+0000', '2026-03-01T23:14:05+00:00 second'],
  ['2026-03-01T23:14:05+00:00[Europe/London]', '2026-03-01T23:14:05+00:00 second'],
  ['2026-03-01 23:14', '2026-03-01T23:14:00+00:00 minute'],
  ['2026-03-01', '2026-03-01T00:00:00+00:00 day'],
  ['01/03/2026 11:14:05 PM', '2026-03-01T23:14:05+00:00 second'],
  ['01/03/2026, 11:14 p.m.', '2026-03-01T23:14:00+00:00 minute'],
  ['01/03/2026 23:14:05(UTC+0)', '2026-03-01T23:14:05+00:00 second'],
  ['01/03/2026 23:14:05(UTC+1)', '2026-03-01T23:14:05+01:00 second'],
  ['01.03.2026 23:14', '2026-03-01T23:14:00+00:00 minute'],
  ['1 Mar 2026 23:14:05', '2026-03-01T23:14:05+00:00 second'],
  ['Sun, 1 March 2026 23:14', '2026-03-01T23:14:00+00:00 minute'],
  ['March 1, 2026 at 11:14 PM', '2026-03-01T23:14:00+00:00 minute'],
  ['Sunday 1st March 2026', '2026-03-01T00:00:00+00:00 day'],
  ['01-Mar-26 23:14:05', '2026-03-01T23:14:05+00:00 second'],
  ['23:14 01/03/2026', '2026-03-01T23:14:00+00:00 minute'],
  ['1772406845', '2026-03-01T23:14:05+00:00 second'],
  ['1772406845123', '2026-03-01T23:14:05+00:00 second'],
  ['20260301T231405Z', '2026-03-01T23:14:05+00:00 second'],
  ['46082.96811', '2026-03-01T23:14:05+00:00 second'],
]
for (const [cell, written] of times)
  test(`the time “${cell}”`, async () => {
    const { rows, rejects } = await readAll(`at,from,text\n"${cell}",D,a\n"23/03/2026",D,decides`)
    expect(rejects).toEqual([])
    expect(`${rows[0]?.local} ${rows[0]?.precision}`).toBe(written)
  })

test('what is no time', () => {
  for (const cell of [
    '',
    'yesterday',
    '10:00',
    '32 Mar 2026',
    '2026-13',
    '1234',
    '01/03/2026 25:00',
    '01/03/2026 10:61',
    '01/03/2026 10:00 Mars',
    '2026-03-01T10:00+99:00',
    '99999',
  ])
    expect(cellTime(cell), cell).toBeUndefined()
})

test('headings in a cell’s own zone, in two columns, and below a preamble', async () => {
  const utc = await readAll('Time (UTC),Handle,Body\n2026-07-01 10:00:00,@x,a\n')
  expect(utc.rows[0]).toMatchObject({ at: '2026-07-01T10:00:00Z', local: '2026-07-01T10:00:00+00:00', from: '@x' })
  expect(utc.file.asks.map(a => a.ask)).toEqual(['owner'])
  const local = await readAll('Time,Handle,Body\n2026-07-01 10:00:00,@x,a\n')
  expect(local.rows[0]).toMatchObject({ at: '2026-07-01T09:00:00Z', local: '2026-07-01T10:00:00+01:00' })
  expect(local.file.asks.map(a => a.ask)).toEqual(['time-zone', 'owner'])
  const two = await readAll('Date,Time,From,To,Message\n23/07/2026,10:00,A,"B; C",hi\n')
  expect(two.rows[0]).toMatchObject({ at: '2026-07-23T09:00:00Z', precision: 'minute', to: ['B', 'C'] })
  const mapped = await readAll('D,T,W\n23/07/2026,10:00,A\n', { map: { at: 'D+T', from: 'W' } })
  expect(mapped.rows[0]).toMatchObject({ at: '2026-07-23T09:00:00Z', from: 'A', text: '' })
  const numbered = await readAll('23/07/2026 10:00,A,hello\n', { map: { at: '1', from: '2', text: '3' } })
  expect(numbered.rows[0]).toMatchObject({ line: 1, at: '2026-07-23T09:00:00Z', text: 'hello' })
  const preamble = await readAll('Extraction report\nDevice: phone\nTimestamp,Sender,Body\n2026-07-23 10:00:00,A,x\n')
  expect(preamble.summary).toMatchObject({ read: 3, accepted: 1, system: 2 })
})

test('a call log: who rang, how it ended, how long', async () => {
  const { rows } = await readAll(
    'Date,Number,Type,Duration\n23/03/2026 23:10,07700900123,Missed,0\n23/03/2026 23:11,07700900123,Incoming,00:01:23\n23/03/2026 23:12,07700900123,Outgoing,5 sec\n',
    { owner: 'Priya' },
  )
  expect(rows.map(r => [r.channel, r.direction, r.from, r.to, r.call])).toEqual([
    ['call', 'in', '07700900123', [], { type: 'missed', seconds: 0 }],
    ['call', 'in', '07700900123', [], { type: 'incoming', seconds: 83 }],
    ['call', 'out', 'Priya', ['07700900123'], { type: 'outgoing', seconds: 5 }],
  ])
  expect(['1m 23s', '1:23', '83', '83.9', 'x'].map(secondsOf)).toEqual([83, 83, 83, 83, 0])
})

test('a quotation mark opened by mistake costs its own line and no other', async () => {
  const { rows, rejects } = await readAll(
    'Date,Sender,Body\n23/03/2026 10:00,A,"open\n23/03/2026 10:01,B,x\n23/03/2026 10:02,C,"fine"\n23/03/2026 10:03,D,a "word" in it\n23/03/2026 10:04,E,1,2\n23/03/2026 10:05,F\n',
  )
  expect(rejects.map(r => r.line)).toEqual([2, 6])
  expect(rows.map(r => [r.line, r.text, r.doubts])).toEqual([
    [3, 'x', []],
    [4, 'fine', []],
    [5, 'a "word" in it', []],
    [7, '', ['columns']],
  ])
})

test('columns that are not there, or not known, are named', async () => {
  await expect(readAll('a,b,c\n1,2,3\n', { map: { at: 'a', from: 'zz' } })).rejects.toThrow(
    'There is no column “zz”: the columns are “a”, “b”, “c”.',
  )
  await expect(readAll('a,b,c\n1,2,3\n')).rejects.toThrow('The headings do not say which column holds what')
  await expect(readAll('a,b\n1,2\n', { map: { from: 'a' } })).rejects.toThrow('names no column for the time')
})
