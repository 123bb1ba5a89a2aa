import type { MessageRow } from '../../../../../lib/casework/rows.ts'
import { doubts } from '../../../../../lib/pattern/exports/row.ts'
import { londonDate, longDate, longMoment } from '../../../../../lib/spo/calendar.ts'
import { rowChannels, rowDirections } from '../../../../../lib/spo/import-codes.ts'
import { type Column, DataTable } from '../../../../ui/data-table.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'

const when = (r: MessageRow) => (r.precision === 'day' ? longDate(londonDate(r.at)) : longMoment(r.at))
const doubtWords = (codes: string[]) =>
  codes.map(c => (Object.hasOwn(doubts, c) ? doubts[c as keyof typeof doubts] : c)).join('. ')

const choose: Column<MessageRow> = {
  key: 'choose',
  label: 'Select',
  cell: r => (
    <Checkboxes
      name="row"
      idPrefix={`row-${r.id}`}
      classes="govuk-checkboxes--small"
      items={[
        {
          value: r.id,
          text: (
            <span className="govuk-visually-hidden">
              Select the row of {when(r)} from {r.sender || 'the owner'}, line {r.line}
            </span>
          ),
        },
      ]}
    />
  ),
}
const columns: Column<MessageRow>[] = [
  { key: 'when', label: 'When', isRowHeader: true, cell: when },
  { key: 'channel', label: 'Channel', cell: r => rowChannels[r.channel].label },
  { key: 'direction', label: 'Direction', cell: r => rowDirections[r.direction].label },
  {
    key: 'from',
    label: 'From and to',
    cell: r => (
      <span className="app-verbatim">
        {r.sender || 'The owner'}
        {r.recipients.length > 0 && ` to ${r.recipients.slice(0, 5).join(', ')}`}
      </span>
    ),
  },
  {
    key: 'text',
    label: 'What it says',
    cell: r => (
      <>
        <span className="app-incident__words">{r.text}</span>
        {r.callType && `${r.callType.replace(/^./, c => c.toUpperCase())} call, ${r.callSeconds ?? 0} seconds`}
        {r.attachments.length > 0 && ` (attached: ${r.attachments.join(', ')})`}
        {r.doubts.length > 0 && <span className="app-under">{doubtWords(r.doubts)}</span>}
      </>
    ),
  },
]

/** Rows of imports, each with where it stands in its file; with `links` led to its import, with `choosing` to be selected. */
export function RowTable(props: {
  rows: MessageRow[]
  caption: string
  base: string
  choosing: boolean
  numbers: Map<string, number>
}) {
  const { rows, caption, base, choosing, numbers } = props
  const source: Column<MessageRow> = {
    key: 'source',
    label: 'Source',
    cell: r => (
      <>
        <a className="govuk-link" href={`${base}/imports/${r.importId}`}>
          Import {numbers.get(r.importId) ?? ''}
        </a>
        , line {r.line}
        {r.duplicateOf !== null && <span className="app-under">Repeats an earlier row</span>}
        {r.incidents.length > 0 && <span className="app-under">Incident {r.incidents.join(', ')}</span>}
      </>
    ),
  }
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={r => String(r.id)}
      empty="No row matches."
      columns={[...(choosing ? [choose] : []), ...columns, source]}
    />
  )
}
