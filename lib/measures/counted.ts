import type { CaseFile, Collection, Patch } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import type { Id } from '../case/records/id.ts'
import { isAction } from '../case/reference/codes/breaches.ts'
import { closingChecks } from '../case/reference/codes/decisions.ts'
import { type CalendarDate, type Instant, londonDate } from '../case/time/calendar.ts'
import { targetDay } from '../case/time/working-days.ts'
import { inForceSpans } from '../case/views/in-force-spans.ts'
import { firstMarked } from '../case/views/markers.ts'
import { earliest, servedOn, versionsOf } from '../case/views/orders.ts'
import { drawnReads, drawnWork } from '../case/views/sampling.ts'
import { arrestSteps } from '../waits/breaches.ts'
import { endDecided } from '../waits/orders.ts'
import type { CountedDecision, CountedName, CountedRows } from './counted-columns.ts'
import { ageGroupOn, notificationOf, protectionOf, reviewsDue, stopOf } from './counted-rows.ts'

/**
 * What the measures count: one row of dates and facts for each case, decision, application, order, stretch in force and
 * breach, without today and without a word of the record. A measure is an entry over these columns.
 */

/** The rows of one table, from the collections that they read: written when an act changes one of them. */
export interface CountedSource<N extends CountedName = CountedName> {
  name: N
  /** Raised when the same case gives other rows than before. */
  version: number
  reads: readonly (Collection | 'case')[]
  /** Those of stretches have no id of their own: it is made of the order’s and of the first day. */
  rows: (file: CaseFile) => (Omit<CountedRows[N], 'id' | 'teamId'> & { id: Id; part?: string })[]
}
const source = <N extends CountedName>(s: CountedSource<N>) => s

const instants = (times: readonly Instant[]): Instant[] => times.toSorted((a, b) => Date.parse(a) - Date.parse(b))
const first = (times: readonly Instant[]): Instant | null => instants(times)[0] ?? null

/** The longest, in seconds, that an incident was logged after one of a later day had been. */
export function linkedLateBy(incidents: readonly { happenedOn: CalendarDate; recordedAt: Instant }[]): number | null {
  const days = [...Map.groupBy(incidents, i => i.happenedOn)].sort(([a], [b]) => (a < b ? 1 : -1))
  let [earliestLogged, longest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [, sameDay] of days) {
    const logged = sameDay.map(i => Date.parse(i.recordedAt))
    longest = Math.max(longest, Math.max(...logged) - earliestLogged)
    earliestLogged = Math.min(earliestLogged, ...logged)
  }
  return longest > 0 ? Math.floor(longest / 1000) : null
}

const isMainLodged = (a: Application) => a.kind === 'main' && a.lodgedOn !== null
/** The main application that a hearing is of, when it is one or the interim half of one. */
const mainIdOf = (a: Application): Id => (a.kind === 'interim' ? (a.mainId ?? a.id) : a.id)

/** An advocate that was offered, and taken up. */
function advocates(file: CaseFile<'referrals'>) {
  const offered = file.referrals.filter(r => r.kind === 'advocate' && r.offeredOn !== null)
  return {
    advocateOfferedOn: earliest(...offered.map(r => r.offeredOn)),
    isAdvocateTakenUp: offered.some(r => r.offer === 'accepted'),
  }
}

/** The decision that sent the victim elsewhere, and what came of it. */
function diversion(file: CaseFile<'decisions' | 'breaches'>) {
  const sent = first(
    file.decisions.filter(d => d.reasonCode === 'advisedOwnOrder' || d.reasonCode === 'otherOrder').map(d => d.at),
  )
  const later = file.breaches.filter(b => b.otherOrderId && sent && Date.parse(b.knownAt) >= Date.parse(sent))
  const broken = first(later.map(b => b.knownAt))
  return { divertedOn: sent && londonDate(sent), divertedBreachOn: broken && londonDate(broken) }
}
/** The first decision to apply before this application was lodged, and after the one before it was. */
function applyDecidedAt(a: Application, file: CaseFile<'applications' | 'decisions'>): Instant | null {
  const { lodgedOn } = a
  if (!lodgedOn) return null
  const before = file.applications.flatMap(x =>
    isMainLodged(x) && x.lodgedOn && x.lodgedOn < lodgedOn ? x.lodgedOn : [],
  )
  const after = before.toSorted().at(-1) ?? ''
  return first(
    file.decisions
      .filter(d => d.decision === 'apply' && londonDate(d.at) <= lodgedOn && londonDate(d.at) > after)
      .map(d => d.at),
  )
}
/** Of an interim order: when its application was begun. One recorded after the order says nothing of when it was asked for. */
function askedOn(o: CaseFile['orders'][number], file: CaseFile<'applications'>): CalendarDate | null {
  const own = file.applications.find(a => a.id === o.applicationId)
  const on = o.kind === 'interim' && own ? londonDate(own.startedAt) : null
  return on && on <= o.madeOn ? on : null
}

export const countedSources = [
  source({
    name: 'countedCases',
    version: 4,
    reads: ['case', 'incidents', 'decisions', 'applications', 'assessments', 'breaches', 'defendants', 'referrals'],
    rows: file => {
      const c = file.case
      const standing = file.incidents.filter(i => !i.withdrawnAt)
      const made = file.decisions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      return [
        {
          id: c.id,
          isOpen: c.status === 'open',
          officerId: c.officerId,
          openedAt: c.openedAt,
          openedOn: londonDate(c.openedAt),
          reportedOn: c.reportedOn,
          firstDecisionAt: made[0]?.at ?? null,
          isDeclined: made.at(-1)?.decision === 'no',
          firstLodgedOn: earliest(...file.applications.filter(isMainLodged).map(a => a.lodgedOn)),
          incidents: standing.length,
          crimeReferences: new Set(standing.flatMap(i => i.crimeReference ?? [])).size,
          linkedLateBy: linkedLateBy(standing),
          relationship: c.relationship,
          ageGroup: ageGroupOn(file.defendants[0]?.bornOn, londonDate(c.openedAt)),
          applyDecidedAt: first(made.filter(d => d.decision === 'apply').map(d => d.at)),
          isReclassified: made.at(-1)?.reasonCode === 'notStalking',
          ...diversion(file),
          closedOn: c.closedAt && c.status === 'closed' ? londonDate(c.closedAt) : null,
          isClosedWhole:
            c.status === 'closed' &&
            Object.keys(closingChecks).every(check => c.checksDone.includes(check)) &&
            file.assessments.length > 0 &&
            made.length > 0,
          ...advocates(file),
        },
      ]
    },
  }),
  source({
    name: 'countedDecisions',
    version: 3,
    reads: ['case', 'caseLinks', 'decisions', 'reviews', 'secondLooks'],
    rows: file => {
      const of = (kind: CountedDecision['kind'], r: { id: Id; at: Instant; recordedAt?: Instant | null }) => ({
        id: r.id,
        kind,
        madeAt: r.at,
        madeOn: londonDate(r.at),
        recordedAt: r.recordedAt ?? null,
      })
      return [
        ...file.decisions.map(d => ({ ...of('decision', d), tier: null, result: null })),
        ...file.reviews.map(r => ({ ...of('review', r), tier: r.tier, result: r.result })),
        // To ask for one to be read again decides nothing.
        ...file.secondLooks
          .filter(l => l.look !== 'escalated')
          .map(l => ({ ...of('look', l), tier: null, result: null })),
        ...file.caseLinks.flatMap(l =>
          l.aggressorAt
            ? [
                {
                  ...of('aggressor', { id: l.id, at: l.aggressorAt, recordedAt: l.aggressorRecordedAt }),
                  tier: null,
                  result: null,
                },
              ]
            : [],
        ),
      ]
    },
  }),
  source({
    name: 'countedApplications',
    version: 2,
    reads: ['case', 'applications', 'hearings', 'reviews', 'decisions', 'orders', 'orderVersions', 'otherOrders'],
    rows: file =>
      file.applications.map(a => {
        const halves = new Set(
          file.applications.filter(half => half.id === a.id || mainIdOf(half) === a.id).map(half => half.id),
        )
        const heard = file.hearings.filter(h => h.status === 'heard' && h.applicationId && halves.has(h.applicationId))
        return {
          id: a.id,
          number: a.number,
          kind: a.kind,
          status: a.status,
          reportedOn: file.case.reportedOn,
          lodgedOn: a.lodgedOn,
          firstHeardOn: earliest(...heard.map(h => h.listedOn)),
          determinedOn: a.determinedOn,
          applicant: a.applicant,
          startedAt: a.startedAt,
          submittedAt: a.submittedAt,
          authorisedAt: first(
            file.reviews.filter(r => r.applicationId === a.id && r.result === 'authorised').map(r => r.at),
          ),
          returns: file.reviews.filter(r => r.applicationId === a.id && r.result === 'returned').length,
          ...stopOf(a, file.reviews),
          applyDecidedAt: applyDecidedAt(a, file),
          ...protectionOf(a, file),
          lastListedOn:
            file.hearings
              .filter(h => h.applicationId && halves.has(h.applicationId) && h.status !== 'vacated')
              .map(h => h.listedOn)
              .toSorted()
              .at(-1) ?? null,
        }
      }),
  }),
  source({
    name: 'countedOrders',
    version: 4,
    reads: [
      'case',
      'orders',
      'orderVersions',
      'orderConditions',
      'services',
      'applications',
      'defendants',
      'notifications',
      'breaches',
      'checks',
      'markers',
    ],
    rows: file =>
      file.orders.map(o => ({
        id: o.id,
        kind: o.kind,
        madeOn: o.madeOn,
        servedOn: servedOn(o, file),
        ownerId: o.ownerId,
        hasCheck: file.orderConditions.some(c => c.orderId === o.id && c.toVersion === null && c.nextCheckOn !== null),
        ageGroup: ageGroupOn(file.defendants[0]?.bornOn, o.madeOn),
        askedOn: askedOn(o, file),
        ...notificationOf(o, file),
        hasSealed: versionsOf(o, file).length > 0 && versionsOf(o, file).every(v => v.sealedExhibitId),
        breaches: file.breaches.filter(b => b.orderId === o.id && b.offence === 'breach').length,
        lastCheckedOn:
          file.checks
            .filter(c => c.orderId === o.id && (c.result === 'complied' || c.result === 'breach'))
            .map(c => londonDate(c.checkedAt))
            .toSorted()
            .at(-1) ?? null,
        ...firstMarked(o, file),
      })),
  }),
  source({
    name: 'countedTerms',
    version: 1,
    reads: ['case', 'orders', 'orderVersions', 'applications'],
    rows: file =>
      file.orders.flatMap(o =>
        inForceSpans(o, file).map(({ from, to, version }) => ({
          id: o.id,
          part: from,
          orderId: o.id,
          kind: o.kind,
          fromOn: from,
          toOn: to,
          lastDay: version?.lastDay ?? null,
          isEndDecided: version?.lastDay ? endDecided(o, file, version.lastDay) : false,
        })),
      ),
  }),
  source({
    name: 'countedBreaches',
    version: 3,
    reads: ['case', 'breaches', 'breachSteps', 'decisions', 'otherOrders'],
    rows: file =>
      file.breaches.map(b => {
        const steps = file.breachSteps.filter(s => s.breachId === b.id && isAction(s))
        return {
          id: b.id,
          number: b.number,
          offence: b.offence,
          source: b.source,
          knownAt: b.knownAt,
          knownOn: londonDate(b.knownAt),
          firstStepAt: first(steps.map(s => s.at)),
          arrestDecidedAt: first(steps.filter(s => arrestSteps.includes(s.step)).map(s => s.at)),
          endedAt: b.endedAt,
          orderKind: b.otherOrderId ? (file.otherOrders.find(o => o.id === b.otherOrderId)?.kind ?? 'spo') : 'spo',
          isCharged: steps.some(s => s.step === 'charged'),
          isNoFurtherAction: steps.some(s => s.step === 'noFurtherAction'),
          isDecidedSince: file.decisions.some(d => Date.parse(d.at) >= Date.parse(b.knownAt)),
        }
      }),
  }),
  source({
    name: 'countedContacts',
    version: 1,
    reads: ['case', 'contacts'],
    rows: file =>
      file.contacts.map(c => ({
        id: c.id,
        milestone: c.milestone,
        dueOn: c.dueOn,
        toldOn: c.toldAt ? londonDate(c.toldAt) : null,
      })),
  }),
  source({
    name: 'countedReviews',
    version: 1,
    reads: ['case', 'decisions', 'assessments', 'orders', 'orderVersions', 'applications'],
    rows: reviewsDue,
  }),
  source({
    name: 'countedConditions',
    version: 1,
    reads: ['case', 'orders', 'orderConditions', 'breaches'],
    rows: file =>
      file.orderConditions.flatMap(c => {
        const order = file.orders.find(o => o.id === c.orderId)
        return order
          ? [
              {
                id: c.id,
                orderId: c.orderId,
                number: c.number,
                kind: c.kind,
                libraryCode: c.libraryCode,
                madeOn: order.madeOn,
                breaches: file.breaches.filter(b => b.conditionIds.includes(c.id)).length,
              },
            ]
          : []
      }),
  }),
  source({
    name: 'countedRequests',
    version: 1,
    reads: ['case', 'outsideRequests'],
    rows: file =>
      file.outsideRequests.map(r => ({
        id: r.id,
        kind: r.kind,
        fromKind: r.fromKind,
        receivedOn: r.receivedOn,
        dueOn: r.answerDueOn,
        answeredOn: r.answeredOn,
        toldOn: r.toldOn,
      })),
  }),
  source({
    name: 'countedSamples',
    version: 2,
    reads: drawnReads,
    rows: file =>
      drawnWork(file).map(w => ({
        id: w.id,
        work: w.work,
        doneOn: londonDate(w.at),
        dueOn: targetDay(londonDate(w.drawnAt), 'sampleReadWithinDays', file.settings),
        readOn: w.reading && londonDate(w.reading.at),
        isSound: w.reading !== null && w.reading.result !== 'again',
      })),
  }),
] as const

/** The sources whose rows a patch may change. */
export const countedFor = (patch: Patch): CountedSource[] => {
  const touched = new Set(patch.map(change => change.in))
  return allCounted.filter(s => s.reads.some(name => touched.has(name)))
}
export const allCounted = countedSources as unknown as readonly CountedSource[]
/** Raised with any source: the rows of a case under another version are written again. */
export const countedVersion = allCounted.map(s => `${s.name} ${s.version}`).join(', ')
