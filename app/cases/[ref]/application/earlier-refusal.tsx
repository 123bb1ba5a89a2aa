import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { earlierRefusal, refusalInWords } from '../../../../lib/case/views/refusals.ts'
import { applicationNumberPath } from '../../../../lib/site/addresses.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'

/** That an earlier application was refused, and what is new since. */
export function EarlierRefusal({
  file,
  application,
}: {
  file: CaseFile<'applications' | 'reviews'>
  application: Application
}) {
  const said = earlierRefusal(file, application)
  if (!said) return null
  const { refusal, application: earlier, since } = said
  return (
    <InsetText>
      <h2 className="govuk-heading-s">An earlier application was refused</h2>
      <p className="govuk-body">
        {refusal ? `${refusalInWords(refusal)}.` : `The refusal of application ${earlier.number} no longer stands.`}{' '}
        <a className="govuk-link" href={applicationNumberPath(file.case.ref, earlier.number)}>
          Read application {earlier.number}
        </a>
      </p>
      {refusal?.why && <p className="govuk-body app-verbatim">{refusal.why}</p>}
      <h3 className="govuk-heading-s">What is new since</h3>
      <p className="govuk-body app-verbatim">{since}</p>
    </InsetText>
  )
}
