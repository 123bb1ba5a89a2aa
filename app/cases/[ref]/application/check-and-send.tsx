import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { tiers } from '../../../../lib/case/reference/codes/applications.ts'
import { askedFor } from '../../../../lib/drafting/review-points.ts'
import { termInWords } from '../../../../lib/drafting/snapshot.ts'
import { actPath, applicationPath } from '../../../../lib/site/addresses.ts'
import type { Prepared } from '../../../../lib/work/papers/papers.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { SheetView } from '../../../ui/sheet-view.tsx'
import { Missing } from './tasks.tsx'

interface CheckProps {
  file: CaseFile
  application: Application
  today: string
  paper: Prepared | undefined
}

/** Before a draft is sent on: what is missing, the answers to reviewers, its length and why, and the paper itself. */
export function CheckAndSend({ file, application: a, today, paper }: CheckProps) {
  const asked = a.status === 'returned' ? askedFor(file, a) : []
  const back = actPath(file.case.ref, 'submitApplication', a.id, { back: applicationPath(file.case.ref, a) })
  return (
    <>
      <Missing file={file} application={a} today={today} />
      {asked.length > 0 && (
        <section aria-labelledby="answers">
          <h2 className="govuk-heading-m" id="answers">
            Your answers to the {tiers[asked[0]?.point.tier ?? 'sergeant'].label.toLowerCase()}
          </h2>
          <ul className="govuk-list app-measure">
            {asked.map(({ point, title, changes, isAnswered }) => (
              <li key={point.id}>
                <strong>{title}:</strong> {point.text}{' '}
                {point.answer ? (
                  <>Answered: {point.answer}</>
                ) : isAnswered ? (
                  <>Changed{changes.length > 0 && `: ${changes.map(c => c.what.toLowerCase()).join(', ')}`}.</>
                ) : (
                  <a className="govuk-link" href={actPath(file.case.ref, 'answerPoint', point.id, { back })}>
                    Not answered yet: change it, or say why not
                    <span className="govuk-visually-hidden"> ({title})</span>
                  </a>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {a.kind === 'main' && (
        <p className="govuk-body app-measure">
          <strong>Length:</strong> {termInWords(a) ?? 'not answered yet'}. {a.termReason ? `Why: ${a.termReason}` : ''}{' '}
          <a className="govuk-link" href={actPath(file.case.ref, 'writeTerm', a.id, { back })}>
            Change<span className="govuk-visually-hidden"> the length</span>
          </a>
        </p>
      )}
      {paper && (
        <Details summaryText="Read the paper as the court and the defendant would">
          {paper.found.length > 0 && (
            <p className="govuk-body">
              <strong>It would be held back:</strong> a protected address can be read in{' '}
              {paper.found.map(f => f.where).join('; ')}.
            </p>
          )}
          <SheetView sheet={paper.sheet} />
        </Details>
      )}
    </>
  )
}
