import type { SafeContact } from '../../../../lib/law/practice/safe-contact.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'

/** How one person may be contacted, to be read before anyone writes or rings. */
export function SafeContactRules({ rules }: { rules: SafeContact }) {
  return (
    <InsetText>
      <strong>{rules.title}</strong>
      <ul className="govuk-list govuk-!-margin-bottom-0 govuk-!-margin-top-2">
        {rules.lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </InsetText>
  )
}
