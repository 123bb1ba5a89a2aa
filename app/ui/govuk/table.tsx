import type { ReactNode } from 'react'
import type { Attributes, Maybe, Props } from './attributes.ts'
import { asOptions, classList, present } from './attributes.ts'

export type TableHead = Props<{
  text?: ReactNode
  format?: 'numeric'
  classes?: string
  colSpan?: number
  rowSpan?: number
  attributes?: Attributes<'th'>
}>

export type TableCell = Props<{
  text?: ReactNode
  format?: 'numeric'
  classes?: string
  colSpan?: number
  rowSpan?: number
  attributes?: Attributes<'td'> & Attributes<'th'>
}>

type TableProps = Props<{
  caption?: ReactNode
  captionClasses?: string
  head?: readonly (string | TableHead)[]
  rows: readonly Maybe<readonly (string | TableCell)[]>[]
  firstCellIsHeader?: boolean
  classes?: string
  attributes?: Attributes<'table'>
}>

export function Table({ caption, captionClasses, head, rows, firstCellIsHeader, classes, attributes }: TableProps) {
  return (
    <table className={classList('govuk-table', classes)} {...attributes}>
      {caption && <caption className={classList('govuk-table__caption', captionClasses)}>{caption}</caption>}
      {head && (
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {head.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <Header key={index} {...asOptions(item)} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody className="govuk-table__body">
        {present(rows).map(({ item: row, place }) => (
          <tr key={place} className="govuk-table__row">
            {row.map((item, index) => {
              const cell: TableCell = asOptions(item)
              return index === 0 && firstCellIsHeader ? (
                <Header key="header" {...cell} format={undefined} scope="row" />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <Cell key={index} {...cell} />
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Header({ scope, text, format, classes, colSpan, rowSpan, attributes }: TableHead & { scope: 'col' | 'row' }) {
  const className = classList('govuk-table__header', format && `govuk-table__header--${format}`, classes)
  return (
    <th scope={scope} className={className} colSpan={colSpan} rowSpan={rowSpan} {...attributes}>
      {text}
    </th>
  )
}

function Cell({ text, format, classes, colSpan, rowSpan, attributes }: TableCell) {
  const className = classList('govuk-table__cell', format && `govuk-table__cell--${format}`, classes)
  return (
    <td className={className} colSpan={colSpan} rowSpan={rowSpan} {...attributes}>
      {text}
    </td>
  )
}
