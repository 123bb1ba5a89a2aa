import type { ReactNode } from 'react'
import { DataTable } from '../ui/data-table.tsx'

/** Each state of a component worth looking at, by what is to be seen. */
export type States = Record<string, () => ReactNode>

/** What components of several kinds are shown with. */
export const moment = '2026-03-27T21:10:00Z'
export const long = 'Sir Maximilian-Alexander Featherstonehaugh O’Shaughnessy-Cholmondeley'
export const rows = [
  { ref: 'MA-26-00012', name: 'Nathan Quill', due: 3 },
  { ref: 'MA-26-00013', name: long, due: 128 },
]
export const table = (some: typeof rows) => (
  <DataTable
    caption="Orders"
    rows={some}
    rowKey={r => r.ref}
    sort={{ key: 'due', direction: 'descending' }}
    sortHref={(key, direction) => `?sort=${key}&direction=${direction}`}
    empty="No order is in force."
    columns={[
      { key: 'ref', label: 'Case', isRowHeader: true, cell: r => r.ref },
      { key: 'name', label: 'Defendant', cell: r => r.name, sortable: true },
      { key: 'due', label: 'Days left', cell: r => r.due, numeric: true, sortable: true },
    ]}
  />
)
