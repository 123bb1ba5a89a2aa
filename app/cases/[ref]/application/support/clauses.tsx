import { type Clause, strengths } from '../../../../../lib/drafting/support.ts'
import type { Refusal } from '../../../../../lib/law/refusal.ts'
import { casePath, returningTo } from '../../../../../lib/site/addresses.ts'
import { DataTable } from '../../../../ui/data-table.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
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
      <h2 className="govuk-visually-hidden" id="clauses">
        Clause by clause
      </h2>
      <DataTable
        caption="Each clause, what supports it and what it lacks"
        captionHidden
        rows={clauses}
        rowKey={c => c.key}
        empty="Nothing has been drafted yet."
        columns={[
          {
            key: 'clause',
            label: 'Clause',
            isRowHeader: true,
            cell: c => (
              <>
                {c.title}
                <Details
                  classes="govuk-!-margin-bottom-0 govuk-!-font-weight-regular"
                  summaryText={
                    <>
                      What supports it<span className="govuk-visually-hidden">: {c.title}</span>
                    </>
                  }
                >
                  <p className="govuk-body">
                    {c.asks} <span className="app-source">{c.source}</span>
                  </p>
                  <Lines lines={c.supports} none="Nothing yet" />
                </Details>
              </>
            ),
          },
          {
            key: 'strength',
            label: 'How well supported',
            cell: c => (
              <Tag text={strengths[c.strength].label} classes={`govuk-tag--${strengths[c.strength].colour}`} />
            ),
          },
          {
            key: 'missing',
            label: 'What is missing',
            cell: c => <Reasons reasons={c.missing} none="Nothing" back={back} linked={linked} />,
          },
          {
            key: 'check',
            label: 'Points to check',
            cell: c => <Reasons reasons={c.toWeigh} none="None" back={back} linked={linked} />,
          },
        ]}
      />
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
