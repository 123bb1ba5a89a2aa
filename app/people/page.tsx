import type { Metadata } from 'next'
import { isId } from '../../lib/case/ids.ts'
import { allRoles, type Role, roles } from '../../lib/case/policy.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { pagePath, personOfForcePath } from '../../lib/site/addresses.ts'
import { listPeople, teamsByDistrict } from '../../lib/work/people/people.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { FilterPanel } from '../ui/filter-panel.tsx'
import { Input } from '../ui/govuk/input.tsx'
import { Radios } from '../ui/govuk/radios.tsx'
import { Select } from '../ui/govuk/select.tsx'
import { KeyPaging } from '../ui/key-paging.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'
import { StaleLaw } from '../ui/stale-law.tsx'
import { ForceActLinks } from './force-act-links.tsx'

export const metadata: Metadata = { title: 'People' }

type Asked = { [K in 'words' | 'role' | 'team' | 'accounts' | 'after' | 'before']?: string }

/** The people of the force: found by name, email address or number, by role and by team. */
export default async function People({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'managePeople')
  const asked = await searchParams
  const role = allRoles.find(r => r === asked.role) as Role | undefined
  const [found, teams] = await Promise.all([
    listPeople(actor, {
      words: asked.words,
      role,
      teamId: asked.team && isId(asked.team) ? asked.team : undefined,
      ended: asked.accounts === 'ended',
      after: asked.after,
      before: asked.before,
    }),
    teamsByDistrict(actor),
  ])
  const href = (change: Asked) => {
    const { after: _a, before: _b, ...kept } = asked
    return pagePath('/people', Object.fromEntries(Object.entries({ ...kept, ...change }).filter(([, v]) => v)))
  }
  const team = teams.find(t => t.id === asked.team)
  const chosen = [
    ...(asked.words ? [{ text: asked.words, href: href({ words: '' }) }] : []),
    ...(role ? [{ text: roles[role].label, href: href({ role: '' }) }] : []),
    ...(team ? [{ text: team.name, href: href({ team: '' }) }] : []),
    ...(asked.accounts === 'ended' ? [{ text: 'Ended accounts', href: href({ accounts: '' }) }] : []),
  ]
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <StaleLaw actor={actor} today={londonDate(new Date().toISOString())} />
      <PageTitle>People</PageTitle>
      <ForceActLinks actor={actor} place="people-of-force" />
      <p className="govuk-body">
        <a className="govuk-link" href="/people/imports">
          Add many people from a list
        </a>
      </p>
      <div className="app-split">
        <div className="app-split__side">
          <FilterPanel action="/people" clearHref="/people" selected={[{ heading: 'People', items: chosen }]}>
            <Input name="words" label={{ text: 'Name, email address or number' }} value={asked.words ?? ''} />
            <Select
              name="role"
              label={{ text: 'Role' }}
              value={role ?? ''}
              items={[{ value: '', text: 'Any role' }, ...allRoles.map(r => ({ value: r, text: roles[r].label }))]}
            />
            <Select
              name="team"
              label={{ text: 'Team' }}
              value={team?.id ?? ''}
              items={[{ value: '', text: 'Any team' }, ...teams.map(t => ({ value: t.id, text: t.name }))]}
            />
            <Radios
              name="accounts"
              idPrefix="accounts"
              classes="govuk-radios--small"
              fieldset={{ legend: { text: 'Accounts' } }}
              value={asked.accounts ?? ''}
              items={[
                { value: '', text: 'In use', checked: asked.accounts !== 'ended' },
                { value: 'ended', text: 'Ended' },
              ]}
            />
          </FilterPanel>
        </div>
        <div className="app-split__main">
          <DataTable
            caption={asked.accounts === 'ended' ? 'People whose account has ended' : 'People'}
            rows={found.rows}
            rowKey={p => p.id}
            empty="Nobody matches these filters."
            columns={[
              {
                key: 'name',
                label: 'Name',
                isRowHeader: true,
                cell: p => (
                  <a className="govuk-link" href={personOfForcePath(p.id)}>
                    {p.name}
                  </a>
                ),
              },
              { key: 'collar', label: 'Number', cell: p => p.collar ?? 'None' },
              { key: 'roles', label: 'Roles', cell: p => p.roles.map(r => roles[r].label).join(', ') || 'None' },
              { key: 'teams', label: 'Teams', cell: p => p.teams.map(t => t.name).join(', ') || 'None' },
            ]}
          />
          <KeyPaging
            label="People"
            previousHref={found.previous && href({ before: found.previous })}
            nextHref={found.next && href({ after: found.next })}
          />
        </div>
      </div>
    </ScriptFree>
  )
}
