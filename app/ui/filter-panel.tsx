import type { ReactNode } from 'react'
import { Button } from './govuk/button.tsx'

export type SelectedFilter = {
  heading: string
  /** Each choice made, with the address of the list without it. */
  items: readonly { text: string; href: string }[]
}

type FilterPanelProps = {
  /** The page that the form leads to. */
  action: string
  clearHref: string
  selected?: readonly SelectedFilter[] | undefined
  /** What the address must keep, such as the order of the list. */
  keep?: Readonly<Record<string, string | undefined>> | undefined
  title?: string | undefined
  children: ReactNode
}

/** Filters as a plain form with an address, so that a filtered list can be kept and shared. */
export function FilterPanel({ action, clearHref, selected = [], keep = {}, title, children }: FilterPanelProps) {
  const chosen = selected.filter(filter => filter.items.length > 0)
  return (
    <search className="app-filter" aria-label={title ?? 'Filters'}>
      <h2 className="govuk-heading-m app-filter__title">{title ?? 'Filters'}</h2>
      {chosen.length > 0 && <Selected filters={chosen} />}
      <details className="app-filter__fold">
        <summary className="app-filter__show">Show filters</summary>
        <form action={action} method="get" className="app-filter__form">
          {Object.entries(keep).map(
            ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {children}
          <div className="govuk-button-group">
            <Button text="Apply filters" classes="govuk-button--secondary" />
            <a className="govuk-link govuk-link--no-visited-state" href={clearHref}>
              Clear filters
            </a>
          </div>
        </form>
      </details>
    </search>
  )
}

function Selected({ filters }: { filters: readonly SelectedFilter[] }) {
  return (
    <div className="app-filter__selected">
      <h3 className="govuk-heading-s app-filter__heading">Selected filters</h3>
      {filters.map(({ heading, items }) => (
        <div key={heading}>
          <h4 className="govuk-body-s app-filter__heading">{heading}</h4>
          <ul className="app-filter__choices">
            {items.map(({ text, href }) => (
              <li key={href}>
                <a className="app-filter__choice" href={href}>
                  <span className="govuk-visually-hidden">Remove this filter: </span>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
