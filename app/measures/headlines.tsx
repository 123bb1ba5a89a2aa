import type { Settings } from '../../lib/case/case.ts'
import { longDate } from '../../lib/case/time/calendar.ts'
import { durationWords, type Measure, type MeasureId, measureOf } from '../../lib/measures/measures.ts'
import { measureCasesPath, measurePath } from '../../lib/site/addresses.ts'
import type { Figures, Taken } from '../../lib/work/measures/measures.ts'
import type { MonthPoint } from '../../lib/work/measures/months.ts'
import { measureHref, type Wanted } from './address.ts'
import { basis, headline } from './wording.ts'

interface HeadlinesProps {
  taken: readonly Taken[]
  series: ReadonlyMap<MeasureId, readonly MonthPoint[]>
  settings: Settings
  wanted: Wanted
}

/** The figures that a force is led by: each with its target, the last twelve months, and its districts side by side. */
export function Headlines({ taken, series, settings, wanted }: HeadlinesProps) {
  return (
    <ul className="app-headlines">
      {taken.map(one => {
        const measure = measureOf(one.id)
        const target = measure.targetWords?.(settings)
        return (
          <li key={one.id} className="app-headline">
            <h2 className="govuk-heading-s govuk-!-margin-bottom-1">
              <a className="govuk-link" href={measureHref(measurePath(one.id), wanted)}>
                {measure.name}
              </a>
            </h2>
            <p className="govuk-body govuk-!-margin-bottom-1">
              <strong className="app-headline__figure">{headline(measure, one.all)}</strong>{' '}
              <span className="app-under">{basis(measure, one.all)}</span>
            </p>
            <Spark measure={measure} points={series.get(one.id) ?? []} />
            <p className="govuk-body-s">
              {target ? `Target: ${target}.` : 'No target is set.'}
              {measure.open !== null && one.all.late > 0 && (
                <>
                  {' '}
                  <a className="govuk-link" href={measureHref(measureCasesPath(one.id), wanted, { part: 'late' })}>
                    {one.all.late} past it now
                  </a>
                </>
              )}
            </p>
            <Districts measure={measure} districts={one.districts} />
          </li>
        )
      })}
    </ul>
  )
}

const figureOf = (measure: Measure, f: Figures): number | null =>
  measure.kind === 'rate'
    ? f.denominator
      ? f.numerator / f.denominator
      : null
    : measure.kind === 'duration'
      ? f.median
      : measure.kind === 'ratio'
        ? f.ratio
        : f.numerator

/** Each district on the same scale: its bar, and its figure in words. */
export function Districts({ measure, districts }: { measure: Measure; districts: readonly Figures[] }) {
  const most = Math.max(0, ...districts.map(d => figureOf(measure, d) ?? 0)) || 1
  return (
    <dl className="app-multiples">
      {districts.map(d => (
        <div key={d.districtId} className="app-multiples__row">
          <dt>{d.district}</dt>
          <dd>
            <svg className="app-multiples__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect width={100} height={8} className="app-multiples__track" />
              <rect width={((figureOf(measure, d) ?? 0) / most) * 100} height={8} className="app-multiples__value" />
            </svg>
            {headline(measure, d)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const [width, height] = [160, 32]
/** Twelve months as a line; in words, its first and its last. A month with nothing to measure breaks it. */
function Spark({ measure, points }: { measure: Measure; points: readonly MonthPoint[] }) {
  const known = points.filter(p => p.value !== null)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return null
  const top = Math.max(...known.map(p => p.value ?? 0)) || 1
  const x = (n: number) => 2 + (n / (points.length - 1)) * (width - 4)
  const y = (value: number) => height - 3 - (value / top) * (height - 6)
  const words = (value: number | null) =>
    value === null
      ? 'nothing to measure'
      : measure.kind === 'rate'
        ? `${Math.round(value * 100)}%`
        : measure.kind === 'duration'
          ? durationWords(value, measure.measuredIn ?? 'days')
          : `${value} ${value === 1 ? 'order' : 'orders'}`
  const monthName = (day: string) => longDate(day).slice(2)
  let drawing = ''
  for (const [n, p] of points.entries())
    if (p.value !== null)
      drawing += `${n && points[n - 1]?.value !== null ? 'L' : 'M'}${x(n).toFixed(1)} ${y(p.value).toFixed(1)}`
  return (
    <p className="govuk-body-s app-spark">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <path d={drawing} className="app-spark__line" />
      </svg>
      <span>
        {monthName(first.month)}: {words(first.value)}. {monthName(last.month)}: {words(last.value)}
      </span>
    </p>
  )
}
