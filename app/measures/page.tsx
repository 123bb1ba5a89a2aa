import type { Metadata } from 'next'
import { mayEver } from '../../lib/case/policy.ts'
import { londonTime } from '../../lib/case/time/calendar.ts'
import {
  headlineMeasures,
  type MeasureQuestion,
  measureQuestions,
  questionOf,
} from '../../lib/measures/measure-questions.ts'
import { type MeasureId, measureIds, measureOf } from '../../lib/measures/measures.ts'
import { forceActPath, measureCasesPath, measurePath, pagePath } from '../../lib/site/addresses.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { wholeOf } from '../../lib/work/measures/in-districts.ts'
import { type Taken, takeMeasures } from '../../lib/work/measures/measures.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { measureHref, wantedFrom } from './address.ts'
import { ExportForm } from './export-form.tsx'
import { Headlines } from './headlines.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { StillCounting } from './still-counting.tsx'
import { basis, headline } from './wording.ts'

export const metadata: Metadata = { title: 'Measures' }

/** Five figures that lead, then every other measure under the question that it answers. What each counts is on its own page. */
export default async function MeasuresPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'seeMeasures')
  const wanted = wantedFrom(await searchParams)
  const { taken, series, stale, period, settings, today, at } = await takeMeasures(
    { actor, period: wanted.period, horizon: wanted.horizon, keep: true },
    measureIds,
    false,
    headlineMeasures,
  )
  const isHeadline = (id: MeasureId) => (headlineMeasures as readonly MeasureId[]).includes(id)
  const columns: Column<Taken>[] = [
    {
      key: 'measure',
      label: 'Measure',
      isRowHeader: true,
      cell: ({ id }) => (
        <a className="govuk-link" href={measureHref(measurePath(id), wanted)}>
          {measureOf(id).name}
        </a>
      ),
    },
    {
      key: 'figure',
      label: 'Figure',
      cell: ({ id, all }) => (
        <>
          <strong className="app-figure">{headline(measureOf(id), all)}</strong>
          <span className="app-under">{basis(measureOf(id), all)}</span>
        </>
      ),
    },
    {
      key: 'late',
      label: 'Still open',
      cell: ({ id, all }) =>
        measureOf(id).open === null ? (
          'Not applicable'
        ) : (
          <>
            <a
              className="govuk-link"
              href={measureHref(measureCasesPath(id), wanted, {
                part: all.late || measureOf(id).target ? 'late' : 'open',
              })}
            >
              {all.late || measureOf(id).target ? `${all.late} past target` : `${all.open} open`}
            </a>
            <span className="app-under">{all.open} open in all</span>
          </>
        ),
    },
  ]
  return (
    <ScriptFree>
      <PageTitle caption={wholeOf(actor)}>Measures</PageTitle>
      <PeriodPicker action="/measures" wanted={wanted} period={period} today={today} />
      <p className="govuk-body">
        {period.label}
        {period.unfinished ? '. The period is not over: these figures will change' : ''}. Every case is counted, whoever
        asks: also restricted cases that you may not open. Counted at {londonTime(at)}.
      </p>
      <StillCounting stale={stale} />
      <Headlines taken={taken.filter(t => isHeadline(t.id))} series={series} settings={settings} wanted={wanted} />
      {(Object.keys(measureQuestions) as MeasureQuestion[]).map(question => {
        const rows = taken.filter(t => questionOf[t.id] === question && !isHeadline(t.id))
        return (
          rows.length > 0 && (
            <details key={question} className="app-group">
              <summary className="app-group__summary">
                <h2 className="govuk-heading-m">
                  {measureQuestions[question]} ({rows.length})
                </h2>
              </summary>
              <DataTable
                caption={measureQuestions[question]}
                captionHidden
                columns={columns}
                rows={rows}
                rowKey={row => row.id}
                empty={null}
              />
            </details>
          )
        )
      })}
      <ul className="govuk-list">
        <li>
          <a className="govuk-link" href="/measures/published">
            Published figures of other forces
          </a>
        </li>
        {mayEver(actor, 'recordReports') && (
          <li>
            <a className="govuk-link" href={forceActPath('recordReportCounts')}>
              Record the stalking reports of a month
            </a>
          </li>
        )}
        {mayEver(actor, 'exportMeasures') && (
          <li>
            <ExportForm wanted={wanted} text="Export all measures (CSV, small numbers withheld)" />
          </li>
        )}
        {mayEver(actor, 'exportMeasures') && (
          <li>
            <a className="govuk-link" href={pagePath('/measures/packs')}>
              Packs: freedom of information, scrutiny, Home Office return
            </a>
          </li>
        )}
      </ul>
    </ScriptFree>
  )
}
