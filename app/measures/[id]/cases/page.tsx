import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { durationWords, measureNamed, measureOf } from '../../../../lib/measures/measures.ts'
import { casePath, measureCasesPath, measurePath } from '../../../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../../../lib/site/asked.ts'
import { measurableBy } from '../../../../lib/work/measures/asked.ts'
import { type Behind, casesBehind, partNamed, parts } from '../../../../lib/work/measures/cases-behind.ts'
import { wholeOf } from '../../../../lib/work/measures/in-districts.ts'
import { currentActor, requirePermission } from '../../../../lib/work/sign-in/actor.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { KeyPaging } from '../../../ui/key-paging.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { measureHref, wantedFrom } from '../../address.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> }
export const metadata: Metadata = { title: 'Cases behind a measure' }

/** Exactly the cases behind one number of a measure: those that the reader may open, and how many they may not. */
export default async function CasesBehindPage({ params, searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'seeMeasures')
  const id = measureNamed((await params).id)
  if (!id || !measurableBy(actor, id)) notFound()
  const measure = measureOf(id)
  const search = await searchParams
  const wanted = wantedFrom(search)
  const part = partNamed(askedFirst(search, 'part')) ?? 'denominator'
  const district = askedFirst(search, 'district')
  const found = await casesBehind({ actor, period: wanted.period, horizon: wanted.horizon, keep: true }, id, {
    part,
    district,
    after: askedFirst(search, 'after'),
    before: askedFirst(search, 'before'),
  })
  const href = (change: Record<string, string>) =>
    measureHref(measureCasesPath(id), wanted, { part, district, ...change })
  const columns: Column<Behind>[] = [
    {
      key: 'case',
      label: 'Case',
      isRowHeader: true,
      cell: row => (
        <a className="govuk-link" href={casePath(row.ref)}>
          {row.ref}
        </a>
      ),
    },
    ...(found.rows.some(row => row.label !== row.ref)
      ? [{ key: 'what', label: 'What', cell: (row: Behind) => row.label }]
      : []),
    {
      key: 'district',
      label: 'District and team',
      cell: row => (
        <>
          {row.district}
          <span className="app-under">{row.team}</span>
        </>
      ),
    },
    { key: 'officer', label: 'Officer', cell: row => row.officer ?? 'No officer' },
    { key: 'day', label: 'Day', cell: row => (row.onDay ? longDate(row.onDay) : 'Not yet') },
    ...(measure.measuredIn
      ? [
          {
            key: 'value',
            label: part === 'open' || part === 'late' ? 'Waiting' : 'Time',
            cell: (row: Behind) => (row.value === null ? '' : durationWords(row.value, measure.measuredIn ?? 'days')),
          },
        ]
      : measure.kind === 'rate' && part === 'denominator'
        ? [{ key: 'hit', label: 'Counted', cell: (row: Behind) => (row.hit ? 'Yes' : 'No') }]
        : []),
  ]
  return (
    <ScriptFree>
      <BackLink href={measureHref(measurePath(id), wanted)} text={measure.name} />
      <PageTitle caption={`${id}. ${measure.name}`}>
        {found.district ?? wholeOf(actor)}:{' '}
        {part === 'denominator' && measure.kind === 'duration' ? 'all that were timed' : parts[part].label}
      </PageTitle>
      <p className="govuk-body">
        <strong>{found.total}</strong> {found.total === 1 ? 'row' : 'rows'}.{' '}
        {part === 'numerator'
          ? measure.numerator
          : part === 'denominator'
            ? (measure.denominator ?? measure.numerator)
            : (measure.open ?? '')}
        . {part === 'open' || part === 'late' ? 'As it stands now.' : `${found.period.label}.`}
      </p>
      <DataTable
        caption="Cases behind the number"
        captionHidden
        columns={columns}
        rows={found.rows}
        rowKey={row => row.recordId}
        empty={found.closed ? 'You may open none of the cases behind this number.' : 'No case is behind this number.'}
      />
      {found.closed > 0 && (
        <p className="govuk-body">
          {found.rows.length ? 'And ' : ''}
          {found.closed} that you may not open.
        </p>
      )}
      <KeyPaging
        label="Cases"
        previousHref={found.before ? href({ before: found.before }) : undefined}
        nextHref={found.after ? href({ after: found.after }) : undefined}
      />
    </ScriptFree>
  )
}
