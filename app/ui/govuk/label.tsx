import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

export type LabelOptions = Props<{
  text?: ReactNode
  classes?: string
  isPageHeading?: boolean
  attributes?: Attributes<'label'>
}>

type LabelProps = LabelOptions & Props<{ htmlFor?: string; children?: ReactNode }>

export function Label({ text, children = text, classes, isPageHeading, htmlFor, attributes }: LabelProps) {
  if (children === undefined || children === null || children === '') return null
  const label = (
    <label className={classList('govuk-label', classes)} htmlFor={htmlFor} {...attributes}>
      {children}
    </label>
  )
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label
}
