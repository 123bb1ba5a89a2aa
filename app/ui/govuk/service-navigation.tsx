import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { classList, present } from './attributes.ts'

export type NavigationItem = Props<{
  text?: ReactNode
  href?: string
  /** This is the page. */
  current?: boolean
  /** The page is in this section. */
  active?: boolean
  attributes?: Attributes<'a'>
}>

type EndSlot = Props<{ content: ReactNode; align?: 'inline' }>

type ServiceNavigationProps = Props<{
  navigation?: readonly Maybe<NavigationItem>[]
  serviceName?: ReactNode
  serviceUrl?: string
  navigationLabel?: string
  navigationId?: string
  navigationClasses?: string
  collapseNavigationOnMobile?: boolean
  menuButtonText?: string
  menuButtonLabel?: string
  ariaLabel?: string
  slots?: Props<{
    start?: ReactNode
    navigationStart?: ReactNode
    navigationEnd?: ReactNode
    end?: EndSlot | ReactNode
  }>
  classes?: string
  attributes?: Attributes<'div'>
}>

export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, serviceUrl, slots, classes, attributes } = props
  const end = slots?.end
  const endSlot = isEndSlot(end) ? end : { content: end }
  const shared = {
    className: classList('govuk-service-navigation', classes),
    'data-module': 'govuk-service-navigation',
    ...attributes,
  }
  const isInline = endSlot.align === 'inline'
  const content = (
    <div className={classList('govuk-width-container', isInline && 'govuk-service-navigation__inlining-container')}>
      {slots?.start}
      <div className="govuk-service-navigation__container">
        {serviceName && (
          <span className="govuk-service-navigation__service-name">
            {serviceUrl ? (
              <a href={serviceUrl} className="govuk-service-navigation__link">
                {serviceName}
              </a>
            ) : (
              <span className="govuk-service-navigation__text">{serviceName}</span>
            )}
          </span>
        )}
        <Navigation {...props} />
      </div>
      {endSlot.content}
    </div>
  )
  // With a service name it is more than a list of links, and so a landmark of its own.
  return serviceName || slots?.start || endSlot.content ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...shared}>
      {content}
    </section>
  ) : (
    <div {...shared}>{content}</div>
  )
}

function isEndSlot(slot: EndSlot | ReactNode): slot is EndSlot {
  return typeof slot === 'object' && slot !== null && 'content' in slot
}

function Navigation(props: ServiceNavigationProps) {
  const { navigation, slots, navigationClasses, menuButtonLabel } = props
  const items = present(navigation)
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return null
  const menuButtonText = props.menuButtonText || 'Menu'
  const id = props.navigationId || 'navigation'
  return (
    <nav
      aria-label={props.navigationLabel || menuButtonText}
      className={classList('govuk-service-navigation__wrapper', navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: hidden until the script shows it, and then takes this away
        <button
          type="button"
          className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={menuButtonLabel && menuButtonLabel !== menuButtonText ? menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {menuButtonText}
        </button>
      )}
      <ul className="govuk-service-navigation__list" id={id}>
        {slots?.navigationStart}
        {items.map(({ item, place }) => (
          <Item key={place} {...item} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

function Item({ text, href, current, active, attributes }: NavigationItem) {
  const isActive = Boolean(active || current)
  const ariaCurrent = isActive ? (current ? 'page' : 'true') : undefined
  // The strong tag still shows where you are to people who replace colours and styles.
  const words = isActive ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text
  return (
    <li className={classList('govuk-service-navigation__item', isActive && 'govuk-service-navigation__item--active')}>
      {href ? (
        <a className="govuk-service-navigation__link" href={href} aria-current={ariaCurrent} {...attributes}>
          {words}
        </a>
      ) : (
        text && (
          <span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
            {words}
          </span>
        )
      )}
    </li>
  )
}
