import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { longDate } from '../../../lib/case/time/calendar.ts'
import { isPersonSide, type PersonSide, personSides } from '../../../lib/case/views/reports.ts'
import { personPath } from '../../../lib/site/addresses.ts'
import { nameOf, type PersonRow } from '../../../lib/work/reports/person-rows.ts'
import { findPersons, viewPerson } from '../../../lib/work/reports/person-view.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DoneBanner } from '../../ui/done-banner.tsx'
import { Button } from '../../ui/govuk/button.tsx'
import { Input } from '../../ui/govuk/input.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ScriptFree } from '../../ui/script-free.tsx'
import { ReportSections } from '../sections.tsx'
import { dateSaid } from '../wording.ts'
import { Person } from './person.tsx'

export const metadata: Metadata = { title: 'People in crime reports' }

type Props = { searchParams: Promise<{ side?: string; report?: string; q?: string }> }

/** A suspect or a victim with every row taken as theirs; without one, the box to find them. */
export default async function PeoplePage({ searchParams }: Props) {
  const actor = await currentActor()
  requirePermission(actor, 'seeReports')
  const { side, report, q } = await searchParams
  if (report) {
    const view = isPersonSide(side) ? await viewPerson(actor, { side, report: report.slice(0, 100) }) : undefined
    if (!view) notFound()
    return <Person actor={actor} view={view} />
  }
  const asked = (typeof q === 'string' ? q : '').trim().slice(0, 100)
  const rows = asked ? await findPersons(actor, asked) : []
  return (
    <ScriptFree>
      <DoneBanner path="/" />
      <PageTitle>People in crime reports</PageTitle>
      <ReportSections actor={actor} here="/reports/people" />
      <form method="get" action="/reports/people">
        <Input
          id="q"
          name="q"
          label="Find a suspect or a victim"
          hint="A family name, a whole name or a crime reference"
          value={asked}
          classes="govuk-input--width-20"
        />
        <Button text="Find" />
      </form>
      {asked && (
        <DataTable
          caption={`Rows that match “${asked}”${rows.length >= 100 ? ': the first 50 suspects and 50 victims' : ''}`}
          rows={rows}
          rowKey={row => `${row.side} ${row.id}`}
          empty="Nobody in the crime reports matches."
          columns={[
            {
              key: 'who',
              label: 'Name',
              isRowHeader: true,
              cell: (row: PersonRow & { side: PersonSide }) => (
                <a className="govuk-link" href={personPath(row.side, row.ref)}>
                  {nameOf(row)}
                </a>
              ),
            },
            { key: 'side', label: 'As', cell: row => personSides[row.side].label },
            { key: 'born', label: 'Date of birth', cell: row => dateSaid(row.bornOn) || 'Not given' },
            { key: 'report', label: 'Report', cell: row => `${row.ref}, ${longDate(row.recordedOn)}` },
          ]}
        />
      )}
    </ScriptFree>
  )
}
