import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

export type Breadcrumb = Props<{ text: ReactNode; href?: string; attributes?: Attributes<'a'> }>

type BreadcrumbsProps = Props<{
  items: readonly Breadcrumb[]
  collapseOnMobile?: boolean
  labelText?: string
  classes?: string
  attributes?: Attributes<'nav'>
}>

export function Breadcrumbs({ items, collapseOnMobile, labelText, classes, attributes }: BreadcrumbsProps) {
  const className = classList('govuk-breadcrumbs', classes, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')
  return (
    <nav className={className} aria-label={labelText ?? 'Breadcrumb'} {...attributes}>
      <ol className="govuk-breadcrumbs__list">
        {items.map((item, index) =>
          item.href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place
            <li key={index} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a crumb is its place
            <li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ),
        )}
      </ol>
    </nav>
  )
}
