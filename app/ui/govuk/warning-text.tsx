import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type WarningTextProps = Props<{
  text?: ReactNode
  children?: ReactNode
  /** Read out before the warning. */
  iconFallbackText?: string
  classes?: string
  attributes?: Attributes<'div'>
}>

export function WarningText({ text, children = text, iconFallbackText, classes, attributes }: WarningTextProps) {
  return (
    <div className={classList('govuk-warning-text', classes)} {...attributes}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconFallbackText || 'Warning'}</span> {children}
      </strong>
    </div>
  )
}
