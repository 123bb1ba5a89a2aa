import { createDocument } from '@mixmark-io/domino'
import * as Plot from '@observablehq/plot'
import { monthName, type Timeline } from '../../lib/pattern/timeline.ts'
import { longDate } from '../../lib/spo/calendar.ts'
import { type Category, categories } from '../../lib/spo/statute.ts'
import { ChartFigure } from './chart-figure.tsx'
import { DataTable } from './data-table.tsx'

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

/** The pattern drawn: time across, one row a kind of act, larger dots for more of them. No colour carries meaning. */
export function drawTimeline(timeline: Timeline, width: number): string {
  const dots = timeline.dots.map(d => ({ ...d, at: asDate(d.start), kind: shortNames[d.category] }))
  const marks = timeline.marks.map(m => ({ at: asDate(m.on), letter: markNames[m.kind].charAt(0) }))
  const rows = timeline.categories.map(c => shortNames[c])
  const narrow = width < 500
  const plot = Plot.plot({
    document: createDocument() as Document,
    width,
    height: 70 + Math.max(1, rows.length) * (narrow ? 34 : 38),
    marginLeft: narrow ? 80 : 100,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 34,
    style: { fontSize: narrow ? '13px' : '15px', fontFamily: 'arial, sans-serif', color: ink, background: 'none' },
    x: { type: 'utc', label: null, ticks: narrow ? 3 : 7, insetLeft: 12, insetRight: 12 },
    y: { type: 'point', domain: rows, label: null, padding: 0.6 },
    r: { range: [0, narrow ? 12 : 15] },
    marks: [
      Plot.gridY({ stroke: '#b1b4b6', strokeOpacity: 1 }),
      Plot.axisY({ label: null, tickSize: 0 }),
      Plot.axisX({ label: null, ticks: narrow ? 3 : 7 }),
      Plot.ruleX(marks, { x: 'at', stroke: ink, strokeDasharray: '4 3' }),
      Plot.text(marks, { x: 'at', text: 'letter', frameAnchor: 'top', dy: -18, fontWeight: 'bold', fill: ink }),
      Plot.dot(dots, {
        x: 'at',
        y: 'kind',
        r: 'count',
        fill: (d: (typeof dots)[number]) => (d.fromProtected ? '#ffffff' : ink),
        stroke: ink,
        strokeWidth: 2,
      }),
    ],
  })
  plot.setAttribute('aria-hidden', 'true')
  plot.setAttribute('class', narrow ? 'app-incident-picture--narrow' : 'app-incident-picture--wide')
  return plot.outerHTML
}

/** The picture of a pattern with the same facts as a table of months. */
export function IncidentPicture({ timeline, title }: { timeline: Timeline; title: string }) {
  const svg = drawTimeline(timeline, 900) + drawTimeline(timeline, 300)
  const kinds = [...new Set(timeline.marks.map(m => m.kind))]
  const back = timeline.fromProtected > 0
  return (
    <>
      <ChartFigure title={title} summary={timeline.summary} svg={svg} table={<MonthTable timeline={timeline} />} />
      <p className="govuk-body-s app-measure">
        Each dot is {counted[timeline.unit]} of one kind of act; a larger dot is more of them.
        {back && ' A filled dot is from the defendant, a hollow dot from the protected person.'}
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
        { key: 'total', label: 'All', numeric: true, cell: m => m.total },
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
