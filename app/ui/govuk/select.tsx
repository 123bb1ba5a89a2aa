import type { Attributes, Maybe, Props } from './attributes.ts'
import { classList, present } from './attributes.ts'
import type { LabelledOptions } from './form-group.tsx'
import { describedByIds, LabelledGroup } from './form-group.tsx'

export type SelectItem = Props<{
  text?: string | number
  value?: string | number
  selected?: boolean
  disabled?: boolean
  attributes?: Attributes<'option'>
}>

export type SelectProps = LabelledOptions &
  Props<{
    name?: string
    id?: string
    items: readonly Maybe<SelectItem>[]
    /** The choice made when the page opens. */
    value?: string | number
    classes?: string
    disabled?: boolean
    attributes?: Attributes<'select'>
  }>

export function Select(props: SelectProps) {
  const { name, id = name, items, value, formGroup } = props
  const options = present(items)
  const chosen = options.find(
    ({ item }) =>
      item.selected || (value && item.selected !== false && String(item.value ?? item.text) === String(value)),
  )?.item
  return (
    <LabelledGroup {...props} id={id}>
      {formGroup?.beforeInput}
      <select
        className={classList('govuk-select', props.classes, props.errorMessage ? 'govuk-select--error' : '')}
        id={id}
        name={name}
        disabled={props.disabled}
        aria-describedby={describedByIds(id, props, props.describedBy)}
        defaultValue={chosen && String(chosen.value ?? chosen.text)}
        {...props.attributes}
      >
        {options.map(({ item, place }) => (
          <option
            key={place}
            value={item.value === undefined ? undefined : String(item.value)}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
      {formGroup?.afterInput}
    </LabelledGroup>
  )
}
