import { type Clause, strengths } from '../../../../../lib/drafting/support.ts'
import type { Refusal } from '../../../../../lib/law/refusal.ts'
import { casePath, returningTo } from '../../../../../lib/site/addresses.ts'
import { Details } from '../../../../ui/govuk/details.tsx'
import { SummaryList } from '../../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../../ui/govuk/tag.tsx'

interface ClausesProps {
  clauses: readonly Clause[]
  caseRef: string
  /** Whether the reader may write: what is missing then leads to its form. */
  linked: boolean
}

/** Each clause with what the Act asks, what bears it out and how well, and what is missing. */
export function Clauses({ clauses, caseRef, linked }: ClausesProps) {
  const back = casePath(caseRef, '/application/support')
  return (
    <section aria-labelledby="clauses">
      <h2 className="govuk-heading-l" id="clauses">
        Clause by clause
      </h2>
      <div className="app-side-by-side app-side-by-side--three">
        {clauses.map(clause => (
          <SummaryList
            key={clause.key}
            card={{ title: { text: clause.title, headingLevel: 3 } }}
            rows={[
              {
                key: 'How well supported',
                value: {
                  text: (
                    <Tag
                      text={strengths[clause.strength].label}
                      classes={`govuk-tag--${strengths[clause.strength].colour}`}
                    />
                  ),
                },
              },
              {
                key: 'What is missing',
                value: { text: <Reasons reasons={clause.missing} none="Nothing" back={back} linked={linked} /> },
              },
              ...(clause.toWeigh.length
                ? [
                    {
                      key: 'Points to check',
                      value: { text: <Reasons reasons={clause.toWeigh} none="" back={back} linked={linked} /> },
                    },
                  ]
                : []),
              {
                key: 'What supports it',
                value: {
                  text: (
                    <Details
                      classes="govuk-!-margin-bottom-0"
                      summaryText={
                        <>
                          What the Act asks, and what answers it
                          <span className="govuk-visually-hidden">: {clause.title}</span>
                        </>
                      }
                    >
                      <p className="govuk-body">
                        {clause.asks} <span className="app-source">{clause.source}</span>
                      </p>
                      <Lines lines={clause.supports} none="Nothing yet" />
                    </Details>
                  ),
                },
              },
            ]}
          />
        ))}
      </div>
    </section>
  )
}

function Lines({ lines, none }: { lines: readonly string[]; none: string }) {
  if (!lines.length) return none
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What is to be mended, each leading to the form that mends it and back. */
export function Reasons(props: { reasons: readonly Refusal[]; none: string; back: string; linked: boolean }) {
  const { reasons, none, back, linked } = props
  if (!reasons.length) return none
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {reasons.map(r => (
        <li key={r.message}>
          {linked && r.href ? (
            <a className="govuk-link" href={returningTo(back, r.href)}>
              {r.message}
            </a>
          ) : (
            r.message
          )}
        </li>
      ))}
    </ul>
  )
}
