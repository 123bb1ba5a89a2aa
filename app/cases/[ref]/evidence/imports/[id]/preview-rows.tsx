import { doubts, type Reject, type Row } from '../../../../../../lib/pattern/exports/row.ts'
import { londonDate, londonTime, longDate } from '../../../../../../lib/spo/calendar.ts'
import { rowChannels, rowDirections } from '../../../../../../lib/spo/import-codes.ts'
import { DataTable } from '../../../../../ui/data-table.tsx'

const when = (r: Row) =>
  r.precision === 'day' ? longDate(r.local.slice(0, 10)) : `${longDate(londonDate(r.at))} at ${londonTime(r.at)}`

/** The first rows of a file as they would be read. */
export function PreviewRows({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="The first rows as they will be read"
      rows={rows}
      rowKey={r => `${r.line} ${r.at} ${r.from}`}
      empty="No row can be read."
      columns={[
        { key: 'line', label: 'Line', isRowHeader: true, cell: r => r.line },
        { key: 'when', label: 'When, UK time', cell: when },
        { key: 'file', label: 'In the file', cell: r => <span className="app-verbatim">{r.local}</span> },
        { key: 'channel', label: 'Channel', cell: r => rowChannels[r.channel].label },
        { key: 'direction', label: 'Direction', cell: r => rowDirections[r.direction].label },
        { key: 'from', label: 'From', cell: r => r.from },
        {
          key: 'text',
          label: 'What it says',
          cell: r => (
            <>
              {r.text.slice(0, 200)}
              {r.call && `${r.call.type} call, ${r.call.seconds} seconds`}
              {r.attachments.length > 0 && ` (attached: ${r.attachments.join(', ')})`}
            </>
          ),
        },
        { key: 'doubts', label: 'To know', cell: r => r.doubts.map(d => doubts[d]).join('. ') || 'None' },
      ]}
    />
  )
}

/** Lines that are refused, each with its reason. */
export function RejectedLines({
  rejects,
  caption,
}: {
  rejects: Pick<Reject, 'line' | 'raw' | 'reason'>[]
  caption: string
}) {
  if (!rejects.length) return null
  return (
    <DataTable
      caption={caption}
      rows={rejects}
      rowKey={r => `${r.line} ${r.reason}`}
      empty=""
      columns={[
        { key: 'line', label: 'Line', isRowHeader: true, cell: r => r.line },
        { key: 'reason', label: 'Why', cell: r => r.reason },
        { key: 'raw', label: 'What it says', cell: r => <span className="app-verbatim">{r.raw.slice(0, 300)}</span> },
      ]}
    />
  )
}
