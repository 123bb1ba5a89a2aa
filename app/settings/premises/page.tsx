import type { Metadata } from 'next'
import { isInUse, premisesKinds } from '../../../lib/case/reference/premises.ts'
import { londonDate, longDate } from '../../../lib/case/time/calendar.ts'
import { type ListedAfter, listedAfterClosing, listedWords, successorOf } from '../../../lib/work/people/premises.ts'
import { loadForce } from '../../../lib/work/pipeline/load-force.ts'
import { asPerson } from '../../../lib/work/pipeline/transaction.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { ForceActLinks } from '../../people/force-act-links.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { Tag } from '../../ui/govuk/tag.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { Changes } from '../changes.tsx'

export const metadata: Metadata = { title: 'Courts and police stations' }

/** Courts and stations that forms of a case suggest, on the days on which they are in use. */
export default async function PremisesPage() {
  const actor = await currentActor()
  requirePermission(actor, 'manageSettings')
  const at = new Date().toISOString()
  const [file, listed] = await Promise.all([
    asPerson(actor, tx => loadForce(tx, actor, { act: { about: 'force' }, at })),
    listedAfterClosing(actor, londonDate(at)),
  ])
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <BackLink href="/settings" text="Settings" />
      <PageTitle>Courts and police stations</PageTitle>
      <ForceActLinks actor={actor} place="settings/premises-list" />
      <DataTable
        caption="Courts and police stations"
        captionHidden
        rows={file.premises}
        rowKey={p => p.id}
        empty="No courts or police stations yet. Until there are, forms ask for a name and suggest none."
        columns={[
          { key: 'name', label: 'Name', isRowHeader: true, cell: p => p.name },
          { key: 'kind', label: 'Kind', cell: p => premisesKinds[p.kind].label },
          { key: 'from', label: 'In use from', cell: p => longDate(p.startedOn) },
          {
            key: 'until',
            label: 'Last day of use',
            cell: p =>
              p.endedOn ? (
                <>
                  {longDate(p.endedOn)}{' '}
                  {!isInUse(p, londonDate(at)) && <Tag text="Not in use" classes="govuk-tag--grey" />}
                  {successorOf(p, file.premises) && <div>Then {successorOf(p, file.premises)}</div>}
                  <Listed of={listed.get(p.id)} />
                </>
              ) : (
                'Still in use'
              ),
          },
          {
            key: 'acts',
            label: 'Change',
            cell: p => (
              <Changes
                of={p}
                acts={[
                  ['changePremises', 'Rename or change the dates'],
                  ...(p.endedOn ? [] : ([['mergePremises', 'Put another in its place']] as const)),
                ]}
              />
            ),
          },
        ]}
      />
    </ScriptFree>
  )
}

/** Hearings that are still listed at a court after its last day. */
function Listed({ of }: { of: { n: number; first: ListedAfter[] } | undefined }) {
  if (!of) return null
  return (
    <Details summaryText={`${of.n} ${of.n === 1 ? 'hearing' : 'hearings'} listed here for a later day`}>
      <ul className="govuk-list">
        {of.first.map(l => (
          <li key={`${l.ref} ${l.listedOn}`}>{listedWords(l)}</li>
        ))}
      </ul>
      {of.n > of.first.length && <p className="govuk-body">And {of.n - of.first.length} more.</p>}
      <p className="govuk-body">Tell whoever takes these cases to court. Each is listed again on its case.</p>
    </Details>
  )
}
