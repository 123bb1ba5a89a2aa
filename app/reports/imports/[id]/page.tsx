import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { mayEver } from '../../../../lib/case/policy.ts'
import { longMoment } from '../../../../lib/case/time/calendar.ts'
import { importStates } from '../../../../lib/case/views/reports.ts'
import { forceActPath, reportImportPath } from '../../../../lib/site/addresses.ts'
import { importView } from '../../../../lib/work/reports/import-list.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { DoneBanner } from '../../../ui/done-banner.tsx'
import { BackLink } from '../../../ui/govuk/back-link.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { ScriptFree } from '../../../ui/script-free.tsx'
import { StillRunning } from './still-running.tsx'

export const metadata: Metadata = { title: 'An import of crime reports' }

/** One import: how far it has got, what became of its rows, and each row that was not read, with its line and reason. */
export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await currentActor()
  if (!mayEver(actor, 'seeReports') && !mayEver(actor, 'feedReports')) notFound()
  const { id } = await params
  const view = isId(id) ? await importView(actor, id) : undefined
  if (!view) notFound()
  const i = view.import
  const feeds = mayEver(actor, 'feedReports')
  const sees = mayEver(actor, 'seeReports')
  const number = (n: number) => ({ text: n.toLocaleString('en-GB') })
  return (
    <ScriptFree renewed={i.state === 'running'}>
      <BackLink href="/reports/imports" text="Imports" />
      <DoneBanner path="/" />
      <PageTitle>{i.fileName}</PageTitle>
      {i.state === 'running' && (
        <InsetText>
          <StillRunning />
          Reading: {i.read.toLocaleString('en-GB')} rows so far.{' '}
          <a className="govuk-link" href={reportImportPath(id)}>
            See how far it has got
          </a>
        </InsetText>
      )}
      {i.problem && <InsetText>Nothing of this file was taken. {i.problem}.</InsetText>}
      <SummaryList
        rows={[
          { key: { text: 'State' }, value: { text: importStates[i.state].label } },
          { key: { text: 'Received' }, value: { text: `${longMoment(i.startedAt)}, from ${i.by}` } },
          ...(i.readAs ? [{ key: { text: 'Read as' }, value: { text: i.readAs } }] : []),
          { key: { text: 'Rows read' }, value: number(i.read) },
          { key: { text: 'New reports' }, value: number(i.added) },
          { key: { text: 'Changed reports' }, value: number(i.updated) },
          { key: { text: 'Reports that said the same' }, value: number(i.unchanged) },
          { key: { text: 'Rows not read' }, value: number(i.rejected) },
          { key: { text: 'Pairs found or with a further report' }, value: number(i.pairsFound) },
          { key: { text: 'SHA-256 of the file' }, value: { text: <span className="app-break">{i.fileSha256}</span> } },
          ...(i.undoneAt
            ? [{ key: { text: 'Undone' }, value: { text: `${longMoment(i.undoneAt)}: ${i.undoneReason}` } }]
            : []),
        ]}
      />
      {(feeds || sees) && (
        <div className="govuk-button-group">
          {sees && (
            <Button
              href={reportImportPath(id, '/file')}
              text="Download as received"
              classes="govuk-button--secondary"
            />
          )}
          {feeds && i.state !== 'undone' && i.state !== 'failed' && (
            <Button href={forceActPath('undoReports', id)} text="Undo this import" classes="govuk-button--warning" />
          )}
        </div>
      )}
      <DataTable
        caption={`Rows not read, or not wholly${view.rejectedInAll > view.rejects.length ? `: the first ${view.rejects.length} of ${view.rejectedInAll.toLocaleString('en-GB')}` : ''}`}
        rows={view.rejects}
        rowKey={r => r.id}
        empty={
          i.state === 'failed'
            ? 'No row was taken.'
            : i.state === 'running'
              ? 'Every row so far was read.'
              : 'Every row was read.'
        }
        columns={[
          { key: 'line', label: 'Line', isRowHeader: true, cell: r => r.line },
          { key: 'ref', label: 'Report', cell: r => r.reportRef ?? 'No reference' },
          {
            key: 'what',
            label: 'What became of it',
            cell: r => (r.taken ? 'Taken, with something left out' : 'Not read'),
          },
          { key: 'why', label: 'Why', cell: r => r.reason },
        ]}
      />
    </ScriptFree>
  )
}
