import { expect, test } from '@playwright/test'
import { limitOf, maximumSentence, maximumsByConviction } from '../../../lib/case/words/sentence.ts'

for (const [offence, convicted, months] of [
  ['2026-11-01', '2026-11-20', 12],
  ['2022-05-01', '2026-11-20', 6],
  ['2022-05-02', '2026-11-20', 12],
  ['2022-05-02', '2022-05-02', 12],
  ['2022-05-02', '2023-03-29', 12],
  ['2022-05-02', '2023-03-30', 6],
  ['2024-01-10', '2024-11-17', 6],
  ['2024-01-10', '2024-11-18', 12],
  ['2020-02-29', '2021-03-01', 6],
] as const)
  test(`offence ${offence}, convicted ${convicted}: ${months} months in a magistrates’ court and 5 years`, () => {
    const maximum = maximumSentence(offence, convicted)
    expect(limitOf(maximum, 'magistrates')).toBe(months)
    expect(limitOf(maximum, 'crown')).toBe(60)
    expect(maximum.words).toContain(`${months} months`)
    expect(maximum.source).toContain('SPA 2019 s.8(2)')
    expect(maximum.verifiedOn).toBe('2026-11-21')
  })

test('six months is never shown for an offence and a conviction of today', () => {
  expect(maximumSentence('2026-11-01', '2026-11-20').words).not.toContain('6 months')
})

test('before conviction, every period that the conviction may fall in is shown, and only those', () => {
  const of = (offence: string) => maximumsByConviction(offence).map(m => [m.convictedFrom, m.summaryMonths])
  expect(of('2026-11-01')).toEqual([['2026-11-01', 12]])
  expect(of('2024-01-10')).toEqual([
    ['2024-11-18', 12],
    ['2024-01-10', 6],
  ])
  expect(of('2022-06-01')).toEqual([
    ['2024-11-18', 12],
    ['2023-03-30', 6],
    ['2022-06-01', 12],
  ])
  expect(of('2021-06-01')).toEqual([['2021-06-01', 6]])
})
