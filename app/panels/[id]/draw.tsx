import { candidateWords } from '../../../lib/views/panel-words.ts'
import type { Candidate } from '../../../lib/work/case/panels.ts'
import { Button } from '../../ui/govuk/button.tsx'
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx'
import { Textarea } from '../../ui/govuk/textarea.tsx'
import { drawAgenda } from './action.ts'

interface Props {
  panelId: string
  candidates: readonly Candidate[]
  missing: readonly string[]
  problems: Record<string, string>
  why: string
}

/** What stands in the queues and is not on the agenda, to pick from. */
export function Draw({ panelId, candidates, missing, problems, why }: Props) {
  const error = (name: string) => (missing.includes(name) && problems[name] ? { errorMessage: problems[name] } : {})
  return (
    <>
      <h2 className="govuk-heading-m">From the queues</h2>
      {candidates.length === 0 ? (
        <p className="govuk-body">No other case waits for what a panel looks at.</p>
      ) : (
        <form action={drawAgenda} noValidate>
          <input type="hidden" name="panel" value={panelId} />
          <Checkboxes
            name="case"
            idPrefix="case"
            fieldset={{ legend: { text: 'Cases that wait for something a panel looks at' } }}
            {...error('case')}
            items={candidates.map(c => ({
              value: c.ref,
              text: `${c.defendant || c.ref}, ${c.ref}`,
              hint: `${candidateWords(c.kinds)}${c.late ? '. Overdue' : ''}`,
            }))}
          />
          <Textarea name="why" id="why" label="What the panel is asked" rows={2} value={why} {...error('why')} />
          <Button text="Put them on the agenda" classes="govuk-button--secondary" />
        </form>
      )}
    </>
  )
}
