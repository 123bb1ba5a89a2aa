import { csvOf } from '../spo/csv.ts'
import { durationWords, measureOf } from '../spo/measures.ts'
import { percent, type Released, ratioWords, releasedWords, withheld } from '../spo/rates.ts'
import type { Figures, Stated, Taken } from './measures.ts'

const heads = [
  'Measure',
  'Name',
  'District',
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

/** Measures as CSV for anyone outside: counts of 1 to 4 are withheld, and so is any figure that would give one away. */
export function measuresCsv({ taken, period }: Pick<Stated, 'period'> & { taken: Taken[] }): string {
  return csvOf(
    heads,
    taken.flatMap(t => linesOf(t, period)),
  )
}

function linesOf({ id, districts, all }: Taken, period: Stated['period']): string[][] {
  const measure = measureOf(id)
  const column = (of: (f: Figures) => number) => {
    const { counts, total } = withheld(districts.map(of))
    return [...counts, total]
  }
  // Reports are published by the force itself; of a rate the rest is withheld too when it is small.
  const isRate = measure.kind === 'rate'
  const [part, whole, rest, open, late] = [
    column(f => (measure.kind === 'duration' ? f.counted : f.numerator)),
    column(f => f.counted),
    column(f => f.counted - f.numerator),
    column(f => f.open),
    column(f => f.late),
  ]
  return [...districts, all].map((f, i) => {
    const known = (n: Released[] | undefined): Released => n?.[i] ?? null
    const hidden = known(part) === null || (isRate && (known(whole) === null || known(rest) === null))
    const counted = hidden ? null : known(part)
    const of = isRate ? releasedWords(known(whole)) : measure.kind === 'ratio' ? String(f.reports ?? 'not loaded') : ''
    return [
      id,
      measure.name,
      f.district,
      period.from,
      period.to,
      releasedWords(counted),
      of,
      counted === null ? releasedWords(null) : figure(measure, f),
      measure.open ? releasedWords(known(open)) : '',
      measure.open ? releasedWords(known(late)) : '',
      measure.unit,
      measure.numerator,
      measure.denominator ?? '',
      measure.interim,
    ]
  })
}
function figure(measure: ReturnType<typeof measureOf>, f: Figures): string {
  if (measure.kind === 'rate') return f.share === null ? 'nothing to measure' : percent(f.share)
  if (measure.kind === 'ratio') return f.ratio === null ? 'no reports loaded' : `${ratioWords(f.ratio)} per 1,000`
  if (measure.kind === 'duration')
    return f.median === null ? 'nothing to measure' : `median ${durationWords(f.median, measure.measuredIn ?? 'days')}`
  return String(f.numerator)
}
