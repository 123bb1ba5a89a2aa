import type { Typed } from '../../../lib/acts/form/typed.ts'
import type { Refusal } from '../../../lib/law/refusal.ts'
import { Details } from '../govuk/details.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { WarningText } from '../govuk/warning-text.tsx'

export const warningsId = 'warnings'

/** What the rules question, and the box for the reason to go on. The reason is kept and shown to reviewers. */
export function Warnings({ warnings, typed }: { warnings: Refusal[]; typed: Typed }) {
  return (
    <div className="app-warnings" id={warningsId} tabIndex={-1}>
      <h2 className="govuk-heading-m">Check before you go on</h2>
      {warnings.map((w, n) => (
        <div key={w.message}>
          <input type="hidden" name="_shown" value={w.message} />
          <WarningText text={w.source ? `${w.message} (${w.source})` : w.message} />
          {w.href && (
            <p className="govuk-body">
              <a className="govuk-link" href={w.href}>
                Go there<span className="govuk-visually-hidden">: {w.message}</span>
              </a>
            </p>
          )}
          {warnings.length > 1 && (
            <Details
              summaryText="Give this warning a reason of its own"
              open={Boolean(typed[`_despite-${n}`]?.[0]) || undefined}
            >
              <input type="hidden" name={`_despite-${n}-of`} value={w.message} />
              <Textarea
                id={`_despite-${n}`}
                name={`_despite-${n}`}
                label={{ text: `Reason: ${w.message}`, classes: 'govuk-visually-hidden' }}
                rows={2}
                value={typed[`_despite-${n}`]?.[0] ?? ''}
              />
            </Details>
          )}
        </div>
      ))}
      <Textarea
        id="_despite"
        name="_despite"
        label={{ text: 'Reason for going on', classes: 'govuk-label--s' }}
        hint={
          warnings.length > 1
            ? 'For every warning without a reason of its own. It is kept in the record and shown to reviewers'
            : 'This is kept in the record and shown to reviewers'
        }
        rows={3}
        value={typed._despite?.[0] ?? ''}
      />
    </div>
  )
}
