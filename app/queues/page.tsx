import type { Metadata } from 'next'
import { currentActor, requirePermission } from '../../lib/casework/actor.ts'
import { queues } from '../../lib/casework/queues/all.ts'
import { openingDays } from '../../lib/casework/queues/openings.ts'
import { countQueues, type QueueCount } from '../../lib/casework/queues/read.ts'
import { londonDate, longDate, longMoment } from '../../lib/spo/calendar.ts'
import { mayEver } from '../../lib/spo/policy.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Tag } from '../ui/govuk/tag.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ageWords } from './wording.ts'

export const metadata: Metadata = { title: 'Queues' }

/** Every queue of the person's roles, with how much stands in it. */
export default async function QueuesPage() {
  const actor = await currentActor()
  requirePermission(actor, 'viewCase')
  const { counts, settings, openings, today } = await countQueues(actor)
  const now = { at: new Date().toISOString(), today }
  const columns: Column<QueueCount>[] = [
    {
      key: 'queue',
      label: 'Queue',
      isRowHeader: true,
      cell: row => (
        <>
          <a className="govuk-link" href={`/queues/${row.name}`}>
            {queues[row.name].label}
          </a>
          <span className="app-under">{queues[row.name].meaning}</span>
        </>
      ),
    },
    { key: 'total', label: 'Waiting', numeric: true, cell: row => row.total },
    {
      key: 'late',
      label: 'Past target',
      cell: row =>
        row.late === 0 ? (
          'None'
        ) : (
          <>
            <a className="app-plain-link" href={`/queues/${row.name}?late=yes`}>
              <Tag classes="govuk-tag--red" text={`${row.late} overdue`} />
            </a>
            {row.alarms.length > 0 && (
              <span className="app-under">
                {queues[row.name]
                  .alarms?.(settings)
                  .map((h, i) => `${h} h: ${row.alarms[i] ?? 0}`)
                  .join(', ')}
              </span>
            )}
          </>
        ),
    },
    {
      key: 'oldest',
      label: 'Oldest',
      cell: row =>
        row.oldest ? (
          <>
            {ageWords(row.oldest, now, queues[row.name].byTheHour)}
            <span className="app-under">since {longDate(londonDate(row.oldest))}</span>
          </>
        ) : (
          'None'
        ),
    },
  ]
  return (
    <>
      <PageTitle>Queues</PageTitle>
      {mayEver(actor, 'keepCalendar') && (
        <p className="govuk-body">
          <a className="govuk-link" href="/deadlines">
            Your deadlines
          </a>
        </p>
      )}
      {counts.length > 0 ? (
        <DataTable
          caption="Queues of your roles"
          captionHidden
          columns={columns}
          rows={counts}
          rowKey={row => row.name}
          empty={null}
        />
      ) : (
        <p className="govuk-body">Your roles have no queues. Use the links above.</p>
      )}
      {openings && (
        <>
          <h2 className="govuk-heading-m" id="openings">
            Restricted cases opened in an emergency
          </h2>
          <p className="govuk-body">Every opening in the last {openingDays} days. Ask each person why it was needed.</p>
          <DataTable
            caption={`Emergency openings, last ${openingDays} days`}
            captionHidden
            columns={[
              { key: 'ref', label: 'Case', isRowHeader: true, cell: row => row.ref },
              { key: 'person', label: 'Opened by', cell: row => row.person },
              { key: 'team', label: 'Team of the case', cell: row => row.team },
              { key: 'at', label: 'Opened', cell: row => longMoment(row.at) },
              { key: 'until', label: 'Closes', cell: row => (row.untilAt ? longMoment(row.untilAt) : 'Stays open') },
            ]}
            rows={openings}
            rowKey={row => `${row.ref} ${row.at} ${row.person}`}
            empty={`No restricted case was opened in the last ${openingDays} days.`}
          />
        </>
      )}
    </>
  )
}
