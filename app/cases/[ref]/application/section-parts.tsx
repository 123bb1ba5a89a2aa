import type { CaseFile } from '../../../../lib/case/case.ts'
import { tiers } from '../../../../lib/case/reference/codes/applications.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import type { SectionPlace } from '../../../../lib/drafting/section-place.ts'
import { clausesOf, strengths } from '../../../../lib/drafting/support.ts'
import type { Refusal } from '../../../../lib/law/refusal.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import type { ImportedSummary } from '../../../../lib/work/imports/imported-summary.ts'
import { Tag } from '../../../ui/govuk/tag.tsx'

/** Above the form of a section: what reviewers asked of it, each answered by a change or by why not. */
export function SectionAsked({ place, caseRef, back }: { place: SectionPlace; caseRef: string; back: string }) {
  if (!place.asked.length) return null
  return (
    <section className="app-asked" aria-labelledby="asked">
      <h2 className="govuk-heading-m" id="asked">
        Asked for by the {tiers[place.asked[0]?.point.tier ?? 'sergeant'].label.toLowerCase()}
      </h2>
      <ul className="govuk-list">
        {place.asked.map(({ point, title, isAnswered }) => (
          <li key={point.id}>
            <p className="govuk-body app-verbatim govuk-!-margin-bottom-1">
              {title !== place.section.title && <strong>{title}: </strong>}
              {point.text}
            </p>
            <p className="govuk-body-s">
              {point.answer ? (
                <>Your answer: {point.answer}</>
              ) : isAnswered ? (
                'Answered by a change.'
              ) : (
                <>
                  Change it here, or{' '}
                  <a className="govuk-link" href={actPath(caseRef, 'answerPoint', point.id, { back })}>
                    say why not<span className="govuk-visually-hidden">: {title}</span>
                  </a>
                  .
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface EvidenceProps {
  file: CaseFile
  place: SectionPlace
  today: string
  imported: ImportedSummary | undefined
}

/** Beside the writing: what is thin in this section, and what was imported, counted. */
export function SectionEvidence({ file, place, today, imported }: EvidenceProps) {
  const { application: a, section } = place
  const clause = clausesOf(file, a, today).find(c => c.key === section.key)
  const points = section.started(file, a)
    ? [...section.missing(file, a, today), ...(section.warnings?.(file, a, today) ?? [])]
    : []
  const shown = (clause ?? points.length > 0) ? { clause, points } : undefined
  if (!shown && !imported) return null
  return (
    <>
      {shown && (
        <section className="app-thin" aria-labelledby="thin">
          <h2 className="govuk-heading-s" id="thin">
            How well it is supported
          </h2>
          {clause && (
            <p className="govuk-body-s">
              <Tag
                text={strengths[clause.strength].label}
                classes={`govuk-tag--${strengths[clause.strength].colour}`}
              />
            </p>
          )}
          {points.length > 0 && <Points points={points} />}
        </section>
      )}
      {imported && (
        <p className="govuk-body-s">
          <strong>Imported:</strong> {importedInWords(imported)}{' '}
          <a className="govuk-link" href={casePath(file.case.ref, '/evidence/rows')}>
            See them
          </a>
        </p>
      )}
    </>
  )
}
const Points = ({ points }: { points: readonly Refusal[] }) => (
  <ul className="govuk-list govuk-list--bullet govuk-body-s">
    {points.map(p => (
      <li key={p.message}>
        {p.message} {p.source && <span className="app-source">{p.source}</span>}
      </li>
    ))}
  </ul>
)
const number = new Intl.NumberFormat('en-GB')
/** '3,853 messages and calls, 1,654 at night, from 3 March 2025 to 9 May 2026.' */
export const importedInWords = (s: ImportedSummary): string =>
  `${number.format(s.rows)} messages and calls, ${number.format(s.night)} at night (23:00 to 06:00), from ${longDate(s.first)} to ${longDate(s.last)}.`
