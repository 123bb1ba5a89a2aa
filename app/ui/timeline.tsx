import type { ReactNode } from 'react'

export type TimelineEvent = {
  id: string
  title: ReactNode
  /** Who did it, and as what. */
  by?: ReactNode
  /** The moment or the day as ISO, for machines. */
  at: string
  /** The same in words. */
  atText: string
  children?: ReactNode
}

type TimelineProps = { events: readonly TimelineEvent[]; headingLevel?: 2 | 3 | 4 | undefined }

/** What happened, one after another. */
export function Timeline({ events, headingLevel = 3 }: TimelineProps) {
  const Heading = `h${headingLevel}` as 'h3'
  return (
    <ol className="app-timeline">
      {events.map(event => (
        <li key={event.id} className="app-timeline__event">
          <Heading className="govuk-heading-s app-timeline__title">{event.title}</Heading>
          <p className="govuk-body-s app-timeline__meta">
            <time dateTime={event.at}>{event.atText}</time>
            {event.by && <> by {event.by}</>}
          </p>
          {event.children && <div className="app-timeline__detail">{event.children}</div>}
        </li>
      ))}
    </ol>
  )
}
