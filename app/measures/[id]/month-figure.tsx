import { longDate } from '../../../lib/case/time/calendar.ts'
import { breaksWithin, seriesBreaks } from '../../../lib/case/time/periods.ts'
import { list } from '../../../lib/case/words/grammar.ts'
import { perThousand, ratioWords } from '../../../lib/measures/rates.ts'
import { ChartFigure } from '../../ui/chart-figure.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Folded } from '../../ui/folded.tsx'
import { monthChart } from './chart.ts'

type Month = { month: string; orders: number; reports: number | null }
const monthName = (day: string) => longDate(day).slice(2)

/** A ratio to reports month by month, with the changes in how reports are counted. */
export function MonthFigure({ name, months }: { name: string; months: readonly Month[] }) {
  const points = months.map(m => ({ ...m, ratio: m.reports === null ? null : perThousand(m.orders, m.reports) }))
  const [first, last] = [months[0]?.month ?? '', months.at(-1)?.month ?? '']
  const breaks = breaksWithin(first, last)
  return (
    <>
      <h2 className="govuk-heading-m">Month by month</h2>
      <ChartFigure
        title={`${name}, by month`}
        summary={`From ${monthName(first)} to ${monthName(last)}. ${
          breaks.length
            ? `The way of counting reports changed on ${list(breaks.map(b => longDate(b.on)))}, where a line is drawn: the two sides are not comparable.`
            : `The way of counting reports did not change in these months. It last changed on ${longDate(seriesBreaks.at(-1)?.on ?? '2023-06-01')}.`
        }`}
        svg={monthChart(points, 720) + monthChart(points, 280)}
        table={
          <DataTable
            caption={`${name}, by month`}
            captionHidden
            rows={points}
            rowKey={p => p.month}
            empty={null}
            columns={[
              { key: 'month', label: 'Month', isRowHeader: true, cell: p => monthName(p.month) },
              { key: 'orders', label: 'Orders', numeric: true, cell: p => p.orders },
              { key: 'reports', label: 'Reports', numeric: true, cell: p => p.reports ?? 'Not loaded' },
              {
                key: 'ratio',
                label: 'Per 1,000',
                numeric: true,
                cell: p => (p.ratio === null ? 'None' : ratioWords(p.ratio)),
              },
            ]}
          />
        }
      />
      <Folded title={`${seriesBreaks.length} changes in how reports are counted, in any period shown here`}>
        <ul className="govuk-list govuk-list--bullet">
          {seriesBreaks.map(b => (
            <li key={b.on}>
              {longDate(b.on)}: {b.what}. Source: {b.source}.
            </li>
          ))}
        </ul>
      </Folded>
    </>
  )
}
