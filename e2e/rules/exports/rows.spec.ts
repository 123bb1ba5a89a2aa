import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { rowChannels, rowDirections } from '../../../lib/case/reference/import-codes.ts'
import { choosesNone, queryOf, type RowFacts, selectionFrom, sentenceOf } from '../../../lib/case/rows.ts'
import { londonDate, londonTime } from '../../../lib/case/time/calendar.ts'
import { partiesPatch, partyKey, partyKind, unsourced, withoutImport } from '../../../lib/case/views/found-parties.ts'
import { aFile, nextId } from '../acts/order-file.ts'

const clock = (at: string) => ({ day: londonDate(at), time: londonTime(at) })
const calls: RowFacts = {
  count: 41,
  byChannel: [{ channel: 'call', count: 41 }],
  senders: ['07700 900111'],
  earliest: '2026-03-03T23:10:00.000Z',
  latest: '2026-03-04T04:55:00.000Z',
  timed: true,
  sent: 0,
  received: 41,
}

test('rows say of themselves how many, from whom and when, in UK time on both sides of the clock change', () => {
  expect(sentenceOf(calls, clock)).toBe(
    '41 calls from 07700 900111 between 23:10 on 3 March 2026 and 04:55 on 4 March 2026',
  )
  const mixed = [
    { channel: 'whatsapp' as const, count: 1200 },
    { channel: 'call' as const, count: 1 },
  ]
  const summer = { earliest: '2026-03-29T00:30:00.000Z', latest: '2026-03-29T01:30:00.000Z' }
  expect(sentenceOf({ ...calls, byChannel: mixed, senders: ['a', 'b'], ...summer }, clock)).toBe(
    '1,200 WhatsApp messages and 1 call from 2 senders between 00:30 and 02:30 on 29 March 2026',
  )
  expect(sentenceOf({ ...calls, timed: false, senders: [] }, clock)).toBe('41 calls from 3 March 2026 to 4 March 2026')
})

test('a selection goes into an address and comes out the same, and what is no selection chooses nothing', () => {
  fc.assert(
    fc.property(
      fc.record({
        ids: fc.uniqueArray(fc.nat(10 ** 9)),
        channels: fc.subarray(Object.keys(rowChannels) as (keyof typeof rowChannels)[]),
        directions: fc.subarray(Object.keys(rowDirections) as (keyof typeof rowDirections)[]),
        sender: fc.string({ maxLength: 40 }),
        words: fc.string({ maxLength: 40 }).map(s => s.trim()),
        from: fc.constantFrom('', '2026-03-27'),
        to: fc.constantFrom('', '2026-03-28'),
        start: fc.constantFrom('', '2026-03-03T23:10:00.000Z'),
        end: fc.constantFrom('', '2026-03-04T04:55:00Z'),
        importId: fc.constantFrom('', '00000000-0000-4000-8000-000000000042'),
        incidentId: fc.constantFrom('', '00000000-0000-4000-8000-000000000043'),
        repeats: fc.boolean(),
      }),
      s => expect(selectionFrom(new URLSearchParams(queryOf(s).toString()))).toEqual(s),
    ),
  )
  const odd = 'row=x&row=-1&from=2026-02-30&start=yesterday&import=1%27--&channel=fax&repeats=with'
  expect(choosesNone(selectionFrom(new URLSearchParams(odd)))).toBe(true)
  expect(choosesNone(selectionFrom(new URLSearchParams('from=2026-02-28')))).toBe(false)
})

test('a number is one however it is written, a withheld one is nobody, and a stranger leaves with the last import that names it', () => {
  expect(partyKey('+44 7700 900111')).toBe(partyKey('07700 900111'))
  expect([partyKind('a@b.example'), partyKind('@viewer1'), partyKind('Darren'), partyKind('Withheld')]).toEqual([
    'email',
    'handle',
    'handle',
    undefined,
  ])
  const [first, second] = [nextId(), nextId()]
  const known = {
    id: nextId(),
    kind: 'phone' as const,
    value: '07700 900111',
    note: null,
    ...unsourced,
    removedAt: null,
  }
  const file = aFile({
    identifiers: [
      { ...known, belongsTo: 'defendant', importIds: [] },
      { ...known, id: nextId(), kind: 'handle', value: '@One', belongsTo: 'stranger', importIds: [first] },
    ],
  })
  const patch = partiesPatch(file, second, ['+447700900111', 'one', 'ONE', '@two', 'withheld'], nextId)
  expect(patch.map(c => ('add' in c ? c.add : 'set' in c && c.set))).toEqual([
    { importIds: [second] },
    { importIds: [first, second] },
    expect.objectContaining({ value: '@two', belongsTo: 'stranger', importIds: [second] }),
  ])
  const at = '2026-03-10T09:00:00.000Z'
  expect(withoutImport(file, first, at).map(c => 'set' in c && c.set)).toEqual([{ importIds: [], removedAt: at }])
})
