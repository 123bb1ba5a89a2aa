import type { ReactNode } from 'react'
import { ScriptFree } from './script-free.tsx'

export type SortDirection = 'ascending' | 'descending'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  sortable?: boolean | undefined
  /** The cell that names its row. */
  isRowHeader?: boolean | undefined
  numeric?: boolean | undefined
  /** Whether it says anything of a row: a column that says nothing of any is left out. */
  says?: ((row: Row) => boolean) | undefined
}

type DataTableProps<Row> = {
  caption: string
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: { key: string; direction: SortDirection } | undefined
  sortHref?: ((key: string, direction: SortDirection) => string) | undefined
  /** Instead of the table when there are no rows. */
  empty: ReactNode
}

// Drawn as cards, a table loses its meaning in some browsers unless its roles are spelled out.
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  header: { role: 'rowheader' },
  cell: { role: 'cell' },
}

/** A table of work: sorted by links, and a list of cards on a narrow screen. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, rows, rowKey, empty } = props
  if (rows.length === 0)
    return (
      <>
        {/* What is empty says what it would hold. */}
        {!captionHidden && empty && (
          <p className="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-2">{caption}</p>
        )}
        <div className="govuk-body app-empty">{empty}</div>
      </>
    )
  const columns = props.columns.filter(({ says }) => !says || rows.some(says))
  const canSort = columns.some(column => column.sortable)
  return (
    <ScriptFree>
      <table
        className={`govuk-table app-table${canSort ? ' app-table--sortable' : ''}${columns.length <= 2 ? ' app-table--two' : ''}`}
        {...roles.table}
      >
        <caption
          className={`govuk-table__caption ${captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption--m'}`}
        >
          {caption}
        </caption>
        <thead className="govuk-table__head" {...roles.group}>
          <tr className="govuk-table__row" {...roles.row}>
            {columns.map(column => (
              <ColumnHeader key={column.key} column={column} sort={props.sort} sortHref={props.sortHref} />
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body" {...roles.group}>
          {rows.map(row => (
            <tr key={rowKey(row)} className="govuk-table__row" {...roles.row}>
              {columns.map(column => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScriptFree>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const words = <div className="app-table__value">{column.cell(row)}</div>
  if (column.isRowHeader) {
    return (
      <th scope="row" className="govuk-table__header" data-label={column.label} {...roles.header}>
        {words}
      </th>
    )
  }
  const className = `govuk-table__cell${column.numeric ? ' govuk-table__cell--numeric' : ''}`
  return (
    <td className={className} data-label={column.label} {...roles.cell}>
      {words}
    </td>
  )
}

type ColumnHeaderProps<Row> = Pick<DataTableProps<Row>, 'sort' | 'sortHref'> & { column: Column<Row> }

function ColumnHeader<Row>({ column, sort, sortHref }: ColumnHeaderProps<Row>) {
  const className = `govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`
  if (!column.sortable || !sortHref) {
    return (
      <th scope="col" className={className} {...roles.column}>
        {column.label}
      </th>
    )
  }
  const direction = sort?.key === column.key ? sort.direction : undefined
  const next = direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={`${className} app-table__sort`} aria-sort={direction ?? 'none'} {...roles.column}>
      <a className="govuk-link govuk-link--no-visited-state" href={sortHref(column.key, next)}>
        {column.label}
        <span className="app-table__arrow" aria-hidden="true">
          {direction ? (direction === 'ascending' ? '\u00a0▲' : '\u00a0▼') : '\u00a0⇅'}
        </span>
      </a>
    </th>
  )
}
