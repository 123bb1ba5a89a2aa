import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { asOptions, classList } from './attributes.ts'

export type LegendOptions = Props<{ text?: ReactNode; classes?: string; isPageHeading?: boolean }>

export type FieldsetOptions = Props<{
  legend?: string | LegendOptions
  classes?: string
  describedBy?: string
  role?: string
  attributes?: Attributes<'fieldset'>
}>

type FieldsetProps = FieldsetOptions & Props<{ children?: ReactNode }>

export function Fieldset({ legend, classes, describedBy, role, attributes, children }: FieldsetProps) {
  return (
    <fieldset
      className={classList('govuk-fieldset', classes)}
      role={role}
      aria-describedby={describedBy}
      {...attributes}
    >
      {legend && <Legend {...asOptions(legend)} />}
      {children}
    </fieldset>
  )
}

function Legend({ text, classes, isPageHeading }: LegendOptions) {
  if (!text) return null
  return (
    <legend className={classList('govuk-fieldset__legend', classes)}>
      {isPageHeading ? <h1 className="govuk-fieldset__heading">{text}</h1> : text}
    </legend>
  )
}
