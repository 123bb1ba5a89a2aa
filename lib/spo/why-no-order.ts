import { type CalendarDate, type Instant, londonDate, longDate, startOfDay } from './calendar.ts'
import type { CaseFile, Kept } from './case.ts'
import {
  applicationKinds,
  contactMilestones,
  decisionReasons,
  otherOrderKinds,
  outsideRequestKinds,
  requesters,
  requestOutcomes,
  reviewResults,
  riskJudgements,
  riskTools,
  secondLookKinds,
  spoDecisions,
  tiers,
} from './codes.ts'
import type { Id } from './records/id.ts'
import { categories, limbs, orderKinds, wrongTests } from './statute.ts'

/** What was known when, asked when, decided by whom and why: the chronology of whether an order was applied for. Pure. */

export const chronologyKinds = {
  known: { label: 'Known' },
  asked: { label: 'Asked' },
  decided: { label: 'Decided' },
  told: { label: 'Told' },
  court: { label: 'Court' },
} as const
export type ChronologyKind = keyof typeof chronologyKinds
export interface ChronologyLine {
  at: Instant
  on: CalendarDate
  kind: ChronologyKind
  /** Codes and dates alone: no name, no address and nothing that anybody wrote. */
  what: string
  /** Recorded later than the day that it is about. */
  recordedOn: CalendarDate | null
  /** For police only: who, and the words that were written. */
  byId: Id | null
  words: string[]
}

type Given = Pick<ChronologyLine, 'kind' | 'what'> & Partial<ChronologyLine>
const onDay = (on: CalendarDate, given: Given): ChronologyLine => line(startOfDay(on), { ...given, on })
function line(at: Instant, given: Given): ChronologyLine {
  const on = given.on ?? londonDate(at)
  return { recordedOn: null, byId: null, words: [], ...given, at, on }
}
const later = (on: CalendarDate, at: Instant | null | undefined): CalendarDate | null =>
  at && londonDate(at) > on ? londonDate(at) : null
const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)
const joined = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join('. ')
const given = (...words: (string | null | undefined)[]) => words.flatMap(w => (w ? [w] : []))

/** Every line, the earliest first; of one moment, what was known before what was decided. */
export function whyNoOrder(file: CaseFile): ChronologyLine[] {
  const lines = [...known(file), ...asked(file), ...decided(file), ...atCourt(file), ...told(file)]
  const order = Object.keys(chronologyKinds)
  return lines.sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.what.localeCompare(b.what, 'en'),
  )
}

function known(file: CaseFile): ChronologyLine[] {
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  return [
    onDay(file.case.reportedOn, { kind: 'known', what: 'Police were first told' }),
    line(file.case.openedAt, { kind: 'known', what: 'The case was opened', byId: file.case.openedById }),
    ...standing.map(i =>
      line(i.recordedAt, {
        kind: 'known',
        what: `Incident of ${longDate(i.happenedOn)} recorded: ${lower(categories[i.category].label)}`,
        byId: i.recordedById,
        words: given(i.summary),
      }),
    ),
    ...file.assessments.map(a =>
      onDay(a.assessedOn, {
        kind: 'known',
        what: `Risk assessed with ${riskTools[a.tool].label}: ${lower(riskJudgements[a.judgement].label)}`,
        recordedOn: later(a.assessedOn, a.at),
        byId: a.byId,
        words: given(a.judgementReason),
      }),
    ),
    ...file.otherOrders.flatMap(o =>
      o.madeOn
        ? [onDay(o.madeOn, { kind: 'known', what: `Another order was made: ${lower(otherOrderKinds[o.kind].label)}` })]
        : [],
    ),
    ...file.breaches.map(b =>
      line(b.knownAt, {
        kind: 'known',
        what: `Police knew of a breach of ${longDate(b.happenedOn)}${b.otherOrderId ? ' of another order' : ' of an order'}`,
      }),
    ),
  ]
}

const asked = (file: CaseFile): ChronologyLine[] =>
  file.outsideRequests.flatMap(r => {
    const who = lower(requesters[r.fromKind].label)
    return [
      onDay(r.receivedOn, {
        kind: 'asked',
        what: `${outsideRequestKinds[r.kind].label}, from ${who}. Answer due by ${longDate(r.answerDueOn)}`,
        recordedOn: later(r.receivedOn, r.at),
        byId: r.byId,
        words: given(r.asked),
      }),
      ...(r.answeredOn && r.outcome
        ? [
            onDay(r.answeredOn, {
              kind: 'decided',
              what: `${r.kind === 'complaint' ? 'Complaint' : 'Request'} from ${who} answered: ${lower(requestOutcomes[r.outcome].label)}${r.answeredOn > r.answerDueOn ? ', after the day it was due' : ''}`,
              words: given(r.answer),
            }),
          ]
        : []),
      ...(r.toldOn ? [onDay(r.toldOn, { kind: 'told', what: `Whoever asked (${who}) was told the answer` })] : []),
    ]
  })

function decided(file: CaseFile): ChronologyLine[] {
  const decisions = file.decisions.map((d: CaseFile['decisions'][number] & Kept) =>
    line(d.at, {
      kind: 'decided',
      what: joined(
        `Order considered: ${lower(spoDecisions[d.decision].label)}. ${decisionReasons[d.reasonCode].label}`,
        d.limb && `Part not met: ${lower(limbs[d.limb].label)}`,
        d.wrongTest && `A test that the 2019 Act does not set played a part: ${lower(wrongTests[d.wrongTest].label)}`,
        d.reviewOn && `To be looked at again on ${longDate(d.reviewOn)}`,
      ),
      recordedOn: later(londonDate(d.at), d.recordedAt),
      byId: d.byId,
      words: given(
        `Acts: ${d.actsReason}`,
        `Risk: ${d.riskReason}`,
        `Necessity: ${d.necessityReason}`,
        d.whatWouldChange && `What would change it: ${d.whatWouldChange}`,
      ),
    }),
  )
  const looks = file.secondLooks
    .filter(l => l.decisionId || l.look === 'screened')
    .map(l =>
      line(l.at, {
        kind: l.look === 'escalated' ? 'asked' : 'decided',
        what: joined(
          l.look === 'screened' ? 'The case was screened' : `The decision: ${lower(secondLookKinds[l.look].label)}`,
          l.limb && `Part not met: ${lower(limbs[l.limb].label)}`,
          l.wrongTest && `It rested on a test that the 2019 Act does not set: ${lower(wrongTests[l.wrongTest].label)}`,
        ),
        byId: l.byId,
        words: given(l.note),
      }),
    )
  const reviews = file.reviews.map(r => {
    const a = file.applications.find(x => x.id === r.applicationId)
    return line(r.at, {
      kind: 'decided',
      what: joined(
        `Application ${a?.number ?? ''} (${lower(a ? applicationKinds[a.kind].label : 'application')}) before the ${lower(tiers[r.tier].label)}: ${lower(reviewResults[r.result].label)}`,
        r.limb && `Part not met: ${lower(limbs[r.limb].label)}`,
        r.wrongTest && `A test that the 2019 Act does not set played a part: ${lower(wrongTests[r.wrongTest].label)}`,
      ),
      byId: r.byId,
      words: given(r.note, r.whatWouldChange && `What would change it: ${r.whatWouldChange}`),
    })
  })
  return [...decisions, ...looks, ...reviews]
}

const atCourt = (file: CaseFile): ChronologyLine[] => [
  ...file.applications.flatMap(a => {
    const name = `Application ${a.number} (${lower(applicationKinds[a.kind].label)})`
    return [
      line(a.startedAt, { kind: 'decided', what: `${name} begun`, byId: a.startedById }),
      ...(a.submittedAt ? [line(a.submittedAt, { kind: 'decided', what: `${name} sent for review` })] : []),
      ...(a.lodgedOn ? [onDay(a.lodgedOn, { kind: 'court', what: `${name} lodged with the court` })] : []),
      ...(a.determinedOn && ['refusedByCourt', 'withdrawn', 'granted'].includes(a.status)
        ? [
            onDay(a.determinedOn, {
              kind: 'court',
              what: `${name} ${a.status === 'granted' ? 'granted' : a.status === 'withdrawn' ? 'withdrawn' : 'refused by the court'}`,
              words: given(a.outcomeReason),
            }),
          ]
        : []),
    ]
  }),
  ...file.orders.map(o => onDay(o.madeOn, { kind: 'court', what: `${orderKinds[o.kind].label} made` })),
]

const told = (file: CaseFile): ChronologyLine[] =>
  file.contacts.flatMap(c =>
    c.toldAt
      ? [
          line(c.toldAt, {
            kind: 'told',
            what: `The protected person was told: ${lower(contactMilestones[c.milestone].label)}${londonDate(c.toldAt) > c.dueOn ? ', after the day it was due' : ''}`,
          }),
        ]
      : [],
  )
