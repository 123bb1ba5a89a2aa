import type { ReactNode } from 'react'
import {
  offerAnswers,
  type Referral,
  referralKinds,
  referralOutcomes,
  sharingBases,
} from '../../../../lib/case/records/safety.ts'
import { daysBetween, longDate } from '../../../../lib/case/time/calendar.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'

interface Props {
  referrals: readonly Referral[]
  today: string
  nameOf: (id: string | null) => string | null
  links: (r: Referral) => ReactNode
}

/** Referrals to other services: what was offered, on what basis it was sent, and what they answered. */
export const Referrals = ({ referrals, today, nameOf, links }: Props) => (
  <DataTable
    caption="Referrals"
    rows={referrals.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1))}
    rowKey={r => r.id}
    empty="No referral has been recorded."
    columns={[
      {
        key: 'to',
        label: 'Referred to',
        isRowHeader: true,
        cell: r => (
          <>
            {referralKinds[r.kind].label}
            <span className="app-under">{r.toWhom}</span>
          </>
        ),
      },
      { key: 'who', label: 'About', cell: r => nameOf(r.personId) ?? 'The defendant' },
      {
        key: 'offer',
        label: 'Offer',
        cell: r => (
          <>
            {offerAnswers[r.offer].label}
            {r.offeredOn && <span className="app-under">Offered on {longDate(r.offeredOn)}</span>}
          </>
        ),
      },
      {
        key: 'sent',
        label: 'Sent',
        cell: r =>
          r.sentOn ? (
            <>
              {longDate(r.sentOn)}
              {r.basis && <span className="app-under">{sharingBases[r.basis].label}</span>}
              {r.shared && <span className="app-under app-spoken">Told: {r.shared}</span>}
            </>
          ) : (
            'Not sent'
          ),
      },
      { key: 'answer', label: 'Answer', cell: r => <Answer r={r} today={today} /> },
      { key: 'acts', label: 'Record', cell: links },
    ]}
  />
)

function Answer({ r, today }: { r: Referral; today: string }) {
  if (r.outcome && r.answeredOn)
    return (
      <>
        {referralOutcomes[r.outcome].label}, {longDate(r.answeredOn)}
        {r.answer && <span className="app-under app-spoken">{r.answer}</span>}
      </>
    )
  if (!r.answerDueOn) return <>None</>
  const late = daysBetween(r.answerDueOn, today)
  return (
    <>
      Due by {longDate(r.answerDueOn)}{' '}
      {late > 0 && <Tag text={`Overdue by ${late} ${late === 1 ? 'day' : 'days'}`} classes="govuk-tag--orange" />}
    </>
  )
}
