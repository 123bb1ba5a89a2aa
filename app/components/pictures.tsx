import type { AreaShape } from '../../lib/case/views/areas.ts'
import { stripOf } from '../../lib/pattern/strip.ts'
import { timelineOf } from '../../lib/pattern/timeline.ts'
import { AreaMap } from '../ui/area-map/area-map.tsx'
import { AreaPicture } from '../ui/area-picture.tsx'
import { ChartFigure } from '../ui/chart-figure.tsx'
import { IncidentPicture } from '../ui/incident-picture.tsx'
import { PatternStrip } from '../ui/pattern-strip.tsx'
import { StageTrack } from '../ui/stage-track.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { moment, rows, type States, table } from './examples.tsx'

const shape: AreaShape = {
  type: 'Polygon',
  coordinates: [
    [
      [-1.48, 52.92],
      [-1.47, 52.92],
      [-1.47, 52.925],
      [-1.48, 52.925],
      [-1.48, 52.92],
    ],
  ],
}
const strip = stripOf(
  [
    { week: '2026-01-05', incidents: 3, rows: 0, back: 0 },
    { week: '2026-01-12', incidents: 1, rows: 212, back: 4 },
    { week: '2026-02-02', incidents: 2, rows: 0, back: 0 },
  ],
  [
    { on: '2026-01-20', label: 'Decided to apply' },
    { on: '2026-01-21', label: 'Interim order made' },
    { on: '2026-01-22', label: 'Interim order served' },
  ],
  ['2026-02-04'],
)
const day = (start: string, category: 'B' | 'E', count: number, fromProtected = false) => ({
  month: `${start.slice(0, 8)}01`,
  start,
  category,
  fromProtected,
  count,
  mainly: count,
})
const picture = timelineOf(
  'day',
  [day('2026-01-06', 'B', 12), day('2026-01-07', 'B', 2, true), day('2026-01-12', 'E', 1)],
  [
    { on: '2026-01-20', kind: 'decision', label: 'Decided to apply' },
    { on: '2026-01-21', kind: 'order', label: 'Interim order made' },
  ],
)

/** What is drawn: maps, charts and lines of time. */
export const pictureStates: Record<string, States> = {
  'area-map/area-map': {
    'with corners typed': () => (
      <>
        <textarea
          className="govuk-textarea"
          name="corners"
          aria-label="Corners"
          defaultValue={'52.92, -1.48\n52.92, -1.47\n52.925, -1.47'}
        />
        <AreaMap field="corners" tiles={null} />
      </>
    ),
  },
  'area-picture': { 'a street': () => <AreaPicture shape={shape} title="Round her work" /> },
  'chart-figure': {
    'a bar': () => (
      <ChartFigure
        title="Orders"
        summary="Three orders in March."
        svg='<svg viewBox="0 0 100 20"><rect width="60" height="20"/></svg>'
        table={table(rows)}
      />
    ),
  },
  'incident-picture': { 'three days': () => <IncidentPicture timeline={picture} title="The pattern" /> },
  'pattern-strip': { 'with pins close together': () => strip && <PatternStrip strip={strip} caseRef="MA-26-00012" /> },
  'stage-track': {
    'late at service': () => (
      <StageTrack
        steps={[
          { name: 'Reported', state: 'done', words: 'Three incidents', on: '2026-01-06' },
          { name: 'Made', state: 'done', words: 'Full order', on: '2026-02-06' },
          { name: 'Served', state: 'late', words: 'Not served', on: '2026-02-08' },
          { name: 'Notified', state: 'toCome', words: 'Not due yet', on: null },
        ]}
      />
    ),
  },
  timeline: {
    'two events': () => (
      <Timeline
        events={[
          { id: '1', title: 'Order made', by: 'Aldermere Magistrates’ Court', at: moment, atText: '27 March 2026' },
          { id: '2', title: 'Order served', at: moment, atText: '28 March 2026', children: 'In person' },
        ]}
      />
    ),
  },
}
