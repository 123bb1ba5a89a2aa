import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { asOptions, classList, idList } from './attributes.ts'
import type { ErrorMessageOptions } from './error-message.tsx'
import { ErrorMessage } from './error-message.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import { Fieldset } from './fieldset.tsx'
import type { HintOptions } from './hint.tsx'
import { Hint } from './hint.tsx'
import type { LabelOptions } from './label.tsx'
import { Label } from './label.tsx'

/** Around one control: what comes straight before and after it, and the group's own classes. */
export type FormGroupOptions = Props<{
  classes?: string
  attributes?: Attributes<'div'>
  beforeInput?: ReactNode
  afterInput?: ReactNode
}>

/** Around several controls (radios, checkboxes, a date). */
export type InputsGroupOptions = Props<{
  classes?: string
  attributes?: Attributes<'div'>
  beforeInputs?: ReactNode
  afterInputs?: ReactNode
}>

/** What every form control says about itself. */
export type FieldOptions = Props<{
  hint?: string | HintOptions
  errorMessage?: string | ErrorMessageOptions
}>

/** What every control with one label says about itself. */
export type LabelledOptions = FieldOptions &
  Props<{
    label?: string | LabelOptions
    describedBy?: string
    formGroup?: FormGroupOptions
  }>

/** The ids that describe a control: those passed in, then its hint, then its error. */
export function describedByIds(id: string | undefined, field: FieldOptions, describedBy?: string): string | undefined {
  return idList(describedBy, field.hint && `${id}-hint`, field.errorMessage && `${id}-error`)
}

type FrameProps = Props<{
  errorMessage?: unknown
  formGroup?: { classes?: string | undefined; attributes?: Attributes<'div'> | undefined }
  children: ReactNode
}>

function Frame({ errorMessage, formGroup, children }: FrameProps) {
  const classes = classList('govuk-form-group', errorMessage ? 'govuk-form-group--error' : '', formGroup?.classes)
  return (
    <div className={classes} {...formGroup?.attributes}>
      {children}
    </div>
  )
}

function HintAndError({ id, hint, errorMessage }: FieldOptions & { id: string | undefined }) {
  return (
    <>
      {hint && <Hint {...asOptions(hint)} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...asOptions(errorMessage)} id={`${id}-error`} />}
    </>
  )
}

/** A label, hint, error and one control. */
export function LabelledGroup(props: LabelledOptions & { id: string | undefined; children: ReactNode }) {
  const { id, label, hint, errorMessage, formGroup, children } = props
  return (
    <Frame errorMessage={errorMessage} formGroup={formGroup}>
      {label && <Label {...asOptions(label)} htmlFor={id} />}
      <HintAndError id={id} hint={hint} errorMessage={errorMessage} />
      {children}
    </Frame>
  )
}

type InputsGroupProps = FieldOptions & {
  id: string | undefined
  fieldset: FieldsetOptions | undefined
  describedBy: string | undefined
  formGroup: InputsGroupOptions | undefined
  children: ReactNode
}

/** A legend, hint, error and several controls. */
export function InputsGroup({ id, fieldset, describedBy, hint, errorMessage, formGroup, children }: InputsGroupProps) {
  const inside = (
    <>
      <HintAndError id={id} hint={hint} errorMessage={errorMessage} />
      {children}
    </>
  )
  return (
    <Frame errorMessage={errorMessage} formGroup={formGroup}>
      {fieldset ? (
        <Fieldset {...fieldset} describedBy={describedBy}>
          {inside}
        </Fieldset>
      ) : (
        inside
      )}
    </Frame>
  )
}
