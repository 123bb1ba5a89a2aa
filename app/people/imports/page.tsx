import type { Metadata } from 'next'
import { allRoles, roles } from '../../../lib/case/policy.ts'
import { sheetStates } from '../../../lib/case/reference/sheet-states.ts'
import { mostSheetPeople } from '../../../lib/case/staff/imported-people.ts'
import { longMoment } from '../../../lib/case/time/calendar.ts'
import { peopleImportPath } from '../../../lib/site/addresses.ts'
import { peopleImportsOf } from '../../../lib/work/people/people-imports.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { BackLink } from '../../ui/govuk/back-link.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Details } from '../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../ui/govuk/error-summary.tsx'
import { FileUpload } from '../../ui/govuk/file-upload.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { refusedWords } from '../../ui/refused.ts'
import { ScriptFree } from '../../ui/script-free.tsx'

export const metadata: Metadata = { title: 'Lists of people' }

/** Where an administrator brings in many people at once. */
export default async function PeopleImportsPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  const actor = await currentActor()
  requirePermission(actor, 'managePeople')
  const [{ error: code }, lists] = await Promise.all([searchParams, peopleImportsOf(actor)])
  const error = await refusedWords(code)
  return (
    <ScriptFree>
      {error && <ErrorSummary errorList={[{ text: error, href: '#file' }]} />}
      <DoneBanner path="/people" />
      <BackLink href="/people" text="People" />
      <PageTitle>Lists of people</PageTitle>
      <p className="govuk-body app-measure">
        Adds many people at once. A list is read and shown first: nobody is added until you say so, and an import can be
        undone while nobody of it has signed in.
      </p>
      <form method="post" encType="multipart/form-data" action="/people/imports/upload">
        <FileUpload
          id="file"
          name="file"
          label="List of people"
          hint={`CSV or XLSX, with a row of headings and up to ${mostSheetPeople} people`}
          errorMessage={error}
        />
        <Button text="Read the list" />
      </form>
      <Details summaryText="Columns that are read">
        <p className="govuk-body">
          Name (or Surname and Forename), Email address, Collar number, Rank, Roles, Team, District and Phone number.
          Name, Email address and Roles must be filled in. Put a semicolon between several roles or teams. Teams are
          added in settings first.
        </p>
        <p className="govuk-body">Roles: {allRoles.map(r => roles[r].label).join('; ')}.</p>
      </Details>
      <DataTable
        caption="Lists that were sent"
        rows={lists}
        rowKey={l => l.id}
        empty="No list has been sent yet."
        columns={[
          {
            key: 'file',
            label: 'File',
            isRowHeader: true,
            cell: l => (
              <a className="govuk-link" href={peopleImportPath(l.id)}>
                {l.fileName}
              </a>
            ),
          },
          { key: 'at', label: 'Sent', cell: l => longMoment(l.readAt) },
          { key: 'state', label: 'State', cell: l => sheetStates[l.state].label },
          { key: 'people', label: 'People', numeric: true, cell: l => l.people },
        ]}
      />
    </ScriptFree>
  )
}
