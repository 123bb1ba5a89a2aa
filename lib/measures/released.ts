import type { CalendarDate } from '../case/time/calendar.ts'
import { type MeasureId, measureOf } from './measures.ts'
import type { ReleasedCell } from './packs.ts'
import type { Released } from './rates.ts'
import { type Count, type Sum, withheldOf } from './withholding.ts'

/** One row of figures that would be given: of one measure, one period and one group, or of all groups together. */
export interface Row {
  measure: MeasureId
  from: CalendarDate
  to: CalendarDate
  /** On which day what is open was counted. */
  asAt: CalendarDate
  /** By what the groups are told apart, and which of them; null for all together. */
  by: string
  group: string | null
  part: number
  whole: number
  open: number
  late: number
}
export type Column = 'part' | 'whole' | 'open' | 'late'

/** Columns of different measures that count the same things: what one gives, no other hides. */
const same: Partial<Record<string, string>> = {
  'M02 whole': 'cases opened',
  'M04 whole': 'cases opened',
  'M05 whole': 'cases opened',
  'M06 whole': 'cases opened',
  'M25 whole': 'cases opened',
  'M08 whole': 'applications lodged',
  'M10A whole': 'applications lodged',
  'M10B whole': 'applications lodged',
  'M32 whole': 'applications lodged',
  'M23 whole': 'breaches',
  'M24 whole': 'breaches',
  'M24A whole': 'breaches',
  'M26 whole': 'breaches',
}
const quantityOf = (measure: MeasureId, column: string) => same[`${measure} ${column}`] ?? `${measure} ${column}`
/** Counted as they stand on one day, so that no period is the sum of others. */
const onOneDay = new Set<string>(['M18', 'M19', 'M20'])

interface Cell {
  quantity: string
  from: CalendarDate
  to: CalendarDate
  by: string
  group: string | null
}
/** All together is the same however the parts are told apart. */
const keyOf = (c: Cell) => [c.quantity, c.from, c.to, c.group === null ? '' : c.by, c.group ?? ''].join('|')

const columnsOf = (row: Row): [Column, number][] => {
  const m = measureOf(row.measure)
  return [
    ...(m.kind === 'duration' ? [] : [['part', row.part] as [Column, number]]),
    ...(m.kind === 'rate' || m.kind === 'duration' ? [['whole', row.whole] as [Column, number]] : []),
    ...(m.open === null
      ? []
      : ([
          ['open', row.open],
          ['late', row.late],
        ] as [Column, number][])),
  ]
}
const cellOf = (row: Row, column: string): Cell => {
  const day = column === 'open' || column === 'late' || column === 'in time' || onOneDay.has(row.measure)
  return {
    quantity: quantityOf(row.measure, column),
    from: day ? row.asAt : row.from,
    to: day ? row.asAt : row.to,
    by: row.by,
    group: row.group,
  }
}

/**
 * Rows that would leave, and what was given before → what may be given of each, null where it is withheld, and the cells to
 * remember. Pure.
 */
export function releaseOf(
  rows: readonly Row[],
  before: readonly ReleasedCell[],
): { of: (row: Row, column: Column) => Released; cells: ReleasedCell[] } {
  const counts = new Map<string, Count>()
  const cells = new Map<string, Cell>()
  const sums: Sum[] = []
  const put = (cell: Cell, value: number, state: Count['state']) => {
    const key = keyOf(cell)
    cells.set(key, cell)
    const known = counts.get(key)?.state
    if (!known || known === 'kept') counts.set(key, { value, state })
    return key
  }
  // What was given once is known, also where another time it was withheld.
  for (const { column, value, ...c } of before.toSorted(
    (a, b) => Number(b.value !== null) - Number(a.value !== null),
  )) {
    const cell = { quantity: column, from: c.from, to: c.to, by: c.by, group: c.group }
    put(cell, value ?? 0, value === null ? 'kept' : 'given')
  }
  for (const row of rows) {
    for (const [column, value] of columnsOf(row)) put(cellOf(row, column), value, 'offered')
    sums.push(...withinRow(row, put))
  }
  sums.push(...groupSums(cells), ...acrossMeasures(rows, put), ...periodsWithin(cells, counts, put))
  const hidden = withheldOf(counts, sums)
  return {
    of: (row, column) => {
      const value = columnsOf(row).find(([name]) => name === column)?.[1]
      return value === undefined || hidden.has(keyOf(cellOf(row, column))) ? null : value
    },
    cells: rows.flatMap(row =>
      columnsOf(row).map(([column, value]) => {
        const cell = cellOf(row, column)
        return {
          measure: row.measure,
          column: cell.quantity,
          from: cell.from,
          to: cell.to,
          by: cell.by,
          group: cell.group,
          value: hidden.has(keyOf(cell)) ? null : value,
        }
      }),
    ),
  }
}
type Put = (cell: Cell, value: number, state: Count['state']) => string

/** The rest of a rate, and what is open within its target. */
function withinRow(row: Row, put: Put): Sum[] {
  const m = measureOf(row.measure)
  const key = (column: string) => keyOf(cellOf(row, column))
  const sums: Sum[] = []
  if (m.kind === 'rate')
    sums.push({
      whole: key('whole'),
      parts: [key('part'), put(cellOf(row, 'rest'), row.whole - row.part, 'derived')],
    })
  if (m.open !== null)
    sums.push({ whole: key('open'), parts: [key('late'), put(cellOf(row, 'in time'), row.open - row.late, 'derived')] })
  return sums
}
/** All groups of one breakdown add up to all together. */
function groupSums(cells: ReadonlyMap<string, Cell>): Sum[] {
  const grouped = Map.groupBy(
    [...cells].filter(([, c]) => c.group !== null),
    ([, c]) => keyOf({ ...c, group: null }) + c.by,
  )
  return [...grouped.values()].map(parts => ({
    whole: keyOf({ ...(parts[0]?.[1] as Cell), group: null }),
    parts: parts.map(([key]) => key),
  }))
}
/** Measures that are parts of one another. */
function acrossMeasures(rows: readonly Row[], put: Put): Sum[] {
  const at = Map.groupBy(rows, r => [r.from, r.to, r.by, r.group].join('|'))
  return [...at.values()].flatMap((together): Sum[] => {
    const row = (id: MeasureId) => together.find(r => r.measure === id)
    const [m01, m01a, m07, m08] = [row('M01'), row('M01A'), row('M07'), row('M08') ?? row('M10A') ?? row('M32')]
    const [m24, m24a] = [row('M24'), row('M24A')]
    return [
      ...(m01 && m01a
        ? [
            {
              whole: keyOf(cellOf(m01a, 'part')),
              parts: [keyOf(cellOf(m01, 'part')), put(cellOf(m01a, 'interim'), m01a.part - m01.part, 'derived')],
            },
          ]
        : []),
      ...(m07 && m08
        ? [{ whole: keyOf(cellOf(m07, 'whole')), parts: [keyOf(cellOf(m07, 'part')), keyOf(cellOf(m08, 'whole'))] }]
        : []),
      ...(m24 && m24a
        ? [
            {
              whole: keyOf(cellOf(m24, 'whole')),
              parts: [
                keyOf(cellOf(m24, 'part')),
                keyOf(cellOf(m24a, 'part')),
                put(cellOf(m24, 'pending'), m24.whole - m24.part - m24a.part, 'derived'),
              ],
            },
          ]
        : []),
    ]
  })
}
/** A period within another, of the same thing: what lies between them can be worked out. */
function periodsWithin(cells: ReadonlyMap<string, Cell>, counts: ReadonlyMap<string, Count>, put: Put): Sum[] {
  const alike = Map.groupBy([...cells], ([, c]) => keyOf({ ...c, from: '', to: '' }))
  return [...alike.values()].flatMap(all =>
    all.flatMap(([whole, big]) =>
      all.flatMap(([part, little]): Sum[] => {
        const unknown = [whole, part].some(key => counts.get(key)?.state === 'kept')
        if (unknown || whole === part || little.from < big.from || little.to > big.to) return []
        const value = (counts.get(whole)?.value ?? 0) - (counts.get(part)?.value ?? 0)
        // Corrected since: what was given is not a part of what is given now.
        if (value < 0) return []
        const between = { ...big, quantity: `${big.quantity} but not ${little.from} to ${little.to}` }
        return [{ whole, parts: [part, put(between, value, 'derived')] }]
      }),
    ),
  )
}
