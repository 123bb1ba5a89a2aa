import { offersAt } from '../../../lib/acts/act/offers.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { RecordKind } from '../../../lib/case/reference/record-kinds.ts'
import { correctionPath } from '../../../lib/site/addresses.ts'
import type { Column } from '../../ui/data-table.tsx'
import type { Seat } from './act-links.tsx'

interface Recorded extends Seat {
  file: CaseFile<'named' | 'restrictions'>
  kind: RecordKind
}
interface RecordLinksProps extends Recorded {
  record: { id: string }
  /** Which record, for people who hear links out of their place. */
  of: string
}

const mayCorrect = ({ kind, ...seat }: Recorded, record: { id: string }) =>
  offersAt('corrections', seat.file, seat, { record, about: kind }).length > 0

/** The way to correct or withdraw a record, beside it: only for whoever may. */
export function RecordLinks({ kind, record, of, ...seat }: RecordLinksProps) {
  if (!mayCorrect({ kind, ...seat }, record)) return null
  return (
    <a
      className="govuk-link govuk-body-s app-record-link app-no-print"
      href={correctionPath(seat.file.case.ref, record.id, seat.back)}
    >
      Correct or withdraw<span className="govuk-visually-hidden"> {of}</span>
    </a>
  )
}

/** The last column of a table of records: the way to correct each, where whoever looks may. */
export const correctionColumn = <Row extends { id: string }>(
  recorded: Recorded,
  of: (record: Row) => string,
): Column<Row> => ({
  key: 'change',
  label: 'Change',
  says: record => mayCorrect(recorded, record),
  cell: record => <RecordLinks {...recorded} record={record} of={of(record)} />,
})
