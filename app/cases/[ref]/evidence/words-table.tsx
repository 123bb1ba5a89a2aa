import type { CaseFile } from '../../../../lib/case/case.ts'
import type { ExhibitWords } from '../../../../lib/case/records/exhibits.ts'
import { wordsFrom } from '../../../../lib/case/reference/codes/incidents.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { asLength } from '../../../../lib/case/words/lengths.ts'
import { exhibitPath } from '../../../../lib/site/addresses.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import type { Seat } from '../act-links.tsx'
import { correctionColumn } from '../record-links.tsx'

interface WordsTableProps {
  caption: string
  rows: ExhibitWords[]
  seat: Seat & { file: CaseFile<'exhibits' | 'exhibitWords' | 'named' | 'restrictions'> }
  empty: string
  /** Where rows of several exhibits stand together. */
  withExhibit?: true
}

/** What was read in pictures or typed of recordings, beside where it stands. */
export function WordsTable({ caption, rows, seat, empty, withExhibit }: WordsTableProps) {
  const { file } = seat
  const nameOf = (w: ExhibitWords) => file.exhibits.find(e => e.id === w.exhibitId)?.reference ?? ''
  const columns: Column<ExhibitWords>[] = [
    {
      key: 'when',
      label: 'When',
      isRowHeader: true,
      cell: w =>
        w.atSecond !== null
          ? `${asLength(w.atSecond)} into it`
          : [w.shownOn && longDate(w.shownOn), w.shownTime].filter(Boolean).join(', ') || 'No time shown',
    },
    ...(withExhibit
      ? [
          {
            key: 'exhibit',
            label: 'Exhibit',
            cell: (w: ExhibitWords) => (
              <a className="govuk-link" href={exhibitPath(file.case.ref, w.exhibitId)}>
                {nameOf(w)}
              </a>
            ),
          },
        ]
      : []),
    { key: 'who', label: 'Who', cell: w => w.sender ?? 'Not said' },
    {
      key: 'words',
      label: 'Words',
      cell: w => (
        <>
          <span className="app-incident__words">{w.words ?? 'None'}</span>
          {w.wordsFrom === 'program' && <div className="govuk-body-s">{wordsFrom.program.label}</div>}
        </>
      ),
    },
    correctionColumn({ ...seat, kind: 'exhibitWords' }, w => `the words of ${nameOf(w)}`),
  ]
  return <DataTable caption={caption} rows={rows} rowKey={w => w.id} empty={empty} columns={columns} />
}
