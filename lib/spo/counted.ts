import { type CalendarDate, type Instant, londonDate } from './calendar.ts'
import type { CaseFile, Collection, Patch } from './case.ts'
import type { ApplicationKind, BreachOffence, BreachSource } from './codes.ts'
import { inForceSpans } from './in-force-spans.ts'
import { earliest, servedOn } from './orders.ts'
import type { Application } from './records/applications.ts'
import type { Id } from './records/id.ts'
import type { ApplicationStatus } from './status.ts'
import type { OrderKind } from './statute.ts'
import { arrestSteps } from './waits/breaches.ts'
import { endDecided } from './waits/orders.ts'

/**
 * What the measures count: one row of dates and facts for each case, decision, application, order, stretch in force and
 * breach, without today and without a word of the record. A measure is an entry over these columns.
 */

/** In whose district it is counted: the team that holds the case now. */
interface Counted {
  id: Id
  teamId: Id
}
export interface CountedCase extends Counted {
  isOpen: boolean
  openedAt: Instant
  openedOn: CalendarDate
  reportedOn: CalendarDate
  firstDecisionAt: Instant | null
  /** The latest decision is not to apply. */
  isDeclined: boolean
  /** The first main application lodged. */
  firstLodgedOn: CalendarDate | null
  incidents: number
  crimeReferences: number
  /** The longest, in seconds, that an incident was logged after a later one had been; null where none was. */
  linkedLateBy: number | null
}
export const judgements = ['decision', 'review'] as const
/** A decision whether an order is needed, or of a reviewer. */
export interface CountedDecision extends Counted {
  kind: (typeof judgements)[number]
  madeAt: Instant
  madeOn: CalendarDate
  recordedAt: Instant | null
}
export interface CountedApplication extends Counted {
  number: number
  kind: ApplicationKind
  status: ApplicationStatus
  /** When police were first told, of the case. */
  reportedOn: CalendarDate
  lodgedOn: CalendarDate | null
  /** The first hearing that went ahead, of it or of its interim application. */
  firstHeardOn: CalendarDate | null
  determinedOn: CalendarDate | null
}
export interface CountedOrder extends Counted {
  kind: OrderKind
  madeOn: CalendarDate
  servedOn: CalendarDate | null
  ownerId: Id | null
  hasCheck: boolean
}
/** Days on end, both included, on which an order is in force under one version. */
export interface CountedTerm extends Counted {
  orderId: Id
  kind: OrderKind
  fromOn: CalendarDate
  toOn: CalendarDate | null
  lastDay: CalendarDate | null
  /** An application about its end has been begun. */
  isEndDecided: boolean
}
export interface CountedBreach extends Counted {
  number: number
  offence: BreachOffence
  source: BreachSource
  knownAt: Instant
  knownOn: CalendarDate
  firstStepAt: Instant | null
  arrestDecidedAt: Instant | null
  endedAt: Instant | null
}
export interface CountedRows {
  countedCases: CountedCase
  countedDecisions: CountedDecision
  countedApplications: CountedApplication
  countedOrders: CountedOrder
  countedTerms: CountedTerm
  countedBreaches: CountedBreach
}
export type CountedName = keyof CountedRows

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

export const countedSources = [
  source({
    name: 'countedCases',
    version: 1,
    reads: ['case', 'incidents', 'decisions', 'applications'],
    rows: file => {
      const c = file.case
      const standing = file.incidents.filter(i => !i.withdrawnAt)
      const made = file.decisions.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
      return [
        {
          id: c.id,
          isOpen: c.status === 'open',
          openedAt: c.openedAt,
          openedOn: londonDate(c.openedAt),
          reportedOn: c.reportedOn,
          firstDecisionAt: made[0]?.at ?? null,
          isDeclined: made.at(-1)?.decision === 'no',
          firstLodgedOn: earliest(...file.applications.filter(isMainLodged).map(a => a.lodgedOn)),
          incidents: standing.length,
          crimeReferences: new Set(standing.flatMap(i => i.crimeReference ?? [])).size,
          linkedLateBy: linkedLateBy(standing),
        },
      ]
    },
  }),
  source({
    name: 'countedDecisions',
    version: 1,
    reads: ['case', 'decisions', 'reviews'],
    rows: file => {
      const of = (kind: CountedDecision['kind'], r: { id: Id; at: Instant; recordedAt?: Instant | null }) => ({
        id: r.id,
        kind,
        madeAt: r.at,
        madeOn: londonDate(r.at),
        recordedAt: r.recordedAt ?? null,
      })
      return [...file.decisions.map(d => of('decision', d)), ...file.reviews.map(r => of('review', r))]
    },
  }),
  source({
    name: 'countedApplications',
    version: 1,
    reads: ['case', 'applications', 'hearings'],
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
        }
      }),
  }),
  source({
    name: 'countedOrders',
    version: 1,
    reads: ['case', 'orders', 'services', 'orderConditions'],
    rows: file =>
      file.orders.map(o => ({
        id: o.id,
        kind: o.kind,
        madeOn: o.madeOn,
        servedOn: servedOn(o, file),
        ownerId: o.ownerId,
        hasCheck: file.orderConditions.some(c => c.orderId === o.id && c.toVersion === null && c.nextCheckOn !== null),
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
    version: 1,
    reads: ['case', 'breaches', 'breachSteps'],
    rows: file =>
      file.breaches.map(b => {
        const steps = file.breachSteps.filter(s => s.breachId === b.id)
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
        }
      }),
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
