import type { ReactNode } from 'react'
import type { Attributes, Props } from './attributes.ts'
import { classList } from './attributes.ts'

type FooterLink = Props<{ text?: ReactNode; href?: string; attributes?: Attributes<'a'> }>

type FooterSection = Props<{ title: ReactNode; width?: string; columns?: number; items?: readonly FooterLink[] }>

type FooterMeta = Props<{ visuallyHiddenTitle?: string; items?: readonly FooterLink[]; text?: ReactNode }>

type FooterProps = Props<{
  navigation?: readonly FooterSection[]
  meta?: FooterMeta
  containerClasses?: string
  classes?: string
  attributes?: Attributes<'div'>
}>

/** The GOV.UK footer without the crown, the licence and the copyright notice, which are the government's own. */
export function Footer({ navigation, meta, containerClasses, classes, attributes }: FooterProps) {
  return (
    <div className={classList('govuk-footer', classes)} {...attributes}>
      <div className={classList('govuk-width-container', containerClasses)}>
        {navigation && navigation.length > 0 && (
          <>
            <div className="govuk-footer__navigation">
              {navigation.map((section, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place
                <Section key={index} {...section} />
              ))}
            </div>
            <hr className="govuk-footer__section-break" />
          </>
        )}
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">{meta && <Meta {...meta} />}</div>
        </div>
      </div>
    </div>
  )
}

function Section({ title, width, columns, items }: FooterSection) {
  return (
    <div className={`govuk-footer__section govuk-grid-column-${width || 'full'}`}>
      <h2 className="govuk-footer__heading govuk-heading-m">{title}</h2>
      {items && items.length > 0 && (
        <ul
          className={classList('govuk-footer__list', columns !== undefined && `govuk-footer__list--columns-${columns}`)}
        >
          {items
            .filter(({ href, text }) => href && text)
            .map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a link is its place
              <li key={index} className="govuk-footer__list-item">
                <FooterAnchor {...item} />
              </li>
            ))}
        </ul>
      )}
    </div>
  )
}

function Meta({ visuallyHiddenTitle, items, text }: FooterMeta) {
  return (
    <>
      <h2 className="govuk-visually-hidden">{visuallyHiddenTitle || 'Support links'}</h2>
      {items && items.length > 0 && (
        <ul className="govuk-footer__inline-list">
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a link is its place
            <li key={index} className="govuk-footer__inline-list-item">
              <FooterAnchor {...item} />
            </li>
          ))}
        </ul>
      )}
      {text && <div className="govuk-footer__meta-custom">{text}</div>}
    </>
  )
}

function FooterAnchor({ text, href, attributes }: FooterLink) {
  return (
    <a className="govuk-footer__link" href={href} {...attributes}>
      {text}
    </a>
  )
}
