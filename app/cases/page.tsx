import type { Metadata } from 'next'
import { mayEver } from '../../lib/case/policy.ts'
import { pagePath } from '../../lib/site/addresses.ts'
import type { Asked } from '../../lib/site/asked.ts'
import { lockedCase } from '../../lib/work/case/restricted.ts'
import { findCases } from '../../lib/work/lists/search.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { FilterPanel } from '../ui/filter-panel.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { Checkboxes } from '../ui/govuk/checkboxes.tsx'
import { Radios } from '../ui/govuk/radios.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { findFrom, listHref, refusalCodes, sortHref } from './address.ts'
import { caseColumns, LockedCases } from './results.tsx'
import { SearchBox } from './search-box.tsx'

export const metadata: Metadata = { title: 'Find a case' }

const statuses = { open: 'Open', closed: 'Closed', all: 'Open and closed' }

/** Find a case by any word of it, or look down the list. Each search is recorded. */
export default async function CasesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const find = findFrom(await searchParams, actor.id)
  const found = await findCases(actor, find, { keep: true })
  const searched = find.q !== ''
  // A restricted case is found by its whole reference alone, by those who may open it in an emergency.
  const exact = /^[a-z]{2,4}-\d{4}-\d{5}$/i.test(find.q) ? await lockedCase(actor, find.q.toUpperCase()) : undefined
  const direction = find.descending ? ('descending' as const) : ('ascending' as const)
  const team = found.teams.find(t => t.id === find.teamId)
  const officer = find.mine ? undefined : found.officers.find(o => o.id === find.officerId)
  const none = searched ? 'No case that you may see matches' : 'No case matches these filters'
  return (
    <ScriptFree>
      <PageTitle>Find a case</PageTitle>
      <SearchBox
        q={find.q}
        keep={{
          status: searched || find.status !== 'open' ? find.status : undefined,
          team: find.teamId,
          mine: find.mine ? 'yes' : undefined,
          officer: officer?.id,
          refused: find.refused,
        }}
      />
      {searched && mayEver(actor, 'openCase') && (
        <p className="govuk-body">
          Not here?{' '}
          <a className="govuk-link" href={pagePath('/cases/new', { q: find.q })}>
            Open a case
          </a>
        </p>
      )}
      <div className="app-split">
        <div className="app-split__side">
          <FilterPanel
            action="/cases"
            clearHref={searched ? pagePath('/cases', { q: find.q }) : '/cases'}
            keep={{ q: find.q || undefined, sort: find.sort, dir: find.descending ? 'desc' : 'asc' }}
            selected={[
              {
                heading: 'Case',
                items:
                  find.status === 'closed' ? [{ text: 'Closed', href: listHref(find, { status: undefined }) }] : [],
              },
              {
                heading: 'Officer',
                items: find.mine ? [{ text: 'Mine', href: listHref(find, { mine: undefined }) }] : [],
              },
              {
                heading: 'Officer in the case',
                items: officer ? [{ text: officer.name, href: listHref(find, { officer: undefined }) }] : [],
              },
              {
                heading: 'Refusal',
                items: find.refused
                  ? [{ text: refusalCodes[find.refused] ?? '', href: listHref(find, { refused: undefined }) }]
                  : [],
              },
              { heading: 'Team', items: team ? [{ text: team.name, href: listHref(find, { team: undefined }) }] : [] },
            ]}
          >
            <Checkboxes
              name="mine"
              idPrefix="mine"
              classes="govuk-checkboxes--small"
              values={find.mine ? ['yes'] : []}
              items={[{ text: 'Only my cases', value: 'yes' }]}
            />
            <Radios
              name="status"
              idPrefix="status"
              classes="govuk-radios--small"
              fieldset={{ legend: 'Cases' }}
              value={find.status}
              items={Object.entries(statuses).map(([value, text]) => ({ value, text }))}
            />
            <Select
              name="team"
              id="team"
              label="Team"
              value={find.teamId ?? ''}
              items={[{ text: 'Any team', value: '' }, ...found.teams.map(t => ({ text: t.name, value: t.id }))]}
            />
            <Select
              name="officer"
              id="officer"
              label="Officer in the case"
              value={officer?.id ?? ''}
              items={[{ text: 'Any officer', value: '' }, ...found.officers.map(o => ({ text: o.name, value: o.id }))]}
            />
            <Select
              name="refused"
              id="refused"
              label="Refused applications"
              value={find.refused ?? ''}
              items={[
                { text: 'Any case', value: '' },
                ...Object.entries(refusalCodes).map(([value, text]) => ({
                  value,
                  text: value.includes(':')
                    ? `${text} (${found.refusals.find(r => r.code === value)?.cases ?? 0})`
                    : text,
                })),
              ]}
            />
          </FilterPanel>
        </div>
        <div className="app-split__main">
          <LockedCases cases={exact?.mayOpen ? [exact] : []} />
          <DataTable
            caption={searched ? 'Cases found' : `${statuses[find.status]} cases`}
            columns={caseColumns(searched)}
            rows={found.rows}
            rowKey={row => row.id}
            sort={{ key: find.sort, direction }}
            sortHref={(key, next) => sortHref(find, key, next)}
            empty={
              <>
                <p className="govuk-body">{none}.</p>
                {searched && (
                  <p className="govuk-body govuk-!-margin-bottom-0">
                    Try part of the name, another spelling, a phone number, a vehicle or a reference.
                  </p>
                )}
              </>
            }
          />
          <KeyPaging
            label="Cases"
            previousHref={found.previous ? listHref(find, { before: found.previous }) : undefined}
            nextHref={found.next ? listHref(find, { after: found.next }) : undefined}
          />
          {!searched && mayEver(actor, 'openCase') && (
            <Button href="/cases/new" classes="govuk-button--secondary" text="Open a case" />
          )}
        </div>
      </div>
    </ScriptFree>
  )
}
