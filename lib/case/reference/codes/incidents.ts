/** An incident and what shows it: closed lists. Stored codes never change; labels may. */

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

/** Who first read the words of a picture or recording. */
export const wordsFrom = {
  eye: { label: 'Read by a person' },
  program: { label: 'Suggested by the program, checked by a person' },
} as const
export type WordsFrom = keyof typeof wordsFrom

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
  officer: { label: 'A police officer or police staff' },
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
