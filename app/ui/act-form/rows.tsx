import { Fragment, type MouseEvent } from 'react'
import type { Field, Option } from '../../../lib/spo/field.ts'
import type { Typed } from '../../../lib/spo/typed.ts'
import { Button } from '../govuk/button.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { Control } from './control.tsx'

type RowsProps = {
  name: string
  field: Field
  typed: Typed
  options: Record<string, Option[]>
  errors: ReadonlyMap<string, string>
  /** Rows asked for beyond those filled in. */
  extra: number
  onMore: () => void
}

const rowsTyped = (name: string, typed: Typed) => {
  let n = 0
  while (typed[`${name}.${n}`]) n++
  return n
}

/** A group of questions asked again and again. Rows left empty are not sent on. */
export function Rows({ name, field, typed, options, errors, extra, onMore }: RowsProps) {
  const filled = rowsTyped(name, typed)
  const count = filled + (filled === 0 ? (field.spare ?? 1) : 0) + extra
  const columns = field.columns ?? []
  const title = (field.rowLabel ?? 'row').replace(/^./, c => c.toUpperCase())
  return (
    <div className="govuk-form-group" id={name}>
      <Fieldset legend={{ text: field.label, classes: 'govuk-fieldset__legend--m' }}>
        {field.hint && <p className="govuk-hint">{field.hint}</p>}
        {errors.get(name) && <p className="govuk-error-message">{errors.get(name)}</p>}
        {Array.from({ length: count }, (_, n) => `${name}.${n}`).map((row, n) => (
          <div key={row} className="app-row" id={row}>
            <h2 className="govuk-heading-s">
              {title} {n + 1}
            </h2>
            <input type="hidden" name={row} value="1" />
            {columns.map(([column, inner]) => (
              <Fragment key={column}>
                <Control
                  name={`${row}.${column}`}
                  field={inner}
                  typed={typed}
                  options={options}
                  error={errors.get(`${row}.${column}`)}
                />
              </Fragment>
            ))}
          </div>
        ))}
        <Button
          classes="govuk-button--secondary"
          name="more"
          value={name}
          text={`Add another ${field.rowLabel ?? 'row'}`}
          attributes={{
            formNoValidate: true,
            onClick: (event: MouseEvent) => {
              event.preventDefault()
              onMore()
            },
          }}
        />
      </Fieldset>
    </div>
  )
}
