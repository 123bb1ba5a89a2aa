import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { asOptions, classList, idList, present } from './attributes.ts'
import type { FieldsetOptions } from './fieldset.tsx'
import type { FieldOptions, InputsGroupOptions } from './form-group.tsx'
import { describedByIds, InputsGroup } from './form-group.tsx'
import type { HintOptions } from './hint.tsx'
import { Hint } from './hint.tsx'
import type { LabelOptions } from './label.tsx'
import { Label } from './label.tsx'

export type CheckboxItem = Props<{
  text?: ReactNode
  value?: string | number
  id?: string
  name?: string
  hint?: string | HintOptions
  label?: LabelOptions
  checked?: boolean
  disabled?: boolean
  /** A line of text between two choices, such as "or"; the rest of the item is then ignored. */
  divider?: string
  /** `exclusive`: choosing it clears the others. */
  behaviour?: 'exclusive'
  /** Shown only while this choice is made; always shown without JavaScript. */
  conditional?: ReactNode
  attributes?: Attributes<'input'>
}>

export type CheckboxesProps = FieldOptions &
  Props<{
    name?: string
    idPrefix?: string
    items: readonly Maybe<CheckboxItem>[]
    /** The choices made when the page opens. */
    values?: readonly (string | number)[]
    describedBy?: string
    fieldset?: FieldsetOptions
    formGroup?: InputsGroupOptions
    classes?: string
    attributes?: Attributes<'div'>
    /** Spread on every checkbox: a react-hook-form `register()` result, for instance. */
    input?: Attributes<'input'>
  }>

export function Checkboxes(props: CheckboxesProps) {
  const { name, idPrefix = name, items, values, fieldset, formGroup, classes, attributes, input } = props
  const describedBy = describedByIds(idPrefix, props, fieldset?.describedBy || props.describedBy)
  const chosen = (values ?? []).map(String)
  return (
    <InputsGroup
      // A new question is a new element, so that its script starts afresh.
      key={idPrefix}
      {...props}
      id={idPrefix}
      fieldset={fieldset}
      formGroup={formGroup}
      describedBy={describedBy}
    >
      <div className={classList('govuk-checkboxes', classes)} data-module="govuk-checkboxes" {...attributes}>
        {formGroup?.beforeInputs}
        {present(items).map(({ item, place }) => {
          const id = item.id || (place > 1 ? `${idPrefix}-${place}` : `${idPrefix}`)
          const isChosen = chosen.includes(String(item.value)) && item.checked !== false
          return item.divider ? (
            <div key={`divider-${place}`} className="govuk-checkboxes__divider">
              {item.divider}
            </div>
          ) : (
            <Checkbox
              key={id}
              {...item}
              id={id}
              name={item.name || name}
              checked={item.checked || isChosen}
              describedBy={fieldset ? undefined : describedBy}
              input={input}
            />
          )
        })}
        {formGroup?.afterInputs}
      </div>
    </InputsGroup>
  )
}

type CheckboxProps = CheckboxItem & {
  id: string
  describedBy: string | undefined
  input: Attributes<'input'> | undefined
}

export function Checkbox(props: CheckboxProps) {
  const { id, text, hint, label, checked, conditional } = props
  const hintOptions: HintOptions = asOptions(hint ?? {})
  const hasHint = Boolean(hintOptions.text)
  return (
    <>
      <div className="govuk-checkboxes__item">
        <input
          className="govuk-checkboxes__input"
          id={id}
          name={props.name}
          type="checkbox"
          value={String(props.value ?? '')}
          defaultChecked={checked}
          disabled={props.disabled}
          data-aria-controls={conditional ? `conditional-${id}` : undefined}
          data-behaviour={props.behaviour}
          aria-describedby={idList(props.describedBy, hasHint && `${id}-item-hint`)}
          {...props.input}
          {...props.attributes}
        />
        <Label {...label} text={text} classes={classList('govuk-checkboxes__label', label?.classes)} htmlFor={id} />
        {hasHint && (
          <Hint
            {...hintOptions}
            id={`${id}-item-hint`}
            classes={classList('govuk-checkboxes__hint', hintOptions.classes)}
          />
        )}
      </div>
      {conditional && (
        <div
          className={classList('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden')}
          id={`conditional-${id}`}
        >
          {conditional}
        </div>
      )}
    </>
  )
}
