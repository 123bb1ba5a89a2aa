import type { CaseFile } from '../case/case.ts'
import type { Application } from '../case/records/applications.ts'
import { spoDecisions } from '../case/reference/codes/decisions.ts'
import { applicationStatus } from '../case/reference/status.ts'
import { orderKinds } from '../case/reference/statute.ts'
import { type CalendarDate, type Instant, londonDate, longDate } from '../case/time/calendar.ts'
import { currentMain } from '../case/views/applications.ts'
import { lastDecision } from '../case/views/considered.ts'
import { asksFirstNotification, nextHearing, servedOn } from '../case/views/orders.ts'
import { isLate, isVisible } from '../waits/on-case.ts'
import type { CaseWait, WaitKind } from '../waits/projection.ts'

/** The way of a case from the report to the defendant’s notification: one step each, as it stands. */

export const stepStates = {
  done: 'Done',
  now: 'Now',
  late: 'Late',
  toCome: 'To come',
  notNeeded: 'Not needed',
} as const
export type StepState = keyof typeof stepStates
export interface Step {
  name: 'Reported' | 'Decided' | 'Drafted' | 'Reviewed' | 'With court' | 'Made' | 'Served' | 'Notified'
  state: StepState
  /** How it stands, in a few words. */
  words: string
  /** The day of it, or from which it has waited. */
  on: CalendarDate | null
}

type Read = CaseFile<
  'applications' | 'decisions' | 'hearings' | 'notifications' | 'orders' | 'orderVersions' | 'services' | 'defendants'
>
const step = (name: Step['name'], state: StepState, words: string, on: CalendarDate | null = null): Step => ({
  name,
  state,
  words,
  on,
})

/** A case, what waits on it and a moment → its eight steps in order. Pure. */
export function stageTrack(file: Read, rows: readonly CaseWait[], today: CalendarDate, at: Instant): Step[] {
  const late = new Set(rows.filter(r => isVisible(r, at) && isLate(r, at)).map(r => r.kind))
  const lateOr = (state: StepState, ...kinds: WaitKind[]): StepState => (kinds.some(k => late.has(k)) ? 'late' : state)
  const main = currentMain(file)
  // The latest full order; else the latest interim one. One that a court made of its own motion had no application.
  const order = file.orders.findLast(o => o.kind === 'full') ?? file.orders.at(-1)
  const ownMotion = !!order && !main
  return [
    step('Reported', 'done', 'To police', file.case.reportedOn),
    decidedStep(file, lateOr, ownMotion),
    ...(ownMotion
      ? (['Drafted', 'Reviewed', 'With court'] as const).map(name =>
          step(name, 'notNeeded', 'The court made the order itself'),
        )
      : [draftedStep(main, lateOr), reviewedStep(main, lateOr), withCourt(main, file, today, lateOr)]),
    order
      ? step('Made', 'done', orderKinds[order.kind].label, order.madeOn)
      : main?.status === 'refusedByCourt'
        ? step('Made', 'notNeeded', 'Refused by the court', main.determinedOn)
        : step('Made', 'toCome', 'No order yet'),
    ...serviceStep(file, order, rows, at, lateOr),
  ]
}
type Late = (state: StepState, ...kinds: WaitKind[]) => StepState

function decidedStep(file: Read, lateOr: Late, ownMotion: boolean): Step {
  const last = lastDecision(file)
  if (last) return step('Decided', lateOr('done', 'considered'), spoDecisions[last.decision].label, londonDate(last.at))
  return ownMotion
    ? step('Decided', 'notNeeded', 'The court decided')
    : step('Decided', lateOr('now', 'considered'), 'Not decided')
}
function draftedStep(main: Application | undefined, lateOr: Late): Step {
  if (!main) return step('Drafted', lateOr('toCome', 'notStarted'), 'Not started')
  const started = londonDate(main.startedAt)
  if (main.status === 'withdrawn' && !main.lodgedOn) return step('Drafted', 'notNeeded', 'Withdrawn', started)
  if (!applicationStatus(main.status).editable)
    return step('Drafted', 'done', 'Sent for review', main.submittedAt ? londonDate(main.submittedAt) : started)
  const returned = main.status === 'returned'
  return step(
    'Drafted',
    lateOr('now', 'returned', 'draft'),
    returned ? 'Returned to the officer' : 'Being written',
    started,
  )
}
function reviewedStep(main: Application | undefined, lateOr: Late): Step {
  if (!main) return step('Reviewed', 'toCome', 'Not yet')
  if (main.authorisedOn) return step('Reviewed', 'done', 'Authorised', main.authorisedOn)
  if (main.lodgedOn) return step('Reviewed', 'done', 'Reviewed', main.lodgedOn)
  const row = applicationStatus(main.status)
  const since = main.submittedAt ? londonDate(main.submittedAt) : null
  if (row.tier || row.queue === 'refusals')
    return step('Reviewed', lateOr('now', 'review', 'refused'), row.label, since)
  return row.ended ? step('Reviewed', 'notNeeded', row.label, since) : step('Reviewed', 'toCome', 'Not yet')
}
function withCourt(main: Application | undefined, file: Read, today: CalendarDate, lateOr: Late): Step {
  if (!main?.lodgedOn) return step('With court', lateOr('toCome', 'readyToLodge'), 'Not lodged')
  if (main.determinedOn) return step('With court', 'done', applicationStatus(main.status).label, main.determinedOn)
  const hearing = nextHearing(main.id, file, today)
  const past = nextHearing(main.id, file, main.lodgedOn)
  return step(
    'With court',
    lateOr('now', 'unlisted'),
    hearing
      ? `Hearing on ${longDate(hearing.listedOn)}`
      : past
        ? `No result of ${longDate(past.listedOn)}`
        : 'No hearing listed',
    main.lodgedOn,
  )
}

function serviceStep(
  file: Read,
  order: Read['orders'][number] | undefined,
  rows: readonly CaseWait[],
  at: Instant,
  lateOr: Late,
): Step[] {
  if (!order) return [step('Served', 'toCome', 'Nothing to serve'), step('Notified', 'toCome', 'Not yet')]
  const on = servedOn(order, file)
  const unserved = rows.find(r => r.kind === 'unserved' && r.about.id === order.id && isVisible(r, at))
  const servedStep = unserved
    ? step('Served', lateOr('now', 'unserved'), on ? 'Changed, not served again' : 'Not served', on ?? order.madeOn)
    : on
      ? step('Served', 'done', 'On the defendant', on)
      : step('Served', 'notNeeded', 'Ended without service')
  return [servedStep, notifiedStep(file, order, on, rows, at)]
}
function notifiedStep(
  file: Read,
  order: Read['orders'][number],
  served: CalendarDate | null,
  rows: readonly CaseWait[],
  at: Instant,
): Step {
  // A full order that follows an interim one goes on with the notification that was given under it.
  const family = asksFirstNotification(order) ? [order.id] : [order.id, order.replacesId]
  const first = file.notifications.find(
    n => n.kind === 'initial' && n.method === 'inPerson' && family.includes(n.orderId),
  )
  if (first) return step('Notified', 'done', 'By the defendant, in person', first.givenOn)
  const duty = rows.find(
    r =>
      (r.kind === 'notification' || r.kind === 'notificationOnly') && r.params.orderId === order.id && isVisible(r, at),
  )
  if (duty) {
    const until = longDate(String(duty.params.lastDay))
    return isLate(duty, at)
      ? step('Notified', 'late', `Not given by ${until}`, served)
      : step('Notified', 'now', `Last day ${until}`, served)
  }
  return served ? step('Notified', 'notNeeded', 'No duty under s.9') : step('Notified', 'toCome', 'Starts with service')
}
