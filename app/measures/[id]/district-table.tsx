import type { ReactNode } from 'react'
import { type BreakdownName, breakdowns } from '../../../lib/measures/breakdowns.ts'
import { durationWords, type MeasureId, measureOf } from '../../../lib/measures/measures.ts'
import { againstFunnel, ratioStanding } from '../../../lib/measures/rates.ts'
import { measureCasesPath } from '../../../lib/site/addresses.ts'
import type { Part } from '../../../lib/work/measures/cases-behind.ts'
import type { Figures, Taken } from '../../../lib/work/measures/measures.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { measureHref, type Wanted } from '../address.ts'
import { headline, standingWords } from '../wording.ts'

type DistrictTableProps = { id: MeasureId; taken: Taken; wanted: Wanted; by: BreakdownName; plain?: boolean }

/** Every district, those with nothing as zero, and all of them together. Each number opens to its cases unless `plain`. */
export function DistrictTable({ id, taken, wanted, by, plain }: DistrictTableProps) {
  const measure = measureOf(id)
  const number = (f: Figures, part: Part, n: number, what: string): ReactNode =>
    plain || n === 0 || (by !== 'district' && f.districtId !== null) ? (
      n
    ) : (
      <a
        className="govuk-link"
        href={measureHref(measureCasesPath(id), wanted, { part, district: f.districtId ?? undefined })}
        aria-label={`${n}: ${what}, ${f.district}. See the cases`}
      >
        {n}
      </a>
    )
  const groups = breakdowns[by].label
  const duration = measure.kind === 'duration'
  const time = (n: number | null) => (n === null ? 'None' : durationWords(n, measure.measuredIn ?? 'days'))
  const numeric = true
  return (
    <DataTable
      caption={`${measure.name} by ${groups.toLowerCase()}${plain ? ', as in the chart' : ''}`}
      captionHidden={plain}
      rows={[...taken.districts, taken.all]}
      rowKey={f => f.districtId ?? 'all'}
      empty={null}
      columns={[
        { key: 'district', label: groups, isRowHeader: true, cell: f => f.district },
        ...(duration
          ? []
          : [
              {
                key: 'part',
                label: 'Counted',
                numeric,
                cell: (f: Figures) => number(f, 'numerator', f.numerator, 'counted'),
              },
            ]),
        ...(measure.kind === 'ratio'
          ? [
              {
                key: 'of',
                label: 'Reports',
                numeric,
                cell: (f: Figures) => (f.reports === null ? 'Not loaded' : f.reports.toLocaleString('en-GB')),
              },
            ]
          : []),
        ...(measure.kind === 'rate'
          ? [
              {
                key: 'of',
                label: 'Out of',
                numeric,
                cell: (f: Figures) => number(f, 'denominator', f.counted, 'out of'),
              },
            ]
          : []),
        ...(duration
          ? [
              {
                key: 'of',
                label: 'Timed',
                numeric,
                cell: (f: Figures) => number(f, 'denominator', f.counted, 'timed'),
              },
              { key: 'median', label: 'Median', cell: (f: Figures) => time(f.median) },
              { key: 'ninetieth', label: '9 in 10 within', cell: (f: Figures) => time(f.ninetieth) },
            ]
          : []),
        ...(measure.kind === 'rate' || measure.kind === 'ratio'
          ? [
              {
                key: 'figure',
                label: measure.kind === 'rate' ? 'Rate' : 'Per 1,000',
                cell: (f: Figures) => headline(measure, f),
              },
            ]
          : []),
        ...(measure.kind === 'rate'
          ? [
              {
                key: 'standing',
                label: 'Compared with all',
                cell: (f: Figures) =>
                  f.districtId === null || f.isForceWide
                    ? ''
                    : standingWords[againstFunnel(f.share, taken.all.share, f.denominator ?? 0)],
              },
            ]
          : []),
        ...(measure.kind === 'ratio' && by === 'district'
          ? [
              {
                key: 'standing',
                label: 'Compared with all',
                cell: (f: Figures) =>
                  f.districtId === null || f.isForceWide
                    ? ''
                    : standingWords[
                        ratioStanding(f.numerator, f.reports, {
                          count: taken.all.numerator,
                          reports: taken.all.reports,
                        })
                      ],
              },
            ]
          : []),
        ...(measure.open
          ? [
              {
                key: 'open',
                label: id === 'M18' ? 'No owner or check' : 'Open',
                numeric,
                cell: (f: Figures) => number(f, 'open', f.open, 'still open'),
              },
              ...(duration
                ? [{ key: 'waiting', label: 'Open for, median', cell: (f: Figures) => time(f.openMedian) }]
                : []),
              ...(measure.target || id === 'M05'
                ? [
                    {
                      key: 'late',
                      label: 'Past target',
                      numeric,
                      cell: (f: Figures) => number(f, 'late', f.late, 'open past target'),
                    },
                  ]
                : []),
            ]
          : []),
      ]}
    />
  )
}
