/** A breach, and the criminal case beside an order: closed lists. Stored codes never change; labels may. */

/** Offences beside the breach of a condition. Each is suspected until a court says otherwise. */
export const notificationOffences = {
  notNotified: { label: 'Failing to notify', hint: 'SPA 2019 s.11, of s.9' },
  notifiedFalsely: { label: 'Notifying what the defendant knows to be false', hint: 'SPA 2019 s.11(1)(b)' },
  identityRefused: { label: 'Refusing fingerprints or a photograph', hint: 'SPA 2019 s.11, of s.10(5)' },
} as const

export const breachOffences = { breach: { label: 'Breach of an order' }, ...notificationOffences } as const
export type BreachOffence = keyof typeof breachOffences

export const breachSources = {
  proactive: { label: 'A check by police' },
  victim: { label: 'The protected person' },
  thirdParty: { label: 'Another person or organisation' },
  otherForce: { label: 'Another force' },
  data: { label: 'Data, such as location or account records' },
} as const
export type BreachSource = keyof typeof breachSources

export const breachSteps = {
  unitSent: { label: 'Unit sent' },
  seenAgain: { label: 'More was recorded from the door card' },
  victimContacted: { label: 'Protected person contacted' },
  arrestDecided: { label: 'Decided to arrest' },
  noArrestDecided: { label: 'Decided not to arrest' },
  arrested: { label: 'Arrested' },
  charged: { label: 'Charged' },
  noFurtherAction: { label: 'No further action' },
  outcome: { label: 'Court outcome' },
} as const
export type BreachStep = keyof typeof breachSteps
/** What police did, and not only wrote down: the time to the first action ends with one of these. */
export const isAction = (s: { step: BreachStep }): boolean => s.step !== 'seenAgain'

export const breachOutcomes = {
  convicted: { label: 'Convicted' },
  acquitted: { label: 'Acquitted' },
  withdrawn: { label: 'Withdrawn' },
} as const
export type BreachOutcome = keyof typeof breachOutcomes

export const breachPlaces = {
  englandWales: { label: 'England or Wales' },
  scotland: { label: 'Scotland' },
  northernIreland: { label: 'Northern Ireland' },
  elsewhere: { label: 'Somewhere else' },
} as const
export type BreachPlace = keyof typeof breachPlaces

/** What happens in the criminal case beside the order. */
export const criminalSteps = {
  arrest: { label: 'Arrest' },
  interview: { label: 'Interview' },
  bail: { label: 'Released on bail' },
  underInvestigation: { label: 'Released under investigation' },
  adviceAsked: { label: 'Prosecutor asked for advice' },
  adviceGiven: { label: 'Prosecutor’s advice' },
  noFurtherAction: { label: 'No further action' },
  charge: { label: 'Charge' },
  trialListed: { label: 'Trial listed' },
  outcome: { label: 'Result at the criminal court' },
  sentence: { label: 'Sentence' },
} as const
export type CriminalStep = keyof typeof criminalSteps

export const prosecutorAdvices = {
  charge: { label: 'Charge' },
  moreEvidence: { label: 'More evidence is needed' },
  noFurtherAction: { label: 'No further action' },
  outOfCourt: { label: 'An out-of-court resolution' },
} as const
export type ProsecutorAdvice = keyof typeof prosecutorAdvices

export const criminalOutcomes = {
  convicted: { label: 'Convicted' },
  acquitted: { label: 'Acquitted' },
  discontinued: { label: 'Discontinued or withdrawn' },
} as const
export type CriminalOutcome = keyof typeof criminalOutcomes

export const enquiryResults = {
  evidence: { label: 'Evidence was found' },
  nothing: { label: 'Nothing was found' },
  notPossible: { label: 'It could not be done' },
  notNeeded: { label: 'It is no longer needed' },
} as const
export type EnquiryResult = keyof typeof enquiryResults
