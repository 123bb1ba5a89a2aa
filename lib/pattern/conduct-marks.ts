import type { CaseFile } from '../case/case.ts'
import { breachSteps } from '../case/reference/codes/breaches.ts'
import { otherOrderKinds } from '../case/reference/codes/orders.ts'
import { orderKinds } from '../case/reference/statute.ts'
import { type CalendarDate, londonDate } from '../case/time/calendar.ts'

/** A day from which the defendant knew, was told or was forbidden: what came after it is counted. */
export interface ConductMark {
  on: CalendarDate
  kind: 'told' | 'reply' | 'order' | 'police'
  label: string
}
/** The incidents that are marks themselves. */
export interface SaidIncidents {
  /** The first whose notes speak of a warning or a refusal, on its day; and the first from the protected person. */
  warned: { number: number; on: CalendarDate }[]
  replies: { number: number; on: CalendarDate }[]
}
export const saidShown = 5

const police: readonly string[] = ['arrested', 'charged']

/** Warnings, refusals and orders of a case in the order of their days. */
export function marksOf(
  file: Pick<CaseFile, 'orders' | 'services' | 'otherOrders' | 'breachSteps'>,
  said: SaidIncidents,
): ConductMark[] {
  const marks: ConductMark[] = [
    ...said.warned.map(i => ({
      on: i.on,
      kind: 'told' as const,
      label: `The defendant was warned or refused, as recorded with incident ${i.number}`,
    })),
    ...said.replies.map(i => ({
      on: i.on,
      kind: 'reply' as const,
      label: `Reply or contact from the protected person, incident ${i.number}`,
    })),
    ...file.otherOrders.flatMap(o =>
      o.madeOn ? [{ on: o.madeOn, kind: 'order' as const, label: `${otherOrderKinds[o.kind].label} made` }] : [],
    ),
    ...file.orders.map(o => ({ on: o.madeOn, kind: 'order' as const, label: `${orderKinds[o.kind].label} made` })),
    ...file.services
      .filter(s => s.served)
      .map(s => ({ on: londonDate(s.attemptedAt), kind: 'order' as const, label: 'Order served on the defendant' })),
    ...file.breachSteps
      .filter(s => police.includes(s.step))
      .map(s => ({
        on: londonDate(s.at),
        kind: 'police' as const,
        label: `${breachSteps[s.step].label} for a breach`,
      })),
  ]
  return marks.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
