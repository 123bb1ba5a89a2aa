import { Fragment } from 'react'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { Application, DraftCondition } from '../../../../lib/case/records/applications.ts'
import { conditionKinds } from '../../../../lib/case/reference/statute.ts'
import { londonDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { conditionsOf, isEditable, isLive } from '../../../../lib/case/views/applications.ts'
import { upperFirst } from '../../../../lib/case/words/grammar.ts'
import { staleCitations } from '../../../../lib/drafting/citations.ts'
import { isLibraryWording } from '../../../../lib/drafting/conditions.ts'
import { wordingOf } from '../../../../lib/drafting/library-changes.ts'
import { partsOf } from '../../../../lib/drafting/snapshot.ts'
import { actPath, casePath } from '../../../../lib/site/addresses.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { ActLinks } from '../act-links.tsx'
import { conditionNotes } from './condition-notes.tsx'
import { StaleNote } from './stale-note.tsx'

interface ConditionsProps {
  file: CaseFile
  application: Application
  actor: Actor
  today: string
  at: string
  mayWrite: boolean
}

/** Every condition asked for with all its parts, and what a court or a patrol officer would stumble over. */
export function Conditions(props: ConditionsProps) {
  const { file, application, mayWrite } = props
  const conditions = conditionsOf(file, application)
  const removed = file.draftConditions.filter(c => c.applicationId === application.id && c.removedAt)
  const writable = mayWrite && isEditable(application)
  return (
    <section aria-labelledby="conditions">
      <h2 className="govuk-heading-l" id="conditions">
        Conditions ({conditions.length})
      </h2>
      {conditions.length === 0 && <p className="govuk-body">No condition has been added yet.</p>}
      {conditions.map(c => (
        <Condition key={c.id} {...props} condition={c} />
      ))}
      {writable && (
        <div className="govuk-button-group">
          <Button
            href={casePath(file.case.ref, '/application/conditions')}
            text="Add from the library"
            classes="govuk-button--secondary"
          />
          <Button
            href={actPath(file.case.ref, 'addBespokeCondition', application.id)}
            text="Write one of your own"
            classes="govuk-button--secondary"
          />
        </div>
      )}
      {removed.length > 0 && (
        <Details summaryText={`Conditions removed (${removed.length})`}>
          {removed.map(c => (
            <div key={c.id}>
              <p className="govuk-body">
                <strong>{c.number}.</strong> <s>{c.text}</s>
              </p>
              <p className="govuk-body-s">
                Removed on {c.removedAt && longDate(londonDate(c.removedAt))}: {c.removedReason}
              </p>
              <ActLinks
                {...props}
                place="application/removed-condition"
                record={c}
                as="links"
                of={`: condition ${c.number}`}
              />
            </div>
          ))}
        </Details>
      )}
    </section>
  )
}

function Condition({ condition: c, ...props }: ConditionsProps & { condition: DraftCondition }) {
  const entry = wordingOf(c)
  const origin = !entry
    ? 'The force’s own words'
    : `Library ${entry.code}, version ${entry.version}${isLibraryWording(entry, c.text) ? `: ${entry.title.toLowerCase()}` : ', wording changed'}`
  const cancel = { back: casePath(props.file.case.ref, '/application#conditions') }
  const writable = props.mayWrite && isEditable(props.application)
  const stale = isLive(props.application)
    ? staleCitations(props.file, props.application).filter(s => s.paragraph.part === c.id)
    : []
  const parts = partsOf(props.file, c).filter(
    ([key, , answer]) => key !== 'kind' && key !== 'map' && (answer !== null || !quiet.includes(key)),
  )
  return (
    <SummaryList
      card={{
        title: { text: `${c.number}. ${conditionKinds[c.kind].label}`, headingLevel: 3 },
        attributes: { id: `condition-${c.number}` },
        actions: writable
          ? {
              items: [
                { href: actPath(props.file.case.ref, 'changeCondition', c.id, cancel), text: 'Change' },
                { href: actPath(props.file.case.ref, 'removeCondition', c.id, cancel), text: 'Remove' },
              ],
            }
          : undefined,
      }}
      rows={[
        {
          key: 'Wording',
          value: {
            text: (
              <>
                <StaleNote stale={stale} />
                {stale.length > 0 && props.mayWrite && (
                  <p className="govuk-body">
                    <a className="govuk-link" href={actPath(props.file.case.ref, 'lookAtCondition', c.id, cancel)}>
                      Confirm that this condition still stands
                      <span className="govuk-visually-hidden">: condition {c.number}</span>
                    </a>
                  </p>
                )}
                <span className="app-wording">{c.text}</span>
              </>
            ),
          },
        },
        ...parts
          .filter(([key, , answer]) => !answer || key === 'necessity')
          .map(([, what, answer]) => ({
            key: upperFirst(what),
            value: { text: <span className="app-verbatim">{answer || 'Not answered yet'}</span> },
          })),
        ...conditionNotes({ ...props, condition: c, writable, back: cancel.back }),
        {
          key: 'The rest of it',
          value: {
            text: (
              <Details
                classes="govuk-!-margin-bottom-0"
                summaryText={
                  <>
                    Evidence, checks and proof<span className="govuk-visually-hidden"> of condition {c.number}</span>
                  </>
                }
              >
                <dl className="app-pairs">
                  {parts
                    .filter(([key, , answer]) => answer && key !== 'necessity')
                    .map(([key, what, answer]) => (
                      <Fragment key={key}>
                        <dt>{upperFirst(what)}</dt>
                        <dd className="app-verbatim">{answer}</dd>
                      </Fragment>
                    ))}
                  <dt>From</dt>
                  <dd>{origin}</dd>
                </dl>
              </Details>
            ),
          },
        },
      ]}
    />
  )
}
/** Parts that most conditions rightly leave empty. */
const quiet = ['boundary', 'lastDay', 'provider', 'keptWording', 'map']
