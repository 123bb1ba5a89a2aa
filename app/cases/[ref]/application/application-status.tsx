import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { type ApplicationStatus, applicationStatus } from '../../../../lib/case/reference/status.ts'
import { londonDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { termOf } from '../../../../lib/case/views/orders.ts'
import { missingFrom } from '../../../../lib/drafting/sections.ts'
import { termInWords } from '../../../../lib/drafting/snapshot.ts'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { StatusStrip } from '../../../ui/status-strip.tsx'

export function StatusTag({ status }: { status: ApplicationStatus }) {
  const { label, colour } = applicationStatus(status)
  return <Tag text={label} classes={`govuk-tag--${colour} app-long-tag`} />
}

interface ApplicationSummaryProps {
  file: CaseFile
  main: Application
  half: Application | undefined
  names: ReadonlyMap<string, string>
  today: string
}

/** Where the application stands: both halves, who started it, when it was sent, and its last clock. */
export function ApplicationSummary({ file, main, half, names, today }: ApplicationSummaryProps) {
  const made = half && file.orders.find(o => o.applicationId === half.id)
  // Of an interim order that was made, what the court said, and never what was asked for.
  const interimLastDay = made ? termOf(made, file, today).lastDay : half?.interimLastDay
  const missing = applicationStatus(main.status).editable ? missingFrom(file, main, today).length : 0
  return (
    <StatusStrip
      items={[
        {
          label: 'Full order',
          value: <StatusTag status={main.status} />,
          note: missing ? `${missing} missing before it can be submitted` : undefined,
        },
        {
          label: 'Interim order',
          value: half ? <StatusTag status={half.status} /> : 'Not asked for',
          note: interimLastDay ? `Until the end of ${longDate(interimLastDay)}` : undefined,
        },
        { label: 'Length asked for', value: termInWords(main) ?? 'Not answered yet' },
        {
          label: main.submittedAt ? 'Submitted' : 'Started',
          value: longDate(londonDate(main.submittedAt ?? main.startedAt)),
          note: `Started by ${names.get(main.startedById) ?? 'someone no longer listed'}`,
        },
        ...(main.authorisedOn
          ? [
              {
                label: 'Authorised',
                value: longDate(main.authorisedOn),
                note: [names.get(main.authorisedById ?? ''), main.authorisedRank].filter(Boolean).join(', '),
              },
            ]
          : []),
      ]}
    />
  )
}
