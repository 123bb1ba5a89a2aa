import type { CaseFile, Kept } from '../case.ts'
import type { Id } from '../records/id.ts'
import { applicationKinds, reviewResults, tiers } from '../reference/codes/applications.ts'
import {
  decisionReasons,
  riskJudgements,
  riskTools,
  secondLookKinds,
  spoDecisions,
} from '../reference/codes/decisions.ts'
import { otherOrderKinds } from '../reference/codes/orders.ts'
import { contactMilestones } from '../reference/codes/people.ts'
import { outsideRequestKinds, requesters, requestOutcomes } from '../reference/codes/requests.ts'
import { limbs, orderKinds, wrongTests } from '../reference/statute.ts'
import { type CalendarDate, type Instant, londonDate, longDate, startOfDay } from '../time/calendar.ts'
import { lowerFirst } from '../words/grammar.ts'
import { kindsInWords } from '../words/kinds-of-act.ts'

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
const joinWords = (...parts: (string | null | undefined | false)[]) => parts.filter(Boolean).join('. ')
const nonEmpty = (...words: (string | null | undefined)[]) => words.flatMap(w => (w ? [w] : []))

/** Every line, the earliest first; of one moment, what was known before what was decided. */
export function whyNoOrder(file: CaseFile): ChronologyLine[] {
  const lines = [
    ...knownLines(file),
    ...requestLines(file),
    ...decisionLines(file),
    ...courtLines(file),
    ...contactLines(file),
  ]
  const order = Object.keys(chronologyKinds)
  return lines.sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      a.what.localeCompare(b.what, 'en'),
  )
}

function knownLines(file: CaseFile): ChronologyLine[] {
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  return [
    onDay(file.case.reportedOn, { kind: 'known', what: 'Police were first told' }),
    line(file.case.openedAt, { kind: 'known', what: 'The case was opened', byId: file.case.openedById }),
    ...standing.map(i =>
      line(i.recordedAt, {
        kind: 'known',
        what: `Incident of ${longDate(i.happenedOn)} recorded: ${lowerFirst(kindsInWords(i))}`,
        byId: i.recordedById,
        words: nonEmpty(i.summary),
      }),
    ),
    ...file.assessments.map(a =>
      onDay(a.assessedOn, {
        kind: 'known',
        what: `Risk assessed with ${riskTools[a.tool].label}: ${lowerFirst(riskJudgements[a.judgement].label)}`,
        recordedOn: later(a.assessedOn, a.at),
        byId: a.byId,
        words: nonEmpty(a.judgementReason),
      }),
    ),
    ...file.otherOrders.flatMap(o =>
      o.madeOn
        ? [
            onDay(o.madeOn, {
              kind: 'known',
              what: `Another order was made: ${lowerFirst(otherOrderKinds[o.kind].label)}`,
            }),
          ]
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

const requestLines = (file: CaseFile): ChronologyLine[] =>
  file.outsideRequests.flatMap(r => {
    const who = lowerFirst(requesters[r.fromKind].label)
    return [
      onDay(r.receivedOn, {
        kind: 'asked',
        what: `${outsideRequestKinds[r.kind].label}, from ${who}. Answer due by ${longDate(r.answerDueOn)}`,
        recordedOn: later(r.receivedOn, r.at),
        byId: r.byId,
        words: nonEmpty(r.asked),
      }),
      ...(r.answeredOn && r.outcome
        ? [
            onDay(r.answeredOn, {
              kind: 'decided',
              what: `${r.kind === 'complaint' ? 'Complaint' : 'Request'} from ${who} answered: ${lowerFirst(requestOutcomes[r.outcome].label)}${r.answeredOn > r.answerDueOn ? ', after the day it was due' : ''}`,
              words: nonEmpty(r.answer),
            }),
          ]
        : []),
      ...(r.toldOn ? [onDay(r.toldOn, { kind: 'told', what: `Whoever asked (${who}) was told the answer` })] : []),
    ]
  })

function decisionLines(file: CaseFile): ChronologyLine[] {
  const decisions = file.decisions.map((d: CaseFile['decisions'][number] & Kept) =>
    line(d.at, {
      kind: 'decided',
      what: joinWords(
        `Order considered: ${lowerFirst(spoDecisions[d.decision].label)}. ${decisionReasons[d.reasonCode].label}`,
        d.limb && `Part not met: ${lowerFirst(limbs[d.limb].label)}`,
        d.wrongTest &&
          `A test that the 2019 Act does not set played a part: ${lowerFirst(wrongTests[d.wrongTest].label)}`,
        d.reviewOn && `To be looked at again on ${longDate(d.reviewOn)}`,
      ),
      recordedOn: later(londonDate(d.at), d.recordedAt),
      byId: d.byId,
      words: nonEmpty(
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
        what: joinWords(
          l.look === 'screened'
            ? 'The case was screened'
            : `The decision: ${lowerFirst(secondLookKinds[l.look].label)}`,
          l.limb && `Part not met: ${lowerFirst(limbs[l.limb].label)}`,
          l.wrongTest &&
            `It rested on a test that the 2019 Act does not set: ${lowerFirst(wrongTests[l.wrongTest].label)}`,
        ),
        recordedOn: later(londonDate(l.at), l.recordedAt),
        byId: l.byId,
        words: nonEmpty(l.note),
      }),
    )
  const reviews = file.reviews.map((r: CaseFile['reviews'][number] & Kept) => {
    const a = file.applications.find(x => x.id === r.applicationId)
    return line(r.at, {
      kind: 'decided',
      what: joinWords(
        `Application ${a?.number ?? ''} (${lowerFirst(a ? applicationKinds[a.kind].label : 'application')}) before the ${lowerFirst(tiers[r.tier].label)}: ${lowerFirst(reviewResults[r.result].label)}`,
        r.limb && `Part not met: ${lowerFirst(limbs[r.limb].label)}`,
        r.wrongTest &&
          `A test that the 2019 Act does not set played a part: ${lowerFirst(wrongTests[r.wrongTest].label)}`,
      ),
      recordedOn: later(londonDate(r.at), r.recordedAt),
      byId: r.byId,
      words: nonEmpty(r.note, r.whatWouldChange && `What would change it: ${r.whatWouldChange}`),
    })
  })
  return [...decisions, ...looks, ...reviews]
}

const courtLines = (file: CaseFile): ChronologyLine[] => [
  ...file.applications.flatMap(a => {
    const name = `Application ${a.number} (${lowerFirst(applicationKinds[a.kind].label)})`
    return [
      line(a.startedAt, { kind: 'decided', what: `${name} begun`, byId: a.startedById }),
      ...(a.submittedAt ? [line(a.submittedAt, { kind: 'decided', what: `${name} sent for review` })] : []),
      ...(a.lodgedOn ? [onDay(a.lodgedOn, { kind: 'court', what: `${name} lodged with the court` })] : []),
      ...(a.determinedOn && ['refusedByCourt', 'withdrawn', 'granted'].includes(a.status)
        ? [
            onDay(a.determinedOn, {
              kind: 'court',
              what: `${name} ${a.status === 'granted' ? 'granted' : a.status === 'withdrawn' ? 'withdrawn' : 'refused by the court'}`,
              words: nonEmpty(a.outcomeReason),
            }),
          ]
        : []),
    ]
  }),
  ...file.orders.map(o => onDay(o.madeOn, { kind: 'court', what: `${orderKinds[o.kind].label} made` })),
]

const contactLines = (file: CaseFile): ChronologyLine[] =>
  file.contacts.flatMap(c =>
    c.toldAt
      ? [
          line(c.toldAt, {
            kind: 'told',
            what: `The protected person was told: ${lowerFirst(contactMilestones[c.milestone].label)}${londonDate(c.toldAt) > c.dueOn ? ', after the day it was due' : ''}`,
          }),
        ]
      : [],
  )
