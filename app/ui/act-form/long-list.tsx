'use client'

import { useState } from 'react'
import type { Option } from '../../../lib/spo/fields.ts'
import { Checkboxes } from '../govuk/checkboxes.tsx'
import { Input } from '../govuk/input.tsx'

type LongListProps = {
  name: string
  label: string
  hint: string | undefined
  error: string | undefined
  options: Option[]
  chosen: string[]
}

/** Many things to choose from: a box that scrolls and, with script, a filter. What is chosen stays chosen while hidden. */
export function LongList({ name, label, hint, error, options, chosen }: LongListProps) {
  const [words, setWords] = useState('')
  const wanted = words.toLowerCase()
  const shown = (o: Option) => !wanted || `${o.label} ${o.hint ?? ''}`.toLowerCase().includes(wanted)
  const found = options.filter(shown).length
  return (
    <Checkboxes
      name={name}
      idPrefix={name}
      classes="govuk-checkboxes--small app-long-list"
      hint={hint}
      errorMessage={error}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
      formGroup={{
        beforeInputs: (
          <div className="app-long-list__filter">
            <Input
              id={`${name}-filter`}
              name=""
              label={`Show only those containing (${found} of ${options.length} shown)`}
              value=""
              attributes={{ onChange: event => setWords(event.currentTarget.value), autoComplete: 'off' }}
            />
          </div>
        ),
      }}
      values={chosen}
      items={options.map(o => ({
        value: o.value,
        text: o.label,
        hint: o.hint,
        attributes: { 'data-shown': shown(o) },
      }))}
    />
  )
}
