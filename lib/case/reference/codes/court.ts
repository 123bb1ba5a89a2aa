/** What a court does and what is asked of it: closed lists. Stored codes never change; labels may. */

export const hearingStatuses = {
  listed: { label: 'Listed' },
  adjourned: { label: 'Adjourned' },
  heard: { label: 'Heard' },
  vacated: { label: 'Vacated' },
} as const
export type HearingStatus = keyof typeof hearingStatuses

export const hearingPurposes = {
  interim: { label: 'Interim order' },
  first: { label: 'First hearing' },
  directions: { label: 'Directions' },
  crossExamination: { label: 'Whether a maker of hearsay is to be cross-examined' },
  final: { label: 'Final hearing' },
  appeal: { label: 'Appeal' },
} as const
export type HearingPurpose = keyof typeof hearingPurposes

export const adjournReasons = {
  courtTime: { label: 'No court time' },
  defendantAbsent: { label: 'Defendant did not attend' },
  defendantAdvice: { label: 'Defendant to get legal advice' },
  notServed: { label: 'Summons or papers not served' },
  evidence: { label: 'More evidence to be served' },
  policeUnready: { label: 'Police not ready' },
  partHeard: { label: 'Part heard' },
  other: { label: 'Something else' },
} as const
export type AdjournReason = keyof typeof adjournReasons

/** Whom a direction of the court is for. */
export const directionsFor = {
  police: { label: 'The police' },
  defendant: { label: 'The defendant' },
  court: { label: 'The court' },
  other: { label: 'Somebody else' },
} as const
export type DirectionFor = keyof typeof directionsFor

export const vacateReasons = {
  courtMoved: { label: 'The court moved its list' },
  agreed: { label: 'The parties agreed' },
  earlierDate: { label: 'An earlier date was found' },
  notServed: { label: 'Summons or papers not served' },
  evidence: { label: 'More evidence to be served' },
  decided: { label: 'Decided or withdrawn before it' },
  listedInError: { label: 'Listed in error' },
  other: { label: 'Something else' },
} as const
export type VacateReason = keyof typeof vacateReasons

/** What a court answered to somebody who asked for an earlier day. */
export const earlierAnswers = {
  waiting: { label: 'No answer yet' },
  granted: { label: 'Given: the hearing is moved' },
  refused: { label: 'Refused' },
} as const
export type EarlierAnswer = keyof typeof earlierAnswers

export const courtRefusals = {
  actsNotProved: { label: 'Acts not proved' },
  riskNotProved: { label: 'Risk not proved' },
  notNecessary: { label: 'Order not necessary' },
  notAppropriate: { label: 'Interim order not appropriate' },
  other: { label: 'Something else' },
} as const
export type CourtRefusal = keyof typeof courtRefusals

export const appealAgainst = {
  fullMade: { label: 'The making of the order' },
  interimMade: { label: 'The making of the interim order' },
  fullRefused: { label: 'The refusal of the order' },
  interimRefused: { label: 'The refusal of the interim order' },
  s4Made: { label: 'A variation, renewal or discharge' },
  s4Refused: { label: 'The refusal of a variation, renewal or discharge' },
} as const
export type AppealAgainst = keyof typeof appealAgainst

/** Who asked a court for a change to an interim order that it made in passing, without an application of its own. */
export const changeAskers = {
  chiefOfficer: { label: 'The chief officer who applied for it' },
  defendant: { label: 'The defendant' },
  court: {
    label: 'Nobody: the court did it itself',
    hint: 'Section 5(7) names only the defendant and the chief officer. Record it as it was: legal services are asked',
  },
} as const
export type ChangeAsker = keyof typeof changeAskers
