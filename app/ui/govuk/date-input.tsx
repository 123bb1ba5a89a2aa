import { upperFirst } from '../../../lib/case/words/grammar.ts'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { classList, present } from './attributes.ts'
import type { FieldsetOptions } from './fieldset.tsx'
import type { FieldOptions, InputsGroupOptions } from './form-group.tsx'
import { describedByIds, InputsGroup } from './form-group.tsx'
import type { InputProps } from './input.tsx'
import { Input } from './input.tsx'

export type DatePart = Props<{
  name?: string
  label?: string
  id?: string
  value?: string | number
  classes?: string
  /** Marks this part as the wrong one; with none marked, an error message marks all three. */
  error?: boolean
  inputMode?: InputProps['inputMode']
  autoComplete?: string
  pattern?: string
  attributes?: Attributes<'input'>
}>

export type DateInputProps = FieldOptions &
  Props<{
    id: string
    namePrefix?: string
    /** What the parts hold when the page opens, by the name of the control. */
    values?: Readonly<Record<string, string | number | undefined>>
    day?: DatePart | false
    month?: DatePart | false
    year?: DatePart | false
    items?: readonly Maybe<DatePart>[]
    fieldset?: FieldsetOptions
    formGroup?: InputsGroupOptions
    classes?: string
    attributes?: Attributes<'div'>
  }>

type PartName = 'day' | 'month' | 'year'

export function DateInput(props: DateInputProps) {
  const { id, namePrefix, values, items, fieldset, formGroup, classes, attributes } = props
  const standard: Record<PartName, DatePart | false> = {
    day: props.day ?? { name: 'day', value: values?.day },
    month: props.month ?? { name: 'month', value: values?.month },
    year: props.year ?? { name: 'year', value: values?.year },
  }
  const parts = present(items?.length ? items : Object.values(standard))
  const anyPartIsWrong = parts.some(({ item }) => isMarkedWrong(item))

  return (
    <InputsGroup
      {...props}
      id={id}
      formGroup={formGroup}
      // JAWS leaves out the description of a fieldset of text inputs unless it is a group.
      fieldset={fieldset && { ...fieldset, role: 'group' }}
      describedBy={describedByIds(id, props, fieldset?.describedBy)}
    >
      <div className={classList('govuk-date-input', classes)} id={id} {...attributes}>
        {formGroup?.beforeInputs}
        {parts.map(({ item, place }) => {
          const which = partName(item, standard)
          const base = which && standard[which]
          const name = item.name ?? which ?? ''
          const fullName = namePrefix ? `${namePrefix}-${name}` : name
          const isWrong =
            isMarkedWrong(item) || (item.error !== false && Boolean(props.errorMessage) && !anyPartIsWrong)
          return (
            <div key={place} className="govuk-date-input__item">
              <Input
                label={{ text: item.label || capitalise(name), classes: 'govuk-date-input__label' }}
                id={item.id || `${id}-${name}`}
                name={fullName}
                classes={classList(
                  'govuk-date-input__input',
                  isWrong && !item.classes?.includes('govuk-input--error') && 'govuk-input--error',
                  !item.classes?.includes('govuk-input--width-') && `govuk-input--width-${which === 'year' ? 4 : 2}`,
                  item.classes,
                )}
                value={item.value ?? (base || undefined)?.value ?? values?.[fullName]}
                inputMode={item.inputMode || 'numeric'}
                autoComplete={item.autoComplete}
                pattern={item.pattern}
                attributes={item.attributes}
              />
            </div>
          )
        })}
        {formGroup?.afterInputs}
      </div>
    </InputsGroup>
  )
}

function isMarkedWrong(part: DatePart): boolean {
  return Boolean(part.error || part.classes?.includes('govuk-input--error'))
}

function partName(part: DatePart, standard: Record<PartName, DatePart | false>): PartName | undefined {
  return (['day', 'month', 'year'] as const).find(name => {
    const base = standard[name]
    return part === base || (part.name && (part.name === name || (base && part.name === base.name)))
  })
}

function capitalise(word: string): string {
  return upperFirst(word.toLowerCase())
}
