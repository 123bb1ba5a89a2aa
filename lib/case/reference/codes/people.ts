/** Who people are to a case and how they are reached: closed lists. Stored codes never change; labels may. */

export const caseRoles = {
  victim: { label: 'Victim of the acts' },
  family: { label: 'Family member' },
  partner: { label: 'Partner' },
  other: { label: 'Someone else at risk' },
} as const
export type CaseRole = keyof typeof caseRoles

export const relationships = {
  formerPartner: { label: 'Former partner' },
  partner: { label: 'Partner' },
  family: { label: 'Family member' },
  acquaintance: { label: 'Acquaintance or friend' },
  colleague: { label: 'Colleague or former colleague' },
  neighbour: { label: 'Neighbour' },
  landlord: { label: 'Landlord or tenant' },
  client: { label: 'Client, patient, pupil or customer' },
  fan: { label: 'Fan or follower' },
  professional: { label: 'Met through the victim’s work' },
  stranger: { label: 'None known: a stranger' },
  other: { label: 'Something else' },
  notKnown: { label: 'Not known' },
} as const
export type Relationship = keyof typeof relationships

export const identifierKinds = {
  phone: { label: 'Phone number' },
  email: { label: 'Email address' },
  handle: { label: 'Account or handle' },
  profile: { label: 'Profile on a dating or social site' },
  alias: { label: 'Name used' },
  vehicle: { label: 'Vehicle registration' },
  device: { label: 'Device' },
  crimeReference: { label: 'Crime reference' },
} as const
export type IdentifierKind = keyof typeof identifierKinds

export const contactMilestones = {
  decision: { label: 'Decision about an order' },
  refusal: { label: 'Refusal explained' },
  lodged: { label: 'Application made to the court' },
  hearing: { label: 'Hearing date' },
  outcome: { label: 'Result at court' },
  served: { label: 'Order served and conditions explained' },
  breach: { label: 'Breach and what police are doing' },
  variation: { label: 'Change to the order' },
  ending: { label: 'Order coming to an end' },
  release: { label: 'Release from custody' },
  safety: { label: 'Safety and support' },
} as const
export type ContactMilestone = keyof typeof contactMilestones

export const contactMeans = {
  inPerson: { label: 'In person' },
  phone: { label: 'Phone' },
  text: { label: 'Text message' },
  email: { label: 'Email' },
  letter: { label: 'Letter' },
  advocate: { label: 'Through an advocate' },
  voicemail: { label: 'Message left on voicemail' },
} as const
export type ContactMeans = keyof typeof contactMeans

/** Who was spoken to when a protected person was rung or visited. */
export const spokenTo = {
  person: { label: 'The protected person' },
  allowed: { label: 'Somebody who may answer for them' },
  other: { label: 'Somebody else' },
} as const
export type SpokenTo = keyof typeof spokenTo

export const weekdays = {
  monday: { label: 'Monday' },
  tuesday: { label: 'Tuesday' },
  wednesday: { label: 'Wednesday' },
  thursday: { label: 'Thursday' },
  friday: { label: 'Friday' },
  saturday: { label: 'Saturday' },
  sunday: { label: 'Sunday' },
} as const
export type Weekday = keyof typeof weekdays

export const supportViews = {
  supports: { label: 'Supports an application' },
  doesNotSupport: { label: 'Does not support an application', hint: 'An application is still allowed' },
  notAsked: { label: 'Not asked yet' },
} as const
export type SupportView = keyof typeof supportViews

export const addressKinds = {
  home: { label: 'Home' },
  work: { label: 'Work or place of study' },
  family: { label: 'Home of someone close to them' },
  other: { label: 'Somewhere else' },
} as const

export const youthStepKinds = {
  youthTeamTold: { label: 'Youth offending team told' },
  papersOnGuardian: { label: 'Application served on a parent or guardian' },
  orderOnGuardian: { label: 'Order given to a parent or guardian' },
} as const
export type YouthStepKind = keyof typeof youthStepKinds

/** Where the defendant is, as police were told. */
export const whereaboutsPlaces = {
  home: { label: 'At the home address' },
  noFixedAddress: { label: 'No fixed address' },
  custody: { label: 'In custody', hint: 'A prison or a young offender institution' },
  hospital: { label: 'In hospital' },
  licence: { label: 'In the community on licence or with a tag' },
  abroad: { label: 'Abroad', hint: 'For a stay. A change of home is recorded as a move' },
  unknown: { label: 'Not known' },
} as const
export type WhereaboutsPlace = keyof typeof whereaboutsPlaces

export const custodyKinds = {
  remand: { label: 'On remand' },
  sentence: { label: 'Serving a sentence' },
  recall: { label: 'Recalled on licence' },
} as const
export type CustodyKind = keyof typeof custodyKinds

export const moveCountries = {
  scotland: { label: 'Scotland' },
  northernIreland: { label: 'Northern Ireland' },
  elsewhere: { label: 'Outside the United Kingdom' },
} as const
export type MoveCountry = keyof typeof moveCountries
