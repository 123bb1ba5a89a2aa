import type { ReactNode } from 'react'
import { directions } from '../../../../../lib/case/reference/codes/incidents.ts'
import { categories } from '../../../../../lib/case/reference/statute.ts'
import { longDate } from '../../../../../lib/case/time/calendar.ts'
import { type After, type Band, type Conduct, hourName, periodName } from '../../../../../lib/pattern/conduct.ts'
import { total } from '../../../../../lib/pattern/conduct-counts.ts'
import { drawBands, drawHours, drawPeriods } from '../../../../../lib/pattern/conduct-drawing.ts'
import {
  afterSays,
  channelsSay,
  directionOf,
  gapsSay,
  hoursSay,
  number,
  periodsSay,
  placesSay,
  severalSays,
} from '../../../../../lib/pattern/conduct-words.ts'
import { ChartFigure } from '../../../../ui/chart-figure.tsx'
import { type Column, DataTable } from '../../../../ui/data-table.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'

type Props = { conduct: Conduct; nameOf: (target: string) => string | undefined }
/** Two pictures stand abreast on a desktop; each is drawn again for a phone. */
const both = (draw: (width: number) => string) => draw(540) + draw(270)

/** Each question about a course of conduct with its picture, or its table where a table says it best. */
export function Pictures({ conduct: c, nameOf }: Props) {
  const tallest = Math.max(...c.channels.flatMap(b => b.bars.map(bar => bar.count)))
  return (
    <>
      <div className="app-side-by-side">
        <div>
          <ChartFigure
            title="Over time, by channel"
            summary={channelsSay(c)}
            svg={c.channels.length > 0 ? both(width => drawBands(c, c.channels, c.after, width)) : ''}
            table={<BandTable what="Channel" bands={c.channels} back={c.back > 0} />}
          />
          <p className="govuk-body-s app-measure">
            {c.channels.length > 0 &&
              `Each solid bar is one ${c.unit} of one channel, from the defendant. The tallest is ${number(tallest)}.`}
            {c.channels.length > 0 &&
              c.back > 0 &&
              ` Outlined bars below the line are from the protected person, to a scale of their own: the tallest is ${number(Math.max(...c.channels.flatMap(b => b.bars.map(bar => bar.back))))}.`}
            {c.after.length > 0 && ' Dashed lines have the numbers of the table of warnings, refusals and orders.'}
          </p>
        </div>
        {c.places.length > 0 && (
          <ChartFigure
            title="Over time, by place"
            summary={placesSay(c)}
            svg={both(width => drawBands(c, c.places, c.after, width))}
            table={<BandTable what="Place" bands={c.places} back={c.back > 0} />}
          />
        )}
        <ChartFigure
          title={`How often, by ${c.unit}`}
          summary={periodsSay(c)}
          svg={both(width => drawPeriods(c, c.after, width))}
          table={<PeriodTable conduct={c} />}
        />
        {c.hours.some(h => h.count + h.back > 0) && (
          <ChartFigure
            title="At what hours of the day"
            summary={hoursSay(c)}
            svg={both(width => drawHours(c, width))}
            table={<HourTable conduct={c} />}
          />
        )}
      </div>
      <Section title="After a warning, a refusal, a reply or an order" says={afterSays(c)}>
        {c.after.length > 0 && <AfterTable after={c.after} />}
      </Section>
      <div className="app-fours">
        <Section title="Which way" says={directionOf(c)} folded>
          <DirectionTable conduct={c} />
        </Section>
        <Section title="At whom it was aimed" says="An act aimed at two people counts for each of them" folded>
          <TargetTable conduct={c} nameOf={nameOf} />
        </Section>
        <Section
          title="How it changed"
          says={['Each kind of act with the first and last day of it, in the order in which it began', severalSays(c)]
            .filter(Boolean)
            .join('. ')}
          folded
        >
          <KindTable conduct={c} />
        </Section>
        <Section title="Silences" says={gapsSay(c)} folded>
          {c.gaps.length > 0 && <GapTable conduct={c} />}
        </Section>
      </div>
    </>
  )
}

interface SectionProps {
  title: string
  says: string
  /** Its table is there for whoever wants the numbers behind the sentence. */
  folded?: boolean
  children: ReactNode
}
function Section({ title, says, folded, children }: SectionProps) {
  return (
    <section className={folded ? 'govuk-!-margin-bottom-4' : 'govuk-!-margin-bottom-5'}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">{title}</h2>
      <p className="govuk-body app-measure govuk-!-margin-bottom-2">{says}.</p>
      {folded && children ? (
        <Details
          classes="govuk-!-margin-bottom-0"
          summaryText={
            <>
              Show the numbers<span className="govuk-visually-hidden">: {title.toLowerCase()}</span>
            </>
          }
        >
          {children}
        </Details>
      ) : (
        children
      )}
    </section>
  )
}

const backColumn = <Row,>(shown: boolean, of: (row: Row) => number): Column<Row>[] =>
  shown ? [{ key: 'back', label: 'From the protected person', numeric: true, cell: row => number(of(row)) }] : []

function BandTable({ what, bands, back }: { what: string; bands: Band[]; back: boolean }) {
  return (
    <DataTable
      caption={`Incidents by ${what.toLowerCase()}`}
      captionHidden
      rows={bands}
      rowKey={b => b.label}
      empty="None"
      columns={[
        { key: 'label', label: what, isRowHeader: true, cell: b => b.label },
        { key: 'first', label: 'First', cell: b => longDate(b.first) },
        { key: 'last', label: 'Last', cell: b => longDate(b.last) },
        { key: 'count', label: 'From the defendant', numeric: true, cell: b => number(b.count) },
        ...backColumn<Band>(back, b => b.back),
      ]}
    />
  )
}
function PeriodTable({ conduct: c }: { conduct: Conduct }) {
  return (
    <DataTable
      caption={`Incidents by ${c.unit}`}
      captionHidden
      rows={c.periods}
      rowKey={p => p.start}
      empty="None"
      columns={[
        {
          key: 'start',
          label: c.unit === 'week' ? 'Week' : 'Month',
          isRowHeader: true,
          cell: p => periodName(c.unit, p.start),
        },
        { key: 'count', label: 'From the defendant', numeric: true, cell: p => number(p.count) },
        ...backColumn<Conduct['periods'][number]>(c.back > 0, p => p.back),
      ]}
    />
  )
}
function HourTable({ conduct: c }: { conduct: Conduct }) {
  const hours = c.hours.filter(h => h.count + h.back > 0)
  return (
    <DataTable
      caption="Incidents by hour of the day"
      captionHidden
      rows={hours}
      rowKey={h => String(h.hour)}
      empty="No time of day is recorded"
      columns={[
        { key: 'hour', label: 'Hour', isRowHeader: true, cell: h => hourName(h.hour) },
        { key: 'count', label: 'From the defendant', numeric: true, cell: h => number(h.count) },
        ...backColumn<Conduct['hours'][number]>(c.back > 0, h => h.back),
      ]}
    />
  )
}
function AfterTable({ after }: { after: After[] }) {
  return (
    <DataTable
      caption="What the defendant did after each"
      captionHidden
      rows={after}
      rowKey={a => String(a.number)}
      empty="None"
      columns={[
        { key: 'number', label: 'Number', cell: a => a.number },
        { key: 'what', label: 'What', isRowHeader: true, cell: a => a.mark.label },
        { key: 'on', label: 'Day', cell: a => longDate(a.mark.on) },
        { key: 'before', label: 'Before', numeric: true, cell: a => number(a.before) },
        { key: 'same', label: 'Same day, before or after', numeric: true, cell: a => number(a.sameDay) },
        { key: 'after', label: 'After', numeric: true, cell: a => number(a.after) },
        { key: 'next', label: 'Next', cell: a => (a.next ? longDate(a.next) : 'Nothing since') },
      ]}
    />
  )
}
function DirectionTable({ conduct: c }: { conduct: Conduct }) {
  const rows = Object.entries(directions).map(([code, { label }]) => ({
    code,
    label,
    count: total(c.counts.directions.filter(d => d.direction === code)),
  }))
  return (
    <DataTable
      caption="Incidents by direction"
      captionHidden
      rows={rows}
      rowKey={r => r.code}
      empty="None"
      columns={[
        { key: 'label', label: 'Direction', isRowHeader: true, cell: r => r.label },
        { key: 'count', label: 'Incidents', numeric: true, cell: r => number(r.count) },
      ]}
    />
  )
}
function TargetTable({ conduct: c, nameOf }: Props) {
  return (
    <DataTable
      caption="Incidents by the person aimed at"
      captionHidden
      rows={c.counts.targets}
      rowKey={t => t.target}
      empty="None from the defendant"
      columns={[
        {
          key: 'who',
          label: 'Person',
          isRowHeader: true,
          cell: t => (t.target ? (nameOf(t.target) ?? t.target) : 'Nobody recorded'),
        },
        { key: 'count', label: 'Incidents', numeric: true, cell: t => number(t.count) },
      ]}
    />
  )
}
function KindTable({ conduct: c }: { conduct: Conduct }) {
  const rows = [...c.counts.kinds].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : b.count - a.count))
  return (
    <DataTable
      caption="Kinds of act in the order in which they began"
      captionHidden
      rows={rows}
      rowKey={k => `${k.category} ${k.direction}`}
      empty="None"
      columns={[
        { key: 'kind', label: 'Kind of act', isRowHeader: true, cell: k => categories[k.category].label },
        { key: 'direction', label: 'Direction', cell: k => directions[k.direction].label },
        { key: 'first', label: 'First', cell: k => longDate(k.first) },
        { key: 'last', label: 'Last', cell: k => longDate(k.last) },
        { key: 'count', label: 'Incidents', numeric: true, cell: k => number(k.count) },
      ]}
    />
  )
}
function GapTable({ conduct: c }: { conduct: Conduct }) {
  return (
    <DataTable
      caption="Longest silences"
      captionHidden
      rows={c.gaps}
      rowKey={g => g.from}
      empty="None"
      columns={[
        { key: 'quiet', label: 'Days of silence', isRowHeader: true, cell: g => number(g.quiet) },
        { key: 'from', label: 'After', cell: g => longDate(g.from) },
        { key: 'to', label: 'Began again', cell: g => longDate(g.to) },
      ]}
    />
  )
}
