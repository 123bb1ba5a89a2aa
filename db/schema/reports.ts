import { sql } from 'drizzle-orm'
import { bigint, index, type PgColumn, pgTable, real, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ApiScope } from '../../lib/case/reference/api-scopes.ts'
import { limbs, wrongTests } from '../../lib/case/reference/statute.ts'
import {
  feedFormats,
  feedWork,
  importStates,
  judgements,
  linkSides,
  nameJudgements,
  pairStates,
} from '../../lib/case/views/reports.ts'
import type { Weights } from '../../lib/pattern/linkage/weights.ts'
import { code, day, flag, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'

/** A records system that sends reports. Its token is shown once; what is kept is its hash. */
export const recordsSystems = pgTable(
  'records_systems',
  {
    id: id(),
    forceId: ref().notNull(),
    name: words().notNull(),
    tokenHash: words().notNull(),
    scopes: list().$type<ApiScope[]>().notNull(),
    startedAt: instant().notNull(),
    startedById: ref().notNull(),
    endedAt: instant(),
    /** To the minute. */
    lastUsedAt: instant(),
  },
  t => [uniqueIndex('records_systems_token').on(t.tokenHash), on('records_systems_force', t.forceId)],
)
export const reportImports = pgTable(
  'report_imports',
  {
    id: id(),
    forceId: ref().notNull(),
    systemId: ref().references(() => recordsSystems.id),
    byId: ref(),
    fileSha256: words().notNull(),
    fileName: words().notNull(),
    bytes: whole().notNull(),
    format: code(feedFormats).notNull(),
    /** What its letters and the signs between its fields were taken for, once it is read. */
    readAs: words(),
    startedAt: instant().notNull(),
    progressAt: instant().notNull(),
    finishedAt: instant(),
    state: code(importStates).notNull(),
    problem: words(),
    read: whole().notNull().default(0),
    added: whole().notNull().default(0),
    updated: whole().notNull().default(0),
    unchanged: whole().notNull().default(0),
    rejected: whole().notNull().default(0),
    pairsFound: whole().notNull().default(0),
    undoneAt: instant(),
    undoneById: ref(),
    undoneReason: words(),
    /** The process that takes it, and until when nobody else does: what a crash cut short is taken up again after that. */
    takenBy: ref(),
    takenUntil: instant(),
    attempts: whole().notNull().default(0),
  },
  t => [
    on('report_imports_force', t.forceId, t.startedAt),
    index('report_imports_running').on(t.startedAt).where(sql`${t.state} = 'running'`),
    oneOf('report_imports_state', t.state, importStates),
    oneOf('report_imports_format', t.format, feedFormats),
  ],
)
export const reportRejects = pgTable(
  'report_rejects',
  {
    id: id(),
    forceId: ref().notNull(),
    importId: ref()
      .notNull()
      .references(() => reportImports.id),
    line: whole().notNull(),
    reportRef: words(),
    reason: words().notNull(),
    /** The row was taken, with something left out of it. */
    taken: flag().notNull(),
  },
  t => [on('report_rejects_import', t.importId, t.line)],
)
const side = <S extends 'suspect' | 'victim'>(of: S) => {
  const text = () => words().notNull()
  const columns = {
    Ref: text(),
    GivenNames: text(),
    FamilyName: text(),
    BornOn: text(),
    Address: text(),
    Postcode: text(),
    Phones: text(),
    Emails: text(),
    Handles: text(),
  }
  type Named = { [K in keyof typeof columns as `${S}${K}`]: (typeof columns)[K] }
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${of}${name}`, column])) as Named
}
/** By what else than a name a person of the feed is found. */
const marksOf = (t: Record<`${'suspect' | 'victim'}${'Ref' | 'Phones' | 'Emails' | 'Handles'}`, PgColumn>) =>
  [
    ['suspect_ref', t.suspectRef],
    ['suspect_phones', t.suspectPhones],
    ['suspect_emails', t.suspectEmails],
    ['suspect_handles', t.suspectHandles],
    ['victim_ref', t.victimRef],
    ['victim_phones', t.victimPhones],
    ['victim_emails', t.victimEmails],
    ['victim_handles', t.victimHandles],
  ] as const
/** One report as the records system wrote it. A later version of it ends the one before. */
export const crimeReports = pgTable(
  'crime_reports',
  {
    id: id(),
    forceId: ref().notNull(),
    importId: ref()
      .notNull()
      .references(() => reportImports.id),
    line: whole().notNull(),
    ref: words().notNull(),
    recordedOn: day().notNull(),
    recordedAt: words().notNull(),
    occurredFrom: words().notNull(),
    occurredTo: words().notNull(),
    offenceCode: words().notNull(),
    offence: words().notNull(),
    district: words().notNull(),
    team: words().notNull(),
    officer: words().notNull(),
    ...side('suspect'),
    ...side('victim'),
    relationship: words().notNull(),
    summary: words().notNull(),
    outcome: words().notNull(),
    spoConsidered: words().notNull(),
    /** How the family names begin, without accents and in small letters: by them a person is found. */
    suspectKey: words().notNull().default(''),
    victimKey: words().notNull().default(''),
    /** Of all that the row says: the same row again is known by it. */
    contentHash: words().notNull(),
    receivedAt: instant().notNull(),
    /** The order in which reports were linked: by it another instance reads what it has not seen. */
    linkNumber: bigint({ mode: 'number' }),
    replacesId: ref(),
    endedAt: instant(),
    endedBecause: code(['replaced', 'undone']),
  },
  t => [
    uniqueIndex('crime_reports_ref').on(t.forceId, t.ref).where(sql`${t.endedAt} is null`),
    on('crime_reports_import', t.importId),
    index('crime_reports_linked').on(t.forceId, t.linkNumber).where(sql`${t.endedAt} is null`),
    on('crime_reports_replaces', t.replacesId),
    index('crime_reports_suspect_key').on(t.forceId, sql`${t.suspectKey} collate "C"`).where(sql`${t.endedAt} is null`),
    index('crime_reports_victim_key').on(t.forceId, sql`${t.victimKey} collate "C"`).where(sql`${t.endedAt} is null`),
    ...marksOf(t).map(([name, column]) =>
      index(`crime_reports_${name}`).on(t.forceId, column).where(sql`${t.endedAt} is null and ${column} <> ''`),
    ),
  ],
)
/** A suspect and a victim whom two or more reports are about. */
export const reportPairs = pgTable(
  'report_pairs',
  {
    id: id(),
    forceId: ref().notNull(),
    state: code(pairStates).notNull(),
    foundAt: instant().notNull(),
    /** Since when it has waited: found, or asked again by a further report. */
    waitingSince: instant().notNull(),
    askedAgain: flag().notNull(),
    reports: whole().notNull(),
    score: real().notNull(),
    suspectScore: real().notNull(),
    suspectWhy: list().notNull(),
    suspectAgainst: list().notNull(),
    victimScore: real().notNull(),
    victimWhy: list().notNull(),
    victimAgainst: list().notNull(),
    byHand: flag().notNull(),
    suspect: words().notNull(),
    victim: words().notNull(),
    firstRecordedOn: day().notNull(),
    lastRecordedOn: day().notNull(),
    offence: words().notNull(),
    district: words().notNull(),
    team: words().notNull(),
    relationship: words().notNull(),
    caseRef: words(),
    joinedIntoId: ref(),
  },
  t => [
    on('report_pairs_waiting', t.forceId, t.state, t.firstRecordedOn, t.id),
    oneOf('report_pairs_state', t.state, pairStates),
  ],
)
export const pairReports = pgTable(
  'pair_reports',
  {
    id: id(),
    forceId: ref().notNull(),
    pairId: ref()
      .notNull()
      .references(() => reportPairs.id),
    reportRef: words().notNull(),
    /** The link by hand that put it here, if one did. */
    linkId: ref(),
    addedAt: instant().notNull(),
    endedAt: instant(),
    endedByLinkId: ref(),
  },
  t => [
    uniqueIndex('pair_reports_one').on(t.forceId, t.reportRef).where(sql`${t.endedAt} is null`),
    on('pair_reports_pair', t.pairId),
  ],
)
export const pairDecisions = pgTable(
  'pair_decisions',
  {
    id: id(),
    forceId: ref().notNull(),
    pairId: ref()
      .notNull()
      .references(() => reportPairs.id),
    decision: code(['no', 'case']).notNull(),
    limb: code(limbs),
    reason: words().notNull(),
    wrongTest: code(wrongTests),
    caseRef: words(),
    reports: whole().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
  },
  t => [on('pair_decisions_pair', t.pairId, t.at), oneOf('pair_decisions_limb', t.limb, limbs)],
)
/** What a person said of who is who in two reports, over what the linkage found. */
export const personLinks = pgTable(
  'person_links',
  {
    id: id(),
    forceId: ref().notNull(),
    /** The pair on whose page it was said; null when it was said of a person. */
    pairId: ref().references(() => reportPairs.id),
    otherPairId: ref(),
    side: code(linkSides).notNull(),
    same: flag().notNull(),
    reportRefs: list().notNull(),
    otherRefs: list().notNull(),
    reason: words().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    endedAt: instant(),
    endedById: ref(),
    endedReason: words(),
  },
  t => [
    on('person_links_pair', t.pairId, t.at),
    on('person_links_force', t.forceId, t.endedAt),
    oneOf('person_links_side', t.side, linkSides),
  ],
)
export const linkageWeights = pgTable(
  'linkage_weights',
  {
    id: id(),
    forceId: ref().notNull(),
    learntAt: instant().notNull(),
    byId: ref(),
    reports: whole().notNull(),
    weights: frozen<Weights>().notNull(),
  },
  t => [on('linkage_weights_force', t.forceId, t.learntAt)],
)
/** Two reports shown without their score, and what a person said of them. */
export const linkJudgements = pgTable(
  'link_judgements',
  {
    id: id(),
    forceId: ref().notNull(),
    sample: ref().notNull(),
    place: whole().notNull(),
    oneRef: words().notNull(),
    otherRef: words().notNull(),
    score: real().notNull(),
    linked: flag().notNull(),
    /** How many of its kind the sample was drawn from. */
    drawnFrom: whole().notNull(),
    drawnAt: instant().notNull(),
    judged: code(judgements),
    judgedAt: instant(),
    judgedById: ref(),
  },
  t => [
    on('link_judgements_sample', t.forceId, t.drawnAt, t.place),
    oneOf('link_judgements_judged', t.judged, judgements),
  ],
)
/** Work on all reports of a force that somebody asked for: it takes so long that the program does it apart from the act. */
export const reportWork = pgTable(
  'report_work',
  {
    id: id(),
    forceId: ref().notNull(),
    work: code(feedWork).notNull(),
    askedAt: instant().notNull(),
    askedById: ref().notNull(),
    /** Until when no other process does it. */
    takenUntil: instant(),
    attempts: whole().notNull().default(0),
    endedAt: instant(),
    problem: words(),
  },
  t => [
    on('report_work_force', t.forceId, t.askedAt),
    index('report_work_waiting').on(t.askedAt).where(sql`${t.endedAt} is null`),
    oneOf('report_work_kind', t.work, feedWork),
  ],
)
/** A name of so many people that it may name nobody, as it stood when it was last counted; and what a person said of it. */
export const frequentNames = pgTable(
  'frequent_names',
  {
    id: id(),
    forceId: ref().notNull(),
    givenName: words().notNull(),
    familyName: words().notNull(),
    reports: whole().notNull(),
    births: whole().notNull(),
    others: whole().notNull(),
    countedAt: instant().notNull(),
    judged: code(nameJudgements),
    judgedAt: instant(),
    judgedById: ref(),
  },
  t => [
    uniqueIndex('frequent_names_one').on(t.forceId, t.givenName, t.familyName),
    oneOf('frequent_names_judged', t.judged, nameJudgements),
  ],
)
