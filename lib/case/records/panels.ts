import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

export const panelDecisions = {
  apply: { label: 'Apply for an order' },
  gather: { label: 'Gather more before deciding' },
  otherAction: { label: 'Another way, and no order now' },
  noOrder: { label: 'No order is needed' },
  comeBack: { label: 'Bring it back to another panel' },
} as const
export type PanelDecision = keyof typeof panelDecisions

/** A meeting of the expert panel of a force: who came, from which agency. */
export interface Panel {
  id: Id
  heldOn: CalendarDate
  place: string | null
  /** Who was there, each with their agency, as one line. */
  attendance: string[]
  cancelledAt: Instant | null
  cancelledReason: string | null
  at: Instant
  byId: Id
}
/** A case on the agenda of the panel of a day, and its minute. */
export interface PanelItem {
  id: Id
  panelOn: CalendarDate
  /** The meeting on whose agenda it stands; null until one is planned for that day, or after it was cancelled. */
  panelId: Id | null
  why: string
  decision: PanelDecision | null
  minute: string | null
  /** What was disclosed, and to whom; blank where nothing was. */
  disclosed: string | null
  disclosedTo: string | null
  minutedOn: CalendarDate | null
  at: Instant
  byId: Id
}
