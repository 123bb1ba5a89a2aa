import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { mayEver } from '../../../lib/case/policy.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { importStates } from '../../../lib/case/views/reports.ts'
import { columns as feedColumns } from '../../../lib/pattern/linkage/report.ts'
import { reportImportPath } from '../../../lib/site/addresses.ts'
import { type Import, importsOf } from '../../../lib/work/reports/import-list.ts'
import { currentActor } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { FileUpload } from '../../ui/govuk/file-upload.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { refusedWords } from '../../ui/refused.ts'
import { ScriptFree } from '../../ui/script-free.tsx'
import { ReportSections } from '../sections.tsx'

export const metadata: Metadata = { title: 'Imports of crime reports' }

/** What was sent, by whom, and what became of it; and the box to send a file by hand. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const actor = await currentActor()
  if (!mayEver(actor, 'seeReports') && !mayEver(actor, 'feedReports')) notFound()
  const [{ error: code }, imports] = await Promise.all([searchParams, importsOf(actor)])
  const error = await refusedWords(code)
  return (
    <ScriptFree>
      {error && <ErrorSummary errorList={[{ text: error, href: '#file' }]} />}
      <DoneBanner path="/" />
      <PageTitle>Imports of crime reports</PageTitle>
      <ReportSections actor={actor} here="/reports/imports" />
      {mayEver(actor, 'feedReports') && (
        <form method="post" encType="multipart/form-data" action="/reports/imports/upload">
          <FileUpload
            id="file"
            name="file"
            label="File of crime reports"
            hint="CSV as the records system exports it: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252. It is kept as it is received. A row that cannot be read is listed, and the rest is taken"
            errorMessage={error}
          />
          <Button text="Send the file" />
        </form>
      )}
      <Details summaryText="Columns that the file must have">
        <p className="govuk-body app-break">{feedColumns.join(', ')}</p>
        <p className="govuk-body">
          Only report_ref and recorded_at must be filled in. Lists are separated by a semicolon. A records system can
          send the same by itself: <a href="/api/v1/openapi.json">its description</a>.
        </p>
      </Details>
      <DataTable
        caption="The latest imports"
        rows={imports}
        rowKey={i => i.id}
        empty="Nothing has been sent yet."
        columns={[
          {
            key: 'file',
            label: 'File',
            isRowHeader: true,
            cell: (i: Import) => (
              <a className="govuk-link" href={reportImportPath(i.id)}>
                {i.fileName}
              </a>
            ),
          },
          { key: 'at', label: 'Received', cell: (i: Import) => `${longMoment(i.startedAt)}, from ${i.by}` },
          { key: 'state', label: 'State', cell: (i: Import) => importStates[i.state].label },
          { key: 'read', label: 'Read', numeric: true, cell: (i: Import) => i.read.toLocaleString('en-GB') },
          {
            key: 'rejected',
            label: 'Not read',
            numeric: true,
            cell: (i: Import) => i.rejected.toLocaleString('en-GB'),
          },
          { key: 'pairs', label: 'Pairs', numeric: true, cell: (i: Import) => i.pairsFound.toLocaleString('en-GB') },
        ]}
      />
    </ScriptFree>
  )
}
