import type { Metadata } from 'next'
import { type TransferKind, transferKinds, transferStates } from '../../lib/case/reference/transfer-codes.ts'
import { londonDate, longDate, longMoment } from '../../lib/case/time/calendar.ts'
import { transferPath } from '../../lib/site/addresses.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { transfersIn } from '../../lib/work/transfers/incoming.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Offers of other forces' }

/** Cases and tasks that other forces offer this one, and those that they took back. */
export default async function NeighboursPage() {
  const actor = await currentActor()
  requirePermission(actor, 'exchange')
  const { offers, takenBack } = await transfersIn(actor)
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>Offers of other forces</PageTitle>
      <p className="govuk-body app-measure">
        Each force sees what it was given and nothing else of the other’s case. What this force offers is on its cases.
      </p>
      <DataTable
        caption="Cases and tasks that were offered"
        rows={offers}
        rowKey={o => o.id}
        empty="No force has offered anything."
        columns={[
          {
            key: 'what',
            label: 'What',
            isRowHeader: true,
            cell: o => (
              <a className="govuk-link" href={transferPath(o.id)}>
                {transferKinds[o.kind].label}
                <span className="govuk-visually-hidden">
                  {' '}
                  from {o.fromForce}, {longMoment(o.at)}
                </span>
              </a>
            ),
          },
          { key: 'from', label: 'From', cell: o => o.fromForce },
          { key: 'at', label: 'Offered', cell: o => longDate(londonDate(o.at)) },
          { key: 'due', label: 'By when', cell: o => (o.dueOn ? longDate(o.dueOn) : 'No day was set') },
          {
            key: 'state',
            label: 'State',
            cell: o => (
              <>
                <Tag text={transferStates[o.state].label} classes={`govuk-tag--${transferStates[o.state].colour}`} />
                {o.theirRef && <span className="app-under">Case {o.theirRef}</span>}
              </>
            ),
          },
        ]}
      />
      {takenBack.length > 0 && (
        <DataTable
          caption="Taken back"
          rows={takenBack}
          rowKey={t => t.id}
          empty="Nothing."
          columns={[
            {
              key: 'what',
              label: 'What',
              isRowHeader: true,
              cell: t => transferKinds[t.kind as TransferKind].label,
            },
            { key: 'from', label: 'From', cell: t => t.from_force },
            { key: 'at', label: 'Taken back', cell: t => longMoment(new Date(t.revoked_at).toISOString()) },
            { key: 'why', label: 'Why', cell: t => t.revoked_reason },
          ]}
        />
      )}
    </ScriptFree>
  )
}
