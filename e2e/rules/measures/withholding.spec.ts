import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { ReleasedCell } from '../../../lib/measures/packs.ts'
import { type Column, type Row, releaseOf } from '../../../lib/measures/released.ts'
import { type Count, determinedCells, isSmall, type Sum, withheldOf } from '../../../lib/measures/withholding.ts'

const row = (change: Partial<Row>): Row => ({
  measure: 'M17',
  from: '2025-04-01',
  to: '2026-03-31',
  asAt: '2026-11-29',
  by: 'district',
  group: null,
  part: 0,
  whole: 0,
  open: 0,
  late: 0,
  ...change,
})
/** Groups with their total. */
const table = (change: Partial<Row>, groups: readonly (readonly [number, number])[]): Row[] => {
  const rows = groups.map(([part, whole], i) => row({ ...change, group: `D${i}`, part, whole }))
  const sum = (of: (r: Row) => number) => rows.reduce((n, r) => n + of(r), 0)
  return [...rows, row({ ...change, part: sum(r => r.part), whole: sum(r => r.whole) })]
}

test('what a set of sums fixes is found, however long the way', () => {
  const rows = (all: Record<string, number>[]) => all.map(r => new Map(Object.entries(r)))
  expect([...determinedCells(rows([{ a: 1, b: 1 }]))]).toEqual([])
  expect(
    [
      ...determinedCells(
        rows([
          { a: 1, b: 1 },
          { a: 1, b: -1 },
        ]),
      ),
    ].sort(),
  ).toEqual(['a', 'b'])
  // a + b, b + c and a + b + c: c by the first and the last, then b, then a.
  expect(
    [
      ...determinedCells(
        rows([
          { a: 1, b: 1 },
          { b: 1, c: 1 },
          { a: 1, b: 1, c: 1 },
        ]),
      ),
    ].sort(),
  ).toEqual(['a', 'b', 'c'])
})

/** Whether two different answers fit all that is known: brute force, with no linear algebra, over tables of two ways. */
/** A table of two ways with the totals of its rows, of its columns and of all: its counts, and the sums that hold. */
function tableOfTwoWays(values: number[][]) {
  const counts = new Map<string, Count>()
  const sums: Sum[] = []
  const put = (key: string, value: number) => counts.set(key, { value, state: 'offered' })
  const total = (ns: readonly number[]) => ns.reduce((a, b) => a + b, 0)
  const columns = [0, 1, 2]
  for (const [r, line] of values.entries()) {
    for (const [c, n] of line.entries()) put(`${r} ${c}`, n)
    put(`${r} all`, total(line))
    sums.push({ whole: `${r} all`, parts: line.map((_, c) => `${r} ${c}`) })
  }
  for (const c of columns) {
    put(`all ${c}`, total(values.map(line => line[c] ?? 0)))
    sums.push({ whole: `all ${c}`, parts: values.map((_, r) => `${r} ${c}`) })
  }
  put('all all', total(values.flat()))
  sums.push({ whole: 'all all', parts: values.map((_, r) => `${r} all`) })
  sums.push({ whole: 'all all', parts: columns.map(c => `all ${c}`) })
  return { counts, sums }
}

test('no withheld number of any table of two ways can be recovered: each could have been another', () => {
  const anyGrid = fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 3 })
  fc.assert(
    fc.property(anyGrid, values => {
      // Given a table with its totals, when it is released
      const { counts, sums } = tableOfTwoWays(values)
      const withheld = withheldOf(counts, sums)
      // Then every small number is withheld
      for (const [key, { value }] of counts) if (isSmall(value)) expect(withheld.has(key), key).toBe(true)
      // Then what is shown fixes none of them: each can move while every sum still holds,
      // so that to know it as well is one equation more, and the rank grows
      const keys = [...withheld]
      const known = sums.map(({ whole, parts }) =>
        keys.map(k => (k === whole ? -1 : 0) + parts.filter(p => p === k).length),
      )
      for (const [i, key] of keys.entries()) {
        const thisOne = keys.map((_, k) => (k === i ? 1 : 0))
        expect(rank([...known, thisOne]), `${key} of ${JSON.stringify(values)}`).toBe(rank(known) + 1)
      }
    }),
    { numRuns: 200 },
  )
})
/** The rank over whole numbers, without division: another way than the program's. */
function rank(matrix: readonly (readonly number[])[]): number {
  let rows = matrix.map(r => r.map(BigInt))
  let found = 0
  for (let c = 0; c < (matrix[0]?.length ?? 0); c++) {
    const pivot = rows.find(r => r[c] !== 0n)
    if (!pivot) continue
    found += 1
    const by = pivot[c] ?? 1n
    rows = rows.filter(r => r !== pivot).map(r => r.map((n, i) => n * by - (r[c] ?? 0n) * (pivot[i] ?? 0n)))
  }
  return found
}

test('9 of 13 withheld in one table is not given in the next that counts the same things', () => {
  const lodged = table({ measure: 'M08' }, [
    [0, 13],
    [0, 20],
  ])
  const returned = table({ measure: 'M10A' }, [
    [9, 13],
    [8, 20],
  ])
  const { of } = releaseOf([...lodged, ...returned], [])
  const givenValue = (r: Row | undefined, column: Column) => (r ? of(r, column) : 'no row')
  // 4 of the 13 were not returned: with 13 given, 9 may not be.
  const [d0] = returned
  expect(givenValue(d0, 'whole') === null || givenValue(d0, 'part') === null).toBe(true)
  expect(givenValue(lodged[0], 'whole')).toBe(givenValue(d0, 'whole'))
})

test('a number is not given away by what was given before: another breakdown, a longer period, a later day', () => {
  const { cells } = releaseOf(
    table({ measure: 'M16' }, [
      [0, 12],
      [0, 3],
      [0, 9],
    ]),
    [],
  )
  expect(cells.find(c => c.group === 'D1')?.value).toBeNull()
  // The one withheld beside it is not given by asking for that district again in a table of its own.
  const beside = cells.find(c => c.value === null && c.group !== 'D1' && c.column === 'M16 whole')
  const again = releaseOf(
    [row({ measure: 'M16', group: beside?.group ?? '', whole: beside?.group === 'D2' ? 9 : 12 })],
    cells,
  )
  expect(again.cells.find(c => c.group === beside?.group)?.value).toBeNull()
  // 12 to the end of March; 14 to the end of April: the two of April would be known.
  const later = row({ measure: 'M16', group: 'D5', to: '2026-04-30', whole: 14 })
  const before: ReleasedCell = {
    measure: 'M16',
    column: 'M16 whole',
    from: '2025-04-01',
    to: '2026-03-31',
    by: 'district',
    group: 'D5',
    value: 12,
  }
  expect(releaseOf([later], [before]).of(later, 'whole')).toBeNull()
  expect(releaseOf([later], [{ ...before, value: 3 }]).of(later, 'whole')).toBe(14)
})

test('no small number leaves, and what is left of a rate is not small either, for any figures', () => {
  const pair = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
  fc.assert(
    fc.property(
      fc.array(pair, { minLength: 1, maxLength: 6 }),
      fc.array(pair, { minLength: 1, maxLength: 6 }),
      (a, b) => {
        const rows = [...table({ measure: 'M23' }, a), ...table({ measure: 'M17' }, b)]
        const { of, cells } = releaseOf(rows, [])
        expect(cells.filter(c => c.value !== null && isSmall(c.value))).toEqual([])
        for (const r of rows) {
          const [part, whole] = [of(r, 'part'), of(r, 'whole')]
          if (part !== null && whole !== null) expect(isSmall(whole - part)).toBe(false)
        }
      },
    ),
  )
})
