import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import type { Outcome } from './outcome.ts'

type AssignPanelProps = { officers: readonly { id: string; label: string }[]; outcome: Outcome | undefined }

/** Below the table: whom the cases picked in it go to. */
export function AssignPanel({ officers, outcome }: AssignPanelProps) {
  const error = outcome?.errors.find(e => e.field === 'officerId')
  return (
    <fieldset className="govuk-fieldset app-assign">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Assign the selected cases</legend>
      <Select
        name="officerId"
        id="officerId"
        label="Officer in the case"
        value={outcome?.officerId ?? ''}
        errorMessage={error?.message}
        items={[{ text: 'Select an officer', value: '' }, ...officers.map(o => ({ text: o.label, value: o.id }))]}
      />
      <Input name="reason" id="reason" label="Reason (optional)" value={outcome?.reason ?? ''} />
      <Button text="Assign selected cases" classes="govuk-button--secondary" preventDoubleClick />
    </fieldset>
  )
}
