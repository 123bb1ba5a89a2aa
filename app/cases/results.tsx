import { londonDate, longDate } from '../../lib/case/time/calendar.ts'
import { caseStages } from '../../lib/case/views/stage.ts'
import { casePath } from '../../lib/site/addresses.ts'
import type { LockedCase } from '../../lib/work/case/restricted.ts'
import type { FoundCase } from '../../lib/work/lists/search.ts'
import type { Column } from '../ui/data-table.tsx'
import { Tag } from '../ui/govuk/tag.tsx'

/** The columns of a list of cases; why each was found when there was a search. */
export const caseColumns = (searched: boolean): Column<FoundCase>[] => [
  {
    key: 'name',
    label: 'Defendant',
    isRowHeader: true,
    sortable: true,
    cell: row => (
      <>
        <a className="govuk-link" href={casePath(row.ref)}>
          {row.defendant}
        </a>
        <span className="app-under">{row.bornOn ? `Born ${longDate(row.bornOn)}` : 'Date of birth not known'}</span>
        <span className="app-under">{row.ref}</span>
      </>
    ),
  },
  { key: 'protected', label: 'Protected', cell: row => row.protectedPersons.join(', ') },
  {
    key: 'stage',
    label: 'Stage',
    cell: row => <Tag text={caseStages[row.stage].label} classes={`govuk-tag--${caseStages[row.stage].colour}`} />,
  },
  {
    key: 'officer',
    label: 'Officer and team',
    cell: row => (
      <>
        {row.officer ?? 'No officer'}
        <span className="app-under">{row.team}</span>
      </>
    ),
  },
  ...(searched
    ? [
        {
          key: 'match',
          label: 'Found by',
          sortable: true,
          cell: (row: FoundCase) => (
            <ul className="govuk-list govuk-!-margin-bottom-0 app-why">
              {row.why.map(why => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          ),
        },
      ]
    : []),
  {
    key: 'opened',
    label: 'Opened',
    sortable: true,
    cell: row => <span className="app-nowrap">{longDate(londonDate(row.openedAt))}</span>,
  },
]

/** Cases that the search found and that are closed to this person: that they are there, and nothing more. */
export function LockedCases({ cases }: { cases: LockedCase[] }) {
  if (!cases.length) return null
  return (
    <section aria-labelledby="locked">
      <h2 className="govuk-heading-m" id="locked">
        This case is restricted
      </h2>
      <p className="govuk-body app-measure">
        Only the people named on it can open it. Open it with a reason if someone is in danger.
      </p>
      <ul className="govuk-list govuk-list--spaced">
        {cases.map(c => (
          <li key={c.ref}>
            <Tag text="Locked" classes="govuk-tag--purple" />{' '}
            <a className="govuk-link" href={casePath(c.ref, '/restricted')}>
              {c.ref}
            </a>{' '}
            {c.team}
          </li>
        ))}
      </ul>
    </section>
  )
}
