import type { CaseFile } from '../../../../../lib/case/case.ts'
import type { Application } from '../../../../../lib/case/records/applications.ts'
import { categories } from '../../../../../lib/case/reference/statute.ts'
import { list } from '../../../../../lib/case/words/grammar.ts'
import { behavioursOf, conditionsWithoutBehaviour } from '../../../../../lib/drafting/behaviours.ts'
import { actPath, casePath, pagePath } from '../../../../../lib/site/addresses.ts'
import { DataTable } from '../../../../ui/data-table.tsx'

interface BehavioursProps {
  file: CaseFile<'applications' | 'behaviourReasons' | 'draftConditions' | 'incidents'>
  application: Application
  linked: boolean
}

/** Each behaviour relied on beside the conditions that answer it, and conditions that answer none. */
export function Behaviours({ file, application, linked }: BehavioursProps) {
  const alone = conditionsWithoutBehaviour(file, application)
  return (
    <section aria-labelledby="behaviours">
      <h2 className="govuk-heading-m" id="behaviours">
        Behaviours and conditions
      </h2>
      <DataTable
        caption="Each behaviour and the conditions that answer it"
        captionHidden
        rows={behavioursOf(file, application)}
        rowKey={b => b.category}
        empty="No incident is cited yet."
        columns={[
          {
            key: 'behaviour',
            label: 'Behaviour',
            isRowHeader: true,
            cell: b => (
              <>
                {categories[b.category].label}{' '}
                <a className="govuk-link app-beside-name" href={pagePath('/exemplars', { behaviour: b.category })}>
                  Exemplars<span className="govuk-visually-hidden">: {categories[b.category].label.toLowerCase()}</span>
                </a>
              </>
            ),
          },
          { key: 'incidents', label: 'Incidents', cell: b => b.incidents.map(i => i.number).join(', ') },
          {
            key: 'conditions',
            label: 'Answered by',
            cell: b =>
              b.conditions.length ? (
                `Condition${b.conditions.length === 1 ? '' : 's'} ${b.conditions.map(c => c.number).join(', ')}`
              ) : b.reason ? (
                <>No condition: {b.reason.reason}</>
              ) : (
                <>
                  <strong>No condition</strong>
                  {b.citedOnly.length > 0 &&
                    `: ${list(b.citedOnly.map(c => c.number))} ${b.citedOnly.length === 1 ? 'cites it, but forbids' : 'cite it, but forbid'} something else`}
                  {linked && (
                    <>
                      {'. '}
                      <a
                        className="govuk-link"
                        href={actPath(file.case.ref, 'explainBehaviour', application.id, {
                          category: b.category,
                          back: casePath(file.case.ref, '/application/support'),
                        })}
                      >
                        Say why none is needed
                        <span className="govuk-visually-hidden"> for {categories[b.category].label.toLowerCase()}</span>
                      </a>
                    </>
                  )}
                </>
              ),
          },
        ]}
      />
      {alone.length > 0 && (
        <p className="govuk-body">
          <strong>
            {alone.length === 1 ? 'Condition' : 'Conditions'} {alone.map(c => c.number).join(', ')}
          </strong>{' '}
          {alone.length === 1 ? 'cites' : 'cite'} no incident, so {alone.length === 1 ? 'it answers' : 'they answer'} no
          behaviour.
        </p>
      )}
    </section>
  )
}
