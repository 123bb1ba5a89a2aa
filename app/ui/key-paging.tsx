import { Pagination } from './govuk/pagination.tsx'

type KeyPagingProps = {
  previousHref?: string | undefined
  nextHref?: string | undefined
  /** What is paged through, such as "Cases". */
  label: string
}

/** Previous and next through a list whose pages are kept by key, not by number. */
export function KeyPaging({ previousHref, nextHref, label }: KeyPagingProps) {
  if (!previousHref && !nextHref) return null
  return (
    <Pagination
      classes="app-paging"
      landmarkLabel={`${label} pages`}
      // An empty list of numbers keeps the two links on one line.
      items={[]}
      previous={previousHref ? { href: previousHref } : undefined}
      next={nextHref ? { href: nextHref } : undefined}
    />
  )
}
