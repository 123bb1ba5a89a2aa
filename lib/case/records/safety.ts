import type { CalendarDate, Instant } from '../time/calendar.ts'
import type { Id } from './id.ts'

export const referralKinds = {
  advocate: { label: 'Independent advocate (IDVA or ISAC)' },
  marac: { label: 'MARAC' },
  mappa: { label: 'MAPPA' },
  safeguardingAdult: { label: 'Safeguarding of an adult' },
  safeguardingChild: { label: 'Safeguarding of a child' },
  health: { label: 'Health or mental health' },
  programme: { label: 'Perpetrator programme' },
  other: { label: 'Somewhere else' },
} as const
export type ReferralKind = keyof typeof referralKinds
/** Kinds that are about the protected person, who is asked; the others may be about the defendant. */
export const forProtected: readonly ReferralKind[] = ['advocate', 'marac']

export const offerAnswers = {
  accepted: { label: 'They want it' },
  declined: { label: 'They do not want it' },
  undecided: { label: 'They want to think about it' },
  notAsked: { label: 'They were not asked' },
} as const
export type OfferAnswer = keyof typeof offerAnswers

export const sharingBases = {
  consent: { label: 'They agree to it' },
  lawEnforcement: { label: 'Necessary for a law-enforcement purpose', hint: 'DPA 2018 Part 3' },
  safeguarding: { label: 'Necessary to safeguard a child or an adult at risk', hint: 'DPA 2018 sch.8' },
  vitalInterests: { label: 'Somebody’s life or safety depends on it', hint: 'DPA 2018 sch.8' },
} as const
export type SharingBasis = keyof typeof sharingBases

export const referralOutcomes = {
  accepted: { label: 'Accepted' },
  refused: { label: 'Refused' },
  ended: { label: 'Ended without an answer' },
} as const
export type ReferralOutcome = keyof typeof referralOutcomes

/** A referral to another service: offered, sent on a basis, and what they answered. */
export interface Referral {
  id: Id
  kind: ReferralKind
  /** Whom it is about: a protected person; null for the defendant. */
  personId: Id | null
  toWhom: string
  offer: OfferAnswer
  offeredOn: CalendarDate | null
  basis: SharingBasis | null
  /** What was told to them. */
  shared: string | null
  sentOn: CalendarDate | null
  answerDueOn: CalendarDate | null
  answeredOn: CalendarDate | null
  outcome: ReferralOutcome | null
  answer: string | null
  at: Instant
  byId: Id
}

export const actionResults = {
  done: { label: 'Done' },
  notNeeded: { label: 'No longer needed' },
  notPossible: { label: 'It cannot be done' },
} as const
export type ActionResult = keyof typeof actionResults

/** Something that was agreed to be done: for the safety of somebody. */
export interface AgreedAction {
  id: Id
  what: string
  /** The case before a panel at which it was agreed; null for the safety plan itself. */
  panelItemId: Id | null
  /** Whom it protects; null for everybody on the case. */
  personId: Id | null
  /** Whose it is: a person of the force, else whoever is named outside it, else the officer in the case. */
  ownerId: Id | null
  ownerOutside: string | null
  dueOn: CalendarDate
  doneOn: CalendarDate | null
  result: ActionResult | null
  resultNote: string | null
  at: Instant
  byId: Id
}
/** The safety plan looked at as a whole, after something happened. */
export interface SafetyReview {
  id: Id
  reviewedOn: CalendarDate
  note: string
  at: Instant
  byId: Id
}
