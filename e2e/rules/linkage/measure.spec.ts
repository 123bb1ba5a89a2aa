import { expect, test } from '@playwright/test'
import { linkTable } from '../../../lib/pattern/linkage/linkage.ts'
import { Table } from '../../../lib/pattern/linkage/table.ts'
import { beatReports } from './reports/beats.ts'
import { chance } from './reports/chance.ts'
import { householdReports } from './reports/households.ts'
import { registerReports } from './reports/register.ts'
import { exactNames, type Known, measure } from './reports/truth.ts'

function link(known: readonly Known[]) {
  const table = new Table(known.length)
  for (const { report } of known) table.add(report)
  return linkTable(table).found
}

// The bench measures 20,000; these few thousand are the same force on a quieter day.
for (const [name, generate] of [
  ['households', householdReports],
  ['a register made in another way', registerReports],
  ['the feed that nothing was tuned to', beatReports],
] as const)
  test(`of ${name}, nearly all pairs are found and nearly all that is found is right`, () => {
    const known = generate(4000, 11)
    const exact = measure(known, exactNames(known))
    expect(exact.recall).toBeLessThan(0.5)
    const found = measure(
      known,
      link(known).map(pair => pair.reports),
    )
    expect(found.precision).toBeGreaterThan(0.965)
    expect(found.recall).toBeGreaterThan(0.955)
    expect(found.groupRecall).toBeGreaterThan(0.96)
  })

test('the order of the rows makes no difference', () => {
  const known = householdReports(1200, 12)
  const found = link(known)
  expect(found.length).toBeGreaterThan(80)
  expect(link(chance(3).shuffle([...known]))).toEqual(found)
})

test('the best come first, each as strong as its weaker side', () => {
  const found = link(registerReports(1500, 13))
  expect(found.map(pair => pair.score)).toEqual(found.map(pair => pair.score).sort((a, b) => b - a))
  for (const { score, suspect, victim } of found) {
    expect(score).toBe(Math.min(suspect.score, victim.score))
    expect(Math.min(suspect.why.length, victim.why.length)).toBeGreaterThan(0)
  }
})
