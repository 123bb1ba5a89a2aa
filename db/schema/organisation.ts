import { sql } from 'drizzle-orm'
import { pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core'
import { forceKinds, type Settings } from '../../lib/case/case.ts'
import { roles } from '../../lib/case/policy.ts'
import { premisesKinds } from '../../lib/case/reference/premises.ts'
import { givenBy } from '../../lib/case/staff/directory.ts'
import { code, day, flag, frozen, id, instant, on, oneOf, ref, whole, words } from './columns.ts'

export const forces = pgTable(
  'forces',
  {
    id: id(),
    code: words().notNull().unique(),
    name: words().notNull(),
    kind: code(forceKinds).notNull(),
    settings: frozen<Settings>().notNull(),
    version: whole().notNull().default(1),
  },
  t => [oneOf('forces_kind', t.kind, forceKinds)],
)
export const districts = pgTable(
  'districts',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    name: words().notNull(),
    /** Not a district: where teams that work across the whole force are kept. */
    isForceWide: flag().notNull().default(false),
    endedAt: instant(),
    /** The district that it became part of. */
    mergedIntoId: ref(),
  },
  t => [on('districts_force', t.forceId)],
)
/** Courts and police stations, with the days between which each is in use: forms suggest them. */
export const premises = pgTable(
  'premises',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    kind: code(premisesKinds).notNull(),
    name: words().notNull(),
    startedOn: day().notNull(),
    endedOn: day(),
    /** The court or station that took its place. */
    mergedIntoId: ref(),
  },
  t => [on('premises_force', t.forceId, t.kind), oneOf('premises_kind', t.kind, premisesKinds)],
)
export const teams = pgTable(
  'teams',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    districtId: ref()
      .notNull()
      .references(() => districts.id),
    name: words().notNull(),
    endedAt: instant(),
    /** The team that it became part of: whoever is in that one sees what stayed with this. */
    mergedIntoId: ref(),
    /** The districts that it was in before, each until a day: what happened before that day is counted there. */
    formerDistricts: frozen<{ districtId: string; untilOn: string }[]>().notNull().default([]),
  },
  t => [on('teams_force', t.forceId), on('teams_district', t.districtId)],
)
export const people = pgTable(
  'people',
  {
    id: id(),
    forceId: ref()
      .notNull()
      .references(() => forces.id),
    name: words().notNull(),
    email: words().notNull(),
    collar: words(),
    rank: words(),
    /** The number on which colleagues ring them: on the officer’s door card, and on no paper. */
    phone: words(),
    /** The provider's subject; the demonstration has a password instead. */
    subject: words(),
    /** What the key of the person’s calendar feed is derived from, while they have one, and when it ends. */
    calendarKey: words(),
    calendarUntil: instant(),
    /** Wants a mail each morning of what waits for them. */
    digest: flag().notNull().default(false),
    startedAt: instant().notNull(),
    endedAt: instant(),
    /** Their last day, to come or past: the account ends with it, however late that is recorded. */
    lastDay: day(),
    /** The list of people that the account came from. */
    importId: ref(),
  },
  t => [
    uniqueIndex('people_email').on(sql`lower(${t.email})`),
    uniqueIndex('people_subject').on(t.subject),
    on('people_force', t.forceId, t.name),
    on('people_import', t.importId),
  ],
)
/** Derived keys of the demonstration's passwords. The program has no grant on it: a function compares. */
export const passwords = pgTable('passwords', {
  personId: ref()
    .primaryKey()
    .references(() => people.id),
  forceId: ref().notNull(),
  salt: words().notNull(),
  key: words().notNull(),
  cost: whole().notNull(),
})
export const memberships = pgTable(
  'memberships',
  {
    id: id(),
    forceId: ref().notNull(),
    personId: ref()
      .notNull()
      .references(() => people.id),
    teamId: ref()
      .notNull()
      .references(() => teams.id),
    endedAt: instant(),
    givenBy: code(givenBy).notNull().default('hand'),
  },
  t => [
    on('memberships_person', t.personId),
    on('memberships_team', t.teamId),
    oneOf('memberships_given_by', t.givenBy, givenBy),
  ],
)
export const personRoles = pgTable(
  'person_roles',
  {
    id: id(),
    forceId: ref().notNull(),
    personId: ref()
      .notNull()
      .references(() => people.id),
    role: code(roles).notNull(),
    startedAt: instant().notNull(),
    endedAt: instant(),
    givenBy: code(givenBy).notNull().default('hand'),
  },
  t => [
    on('person_roles_person', t.personId),
    oneOf('person_roles_role', t.role, roles),
    oneOf('person_roles_given_by', t.givenBy, givenBy),
  ],
)
/** A signed-in browser. The cookie holds the id; its row can be ended. */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    forceId: ref().notNull(),
    personId: ref()
      .notNull()
      .references(() => people.id),
    startedAt: instant().notNull(),
    seenAt: instant().notNull(),
    endedAt: instant(),
    endedBecause: words(),
    browser: words(),
  },
  t => [on('sessions_person', t.personId, t.endedAt)],
)
/** Every attempt to sign in, kept whether or not the account exists. The address is a keyed hash. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: id(),
    account: words().notNull(),
    address: words().notNull(),
    at: instant().notNull(),
    succeeded: flag().notNull(),
    because: words(),
  },
  t => [on('sign_in_attempts_account', t.account, t.at), on('sign_in_attempts_address', t.address, t.at)],
)
/** What a person has typed and not yet sent. Not part of any case until it is. */
export const unsentForms = pgTable(
  'unsent_forms',
  {
    personId: ref()
      .notNull()
      .references(() => people.id),
    forceId: ref().notNull(),
    form: words().notNull(),
    typed: frozen<Record<string, string[]>>().notNull(),
    at: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.form] })],
)
/** Stalking crime reports counted by the records system: the denominator of rates. */
export const reportCounts = pgTable(
  'report_counts',
  {
    id: id(),
    forceId: ref().notNull(),
    districtId: ref()
      .notNull()
      .references(() => districts.id),
    month: day().notNull(),
    reports: whole().notNull(),
    source: words().notNull(),
  },
  t => [uniqueIndex('report_counts_month').on(t.districtId, t.month), on('report_counts_force', t.forceId, t.month)],
)
export const counters = pgTable(
  'counters',
  { forceId: ref().notNull(), name: words().notNull(), value: whole().notNull() },
  t => [primaryKey({ columns: [t.forceId, t.name] })],
)
