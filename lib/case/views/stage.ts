import type { CaseFile } from '../case.ts'
import { applicationStatus } from '../reference/status.ts'
import type { CalendarDate, Instant } from '../time/calendar.ts'
import { spoQuestion } from './considered.ts'
import { isServed, ordersInForce } from './orders.ts'

/** Where a case stands, in one label. Nothing of it is stored: it follows from the record and the day. */
export const caseStages = {
  evidence: { label: 'Evidence', colour: 'grey' },
  decisionDue: { label: 'Decision due', colour: 'orange' },
  drafting: { label: 'Drafting', colour: 'yellow' },
  inReview: { label: 'In review', colour: 'blue' },
  readyToLodge: { label: 'Ready to lodge', colour: 'turquoise' },
  withCourt: { label: 'With the court', colour: 'light-blue' },
  unserved: { label: 'Order made – not served', colour: 'red' },
  inForce: { label: 'In force', colour: 'green' },
  ended: { label: 'Ended', colour: 'purple' },
  closed: { label: 'Closed', colour: 'grey' },
} as const
export type CaseStage = keyof typeof caseStages

/** The stage of a case on a day, where its orders and applications settle it; undefined where its decisions and incidents do. */
export function settledStage(
  file: CaseFile<'applications' | 'orderVersions' | 'orders' | 'services'>,
  today: CalendarDate,
): CaseStage | undefined {
  if (file.case.status === 'closed') return 'closed'
  const standing = ordersInForce(file, today)
  if (standing.some(o => !isServed(o, file))) return 'unserved'
  if (standing.some(o => o.kind === 'full')) return 'inForce'
  const live = liveStage(file)
  return live === 'withCourt' ? live : standing.length ? 'inForce' : live
}

/** The stage of a case on a day. An order that protects nobody yet comes first; then orders in force; then the application furthest on. */
export function stageOf(
  file: CaseFile<
    | 'applications'
    | 'breaches'
    | 'criminalSteps'
    | 'decisions'
    | 'incidents'
    | 'orderVersions'
    | 'orders'
    | 'otherOrders'
    | 'secondLooks'
    | 'services'
  >,
  today: CalendarDate,
  at: Instant,
): CaseStage {
  const settled = settledStage(file, today)
  if (settled) return settled
  const question = spoQuestion(file, today, at)
  // Nothing to decide on yet: a case with no incidents is still being gathered.
  if (question.state === 'unanswered') return file.incidents.some(i => !i.withdrawnAt) ? 'decisionDue' : 'evidence'
  // Nothing asks again since the last decision.
  if (file.orders.length && !question.since) return 'ended'
  if (question.state !== 'answered') return 'decisionDue'
  return afterDecision(file)
}

function liveStage(file: CaseFile<'applications'>): CaseStage | undefined {
  const rows = file.applications.map(a => applicationStatus(a.status)).filter(row => !row.ended)
  if (rows.some(row => row.atCourt)) return 'withCourt'
  if (rows.some(row => row.queue === 'readyToLodge')) return 'readyToLodge'
  if (rows.some(row => !row.editable)) return 'inReview'
  return rows.length ? 'drafting' : undefined
}

function afterDecision(file: CaseFile<'applications' | 'decisions'>): CaseStage {
  const last = file.decisions.reduce<CaseFile['decisions'][number] | undefined>(
    (latest, d) => (latest && Date.parse(latest.at) >= Date.parse(d.at) ? latest : d),
    undefined,
  )
  if (last?.decision !== 'apply') return 'evidence'
  // The decision to apply has been carried out and came to nothing: it is for someone to decide again.
  const spent = file.applications.some(a => Date.parse(a.startedAt) >= Date.parse(last.at))
  return spent ? 'decisionDue' : 'drafting'
}
