import type { ReactNode } from 'react'
import { Details } from './govuk/details.tsx'

interface FoldedProps {
  when?: boolean | undefined
  title: ReactNode
  open?: boolean | undefined
  id?: string | undefined
  children: ReactNode
}

/** What is read rarely, under words that say what it holds. Find-in-page, print and an address that leads into it open it. */
export function Folded({ when = true, title, open, id, children }: FoldedProps) {
  return when ? (
    <Details summaryText={title} open={open || undefined}>
      {/* A link that leads into what is folded opens it: its mark stands within. */}
      {id ? <div id={id}>{children}</div> : children}
    </Details>
  ) : (
    children
  )
}

interface FoldedRestProps<Row> {
  rows: readonly Row[]
  /** How many stand open. */
  shown: number
  /** What the fold says of how many it holds. */
  title: (count: number) => ReactNode
  children: (rows: readonly Row[], isRest: boolean) => ReactNode
}

/** The first of a list, and the rest folded under their count. One alone is not worth a fold. */
export function FoldedRest<Row>({ rows, shown, title, children }: FoldedRestProps<Row>) {
  const open = rows.length > shown + 1 ? shown : rows.length
  const rest = rows.slice(open)
  return (
    <>
      {children(rows.slice(0, open), false)}
      {rest.length > 0 && <Details summaryText={title(rest.length)}>{children(rest, true)}</Details>}
    </>
  )
}
