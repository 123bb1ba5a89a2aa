import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type BackLinkProps = Props<{
  href?: string
  text?: ReactNode
  children?: ReactNode
  classes?: string
  attributes?: Attributes<'a'>
}>

export function BackLink({ href, text, children = text, classes, attributes }: BackLinkProps) {
  return (
    <a href={href || '#'} className={classList('govuk-back-link', classes)} {...attributes}>
      {children || 'Back'}
    </a>
  )
}
