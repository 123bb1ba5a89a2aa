import type { Metadata } from 'next'
import { type TransferKind, transferKinds, transferStates } from '../../lib/case/reference/transfer-codes.ts'
import { londonDate, longDate, longMoment } from '../../lib/case/time/calendar.ts'
import { transferPath } from '../../lib/site/addresses.ts'
import { type Asked, askedFirst } from '../../lib/site/asked.ts'
import { currentActor, requirePermission } from '../../lib/work/sign-in/actor.ts'
import { transfersIn } from '../../lib/work/transfers/incoming.ts'
import { DataTable } from '../ui/data-table.tsx'
import { DoneBanner } from '../ui/done-banner.tsx'
import { Button } from '../ui/govuk/button.tsx'
import { ErrorSummary } from '../ui/govuk/error-summary.tsx'
import { FileUpload } from '../ui/govuk/file-upload.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { refusedWords } from '../ui/refused.ts'
import { ScriptFree } from '../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Offers of other forces' }

/** Cases and tasks that other forces offer this one, and those that they took back. */
export default async function NeighboursPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const actor = await currentActor()
  requirePermission(actor, 'exchange')
  const { offers, takenBack } = await transfersIn(actor)
  const error = await refusedWords(askedFirst(await searchParams, 'error'))
  return (
    <ScriptFree>
      {error && <ErrorSummary errorList={[{ text: error, href: '#file' }]} />}
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
                  from {o.from_force}, {longMoment(new Date(o.at).toISOString())}
                </span>
              </a>
            ),
          },
          {
            key: 'from',
            label: 'From',
            cell: o => (
              <>
                {o.from_force}
                {o.is_file && <span className="app-under">As a file</span>}
              </>
            ),
          },
          { key: 'at', label: 'Offered', cell: o => longDate(londonDate(new Date(o.at).toISOString())) },
          {
            key: 'due',
            label: 'By when',
            cell: o => (o.due_on ? longDate(o.due_on) : o.kind === 'case' ? '' : 'No day was set'),
          },
          {
            key: 'state',
            label: 'State',
            cell: o => (
              <>
                <Tag text={transferStates[o.state].label} classes={`govuk-tag--${transferStates[o.state].colour}`} />
                {o.their_ref && <span className="app-under">Case {o.their_ref}</span>}
              </>
            ),
          },
        ]}
      />
      <form method="post" encType="multipart/form-data" action="/neighbours/open">
        <FileUpload
          id="file"
          name="file"
          label="Open a file that another force sent"
          hint="An offer, an answer, or that an offer is taken back: its name ends in .age. It is checked against the keys of that force before anything of it is kept"
          errorMessage={error}
        />
        <Button text="Open it" preventDoubleClick />
      </form>
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
