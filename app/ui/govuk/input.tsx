import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'
import type { LabelledOptions } from './form-group.tsx'
import { describedByIds, LabelledGroup } from './form-group.tsx'

type Affix = Props<{ text: ReactNode; classes?: string; attributes?: Attributes<'div'> }>

export type InputProps = LabelledOptions &
  Props<{
    name?: string
    id?: string
    type?: HTMLInputTypeAttribute
    /** What the control holds when the page opens. */
    value?: string | number
    classes?: string
    disabled?: boolean
    prefix?: Affix
    suffix?: Affix
    inputWrapper?: Props<{ classes?: string; attributes?: Attributes<'div'> }>
    autoComplete?: string
    autoCapitalize?: string
    inputMode?: 'none' | 'text' | 'tel' | 'url' | 'email' | 'numeric' | 'decimal' | 'search'
    pattern?: string
    spellCheck?: boolean
    attributes?: Attributes<'input'>
  }>

export function Input(props: InputProps) {
  const { name, id = name, prefix, suffix, inputWrapper, formGroup } = props
  const input = (
    <input
      className={classList('govuk-input', props.classes, props.errorMessage ? 'govuk-input--error' : '')}
      id={id}
      name={name}
      type={props.type || 'text'}
      spellCheck={props.spellCheck}
      defaultValue={props.value}
      disabled={props.disabled}
      aria-describedby={describedByIds(id, props, props.describedBy)}
      autoComplete={props.autoComplete}
      autoCapitalize={props.autoCapitalize}
      pattern={props.pattern}
      inputMode={props.inputMode}
      {...props.attributes}
    />
  )
  const isWrapped = prefix?.text || suffix?.text || formGroup?.beforeInput || formGroup?.afterInput
  return (
    <LabelledGroup {...props} id={id}>
      {isWrapped ? (
        <div className={classList('govuk-input__wrapper', inputWrapper?.classes)} {...inputWrapper?.attributes}>
          {formGroup?.beforeInput}
          {prefix?.text && <AffixItem {...prefix} kind="prefix" />}
          {input}
          {suffix?.text && <AffixItem {...suffix} kind="suffix" />}
          {formGroup?.afterInput}
        </div>
      ) : (
        input
      )}
    </LabelledGroup>
  )
}

function AffixItem({ kind, text, classes, attributes }: Affix & { kind: 'prefix' | 'suffix' }) {
  return (
    <div className={classList(`govuk-input__${kind}`, classes)} aria-hidden="true" {...attributes}>
      {text}
    </div>
  )
}
