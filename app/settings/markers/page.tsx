import type { Metadata } from 'next'
import { markerFormValues } from '../../../lib/acts/force/markers.ts'
import { markerTexts } from '../../../lib/case/reference/marker-kinds.ts'
import { backlogDays } from '../../../lib/case/views/markers.ts'
import { forceActPath } from '../../../lib/site/addresses.ts'
import { namesOf } from '../../../lib/work/lists/names.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Systems on which orders are entered' }

/** The other systems on which every order is entered: what goes there, by when, and whose it is. */
export default async function MarkerSettingsPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const { file, names } = await asPerson(actor, async tx => {
    const force = await loadForce(tx, actor, { act: { about: 'force' }, at: new Date().toISOString() })
    return {
      file: force,
      names: await namesOf(
        tx,
        force.force.settings.markers.map(k => k.ownerId),
      ),
    }
  })
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Systems on which orders are entered</PageTitle>
      <p className="govuk-body app-measure">
        Each order that is made, served, changed or ended is to be entered, brought up to date or removed on each of
        these. What is late stands in a queue and raises an alarm. Orders recorded before a system came into use fall
        due over {backlogDays} days from then.
      </p>
      <Button href={forceActPath('addMarkerKind')} text="Add a system" />
      <DataTable
        caption="Systems"
        captionHidden
        rows={file.force.settings.markers}
        rowKey={k => k.id}
        empty="None."
        columns={[
          {
            key: 'name',
            label: 'System',
            isRowHeader: true,
            cell: k => (
              <>
                {k.name} {!k.isUsed && <Tag text="No longer used" classes="govuk-tag--grey" />}
              </>
            ),
          },
          { key: 'text', label: 'What is entered', cell: k => markerTexts[k.text].label },
          { key: 'within', label: 'Within', cell: k => `${k.withinHours} hours` },
          { key: 'owner', label: 'Whose it is', cell: k => (k.ownerId && names.get(k.ownerId)) || 'The order’s owner' },
          {
            key: 'change',
            label: 'Change',
            cell: k => (
              <a className="govuk-link" href={forceActPath('changeMarkerKind', undefined, markerFormValues(k))}>
                Change<span className="govuk-visually-hidden"> {k.name}</span>
              </a>
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}
