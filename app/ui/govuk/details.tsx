import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type DetailsProps = Props<{
  summaryText: ReactNode
  text?: ReactNode
  children?: ReactNode
  id?: string
  open?: boolean
  classes?: string
  attributes?: Attributes<'details'>
}>

export function Details({ summaryText, text, children = text, id, open, classes, attributes }: DetailsProps) {
  return (
    <details id={id} className={classList('govuk-details', classes)} open={open} {...attributes}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summaryText}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}
