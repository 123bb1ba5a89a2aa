import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { conditionKinds } from '../../../../lib/case/reference/statute.ts'
import { partsOf } from '../../../../lib/drafting/snapshot.ts'
import { type Compared, comparedConditions, fates } from '../../../../lib/law/change.ts'
import { actPath, applicationPath, casePath } from '../../../../lib/site/addresses.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { ActLinks } from '../act-links.tsx'
import { Difference } from './changes.tsx'
import { conditionNotes } from './condition-notes.tsx'

interface Props {
  file: CaseFile
  application: Application
  actor: Actor
  today: string
  at: string
  writable: boolean
}

/** The conditions asked for, each beside the order's own: added, changed, taken out or kept. */
export function ChangedConditions(props: Props) {
  const { file, application: a, writable } = props
  const compared = comparedConditions(file, a)
  const changed = compared.filter(c => c.fate !== 'kept').length
  return (
    <section aria-labelledby="conditions">
      <h2 className="govuk-heading-l" id="conditions">
        Conditions
      </h2>
      <p className="govuk-body app-measure">
        {changed
          ? `${changed} of ${compared.length} would be different. A condition that is added or changed needs its own reason.`
          : 'All as they are now.'}
      </p>
      {compared.map(c => (
        <Condition key={c.asked?.id ?? c.was?.id} {...props} compared={c} />
      ))}
      {writable && (
        <div className="govuk-button-group">
          <Button
            href={casePath(file.case.ref, '/application/conditions', { for: String(a.number) })}
            text="Add from the library"
            classes="govuk-button--secondary"
          />
          <Button
            href={actPath(file.case.ref, 'addBespokeCondition', a.id, { back: anchor(file, a) })}
            text="Write one of your own"
            classes="govuk-button--secondary"
          />
        </div>
      )}
    </section>
  )
}
const anchor = (file: CaseFile<never>, a: Application) => `${applicationPath(file.case.ref, a)}#conditions`

function Condition({ compared: { fate, was, asked }, ...props }: Props & { compared: Compared }) {
  const { file, application: a } = props
  const shown = asked ?? was
  if (!shown) return null
  const back = { back: anchor(file, a) }
  // One taken out of the draft can be put back; its draft still knows the condition that it came from.
  const removed = asked
    ? undefined
    : file.draftConditions.find(d => d.applicationId === a.id && d.fromConditionId === was?.id && d.removedAt)
  return (
    <>
      <SummaryList
        card={{
          title: {
            text: `${shown.number}. ${conditionKinds[shown.kind].label}: ${fates[fate].label.toLowerCase()}`,
            headingLevel: 3,
          },
          actions:
            props.writable && asked
              ? {
                  items: [
                    { href: actPath(file.case.ref, 'changeCondition', asked.id, back), text: 'Change' },
                    { href: actPath(file.case.ref, 'removeCondition', asked.id, back), text: 'Take out' },
                  ],
                }
              : undefined,
        }}
        rows={[
          {
            key: 'Wording',
            value: {
              text: (
                <span className="app-wording">
                  {fate === 'changed' && was && asked && was.text !== asked.text ? (
                    <Difference change={{ key: asked.id, what: 'Wording', before: was.text, after: asked.text }} />
                  ) : fate === 'removed' ? (
                    <s>{shown.text}</s>
                  ) : (
                    shown.text
                  )}
                </span>
              ),
            },
          },
          ...(removed?.removedReason ? [{ key: 'Why it is taken out', value: removed.removedReason }] : []),
          ...(asked && fate !== 'kept'
            ? partsOf(file, asked)
                .filter(([key, , answer]) => !unasked.includes(key) && (answer !== null || !quiet.includes(key)))
                .map(([, what, answer]) => ({
                  key: what.replace(/^./, l => l.toUpperCase()),
                  value: { text: <span className="app-verbatim">{answer || 'Not answered yet'}</span> },
                }))
            : []),
          ...(asked && fate !== 'kept'
            ? conditionNotes({
                file,
                application: props.application,
                condition: asked,
                today: props.today,
                writable: props.writable,
                back: back.back,
              })
            : []),
        ]}
      />
      {removed && (
        <ActLinks
          {...props}
          place="application/removed-condition"
          record={removed}
          as="links"
          of={`: condition ${removed.number}`}
          {...back}
        />
      )}
    </>
  )
}
const unasked = ['kind', 'inInterim', 'map']
/** Parts that most conditions rightly leave empty. */
const quiet = ['boundary', 'lastDay', 'provider', 'keptWording']
