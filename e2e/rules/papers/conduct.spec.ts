import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { addDays, daysBetween } from '../../../lib/case/time/calendar.ts'
import { channelOf, channels } from '../../../lib/pattern/channels.ts'
import { conductOf } from '../../../lib/pattern/conduct.ts'
import {
  type ConductRow,
  countsOf,
  isClockChange,
  joinCounts,
  mondayOf,
  placesShown,
  total,
} from '../../../lib/pattern/conduct-counts.ts'
import { drawBands, drawHours, drawPeriods } from '../../../lib/pattern/conduct-drawing.ts'
import { fourOf } from '../../../lib/pattern/conduct-four.ts'
import type { ConductMark } from '../../../lib/pattern/conduct-marks.ts'
import { channelsSay, doubtsOf, gapsSay, hoursSay, summaryOf } from '../../../lib/pattern/conduct-words.ts'

const row = (on: string, set: Partial<ConductRow> = {}): ConductRow => ({
  on,
  hour: null,
  channel: 'whatsapp',
  place: null,
  kinds: ['B'],
  direction: 'toProtected',
  targets: ['lucy'],
  sure: 'exact',
  unwelcome: false,
  count: 1,
  ...set,
})
const mark = (on: string): ConductMark => ({ on, kind: 'order', label: 'Order served on the defendant' })
const conduct = (rows: ConductRow[], marks: ConductMark[] = []) => {
  const found = conductOf(countsOf(rows), marks)
  if (!found) throw new Error('Nothing happened')
  return found
}

const reached: [string | null, string | null, ConductRow['kinds'][number], string][] = [
  ['WhatsApp call', null, 'B', 'WhatsApp'],
  ['Phone call', null, 'B', 'Phone calls'],
  ['SMS from a phone', null, 'B', 'Text messages'],
  [' E-MAIL ', null, 'B', 'Email'],
  ['Card with flowers', 'Ward 4', 'B', 'Letters, gifts and deliveries'],
  ['Twitch chat', null, 'C1', 'Another app or website'],
  [null, 'Bus stop', 'B', 'In person or at a place'],
  ['', null, 'E', 'In person or at a place'],
  [null, ' ', 'B', 'Not recorded'],
]
for (const [platform, place, category, expected] of reached)
  test(`${platform ?? 'no platform'}, ${place ?? 'no place'}, act ${category}: ${expected}`, () => {
    expect(channels[channelOf(platform, place, [category])].label).toBe(expected)
  })

test('612 from him and 3 replies: direction, and what came after each reply', () => {
  const c = conduct(
    [
      row('2025-12-01', { count: 400 }),
      row('2025-12-20', { direction: 'fromProtected', targets: [] }),
      row('2025-12-20', { count: 12 }),
      row('2026-01-15', { direction: 'fromProtected', targets: [], count: 2 }),
      row('2026-02-03', { count: 200 }),
    ],
    [mark('2025-12-20'), mark('2026-01-15')],
  )
  expect(summaryOf(c)).toBe(
    '615 incidents from 1 December 2025 to 3 February 2026: 612 from the defendant, 3 from the protected person',
  )
  expect(c.after.map(({ before, sameDay, after, next }) => [before, sameDay, after, next])).toEqual([
    [400, 12, 200, '2026-02-03'],
    [412, 0, 200, '2026-02-03'],
  ])
})

test('silences run between days of the defendant alone, longest first', () => {
  const c = conduct([
    row('2026-01-01'),
    row('2026-01-05', { direction: 'fromProtected' }),
    row('2026-01-09'),
    row('2026-01-16'),
    row('2026-03-01'),
  ])
  expect(c.gaps).toEqual([
    { from: '2026-01-16', to: '2026-03-01', quiet: 43 },
    { from: '2026-01-01', to: '2026-01-09', quiet: 7 },
  ])
  expect(gapsSay(c)).toBe('The longest silence was 43 days, between 16 January 2026 and 1 March 2026')
})

test('weeks begin on Monday across a new year, and a course of four years is drawn by months', () => {
  expect(mondayOf('2026-01-01')).toBe('2025-12-29')
  expect(mondayOf('2025-12-29')).toBe('2025-12-29')
  expect(conduct([row('2026-01-01'), row('2025-12-30')]).periods).toEqual([
    { start: '2025-12-29', end: '2026-01-04', count: 2, back: 0 },
  ])
  const long = conduct([row('2022-02-28'), row('2026-02-28')])
  expect([long.unit, long.periods.map(p => `${p.start} ${p.end}`)]).toEqual([
    'month',
    ['2022-02-01 2022-02-28', '2026-02-01 2026-02-28'],
  ])
})

test('an unknown time is in no hour and is said; the hour of a clock change is said to be uncertain', () => {
  const c = conduct([
    row('2026-10-25', { hour: 1 }),
    row('2026-10-25', { hour: 14 }),
    row('2026-10-26', { count: 2 }),
    row('2026-10-27', { hour: 23, sure: 'approximate' }),
  ])
  expect(c.hours.filter(h => h.count).map(h => [h.hour, h.count])).toEqual([
    [1, 1],
    [14, 1],
    [23, 1],
  ])
  expect(hoursSay(c)).toBe(
    '2 of 3 from the defendant with a known time were between 23:00 and 06:00. For 2 the time is not known',
  )
  expect(doubtsOf(c)).toEqual([
    '1 date is approximate, and counted on the day given.',
    'The time of 2 incidents is not known. They are counted, but not under any hour.',
    '1 time is between 01:00 and 02:00 on a night when the clocks changed: that hour came twice or not at all, so the true hour is not certain.',
  ])
  expect(
    ['2026-03-29', '2026-10-25', '2027-03-28', '2026-10-18', '2026-06-28', '2026-10-24'].map(on =>
      isClockChange(on, 1),
    ),
  ).toEqual([true, true, true, false, false, false])
})

test('an act through someone else to two people counts for each, and for both of FOUR’s questions about whom', () => {
  const c = conduct([
    row('2026-03-02', { direction: 'throughOther', targets: ['lucy', 'her mother'] }),
    row('2026-03-04', { targets: [] }),
  ])
  expect(c.counts.targets).toEqual([
    { target: '', count: 1 },
    { target: 'her mother', count: 1 },
    { target: 'lucy', count: 1 },
  ])
  const [fixated] = fourOf(c, id => (id === 'lucy' ? 'Lucy Penhale' : undefined))
  expect(fixated?.evidence).toEqual([
    '1 incident aimed at her mother',
    '1 incident aimed at Lucy Penhale',
    'Over 3 days, to 4 March 2026',
    '1 incident to or through someone else',
  ])
})

test('FOUR lists evidence or says that none is recorded, and gives no score', () => {
  const bare = fourOf(conduct([row('2026-03-02', { targets: [] })]), () => undefined)
  expect(bare.map(p => [p.word, p.evidence])).toEqual([
    ['Fixated', []],
    ['Obsessive', []],
    ['Unwanted', []],
    ['Repeated', []],
  ])
  const c = conduct(
    [row('2026-03-02', { hour: 23, count: 41, unwelcome: true }), row('2026-03-03', { channel: 'call' })],
    [mark('2026-03-02')],
  )
  const four = fourOf(c, () => 'Imogen O’Hartwell')
  expect(four.find(p => p.word === 'Unwanted')?.evidence).toEqual([
    '41 incidents say why the defendant knew that it was unwelcome',
    '1 after 2 March 2026: order served on the defendant',
  ])
  expect(four.find(p => p.word === 'Repeated')?.evidence[0]).toBe('42 incidents on 2 days')
  expect(JSON.stringify(four)).not.toMatch(/score|%|\d of 4/)
})

test('the first place names keep their own row and all the others are put together', () => {
  const places = Array.from({ length: 12 }, (_, n) => row('2026-03-02', { place: `Place ${n + 10}`, count: 20 - n }))
  const c = conduct([...places, row('2026-03-03', { place: 'PLACE 10' })])
  expect(c.places.map(p => p.label)).toEqual([
    'PLACE 10',
    ...Array.from({ length: placesShown - 1 }, (_, n) => `Place ${n + 11}`),
    'All other places',
  ])
  expect(c.places[0]?.count).toBe(21)
})

test('what a person typed is never markup in a picture', () => {
  const c = conduct([row('2026-03-02', { place: '<script>alert("1")</script>&\u0007' }), row('2026-03-30')])
  const svg = drawBands(c, c.places, c.after, 1040)
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&#60;script')
  expect(svg).not.toContain('\u0007')
})

const anyRow = fc
  .record({
    day: fc.integer({ min: 0, max: 1500 }),
    hour: fc.option(fc.integer({ min: 0, max: 23 })),
    channel: fc.constantFrom('whatsapp', 'call', 'inPerson', 'notSaid' as const),
    place: fc.option(fc.constantFrom('Ward', 'ward', 'Bus stop', ...'abcdefghij')),
    direction: fc.constantFrom('toProtected', 'throughOther', 'fromProtected' as const),
    kinds: fc.subarray(['B', 'A', 'E', 'F'] as const, { minLength: 1 }),
    count: fc.integer({ min: 1, max: 900 }),
  })
  .map(({ day, ...set }) => row(addDays('2024-02-27', day), set as Partial<ConductRow>))

test('property: every picture and table adds up to the same totals, in any order of rows', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 60 }), fc.integer({ min: 0, max: 1500 }), (rows, n) => {
      const c = conduct(rows, [mark(addDays('2024-02-27', n))])
      const forward = total(rows.filter(r => r.direction !== 'fromProtected'))
      expect(c.forward + c.back).toBe(total(rows))
      expect(total(c.periods)).toBe(forward)
      expect(total(c.channels) + c.channelUnknown).toBe(forward)
      expect(channelsSay(c)).not.toContain('Not recorded')
      expect(c.hours.reduce((sum, h) => sum + h.count + h.back, 0) + c.untimed).toBe(total(rows))
      // Under every kind that it was at once, and by direction once.
      expect(total(c.counts.kinds)).toBe(rows.reduce((n, r) => n + r.kinds.length * r.count, 0))
      expect(total(c.counts.directions)).toBe(total(rows))
      expect(c.counts.several).toBe(total(rows.filter(r => r.kinds.length > 1)))
      for (const a of c.after) expect(a.before + a.sameDay + a.after).toBe(forward)
      if (c.halves) {
        expect(total(c.halves)).toBe(forward)
        expect(daysBetween(c.halves[0].from, c.halves[0].to)).toBeLessThanOrEqual(
          daysBetween(c.halves[1].from, c.halves[1].to),
        )
      }
      const again = conduct(
        [...rows].reverse(),
        c.after.map(a => a.mark),
      )
      for (const draw of [drawPeriods, (of: typeof c, _: typeof c.after, w: number) => drawHours(of, w)])
        expect(draw(again, again.after, 270)).toBe(draw(c, c.after, 270))
      expect(drawBands(again, again.places, again.after, 1040)).toBe(drawBands(c, c.places, c.after, 1040))
    }),
    { numRuns: 150 },
  )
})

test('property: two sources put together give the facts of one', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 30 }), fc.array(anyRow, { maxLength: 30 }), (a, b) => {
      const bare = (rows: ConductRow[]) => rows.map(r => ({ ...r, place: null }))
      const once = conduct(bare([...a, ...b]))
      const twice = conductOf(joinCounts(countsOf(bare(a)), countsOf(bare(b))), [])
      expect({ ...twice, counts: null }).toEqual({ ...once, counts: null })
    }),
    { numRuns: 100 },
  )
})
