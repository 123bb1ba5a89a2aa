import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { returnReasons } from '../../../../lib/case/reference/codes/applications.ts'
import { askedFor } from '../../../../lib/drafting/review-points.ts'
import { pointHref } from '../../../../lib/drafting/section-place.ts'
import { actPath, applicationPath } from '../../../../lib/site/addresses.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { Reasons } from './reviews.tsx'

interface AnswerProps {
  file: CaseFile
  application: Application
  mayWrite: boolean
}

/** What the last reviewer asked for or refused, at the head of the page where the officer must act on it. */
export function Answer({ file, application: a, mayWrite }: AnswerProps) {
  const last = file.reviews.filter(r => r.applicationId === a.id).at(-1)
  if (!last || !['returned', 'refused', 'escalated'].includes(a.status)) return null
  const shown =
    a.status === 'escalated'
      ? file.reviews.filter(r => r.applicationId === a.id && r.result === 'refused').at(-1)
      : last
  // The reasons of a return are its tasks, and are not told twice.
  const tasks = new Set(a.status === 'returned' ? askedFor(file, a).map(({ point }) => point.text) : [])
  return (
    <InsetText>
      <h2 className="govuk-heading-s">
        {a.status === 'returned' ? 'Returned: what to do next' : 'Why it was refused'}
      </h2>
      {shown && (
        <Reasons
          review={{ ...shown, reasonCodes: shown.reasonCodes.filter(code => !tasks.has(returnReasons[code].label)) }}
        />
      )}
      {a.status === 'returned' && <AskedFor file={file} application={a} mayWrite={mayWrite} />}
      {a.status === 'escalated' && (
        <>
          <h3 className="govuk-heading-s">Why the officer asks for it to be looked at again</h3>
          <Reasons review={last} />
        </>
      )}
    </InsetText>
  )
}

/** Each comment of the return, at its part: answered by a change, or by why not. */
function AskedFor({ file, application: a, mayWrite }: AnswerProps) {
  const asked = askedFor(file, a)
  if (!asked.length) return null
  return (
    <ol className="govuk-list govuk-list--number">
      {asked.map(({ point, title, changes, isAnswered }) => (
        <li key={point.id} className="govuk-!-margin-bottom-3">
          <strong>{title}</strong>{' '}
          <Tag
            text={changes.length > 0 ? 'Changed since' : isAnswered ? 'Answered' : 'To answer'}
            classes={isAnswered ? 'govuk-tag--green' : 'govuk-tag--orange'}
          />
          <p className="govuk-body app-verbatim govuk-!-margin-bottom-1">{point.text}</p>
          {point.answer && (
            <p className="govuk-body app-verbatim govuk-!-margin-bottom-1">Why it was not changed: {point.answer}</p>
          )}
          {mayWrite && (
            <ul className="govuk-list app-act-links">
              <li>
                <a className="govuk-link" href={pointHref(file, a, point.part)}>
                  {changes.length > 0 ? 'Change it again' : 'Change it'}
                  <span className="govuk-visually-hidden">: {title}</span>
                </a>
              </li>
              {!isAnswered && (
                <li>
                  <a
                    className="govuk-link"
                    href={actPath(file.case.ref, 'answerPoint', point.id, { back: applicationPath(file.case.ref, a) })}
                  >
                    Say why it was not changed<span className="govuk-visually-hidden">: {title}</span>
                  </a>
                </li>
              )}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
