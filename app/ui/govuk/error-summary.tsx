import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

export type ErrorSummaryItem = Props<{ text: ReactNode; href?: string; attributes?: Attributes<'a'> }>

type ErrorSummaryProps = Props<{
  titleText?: ReactNode
  descriptionText?: ReactNode
  children?: ReactNode
  errorList?: readonly ErrorSummaryItem[]
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes<'div'>
}>

export function ErrorSummary(props: ErrorSummaryProps) {
  const { titleText = 'There is a problem', descriptionText, children = descriptionText, errorList, classes } = props
  return (
    <div
      // Other errors are another summary, so that it takes the focus again.
      key={errorList?.map(item => `${item.href} ${typeof item.text === 'string' ? item.text : ''}`).join('|')}
      className={classList('govuk-error-summary', classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      {/* The alert is a child of the focused element, or screen readers lose part of it. */}
      <div role="alert">
        <h2 className="govuk-error-summary__title">{titleText}</h2>
        <div className="govuk-error-summary__body">
          {children && <p>{children}</p>}
          {errorList && errorList.length > 0 && (
            <ul className="govuk-list govuk-error-summary__list">
              {errorList.map(({ text, href, attributes }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two errors may share a field and a text
                <li key={index}>
                  {href ? (
                    <a href={href} {...attributes}>
                      {text}
                    </a>
                  ) : (
                    text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
