import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type SkipLinkProps = Props<{
  href?: string
  text?: ReactNode
  children?: ReactNode
  classes?: string
  attributes?: Attributes<'a'>
}>

export function SkipLink({ href, text, children = text, classes, attributes }: SkipLinkProps) {
  return (
    <a
      href={href || '#content'}
      className={classList('govuk-skip-link', classes)}
      data-module="govuk-skip-link"
      {...attributes}
    >
      {children}
    </a>
  )
}
