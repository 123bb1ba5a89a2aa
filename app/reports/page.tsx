import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { mayEver } from '../../lib/case/policy.ts'
import { longDate } from '../../lib/case/time/calendar.ts'
import { allPairStates, type PairState, pairStates } from '../../lib/case/views/reports.ts'
import { pagePath, pairPath } from '../../lib/site/addresses.ts'
import { monthOf, type PairAsk, type PairCounts, type PairRow, pairPage } from '../../lib/work/reports/pair-list.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { FilterPanel } from '../ui/filter-panel.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { InsetText } from '../ui/govuk/inset-text.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { ReportSections } from './sections.tsx'
import { reasonFor } from './wording.ts'

export const metadata: Metadata = { title: 'Pairs to look at' }

const names = ['state', 'district', 'team', 'offence', 'relationship', 'from', 'to', 'after', 'before'] as const
type Asked = { [K in (typeof names)[number]]?: string | string[] }
const labels = { district: 'District', team: 'Team', offence: 'Offence', relationship: 'Relationship' } as const
const filterNames = Object.keys(labels) as (keyof typeof labels)[]

/** Pairs of a suspect and a victim whom two or more reports are about, and of whom nobody has decided yet: oldest first. */
export default async function PairsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  if (!mayEver(actor, 'seeReports') && mayEver(actor, 'feedReports')) redirect('/reports/imports')
  requirePermission(actor, 'seeReports')
  const given = await searchParams
  const queryValue = (name: (typeof names)[number]) => {
    const value = given[name]
    return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 200) || undefined
  }
  const state = allPairStates.find(s => s === queryValue('state')) ?? 'waiting'
  const ask: PairAsk = {
    state,
    district: queryValue('district'),
    team: queryValue('team'),
    offence: queryValue('offence'),
    relationship: queryValue('relationship'),
    from: monthOf(queryValue('from')),
    to: monthOf(queryValue('to')),
    after: queryValue('after'),
    before: queryValue('before'),
  }
  const page = await pairPage(actor, ask, { keep: true })
  const href = (change: PairAsk) => {
    const { after: _a, before: _b, ...kept } = ask
    const query = new URLSearchParams(Object.entries({ ...kept, ...change }).filter(([, v]) => v) as [string, string][])
    if (query.get('state') === 'waiting') query.delete('state')
    return pagePath('/reports', query)
  }
  const chosen = [
    ...filterNames.flatMap(name => (ask[name] ? [{ text: ask[name], href: href({ [name]: undefined }) }] : [])),
    ...(ask.from ? [{ text: `From ${ask.from}`, href: href({ from: undefined }) }] : []),
    ...(ask.to ? [{ text: `To ${ask.to}`, href: href({ to: undefined }) }] : []),
  ]
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Pairs to look at</PageTitle>
      <ReportSections actor={actor} here="/reports" />
      <p className="govuk-body app-measure">
        Each is one suspect and one victim whom two or more crime reports are about, and of whom nobody has yet decided
        whether to apply for an order.
      </p>
      {page.namesToJudge > 0 && (
        <InsetText>
          {page.namesToJudge === 1
            ? 'One name in the reports has so many different people that it may name nobody. '
            : `${page.namesToJudge.toLocaleString('en-GB')} names in the reports have so many different people that they may name nobody. `}
          <a className="govuk-link" href="/reports/names">
            Say whom they name
          </a>
        </InsetText>
      )}
      <Counts counts={page.counts} state={state} href={href} />
      <div className="app-split">
        <div className="app-split__side">
          <FilterPanel
            action="/reports"
            clearHref="/reports"
            keep={{ state: state === 'waiting' ? undefined : state }}
            selected={[{ heading: 'Pairs', items: chosen }]}
          >
            {filterNames.map(name => (
              <Select
                key={name}
                name={name}
                id={name}
                label={{ text: labels[name] }}
                value={ask[name] ?? ''}
                items={[{ value: '', text: 'Any' }, ...page.choices[name].map(v => ({ value: v, text: v }))]}
              />
            ))}
            <Input
              name="from"
              id="from"
              label="Reported from month"
              hint="For example, 2026-03"
              value={ask.from ?? ''}
              classes="govuk-input--width-5"
            />
            <Input
              name="to"
              id="to"
              label="Reported up to month"
              hint="For example, 2026-11"
              value={ask.to ?? ''}
              classes="govuk-input--width-5"
            />
          </FilterPanel>
        </div>
        <div className="app-split__main">
          <DataTable
            caption={`${pairStates[state].label}: ${page.matching.toLocaleString('en-GB')}, oldest first`}
            rows={page.rows}
            rowKey={row => row.id}
            empty={
              chosen.length
                ? 'No pair matches these filters.'
                : page.counts.found
                  ? 'No pair is here.'
                  : 'No pair has been found yet. Send crime reports under Imports: two about the same two people make a pair.'
            }
            columns={columns}
          />
          <KeyPaging
            label="Pairs"
            previousHref={page.previous && href({ before: page.previous })}
            nextHref={page.next && href({ after: page.next })}
          />
        </div>
      </div>
    </ScriptFree>
  )
}

/** All pairs ever found and how each stands: the parts add up to the whole. */
function Counts({ counts, state, href }: { counts: PairCounts; state: PairState; href: (ask: PairAsk) => string }) {
  return (
    <p className="govuk-body">
      <strong>{counts.found.toLocaleString('en-GB')}</strong> found ={' '}
      {allPairStates.map((s, n) => (
        <span key={s}>
          {n > 0 && ' + '}
          <a className="govuk-link" href={href({ state: s })} aria-current={s === state ? 'true' : undefined}>
            {counts[s].toLocaleString('en-GB')} {pairStates[s].label.toLowerCase()}
          </a>
        </span>
      ))}
    </p>
  )
}

const columns = [
  {
    key: 'pair',
    label: 'Suspect and victim',
    isRowHeader: true,
    cell: (row: PairRow) => (
      <>
        <a className="govuk-link" href={pairPath(row.id)}>
          {row.suspect} and {row.victim}
        </a>
        <span className="app-under">
          {[
            `First report ${longDate(row.firstRecordedOn)}`,
            row.relationship,
            row.askedAgain && row.state === 'waiting' ? 'A further report asks again' : '',
            row.caseRef,
          ]
            .filter(Boolean)
            .join('. ')}
        </span>
      </>
    ),
  },
  { key: 'why', label: 'Why', cell: (row: PairRow) => reasonFor(row) },
  {
    key: 'where',
    label: 'Latest',
    cell: (row: PairRow) => (
      <>
        {row.offence || 'No offence given'}
        <span className="app-under">{[row.district, row.team].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
]
