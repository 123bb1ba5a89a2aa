'use client'

import { useState } from 'react'
import type { Option } from '../../../lib/acts/form/field.ts'
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

/** No more than this many boxes are drawn at once: five thousand take seconds. */
const mostDrawn = 100

/** Many things to choose from: a box that scrolls and, with script, a filter. What is chosen stays chosen while not shown. */
export function LongList({ name, label, hint, error, options, chosen }: LongListProps) {
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState<ReadonlySet<string>>(() => new Set(chosen))
  // What was chosen when the page opened comes first, and stays where it is while boxes are ticked.
  const [inOrder] = useState(() => {
    const first = new Set(chosen)
    return [...options.filter(o => first.has(o.value)), ...options.filter(o => !first.has(o.value))]
  })
  const wanted = words.trim().toLowerCase()
  const found = wanted ? inOrder.filter(o => `${o.label} ${o.hint ?? ''}`.toLowerCase().includes(wanted)) : inOrder
  const drawn = found.slice(0, mostDrawn)
  const isDrawn = new Set(drawn.map(o => o.value))
  const rest = inOrder.slice(mostDrawn)
  const pick = (value: string, on: boolean) =>
    setPicked(before => {
      const next = new Set(before)
      if (on) next.add(value)
      else next.delete(value)
      return next
    })
  return (
    <>
      <Checkboxes
        name={name}
        idPrefix={`${name}-of`}
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
                label={`Show only those containing (${drawn.length} of ${options.length} shown)`}
                value=""
                attributes={{ onChange: event => setWords(event.currentTarget.value), autoComplete: 'off' }}
              />
              <p className="govuk-hint" role="status">
                {picked.size} chosen
                {found.length > drawn.length ? `. ${found.length - drawn.length} more are found than are shown` : ''}
              </p>
            </div>
          ),
        }}
        items={drawn.map((o, place) => ({
          // An error leads to the first box of the whole list; a box is known by what it stands for.
          id: !wanted && place === 0 ? name : `${name}-${o.value}`,
          value: o.value,
          text: o.label,
          hint: o.hint,
          checked: picked.has(o.value),
          attributes: { onChange: event => pick(o.value, event.currentTarget.checked) },
        }))}
      />
      {[...picked]
        .filter(value => !isDrawn.has(value))
        .map(value => (
          <input key={value} type="hidden" name={name} value={value} />
        ))}
      {rest.length > 0 && (
        <noscript>
          <div className="govuk-form-group">
            <label className="govuk-label" htmlFor={`${name}-others`}>
              The others (hold Ctrl or Command to choose several)
            </label>
            <select className="govuk-select" id={`${name}-others`} name={name} multiple size={12}>
              {rest
                .filter(o => !picked.has(o.value))
                .map(o => (
                  <option key={o.value} value={o.value}>
                    {o.label}
                  </option>
                ))}
            </select>
          </div>
        </noscript>
      )}
    </>
  )
}
