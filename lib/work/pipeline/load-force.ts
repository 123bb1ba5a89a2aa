import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import {
  counters,
  districts,
  forces,
  memberships,
  people,
  personRoles,
  premises,
  reportCounts,
  sessions,
  teams,
} from '../../../db/schema/organisation.ts'
import type { AnyAct } from '../../acts/act/act.ts'
import { factsOf } from '../../acts/act/decide.ts'
import { identifying, openingActs } from '../../acts/case/opening.ts'
import type { ForceAbout, ForceFile, NamedCase, Opening } from '../../case/force.ts'
import { isId } from '../../case/ids.ts'
import { type Actor, can } from '../../case/policy.ts'
import { settingsFrom } from '../../case/settings.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { courtOrderMatchOf, courtOrderOf, courtUploadOf } from '../court-orders/court-order-record.ts'
import { entryNamed } from '../feeds/entries.ts'
import { casesOfCrime, changesOfCrime } from '../feeds/records-changes.ts'
import { piecesToDraw } from '../lists/sample-draws.ts'
import { likelyDuplicatesIn } from '../lists/search.ts'
import { orderImportOf } from '../order-imports/order-import-record.ts'
import { heldParts } from '../people/held.ts'
import { peopleImportOf } from '../people/people-import-record.ts'
import { rosterParts } from '../people/roster.ts'
import { loadFeed } from '../reports/load-feed.ts'
import { crimesOf } from '../reports/pair-view.ts'
import { arrivalOf, transferIn } from '../transfers/incoming.ts'
import { outsideParts } from '../transfers/outside.ts'
import { findCase, loadFile } from './load.ts'
import { rowsOf } from './rows-of.ts'

/** One act on the force at a time: held until the transaction ends. False when the force is not visible. */
export async function lockForce(tx: Transaction, actor: Pick<Actor, 'forceId'>): Promise<boolean> {
  const found = await tx.select({ id: forces.id }).from(forces).where(eq(forces.id, actor.forceId)).for('no key update')
  return found.length > 0
}

export interface ForceAsk {
  act: Pick<AnyAct, 'about' | 'needs' | 'opens'>
  on?: string | undefined
  /** What the input names: whose email address, which report, which case. */
  input?: unknown
  at: Instant
}
const textIn = (input: unknown, name: string): string | undefined => {
  const text = (input as Record<string, unknown> | null | undefined)?.[name]
  return typeof text === 'string' ? text.trim() : undefined
}

/** The parts of the force that an act concerns: its structure whole, and of its people only the one in question. */
export async function loadForce(tx: Transaction, actor: Actor, { act, on, input, at }: ForceAsk): Promise<ForceFile> {
  const asked = {
    about: act.about as ForceAbout,
    on,
    email: textIn(input, 'email'),
    reportRef: textIn(input, 'reportRef'),
    side: textIn(input, 'side'),
  }
  const caseRef = textIn(input, 'caseRef')
  const needs = new Set(act.needs)
  const personId = asked.about === 'people' ? (asked.on ?? null) : null
  const teamId = asked.about === 'teams' ? (asked.on ?? null) : null
  const namedPeople = ['personId', 'standInId'].flatMap(name => {
    const id = textIn(input, name)
    return id && isId(id) ? [id] : []
  })
  const intoId = textIn(input, 'intoId')
  const persons = [...(personId ? [personId] : []), ...namedPeople]
  const ofMembers = [
    ...(personId ? [eq(memberships.personId, personId)] : []),
    ...(teamId ? [eq(memberships.teamId, teamId)] : []),
    ...(intoId && isId(intoId) && needs.has('intoTeam') ? [eq(memberships.teamId, intoId)] : []),
  ]
  const [force, districtRows, teamRows, personRows, memberRows, roleRows, sessionRows, countRows, owner, openCases] =
    await Promise.all([
      tx.select().from(forces).where(eq(forces.id, actor.forceId)),
      tx.select().from(districts).orderBy(districts.name),
      tx.select().from(teams).orderBy(teams.name),
      persons.length ? tx.select().from(people).where(inArray(people.id, persons)) : [],
      ofMembers.length
        ? tx
            .select()
            .from(memberships)
            .where(and(isNull(memberships.endedAt), or(...ofMembers)))
        : [],
      tx
        .select()
        .from(personRoles)
        .where(
          and(
            isNull(personRoles.endedAt),
            or(...(personId ? [eq(personRoles.personId, personId)] : []), eq(personRoles.role, 'administrator')),
          ),
        ),
      personId
        ? tx
            .select()
            .from(sessions)
            .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt)))
        : [],
      tx.select().from(reportCounts),
      asked.email
        ? rowsOf(tx, z.object({ id: z.string() }), sql`select id from spo_person_by_email(${asked.email})`)
        : [],
      teamId
        ? tx
            .select({ ref: cases.ref })
            .from(cases)
            .where(and(eq(cases.teamId, teamId), eq(cases.status, 'open')))
            .orderBy(cases.id)
        : [],
    ])
  const found = force[0]
  if (!found) throw new Error('The force is not visible')
  const feed = await loadFeed(tx, asked)
  return {
    force: {
      id: found.id,
      name: found.name,
      kind: found.kind,
      settings: settingsFrom(found.settings),
      version: found.version,
    },
    districts: districtRows,
    premises: await tx.select().from(premises).orderBy(premises.kind, premises.name, premises.id),
    teams: teamRows,
    people: personRows,
    memberships: memberRows,
    personRoles: roleRows,
    sessions: sessionRows,
    reportCounts: countRows,
    ...(await rosterParts(tx, actor, { about: asked.about, on: asked.on, needs, at })),
    emailOwnerId: owner[0]?.id ?? null,
    openCases: openCases.map(c => c.ref),
    ...(await heldParts(tx, actor, { personId, isAsked: needs.has('held'), at })),
    ...feed,
    namedCase: needs.has('namedCase') && caseRef ? await namedCase(tx, actor, caseRef, at) : null,
    orderImports: asked.about === 'orderImports' && on ? await orderImportOf(tx, on) : [],
    arrivals: asked.about === 'arrivals' && on ? await arrivalOf(tx, on) : [],
    ...(asked.about === 'outsideForces' || needs.has('outsideForces')
      ? await outsideParts(tx)
      : { outsideForces: [], ownKeys: [] }),
    transfersIn: asked.about === 'transfersIn' && on ? await transferIn(tx, on, true) : [],
    courtUploads: asked.about === 'courtUploads' && on ? await courtUploadOf(tx, on) : [],
    courtOrders: asked.about === 'courtOrders' && on ? await courtOrderOf(tx, on) : [],
    courtOrderMatches: asked.about === 'courtOrderMatches' && on ? await courtOrderMatchOf(tx, on) : [],
    peopleImports: asked.about === 'peopleImports' && on ? await peopleImportOf(tx, on) : [],
    entry: needs.has('entry') ? await entryNamed(tx, actor, textIn(input, 'entryId')) : null,
    entryAcks: [],
    crimeCases: needs.has('crimeCases') ? await casesOfCrime(tx, textIn(input, 'crimeReference')) : [],
    ...(needs.has('crimeCases') ? { recordsChanges: await changesOfCrime(tx, textIn(input, 'crimeReference')) } : {}),
    toDraw: needs.has('toDraw') ? await piecesToDraw(tx, actor, input, at) : [],
    pairCrimes: needs.has('pairCrimes') && on ? await crimesOf(tx, on) : [],
    opening: needs.has('opening')
      ? {
          ref: await nextReference(tx, found, at),
          alike: act.opens ? await casesLike(tx, actor, input, at) : [],
        }
      : null,
  }
}

/** A case of the force that an act names, locked, as whoever does it may see it. */
async function namedCase(tx: Transaction, actor: Actor, ref: string, at: Instant): Promise<NamedCase | null> {
  const root = await findCase(tx, ref, true)
  if (!root) return null
  const file = await loadFile(tx, root, ['named', 'restrictions', 'incidents'], londonDate(at))
  return {
    id: root.id,
    ref,
    mayRecord: root.status === 'open' && can(actor, 'recordEvidence', factsOf(file, at)),
    crimeReferences: file.incidents.flatMap(i => (i.withdrawnAt || !i.crimeReference ? [] : [i.crimeReference])),
  }
}

/** Cases that are likely about the same pattern as a new one: none while its form is not whole. */
async function casesLike(tx: Transaction, actor: Actor, input: unknown, at: Instant): Promise<Opening['alike']> {
  const parsed = openingActs.openCase.input.safeParse(input)
  if (!parsed.success) return []
  const { rows } = await likelyDuplicatesIn(tx, actor, identifying(parsed.data), at)
  return rows.filter(row => row.likely)
}

const counterOf = (at: Instant) => `case ${londonDate(at).slice(0, 4)}`
/** The reference that the force's next case will have. Under the force's lock it stays so until the case is there. */
async function nextReference(tx: Transaction, force: { id: string; code: string }, at: Instant): Promise<string> {
  const [row] = await tx
    .select({ value: counters.value })
    .from(counters)
    .where(and(eq(counters.forceId, force.id), eq(counters.name, counterOf(at))))
  return `${force.code}-${londonDate(at).slice(0, 4)}-${String((row?.value ?? 0) + 1).padStart(5, '0')}`
}
/** The reference is given to a case: the next one will have another. */
export const takeReference = (tx: Transaction, forceId: string, at: Instant) =>
  tx
    .insert(counters)
    .values({ forceId, name: counterOf(at), value: 1 })
    .onConflictDoUpdate({ target: [counters.forceId, counters.name], set: { value: sql`${counters.value} + 1` } })
