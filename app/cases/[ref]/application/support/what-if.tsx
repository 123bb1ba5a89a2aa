import type { CaseFile } from '../../../../../lib/case/case.ts'
import { longDate } from '../../../../../lib/case/time/calendar.ts'
import { chronology } from '../../../../../lib/case/views/applications.ts'
import type { Loss } from '../../../../../lib/drafting/support-matrix.ts'
import { Folded } from '../../../../ui/folded.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'

interface WhatIfProps {
  file: CaseFile<'exhibits' | 'incidents'>
  chosen: string | undefined
  losses: readonly Loss[]
}
const short = (s: string) => (s.length > 60 ? `${s.slice(0, 59)}…` : s)

/** What the application would lose without one incident or exhibit. Nothing is changed by asking. */
export function WhatIf({ file, chosen, losses }: WhatIfProps) {
  const incidents = chronology(file)
  const exhibits = file.exhibits.filter(e => !e.orderId && !e.breachId)
  const options = [
    ...incidents.map(i => ({
      value: i.id,
      text: `Incident ${i.number}, ${longDate(i.happenedOn)}: ${short(i.summary)}`,
    })),
    ...exhibits.map(e => ({ value: e.id, text: `Exhibit ${e.reference}: ${short(e.description)}` })),
  ]
  const name = options.find(o => o.value === chosen)?.text
  return (
    <section aria-labelledby="what-if">
      <h2 className="govuk-heading-m" id="what-if">
        What if one thing falls away?
      </h2>
      <Folded when={!name} title="Choose an incident or exhibit that could not be used">
        <form method="get" action="#what-if" className="app-period">
          <Select
            id="without"
            name="without"
            label="Without"
            hint="If it could not be used in court. Nothing is changed by asking"
            value={chosen ?? ''}
            items={[{ value: '', text: 'Choose an incident or exhibit' }, ...options]}
          />
          <Button text="See what is lost" classes="govuk-button--secondary" />
        </form>
      </Folded>
      {name && (
        <>
          <h3 className="govuk-heading-m">Without {name}</h3>
          {losses.length === 0 ? (
            <p className="govuk-body">Nothing is lost: no limb and no condition rests on it.</p>
          ) : (
            <ul className="govuk-list govuk-list--bullet">
              {losses.map(l => (
                <li key={l.clause.key}>
                  <strong>{l.clause.title}</strong>. {l.sentence}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}
