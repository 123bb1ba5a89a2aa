/** What is judged and decided of a case: closed lists. Stored codes never change; labels may. */

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

export const proposalOutcomes = {
  agreed: { label: 'Agreed' },
  refused: { label: 'Not agreed' },
  takenBack: { label: 'Taken back' },
  noLongerSo: { label: 'No longer so' },
} as const
export type ProposalOutcome = keyof typeof proposalOutcomes
