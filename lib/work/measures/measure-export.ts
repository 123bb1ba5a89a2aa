import { csvOf } from '../../case/words/csv.ts'
import type { FiguresOf } from '../../documents/figures-paper.ts'
import type { BreakdownName } from '../../measures/breakdowns.ts'
import { durationWords, type MeasureId, measureOf } from '../../measures/measures.ts'
import type { ReleasedCell } from '../../measures/packs.ts'
import { percent, type Released, ratioWords, releasedWords } from '../../measures/rates.ts'
import { type Column, type Row, releaseOf } from '../../measures/released.ts'
import type { Stated } from './asked.ts'
import type { Figures, Taken } from './measures.ts'

const heads = [
  'Measure',
  'Name',
  'District or group',
  'Period from',
  'Period to',
  'Counted',
  'Out of',
  'Figure',
  'Open',
  'Past target',
  'Unit',
  'What is counted',
  'Out of what',
  'Interim orders',
]

interface Found extends Pick<Stated, 'period' | 'today'> {
  taken: Taken[]
  by?: BreakdownName
}
const rowOf = (f: Found, id: MeasureId, g: Figures): Row => ({
  measure: id,
  from: f.period.from,
  to: f.period.to,
  asAt: f.today,
  by: f.by ?? 'district',
  group: g.districtId,
  part: g.numerator,
  whole: g.counted,
  open: g.open,
  late: g.late,
})

/**
 * Measures as CSV for anyone outside: counts of 1 to 4 are withheld, and so is whatever would give one away, within this
 * release or against those before it. With the cells to remember.
 */
export function measuresRelease(
  found: readonly Found[],
  before: readonly ReleasedCell[],
): { csv: string; lines: string[][]; cells: ReleasedCell[] } {
  const rows = found.flatMap(f => f.taken.flatMap(t => [...t.districts, t.all].map(g => rowOf(f, t.id, g))))
  const release = releaseOf(rows, before)
  const lines = linesOf(found, release.of)
  return { csv: csvOf('measures', heads, lines), lines, cells: release.cells }
}
/** The same figures for those who may see every one of them: nothing is withheld. */
export const measuresInside = (found: readonly Found[]): { csv: string; lines: string[][] } => {
  const lines = linesOf(found, (row, column) => row[column])
  return { csv: csvOf('measures', heads, lines), lines }
}
/** The lines of a release, measure by measure, for a document. */
export const figuresOf = (lines: readonly string[][]): FiguresOf[] =>
  [...Map.groupBy(lines, ([id = '']) => id)].map(([id, rows]) => {
    const [, name = '', , , , , , , , , unit = '', counted = '', outOf = '', interim = ''] = rows[0] ?? []
    return { id, name, unit, counted, outOf, interim, lines: rows.map(row => row.slice(2, 10)) }
  })

function linesOf(found: readonly Found[], of: (row: Row, column: Column) => Released): string[][] {
  return found.flatMap(f =>
    f.taken.flatMap(({ id, districts, all }) =>
      [...districts, all].map(g => lineOf(f, id, g, c => of(rowOf(f, id, g), c))),
    ),
  )
}
function lineOf(f: Found, id: MeasureId, g: Figures, of: (column: Column) => Released): string[] {
  const measure = measureOf(id)
  const isRate = measure.kind === 'rate'
  const counted = of(measure.kind === 'duration' ? 'whole' : 'part')
  const whole = isRate ? of('whole') : null
  const hidden = counted === null || (isRate && whole === null)
  return [
    id,
    measure.name,
    g.district,
    f.period.from,
    f.period.to,
    releasedWords(counted),
    isRate ? releasedWords(whole) : measure.kind === 'ratio' ? String(g.reports ?? 'not loaded') : '',
    hidden ? releasedWords(null) : figure(measure, g),
    measure.open ? releasedWords(of('open')) : '',
    measure.open ? releasedWords(of('late')) : '',
    measure.unit,
    measure.numerator,
    measure.denominator ?? '',
    measure.interim,
  ]
}
function figure(measure: ReturnType<typeof measureOf>, f: Figures): string {
  if (measure.kind === 'rate') return f.share === null ? 'nothing to measure' : percent(f.share)
  if (measure.kind === 'ratio') return f.ratio === null ? 'no reports loaded' : `${ratioWords(f.ratio)} per 1,000`
  if (measure.kind === 'duration')
    return f.median === null
      ? 'nothing to measure'
      : `median ${durationWords(f.median, measure.measuredIn ?? 'days')}; 9 in 10 within ${durationWords(f.ninetieth ?? f.median, measure.measuredIn ?? 'days')}`
  return String(f.numerator)
}
