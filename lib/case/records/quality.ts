import type { Relationship } from '../reference/codes/people.ts'
import type { Category } from '../reference/statute.ts'
import type { Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

/** Finished work of which a share is drawn for a second reader: the kind of record that it is. */
export const sampledWork = {
  decisions: { label: 'Decision that no order is needed' },
  checks: { label: 'Compliance check' },
  breaches: { label: 'Breach without an arrest' },
  reviews: { label: 'Draft endorsed or authorised' },
  overrides: { label: 'Warning accepted' },
} as const
export type SampledWork = keyof typeof sampledWork

/** The short list by which it is read. */
export const qualityPoints = {
  clear: { label: 'Another officer could follow it' },
  known: { label: 'It rests on what was known on the day, and on all of it' },
  rightTest: { label: 'It used the test that the Act or the force sets' },
  safety: { label: 'The safety and the views of the protected person were weighed' },
  inTime: { label: 'It was done and recorded in time' },
} as const
export type QualityPoint = keyof typeof qualityPoints
export const qualityResults = {
  sound: { label: 'Sound' },
  learn: { label: 'Sound, with something to learn' },
  again: { label: 'To be done again' },
} as const
export type QualityResult = keyof typeof qualityResults

/** What a second reader found of one piece of finished work. */
export interface QualityReading {
  id: Id
  work: SampledWork
  workId: Id
  met: QualityPoint[]
  result: QualityResult
  note: string
  at: Instant
  byId: Id
}
/** A piece of finished work that a supervisor drew beside the share that is drawn by itself: which one was left to chance. */
export interface DrawnPiece {
  id: Id
  work: SampledWork
  workId: Id
  at: Instant
  byId: Id
}
/** A warning that somebody went past, with the reason given: one for each warning. */
export interface Override {
  id: Id
  /** What was done in spite of it: the label of the act. */
  act: string
  /** The rule that warned; null where it is none of the catalogue. */
  rule: string | null
  message: string
  reason: string
  at: Instant
  byId: Id
}

export const exemplarOutcomes = {
  granted: { label: 'Granted as asked' },
  changed: { label: 'Granted with changes' },
  refused: { label: 'Refused by the court' },
  notAuthorised: { label: 'Not authorised in the force' },
} as const
export type ExemplarOutcome = keyof typeof exemplarOutcomes
/** An application worth learning from, without anything by which a person or a place could be known. */
export interface Exemplar {
  id: Id
  title: string
  behaviours: Category[]
  relationship: Relationship
  outcome: ExemplarOutcome
  grounds: string
  conditions: string
  courtChanged: string | null
  whyRefused: string | null
  at: Instant
  byId: Id
}
