import type { Field } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { upperFirst } from '../../../lib/case/words/grammar.ts'
import { DateInput } from '../govuk/date-input.tsx'
import { partsOf } from './date-parts.ts'

type MomentInputProps = { name: string; field: Field; typed: Typed; error: string | undefined; label: string }

/** A date and a time of day as one question of four boxes. */
export function MomentInput({ name, field, typed, error, label }: MomentInputProps) {
  const parts = partsOf(name, typed)
  const part = (key: 'day' | 'month' | 'year', width: 2 | 4) => ({
    name: key,
    label: upperFirst(key),
    value: parts[`${name}-${key}`] ?? '',
    classes: `govuk-input--width-${width}`,
  })
  return (
    <DateInput
      id={name}
      namePrefix={name}
      hint={field.hint ?? 'For example, 27 3 2026 and 21:10'}
      errorMessage={error}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      items={[
        part('day', 2),
        part('month', 2),
        part('year', 4),
        {
          name: 'time',
          label: 'Time',
          value: typed[`${name}-time`]?.[0] ?? '',
          classes: 'govuk-input--width-5',
          inputMode: 'text',
        },
      ]}
    />
  )
}
