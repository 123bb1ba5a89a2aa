import type { MouseEvent } from 'react'
import type { Field, NamedField, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { Button } from '../govuk/button.tsx'
import { Details } from '../govuk/details.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { answerInWords } from './answer-words.ts'
import { AsRecorded } from './as-recorded.tsx'
import { Control } from './control.tsx'
import { isChanged, isHeldIn } from './questions.ts'

type RowsProps = {
  name: string
  field: Field
  typed: Typed
  /** What the form opened with: a row of it stands as a line, where the field says so. */
  opensWith: Typed
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
export function Rows({ name, field, typed, opensWith, options, errors, extra, onMore }: RowsProps) {
  const filled = rowsTyped(name, typed)
  const count = filled + (filled === 0 ? (field.spare ?? 1) : 0) + extra
  const columns = field.columns ?? []
  const renderCell =
    (row: string) =>
    ([column, inner]: NamedField) => (
      <Control
        key={column}
        name={`${row}.${column}`}
        field={inner}
        typed={typed}
        options={options}
        error={errors.get(`${row}.${column}`)}
      />
    )
  const title = (field.rowLabel ?? 'row').replace(/^./, c => c.toUpperCase())
  // Its long text, and beneath it the short answers.
  const rowInWords = (from: Typed, row: string, of: readonly NamedField[] = columns) => {
    const answers = of.flatMap(([column, f]) => {
      const words = f.control === 'hidden' ? '' : answerInWords(from, `${row}.${column}`, f, options)
      return words ? [{ words, label: f.label, isLong: f.control === 'longText' }] : []
    })
    return [
      ...answers.filter(a => a.isLong).map(a => a.words),
      answers
        // “Prohibition or requirement: Prohibition” says it twice.
        .flatMap(a => (a.isLong ? [] : [a.label.includes(a.words) ? a.words : `${a.label}: ${a.words}`]))
        .join('. '),
    ]
      .filter(Boolean)
      .join('\n')
  }
  const isWrong = (row: string) => [...errors.keys()].some(f => f === row || f.startsWith(`${row}.`))
  /** The questions of a row that it opened with answers to, and that stand on one line. */
  const onLine = (row: string) => columns.filter(([c, f]) => f.asLine && isHeldIn(opensWith, `${row}.${c}`))
  const questions = (row: string, n: number, lined: readonly NamedField[] = []) => (
    <>
      {columns.filter(column => !column[1].detail && !lined.includes(column)).map(renderCell(row))}
      {columns.some(([, f]) => f.detail) && (
        <Details
          summaryText={
            <>
              More about it
              <span className="govuk-visually-hidden">
                : {title} {n + 1}
              </span>
            </>
          }
          open={
            columns.some(
              ([c, f]) => f.detail && (errors.get(`${row}.${c}`) || isChanged(opensWith, typed, `${row}.${c}`)),
            ) || undefined
          }
        >
          {columns.filter(([, f]) => f.detail).map(renderCell(row))}
        </Details>
      )}
    </>
  )
  return (
    <div className="govuk-form-group" id={name}>
      <Fieldset legend={{ text: field.label, classes: 'govuk-fieldset__legend--m' }}>
        {field.hint && <p className="govuk-hint">{field.hint}</p>}
        {errors.get(name) && <p className="govuk-error-message">{errors.get(name)}</p>}
        <div className={columns.some(([, f]) => f.asLine) ? 'app-rows' : undefined}>
          {Array.from({ length: count }, (_, n) => `${name}.${n}`).map((row, n) => {
            const was = field.asLine && opensWith[row] ? rowInWords(opensWith, row) : ''
            const lined = was ? [] : onLine(row)
            const known = rowInWords(opensWith, row, lined)
            return (
              <div key={row} className={was ? undefined : 'app-row'} id={row}>
                <input type="hidden" name={row} value="1" />
                {was ? (
                  <AsRecorded
                    label={`${title} ${n + 1}`}
                    value={was}
                    open={isWrong(row) || rowInWords(typed, row) !== was}
                    whole
                  >
                    <div className="app-row">{questions(row, n)}</div>
                  </AsRecorded>
                ) : (
                  <>
                    {lined.length ? (
                      <AsRecorded
                        label={`${title} ${n + 1}`}
                        value={known}
                        open={lined.some(([c]) => errors.has(`${row}.${c}`)) || rowInWords(typed, row, lined) !== known}
                        whole
                      >
                        {lined.map(renderCell(row))}
                      </AsRecorded>
                    ) : (
                      <h2 className="govuk-heading-s">
                        {title} {n + 1}
                      </h2>
                    )}
                    {questions(row, n, lined)}
                  </>
                )}
              </div>
            )
          })}
        </div>
        {!field.closed && (
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
        )}
      </Fieldset>
    </div>
  )
}
