import type { Collection, Collections, Kept } from '../../lib/case/case.ts'
import {
  applications,
  behaviourReasons,
  citationLooks,
  comments,
  directions,
  draftConditions,
  hearings,
  reviewPoints,
  reviews,
} from './applications.ts'
import {
  caseLinks,
  cases,
  confidentialAddresses,
  contacts,
  defendants,
  identifiers,
  named,
  protectedPersons,
  restrictions,
} from './cases.ts'
import { criminalSteps, enquiries } from './criminal.ts'
import {
  assessments,
  custody,
  decisions,
  disclosures,
  exhibits,
  exhibitWords,
  incidents,
  thirdPartyRequests,
} from './evidence.ts'
import { formerVersions } from './former.ts'
import { attributions, imports, incidentJoins } from './imports.ts'
import { reminders, secondLooks, setAsides } from './looks.ts'
import { markers } from './markers.ts'
import {
  breaches,
  breachStepsTaken,
  changes,
  checks,
  legalQuestions,
  moves,
  notifications,
  orderConditions,
  orders,
  orderVersions,
  otherOrders,
  services,
  whereabouts,
  youthSteps,
} from './orders.ts'
import { panelItems } from './panels.ts'
import { conditionAmendments, paperMarks, paperServices, supplements, witnesses } from './papers.ts'
import { correctionProposals } from './proposals.ts'
import { drawnPieces, exemplars, overrides, qualityReadings } from './quality.ts'
import { outsideRequests } from './requests.ts'
import { retentionSteps } from './retention.ts'
import { agreedActions, referrals, safetyReviews } from './safety.ts'
import { transfers } from './transfers.ts'

/** The table of each collection of a case: how a patch finds its rows. */
export const tables = {
  defendants,
  protectedPersons,
  confidentialAddresses,
  identifiers,
  incidents,
  exhibits,
  custody,
  exhibitWords,
  disclosures,
  thirdPartyRequests,
  outsideRequests,
  referrals,
  agreedActions,
  safetyReviews,
  panelItems,
  qualityReadings,
  overrides,
  drawnPieces,
  exemplars,
  assessments,
  decisions,
  secondLooks,
  reminders,
  setAsides,
  correctionProposals,
  applications,
  draftConditions,
  reviews,
  comments,
  hearings,
  directions,
  orders,
  orderVersions,
  orderConditions,
  services,
  markers,
  changes,
  notifications,
  checks,
  breaches,
  breachSteps: breachStepsTaken,
  otherOrders,
  criminalSteps,
  enquiries,
  contacts,
  named,
  restrictions,
  reviewPoints,
  citationLooks,
  behaviourReasons,
  legalQuestions,
  youthSteps,
  moves,
  whereabouts,
  imports,
  attributions,
  incidentJoins,
  caseLinks,
  formerVersions,
  paperMarks,
  supplements,
  conditionAmendments,
  paperServices,
  witnesses,
  retentionSteps,
  transfers,
} as const satisfies Record<Collection, unknown>

// A column that the rules do not know, or a field with no column, does not compile.
type Row<C extends Collection> = Omit<
  (typeof tables)[C]['$inferSelect'],
  'forceId' | 'caseId' | Exclude<keyof Kept, keyof Collections[C]>
>
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Flat<T> = { [K in keyof T]: T[K] }
type Matches = { [C in Collection]: Same<Flat<Row<C>>, Flat<Collections[C]>> }
/** Compiles only while every table has the fields of its records. @public */
export const everyTableMatches: { [C in Collection]: true } = {} as Matches

export { cases }
