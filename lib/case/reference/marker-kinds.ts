import type { Id } from '../records/id.ts'
import type { Instant } from '../time/calendar.ts'

/** The other systems on which a force enters its orders: its setting, and how long each may take. */

export const markerTexts = {
  whole: { label: 'The whole order, with its conditions word for word' },
  short: { label: 'A warning: who, in force and served, expiry and whom to ring' },
} as const
export interface MarkerKind {
  id: Id
  name: string
  text: keyof typeof markerTexts
  withinHours: number
  /** Who enters it; the owner of the order when null. */
  ownerId: Id | null
  isUsed: boolean
  /** Since when it is used, where that is later than some orders: they are owed from then. */
  fromAt: Instant | null
}
const start = (n: number, name: string, text: MarkerKind['text'], withinHours: number): MarkerKind => ({
  id: `5b0a0000-0000-4000-8000-00000000000${n}`,
  name,
  text,
  withinHours,
  ownerId: null,
  isUsed: true,
  fromAt: null,
})
export const startingMarkers: MarkerKind[] = [
  start(1, 'Police national computer', 'whole', 24),
  start(2, 'Police national database', 'whole', 72),
  start(3, 'Warning on the records system', 'short', 24),
  start(4, 'Address flag of the control room', 'short', 4),
  start(5, 'Neighbouring forces', 'short', 72),
]
export const markerKindOf = (kinds: readonly MarkerKind[], id: Id): MarkerKind | undefined =>
  kinds.find(k => k.id === id)
