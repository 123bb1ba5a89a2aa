import type { Metadata } from 'next'
import { teamsByDistrict } from '../../../lib/work/people/people.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../../people/force-act-links.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { Changes } from '../changes.tsx'

export const metadata: Metadata = { title: 'Teams and districts' }

/** The teams of the force by district: who works where is changed with the people themselves. */
export default async function TeamsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const [file, teams] = await Promise.all([
    asPerson(actor, tx => loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() })),
    teamsByDistrict(actor),
  ])
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Teams and districts</PageTitle>
      <ForceActLinks actor={actor} place="settings/teams-list" />
      <DataTable
        caption="Teams"
        rows={teams}
        rowKey={t => t.id}
        empty={
          file.districts.some(d => !d.endedAt)
            ? 'No teams yet.'
            : 'No teams yet. Each is in a district: add that first.'
        }
        columns={[
          { key: 'team', label: 'Team', isRowHeader: true, cell: t => t.name },
          { key: 'district', label: 'District', cell: t => t.district },
          { key: 'people', label: 'People', numeric: true, cell: t => t.people },
          {
            key: 'acts',
            label: 'Change',
            cell: t => (
              <Changes
                of={t}
                acts={[
                  ['changeTeam', 'Rename or move'],
                  ['mergeTeam', 'Merge'],
                  ['endTeam', 'End'],
                ]}
              />
            ),
          },
        ]}
      />
      <DataTable
        caption="Districts"
        rows={file.districts.filter(d => !d.endedAt)}
        rowKey={d => d.id}
        empty="No districts yet."
        columns={[
          { key: 'district', label: 'District', isRowHeader: true, cell: d => d.name },
          {
            key: 'teams',
            label: 'Teams',
            numeric: true,
            cell: d => file.teams.filter(t => t.districtId === d.id && !t.endedAt).length,
          },
          {
            key: 'acts',
            label: 'Change',
            cell: d => (
              <Changes
                of={d}
                acts={[
                  ['changeDistrict', 'Rename'],
                  ['mergeDistrict', 'Merge'],
                  ['endDistrict', 'End'],
                ]}
              />
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}
