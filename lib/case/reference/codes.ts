/** The closed lists that the process itself needs: how a thing was done, came, ended. Stored codes never change; labels may. */

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

export const incidentDates = {
  exact: { label: 'On a date' },
  approximate: { label: 'About a date' },
  between: { label: 'Between two dates' },
} as const
export type IncidentDate = keyof typeof incidentDates
/** What is easily forgotten when an incident is told, and asked of each. */
export const incidentFeatures = {
  injury: { label: 'Someone was hurt' },
  threats: { label: 'A threat was made' },
  weapon: { label: 'A weapon was seen or spoken of' },
  children: { label: 'Children saw it, heard it or were there' },
  property: { label: 'Property was damaged or taken' },
  pets: { label: 'An animal was hurt or threatened' },
} as const
export type IncidentFeature = keyof typeof incidentFeatures
export const placeExactness = {
  exact: { label: 'At this very place' },
  near: { label: 'Near it, within sight' },
  area: { label: 'Somewhere in that area' },
} as const
export type PlaceExactness = keyof typeof placeExactness
export const incidentReports = {
  atOnce: { label: 'Yes, the same day' },
  later: { label: 'Yes, later' },
  no: { label: 'No, not until now' },
} as const
export type IncidentReport = keyof typeof incidentReports
/** How a copy of something online was made. */
export const captureMethods = {
  screenshot: { label: 'Screenshot by the person who saw it' },
  officerScreenshot: { label: 'Screenshot or photograph by police' },
  recording: { label: 'Recording of the screen' },
  export: { label: 'Export or download from the account' },
  captureTool: { label: 'A tool that captures pages' },
  none: { label: 'Not captured' },
} as const
export type CaptureMethod = keyof typeof captureMethods

export const directions = {
  toProtected: { label: 'From the defendant to the protected person' },
  throughOther: { label: 'From the defendant through someone else' },
  toOther: { label: 'From the defendant to someone else' },
  fromProtected: { label: 'From the protected person to the defendant' },
} as const
export type Direction = keyof typeof directions

export const incidentSources = {
  victim: { label: 'The protected person' },
  witness: { label: 'A witness' },
  thirdParty: { label: 'Another organisation' },
  officer: { label: 'A police officer or member of police staff' },
  data: { label: 'Data, such as messages, calls or a camera' },
  otherForce: { label: 'Another force' },
} as const
export type IncidentSource = keyof typeof incidentSources

/** How one exhibit was made from another. */
export const derivations = {
  redacted: { label: 'Redacted copy', hint: 'Something has been covered or taken out' },
  transcript: { label: 'Transcript' },
  translation: { label: 'Translation' },
  extract: { label: 'Extract or still', hint: 'A part of it, such as one frame of a recording' },
} as const
export type Derivation = keyof typeof derivations
/** Where material is kept that is an exhibit by reference only. */
export const heldIns = {
  bodyWornVideo: { label: 'Body-worn video system' },
  digitalEvidence: {
    label: 'Digital evidence management system',
    hint: 'CCTV, doorbell and phone video, and what the public sent by a link',
  },
  propertyStore: { label: 'Property store', hint: 'A letter, a gift, a phone, clothing' },
  forensicUnit: { label: 'Digital forensics unit' },
  indecentImages: {
    label: 'Secure store for suspected indecent images of children',
    hint: 'Never uploaded, copied or described in detail here. Give the reference of the unit that holds them',
  },
  elsewhere: { label: 'Another store', hint: 'Say which in the description' },
} as const
export type HeldIn = keyof typeof heldIns
export const thirdParties = {
  employer: { label: 'Employer' },
  school: { label: 'School, college or university' },
  platform: { label: 'Platform, app or phone company' },
  health: { label: 'Health or social care' },
  landlord: { label: 'Landlord or housing provider' },
  force: { label: 'Another police force' },
  other: { label: 'Another organisation' },
} as const
export type ThirdParty = keyof typeof thirdParties
export const thirdPartyEndings = {
  received: { label: 'All of it received' },
  partly: { label: 'Part of it received, and no more is coming' },
  refused: { label: 'Refused' },
  notHeld: { label: 'Not held' },
  notNeeded: { label: 'No longer needed' },
} as const
export type ThirdPartyEnding = keyof typeof thirdPartyEndings

export const riskTools = {
  sdash: { label: 'S-DASH (2009)', hint: '11 questions' },
  screening: { label: 'Stalking Screening Tool' },
  vsdash: { label: 'VS-DASH, filled in by the victim' },
  dara: { label: 'DARA' },
  dash: { label: 'DASH' },
  sash: { label: 'SASH' },
  specialist: {
    label: 'Specialist assessment (SAM or Stalking Risk Profile)',
    hint: 'Record the result and the report reference only',
  },
} as const
export type RiskTool = keyof typeof riskTools
export const riskJudgements = {
  standard: { label: 'Standard' },
  medium: { label: 'Medium' },
  high: { label: 'High' },
} as const
export type RiskJudgement = keyof typeof riskJudgements
export const riskAnswers = {
  yes: { label: 'Yes' },
  no: { label: 'No' },
  unknown: { label: 'Unknown' },
  declined: { label: 'Declined to answer' },
  notAsked: { label: 'Not asked' },
} as const
export type RiskAnswer = keyof typeof riskAnswers
export const riskSources = {
  victimPresent: { label: 'With the victim present' },
  victimPhone: { label: 'With the victim by phone or video' },
  records: { label: 'From records only' },
  selfCompleted: { label: 'Filled in by the victim' },
} as const
export type RiskSource = keyof typeof riskSources

/** Groups of the national retention scheme, as a case of stalking falls into them. */
export const retentionGroups = {
  publicProtection: {
    label: 'Group 1: public protection',
    hint: 'Managed under public protection arrangements, or a danger for life',
  },
  serious: { label: 'Group 2: serious', hint: 'An order, a breach or high risk' },
  other: { label: 'Group 3: other', hint: 'Stalking with none of these' },
  unfounded: { label: 'Group 4: not stalking', hint: 'The behaviour was found not to be stalking' },
} as const
export type RetentionGroup = keyof typeof retentionGroups
export const retentionStepKinds = {
  group: { label: 'Group decided' },
  hold: { label: 'Legal hold placed' },
  holdLifted: { label: 'Legal hold lifted' },
  kept: { label: 'Reviewed and kept' },
  disposalAsked: { label: 'Disposal asked for' },
  disposalDeclined: { label: 'Disposal declined' },
  disposalApproved: { label: 'Disposal approved' },
} as const
export type RetentionStepKind = keyof typeof retentionStepKinds

export const spoDecisions = {
  apply: { label: 'Apply for an order' },
  notYet: { label: 'Not yet' },
  no: { label: 'No' },
} as const
export type SpoDecision = keyof typeof spoDecisions
export const decisionReasons = {
  limbsMet: { label: 'All three limbs appear to be met' },
  moreEvidence: { label: 'More evidence is being gathered' },
  limbNotMet: { label: 'A limb does not appear to be met' },
  advisedOwnOrder: { label: 'Victim advised to seek their own order', hint: 'Goes to the coordinator' },
  otherOrder: { label: 'Another order is relied on', hint: 'Goes to the coordinator' },
  notStalking: { label: 'The behaviour is not stalking' },
} as const
export type DecisionReason = keyof typeof decisionReasons
/** What a second person does with a case, or with a decision on it. */
export const secondLookKinds = {
  screened: { label: 'Screened' },
  escalated: { label: 'Asked to be looked at again' },
  upheld: { label: 'Read by a second person: it stands' },
  sentBack: { label: 'Read by a second person: to be decided again' },
  closingSeen: { label: 'Closing seen by the supervisor' },
} as const
export type SecondLookKind = keyof typeof secondLookKinds

export const applicationKinds = {
  main: { label: 'Full order' },
  interim: { label: 'Interim order' },
  variation: { label: 'Variation' },
  renewal: { label: 'Renewal' },
  discharge: { label: 'Discharge' },
  appeal: { label: 'Appeal to the Crown Court' },
} as const
export type ApplicationKind = keyof typeof applicationKinds
export const applicants = {
  chiefOfficer: { label: 'The chief officer' },
  defendant: { label: 'The defendant' },
  otherChiefOfficer: { label: 'The chief officer of another force' },
} as const
export type Applicant = keyof typeof applicants

/** A consent that discharge within two years needs. */
export const consents = {
  yes: { label: 'Yes' },
  no: { label: 'No' },
  notAsked: { label: 'Not asked yet' },
  notNeeded: { label: 'Not needed' },
} as const
export type Consent = keyof typeof consents

export const tiers = {
  sergeant: { label: 'Sergeant' },
  coordinator: { label: 'Stalking coordinator' },
  legal: { label: 'Legal adviser' },
  authorising: { label: 'Authorising officer' },
} as const
export type Tier = keyof typeof tiers
export const reviewResults = {
  endorsed: { label: 'Endorsed' },
  authorised: { label: 'Authorised' },
  returned: { label: 'Returned' },
  refused: { label: 'Refused' },
  escalated: { label: 'Escalated' },
  upheld: { label: 'Refusal upheld' },
  reversed: { label: 'Refusal reversed' },
} as const
export type ReviewResult = keyof typeof reviewResults
/** What a draft is returned for, and the section of it that each is about. */
export const returnReasons = {
  actsThin: { label: 'The acts need more detail or evidence', part: 'acts' },
  riskThin: { label: 'The risk is not explained', part: 'risk' },
  necessityThin: { label: 'The need for the order is not explained', part: 'necessity' },
  conditionUnclear: { label: 'A condition is unclear or cannot be checked', part: 'conditions' },
  conditionTooWide: { label: 'A condition is wider than the evidence', part: 'conditions' },
  exhibitMissing: { label: 'An exhibit or statement is missing', part: 'exhibits' },
  addressAtRisk: { label: 'A protected address could be revealed', part: 'whole' },
  interimNotExplained: { label: 'The reason for an interim order is not explained', part: 'interim' },
  other: { label: 'Something else', part: 'whole' },
} as const
export type ReturnReason = keyof typeof returnReasons

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
/** Whether the defendant is told of an interim application before it is heard. */
export const interimNotices = {
  given: { label: 'With notice' },
  none: { label: 'Without notice' },
} as const
export type InterimNotice = keyof typeof interimNotices
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

/** What a supplement asks about a condition that was filed, or besides them. */
export const amendmentKinds = {
  changed: { label: 'Other wording' },
  added: { label: 'A new condition' },
  takenOut: { label: 'No longer asked for' },
} as const
export type AmendmentKind = keyof typeof amendmentKinds

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
  victimContacted: { label: 'Protected person contacted' },
  arrestDecided: { label: 'Decided to arrest' },
  noArrestDecided: { label: 'Decided not to arrest' },
  arrested: { label: 'Arrested' },
  charged: { label: 'Charged' },
  noFurtherAction: { label: 'No further action' },
  outcome: { label: 'Court outcome' },
} as const
export type BreachStep = keyof typeof breachSteps
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

export const otherOrderKinds = {
  restraining: { label: 'Restraining order' },
  nonMolestation: { label: 'Non-molestation order' },
  bail: { label: 'Bail conditions' },
  dvpo: { label: 'Domestic violence protection order' },
  dapo: { label: 'Domestic abuse protection order' },
  licence: { label: 'Licence conditions' },
  otherSpo: { label: 'Stalking protection order of another force' },
} as const
export type OtherOrderKind = keyof typeof otherOrderKinds

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

export const addressKinds = {
  home: { label: 'Home' },
  work: { label: 'Work or place of study' },
  family: { label: 'Home of someone close to them' },
  other: { label: 'Somewhere else' },
} as const

/** What practice asks for before a case closes, beyond what the record itself shows. */
export const closingChecks = {
  national: { label: 'National police records checked' },
  previousVictims: { label: 'Previous victims and earlier reports searched for' },
  otherRecords: { label: 'Records of employers, universities and others asked for' },
} as const

/** Why two cases of the force belong side by side. */
export const caseLinkKinds = {
  counterAllegation: {
    label: 'Each accuses the other',
    hint: 'The protected person of one is the defendant of the other',
  },
  sameDefendant: { label: 'The same defendant' },
  sameProtectedPerson: { label: 'The same protected person' },
  related: { label: 'Related in another way' },
} as const
export type CaseLinkKind = keyof typeof caseLinkKinds
export const aggressors = {
  defendant: { label: 'The defendant of this case' },
  protectedPerson: { label: 'The protected person of this case' },
  unclear: { label: 'Not clear yet', hint: 'Both stay safe to contact, and the question stays open' },
} as const
export type Aggressor = keyof typeof aggressors

/** How an order came about. The last two are not recorded unless the force's settings say so. */
export const orderOrigins = {
  application: { label: 'On application' },
  conviction: { label: 'On conviction' },
  acquittal: { label: 'On acquittal' },
} as const
export type OrderOrigin = keyof typeof orderOrigins

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

export const outsideRequestKinds = {
  request: { label: 'Request for an order, or for a decision about one' },
  complaint: { label: 'Complaint' },
  subjectAccess: { label: 'Request for what is held on them', hint: 'A subject access request' },
  correction: {
    label: 'Request to correct, erase or restrict what is held',
    hint: 'Correct the record itself where it is wrong, and say here what was done',
  },
} as const
export type OutsideRequestKind = keyof typeof outsideRequestKinds
export const requesters = {
  victim: { label: 'Victim' },
  defendant: { label: 'Defendant, or who acts for them' },
  advocate: { label: 'Victim’s advocate' },
  charity: { label: 'Charity' },
  family: { label: 'Family or friend of the victim' },
  otherForce: { label: 'Another police force' },
  partner: { label: 'Another organisation, such as a council or a school' },
  other: { label: 'Somebody else' },
} as const
export type Requester = keyof typeof requesters
export const requestMeans = {
  email: { label: 'Email' },
  letter: { label: 'Letter' },
  phone: { label: 'Phone' },
  inPerson: { label: 'In person' },
  meeting: { label: 'At a meeting' },
} as const
export type RequestMeans = keyof typeof requestMeans
export const requestOutcomes = {
  applying: { label: 'An order will be applied for' },
  notApplying: { label: 'No order will be applied for' },
  deciding: { label: 'To be decided, with a date given' },
  answered: { label: 'Question answered' },
  upheld: { label: 'Complaint upheld' },
  notUpheld: { label: 'Complaint not upheld' },
  passedOn: { label: 'Passed to professional standards or another force' },
} as const
export type RequestOutcome = keyof typeof requestOutcomes

/** Of whom another organisation is asked for records. */
export const recordsOf = {
  victim: { label: 'The victim', hint: 'PCSCA 2022 ss.44A to 44C and the code in force from 12 January 2026' },
  defendant: { label: 'The defendant' },
  other: { label: 'Somebody else, or nobody in particular' },
} as const
export type RecordsOf = keyof typeof recordsOf
export const counsellingAnswers = {
  no: { label: 'No' },
  yes: { label: 'Yes', hint: 'The code begins from the presumption that such a request is not necessary' },
} as const
export type CounsellingAnswer = keyof typeof counsellingAnswers

/** Courses whose completion is recorded of a person. */
export const courses = {
  awareness: { label: 'Stalking awareness', hint: 'Recognising stalking and taking a first account' },
  investigation: { label: 'Stalking investigation', hint: 'Counts as training of an officer in the case' },
  orders: { label: 'Stalking protection orders', hint: 'Counts as training of an officer in the case' },
  riskTools: { label: 'Risk assessment tools for stalking' },
  authorising: { label: 'Authorising officers’ briefing' },
  coordinator: { label: 'Stalking coordinators’ course' },
} as const
export type Course = keyof typeof courses
/** The courses of which an officer in the case needs one. */
export const officerCourses: readonly Course[] = ['investigation', 'orders']

export const proposalOutcomes = {
  agreed: { label: 'Agreed' },
  refused: { label: 'Not agreed' },
  takenBack: { label: 'Taken back' },
  noLongerSo: { label: 'No longer so' },
} as const
export type ProposalOutcome = keyof typeof proposalOutcomes
