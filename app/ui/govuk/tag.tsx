import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

export type TagProps = Props<{
  text?: ReactNode
  children?: ReactNode
  classes?: string
  attributes?: Attributes<'strong'>
}>

export function Tag({ text, children = text, classes, attributes }: TagProps) {
  return (
    <strong className={classList('govuk-tag', classes)} {...attributes}>
      {children}
    </strong>
  )
}
