import type { CaseFile } from '../../../../lib/spo/case.ts'
import type { Application } from '../../../../lib/spo/records/applications.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Reasons } from './said.tsx'

/** What the last reviewer asked for or refused, at the head of the page where the officer must act on it. */
export function Answer({ file, application: a }: { file: CaseFile<'reviews'>; application: Application }) {
  const last = file.reviews.filter(r => r.applicationId === a.id).at(-1)
  if (!last || !['returned', 'refused', 'escalated'].includes(a.status)) return null
  const shown =
    a.status === 'escalated'
      ? file.reviews.filter(r => r.applicationId === a.id && r.result === 'refused').at(-1)
      : last
  return (
    <InsetText>
      <h2 className="govuk-heading-s">
        {a.status === 'returned' ? 'Returned: what to do next' : 'Why it was refused'}
      </h2>
      {shown && <Reasons review={shown} />}
      {a.status === 'escalated' && (
        <>
          <h3 className="govuk-heading-s">Why the officer asks for it to be looked at again</h3>
          <Reasons review={last} />
        </>
      )}
    </InsetText>
  )
}
