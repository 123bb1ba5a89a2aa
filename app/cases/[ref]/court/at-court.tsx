import type { CaseFile } from '../../../../lib/case/case.ts'
import type { Application, Hearing } from '../../../../lib/case/records/applications.ts'
import { applicants, applicationKinds } from '../../../../lib/case/reference/codes/applications.ts'
import {
  adjournReasons,
  appealAgainst,
  courtRefusals,
  directionsFor,
  earlierAnswers,
  hearingPurposes,
  hearingStatuses,
  vacateReasons,
} from '../../../../lib/case/reference/codes/court.ts'
import { youthStepKinds } from '../../../../lib/case/reference/codes/people.ts'
import { courtKind } from '../../../../lib/case/reference/premises.ts'
import { applicationStatus } from '../../../../lib/case/reference/status.ts'
import { type CalendarDate, longDate, longMoment } from '../../../../lib/case/time/calendar.ts'
import { isAtCourt, isInForce, nextHearing } from '../../../../lib/case/views/orders.ts'
import { pastGaps } from '../../../../lib/case/views/past-gaps.ts'
import { ageInWords, youthOf } from '../../../../lib/case/views/youth.ts'
import type { Clock } from '../../../../lib/law/clocks/clocks.ts'
import { protectionGap } from '../../../../lib/law/rules/orders-and-terms.ts'
import { applicationNumberPath, casePath } from '../../../../lib/site/addresses.ts'
import { Folded } from '../../../ui/folded.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Tag } from '../../../ui/govuk/tag.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Timeline, type TimelineEvent } from '../../../ui/timeline.tsx'
import { ActLinks } from '../act-links.tsx'
import { DeadlinesBeside, partsOf } from '../deadlines.tsx'
import { RecordLinks } from '../record-links.tsx'
import type { Seen } from './seen-court.ts'
import { AfterFiling } from './supplements.tsx'

/** One application before the court: where it stands, its hearings in order with reasons, and what came of it. */
export function AtCourt({
  application: a,
  isFirst,
  clocks,
  seen,
}: {
  application: Application
  /** The first on the page stands open, decided or not. */
  isFirst: boolean
  clocks: Clock[]
  seen: Seen
}) {
  const { file, today } = seen
  const status = applicationStatus(a.status)
  const hearings = file.hearings.filter(h => h.applicationId === a.id)
  const own = clocks.filter(c => c.about.id === a.id || hearings.some(h => h.id === c.about.id))
  const name = `${a.number}. ${applicationKinds[a.kind].label}`
  const next = nextHearing(a.id, file, today)
  // A thing that is still owed, or a gap, is never folded away with what was decided.
  const isSettled = a.determinedOn !== null && !isFirst && partsOf(own).unmet.length === 0
  const earlier = earlierHearings(hearings, today)
  const acts = {
    ...seen,
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
      {a.kind === 'main' &&
        pastGaps(a, file, today).map(gap => (
          <InsetText key={gap.fromOn}>
            <p className="govuk-body">{gap.sentence}.</p>
          </InsetText>
        ))}
      {overdue(hearings, today).map(h => (
        <WarningText
          key={h.id}
          text={`The hearing of ${longDate(h.listedOn)} has passed and nothing is recorded of it. Record the order, the refusal, the adjournment or that it took place.`}
        />
      ))}
      <Folded
        when={isSettled}
        title={
          <>
            {decidedInWords(a, hearings.length)}
            <span className="govuk-visually-hidden"> of application {a.number}</span>
          </>
        }
      >
        <div className="app-split app-split--side-last">
          <div className="app-split__main">
            <SummaryList rows={[...facts(file, a, next), ...young(file, a, today)]} />
            <ActLinks {...acts} place="court" />
            <ActLinks {...acts} place="court/beside" as="links" />
            <h3 className="govuk-heading-s">Hearings and decisions</h3>
            {earlier.length > 0 && (
              <Folded title={`${earlier.length} earlier hearings`}>
                <Timeline headingLevel={4} events={earlier.map(h => hearing(h, seen))} />
              </Folded>
            )}
            <Timeline
              headingLevel={4}
              events={[
                ...(a.lodgedOn ? [lodgedEvent(a)] : []),
                ...hearings.filter(h => !earlier.includes(h)).map(h => hearing(h, seen)),
                ...outcome(file, a),
              ]}
            />
            <ActLinks {...acts} place="court/record" as="links" />
          </div>
          <div className="app-split__side">
            {own.length > 0 && (
              <>
                <h3 className="govuk-heading-s">Deadlines</h3>
                <DeadlinesBeside clocks={own} empty="None" />
              </>
            )}
            <AfterFiling application={a} seen={seen} />
          </div>
        </div>
      </Folded>
    </section>
  )
}

const decidedInWords = (a: Application, hearings: number): string =>
  `${a.determinedOn ? `Decided on ${longDate(a.determinedOn)}` : 'Not decided'}: ${hearings === 1 ? '1 hearing' : `${hearings} hearings`}, decision and papers`

/** Hearings that are over, but for the last two of them: read when somebody asks how it came to this. */
function earlierHearings(hearings: Hearing[], today: CalendarDate): Hearing[] {
  const over = hearings
    .filter(h => h.status !== 'listed' && h.listedOn < today)
    .sort((x, y) => x.listedOn.localeCompare(y.listedOn))
  return over.length > 3 ? over.slice(0, -2) : []
}

/** Days without an order that the court diary leaves, for the main application of an interim order in force. */
const gaps = (
  file: CaseFile<'applications' | 'hearings' | 'orderVersions' | 'orders'>,
  a: Application,
  today: CalendarDate,
): string[] => {
  const found = a.kind === 'main' ? protectionGap(a, file, today) : null
  const order = file.orders.find(o => o.id === found?.about.id)
  return found && order && isInForce(order, file, today) ? [found.gap.sentence] : []
}
const overdue = (hearings: Hearing[], today: CalendarDate) =>
  hearings.filter(h => h.status === 'listed' && h.listedOn < today)

function facts(file: CaseFile<'applications' | 'orders'>, a: Application, next: Hearing | undefined) {
  const order = file.orders.find(o => o.id === a.orderId)
  const against = file.applications.find(x => x.id === a.againstId)
  return [
    { key: 'Applicant', value: applicants[a.applicant].label },
    ...(order ? [{ key: 'About order', value: order.ref }] : []),
    ...(a.changeAsked ? [{ key: 'What is asked for', value: a.changeAsked }] : []),
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
    ...(a.policePosition || a.applicant !== 'chiefOfficer'
      ? [{ key: 'Police position', value: a.policePosition ?? 'Not recorded yet' }]
      : []),
    ...(a.noAppealOn
      ? [
          {
            key: 'No appeal',
            value: `Decided on ${longDate(a.noAppealOn)}, on legal advice${a.noAppealAdviceOn ? ` of ${longDate(a.noAppealAdviceOn)}` : ''}. ${a.noAppealAdvice ?? ''}`,
          },
        ]
      : []),
    {
      key: 'Application',
      value: {
        text: (
          <a className="govuk-link" href={applicationNumberPath(file.case.ref, a.number)}>
            {a.filed ? 'Read it as filed' : 'Read it'}
          </a>
        ),
      },
    },
  ]
}

const lodgedEvent = (a: Application): TimelineEvent => ({
  id: 'lodged',
  title:
    a.kind === 'appeal'
      ? `Notice of appeal by ${applicants[a.applicant].label.toLowerCase()}`
      : a.applicant === 'chiefOfficer'
        ? 'Lodged with the court'
        : `Application to the court by ${applicants[a.applicant].label.toLowerCase()}`,
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
        {h.vacateReason &&
          `${h.vacatedOn ? ` on ${longDate(h.vacatedOn)}` : ''}. ${vacateReasons[h.vacateReason].label}`}
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
        <Details hearing={h} seen={seen} />
        <ActLinks {...seen} place="court/hearing" record={h} as="links" of={`of ${longDate(h.listedOn)}`} />
        <RecordLinks
          {...seen}
          back={casePath(seen.file.case.ref, '/court')}
          kind="hearings"
          record={h}
          of={`the hearing of ${longDate(h.listedOn)}`}
        />
      </>
    ),
  }
}

/** That an earlier day was asked for, by whom and when, and what the court answered. */
const earlierInWords = (h: Hearing): string =>
  h.earlierAskedBy
    ? `Asked for an earlier day${h.earlierAskedOn ? `, ${longDate(h.earlierAskedOn)}` : ''}: ${h.earlierAskedBy}. ${h.earlierAnswer ? earlierAnswers[h.earlierAnswer].label : ''}`
    : ''

/** What was arranged for a hearing, and what the court directed at it. */
function Details({ hearing: h, seen }: { hearing: Hearing; seen: Seen }) {
  const { file } = seen
  const contested = file.draftConditions.filter(c => h.contestedIds.includes(c.id)).map(c => c.number)
  // What was arranged for a hearing that did not take place went with it to its new day.
  const arranged =
    h.status === 'vacated'
      ? []
      : [
          contested.length
            ? `Contested: ${contested.length === 1 ? 'condition' : 'conditions'} ${contested.join(', ')}`
            : '',
          h.policeAdvocate ? `For the police: ${h.policeAdvocate}` : '',
          h.defenceAdvocate ? `For the defendant: ${h.defenceAdvocate}` : '',
          h.specialMeasures ? `Special measures: ${h.specialMeasures}` : '',
          h.interpreter ? `Interpreter: ${h.interpreter}` : '',
          h.timeEstimate ? `Time estimate: ${h.timeEstimate}` : '',
        ]
  const lines = [...arranged, earlierInWords(h)].filter(Boolean)
  const directions = file.directions.filter(d => d.hearingId === h.id)
  return (
    <>
      {lines.map(line => (
        <p className="govuk-body-s" key={line}>
          {line}
        </p>
      ))}
      {directions.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {directions.map(d => (
            <li key={d.id} className="govuk-body-s">
              {directionsFor[d.who].label}: {d.what}
              {d.byOn && `, by ${longDate(d.byOn)}`}
              {d.doneOn && `. Done on ${longDate(d.doneOn)}`}
              {d.doneNote && `. ${d.doneNote}`}
              <ActLinks
                {...seen}
                place="court/direction"
                record={d}
                as="links"
                of={`: direction for ${directionsFor[d.who].label.toLowerCase()}`}
              />
              <RecordLinks
                {...seen}
                back={casePath(file.case.ref, '/court')}
                kind="directions"
                record={d}
                of={`the direction for ${directionsFor[d.who].label.toLowerCase()}`}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What the defendant's age decides, and what was done about it: shown for as long as the application is. */
const young = (file: CaseFile<'defendants' | 'hearings' | 'youthSteps'>, a: Application, today: CalendarDate) => {
  const youth = youthOf(file, a, today)
  if (!youth) return []
  const hearing = nextHearing(a.id, file, today)
  const steps = file.youthSteps.filter(s => s.applicationId === a.id)
  return [
    {
      key: 'Defendant under 18',
      value: {
        text: (
          <>
            <Tag text="Youth court" classes="govuk-tag--purple" /> {youth.sentence} {youth.publicity}
            {a.court && a.lodgedOn && courtKind(file.force.courts, a.court, a.lodgedOn) !== 'youth' && (
              <strong> It is recorded as lodged in {a.court}: check that this is a youth court.</strong>
            )}
            {hearing && <span className="app-under">At the hearing: {ageInWords(file, hearing.listedOn)}</span>}
            {steps.map(s => (
              <span className="app-under" key={s.id}>
                {youthStepKinds[s.kind].label} on {longDate(s.doneOn)}: {s.who}
              </span>
            ))}
          </>
        ),
      },
    },
  ]
}
/** The version of the order that a decision made, with the day from which it applies. */
const madeVersion = (file: CaseFile<'orderVersions' | 'orders'>, a: Application): string | null => {
  const version = file.orderVersions.find(v => v.applicationId === a.id && v.version > 1)
  const order = file.orders.find(o => o.id === version?.orderId)
  return version && order
    ? `Version ${version.version} of order ${order.ref} applies from ${longDate(version.fromOn)}`
    : order?.endedOn
      ? `Order ${order.ref} ended on ${longDate(order.endedOn)}`
      : null
}
const outcome = (file: CaseFile<'orderVersions' | 'orders'>, a: Application): TimelineEvent[] =>
  a.determinedOn
    ? [
        {
          id: 'outcome',
          title: applicationStatus(a.status).label,
          at: a.determinedOn,
          atText: longDate(a.determinedOn),
          children: (
            <>
              {madeVersion(file, a) && <p className="govuk-body-s">{madeVersion(file, a)}</p>}
              {a.courtRefusal && <p className="govuk-body-s">{courtRefusals[a.courtRefusal].label}</p>}
              {a.outcomeReason && <p className="govuk-body-s app-keep-lines">{a.outcomeReason}</p>}
            </>
          ),
        },
      ]
    : []
