import { longMoment } from '../../lib/case/time/calendar.ts'
import { reclassifiedAnswers } from '../../lib/case/views/reports.ts'
import { casePath, forceActPath, pairPath } from '../../lib/site/addresses.ts'
import type { ShownChange } from '../../lib/work/feeds/records-changes.ts'
import { DataTable } from '../ui/data-table.tsx'

interface Props {
  caption: string
  rows: readonly ShownChange[]
  empty: string
  /** Whether the reader may say what they find of a crime that was taken out of stalking. */
  reads: boolean
}
/** What records systems say of crimes: outcome, officer, whether it is stalking. */
export function RecordsChanges({ caption, rows, empty, reads }: Props) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={c => c.id}
      empty={empty}
      columns={[
        {
          key: 'crime',
          label: 'Crime',
          isRowHeader: true,
          cell: c => (
            <>
              {c.crimeReference}
              <span className="app-under">
                {c.caseRef && (
                  <a className="govuk-link" href={casePath(c.caseRef)}>
                    Case {c.caseRef}
                  </a>
                )}
                {!c.caseRef && c.pairId && (
                  <a className="govuk-link" href={pairPath(c.pairId)}>
                    A pair of reports
                  </a>
                )}
                {!c.caseRef && !c.pairId && 'In no case and no pair'}
              </span>
            </>
          ),
        },
        {
          key: 'what',
          label: 'Now',
          cell: c => (
            <ul className="govuk-list govuk-!-margin-bottom-0">
              {c.isStalking !== null && <li>{c.isStalking ? 'Stalking' : 'Not stalking'}</li>}
              {c.outcome && <li>Outcome: {c.outcome}</li>}
              {c.officer && <li>Officer: {c.officer}</li>}
              {c.reason && <li className="app-spoken">{c.reason}</li>}
            </ul>
          ),
        },
        {
          key: 'when',
          label: 'Changed',
          cell: c => (
            <>
              {longMoment(c.changedAt)}
              <span className="app-under">{c.system}</span>
            </>
          ),
        },
        {
          key: 'read',
          label: 'Second reader',
          cell: c =>
            c.isStalking !== false ? (
              'Not needed'
            ) : c.answer ? (
              <>
                {reclassifiedAnswers[c.answer].label}
                <span className="app-under app-spoken">{c.answerNote}</span>
              </>
            ) : reads ? (
              <a className="govuk-link" href={forceActPath('readReclassified', c.id)}>
                Read<span className="govuk-visually-hidden"> {c.crimeReference}</span>
              </a>
            ) : (
              'Waits'
            ),
        },
      ]}
    />
  )
}
