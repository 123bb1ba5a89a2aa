import { longDate } from '../../lib/case/time/calendar.ts'
import { barSays, countSays, pinsOf, type Strip, type StripBar, xOf } from '../../lib/pattern/strip.ts'
import { casePath } from '../../lib/site/addresses.ts'
import { DataTable } from './data-table.tsx'
import { Details } from './govuk/details.tsx'

type PatternStripProps = {
  strip: Strip
  caseRef: string
}
/** The incidents of a bar’s days; the messages and calls where it has nothing else. */
const barHref = (ref: string, bar: StripBar) =>
  casePath(ref, bar.incidents ? '/evidence' : '/evidence/rows', { from: bar.start, to: bar.end })
const room = 72
const pin = 20

/** The whole pattern of a case: a bar a week that opens its incidents, numbered pins for what was decided, made and served. */
export function PatternStrip({ strip, caseRef }: PatternStripProps) {
  return (
    <section aria-labelledby="pattern">
      <h2 className="govuk-heading-m" id="pattern">
        The pattern
      </h2>
      <p className="govuk-body-s">{strip.summary}.</p>
      <div className="app-strip-picture">
        <Drawing strip={strip} caseRef={caseRef} width={820} of="wide" />
        <Drawing strip={strip} caseRef={caseRef} width={280} of="narrow" />
      </div>
      <p className="govuk-body-s app-strip-picture__key">
        One bar a {strip.unit}: the tallest is {strip.most.toLocaleString('en-GB')}. A bar opens what happened then.
        {strip.breaches.length > 0 && ` ▲ marks a breach (${strip.breaches.length}).`}
      </p>
      {strip.events.length > 0 && (
        <ol className="govuk-list govuk-list--number app-strip-picture__events">
          {strip.events.map(e => (
            <li key={`${e.on} ${e.label}`}>
              {e.label}, <span className="app-nowrap">{longDate(e.on)}</span>
            </li>
          ))}
        </ol>
      )}
      <Details summaryText={`Show the ${strip.unit}s as a table`} classes="app-no-print">
        <DataTable
          caption={`What happened, by ${strip.unit}`}
          captionHidden
          rows={strip.bars}
          rowKey={b => b.start}
          empty="Nothing"
          columns={[
            {
              key: 'start',
              label: strip.unit === 'week' ? 'Week of' : 'Month from',
              isRowHeader: true,
              cell: b => (
                <a className="govuk-link" href={barHref(caseRef, b)}>
                  {longDate(b.start)}
                </a>
              ),
            },
            { key: 'what', label: 'What happened', cell: b => countSays(b) },
          ]}
        />
      </Details>
    </section>
  )
}

/** For people who see it and point at it: the same links stand in the table, for everyone else. */
function Drawing({ strip, caseRef, width, of }: PatternStripProps & { width: number; of: 'wide' | 'narrow' }) {
  const pins = pinsOf(
    strip.events.map(e => e.on),
    strip,
    width,
    pin,
  )
  const head = (Math.max(-1, ...pins.map(p => p.level)) + 1) * (pin + 2) + 4
  const foot = head + room
  const height = foot + (strip.breaches.length ? 34 : 22)
  return (
    <svg
      className={`app-strip-picture__drawing app-strip-picture__drawing--${of}`}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {pins.map((p, n) => {
        const y = head - (p.level + 1) * (pin + 2)
        return (
          <g key={`${strip.events[n]?.on} ${strip.events[n]?.label}`}>
            <line x1={p.x} x2={p.x} y1={y + pin} y2={foot} strokeDasharray="3 3" className="app-strip-picture__line" />
            <circle cx={p.x} cy={y + pin / 2} r={pin / 2} className="app-strip-picture__pin" />
            <text x={p.x} y={y + pin / 2 + 4.5} textAnchor="middle" className="app-strip-picture__number">
              {n + 1}
            </text>
          </g>
        )
      })}
      <line x1={0} x2={width} y1={foot} y2={foot} className="app-strip-picture__line" />
      {strip.bars.map(b => {
        const x = xOf(b.start, strip, width)
        const w = Math.max(1.5, xOf(b.end, strip, width) - x)
        const tall = Math.max(3, ((b.incidents + b.rows) / strip.most) * room)
        return (
          <a key={b.start} href={barHref(caseRef, b)} tabIndex={-1} className="app-strip-picture__bar">
            <title>{barSays(strip.unit, b)}</title>
            <rect x={x} y={head} width={Math.max(w, 6)} height={room} className="app-strip-picture__reach" />
            <rect x={x} y={foot - tall} width={w} height={tall} className="app-strip-picture__count" />
          </a>
        )
      })}
      {strip.breaches.map((on, n) => {
        const x = xOf(on, strip, width)
        return (
          <path
            key={`${on} ${String(n)}`}
            d={`M${x - 5} ${foot + 12}h10l-5 -9z`}
            className="app-strip-picture__breach"
          />
        )
      })}
      <text x={0} y={height - 3} className="app-strip-picture__date">
        {longDate(strip.first)}
      </text>
      <text x={width} y={height - 3} textAnchor="end" className="app-strip-picture__date">
        {longDate(strip.last)}
      </text>
    </svg>
  )
}
