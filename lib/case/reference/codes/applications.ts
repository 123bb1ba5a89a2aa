/** An application from draft to lodging: closed lists. Stored codes never change; labels may. */

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

/** Whether the defendant is told of an interim application before it is heard. */
export const interimNotices = {
  given: { label: 'With notice' },
  none: { label: 'Without notice' },
} as const
export type InterimNotice = keyof typeof interimNotices

/** What a supplement asks about a condition that was filed, or besides them. */
export const amendmentKinds = {
  changed: { label: 'Other wording' },
  added: { label: 'A new condition' },
  takenOut: { label: 'No longer asked for' },
} as const
export type AmendmentKind = keyof typeof amendmentKinds
