import type { ReactNode } from 'react'
import type { Kept } from '../../../../lib/case/case.ts'
import type { Decision, SecondLook } from '../../../../lib/case/records/pattern.ts'
import { decisionReasons, secondLookKinds, spoDecisions } from '../../../../lib/case/reference/codes/decisions.ts'
import { limbs, wrongTests } from '../../../../lib/case/reference/statute.ts'
import { longDate, longMoment, recordedLater } from '../../../../lib/case/time/calendar.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'

/** One decision about an order, limb by limb, with who decided and when it is to be looked at again. */
export function DecisionRecord({
  decision: d,
  by,
  latest,
  looks,
  nameOf,
  children,
}: {
  decision: Decision & Kept
  by: string | undefined
  latest: boolean
  /** What was asked and found of it since, the earliest first. */
  looks: readonly SecondLook[]
  nameOf: (id: string) => string | undefined
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
          {recordedLater(d.at, d.recordedAt)}
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
          ...(d.limb ? [{ key: 'Part not met', value: limbs[d.limb].label }] : []),
          ...(d.whatWouldChange
            ? [
                {
                  key: 'What would change it',
                  value: { text: <span className="app-spoken">{d.whatWouldChange}</span> },
                },
              ]
            : []),
          ...(d.wrongTest
            ? [
                {
                  key: 'Wrong test',
                  value: { text: <Tag text={wrongTests[d.wrongTest].label} classes="govuk-tag--orange" /> },
                },
              ]
            : []),
          { key: 'Review on', value: d.reviewOn ? longDate(d.reviewOn) : 'No date' },
          { key: 'What the protected person was told', value: d.toldVictim ?? 'Not recorded here' },
        ]}
      />
      {looks.map(l => (
        <div className="govuk-inset-text" key={l.id}>
          <strong>{secondLookKinds[l.look].label}</strong>
          <span className="app-under">
            {longMoment(l.at)}, {nameOf(l.byId) ?? 'someone who has left'}
            {recordedLater(l.at, l.recordedAt)}
            {l.requestId ? ', for whoever asked from outside' : ''}
          </span>
          <p className="app-spoken govuk-!-margin-0">{l.note}</p>
          {l.limb && <p className="govuk-!-margin-0">Part not met: {limbs[l.limb].label}</p>}
          {l.wrongTest && <Tag text={`Wrong test: ${wrongTests[l.wrongTest].label}`} classes="govuk-tag--orange" />}
        </div>
      ))}
      {children}
    </section>
  )
}
