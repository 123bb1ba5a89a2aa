import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type NotificationBannerProps = Props<{
  /** One line, shown as a heading; `children` for anything longer. */
  text?: ReactNode
  children?: ReactNode
  type?: 'success'
  titleText?: ReactNode
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6
  titleId?: string
  role?: string
  disableAutoFocus?: boolean
  classes?: string
  attributes?: Attributes<'div'>
}>

export function NotificationBanner(props: NotificationBannerProps) {
  const { text, children, type, titleId = 'govuk-notification-banner-title', titleHeadingLevel = 2, classes } = props
  const isSuccess = type === 'success'
  const Heading = `h${titleHeadingLevel}` as 'h2'
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is always set, to alert or region
    <div
      className={classList('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', classes)}
      role={props.role || (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div className="govuk-notification-banner__header">
        <Heading className="govuk-notification-banner__title" id={titleId}>
          {props.titleText || (isSuccess ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div className="govuk-notification-banner__content">
        {children ?? (text ? <p className="govuk-notification-banner__heading">{text}</p> : null)}
      </div>
    </div>
  )
}
