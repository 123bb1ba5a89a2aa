import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

export type ErrorMessageOptions = Props<{
  text?: ReactNode
  classes?: string
  attributes?: Attributes<'p'>
  /** The word read out before the message; empty for none. */
  visuallyHiddenText?: string
}>

type ErrorMessageProps = ErrorMessageOptions & Props<{ id?: string; children?: ReactNode }>

export function ErrorMessage(props: ErrorMessageProps) {
  const { id, text, children = text, classes, attributes, visuallyHiddenText = 'Error' } = props
  return (
    <p id={id} className={classList('govuk-error-message', classes)} {...attributes}>
      {visuallyHiddenText ? (
        <>
          <span className="govuk-visually-hidden">{visuallyHiddenText}:</span> {children}
        </>
      ) : (
        children
      )}
    </p>
  )
}
