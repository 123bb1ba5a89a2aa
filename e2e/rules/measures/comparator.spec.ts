import { expect, test } from '@playwright/test'
import { comparisonOf, ownFigure, spanOf } from '../../../lib/measures/comparator.ts'
import { publishedFigures } from '../../../lib/work/measures/published.ts'

/** Our figures beside published ones: over the same days, by the same definition, and no data told from zero. */

const span = (periodStart: string, periodEnd = periodStart) => spanOf({ periodStart, periodEnd })

test('a published period is read as the days that it covers', () => {
  expect(span('2021-22')).toEqual({ from: '2021-04-01', to: '2022-03-31' })
  expect(span('2019/20')).toEqual({ from: '2019-04-01', to: '2020-03-31' })
  expect(span('2020', '2023')).toEqual({ from: '2020-01-01', to: '2023-12-31' })
  expect(span('2020-01-20', '2021-03')).toEqual({ from: '2020-01-20', to: '2021-03-31' })
  expect(span('2023-04', '2024-02')).toEqual({ from: '2023-04-01', to: '2024-02-29' })
  // A year and a month, and no year from April: 2020-12 is December.
  expect(span('2020-12')).toEqual({ from: '2020-12-01', to: '2020-12-31' })
  expect(span('about 2020')).toBeUndefined()
  expect(publishedFigures().filter(f => !spanOf(f))).toEqual([])
})

test('granted is a share of all lodged, as it was published, and not of those decided', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' }
  // Ten lodged, six granted, two still open: published in this way it is 60, where our own measure M17 says 75.
  expect(ownFigure('percent_granted', year, { part: 6, whole: 10 }, '2025-01-01').value).toBe('60')
  expect(ownFigure('percent_granted', year, { part: 0, whole: 0 }, '2025-01-01').value).toBeNull()
  expect(comparisonOf('stalking_outcomes_total')).toBeUndefined()
})

test('what was not held is no data, what was held in part says so, and none is nought', () => {
  const year = { from: '2021-04-01', to: '2022-03-31' }
  const of = (heldFrom: string | null) => ownFigure('applications', year, { part: 0, whole: 0 }, heldFrom)
  expect(of(null)).toMatchObject({ value: null, heldFrom: null })
  expect(of('2024-01-01')).toMatchObject({ value: null, heldFrom: null })
  expect(of('2021-06-01')).toMatchObject({ value: '0', heldFrom: '2021-06-01' })
  expect(of('2020-01-01')).toMatchObject({ value: '0', heldFrom: null })
})
