import type { Metadata } from 'next'
import { forceActs } from '../../../lib/acts/force/force.ts'
import { openForm } from '../../../lib/acts/form/opened.ts'
import { scopeFor } from '../../../lib/case/policy.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import type { Asked } from '../../../lib/site/asked.ts'
import { likelyDuplicates } from '../../../lib/work/lists/search.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { ActFormPage } from '../../do/act-form-page.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { Input } from '../../ui/govuk/input.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { caseColumns } from '../results.tsx'
import { SearchBox } from '../search-box.tsx'

export const metadata: Metadata = { title: 'Open a case' }

const text = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value)?.trim().slice(0, 200) ?? ''

/** Opening a case: first a search, then the cases like it and why, and only then the form. */
export default async function NewCasePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'openCase')
  const asked = await searchParams
  const [q, person, number] = [text(asked.q), text(asked.protected), text(asked.number)]
  if (!q)
    return (
      <>
        <BackLink href="/cases" text="Find a case" />
        <PageTitle>Open a case</PageTitle>
        <p className="govuk-body app-measure">
          Search first. The same defendant, or the same two people, may have a case already, under another spelling or
          another reference.
        </p>
        <SearchBox q="" action="/cases/new" label="Search for the defendant" />
      </>
    )
  const searched = [q, person, number].filter(Boolean)
  const at = new Date().toISOString()
  const act = forceActs.openCase
  const [{ rows, teams, officers }, file] = await Promise.all([
    likelyDuplicates(actor, searched, { at }),
    asPerson(actor, tx => loadForce(tx, actor, { act, at })),
  ])
  const ownTeams = scopeFor(actor, 'openCase') === 'team' ? teams.filter(t => actor.teamIds.includes(t.id)) : teams
  const alike = rows.length
  const opens = {
    ...nameFrom(q, ['givenNames', 'familyName']),
    ...nameFrom(person, ['protectedGivenNames', 'protectedFamilyName']),
    // A case is opened for whoever was stalked; for anyone else it is changed under “Add detail”.
    protectedRole: 'victim',
    teamId: ownTeams.length === 1 ? ownTeams[0]?.id : undefined,
    officerId: officers.some(o => o.id === actor.id) ? actor.id : undefined,
    searched: searched.join('; '),
  }
  return (
    <ActFormPage
      actor={actor}
      form={openForm({
        actor,
        name: 'openCase',
        seen: { file, record: file.force, today: londonDate(at) },
        asked: opens,
      })}
      options={{
        teams: ownTeams.map(t => ({ value: t.id, label: t.name })),
        officers: officers.map(o => ({ value: o.id, label: o.name })),
      }}
      fixed={{ shown: rows.map(row => row.ref).join(' ') }}
      // What was typed for one person never turns up in the form for another.
      keepAs={`openCase ${q}`}
      here={pagePath('/cases/new', { q, protected: person, number })}
      home={pagePath('/cases', { q })}
      back={{ href: pagePath('/cases', { q }), text: 'Search results' }}
      button="Open the case"
    >
      <Details summaryText="Search again for a case that is there already">
        <form action="/cases/new" method="get" className="app-search" autoComplete="off">
          <Input name="q" id="q" label="Defendant’s name and date of birth" value={q} />
          <Input name="protected" id="protected" label="Protected person’s name" value={person} />
          <Input
            name="number"
            id="number"
            label="A phone, account, vehicle or crime reference"
            value={number}
            classes="govuk-input--width-20"
          />
          <Button text="Check again" classes="govuk-button--secondary" />
        </form>
      </Details>
      <h2 className="govuk-heading-m">{alike ? 'Cases like this one' : 'No case like this one'}</h2>
      {alike ? (
        <p className="govuk-body app-measure">
          If one of these is about the same pattern, add to it instead. A second case splits the evidence.
        </p>
      ) : (
        <InsetText>Nothing that you searched for is on a case of this force.</InsetText>
      )}
      {rows.length > 0 && (
        <DataTable
          caption="Cases like this one, the likeliest first"
          captionHidden
          columns={caseColumns(true).map(column => ({ ...column, sortable: false }))}
          rows={rows}
          rowKey={row => row.id}
          empty=""
        />
      )}
      <h2 className="govuk-heading-l">The new case</h2>
    </ActFormPage>
  )
}

/** A name typed in one box, for the two boxes of the form; nothing when it does not look like a name. */
function nameFrom(typed: string, [given, family]: [string, string]): Record<string, string> {
  const name = typed.replace(/[\d/.-]{6,}.*$/, '').trim()
  if (!name || /\d/.test(name)) return {}
  const at = name.lastIndexOf(' ')
  return at < 0 ? { [family]: name } : { [given]: name.slice(0, at).trim(), [family]: name.slice(at + 1) }
}
