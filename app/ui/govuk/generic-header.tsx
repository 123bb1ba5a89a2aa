import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type GenericHeaderProps = Props<{
  logoText?: ReactNode
  url?: string
  containerClasses?: string
  classes?: string
  attributes?: Attributes<'div'>
}>

export function GenericHeader({ logoText, url, containerClasses, classes, attributes }: GenericHeaderProps) {
  return (
    <div className={classList('govuk-generic-header', classes)} {...attributes}>
      <div className={classList('govuk-generic-header__container', containerClasses || 'govuk-width-container')}>
        <div className="govuk-generic-header__logo">
          <a href={url || '/'} className="govuk-generic-header__homepage-link">
            {logoText}
          </a>
        </div>
      </div>
    </div>
  )
}
