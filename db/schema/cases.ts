import { sql } from 'drizzle-orm'
import { check, index, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import type { FormerTeam } from '../../lib/case/case.ts'
import { aggressors, caseLinkKinds } from '../../lib/case/reference/codes/decisions.ts'
import {
  type ContactMeans,
  caseRoles,
  contactMeans,
  contactMilestones,
  identifierKinds,
  relationships,
  spokenTo,
  supportViews,
  type Weekday,
} from '../../lib/case/reference/codes/people.ts'
import { belongings } from '../../lib/case/reference/import-codes.ts'
import { caseStatuses } from '../../lib/case/reference/status.ts'
import { gateways } from '../../lib/case/reference/statute.ts'
import {
  code,
  day,
  flag,
  frozen,
  id,
  ids,
  instant,
  list,
  on,
  oneOf,
  recordColumns,
  ref,
  whole,
  words,
} from './columns.ts'
import { forces, people, teams } from './organisation.ts'

export const cases = pgTable(
  'cases',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    ref: words().notNull(),
    status: code(caseStatuses).notNull(),
    teamId: ref()
      .notNull()
      .references(() => teams.id),
    officerId: ref().references(() => people.id),
    relationship: code(relationships).notNull(),
    relationshipOther: words(),
    reportedOn: day().notNull(),
    openedAt: instant().notNull(),
    openedById: ref().notNull(),
    closedAt: instant(),
    closedReason: words(),
    checksDone: list().notNull(),
    closedLacking: list().notNull().default([]),
    /** The teams that it was with until they became part of another: what happened before that day is counted there. */
    formerTeams: frozen<FormerTeam[]>().notNull().default([]),
    version: whole().notNull().default(1),
  },
  t => [
    uniqueIndex('cases_ref').on(t.forceId, t.ref),
    on('cases_opened', t.forceId, t.openedAt, t.id),
    on('cases_status_opened', t.forceId, t.status, t.openedAt),
    on('cases_team', t.teamId, t.status),
    on('cases_officer', t.officerId, t.status),
    index('cases_former_teams').on(t.forceId).where(sql`${t.formerTeams} <> '[]'`),
    oneOf('cases_status', t.status, caseStatuses),
    oneOf('cases_relationship', t.relationship, relationships),
  ],
)
/** The two columns that every record of a case has: row-level security reads them. */
export const ofCase = () => ({
  forceId: ref().notNull(),
  caseId: ref()
    .notNull()
    .references(() => cases.id),
})

export const defendants = pgTable(
  'defendants',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    givenNames: words().notNull(),
    familyName: words().notNull(),
    aliases: list().notNull(),
    bornOn: day(),
    homeAddress: words(),
    foundAt: words(),
    gateway: code(gateways),
    gatewayGrounds: words(),
    occupation: words(),
    sexOffenderFrom: day(),
    sexOffenderUntil: day(),
    isSexOffender: flag().notNull(),
    offenderReference: words(),
    offenderManagerId: ref(),
  },
  t => [
    uniqueIndex('defendants_case').on(t.caseId),
    // The register goes through the names.
    index('defendants_names').on(t.forceId, sql`lower(${t.familyName} || ' ' || ${t.givenNames})`),
    oneOf('defendants_gateway', t.gateway, gateways),
  ],
)
export const protectedPersons = pgTable(
  'protected_persons',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    givenNames: words().notNull(),
    familyName: words().notNull(),
    bornOn: day(),
    role: code(caseRoles).notNull(),
    linkToActs: words(),
    contactBy: words(),
    contactWhen: words(),
    contactNever: words(),
    contactMeans: list().$type<ContactMeans[]>().notNull().default([]),
    contactDays: list().$type<Weekday[]>().notNull().default([]),
    contactFrom: words(),
    contactTo: words(),
    contactAnswer: words(),
    noVoicemail: flag().notNull().default(false),
    codeWord: words(),
    language: words(),
    support: code(supportViews).notNull(),
    views: words(),
    viewsOn: day(),
    removedAt: instant(),
  },
  t => [on('protected_persons_case', t.caseId), oneOf('protected_persons_role', t.role, caseRoles)],
)
export const confidentialAddresses = pgTable(
  'confidential_addresses',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    personId: ref()
      .notNull()
      .references(() => protectedPersons.id),
    address: words().notNull(),
    postcode: words(),
    kind: words().notNull(),
    releasedAt: instant(),
  },
  t => [on('confidential_addresses_case', t.caseId)],
)
export const identifiers = pgTable(
  'identifiers',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    kind: code(identifierKinds).notNull(),
    value: words().notNull(),
    belongsTo: code(belongings).notNull(),
    note: words(),
    seenOn: day(),
    source: words(),
    exhibitId: ref(),
    importIds: ids().notNull().default(sql`'{}'`),
    removedAt: instant(),
  },
  t => [on('identifiers_case', t.caseId), oneOf('identifiers_kind', t.kind, identifierKinds)],
)
export const caseLinks = pgTable(
  'case_links',
  {
    id: id(),
    ...ofCase(),
    otherRef: words().notNull(),
    kind: code(caseLinkKinds).notNull(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    aggressor: code(aggressors),
    aggressorReason: words(),
    aggressorAt: instant(),
    aggressorRecordedAt: instant(),
    aggressorById: ref(),
    endedAt: instant(),
    endedById: ref(),
    endedReason: words(),
  },
  t => [
    on('case_links_case', t.caseId),
    oneOf('case_links_kind', t.kind, caseLinkKinds),
    oneOf('case_links_aggressor', t.aggressor, aggressors),
  ],
)
export const namedWhy = ['officer', 'named', 'breakGlass'] as const
export const named = pgTable(
  'named',
  {
    id: id(),
    ...ofCase(),
    personId: ref()
      .notNull()
      .references(() => people.id),
    why: code(namedWhy).notNull(),
    at: instant().notNull(),
    untilAt: instant(),
  },
  t => [
    on('named_case', t.caseId),
    on('named_person', t.personId),
    on('named_since', t.forceId, t.why, t.at),
    oneOf('named_why', t.why, namedWhy),
    check('named_until', sql`${t.untilAt} >= ${t.at}`),
  ],
)
export const restrictions = pgTable(
  'restrictions',
  {
    id: id(),
    ...ofCase(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    liftedAt: instant(),
    /** Lifting is asked for by one and decided by another. */
    liftAskedAt: instant(),
    liftAskedById: ref(),
    liftReason: words(),
  },
  t => [on('restrictions_case', t.caseId)],
)
/** Words by which a case is found, normalised. Rewritten whenever the facts they come from change. */
export const searchTerms = pgTable(
  'search_terms',
  { id: id(), ...ofCase(), kind: words().notNull(), value: words().notNull(), sound: words() },
  t => [
    on('search_terms_case', t.caseId),
    index('search_terms_like').using('gin', sql`${t.value} gin_trgm_ops`),
    on('search_terms_exact', t.forceId, t.kind, t.value),
    index('search_terms_sounds').using('gin', sql`string_to_array(${t.sound}, ' ')`),
  ],
)
export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    ...ofCase(),
    ...recordColumns(),
    personId: ref().notNull(),
    milestone: code(contactMilestones).notNull(),
    dueOn: day().notNull(),
    eventOn: day(),
    toldAt: instant(),
    toldById: ref(),
    means: code(contactMeans),
    spokenTo: code(spokenTo),
    note: words(),
    createdAt: instant().notNull(),
  },
  t => [on('contacts_case', t.caseId), on('contacts_due', t.forceId, t.toldAt, t.dueOn)],
)
