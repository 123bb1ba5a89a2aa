import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { mayEver } from '../../../lib/case/policy.ts'
import { addMonths } from '../../../lib/case/time/calendar.ts'
import { upperFirst } from '../../../lib/case/words/grammar.ts'
import { breakdownFrom, breakdowns } from '../../../lib/measures/breakdowns.ts'
import { measureNamed, measureOf } from '../../../lib/measures/measures.ts'
import { measurePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { measurableBy } from '../../../lib/work/measures/asked.ts'
import { ownBeside } from '../../../lib/work/measures/comparator.ts'
import { takeMeasures } from '../../../lib/work/measures/measures.ts'
import { byMonth } from '../../../lib/work/measures/months.ts'
import { publishedBeside } from '../../../lib/work/measures/published.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { ChartFigure } from '../../ui/chart-figure.tsx'
import { Folded } from '../../ui/folded.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { measureHref, wantedFrom } from '../address.ts'
import { ExportForm } from '../export-form.tsx'
import { Districts } from '../headlines.tsx'
import { PeriodPicker } from '../period-picker.tsx'
import { PublishedTable } from '../published/published-table.tsx'
import { StillCounting } from '../still-counting.tsx'
import { basis, headline } from '../wording.ts'
import { districtChart } from './chart.ts'
import { DistrictTable } from './district-table.tsx'
import { MonthFigure } from './month-figure.tsx'
import { SilentDistricts } from './silent-districts.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = measureNamed((await params).id)
  return { title: id ? measureOf(id).name : 'Measure' }
}

/** One measure: what it is, district by district, with a chart, and every number opening to its cases. */
export default async function MeasurePage({ params, searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'seeMeasures')
  const id = measureNamed((await params).id)
  if (!id || !measurableBy(actor, id)) notFound()
  const measure = measureOf(id)
  const wanted = wantedFrom(await searchParams)
  const by = breakdownFrom(wanted.by, id)
  const asked = { actor, period: wanted.period, horizon: wanted.horizon, by }
  const { taken, stale, period, settings, today } = await takeMeasures(asked, [id])
  const one = taken[0]
  if (!one) notFound()
  const months =
    id === 'M01' || id === 'M01A'
      ? await byMonth(asked, id, period.kind === 'rolling' ? addMonths(period.from, -12) : period.from)
      : null
  const beside = publishedBeside(id)
  const own = await ownBeside(actor, beside)
  const row = (key: string, text: string | null) => (text === null ? [] : [{ key: { text: key }, value: { text } }])
  return (
    <ScriptFree>
      <BackLink href={measureHref('/measures', wanted)} text="All measures" />
      <PageTitle caption={id}>{measure.name}</PageTitle>
      <PeriodPicker action={measurePath(id)} wanted={wanted} period={period} today={today} id={id} />
      <p className="govuk-body">
        <strong className="app-figure">{headline(measure, one.all)}</strong> {basis(measure, one.all)}. {period.label}
        {period.unfinished ? '. The period is not over: this will change' : ''}.
      </p>
      <StillCounting stale={stale} />
      <Folded title="What it counts, and why">
        <SummaryList
          rows={[
            ...row('Why', measure.why),
            ...row(measure.kind === 'duration' ? 'What is timed' : 'What is counted', measure.numerator),
            ...row(measure.kind === 'duration' ? 'Over' : 'Out of', measure.denominator),
            ...row('Unit', measure.unit),
            ...row('Period', measure.period),
            ...row('Interim orders in it', measure.interim),
            ...row('Target', measure.targetWords ? upperFirst(measure.targetWords(settings)) : null),
            ...row('Still open', measure.open),
            ...row(
              'Not in it',
              id === 'M01' || id === 'M01A'
                ? `${one.all.open} ${one.all.open === 1 ? 'order' : 'orders'} made in months whose reports are not loaded`
                : null,
            ),
          ]}
        />
      </Folded>
      <h2 className="govuk-heading-m">
        {by === 'district' ? 'District by district' : `By ${breakdowns[by].label.toLowerCase()}`}
      </h2>
      <ChartFigure
        title={measure.name}
        summary={`${measure.name} by ${breakdowns[by].label.toLowerCase()}. ${one.districts.map(d => `${d.district}: ${headline(measure, d)}`).join('. ')}.`}
        svg={districtChart(measure, one.districts, one.all)}
        table={<DistrictTable id={id} taken={one} wanted={wanted} by={by} plain />}
        narrow={<Districts measure={measure} districts={one.districts} />}
      />
      <DistrictTable id={id} taken={one} wanted={wanted} by={by} />
      {by === 'district' && <SilentDistricts measure={measure} taken={one} />}
      {months && <MonthFigure name={measure.name} months={months} />}
      {mayEver(actor, 'exportMeasures') && (
        <ExportForm wanted={wanted} id={id} text="Export this measure (CSV, small numbers withheld)" />
      )}
      {beside.length > 0 && (
        <>
          <h2 className="govuk-heading-m govuk-!-margin-top-6">Published figures</h2>
          <Folded when={beside.length > 1} title={`${beside.length} kinds of published figure, each beside ours`}>
            <p className="govuk-body app-measure">
              Other people’s numbers, as published, with their source and quality. Beside each kind stands ours for the
              same periods, counted as theirs is.{' '}
              <a className="govuk-link" href="/measures/published">
                All published figures
              </a>
            </p>
            <PublishedTable groups={beside} own={own} limit={12} />
          </Folded>
        </>
      )}
    </ScriptFree>
  )
}
