import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type InsetTextProps = Props<{
  text?: ReactNode
  children?: ReactNode
  id?: string
  classes?: string
  attributes?: Attributes<'div'>
}>

export function InsetText({ text, children = text, id, classes, attributes }: InsetTextProps) {
  return (
    <div id={id} className={classList('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  )
}
