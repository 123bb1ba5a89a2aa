import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import type { ProposedOfficer as Proposed } from '../../../../lib/work/feeds/records-changes.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'

/** Whom the records system has as officer, for whoever may make them the officer here. */
export const ProposedOfficer = ({ caseRef, officer: { id, name, crime } }: { caseRef: string; officer: Proposed }) => (
  <InsetText>
    The records system has {name} as the officer of {crime}.{' '}
    <a
      className="govuk-link"
      href={actPath(caseRef, 'assignOfficer', undefined, {
        officerId: id,
        reason: `The records system has them as the officer of ${crime}`,
        back: casePath(caseRef, '/risk'),
      })}
    >
      Make {name} the officer in this case
    </a>
  </InsetText>
)
