import { longDate } from '../../../lib/case/time/calendar.ts'
import { lowerFirst } from '../../../lib/case/words/grammar.ts'
import { comparisonOf, type OwnFigure } from '../../../lib/measures/comparator.ts'
import { type PublishedGroup, publishedName, publishedPeriod } from '../../../lib/measures/published.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import { DataTable } from '../../ui/data-table.tsx'

interface Props {
  groups: readonly PublishedGroup[]
  /** Ours for the same periods, counted as theirs are. */
  own: ReadonlyMap<PublishedGroup, readonly OwnFigure[]>
  limit?: number
}
/** Published figures, one table for each measure and unit, so that unlike things never share a column. */
export function PublishedTable({ groups, own, limit = 50 }: Props) {
  return groups.map(group => (
    <section key={`${group.measure} ${group.unitNote}`}>
      <OwnFigures measure={group.measure} figures={own.get(group) ?? []} />
      <DataTable
        caption={`${publishedName(group.measure)}. Unit as published: ${group.unitNote || 'not stated'}`}
        rows={group.figures.slice(0, limit)}
        rowKey={f => `${f.area} ${f.periodStart} ${f.periodEnd} ${f.value} ${f.source}`}
        empty={null}
        columns={[
          { key: 'area', label: 'Area', isRowHeader: true, cell: f => f.area },
          { key: 'period', label: 'Period', cell: f => publishedPeriod(f) },
          { key: 'value', label: 'Value', numeric: true, cell: f => f.value },
          { key: 'source', label: 'Source', cell: f => f.source },
          { key: 'quality', label: 'Quality note', cell: f => f.qualityFlag || 'None recorded' },
        ]}
      />
      {group.figures.length > limit && (
        <p className="govuk-body">
          {group.figures.length - limit} more.{' '}
          <a className="govuk-link" href={pagePath('/measures/published', { measure: group.measure })}>
            See all of {publishedName(group.measure).toLowerCase()}
          </a>
        </p>
      )}
    </section>
  ))
}

/** Our own by the same definition, over the same periods: beside theirs, and never among them. */
function OwnFigures({ measure, figures }: { measure: string; figures: readonly OwnFigure[] }) {
  const comparison = comparisonOf(measure)
  if (!comparison || !figures.length) return null
  return (
    <>
      <DataTable
        caption={`This force: ${publishedName(measure).toLowerCase()}, for the same periods`}
        rows={figures}
        rowKey={f => `${f.from} ${f.to}`}
        empty={null}
        columns={[
          {
            key: 'period',
            label: 'Period',
            isRowHeader: true,
            cell: f => (comparison.onLastDay ? `On ${longDate(f.to)}` : `${longDate(f.from)} to ${longDate(f.to)}`),
          },
          { key: 'value', label: 'Value', numeric: true, cell: f => f.value ?? 'No data' },
          {
            key: 'quality',
            label: 'Quality note',
            cell: f =>
              f.value === null
                ? 'This program holds nothing of that time'
                : f.heldFrom
                  ? `Held from ${longDate(f.heldFrom)} only, so too low`
                  : 'Held for the whole period',
          },
        ]}
      />
      <p className="govuk-body app-measure">
        Counted as the published figure is, so far as its source says: {lowerFirst(comparison.words)}. Source: the
        records of this program.
      </p>
    </>
  )
}
