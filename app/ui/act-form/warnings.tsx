import type { Refusal } from '../../../lib/spo/case.ts'
import type { Typed } from '../../../lib/spo/typed.ts'
import { Textarea } from '../govuk/textarea.tsx'
import { WarningText } from '../govuk/warning-text.tsx'

/** What the rules question, and the box for the reason to go on. The reason is kept and shown to reviewers. */
export function Warnings({ warnings, typed }: { warnings: Refusal[]; typed: Typed }) {
  return (
    <div className="app-warnings" id="warnings">
      <h2 className="govuk-heading-m">Check before you go on</h2>
      {warnings.map(w => (
        <div key={w.message}>
          <WarningText text={w.source ? `${w.message} (${w.source})` : w.message} />
          {w.href && (
            <p className="govuk-body">
              <a className="govuk-link" href={w.href}>
                Go there<span className="govuk-visually-hidden">: {w.message}</span>
              </a>
            </p>
          )}
        </div>
      ))}
      <Textarea
        id="_despite"
        name="_despite"
        label={{ text: 'Reason for going on', classes: 'govuk-label--s' }}
        hint="This is kept in the record and shown to reviewers"
        rows={3}
        value={typed._despite?.[0] ?? ''}
      />
    </div>
  )
}
