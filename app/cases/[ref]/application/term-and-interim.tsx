import type { ActName } from '../../../../lib/spo/acts/names.ts'
import { actPath } from '../../../../lib/spo/addresses.ts'
import { conditionsOf, isEditable } from '../../../../lib/spo/applications.ts'
import { type CalendarDate, longDate } from '../../../../lib/spo/calendar.ts'
import type { CaseFile } from '../../../../lib/spo/case.ts'
import { interimNotices } from '../../../../lib/spo/codes.ts'
import { referenceOf } from '../../../../lib/spo/findings/reference.ts'
import { earliestLastDay } from '../../../../lib/spo/findings/standing.ts'
import type { Actor } from '../../../../lib/spo/policy.ts'
import type { Application } from '../../../../lib/spo/records/applications.ts'
import { termInWords } from '../../../../lib/spo/snapshot.ts'
import { isWithoutNotice } from '../../../../lib/spo/without-notice.ts'
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
  const interim: SummaryRow[] = half
    ? [
        {
          key: 'Why it is appropriate',
          value: verbatim(half.interimReason),
          actions: change(half, 'writeInterim', 'the interim order'),
        },
        {
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
