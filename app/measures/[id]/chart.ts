import * as Plot from '@observablehq/plot'
import type { CalendarDate } from '../../../lib/case/time/calendar.ts'
import { breaksWithin } from '../../../lib/case/time/periods.ts'
import { durationWords, type Measure } from '../../../lib/measures/measures.ts'
import { funnelLimits, percent, ratioWords } from '../../../lib/measures/rates.ts'
import type { Figures } from '../../../lib/work/measures/measures.ts'
import { drawnPlot } from '../../ui/drawn-plot.ts'

const navy = '#14284b'
const grey = '#6f7f99'
const band = '#c5cddb'
const red = '#a2231d'
/** Shown where there is room; on a phone something narrower stands in its place. */
const wide = 'app-incident-picture--wide'

/** One line for each district: a bar, or for a rate the share with the span that chance alone would explain. */
export function districtChart(measure: Measure, districts: readonly Figures[], all: Figures): string {
  const y = { domain: districts.map(d => d.district), label: null, tickSize: 0 }
  const frame = {
    width: 720,
    height: 60 + districts.length * 44,
    marginLeft: 150,
    marginRight: 190,
    marginBottom: 44,
    y,
  }
  if (measure.kind === 'rate') {
    const points = districts.map(d => ({
      district: d.district,
      share: d.share,
      text: d.share === null ? 'nothing to measure' : `${percent(d.share)} (${d.numerator} of ${d.denominator ?? 0})`,
      ...(all.share === null ? {} : (funnelLimits(all.share, d.denominator ?? 0) ?? {})),
    }))
    return drawnPlot(
      {
        ...frame,
        x: { domain: [0, 1], label: 'Share', tickFormat: (v: number) => `${Math.round(v * 100)}%`, grid: true },
        marks: [
          Plot.barX(
            points.filter(p => 'low' in p),
            { y: 'district', x1: 'low', x2: 'high', fill: band, insetTop: 8, insetBottom: 8 },
          ),
          ...(all.share === null ? [] : [Plot.ruleX([all.share], { stroke: grey, strokeDasharray: '4 3' })]),
          Plot.dot(
            points.filter(p => p.share !== null),
            { y: 'district', x: 'share', r: 6, fill: navy },
          ),
          Plot.text(points, { y: 'district', x: 1, text: 'text', textAnchor: 'start', dx: 14, fontSize: 13 }),
        ],
      },
      wide,
    )
  }
  const value = (f: Figures) =>
    measure.kind === 'duration' ? f.median : measure.kind === 'ratio' ? f.ratio : f.numerator
  const words = (f: Figures) => {
    if (measure.kind === 'duration')
      return f.median === null ? 'nothing to measure' : durationWords(f.median, measure.measuredIn ?? 'days')
    if (measure.kind === 'ratio') return f.ratio === null ? 'no reports loaded' : ratioWords(f.ratio)
    return String(f.numerator)
  }
  const longest = Math.max(1, ...districts.map(d => Math.max(value(d) ?? 0, d.ninetieth ?? 0)))
  const scale = scaleOf(measure, longest)
  const bars = districts.map(d => ({
    district: d.district,
    value: (value(d) ?? 0) / scale.by,
    far: d.ninetieth === null ? null : d.ninetieth / scale.by,
    text: words(d),
  }))
  const most = longest / scale.by
  const unit =
    measure.kind === 'duration'
      ? `Median ${scale.unit}; line to the time within which 9 in 10 lie`
      : measure.kind === 'ratio'
        ? 'Orders per 1,000 reports'
        : measure.unit
  return drawnPlot(
    {
      ...frame,
      x: { domain: [0, most], label: unit, grid: true, ticks: 5 },
      marks: [
        Plot.barX(bars, { y: 'district', x: 'value', fill: navy, insetTop: 8, insetBottom: 8 }),
        Plot.ruleY(
          bars.filter(b => b.far !== null),
          { y: 'district', x1: 'value', x2: 'far', stroke: grey, strokeWidth: 3 },
        ),
        Plot.ruleX([0], { stroke: navy }),
        Plot.text(bars, {
          y: 'district',
          x: b => Math.max(b.value, b.far ?? 0),
          text: 'text',
          textAnchor: 'start',
          dx: 8,
          fontSize: 13,
        }),
      ],
    },
    wide,
  )
}

/** In which unit an axis is drawn: what is counted in minutes is read in hours once it is long, and in days. */
function scaleOf(measure: Measure, longest: number): { by: number; unit: string } {
  const unit = measure.kind === 'duration' ? (measure.measuredIn ?? 'days') : ''
  if (unit !== 'minutes' || longest < 3 * 60) return { by: 1, unit }
  return longest < 3 * 24 * 60 ? { by: 60, unit: 'hours' } : { by: 24 * 60, unit: 'days' }
}

export interface MonthPoint {
  month: CalendarDate
  ratio: number | null
}
/** A ratio month by month. Where the counting of reports changed a line is drawn, and the two sides are never joined. */
export function monthChart(points: readonly MonthPoint[], width: number): string {
  const isNarrow = width < 500
  const [first, last] = [points[0]?.month, points.at(-1)?.month]
  const breaks = first && last ? breaksWithin(first, last) : []
  const dated = points.map(p => ({
    at: new Date(`${p.month}T00:00:00Z`),
    ratio: p.ratio ?? Number.NaN,
    side: breaks.filter(b => b.on <= p.month).length,
  }))
  return drawnPlot(
    {
      width,
      height: 272,
      marginLeft: 50,
      marginBottom: 42,
      marginTop: 30,
      x: { type: 'utc', label: null, ...(isNarrow ? { ticks: 4 } : {}) },
      y: { label: 'Orders per 1,000 reports', grid: true, zero: true, ticks: 4 },
      marks: [
        Plot.ruleY([0], { stroke: navy }),
        Plot.ruleX(
          breaks.map(b => new Date(`${b.on}T00:00:00Z`)),
          { stroke: red, strokeWidth: 2, strokeDasharray: '6 3' },
        ),
        Plot.lineY(dated, { x: 'at', y: 'ratio', z: 'side', stroke: navy, strokeWidth: 2 }),
        Plot.dot(
          dated.filter(d => Number.isFinite(d.ratio)),
          { x: 'at', y: 'ratio', fill: navy, r: 4 },
        ),
      ],
    },
    isNarrow ? 'app-incident-picture--narrow' : wide,
  )
}
