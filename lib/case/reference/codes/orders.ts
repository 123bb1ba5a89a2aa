/** An order from its making to its end: closed lists. Stored codes never change; labels may. */

export const serviceMethods = {
  inPerson: { label: 'In person' },
  atCourt: { label: 'In person at court' },
  leftAtAddress: { label: 'Left at an address' },
  inCustody: { label: 'In person in custody' },
  post: { label: 'By post' },
  solicitor: { label: 'Through a solicitor' },
  other: { label: 'Another way' },
} as const
export type ServiceMethod = keyof typeof serviceMethods

/** Why an attempt to serve an order failed. */
export const attemptResults = {
  nobodyIn: { label: 'Nobody was in' },
  refused: { label: 'The defendant refused to take it' },
  evading: { label: 'The defendant is evading service' },
  wrongAddress: { label: 'The defendant does not live there' },
  leftWithSomebody: { label: 'Left with somebody else, to be passed on' },
  notFound: { label: 'The defendant was not where expected' },
  unsafe: { label: 'It was not safe to go on' },
  other: { label: 'Something else' },
} as const
export type AttemptResult = keyof typeof attemptResults

export const notificationKinds = {
  initial: { label: 'First notification after service', hint: 'SPA 2019 s.9(1)' },
  name: { label: 'A new name', hint: 'SPA 2019 s.9(3)' },
  address: { label: 'A new home address', hint: 'SPA 2019 s.9(4)' },
} as const
export type NotificationKind = keyof typeof notificationKinds

export const notificationMethods = {
  inPerson: { label: 'In person at a police station' },
  phone: { label: 'By phone' },
  email: { label: 'By email' },
  post: { label: 'By post' },
  online: { label: 'Online' },
} as const
export type NotificationMethod = keyof typeof notificationMethods

export const checkMethods = {
  visit: { label: 'Visit to the defendant' },
  device: { label: 'Device inspection' },
  openSource: { label: 'Open-source check' },
  victimAccount: { label: 'Protected person’s account' },
  records: { label: 'Records, such as a provider’s return' },
  observation: { label: 'Observation of a place' },
  prison: { label: 'The prison’s records of calls, letters and visits' },
} as const
export type CheckMethod = keyof typeof checkMethods

export const checkResults = {
  complied: { label: 'Complied' },
  breach: { label: 'Breach found' },
  notDone: { label: 'Could not be checked' },
  providerUnavailable: { label: 'Missed because the provider was not available', hint: 'This is not a breach' },
} as const

/** What is checked under an order beside its conditions: what the defendant notified under s.9. */
export const checkSubjects = {
  homeAddress: { label: 'The home address that was notified' },
  identity: { label: 'Who the defendant is', hint: 'The names used, or a photograph or fingerprints taken before' },
} as const
export type CheckSubject = keyof typeof checkSubjects

export const subjectResults = {
  asNotified: { label: 'As notified' },
  notAsNotified: { label: 'Not as notified', hint: 'It is looked into. By itself it proves no offence' },
  notDone: checkResults.notDone,
} as const

export const everyCheckResult = { ...checkResults, ...subjectResults } as const
export type CheckResult = keyof typeof everyCheckResult

export const otherOrderKinds = {
  restraining: { label: 'Restraining order' },
  nonMolestation: { label: 'Non-molestation order' },
  occupation: { label: 'Occupation order' },
  injunction: { label: 'Injunction of a civil court' },
  bail: { label: 'Bail conditions' },
  dvpo: { label: 'Domestic violence protection order' },
  dapo: { label: 'Domestic abuse protection order' },
  licence: { label: 'Licence conditions' },
  otherSpo: { label: 'Stalking protection order of another force' },
} as const
export type OtherOrderKind = keyof typeof otherOrderKinds

export const endings = {
  determined: { label: 'Main application decided' },
  discharged: { label: 'Discharged' },
  quashed: { label: 'Quashed on appeal' },
} as const
export type Ending = keyof typeof endings

export const versionReasons = {
  made: { label: 'Order made' },
  varied: { label: 'Varied' },
  renewed: { label: 'Renewed' },
  extended: { label: 'Extended by the court' },
  appeal: { label: 'Changed on appeal' },
} as const
export type VersionReason = keyof typeof versionReasons

/** How an order came about. The last two are not recorded unless the force's settings say so. */
export const orderOrigins = {
  application: { label: 'On application' },
  conviction: { label: 'On conviction' },
  acquittal: { label: 'On acquittal' },
} as const
export type OrderOrigin = keyof typeof orderOrigins
