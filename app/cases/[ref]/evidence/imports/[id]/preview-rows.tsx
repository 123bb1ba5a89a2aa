import type { ImportFile } from '../../../../../../lib/case/records/imports.ts'
import { rowChannels, rowDirections } from '../../../../../../lib/case/reference/import-codes.ts'
import { londonDate, londonTime, longDate } from '../../../../../../lib/case/time/calendar.ts'
import { callWords } from '../../../../../../lib/case/words/lengths.ts'
import {
  doubts,
  type ExportKind,
  exportKinds,
  marks,
  type Reject,
  type Row,
} from '../../../../../../lib/pattern/exports/row.ts'
import { DataTable } from '../../../../../ui/data-table.tsx'

const when = (r: Row) =>
  r.precision === 'day' ? longDate(r.local.slice(0, 10)) : `${longDate(londonDate(r.at))} at ${londonTime(r.at)}`

/** The first rows of a file as they would be read. */
export function PreviewRows({ rows }: { rows: Row[] }) {
  return (
    <DataTable
      caption="The first rows as they will be read"
      rows={rows}
      rowKey={r => `${r.file} ${r.line} ${r.at} ${r.from}`}
      empty="No row can be read."
      columns={[
        { key: 'line', label: 'Line', isRowHeader: true, cell: r => (r.file ? `${r.file}, ${r.line}` : r.line) },
        { key: 'when', label: 'When, UK time', cell: when },
        { key: 'file', label: 'In the file', cell: r => <span className="app-verbatim">{r.local}</span> },
        {
          key: 'channel',
          label: 'Channel',
          cell: r => (
            <span className="app-word">
              {r.kind === 'place' ? 'Place' : r.kind === 'notice' ? 'Notice' : r.app || rowChannels[r.channel].label}
            </span>
          ),
        },
        { key: 'direction', label: 'Direction', cell: r => rowDirections[r.direction].label },
        { key: 'from', label: 'From', cell: r => r.from },
        {
          key: 'text',
          label: 'What it says',
          cell: r => (
            <>
              {r.text.slice(0, 200)}
              {r.call && (
                <span className={r.text ? 'app-under' : undefined}>{callWords(r.call.type, r.call.seconds)}</span>
              )}
              {r.place && `${r.place.lat.toFixed(5)}, ${r.place.lon.toFixed(5)}`}
              {r.attachments.length > 0 && ` (attached: ${r.attachments.join(', ')})`}
            </>
          ),
        },
        {
          key: 'doubts',
          label: 'Points to check',
          cell: r => [...(r.marks ?? []).map(m => marks[m]), ...r.doubts.map(d => doubts[d])].join('. ') || 'None',
        },
      ]}
    />
  )
}

/** Lines that are refused, each with its reason. */
export function RejectedLines({
  rejects,
  caption,
}: {
  rejects: (Pick<Reject, 'line' | 'raw' | 'reason'> & { file?: string | null })[]
  caption: string
}) {
  if (!rejects.length) return null
  return (
    <DataTable
      caption={caption}
      rows={rejects}
      rowKey={r => `${r.file} ${r.line} ${r.reason}`}
      empty=""
      columns={[
        { key: 'line', label: 'Line', isRowHeader: true, cell: r => (r.file ? `${r.file}, ${r.line}` : r.line) },
        { key: 'reason', label: 'Why', cell: r => r.reason },
        { key: 'raw', label: 'What it says', cell: r => <span className="app-verbatim">{r.raw.slice(0, 300)}</span> },
      ]}
    />
  )
}

const innerStates = { read: 'Read', media: 'Beside the messages', unread: 'Not read' }
const kindOf = (kind: string | undefined) =>
  kind && Object.hasOwn(exportKinds, kind) ? `: ${exportKinds[kind as ExportKind]}` : ''

/** The files inside an archive or the sheets of a workbook: what each is, and why one is not read. */
export function InnerFiles({ files, most = 200 }: { files: ImportFile[]; most?: number }) {
  if (!files.length) return null
  // What was read, and what was not, comes before the pictures.
  const rank = { read: 0, unread: 1, media: 2 }
  const shown = files.toSorted((a, b) => rank[a.is] - rank[b.is]).slice(0, most)
  const caption = `What is inside: ${files.length.toLocaleString('en-GB')} ${files.length === 1 ? 'part' : 'parts'}`
  return (
    <DataTable
      caption={files.length > most ? `${caption}, the first ${most} of them` : caption}
      rows={shown}
      rowKey={f => f.name}
      empty=""
      columns={[
        { key: 'name', label: 'Name', isRowHeader: true, cell: f => <span className="app-verbatim">{f.name}</span> },
        { key: 'is', label: 'What became of it', cell: f => `${innerStates[f.is]}${kindOf(f.kind)}` },
        {
          key: 'rows',
          label: 'Rows',
          cell: f => (f.counts ? f.counts.accepted.toLocaleString('en-GB') : ''),
        },
        {
          key: 'reason',
          label: 'Points to check',
          cell: f =>
            f.reason ?? (f.counts?.rejected ? `${f.counts.rejected.toLocaleString('en-GB')} lines refused` : ''),
        },
      ]}
    />
  )
}
