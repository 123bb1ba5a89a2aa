import type { ThirdPartyRequest } from '../../../../lib/case/records/exhibits.ts'
import { thirdParties, thirdPartyEndings } from '../../../../lib/case/reference/codes/incidents.ts'
import { recordsOf } from '../../../../lib/case/reference/codes/requests.ts'
import { longDate } from '../../../../lib/case/time/calendar.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { ActLinks, type ActLinksProps, type Seat } from '../act-links.tsx'
import { RecordLinks } from '../record-links.tsx'

type Props = {
  acts: Seat & { file: ActLinksProps<'evidence/request'>['file'] }
  requests: ThirdPartyRequest[]
}

/** Material asked of others: what was asked, when it was and will be chased, what came. */
export function ThirdParties({ acts, requests }: Props) {
  return (
    <section id="third-parties">
      <h2 className="govuk-heading-m">Requests to other organisations</h2>
      {requests.length === 0 && <p className="govuk-body">Nothing has been asked of another organisation.</p>}
      <ActLinks {...acts} place="evidence/requests" as="links" />
      {requests.map(r => (
        <article key={r.id} className="govuk-!-margin-bottom-6">
          <h3 className="govuk-heading-s">
            {r.toWhom} {stateOf(r, acts.today)}
          </h3>
          <SummaryList
            rows={[
              ['Kind', thirdParties[r.kind].label],
              ['Asked for', r.asked],
              ['Under', r.basis],
              ...(r.whose ? [['Whose records', recordsOf[r.whose].label]] : []),
              ...(r.enquiry ? [['Line of enquiry', r.enquiry]] : []),
              ...(r.necessity ? [['Why necessary', r.necessity]] : []),
              ...(r.lessIntrusive ? [['What less would do', r.lessIntrusive]] : []),
              ...(r.noticeOn ? [['Notice to the victim', longDate(r.noticeOn)]] : []),
              ...(r.noNotice ? [['Why no notice before', r.noNotice]] : []),
              ...(r.probativeValue ? [['Probative value', r.probativeValue]] : []),
              ...(r.approvedBy && r.approvedOn
                ? [['Counselling records approved by', `${r.approvedBy}, ${longDate(r.approvedOn)}`]]
                : []),
              ['Asked', longDate(r.askedOn)],
              ['Chased', r.chasedOn.map(longDate).join('; ') || 'Not yet'],
              r.endedOn ? ['Ended', longDate(r.endedOn)] : ['To chase', longDate(r.chaseOn)],
              ...(r.lastWord ? [['Last heard', r.lastWord]] : []),
            ].map(([key = '', value = '']) => ({
              key: { text: key },
              value: { text: <span className="app-incident__words">{value}</span> },
            }))}
          />
          <ActLinks {...acts} place="evidence/request" record={r} as="links" of={`of ${r.toWhom}`} />
          <RecordLinks {...acts} kind="thirdPartyRequests" record={r} of={`the request to ${r.toWhom}`} />
        </article>
      ))}
    </section>
  )
}

function stateOf(r: ThirdPartyRequest, today: string) {
  if (r.ending) return <Tag text={thirdPartyEndings[r.ending].label} classes="govuk-tag--grey" />
  return r.chaseOn < today ? (
    <Tag text="Chase now" classes="govuk-tag--red" />
  ) : (
    <Tag text="Waiting" classes="govuk-tag--blue" />
  )
}
