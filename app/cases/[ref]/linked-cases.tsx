import Link from 'next/link'
import type { CaseFile } from '../../../lib/case/case.ts'
import { aggressors, caseLinkKinds } from '../../../lib/case/reference/codes/decisions.ts'
import { longMoment, recordedLater } from '../../../lib/case/time/calendar.ts'
import { casePath } from '../../../lib/site/addresses.ts'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { ActLinks, type Seat } from './act-links.tsx'

type Props = Seat & {
  file: CaseFile<'caseLinks' | 'named' | 'restrictions'>
  /** The references that this person may open. */
  open: readonly string[]
  nameOf: (id: string | null) => string
}

/** Other cases that this one belongs beside. Only their references: what they hold is theirs. */
export function LinkedCases({ open, nameOf, ...props }: Props) {
  const links = props.file.caseLinks.filter(l => !l.endedAt)
  if (!links.length) return null
  return (
    <section aria-labelledby="linked-cases">
      <h2 className="govuk-heading-m" id="linked-cases">
        Linked cases
      </h2>
      {links.map(l => (
        <div key={l.id}>
          <SummaryList
            classes="app-facts"
            rows={[
              {
                key: 'Case',
                value: {
                  text: open.includes(l.otherRef) ? (
                    <Link className="govuk-link" href={casePath(l.otherRef)}>
                      {l.otherRef}
                    </Link>
                  ) : (
                    `${l.otherRef}. You may not open it`
                  ),
                },
              },
              { key: 'How they belong together', value: caseLinkKinds[l.kind].label },
              { key: 'Why', value: { text: <span className="app-spoken">{l.reason}</span> } },
              { key: 'Linked by', value: `${nameOf(l.byId)}, ${longMoment(l.at)}` },
              l.kind === 'counterAllegation' && {
                key: 'Primary aggressor',
                value: {
                  text: l.aggressor ? (
                    <>
                      {aggressors[l.aggressor].label}
                      <p className="govuk-body-s app-spoken">{l.aggressorReason}</p>
                      <span className="app-under">
                        {nameOf(l.aggressorById)}
                        {l.aggressorAt
                          ? `, ${longMoment(l.aggressorAt)}${recordedLater(l.aggressorAt, l.aggressorRecordedAt)}`
                          : ''}
                      </span>
                    </>
                  ) : (
                    'Not recorded yet'
                  ),
                },
              },
            ]}
          />
          <ActLinks {...props} place="case/link" record={l} as="links" of={`: case ${l.otherRef}`} />
        </div>
      ))}
    </section>
  )
}
