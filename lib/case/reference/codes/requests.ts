/** What others ask of the force, and it of them: closed lists. Stored codes never change; labels may. */

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
