import type { Metadata } from 'next'
import { rolesInWords } from '../../../lib/case/staff/imported-people.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { providerSettings } from '../../../lib/work/sign-in/auth.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { InsetText } from '../../ui/govuk/inset-text.tsx'
import { PageTitle } from '../../ui/page-title.tsx'

export const metadata: Metadata = { title: 'Roles by the directory' }

/** Which groups of the force’s directory give which roles and team. */
export default async function DirectoryPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const file = await asPerson(actor, tx =>
    loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() }),
  )
  const { directory } = file.force.settings
  const teamName = (id: string | null) => file.teams.find(t => t.id === id)?.name ?? 'None'
  return (
    <>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Roles by the directory</PageTitle>
      {!providerSettings() && (
        <InsetText text="People do not sign in through a directory here: nothing of this applies." />
      )}
      <p className="govuk-body app-measure">
        At each sign-in the provider says which groups somebody is in, in the claim <strong>{directory.claim}</strong>.
        They then have the roles and the team of those groups, and lose those of groups that they are no longer in. What
        was given by hand stays. The last administrator stays one, whatever the directory says. Where the provider has
        more groups of somebody than it can send, nothing is changed.
      </p>
      <div className="govuk-button-group">
        <Button href={forceActPath('addDirectoryGroup')} text="Add a group" />
        <Button href={forceActPath('nameDirectoryClaim')} text="Name the claim" classes="govuk-button--secondary" />
      </div>
      <DataTable
        caption="Groups"
        captionHidden
        rows={directory.groups}
        rowKey={g => g.id}
        empty="None: every role is given by hand."
        columns={[
          { key: 'group', label: 'Group', isRowHeader: true, cell: g => g.group },
          { key: 'roles', label: 'Roles', cell: g => rolesInWords(g.roles) },
          { key: 'team', label: 'Team', cell: g => teamName(g.teamId) },
          {
            key: 'change',
            label: 'Change',
            cell: g => (
              <a className="govuk-link" href={forceActPath('removeDirectoryGroup', undefined, { groupId: g.id })}>
                Remove<span className="govuk-visually-hidden"> {g.group}</span>
              </a>
            ),
          },
        ]}
      />
    </>
  )
}
