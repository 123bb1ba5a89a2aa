import type { Field, Option } from '../../../lib/acts/form/field.ts'
import type { Typed } from '../../../lib/acts/form/typed.ts'
import { Checkboxes } from '../govuk/checkboxes.tsx'
import { DateInput } from '../govuk/date-input.tsx'
import { ErrorMessage } from '../govuk/error-message.tsx'
import { Fieldset } from '../govuk/fieldset.tsx'
import { Input } from '../govuk/input.tsx'
import { Radios } from '../govuk/radios.tsx'
import { Select } from '../govuk/select.tsx'
import { Textarea } from '../govuk/textarea.tsx'
import { partsOf } from './date-parts.ts'
import { LongList } from './long-list.tsx'
import { MomentInput } from './moment-input.tsx'

export interface ControlProps {
  name: string
  field: Field
  typed: Typed
  options: Record<string, Option[]>
  error: string | undefined
}

const fewEnoughForRadios = 7
const fewEnoughToSee = 12
/** A few short answers stand side by side; others one below the other. */
const isShort = (list: readonly Option[]) => list.length <= 4 && list.every(o => !o.hint && o.label.length <= 24)
/** One of many stands in a list that opens. */
export const drawsSelect = (field: Field, picks: readonly Option[]): boolean =>
  field.control === 'select' || (picks.length > fewEnoughForRadios && field.from !== undefined)
/** Questions that stand side by side on a wide screen: each is answered in a few words. */
const shortControls = new Set<Field['control']>(['text', 'number', 'date', 'moment', 'select'])
export const isBrief = (field: Field, options: Record<string, Option[]>) =>
  shortControls.has(field.control) ||
  (field.control === 'record' && drawsSelect(field, options[field.from ?? ''] ?? []))
const listed: readonly Field['control'][] = ['choice', 'choices', 'record', 'records', 'select']

/** One question, drawn from what its schema says of it. */
export function Control({ name, field, typed, options, error }: ControlProps) {
  const label =
    field.optional && field.control !== 'hidden' && !field.inRow && !field.needed
      ? `${field.label} (optional)`
      : field.label
  const value = typed[name]?.[0] ?? ''
  const shared = { id: name, name, hint: field.hint, errorMessage: error }
  const legend = { text: label, classes: 'govuk-fieldset__legend--s' }
  const items = (list: Option[]) => list.map(o => ({ value: o.value, text: o.label, hint: o.hint }))
  const picks = field.from ? (options[field.from] ?? []) : (field.options ?? [])
  const suggested = field.suggests ? (options[field.suggests] ?? []) : []
  const bold = { text: label, classes: 'govuk-label--s' }
  // The script of GOV.UK Frontend fails on a group without a single input.
  // What need not be answered is not asked where there is nothing to choose.
  if (!picks.length && listed.includes(field.control) && field.optional && !error) return null
  if (!picks.length && listed.includes(field.control))
    return (
      <div className="govuk-form-group" id={name}>
        <Fieldset legend={legend}>
          <p className="govuk-hint">There is nothing to choose from yet</p>
          {error && <ErrorMessage text={error} />}
        </Fieldset>
      </div>
    )
  switch (field.control) {
    case 'longText':
    case 'lines':
      return <Textarea {...shared} label={bold} rows={field.rows ?? 5} value={value} />
    case 'date':
      return (
        <DateInput
          id={name}
          namePrefix={name}
          hint={field.hint}
          errorMessage={error}
          fieldset={{ legend }}
          values={partsOf(name, typed)}
        />
      )
    case 'moment':
      return <MomentInput name={name} field={field} typed={typed} error={error} label={label} />
    case 'choices':
    case 'records':
      return picks.length > fewEnoughToSee ? (
        <LongList
          name={name}
          label={label}
          hint={field.hint}
          error={error}
          options={picks}
          chosen={typed[name] ?? []}
        />
      ) : (
        <Checkboxes
          name={name}
          idPrefix={name}
          classes={`govuk-checkboxes--small${field.compact ? ' app-compact' : ''}`}
          hint={field.hint}
          errorMessage={error}
          fieldset={{ legend }}
          values={typed[name] ?? []}
          items={items(picks)}
        />
      )
    case 'choice':
    case 'record':
    case 'select':
      return drawsSelect(field, picks) ? (
        <Select
          {...shared}
          label={bold}
          value={value}
          items={[{ value: '', text: field.optional ? 'None' : 'Choose' }, ...items(picks)]}
        />
      ) : (
        <Radios
          name={name}
          idPrefix={name}
          classes={`govuk-radios--small${field.inRow || field.compact || isShort(picks) ? ' govuk-radios--inline' : ''}`}
          hint={field.hint}
          errorMessage={error}
          fieldset={{ legend: field.inRow ? { text: label, classes: 'app-row-question' } : legend }}
          value={value}
          items={[
            ...items(picks),
            ...(field.optional && !field.inRow && !field.needed
              ? [{ value: '', text: 'Not answered', checked: value === '' }]
              : []),
          ]}
        />
      )
    case 'hidden':
      return <input type="hidden" name={name} value={value} />
    default:
      return (
        <>
          <Input
            {...shared}
            label={bold}
            value={value}
            inputMode={field.inputMode}
            autoComplete={field.autocomplete ?? 'off'}
            classes={field.width ? `govuk-input--width-${field.width}` : 'app-input'}
            {...(suggested.length ? { attributes: { list: `${name}-suggested` } } : {})}
          />
          {suggested.length > 0 && (
            <datalist id={`${name}-suggested`}>
              {suggested.map(o => (
                <option key={o.value} value={o.value} />
              ))}
            </datalist>
          )}
        </>
      )
  }
}
