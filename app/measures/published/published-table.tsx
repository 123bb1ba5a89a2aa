import { type PublishedGroup, publishedName, publishedPeriod } from '../../../lib/measures/published.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import { DataTable } from '../../ui/data-table.tsx'

/** Published figures, one table for each measure and unit, so that unlike things never share a column. */
export function PublishedTable({ groups, limit = 50 }: { groups: readonly PublishedGroup[]; limit?: number }) {
  return groups.map(group => (
    <section key={`${group.measure} ${group.unitNote}`}>
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
