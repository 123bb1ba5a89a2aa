import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { asOptions, classList, present } from './attributes.ts'
import type { FieldsetOptions } from './fieldset.tsx'
import type { FieldOptions, InputsGroupOptions } from './form-group.tsx'
import { describedByIds, InputsGroup } from './form-group.tsx'
import type { HintOptions } from './hint.tsx'
import { Hint } from './hint.tsx'
import type { LabelOptions } from './label.tsx'
import { Label } from './label.tsx'

export type RadioItem = Props<{
  text?: ReactNode
  value?: string | number
  id?: string
  hint?: string | HintOptions
  label?: LabelOptions
  checked?: boolean
  disabled?: boolean
  /** A line of text between two choices, such as "or"; the rest of the item is then ignored. */
  divider?: string
  /** Shown only while this choice is made; always shown without JavaScript. */
  conditional?: ReactNode
  attributes?: Attributes<'input'>
}>

export type RadiosProps = FieldOptions &
  Props<{
    name: string
    idPrefix?: string
    items: readonly Maybe<RadioItem>[]
    /** The choice made when the page opens. */
    value?: string | number
    fieldset?: FieldsetOptions
    formGroup?: InputsGroupOptions
    classes?: string
    attributes?: Attributes<'div'>
    /** Spread on every radio: a react-hook-form `register()` result, for instance. */
    input?: Attributes<'input'>
  }>

export function Radios(props: RadiosProps) {
  const { name, idPrefix = name, items, value, fieldset, formGroup, classes, attributes, input } = props
  return (
    <InputsGroup
      // A new question is a new element, so that its script starts afresh.
      key={idPrefix}
      {...props}
      id={idPrefix}
      fieldset={fieldset}
      formGroup={formGroup}
      describedBy={describedByIds(idPrefix, props, fieldset?.describedBy)}
    >
      <div className={classList('govuk-radios', classes)} data-module="govuk-radios" {...attributes}>
        {formGroup?.beforeInputs}
        {present(items).map(({ item, place }) => {
          const id = item.id || (place > 1 ? `${idPrefix}-${place}` : idPrefix)
          const isValue = Boolean(value) && String(item.value) === String(value) && item.checked !== false
          return item.divider ? (
            <div key={`divider-${place}`} className="govuk-radios__divider">
              {item.divider}
            </div>
          ) : (
            <Radio key={id} {...item} id={id} name={name} checked={item.checked || isValue} input={input} />
          )
        })}
        {formGroup?.afterInputs}
      </div>
    </InputsGroup>
  )
}

type RadioProps = RadioItem & { id: string; name: string; input: Attributes<'input'> | undefined }

function Radio({ id, name, text, value, hint, label, checked, disabled, conditional, attributes, input }: RadioProps) {
  const hintOptions: HintOptions = asOptions(hint ?? {})
  const hasHint = Boolean(hintOptions.text)
  return (
    <>
      <div className="govuk-radios__item">
        <input
          className="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          value={String(value ?? '')}
          defaultChecked={checked}
          disabled={disabled}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          aria-describedby={hasHint ? `${id}-item-hint` : undefined}
          {...input}
          {...attributes}
        />
        <Label {...label} text={text} classes={classList('govuk-radios__label', label?.classes)} htmlFor={id} />
        {hasHint && (
          <Hint
            {...hintOptions}
            id={`${id}-item-hint`}
            classes={classList('govuk-radios__hint', hintOptions.classes)}
          />
        )}
      </div>
      {conditional && (
        <div
          className={classList('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  )
}
