import { longDate } from '../../../../../lib/case/time/calendar.ts'
import { type Column, type MatrixFilter, matrixFilters, type Row } from '../../../../../lib/drafting/support-matrix.ts'
import { incidentPath } from '../../../../../lib/site/addresses.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Select } from '../../../../ui/govuk/select.tsx'

interface MatrixProps {
  caseRef: string
  columns: readonly Column[]
  rows: readonly Row[]
  /** How many rows there are without a filter. */
  all: number
  show: MatrixFilter
  column: string | undefined
}
/** So few are seen at once, without a filter. */
const fewRows = 8
/** More rows than this are not drawn at once: the filters find the rest. */
const mostRows = 200

/** Limbs and conditions against incidents and exhibits. A cell says “Cited” or “No”, so that no gap is told by colour alone. */
export function MatrixTable({ caseRef, columns, rows, all, show, column }: MatrixProps) {
  const drawn = rows.slice(0, mostRows)
  return (
    <section aria-labelledby="matrix">
      <h2 className="govuk-heading-m" id="matrix">
        Which incidents support which part
      </h2>
      {(all > fewRows || rows.length < all) && (
        <form method="get" action="#matrix" className="app-period">
          <Select
            id="show"
            name="show"
            label="Show"
            value={show}
            items={Object.entries(matrixFilters).map(([value, f]) => ({ value, text: f.label }))}
          />
          <Select
            id="column"
            name="column"
            label="Cited for"
            value={column ?? ''}
            items={[
              { value: '', text: 'Anything or nothing' },
              ...columns.map(c => ({ value: c.key, text: c.title.length > 60 ? `${c.title.slice(0, 59)}…` : c.title })),
            ]}
          />
          <Button text="Show" classes="govuk-button--secondary" />
        </form>
      )}
      <p className="govuk-body" role="status">
        {rows.length} of {all} {all === 1 ? 'incident' : 'incidents'}
        {rows.length > drawn.length ? `, the first ${drawn.length} are shown` : ''}.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className="app-table-scroll" tabIndex={0} aria-label="Incidents, and what cites each of them">
        <table className="govuk-table app-matrix">
          <caption className="govuk-visually-hidden">Incidents, and what cites each of them</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Incident
              </th>
              {columns.map(c => (
                <th key={c.key} scope="col" className="govuk-table__header">
                  {c.short === c.title ? (
                    c.title
                  ) : (
                    <abbr title={c.title}>{/^\d/.test(c.short) ? `Condition ${c.short}` : c.short}</abbr>
                  )}
                </th>
              ))}
              <th scope="col" className="govuk-table__header">
                Exhibits
              </th>
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {drawn.map(({ incident, cites, exhibits }) => (
              <tr key={incident.id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <a className="govuk-link" href={incidentPath(caseRef, incident.id)}>
                    {incident.number}. {longDate(incident.happenedOn)}
                  </a>
                  <span className="app-under">{incident.summary.slice(0, 90)}</span>
                </th>
                {columns.map(c => (
                  <td key={c.key} className="govuk-table__cell">
                    {cites.has(c.key) ? <strong>Cited</strong> : <span className="app-matrix__no">No</span>}
                  </td>
                ))}
                <td className="govuk-table__cell">
                  {exhibits.length ? (
                    exhibits.map(e => e.reference).join(', ')
                  ) : (
                    <span className="app-matrix__no">None</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length === 0 && <p className="govuk-body">No incident is like that.</p>}
    </section>
  )
}
