import type { Collection } from '../../case/case.ts'
import type { ForceAbout } from '../../case/force.ts'
import { drawnReads } from '../../case/views/sampling.ts'
import { retentionReads } from '../../law/practice/retention.ts'
import type { CasePage, Page } from '../../site/pages.ts'

/**
 * Where acts are offered: a section of a page, and what its acts are about. An act names its places; a page asks for the acts
 * of a place, and lists none.
 */

interface PlaceEntry {
  /** The page under the case, or of the force. */
  page:
    | CasePage
    | Page
    | `/people/:id`
    | `/reports/imports/:id`
    | `/register/imports/:id`
    | `/court-orders/:id`
    | `/court-orders/sent/:id`
    | `/neighbours/:id`
    | `/people/imports/:id`
    | `/reports/imports/:id`
    | `/register/imports/:id`
    | `/reports/pairs/:${string}`
  /** The record beside which the acts stand: the case or the force itself, one of their records, or one of any kind. */
  about: 'case' | Collection | ForceAbout | 'any'
  /** What is read to know which of its acts are offered, besides the record: the page that draws it loads these. */
  reads?: readonly Collection[]
}
export const casePlaces = {
  case: { page: '', about: 'case', reads: ['decisions', 'named', 'restrictions', 'secondLooks'] },
  'case/reminder': { page: '', about: 'reminders', reads: [] },
  'case/set-aside': { page: '', about: 'setAsides', reads: [] },
  'order/proposal': { page: '/order', about: 'correctionProposals', reads: [] },
  'case/transfer': { page: '', about: 'transfers', reads: [] },
  'case/link': { page: '', about: 'caseLinks', reads: [] },
  retention: { page: '/retention', about: 'case', reads: retentionReads },
  restricted: { page: '/restricted', about: 'case', reads: [] },
  people: { page: '/people', about: 'case', reads: [] },
  'people/defendant': { page: '/people', about: 'defendants', reads: ['moves'] },
  'people/whereabouts': { page: '/people', about: 'case', reads: [] },
  'people/move': { page: '/people', about: 'moves', reads: [] },
  'people/protected': { page: '/people', about: 'protectedPersons', reads: [] },
  'people/other-orders': { page: '/people', about: 'case', reads: [] },
  'people/other-order': { page: '/people', about: 'otherOrders', reads: [] },
  'people/identifiers': { page: '/people', about: 'case', reads: [] },
  'people/identifier': { page: '/people', about: 'identifiers', reads: [] },
  'people/vault': { page: '/people/vault', about: 'protectedPersons', reads: [] },
  'people/vault-address': { page: '/people/vault', about: 'confidentialAddresses', reads: [] },
  evidence: { page: '/evidence', about: 'case', reads: [] },
  'evidence/incident': { page: '/evidence', about: 'incidents', reads: [] },
  'evidence/incident-papers': { page: '/evidence', about: 'incidents', reads: ['paperMarks'] },
  'evidence/join': { page: '/evidence', about: 'incidentJoins', reads: [] },
  'evidence/rows': { page: '/evidence/rows', about: 'case', reads: [] },
  'evidence/rows-of-incident': { page: '/evidence/rows', about: 'incidents', reads: [] },
  'evidence/exhibits': { page: '/evidence/exhibits', about: 'case', reads: ['exhibits'] },
  'evidence/exhibit': { page: '/evidence/exhibits', about: 'exhibits', reads: ['imports', 'paperMarks'] },
  'evidence/pictures': { page: '/evidence/pictures', about: 'case', reads: ['exhibits'] },
  'evidence/exhibit-file': { page: '/evidence/exhibits', about: 'exhibits', reads: [] },
  'evidence/requests': { page: '/evidence', about: 'case', reads: [] },
  'evidence/request': { page: '/evidence', about: 'thirdPartyRequests', reads: [] },
  'evidence/imports': { page: '/evidence/imports', about: 'case', reads: [] },
  'evidence/import': { page: '/evidence/imports', about: 'imports', reads: [] },
  'evidence/import-answers': { page: '/evidence/imports', about: 'imports', reads: [] },
  'evidence/accounts': { page: '/evidence/accounts', about: 'case', reads: [] },
  'evidence/account': { page: '/evidence/accounts', about: 'attributions', reads: [] },
  'risk/assessments': { page: '/risk', about: 'case', reads: [] },
  'risk/decisions': { page: '/risk', about: 'case', reads: [] },
  'risk/decision': { page: '/risk', about: 'decisions', reads: ['secondLooks'] },
  safety: { page: '/safety', about: 'case', reads: [] },
  'safety/referral': { page: '/safety', about: 'referrals', reads: [] },
  'safety/action': { page: '/safety', about: 'agreedActions', reads: [] },
  'safety/review': { page: '/safety', about: 'safetyReviews', reads: [] },
  'safety/panel': { page: '/safety', about: 'panelItems', reads: [] },
  contact: { page: '/contact', about: 'case', reads: ['contacts'] },
  'contact/person': { page: '/contact', about: 'protectedPersons', reads: [] },
  'contact/request': { page: '/contact', about: 'outsideRequests', reads: [] },
  'contact/due': { page: '/contact', about: 'contacts', reads: [] },
  application: { page: '/application', about: 'case', reads: ['applications'] },
  'application/deciding': { page: '/application', about: 'applications', reads: [] },
  'application/parts': { page: '/application', about: 'applications', reads: [] },
  'application/grounds': {
    page: '/application',
    about: 'applications',
    reads: ['behaviourReasons', 'citationLooks', 'draftConditions', 'formerVersions', 'incidents'],
  },
  'application/library': { page: '/application/conditions', about: 'applications', reads: [] },
  'application/condition': {
    page: '/application',
    about: 'draftConditions',
    reads: ['applications', 'citationLooks', 'formerVersions', 'incidents'],
  },
  'application/removed-condition': { page: '/application', about: 'draftConditions', reads: ['applications'] },
  'application/interim': { page: '/application', about: 'applications', reads: [] },
  'application/conversation': { page: '/application', about: 'applications', reads: [] },
  'application/beside': { page: '/application', about: 'applications', reads: [] },
  'papers/application': { page: '/papers', about: 'applications', reads: [] },
  'papers/mark': { page: '/papers', about: 'paperMarks', reads: [] },
  court: { page: '/court', about: 'applications', reads: ['orders'] },
  'court/beside': { page: '/court', about: 'applications', reads: ['defendants', 'youthSteps'] },
  'court/record': { page: '/court', about: 'applications', reads: [] },
  'court/direction': { page: '/court', about: 'directions', reads: [] },
  'court/supplement': { page: '/court', about: 'supplements', reads: [] },
  'court/amendment': { page: '/court', about: 'conditionAmendments', reads: [] },
  'court/paper-service': { page: '/court', about: 'paperServices', reads: [] },
  'court/witness': { page: '/court', about: 'witnesses', reads: [] },
  'court/case': { page: '/court', about: 'case', reads: [] },
  'court/hearing': { page: '/court', about: 'hearings', reads: ['applications'] },
  criminal: { page: '/criminal', about: 'case', reads: [] },
  'criminal/enquiry': { page: '/criminal', about: 'enquiries', reads: [] },
  order: { page: '/order', about: 'case', reads: ['orders'] },
  'order/held': { page: '/order', about: 'services', reads: [] },
  'order/daily': { page: '/order', about: 'orders', reads: [] },
  'order/upkeep': {
    page: '/order',
    about: 'orders',
    reads: ['applications', 'defendants', 'orderVersions', 'youthSteps'],
  },
  'order/service': { page: '/order', about: 'services', reads: [] },
  'order/markers': { page: '/order', about: 'orders', reads: [] },
  'order/notification': { page: '/order', about: 'notifications', reads: [] },
  'order/question': { page: '/order', about: 'legalQuestions', reads: ['paperMarks'] },
  'compliance/check': {
    page: '/compliance',
    about: 'orderConditions',
    reads: ['applications', 'orderVersions', 'orders'],
  },
  'compliance/plan': {
    page: '/compliance',
    about: 'orderConditions',
    reads: ['applications', 'orderVersions', 'orders'],
  },
  'compliance/visit': {
    page: '/compliance',
    about: 'orders',
    reads: ['applications', 'orderConditions', 'orderVersions'],
  },
  door: { page: '/register', about: 'orders', reads: [] },
  'review/part': { page: '/application', about: 'applications', reads: [] },
  'review/point': { page: '/application', about: 'reviewPoints', reads: [] },
  breaches: { page: '/breaches', about: 'case', reads: ['orders', 'otherOrders'] },
  'breaches/breach': { page: '/breaches', about: 'breaches', reads: ['breachSteps'] },
  corrections: { page: '/corrections', about: 'any', reads: [] },
  quality: { page: '/quality', about: 'any', reads: drawnReads },
} as const satisfies Record<string, PlaceEntry>
export const forcePlaces = {
  'cases/new': { page: '/cases/new', about: 'force' },
  'people-of-force': { page: '/people', about: 'force' },
  person: { page: '/people/:id', about: 'people' },
  account: { page: '/account', about: 'people' },
  settings: { page: '/settings', about: 'force' },
  'settings/counts': { page: '/settings', about: 'force' },
  'settings/teams-list': { page: '/settings/teams', about: 'force' },
  'settings/team': { page: '/settings/teams', about: 'teams' },
  'settings/district': { page: '/settings/teams', about: 'districts' },
  'settings/premises-list': { page: '/settings/premises', about: 'force' },
  'settings/premises': { page: '/settings/premises', about: 'premises' },
  'settings/forces-list': { page: '/settings/forces', about: 'force' },
  'settings/force-outside': { page: '/settings/forces', about: 'outsideForces' },
  deadlines: { page: '/deadlines', about: 'people' },
  duty: { page: '/duty', about: 'force' },
  'duty/turn': { page: '/duty', about: 'dutyTurns' },
  'duty/absence': { page: '/duty', about: 'absences' },
  training: { page: '/training', about: 'force' },
  'training/course': { page: '/training', about: 'courseRecords' },
  samples: { page: '/samples', about: 'force' },
  entries: { page: '/entries', about: 'force' },
  panels: { page: '/panels', about: 'force' },
  'panels/panel': { page: '/panels', about: 'panels' },
  'settings/alarms': { page: '/settings/alarms', about: 'force' },
  'settings/directory': { page: '/settings/directory', about: 'force' },
  'settings/welsh': { page: '/settings/welsh', about: 'force' },
  'settings/markers': { page: '/settings/markers', about: 'force' },
  alarms: { page: '/alarms', about: 'force' },
  'reports/systems': { page: '/reports/systems', about: 'force' },
  'reports/system': { page: '/reports/systems', about: 'recordsSystems' },
  'reports/import': { page: '/reports/imports/:id', about: 'reportImports' },
  'neighbours/transfer': { page: '/neighbours/:id', about: 'transfersIn' },
  'court-orders/upload': { page: '/court-orders/sent/:id', about: 'courtUploads' },
  'court-orders/order': { page: '/court-orders/:id', about: 'courtOrders' },
  'court-orders/match': { page: '/court-orders/:id', about: 'courtOrderMatches' },
  'people/import': { page: '/people/imports/:id', about: 'peopleImports' },
  'register/import': { page: '/register/imports/:id', about: 'orderImports' },
  'reports/pair': { page: '/reports/pairs/:id', about: 'reportPairs' },
  'reports/pair-case': { page: '/reports/pairs/:id/case', about: 'reportPairs' },
  'reports/link': { page: '/reports/pairs/:pair', about: 'personLinks' },
  'reports/weights': { page: '/reports/weights', about: 'force' },
  'reports/review': { page: '/reports/review', about: 'force' },
  'reports/names': { page: '/reports/names', about: 'force' },
  'reports/name': { page: '/reports/names', about: 'frequentNames' },
  'reports/sample': { page: '/reports/review', about: 'linkJudgements' },
  'reports/change': { page: '/reports/changes', about: 'recordsChanges' },
  'reports/match': { page: '/reports/people', about: 'suspectMatches' },
  'reports/person': { page: '/reports/people', about: 'crimeReports' },
} as const satisfies Record<string, PlaceEntry>

export type CasePlace = keyof typeof casePlaces
export type ForcePlace = keyof typeof forcePlaces
export type Place = CasePlace | ForcePlace
export const places: Readonly<Record<Place, PlaceEntry>> = { ...casePlaces, ...forcePlaces }
export const placeNames: readonly Place[] = Object.keys(places) as Place[]

type AboutAt<P extends Place> = (typeof casePlaces & typeof forcePlaces)[P]['about']
/** The places whose acts are about this. */
export type PlaceFor<A> = { [P in Place]: Extract<AboutAt<P>, A | 'any'> extends never ? never : P }[Place]
/** What a page loads so that the acts of a place are all offered: what they read, and their record. */
export type ReadsAt<P extends CasePlace> =
  | (typeof casePlaces)[P]['reads'][number]
  | Extract<(typeof casePlaces)[P]['about'], Collection>
/** The same as a list, for a loader. */
export const readsAt = <P extends CasePlace>(...names: readonly P[]): ReadsAt<P>[] => [
  ...new Set(
    names.flatMap((name): ReadsAt<P>[] => {
      const { about, reads }: PlaceEntry = casePlaces[name]
      const record = about === 'case' || about === 'any' ? [] : [about]
      return [...record, ...(reads ?? [])] as ReadsAt<P>[]
    }),
  ),
]
