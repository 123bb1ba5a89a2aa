import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

export const paperMarkKinds = {
  heldBack: { label: 'Held back from what is served' },
  wordsChosen: { label: 'Own words chosen to be served' },
  adviceReleased: { label: 'Legal advice released from privilege' },
} as const
export type PaperMarkKind = keyof typeof paperMarkKinds
export const markedKinds = ['incidents', 'exhibits', 'applications', 'draftConditions', 'legalQuestions'] as const

/** What somebody decided about a text of the case before it is served on the defendant. Ended, it stays to be read. */
export interface PaperMark {
  id: Id
  kind: PaperMarkKind
  recordKind: (typeof markedKinds)[number]
  recordId: Id
  /** The words held back; null where the whole record is. */
  passage: string | null
  reason: string
  at: Instant
  byId: Id
  endedAt: Instant | null
  endedById: Id | null
}
