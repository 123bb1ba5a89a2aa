import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { classList, present } from './attributes.ts'

export type TabItem = Props<{
  id?: string
  label: ReactNode
  /** `text` for one paragraph, `children` for anything longer. */
  panel: Props<{ text?: ReactNode; children?: ReactNode; attributes?: Attributes<'div'> }>
  attributes?: Attributes<'a'>
}>

type TabsProps = Props<{
  items?: readonly Maybe<TabItem>[]
  idPrefix?: string
  title?: string
  id?: string
  classes?: string
  attributes?: Attributes<'div'>
}>

export function Tabs({ items, idPrefix = '', title, id, classes, attributes }: TabsProps) {
  const tabs = present(items).map(({ item, place }) => ({ ...item, place, id: item.id || `${idPrefix}-${place}` }))
  return (
    <div id={id} className={classList('govuk-tabs', classes)} data-module="govuk-tabs" {...attributes}>
      <h2 className="govuk-tabs__title">{title ?? 'Contents'}</h2>
      {items && items.length > 0 && (
        <ul className="govuk-tabs__list">
          {tabs.map(tab => (
            <li
              key={tab.id}
              className={classList('govuk-tabs__list-item', tab.place === 1 && 'govuk-tabs__list-item--selected')}
            >
              <a className="govuk-tabs__tab" href={`#${tab.id}`} {...tab.attributes}>
                {tab.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {tabs.map(({ id, place, panel }) => (
        <div
          key={id}
          className={classList('govuk-tabs__panel', place > 1 && 'govuk-tabs__panel--hidden')}
          id={id}
          {...panel.attributes}
        >
          {panel.children ?? (panel.text ? <p className="govuk-body">{panel.text}</p> : null)}
        </div>
      ))}
    </div>
  )
}
