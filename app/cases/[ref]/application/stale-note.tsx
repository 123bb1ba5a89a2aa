import { londonDate, longDate } from '../../../../lib/case/time/calendar.ts'
import type { Stale } from '../../../../lib/drafting/citations.ts'
import { Tag } from '../../../ui/govuk/tag.tsx'

/** That a paragraph cites something which has changed, until someone looks at it. */
export function StaleNote({ stale }: { stale: readonly Stale[] }) {
  if (!stale.length) return null
  return (
    <div className="govuk-body">
      <Tag text="Look again" classes="govuk-tag--yellow" />
      <ul className="govuk-list govuk-!-margin-top-1 govuk-!-margin-bottom-0">
        {stale.map(s => (
          <li key={s.incident.id}>
            Incident {s.incident.number} was {s.how} on {longDate(londonDate(s.at))}
            {s.reason ? `: ${s.reason}` : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}
