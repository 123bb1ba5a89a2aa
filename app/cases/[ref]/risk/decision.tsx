import type { ReactNode } from 'react'
import { longDate, longMoment } from '../../../../lib/spo/calendar.ts'
import type { Kept } from '../../../../lib/spo/case.ts'
import { decisionReasons, spoDecisions } from '../../../../lib/spo/codes.ts'
import type { Decision } from '../../../../lib/spo/records/pattern.ts'
import { limbs } from '../../../../lib/spo/statute.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'

/** One decision about an order, limb by limb, with who decided and when it is to be looked at again. */
export function DecisionRecord({
  decision: d,
  by,
  latest,
  children,
}: {
  decision: Decision & Kept
  by: string | undefined
  latest: boolean
  children?: ReactNode
}) {
  const limb = (name: keyof typeof limbs, words: string) => ({
    key: {
      text: (
        <>
          {limbs[name].label} <span className="app-under">{limbs[name].source}</span>
        </>
      ),
    },
    value: { text: <span className="app-spoken">{words}</span> },
  })
  return (
    <section aria-labelledby={`decision-${d.id}`}>
      <h3 className="govuk-heading-s" id={`decision-${d.id}`}>
        {spoDecisions[d.decision].label}
        <span className="app-under">
          {longMoment(d.at)}
          {by && ` by ${by}`}
          {d.recordedAt &&
            Date.parse(d.recordedAt) - Date.parse(d.at) > 60_000 &&
            `. Recorded on ${longMoment(d.recordedAt)}`}
          {latest ? '. The latest' : ''}
        </span>
      </h3>
      <SummaryList
        classes="app-facts"
        rows={[
          { key: 'Main reason', value: decisionReasons[d.reasonCode].label },
          limb('acts', d.actsReason),
          limb('risk', d.riskReason),
          limb('necessity', d.necessityReason),
          { key: 'Review on', value: d.reviewOn ? longDate(d.reviewOn) : 'No date' },
          { key: 'What the protected person was told', value: d.toldVictim ?? 'Not recorded here' },
        ]}
      />
      {children}
    </section>
  )
}
