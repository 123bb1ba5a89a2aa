import type { Typed } from '../../../lib/acts/form/typed.ts'
import { likelyDuplicate, type Refusal } from '../../../lib/law/refusal.ts'
import { Button } from '../govuk/button.tsx'
import { Details } from '../govuk/details.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { WarningText } from '../govuk/warning-text.tsx'

export const warningsId = 'warnings'

interface WarningsProps {
  warnings: Refusal[]
  typed: Typed
  /** Where giving the form up leads: what is there already needs no second record. */
  leaveHref?: string
}

/** What the rules question, and the box for the reason to go on. The reason is kept and shown to reviewers. */
export function Warnings({ warnings, typed, leaveHref }: WarningsProps) {
  const isAsked = warnings.some(w => w.source === likelyDuplicate)
  return (
    <div className="app-warnings" id={warningsId} tabIndex={-1}>
      <h2 className="govuk-heading-m">Check before you go on</h2>
      {warnings.map((w, n) => (
        <div key={w.message}>
          <input type="hidden" name="_shown" value={w.message} />
          <WarningText text={w.source ? `${w.message} (${w.source})` : w.message} />
          {w.source === likelyDuplicate ? (
            <SameEvent warning={w} leaveHref={leaveHref} />
          ) : (
            w.href && (
              <p className="govuk-body">
                <a className="govuk-link" href={w.href}>
                  Go there<span className="govuk-visually-hidden">: {w.message}</span>
                </a>
              </p>
            )
          )}
          {warnings.length > 1 && (
            <Details
              summaryText={w.source === likelyDuplicate ? 'Another event: say so' : 'A reason of its own'}
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
        label={{
          text: isAsked && warnings.length === 1 ? 'Another event: say how you know' : 'Reason for going on',
          classes: 'govuk-label--s',
        }}
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

/** The two ways on where it is the same event; the third, that it is another, is a reason. */
const SameEvent = ({ warning: w, leaveHref }: { warning: Refusal; leaveHref: string | undefined }) =>
  w.answers ? (
    <div className="govuk-button-group">
      {w.answers.map(({ field, value, text }) => (
        <Button
          key={value}
          name="_answer"
          value={`${field}=${value}`}
          text={text}
          preventDoubleClick
          classes="govuk-button--secondary"
        />
      ))}
    </div>
  ) : (
    <ul className="govuk-list govuk-list--bullet">
      {w.href && (
        <li>
          <a className="govuk-link" href={w.href}>
            The same event: correct it or add to it
            <span className="govuk-visually-hidden">. {w.message}</span>
          </a>
        </li>
      )}
      {leaveHref && (
        <li>
          <a className="govuk-link" href={leaveHref}>
            The same event, with nothing to add: leave this form
          </a>
        </li>
      )}
    </ul>
  )
