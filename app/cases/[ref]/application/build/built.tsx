import type { CaseFile } from '../../../../../lib/case/case.ts'
import type { DraftCondition } from '../../../../../lib/case/records/applications.ts'
import { citedIncidents } from '../../../../../lib/case/views/applications.ts'
import { conditionWarnings, gapsOfCondition } from '../../../../../lib/drafting/condition-gaps.ts'
import { actPath, casePath } from '../../../../../lib/site/addresses.ts'

interface BuiltProps {
  file: CaseFile
  condition: DraftCondition
  today: string
  writable: boolean
  back: string
}

/** A condition as it stands in the draft: its sentence, and what would be questioned; what it rests on and what changes it are folded. */
export function Built({ file, condition: c, today, writable, back }: BuiltProps) {
  const incidents = citedIncidents(file, c.incidentIds)
  const doubts = [...gapsOfCondition(file, c, today), ...conditionWarnings(file, c, today)]
  const own = new RegExp(`^Condition ${c.number}: `)
  return (
    <article className="app-in-draft" aria-label={`Condition ${c.number}`}>
      <details className="app-recorded">
        <summary className="app-recorded__summary">
          <span className="app-recorded__label">Condition {c.number}</span>
          <span className="app-recorded__value">{c.text}</span>
          <span className="app-recorded__change" aria-hidden="true">
            {writable ? 'Change' : 'Open'}
          </span>
        </summary>
        <div className="app-recorded__question">
          <p className="govuk-body app-wording">{c.text}</p>
          <p className="govuk-body-s">
            {c.necessity || 'No reason is written yet.'}{' '}
            {incidents.length
              ? `Cites ${incidents.length === 1 ? 'incident' : 'incidents'} ${incidents.map(i => i.number).join(', ')}.`
              : 'Cites no incident.'}
          </p>
          {writable && (
            <ul className="govuk-list app-act-links">
              <li>
                <a className="govuk-link" href={actPath(file.case.ref, 'changeCondition', c.id, { back })}>
                  Change<span className="govuk-visually-hidden"> condition {c.number}</span>
                </a>
              </li>
              <li>
                <a className="govuk-link" href={actPath(file.case.ref, 'removeCondition', c.id, { back })}>
                  Remove<span className="govuk-visually-hidden"> condition {c.number}</span>
                </a>
              </li>
              {c.isArea && (
                <li>
                  <a className="govuk-link" href={casePath(file.case.ref, '/application/area', { on: c.id })}>
                    {c.shape ? 'Change the area' : 'Draw the area'}
                    <span className="govuk-visually-hidden"> of condition {c.number}</span>
                  </a>
                </li>
              )}
            </ul>
          )}
        </div>
      </details>
      {doubts.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-body-s app-doubts">
          {doubts.map(d => (
            <li key={d.message}>
              <strong>Check:</strong> {d.message.replace(own, '')}
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
