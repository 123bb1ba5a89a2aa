import { reviewResults, tiers } from '../../lib/case/reference/codes/applications.ts'
import { riskJudgements } from '../../lib/case/reference/codes/decisions.ts'
import { daysBetween, londonDate, longDate, longMoment } from '../../lib/case/time/calendar.ts'
import { actPath, casePath, reviewPath } from '../../lib/site/addresses.ts'
import type { DeskPage, DeskRow } from '../../lib/work/queues/desk.ts'
import type { Decided } from '../../lib/work/queues/desk-rows.ts'
import { recentDays } from '../../lib/work/queues/desk-rows.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

/** A case to a row, in two lines: who, how dangerous, by when and what next; then how far it is and whose it is. */
export function DeskRows({ page, here }: { page: DeskPage; here: string }) {
  return (
    <ScriptFree>
      <ul className="govuk-list app-desk">
        {page.rows.map(row => (
          <li key={row.caseId} className="app-desk__row">
            <div className="app-desk__who">
              <a className="govuk-link" href={casePath(row.ref)}>
                {row.defendant || row.ref}
              </a>
              {row.protectedPersons && <> and {row.protectedPersons}</>}
              <span className="app-desk__ref">{row.ref}</span>
            </div>
            <div className="app-desk__when">
              <Due row={row} today={page.today} />
              {row.counted && !row.legal && <span className="app-under">{row.counted}</span>}
            </div>
            <div className="app-desk__next">
              <a className="govuk-link" href={nextStep(row, here).href}>
                {nextStep(row, here).words}
                <span className="govuk-visually-hidden">
                  : {row.defendant || row.ref}, {row.ref}
                </span>
              </a>
            </div>
            <div className="app-desk__under">
              <strong>{row.risk ? `${riskJudgements[row.risk].label} risk` : 'Risk not assessed'}</strong>
              {`, ${row.incidents} ${row.incidents === 1 ? 'incident' : 'incidents'} in ${recentDays} days. `}
              {row.words}
              {row.readiness ? ` (${row.readiness})` : ''}. {row.officer ?? 'No officer'}, {row.team}.
              {row.others > 0 && ` ${row.others} more here.`}
            </div>
          </li>
        ))}
      </ul>
    </ScriptFree>
  )
}

/** Straight to the form of what settles it, which comes back to the desk; else to the page that shows it. */
function nextStep({ kind, ref, next, act }: DeskRow, here: string): { words: string; href: string } {
  if (kind === 'review') return { words: 'Review the draft', href: reviewPath(ref) }
  if (act) return { words: act.words, href: actPath(ref, act.name, act.on, { back: here }) }
  return { words: next.words, href: casePath(ref, next.page) }
}

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
/** Red is kept for a day that statute or a court sets; the force's own target is amber, and says whose it is. */
function Due({ row, today }: { row: DeskRow; today: string }) {
  if (!row.due) return <Tag text="No date" classes="govuk-tag--grey" />
  const on = londonDate(row.due)
  const left = daysBetween(today, on)
  if (row.legal)
    return row.late || left < 0 ? (
      <Tag text={`Over by ${days(Math.max(1, -left))}`} classes="govuk-tag--red" />
    ) : (
      <Tag text={left === 0 ? 'Due today' : `Due in ${days(left)}`} classes="govuk-tag--blue" />
    )
  if (row.late)
    return <Tag text={left < 0 ? `Over target by ${days(-left)}` : 'Over target'} classes="govuk-tag--orange" />
  return <Tag text={left <= 0 ? 'Target today' : `Target in ${days(left)}`} classes="govuk-tag--grey" />
}

/** What reviewers decided in the last seven days. */
export const DecidedRows = ({ decided }: { decided: readonly Decided[] }) => (
  <DataTable
    caption="Decided in the last 7 days, the latest first"
    captionHidden
    rows={decided}
    rowKey={row => row.id}
    empty="Nothing was decided in the last 7 days."
    columns={[
      {
        key: 'case',
        label: 'Case',
        isRowHeader: true,
        cell: row => (
          <>
            <a className="govuk-link" href={casePath(row.ref, '/application')}>
              {row.defendant || row.ref}
            </a>
            <span className="app-under">{row.ref}</span>
          </>
        ),
      },
      {
        key: 'result',
        label: 'Decision',
        cell: row => `${reviewResults[row.result].label}, ${tiers[row.tier].label.toLowerCase()}`,
      },
      { key: 'by', label: 'By', cell: row => row.by },
      {
        key: 'at',
        label: 'When',
        cell: row => (
          <>
            {longDate(londonDate(row.at))}
            <span className="app-under">{longMoment(row.at).split(' at ')[1]}</span>
          </>
        ),
      },
    ]}
  />
)
