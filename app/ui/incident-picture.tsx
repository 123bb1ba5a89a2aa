import * as Plot from '@observablehq/plot'
import { type Category, categories } from '../../lib/case/reference/statute.ts'
import { addDays, longDate } from '../../lib/case/time/calendar.ts'
import { pinsOf } from '../../lib/pattern/strip.ts'
import { endOf, monthName, type Timeline } from '../../lib/pattern/timeline.ts'
import { ChartFigure } from './chart-figure.tsx'
import { DataTable } from './data-table.tsx'
import { drawnPlot } from './drawn-plot.ts'

/** Short enough to stand beside a row of dots on a phone. */
const shortNames: Record<Category, string> = {
  A: 'Following',
  B: 'Contact',
  C1: 'Publishing',
  C2: 'Posing as',
  D: 'Monitoring',
  E: 'Loitering',
  F: 'Property',
  G: 'Watching',
  X: 'Other',
}
const markNames = { decision: 'Decision', order: 'Order', breach: 'Breach' } as const
const ink = '#12263a'
const counted = { day: 'one day', week: 'one week', month: 'one month' } as const

const asDate = (day: string) => new Date(`${day}T00:00:00Z`)

/** The pattern drawn: one row a kind of act, bars up for the defendant and down for the protected person. No colour carries meaning. */
export function drawTimeline(timeline: Timeline, width: number): string {
  const narrow = width < 500
  const bars = timeline.dots.map(d => ({
    kind: shortNames[d.category],
    from: asDate(d.start),
    to: asDate(addDays(endOf(timeline.unit, d.start), 1)),
    count: d.fromProtected ? -d.count : d.count,
  }))
  const frame = { marginLeft: narrow ? 82 : 104, marginRight: 16 }
  const days = [...bars.map(b => b.from), ...timeline.marks.map(m => asDate(m.on))]
    .map(d => d.toISOString().slice(0, 10))
    .sort()
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const pins = pinsOf(
    timeline.marks.map(m => m.on),
    { first, last },
    width - frame.marginLeft - frame.marginRight,
    16,
  )
  const marks = timeline.marks.map((m, n) => ({
    at: asDate(m.on),
    letter: markNames[m.kind].charAt(0),
    level: pins[n]?.level ?? 0,
  }))
  const levels = [...new Set(marks.map(m => m.level))]
  const head = 14 * Math.max(1, levels.length)
  const rows = timeline.categories.map(c => shortNames[c])
  const most = Math.max(4, ...bars.map(b => b.count))
  const least = Math.min(0, ...bars.map(b => b.count))
  const options: Plot.PlotOptions = {
    width,
    height: 70 + head + rows.length * (narrow ? 40 : 48),
    ...frame,
    marginTop: 14 + head,
    marginBottom: 50,
    x: { type: 'utc', label: null },
    y: { axis: null, domain: [least, most] },
    fy: { domain: rows, label: null, padding: 0.12 },
    marks: [
      Plot.axisFy({ anchor: 'left', label: null, tickSize: 0 }),
      Plot.axisX({ label: null, ticks: narrow ? 3 : 8, tickSize: 6 }),
      Plot.ruleX(marks, { x: 'at', stroke: ink, strokeDasharray: '4 3' }),
      // Letters that would stand on one another stand above one another.
      ...levels.map(level =>
        Plot.text(
          marks.filter(m => m.level === level),
          { x: 'at', text: 'letter', fy: () => rows[0], frameAnchor: 'top', dy: -14 - 14 * level, fontWeight: 'bold' },
        ),
      ),
      Plot.rectY(bars, { fy: 'kind', x1: 'from', x2: 'to', y: 'count', fill: ink, inset: narrow ? 0 : 0.5 }),
      Plot.ruleY([0], { stroke: '#6b7280' }),
    ],
  }
  return drawnPlot(options, narrow ? 'app-incident-picture--narrow' : 'app-incident-picture--wide')
}

/** The picture of a pattern with the same facts as a table of months. */
export function IncidentPicture({ timeline, title }: { timeline: Timeline; title: string }) {
  const svg = drawTimeline(timeline, 1040) + drawTimeline(timeline, 270)
  const kinds = [...new Set(timeline.marks.map(m => m.kind))]
  const back = timeline.fromProtected > 0
  const tallest = Math.max(...timeline.dots.map(d => d.count))
  return (
    <>
      <ChartFigure title={title} summary={timeline.summary} svg={svg} table={<MonthTable timeline={timeline} />} />
      <p className="govuk-body-s app-measure">
        Each bar is {counted[timeline.unit]} of one kind of act. The tallest is {tallest}.
        {timeline.isSeveral && ' An incident that was several kinds of act at once stands under each.'}
        {back && ' Bars below the line are from the protected person.'}
        {kinds.length > 0 &&
          ` Dashed lines: ${kinds.map(k => `${markNames[k].charAt(0)}, ${markNames[k].toLowerCase()}`).join('; ')}.`}
      </p>
    </>
  )
}

function MonthTable({ timeline }: { timeline: Timeline }) {
  const back = timeline.fromProtected > 0
  return (
    <DataTable
      caption="Incidents by month and kind"
      captionHidden
      rows={timeline.months}
      rowKey={m => m.start}
      empty="No incidents are logged"
      columns={[
        {
          key: 'month',
          label: 'Month',
          isRowHeader: true,
          cell: m => (m.start === m.end ? monthName(m.start) : `${monthName(m.start)} to ${monthName(m.end)}`),
        },
        ...timeline.categories.map(c => ({
          key: c,
          label: categories[c].label,
          numeric: true,
          cell: (m: Timeline['months'][number]) => m.counts[c] ?? 0,
        })),
        {
          key: 'total',
          label: timeline.isSeveral ? 'All, each counted once' : 'All',
          numeric: true,
          cell: m => m.total,
        },
        ...(back
          ? [
              {
                key: 'back',
                label: 'Of these, from the protected person',
                numeric: true,
                cell: (m: Timeline['months'][number]) => m.fromProtected,
              },
            ]
          : []),
        {
          key: 'marks',
          label: 'Decided, made or broken',
          cell: m =>
            m.marks.length ? m.marks.map(mark => `${mark.label}, ${longDate(mark.on)}`).join('; ') : 'Nothing',
        },
      ]}
    />
  )
}
