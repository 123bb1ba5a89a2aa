import type { ReactNode } from 'react'

type PageTitleProps = {
  children: ReactNode
  /** The case or section that the page is about, above the title and part of the heading. */
  caption?: ReactNode
  size?: 'l' | 'xl' | undefined
}

/** The one h1 of a page. */
export function PageTitle({ children, caption, size = 'l' }: PageTitleProps) {
  return (
    <h1 className={`govuk-heading-${size}`}>
      {caption && <span className={`govuk-caption-${size}`}>{caption} </span>}
      {children}
    </h1>
  )
}
