import type { Metadata } from 'next'
import { isKnownOn, type OutsideForce } from '../../../lib/case/records/outside-forces.ts'
import { londonDate, longDate, longMoment } from '../../../lib/case/time/calendar.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { keysPage } from '../../../lib/work/transfers/outside.ts'
import { ForceActLinks } from '../../people/force-act-links.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { Changes } from '../changes.tsx'

export const metadata: Metadata = { title: 'Forces outside this service' }
const Key = ({ of }: { of: string }) => <code className="app-spoken">{of}</code>

/** How keys of a force stand today. */
function Standing({ f, today }: { f: OutsideForce; today: string }) {
  if (f.endedOn && f.endedOn < today) return <Tag text="Ended" classes="govuk-tag--grey" />
  if (!f.comparedAt) return <Tag text="To be compared" classes="govuk-tag--yellow" />
  return isKnownOn(f, today) ? (
    <Tag text="In use" classes="govuk-tag--green" />
  ) : (
    <Tag text="Not yet in use" classes="govuk-tag--blue" />
  )
}

/** The keys with which forces that have an installation of their own exchange cases and tasks with this one. */
export default async function OutsideForcesPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const { own, outsideForces } = await keysPage(actor)
  const today = londonDate(new Date().toISOString())
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Forces outside this service</PageTitle>
      <p className="govuk-body app-measure">
        A force that has an installation of its own is offered a case or a task as a file: locked so that it alone can
        open it, and signed so that it knows who sent it. Each force must have the other’s keys first.
      </p>
      <h2 className="govuk-heading-m">Keys of this force, to give to the others</h2>
      <SummaryList
        rows={[
          { key: 'Force', value: `${own.force}, ${own.code}` },
          { key: 'Key that it signs with', value: { text: <Key of={own.signKey} /> } },
          { key: 'Key that files for it are locked for', value: { text: <Key of={own.sealKey} /> } },
          { key: 'Fingerprint, to be read out', value: { text: <Key of={own.fingerprint} /> } },
        ]}
      />
      <ForceActLinks actor={actor} place="settings/forces-list" />
      <DataTable
        caption="Other forces"
        rows={outsideForces}
        rowKey={f => f.id}
        empty="No force outside is known yet."
        columns={[
          {
            key: 'name',
            label: 'Force',
            isRowHeader: true,
            cell: f => (
              <>
                {f.name}
                <span className="app-under">{f.code}</span>
              </>
            ),
          },
          {
            key: 'state',
            label: 'Keys',
            cell: f => (
              <>
                <Standing f={f} today={today} />
                <span className="app-under">
                  From {longDate(f.startedOn)}
                  {f.endedOn ? ` to ${longDate(f.endedOn)}: ${f.endedReason}` : ''}
                </span>
              </>
            ),
          },
          {
            key: 'compared',
            label: 'Fingerprint compared',
            cell: f => (f.comparedAt ? `${longMoment(f.comparedAt)}, with ${f.comparedWith}` : 'Not yet'),
          },
          { key: 'fingerprint', label: 'Fingerprint', cell: f => (f.comparedAt ? <Key of={f.fingerprint} /> : '') },
          {
            key: 'acts',
            label: 'Change',
            cell: f => (
              <Changes
                of={f}
                acts={[
                  ...(f.comparedAt ? [] : ([['compareOutsideForce', 'Compare the fingerprint']] as const)),
                  ['endOutsideForce', f.endedOn ? 'Change the last day' : 'End these keys'],
                ]}
              />
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}
