import type { ReactNode } from 'react'
import type { Assessment } from '../../../../lib/case/records/pattern.ts'
import {
  type RiskAnswer,
  riskAnswers,
  riskJudgements,
  riskSources,
  riskTools,
} from '../../../../lib/case/reference/codes/decisions.ts'
import { daysBetween, longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { answerCounts, type SdashTopic, sdashTopicNames, sdashTopics } from '../../../../lib/law/practice/risk.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'

/** One assessment: the judgement and its reason beside the answers, which never stand for more than they are. */
export function AssessmentRecord(props: {
  assessment: Assessment
  by: string | undefined
  today: string
  latest: boolean
  children?: ReactNode
}) {
  const { assessment: a, by, today, latest } = props
  const age = daysBetween(a.assessedOn, today)
  return (
    <section aria-labelledby={`assessment-${a.id}`}>
      <h3 className="govuk-heading-s" id={`assessment-${a.id}`}>
        {riskTools[a.tool].label}, {longDate(a.assessedOn)}
        <span className="app-under">
          {age === 0 ? 'Today' : age === 1 ? '1 day ago' : `${age} days ago`}
          {latest ? '. The latest' : ''}
        </span>
      </h3>
      <SummaryList
        classes="app-facts"
        rows={[
          {
            key: 'Professional judgement',
            value: {
              text: (
                <>
                  <strong>{riskJudgements[a.judgement].label}</strong>
                  <span className="app-under app-spoken">{a.judgementReason}</span>
                </>
              ),
            },
          },
          Object.keys(a.answers).length > 0 && { key: 'Answers', value: { text: <Answers answers={a.answers} /> } },
          a.reportReference !== null && { key: 'Result and report', value: a.reportReference },
          { key: 'Version', value: a.toolVersion ?? 'Not recorded' },
          { key: 'Made by', value: `${a.assessor}. ${riskSources[a.source].label}` },
          { key: 'Recorded', value: `${longMoment(a.at)}${by ? ` by ${by}` : ''}` },
        ]}
      />
      {props.children}
    </section>
  )
}

function Answers({ answers }: { answers: Assessment['answers'] }) {
  const counts = answerCounts(answers)
  const said = (Object.keys(riskAnswers) as RiskAnswer[]).filter(k => counts[k] > 0)
  const isSdashTopic = (topic: string): topic is SdashTopic => sdashTopicNames.includes(topic as SdashTopic)
  return (
    <>
      {said.map(k => `${riskAnswers[k].label}: ${counts[k]}`).join('. ')}
      <Details summaryText="Each answer" classes="govuk-!-margin-top-2 govuk-!-margin-bottom-0">
        <dl className="govuk-summary-list govuk-!-margin-bottom-0">
          {Object.entries(answers).map(([topic, answer]) => (
            <div key={topic} className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key govuk-!-font-weight-regular">
                {isSdashTopic(topic) ? sdashTopics[topic].label : topic}
              </dt>
              <dd className="govuk-summary-list__value">
                <strong>{riskAnswers[answer].label}</strong>
              </dd>
            </div>
          ))}
        </dl>
      </Details>
    </>
  )
}
