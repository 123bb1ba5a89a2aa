import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { classList, present } from './attributes.ts'

type PaginationLink = Props<{ href?: string; text?: ReactNode; labelText?: ReactNode; attributes?: Attributes<'a'> }>

export type PaginationItem = Props<{
  number?: string | number
  href?: string
  current?: boolean
  ellipsis?: boolean
  visuallyHiddenText?: string
  attributes?: Attributes<'a'>
}>

type PaginationProps = Props<{
  previous?: PaginationLink
  next?: PaginationLink
  items?: readonly Maybe<PaginationItem>[]
  landmarkLabel?: string
  classes?: string
  attributes?: Attributes<'nav'>
}>

export function Pagination({ previous, next, items, landmarkLabel, classes, attributes }: PaginationProps) {
  const isBlock = !items && Boolean(next || previous)
  return (
    <nav
      className={classList('govuk-pagination', isBlock && 'govuk-pagination--block', classes)}
      aria-label={landmarkLabel || 'Pagination'}
      {...attributes}
    >
      {previous?.href && <ArrowLink {...previous} direction="prev" isBlock={isBlock} />}
      {items && (
        <ul className="govuk-pagination__list">
          {present(items)
            .filter(({ item }) => Object.keys(item).length > 0)
            .map(({ item, place }) => (
              <PageItem key={place} {...item} />
            ))}
        </ul>
      )}
      {next?.href && <ArrowLink {...next} direction="next" isBlock={isBlock} />}
    </nav>
  )
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

type Direction = keyof typeof arrows

function Arrow({ direction }: { direction: Direction }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  )
}

function ArrowLink(props: PaginationLink & { direction: Direction; isBlock: boolean }) {
  const { direction, isBlock, href, text, labelText, attributes } = props
  return (
    <div className={`govuk-pagination__${direction}`}>
      <a className="govuk-link govuk-pagination__link" href={href} rel={direction} {...attributes}>
        {(isBlock || direction === 'prev') && <Arrow direction={direction} />}
        <span
          className={classList(
            'govuk-pagination__link-title',
            isBlock && !labelText && 'govuk-pagination__link-title--decorated',
          )}
        >
          {text || (
            <>
              {direction === 'prev' ? 'Previous' : 'Next'}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {labelText && isBlock && (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{labelText}</span>
          </>
        )}
        {!isBlock && direction === 'next' && <Arrow direction={direction} />}
      </a>
    </div>
  )
}

function PageItem({ number, href, current, ellipsis, visuallyHiddenText, attributes }: PaginationItem) {
  return (
    <li
      className={classList(
        'govuk-pagination__item',
        current && 'govuk-pagination__item--current',
        ellipsis && 'govuk-pagination__item--ellipsis',
      )}
    >
      {ellipsis ? (
        '⋯'
      ) : (
        <a
          className="govuk-link govuk-pagination__link"
          href={href}
          aria-label={visuallyHiddenText ?? `Page ${number}`}
          aria-current={current ? 'page' : undefined}
          {...attributes}
        >
          {number}
        </a>
      )}
    </li>
  )
}
