import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { estimateFrom, type Judged, shareOf } from '../../../lib/pattern/linkage/estimate.ts'

const many = (n: number, one: Judged): Judged[] => Array.from({ length: n }, () => one)
const linkedPairs = (n: number, judged: Judged['judged'], drawnFrom = 2000) =>
  many(n, { linked: true, drawnFrom, judged })
const near = (n: number, judged: Judged['judged'], drawnFrom = 500) => many(n, { linked: false, drawnFrom, judged })

test('a share has its Wilson interval, narrower the nearer the sample comes to all there is', () => {
  // Wilson 1927, as R's prop.test(18, 20, correct = FALSE) and binom.confint give it.
  const open = shareOf(18, 20, 1e12)
  expect(open.share).toBe(0.9)
  expect(open.low).toBeCloseTo(0.699, 3)
  expect(open.high).toBeCloseTo(0.9721, 3)
  const none = shareOf(0, 10, 1e12)
  expect([none.low, none.high]).toEqual([0, expect.closeTo(0.2775, 3)])
  const all = shareOf(10, 10, 1e12)
  expect([all.low, all.high]).toEqual([expect.closeTo(0.7225, 3), 1])
  expect(shareOf(18, 20, 20)).toEqual({ share: 0.9, low: 0.9, high: 0.9 })
  const close = shareOf(18, 20, 25)
  expect(close.low).toBeGreaterThan(open.low)
  expect(close.high).toBeLessThan(open.high)
})

test('precision is of the links judged, recall of what each half stands for, with their intervals', () => {
  const e = estimateFrom([...linkedPairs(18, 'same'), ...linkedPairs(2, 'not'), ...near(2, 'same'), ...near(18, 'not')])
  expect(e.precision?.share).toBeCloseTo(0.9)
  // 0.9 × 2,000 right among the links, 0.1 × 500 missed among the near misses.
  expect(e.recall?.share).toBeCloseTo(1800 / 1850, 9)
  expect(e.recall?.low).toBeGreaterThan(0.9)
  expect(e.recall?.low).toBeLessThan(1800 / 1850)
  expect(e.recall?.high).toBeGreaterThan(1800 / 1850)
  expect(e.recall?.high).toBeLessThan(1)
  expect(e).toMatchObject({ linkedJudged: 20, nearJudged: 20, cannotTell: 0 })
})

test('whoever cannot tell counts for neither; with nothing told nothing is said', () => {
  const e = estimateFrom([
    ...linkedPairs(9, 'same'),
    ...linkedPairs(1, 'not'),
    ...linkedPairs(5, 'cannotTell'),
    ...near(10, 'not'),
    ...near(3, 'cannotTell'),
  ])
  expect(e.precision?.share).toBeCloseTo(0.9)
  expect(e.recall?.share).toBe(1)
  expect(e.recall?.low).toBeLessThan(1)
  expect(e).toMatchObject({ linkedJudged: 10, nearJudged: 10, cannotTell: 8 })
  expect(estimateFrom(linkedPairs(4, 'cannotTell'))).toMatchObject({ precision: undefined, recall: undefined })
  expect(estimateFrom([...linkedPairs(4, 'same'), ...near(4, 'cannotTell')]).recall).toBeUndefined()
  expect(estimateFrom([...linkedPairs(4, 'not'), ...near(4, 'not')]).recall).toBeUndefined()
  expect(estimateFrom(linkedPairs(4, 'same', 4)).recall).toEqual({ share: 1, low: 1, high: 1 })
})

test('every share lies in its interval and every interval in 0 to 1, and the interval holds the truth about as often as it says', () => {
  const sizes = fc.record({
    n: fc.integer({ min: 1, max: 30 }),
    more: fc.integer({ min: 0, max: 5000 }),
    same: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const half = (isLinked: boolean, { n, more, same }: typeof a) => {
        const right = Math.round(n * same)
        const of = { linked: isLinked, drawnFrom: n + more }
        return [...many(right, { ...of, judged: 'same' }), ...many(n - right, { ...of, judged: 'not' })]
      }
      const { precision, recall } = estimateFrom([...half(true, a), ...half(false, b)])
      for (const share of [precision, recall])
        if (share) {
          expect(share.low).toBeGreaterThanOrEqual(0)
          expect(share.low).toBeLessThanOrEqual(share.share + 1e-9)
          expect(share.high).toBeGreaterThanOrEqual(share.share - 1e-9)
          expect(share.high).toBeLessThanOrEqual(1)
        }
    }),
  )
  let seed = 7
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
  let [held, rounds] = [0, 0]
  for (; rounds < 2000; rounds++) {
    const drawSample = (share: number, of: (n: number, judged: Judged['judged']) => Judged[]) => {
      const right = Array.from({ length: 20 }, chance).filter(c => c < share).length
      return [...of(right, 'same'), ...of(20 - right, 'not')]
    }
    const { recall } = estimateFrom([...drawSample(0.95, linkedPairs), ...drawSample(0.3, near)])
    const truth = (0.95 * 2000) / (0.95 * 2000 + 0.3 * 500)
    if (recall && recall.low <= truth && truth <= recall.high) held++
  }
  expect(held / rounds).toBeGreaterThan(0.92)
  expect(held / rounds).toBeLessThan(0.99)
})
