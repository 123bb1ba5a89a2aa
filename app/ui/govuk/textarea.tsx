import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'
import type { LabelledOptions } from './form-group.tsx'
import { describedByIds, LabelledGroup } from './form-group.tsx'

export type TextareaProps = LabelledOptions &
  Props<{
    name?: string
    id?: string
    /** What the control holds when the page opens. */
    value?: string
    rows?: number | string
    classes?: string
    disabled?: boolean
    autoComplete?: string
    spellCheck?: boolean
    attributes?: Attributes<'textarea'>
  }>

export function Textarea(props: TextareaProps) {
  const { name, id = name, formGroup } = props
  return (
    <LabelledGroup {...props} id={id}>
      {formGroup?.beforeInput}
      <textarea
        className={classList('govuk-textarea', props.errorMessage ? 'govuk-textarea--error' : '', props.classes)}
        id={id}
        name={name}
        rows={Number(props.rows || 5)}
        spellCheck={props.spellCheck}
        disabled={props.disabled}
        aria-describedby={describedByIds(id, props, props.describedBy)}
        autoComplete={props.autoComplete}
        defaultValue={props.value}
        {...props.attributes}
      />
      {formGroup?.afterInput}
    </LabelledGroup>
  )
}
