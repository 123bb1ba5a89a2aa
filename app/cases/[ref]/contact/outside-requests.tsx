import type { ReactNode } from 'react'
import type { OutsideRequest } from '../../../../lib/case/records/requests.ts'
import {
  outsideRequestKinds,
  requesters,
  requestMeans,
  requestOutcomes,
} from '../../../../lib/case/reference/codes/requests.ts'
import { daysBetween, longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'

interface Props {
  requests: readonly OutsideRequest[]
  today: string
  links: (r: OutsideRequest) => ReactNode
}

/** What was asked of the force from outside, or complained of: the latest first, with its answer and when it was told. */
export const OutsideRequests = ({ requests, today, links }: Props) => (
  <DataTable
    caption="Requests and complaints"
    rows={[...requests].sort((a, b) => b.receivedOn.localeCompare(a.receivedOn) || (a.id < b.id ? -1 : 1))}
    rowKey={r => r.id}
    empty="No request or complaint has been recorded."
    columns={[
      {
        key: 'who',
        label: 'From',
        isRowHeader: true,
        cell: r => (
          <>
            {r.fromWhom}
            <span className="app-under">
              {requesters[r.fromKind].label}, {requestMeans[r.means].label.toLowerCase()}, {longDate(r.receivedOn)}
            </span>
          </>
        ),
      },
      {
        key: 'asked',
        label: 'Asked',
        cell: r => (
          <>
            <strong>{outsideRequestKinds[r.kind].label}</strong>
            {r.kind === 'complaint' && (
              <span className="app-under">
                {r.seenAt ? `Seen by the supervisor on ${longMoment(r.seenAt)}` : 'Not seen by the supervisor'}
              </span>
            )}
            <p className="app-spoken govuk-!-margin-0">{r.asked}</p>
          </>
        ),
      },
      { key: 'answer', label: 'Answer', cell: r => <Answer r={r} today={today} /> },
      { key: 'acts', label: 'Record', cell: links },
    ]}
  />
)

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`)
function Answer({ r, today }: { r: OutsideRequest; today: string }) {
  const late = daysBetween(r.answerDueOn, r.answeredOn ?? today)
  return (
    <>
      {r.outcome && r.answeredOn
        ? `${requestOutcomes[r.outcome].label}, ${longDate(r.answeredOn)}`
        : `Due by ${longDate(r.answerDueOn)}`}{' '}
      {late > 0 && (
        <Tag text={`${r.answeredOn ? 'Answered late by' : 'Overdue by'} ${days(late)}`} classes="govuk-tag--orange" />
      )}
      {r.answer && <p className="app-spoken govuk-!-margin-0">{r.answer}</p>}
      {r.answeredOn && (
        <span className="app-under">
          {r.toldOn ? `Told on ${longDate(r.toldOn)}${r.toldHow ? `, ${r.toldHow}` : ''}` : 'Not told yet'}
        </span>
      )}
    </>
  )
}
