import type { CaseFile } from '../../../../lib/case/case.ts'
import { applicationKinds } from '../../../../lib/case/reference/codes/applications.ts'
import { londonDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { applicationNumberPath } from '../../../../lib/site/addresses.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { StatusTag } from './application-status.tsx'

/** Every application on the case, refused and withdrawn ones too: both outcomes stay for ever. */
export function AllApplications({
  file,
  names,
}: {
  file: CaseFile<'applications'>
  names: ReadonlyMap<string, string>
}) {
  if (!file.applications.length) return null
  return (
    <DataTable
      caption="Every application on this case"
      columns={[
        {
          key: 'number',
          label: 'Application',
          isRowHeader: true,
          cell: a => (
            <a className="govuk-link" href={applicationNumberPath(file.case.ref, a.number)}>
              {a.number}. {applicationKinds[a.kind].label}
            </a>
          ),
        },
        { key: 'status', label: 'Status', cell: a => <StatusTag status={a.status} /> },
        {
          key: 'started',
          label: 'Started',
          cell: a =>
            `${longDate(londonDate(a.startedAt))}${names.get(a.startedById) ? ` by ${names.get(a.startedById)}` : ''}`,
        },
        { key: 'lodged', label: 'Lodged', cell: a => (a.lodgedOn ? longDate(a.lodgedOn) : 'Not lodged') },
        { key: 'outcome', label: 'Decided', cell: a => (a.determinedOn ? longDate(a.determinedOn) : 'Not decided') },
        {
          key: 'document',
          label: 'Document',
          cell: a => (
            <a className="govuk-link" href={applicationNumberPath(file.case.ref, a.number, '/document')}>
              Print<span className="govuk-visually-hidden"> application {a.number}</span>
            </a>
          ),
        },
      ]}
      rows={[...file.applications].sort((a, b) => a.number - b.number)}
      rowKey={a => a.id}
      empty={null}
    />
  )
}
