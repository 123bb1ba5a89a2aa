import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

export const markerActions = {
  entered: { label: 'Entered, or brought up to date' },
  removed: { label: 'Removed' },
} as const
export type MarkerAction = keyof typeof markerActions

/** An entry of an order on another system: the national computer, a warning, an address flag. */
export interface Marker {
  id: Id
  orderId: Id
  /** The force’s kind of entry, from its settings. */
  kindId: Id
  action: MarkerAction
  doneAt: Instant
  /** What the other system calls the entry. */
  reference: string | null
  /** What the entry says of the order, by fact; empty where it says less than the order does. */
  says: Record<string, string>
  note: string | null
  at: Instant
  byId: Id
}
