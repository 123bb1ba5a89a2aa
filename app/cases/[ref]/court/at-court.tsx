import { type CalendarDate, longDate, longMoment } from '../../../../lib/spo/calendar.ts'
import type { Application, CaseFile, Hearing } from '../../../../lib/spo/case.ts'
import type { Clock } from '../../../../lib/spo/clocks/clock.ts'
import {
  adjournReasons,
  appealAgainst,
  applicants,
  applicationKinds,
  courtRefusals,
  hearingPurposes,
  hearingStatuses,
} from '../../../../lib/spo/codes.ts'
import { isAtCourt, isInForce, mainOf, nextHearing, protectionGap } from '../../../../lib/spo/orders.ts'
import type { Actor } from '../../../../lib/spo/policy.ts'
import { applicationStatus } from '../../../../lib/spo/status.ts'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Timeline, type TimelineEvent } from '../../../ui/timeline.tsx'
import { ActLinks } from '../act-links.tsx'
import { ClockTable } from '../clock-table.tsx'

export type Seen = { file: CaseFile; actor: Actor; today: CalendarDate; at: string }

const main = [
  'lodgeBoth',
  'lodge',
  'listHearing',
  'recordOrderMade',
  'recordVaried',
  'recordRenewed',
  'recordDischarged',
  'recordAppealChanged',
  'recordAppealQuashed',
  'recordAppealDismissed',
  'refuseAtCourt',
] as const
const beside = ['recordCourtReference', 'withdrawApplication', 'startAppeal'] as const

/** One application before the court: where it stands, its hearings in order with reasons, and what came of it. */
export function AtCourt({ application: a, clocks, seen }: { application: Application; clocks: Clock[]; seen: Seen }) {
  const { file, today } = seen
  const status = applicationStatus(a.status)
  const hearings = file.hearings.filter(h => h.applicationId === a.id)
  const own = clocks.filter(c => c.about.id === a.id || hearings.some(h => h.id === c.about.id))
  const name = `${a.number}. ${applicationKinds[a.kind].label}`
  const next = nextHearing(a.id, file, today)
  const acts = {
    ...seen,
    stage: 'court' as const,
    about: 'applications' as const,
    record: a,
    of: `for application ${a.number}`,
  }
  return (
    <section aria-labelledby={`application-${a.number}`}>
      <h2 className="govuk-heading-m" id={`application-${a.number}`}>
        {name} <Tag text={status.label} classes={`govuk-tag--${status.colour}`} />
      </h2>
      {gaps(file, a, today).map(sentence => (
        <WarningText key={sentence} text={sentence} />
      ))}
      {overdue(hearings, today).map(h => (
        <WarningText
          key={h.id}
          text={`The hearing of ${longDate(h.listedOn)} has passed and nothing is recorded of it. Record the order, the refusal, the adjournment or that it took place.`}
        />
      ))}
      <SummaryList rows={facts(file, a, next)} />
      <ActLinks {...acts} only={main} />
      <ActLinks {...acts} only={beside} as="links" />
      <h3 className="govuk-heading-s">Hearings and decisions</h3>
      <Timeline
        headingLevel={4}
        events={[...(a.lodgedOn ? [lodged(a)] : []), ...hearings.map(h => hearing(h, seen)), ...outcome(a)]}
      />
      {own.length > 0 && (
        <>
          <h3 className="govuk-heading-s">Deadlines</h3>
          <ClockTable clocks={own} caption={`Deadlines of application ${a.number}`} empty="None" />
        </>
      )}
    </section>
  )
}

/** Days without an order that the court diary leaves, for the main application of an interim order in force. */
const gaps = (file: CaseFile, a: Application, today: CalendarDate): string[] => {
  const next = a.kind === 'main' ? nextHearing(a.id, file, today) : undefined
  return file.orders
    .filter(o => o.kind === 'interim' && mainOf(o, file)?.id === a.id && isInForce(o, file, today))
    .flatMap(o => (next ? (protectionGap(o, file, next.listedOn)?.sentence ?? []) : []))
}
const overdue = (hearings: Hearing[], today: CalendarDate) =>
  hearings.filter(h => h.status === 'listed' && h.listedOn < today)

function facts(file: CaseFile, a: Application, next: Hearing | undefined) {
  const order = file.orders.find(o => o.id === a.orderId)
  const against = file.applications.find(x => x.id === a.againstId)
  return [
    { key: 'Applicant', value: applicants[a.applicant].label },
    ...(order ? [{ key: 'About order', value: order.ref }] : []),
    ...(a.against
      ? [
          {
            key: 'Appeal against',
            value: `${appealAgainst[a.against].label}${against ? ` (application ${against.number})` : ''}`,
          },
        ]
      : []),
    { key: 'Court', value: a.court ?? 'Not lodged yet' },
    { key: 'Lodged', value: a.lodgedOn ? longDate(a.lodgedOn) : 'Not yet' },
    ...(a.lodgedOn ? [{ key: 'Court’s reference', value: a.courtReference ?? 'Not recorded yet' }] : []),
    ...(isAtCourt(a)
      ? [
          {
            key: 'Next hearing',
            value: next
              ? `${longDate(next.listedOn)}${next.listedTime ? ` at ${next.listedTime}` : ''}`
              : 'None listed',
          },
        ]
      : []),
    ...(a.policePosition ? [{ key: 'Police position', value: a.policePosition }] : []),
    {
      key: 'Application',
      value: {
        text: (
          <a className="govuk-link" href={`/cases/${file.case.ref}/application/${a.number}`}>
            {a.filed ? 'Read it as filed' : 'Read it'}
          </a>
        ),
      },
    },
  ]
}

const lodged = (a: Application): TimelineEvent => ({
  id: 'lodged',
  title:
    a.kind === 'appeal'
      ? `Notice of appeal by ${applicants[a.applicant].label.toLowerCase()}`
      : a.applicant === 'defendant'
        ? 'The defendant’s application made to the court'
        : 'Lodged with the court',
  at: a.lodgedOn ?? '',
  atText: a.lodgedOn ? longDate(a.lodgedOn) : '',
  children: <p className="govuk-body-s">{a.court}</p>,
})

function hearing(h: Hearing, seen: Seen): TimelineEvent {
  const purpose = h.purpose ? hearingPurposes[h.purpose].label : 'Hearing'
  return {
    id: h.id,
    title: (
      <>
        {purpose}: {hearingStatuses[h.status].label.toLowerCase()}
        {h.adjournReason && `. ${adjournReasons[h.adjournReason].label}`}
      </>
    ),
    at: h.listedOn,
    atText: `${longDate(h.listedOn)}${h.listedTime ? ` at ${h.listedTime}` : ''}`,
    children: (
      <>
        <p className="govuk-body-s">
          {h.court}. Put on record on {longMoment(h.listedAt)}.
          {h.hearsayServedOn && ` Hearsay notice served on ${longDate(h.hearsayServedOn)}.`}
        </p>
        {h.note && <p className="govuk-body-s app-keep-lines">{h.note}</p>}
        <ActLinks {...seen} stage="court" about="hearings" record={h} as="links" of={`of ${longDate(h.listedOn)}`} />
      </>
    ),
  }
}

const outcome = (a: Application): TimelineEvent[] =>
  a.determinedOn
    ? [
        {
          id: 'outcome',
          title: applicationStatus(a.status).label,
          at: a.determinedOn,
          atText: longDate(a.determinedOn),
          children: (
            <>
              {a.courtRefusal && <p className="govuk-body-s">{courtRefusals[a.courtRefusal].label}</p>}
              {a.outcomeReason && <p className="govuk-body-s app-keep-lines">{a.outcomeReason}</p>}
            </>
          ),
        },
      ]
    : []
