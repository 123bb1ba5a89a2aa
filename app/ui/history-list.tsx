import { type Role, roles } from '../../lib/case/policy.ts'
import { longMoment } from '../../lib/case/time/calendar.ts'
import { Details } from './govuk/details.tsx'
import { SummaryList } from './govuk/summary-list.tsx'
import { Timeline } from './timeline.tsx'

export interface HistoryEntry {
  id: string
  label: string
  sentence: string
  at: string
  by: string
  roles: readonly Role[]
  from: string | null
  to: string | null
  despite: string | null
  detail: readonly { label: string; value: string }[]
}

/** Lines of the record: what, when, by whom and as what, with what was entered beneath. */
export function HistoryList({ lines }: { lines: readonly HistoryEntry[] }) {
  return (
    <Timeline
      headingLevel={2}
      events={lines.map(line => ({
        id: line.id,
        title: line.sentence,
        at: line.at,
        atText: longMoment(line.at),
        by: `${line.by}${line.roles.length ? `, ${line.roles.map(r => roles[r].label.toLowerCase()).join(', ')}` : ''}`,
        children: (
          <>
            {line.to && line.to !== line.from && (
              <p className="govuk-body-s">{line.from ? `Changed from ${line.from} to ${line.to}` : `Now ${line.to}`}</p>
            )}
            {line.despite && <p className="govuk-body-s">Went on in spite of a warning. {line.despite}</p>}
            {line.detail.length > 0 && (
              <Details
                summaryText={
                  <>
                    What was entered<span className="govuk-visually-hidden">: {line.sentence}</span>
                  </>
                }
              >
                <SummaryList
                  classes="app-record-detail"
                  rows={line.detail.map(d => ({
                    key: { text: d.label },
                    value: { text: <span className="app-lines">{d.value}</span> },
                  }))}
                />
              </Details>
            )}
          </>
        ),
      }))}
    />
  )
}
