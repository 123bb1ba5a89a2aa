import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import {
  breaksWithin,
  monthsOf,
  type PeriodKind,
  periodFrom,
  periodKinds,
  periodOf,
} from '../../../lib/case/time/periods.ts'
import { headlineMeasures, questionOf } from '../../../lib/measures/measure-questions.ts'
import { durationWords, measureIds, measureOf } from '../../../lib/measures/measures.ts'
import { groupsOf, type Published, sumPublished } from '../../../lib/measures/published.ts'
import {
  againstFunnel,
  funnelLimits,
  median,
  ninetieth,
  percent,
  perThousand,
  ratioLimits,
  ratioStanding,
  ratioWords,
  type Share,
  shareOf,
} from '../../../lib/measures/rates.ts'

const share = (part: number, whole: number) => {
  const s = shareOf(part, whole)
  if (s === null) throw new Error('nothing to share')
  return percent(s)
}

test('the granted rates of the press record come out as printed', () => {
  expect({
    derbyshire: share(43, 73),
    lincolnshire: share(19, 42),
    humberside: share(23, 23),
    westYorkshire: share(15, 18),
    southYorkshire: share(4, 6),
    northYorkshire: share(3, 6),
    sixForces: share(107, 168),
    clevelandSanctions: share(450, 8610),
  }).toEqual({
    derbyshire: '58.9%',
    lincolnshire: '45.2%',
    humberside: '100.0%',
    westYorkshire: '83.3%',
    southYorkshire: '66.7%',
    northYorkshire: '50.0%',
    sixForces: '63.7%',
    clevelandSanctions: '5.2%',
  })
})

test('the six forces add up to what the record says of them', () => {
  const forces = [
    [73, 43],
    [42, 19],
    [23, 23],
    [18, 15],
    [6, 4],
    [6, 3],
  ] as const
  expect(forces.reduce((n, [applied]) => n + applied, 0)).toBe(168)
  expect(forces.reduce((n, [, granted]) => n + granted, 0)).toBe(107)
})

test('orders per 1,000 reports come out as printed', () => {
  const words = (orders: number, reports: number) => ratioWords(perThousand(orders, reports) ?? -1)
  expect([words(107, 67_000), words(7, 20_000), words(25, 20_000), words(1, 1_327)]).toEqual([
    '1.6',
    '0.35',
    '1.25',
    '0.75',
  ])
  expect(perThousand(3, 0)).toBeNull()
})

test('the worked fixture: 6 of 8 disposals is 75.0%, and nothing over 100% can be a share', () => {
  const statuses = [...Array(6).fill('granted'), 'refusedByCourt', 'withdrawn', 'lodged', 'lodged']
  const disposals = statuses.filter(s => s !== 'lodged')
  expect(share(statuses.filter(s => s === 'granted').length, disposals.length)).toBe('75.0%')
  // 8 orders for 10 applications, and the published 337 for 200: different things, so there is no share to show.
  expect(() => shareOf(337, 200)).toThrow('not a share')
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (part, whole) => {
      if (part > whole) expect(() => shareOf(part, whole)).toThrow(RangeError)
      else if (whole === 0) expect(shareOf(part, whole)).toBeNull()
      else expect(shareOf(part, whole)).toBeLessThanOrEqual(1)
    }),
  )
})

test('every measure says what it counts, in what unit, for what period, and whether interim orders are in it', () => {
  const catalogue = Array.from({ length: 38 }, (_, i) => `M${String(i + 1).padStart(2, '0')}`)
  expect(measureIds.filter(id => /^M\d\d$/.test(id))).toEqual(catalogue)
  for (const id of measureIds) {
    const m = measureOf(id)
    for (const words of [m.name, m.why, m.unit, m.numerator, m.period, m.interim]) expect(words, id).not.toBe('')
    expect(m.denominator === null, id).toBe(m.kind === 'count')
    expect(m.measuredIn !== null, id).toBe(m.kind === 'duration')
    expect(m.target === null || m.open !== null, `${id}: a target shows what is open past it`).toBe(true)
    expect(m.kind !== 'duration' || m.open !== null, `${id}: a duration shows what is still open`).toBe(true)
  }
})

test('medians and nine in ten', () => {
  expect([median([]), median([7]), median([3, 1, 2]), median([1, 2, 3, 10])]).toEqual([null, 7, 2, 2.5])
  expect(ninetieth([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toBe(10)
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), values => {
      const [m, n] = [median(values) ?? -1, ninetieth(values) ?? -1]
      expect(m).toBeGreaterThanOrEqual(Math.min(...values))
      expect(n).toBeGreaterThanOrEqual(m)
      expect(n).toBeLessThanOrEqual(Math.max(...values))
      expect(values.filter(v => v <= n).length / values.length).toBeGreaterThanOrEqual(0.9 - 1 / values.length)
    }),
  )
})

test('funnel limits narrow as a district grows, and stay within 0 and 100%', () => {
  const ofAll = shareOf(20, 100) as Share
  const width = (n: number) => {
    const l = funnelLimits(ofAll, n)
    return l ? l.high - l.low : -1
  }
  expect(width(10)).toBeGreaterThan(width(100))
  expect(width(100)).toBeGreaterThan(width(10_000))
  expect(funnelLimits(ofAll, 0)).toBeNull()
  expect(againstFunnel(shareOf(0, 200), ofAll, 200)).toBe('below')
  expect(againstFunnel(shareOf(0, 3), ofAll, 3)).toBe('within')
  expect(againstFunnel(shareOf(90, 200), ofAll, 200)).toBe('above')
  expect(againstFunnel(null, ofAll, 0)).toBe('none')
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 9999 }),
      (part, rest, size) => {
        const limits = funnelLimits(shareOf(part, part + rest) as Share, size)
        expect(limits?.low).toBeGreaterThanOrEqual(0)
        expect(limits?.high).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('a ratio to reports has limits too: none of many reports is below them, none of few is not', () => {
  const all = { count: 30, reports: 10_000 }
  expect(ratioStanding(0, 2_000, all)).toBe('below')
  expect(ratioStanding(0, 500, all)).toBe('within')
  expect(ratioStanding(40, 2_000, all)).toBe('above')
  expect(ratioStanding(6, 2_000, all)).toBe('within')
  expect(ratioStanding(6, null, all)).toBe('none')
  const [few, many] = [ratioLimits(0.003, 1_000), ratioLimits(0.003, 100_000)]
  expect((few?.high ?? 0) - (few?.low ?? 0)).toBeGreaterThan((many?.high ?? 0) - (many?.low ?? 0))
})

test('periods are whole months, and never run past today', () => {
  const today = '2026-11-21'
  const span = (kind: PeriodKind, on = today) => {
    const { from, to } = periodOf(kind, on, today)
    return [from, to]
  }
  expect(span('rolling')).toEqual(['2025-12-01', '2026-11-21'])
  expect(span('rolling', '2026-02-14')).toEqual(['2025-03-01', '2026-02-28'])
  expect(span('month', '2024-02-10')).toEqual(['2024-02-01', '2024-02-29'])
  expect(span('quarter', '2026-05-31')).toEqual(['2026-04-01', '2026-06-30'])
  expect(span('calendar')).toEqual(['2026-01-01', '2026-11-21'])
  expect(span('financial', '2026-03-31')).toEqual(['2025-04-01', '2026-03-31'])
  expect(span('financial', '2026-04-01')).toEqual(['2026-04-01', '2026-11-21'])
  expect(monthsOf(periodOf('rolling', today, today))).toHaveLength(12)
  expect(periodFrom({ period: 'nonsense', on: '2026-13-45' }, today)).toEqual(periodOf('rolling', today, today))
  for (const kind of Object.keys(periodKinds) as PeriodKind[])
    expect(periodOf(kind, today, today).unfinished).toBe(true)
})

test('the changes in how reports are counted fall where the record puts them', () => {
  expect(breaksWithin('2018-01-01', '2024-01-01').map(b => b.on)).toEqual([
    '2018-04-01',
    '2019-04-01',
    '2020-04-01',
    '2023-06-01',
  ])
  expect(breaksWithin('2025-12-01', '2026-11-21')).toEqual([])
})

test('durations are said as people say them', () => {
  expect([
    durationWords(1, 'days'),
    durationWords(2.5, 'days'),
    durationWords(45, 'minutes'),
    durationWords(83 * 60 + 20, 'minutes'),
    durationWords(120, 'minutes'),
  ]).toEqual(['1 day', '2.5 days', '45 minutes', '83 hours 20 minutes', '2 hours'])
})

test('published figures of unlike units are never added', () => {
  const rows = parse(readFileSync(path.join(import.meta.dirname, '../../../db/published/published-figures.csv')), {
    columns: (names: string[]) => names.map(n => n.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())),
  }) as Published[]
  expect(rows).toHaveLength(724)
  const granted = rows.filter(r => r.measure === 'orders_granted' && r.source.startsWith('BBC'))
  expect(() => sumPublished(granted)).toThrow('different')
  const one = granted.filter(r => r.periodStart === '2021-22')
  expect(sumPublished(one)).toBeGreaterThan(500)
  const suppressed = rows.filter(r => r.value === '<5')
  expect(suppressed.length).toBeGreaterThan(0)
  expect(() => sumPublished(suppressed)).toThrow('never added')
  expect(() => sumPublished([...one, ...one])).toThrow('counted twice')
  for (const group of groupsOf(rows)) {
    expect(new Set(group.figures.map(f => `${f.measure} ${f.unitNote}`)).size).toBe(1)
  }
  expect(groupsOf(rows).reduce((n, g) => n + g.figures.length, 0)).toBe(724)
})

test('every measure answers a question, and those that lead are measures of different questions or stages', () => {
  expect(Object.keys(questionOf).sort()).toEqual([...measureIds].sort())
  expect(new Set(headlineMeasures).size).toBe(5)
})
