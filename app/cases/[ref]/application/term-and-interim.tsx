import type { ActName } from '../../../../lib/case/act-names.ts'
import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Actor } from '../../../../lib/case/policy.ts'
import type { Application } from '../../../../lib/case/records/applications.ts'
import { interimNotices } from '../../../../lib/case/reference/codes/applications.ts'
import { type CalendarDate, longDate } from '../../../../lib/case/time/calendar.ts'
import { conditionsOf, isEditable, isWithoutNotice } from '../../../../lib/case/views/applications.ts'
import { termOf } from '../../../../lib/case/views/orders.ts'
import { termInWords } from '../../../../lib/drafting/snapshot.ts'
import { earliestLastDay } from '../../../../lib/law/rules/orders-and-terms.ts'
import { referenceOf } from '../../../../lib/law/rules/reference.ts'
import { actPath } from '../../../../lib/site/addresses.ts'
import { SummaryList, type SummaryRow } from '../../../ui/govuk/summary-list.tsx'
import { ActLinks } from '../act-links.tsx'

interface TermAndInterimProps {
  file: CaseFile
  actor: Actor
  at: string
  main: Application
  half: Application | undefined
  mayWrite: boolean
  today: CalendarDate
}

/** How long the order is for, and the interim half: its reason, its last day and the conditions that it takes. */
export function TermAndInterim({ file, actor, at, main, half, mayWrite, today }: TermAndInterimProps) {
  const change = (a: Application, act: ActName, what: string) =>
    mayWrite && isEditable(a)
      ? { items: [{ href: actPath(file.case.ref, act, a.id), text: 'Change', visuallyHiddenText: what }] }
      : undefined
  const verbatim = (text: string | null) => ({
    text: <span className="app-verbatim">{text ?? 'Not answered yet'}</span>,
  })
  const rows: SummaryRow[] = [
    {
      key: 'Length of the order',
      value: termInWords(main) ?? 'Not answered yet',
      actions: change(main, 'writeTerm', 'the length of the order'),
    },
    { key: 'Reason for that length', value: verbatim(main.termReason) },
    ...(main.determinedOn
      ? []
      : [{ key: 'Least period', value: `${earliestLastDay(referenceOf(file.settings), today)} SPA 2019 s.3(2)` }]),
  ]
  const made = half && file.orders.find(o => o.applicationId === half.id)
  const ordered = made && termOf(made, file, today)
  const interim: SummaryRow[] = half
    ? [
        {
          key: 'Why it is appropriate',
          value: verbatim(half.interimReason),
          actions: change(half, 'writeInterim', 'the interim order'),
        },
        // Once the court has made it, what counts is what the court said, and not what was asked for.
        ordered
          ? { key: 'Last day, as the court ordered', value: ordered.lastDay ? longDate(ordered.lastDay) : 'None given' }
          : {
              key: 'Last day',
              value: half.interimLastDay ? longDate(half.interimLastDay) : 'Not answered yet',
            },
        {
          key: 'Conditions it takes',
          value:
            conditionsOf(file, half)
              .map(c => c.number)
              .join(', ') || 'None chosen yet',
        },
        {
          key: 'Notice',
          value: half.interimNotice ? interimNotices[half.interimNotice].label : 'With notice, unless it is changed',
        },
        ...(isWithoutNotice(half)
          ? [
              { key: 'Why no notice', value: verbatim(half.noNoticeReason) },
              { key: 'What the defendant would say', value: verbatim(half.wouldSay) },
              {
                key: 'Hearing with notice asked for',
                value: half.returnOn ? longDate(half.returnOn) : 'Not answered yet',
              },
              {
                key: 'Legal services',
                value: half.noNoticeAdviceOn
                  ? `Agreed on ${longDate(half.noNoticeAdviceOn)}`
                  : 'Have not agreed yet. It cannot be filed until they have',
              },
            ]
          : []),
      ]
    : []
  return (
    <>
      <section aria-labelledby="term">
        <h2 className="govuk-heading-l" id="term">
          Length
        </h2>
        <SummaryList rows={rows} />
      </section>
      <section aria-labelledby="interim">
        <h2 className="govuk-heading-l" id="interim">
          Interim order
        </h2>
        {half ? (
          <>
            <SummaryList rows={interim} />
            <ActLinks
              file={file}
              actor={actor}
              today={today}
              at={at}
              place="application/interim"
              record={half}
              as="links"
            />
          </>
        ) : (
          <p className="govuk-body app-measure">
            No interim order is being asked for. One protects until the full application is decided.
          </p>
        )}
      </section>
    </>
  )
}
