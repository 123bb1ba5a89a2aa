import { offersAt } from '../../../lib/acts/act/offers.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { RecordKind } from '../../../lib/case/reference/record-kinds.ts'
import { correctionPath } from '../../../lib/site/addresses.ts'
import type { Seat } from './act-links.tsx'

interface RecordLinksProps extends Seat {
  file: CaseFile<'named' | 'restrictions'>
  kind: RecordKind
  record: { id: string }
  /** Which record, for people who hear links out of their place. */
  of: string
}

/** The way to correct or withdraw a record, beside it: only for whoever may. */
export function RecordLinks({ kind, record, of, ...seat }: RecordLinksProps) {
  if (!offersAt('corrections', seat.file, seat, { record, about: kind }).length) return null
  return (
    <a
      className="govuk-link govuk-body-s app-record-link app-no-print"
      href={correctionPath(seat.file.case.ref, record.id, seat.back)}
    >
      Correct or withdraw<span className="govuk-visually-hidden"> {of}</span>
    </a>
  )
}
