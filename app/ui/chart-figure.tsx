import type { ReactNode } from 'react'
import { Details } from './govuk/details.tsx'

type ChartFigureProps = {
  title: string
  /** What the chart shows, in a sentence: its text for people who do not see it. */
  summary: string
  /** Markup drawn by us on the server; every word in it that a person typed has been escaped. */
  svg: string
  table: ReactNode
  /** What stands in place of the drawing on a phone, where that is not a narrower drawing. */
  narrow?: ReactNode
}

/** A chart with its table. */
export function ChartFigure({ title, summary, svg, table, narrow }: ChartFigureProps) {
  return (
    <figure className="app-chart">
      <figcaption className="govuk-heading-s app-chart__title">{title}</figcaption>
      <p className="govuk-body-s">{summary}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn on the server, its words escaped */}
      <div className="app-chart__drawing" role="img" aria-label={summary} dangerouslySetInnerHTML={{ __html: svg }} />
      {narrow && <div className="app-incident-picture--narrow">{narrow}</div>}
      <Details summaryText="Show as table" classes="app-chart__table">
        {table}
      </Details>
    </figure>
  )
}
