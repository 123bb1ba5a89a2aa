/** Kinds of record whose former values are kept when they are corrected or withdrawn, by what each is called. */
export const recordKinds = {
  defendants: 'defendant',
  protectedPersons: 'protected person',
  confidentialAddresses: 'confidential address',
  identifiers: 'identifier',
  incidents: 'incident',
  exhibits: 'exhibit',
  disclosures: 'disclosure',
  thirdPartyRequests: 'request to another organisation',
  outsideRequests: 'request or complaint from outside',
  assessments: 'risk assessment',
  decisions: 'decision',
  applications: 'application',
  reviews: 'review',
  comments: 'comment',
  hearings: 'hearing',
  directions: 'direction of the court',
  orders: 'order',
  orderVersions: 'version of an order',
  orderConditions: 'condition of an order',
  services: 'service or attempt',
  markers: 'entry on another system',
  changes: 'change of name or address',
  notifications: 'notification',
  checks: 'compliance check',
  breaches: 'breach',
  breachSteps: 'step about a breach',
  criminalSteps: 'step of the criminal case',
  enquiries: 'line of enquiry',
  otherOrders: 'other order',
  contacts: 'contact',
  legalQuestions: 'question to legal services',
  youthSteps: 'step for a young person',
  moves: 'move',
  whereabouts: 'record of where the defendant is',
  supplements: 'supplement',
  conditionAmendments: 'change to a condition asked for',
  paperServices: 'service of papers',
  witnesses: 'witness',
} as const
export type RecordKind = keyof typeof recordKinds

/** The kinds that the pipeline marks with the moment of their recording, and that are hidden once withdrawn. */
const { applications: _a, incidents: _i, ...marked } = recordKinds
export type KeptKind = keyof typeof marked
export const keptKinds: ReadonlySet<string> = new Set(Object.keys(marked))
