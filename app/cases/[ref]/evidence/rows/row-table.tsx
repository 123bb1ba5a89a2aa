import { rowChannels, rowDirections } from '../../../../../lib/case/reference/import-codes.ts'
import { londonDate, longDate, longMoment } from '../../../../../lib/case/time/calendar.ts'
import { callWords } from '../../../../../lib/case/words/lengths.ts'
import { doubts, type Mark, marks } from '../../../../../lib/pattern/exports/row.ts'
import { exhibitPath, importPath } from '../../../../../lib/site/addresses.ts'
import type { RowMedia } from '../../../../../lib/work/imports/import-media.ts'
import type { MessageRow } from '../../../../../lib/work/lists/rows.ts'
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
const markWords = (codes: string[]) => codes.map(c => (Object.hasOwn(marks, c) ? marks[c as Mark] : c)).join('. ')
/** Degrees as people write them: 51.50740, -0.12780, within 12 metres. */
export const placeWords = ({ lat, lon, accuracy }: { lat: number; lon: number; accuracy?: number }) =>
  `${lat.toFixed(5)}, ${lon.toFixed(5)}${accuracy === undefined ? '' : `, within ${Math.round(accuracy)} metres`}`
const channelWords = (r: MessageRow) => (
  <span className="app-word">
    {r.kind === 'place' ? 'Place' : r.kind === 'notice' ? 'Notice' : r.app || rowChannels[r.channel].label}
  </span>
)

/** The files that a row names: one that is an exhibit leads to it. */
function Attached({ names, media, caseRef }: { names: string[]; media: RowMedia[]; caseRef: string }) {
  if (!names.length) return null
  return (
    <span className="app-under">
      Attached:{' '}
      {names.map((name, i) => {
        const exhibit = media.find(m => m.name === name)
        return (
          <span key={name}>
            {i > 0 && ', '}
            {exhibit ? (
              <a className="govuk-link" href={exhibitPath(caseRef, exhibit.id)}>
                {exhibit.reference} ({name})
              </a>
            ) : (
              name
            )}
          </span>
        )
      })}
    </span>
  )
}

const columnsFor = (media: Map<number, RowMedia[]>, caseRef: string): Column<MessageRow>[] => [
  { key: 'when', label: 'When', isRowHeader: true, cell: when },
  { key: 'channel', label: 'Channel', cell: channelWords },
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
        {r.callType && <span className={r.text ? 'app-under' : undefined}>{callWords(r.callType, r.callSeconds)}</span>}
        {r.place && <span className="app-verbatim">{placeWords(r.place)}</span>}
        <Attached names={r.attachments} media={media.get(r.id) ?? []} caseRef={caseRef} />
        {r.marks.length > 0 && <span className="app-under">{markWords(r.marks)}</span>}
        {r.doubts.length > 0 && <span className="app-under">{doubtWords(r.doubts)}</span>}
      </>
    ),
  },
]

/** Rows of imports, each with where it stands in its file; with `links` led to its import, with `choosing` to be selected. */
export function RowTable(props: {
  rows: MessageRow[]
  caption: string
  caseRef: string
  choosing: boolean
  numbers: Map<string, number>
  media: Map<number, RowMedia[]>
}) {
  const { rows, caption, caseRef, choosing, numbers, media } = props
  const source: Column<MessageRow> = {
    key: 'source',
    label: 'Source',
    cell: r => (
      <>
        <a className="govuk-link" href={importPath(caseRef, r.importId)}>
          Import {numbers.get(r.importId) ?? ''}
        </a>
        {r.file ? `, ${r.file}` : ''}, line {r.line}
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
      columns={[...(choosing ? [choose] : []), ...columnsFor(media, caseRef), source]}
    />
  )
}
