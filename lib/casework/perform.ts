import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { events } from '../../db/schema/events.ts'
import { counters, forces } from '../../db/schema/organisation.ts'
import type { Also } from '../spo/acts/act.ts'
import { type ActName, acts } from '../spo/acts/index.ts'
import { openCase } from '../spo/acts/opening.ts'
import { type Instant, londonDate } from '../spo/calendar.ts'
import type { Collection, Patch, Refusal } from '../spo/case.ts'
import { applied, type Decided, decide, refusalsOf } from '../spo/decide.ts'
import { fieldsOf } from '../spo/fields.ts'
import { type Actor, mayEver } from '../spo/policy.ts'
import { settingsFrom } from '../spo/settings.ts'
import { recordEvent } from './events.ts'
import { findCase, loadFile } from './load.ts'
import { post } from './outgoing.ts'
import { persist } from './persist.ts'
import { NoRows, persistRows } from './persist-rows.ts'
import { openLocked } from './restricted.ts'
import { asPerson } from './transaction.ts'

export interface Performing {
  actor: Actor
  ref: string
  act: ActName
  /** The record that the act is about; absent when it is the case. */
  on?: string | undefined
  input: unknown
  /** The version that the form was opened at. */
  seen?: number | undefined
  /** The reason for going on in spite of warnings. */
  despite?: string | undefined
  /** A one-use token: the same form sent twice is done once. */
  once?: string | undefined
  at?: Instant | undefined
  db?: Database | undefined
}
export type Performed =
  | Exclude<Decided, { kind: 'done' }>
  | { kind: 'done'; ref: string; created: Partial<Record<Collection, string>>; sentence: string; again: boolean }

const now = (): Instant => new Date().toISOString()

/** Does an act to a case: lock, may they see it, decide, persist, record. One transaction; the only way a case changes. */
export async function perform(p: Performing): Promise<Performed> {
  try {
    if (acts[p.act].partOfAnother) return { kind: 'missing' }
    return await asPerson(p.actor, tx => performIn(tx, p), p.db ? { db: p.db } : {})
  } catch (fault) {
    // Thrown, so that what was written before the rows were counted is not kept.
    if (fault instanceof NoRows) return { kind: 'refused', refusals: [{ message: fault.message }] }
    if (fault instanceof NotThere)
      return { kind: 'refused', refusals: [{ field: fault.field, message: fault.message }] }
    throw fault
  }
}

/** `perform` within a transaction that holds more: the rows of an import. */
export async function performIn(tx: Transaction, p: Omit<Performing, 'db'>): Promise<Performed> {
  const act = acts[p.act]
  const at = p.at ?? now()
  if (p.act === 'breakGlass') await openLocked(tx, p.ref)
  const root = await findCase(tx, p.ref, true)
  if (!root) return { kind: 'missing' }
  const earlier = await doneBefore(tx, p.once)
  if (earlier) return { kind: 'done', ref: p.ref, created: {}, sentence: earlier, again: true }
  const file = await loadFile(tx, root)
  const moment = { at, today: londonDate(at), actor: p.actor, newId: randomUUID, settings: file.settings }
  const decided = decide(file, { act, on: p.on, input: p.input, seen: p.seen, despite: p.despite }, moment)
  if (decided.kind !== 'done') return decided
  const after = applied(file, decided.patch)
  await persist(tx, root, decided.patch, after)
  await persistRows(tx, root, decided.rows, { at, byId: p.actor.id })
  for (const part of decided.also) await performPart(tx, p, part, at)
  await post(tx, { actor: p.actor, file: after, tells: decided.tells, at })
  await recordEvent(tx, p.actor, {
    kind: 'act',
    subject: { kind: 'case', id: root.id },
    act: p.act,
    sentence: decided.sentence,
    at,
    record: act.about === 'case' || !p.on ? undefined : { kind: act.about, id: p.on },
    from: decided.from,
    to: decided.to,
    detail: detailOf(act.input, decided.input),
    despite: despiteOf(decided),
    once: p.once,
  })
  return { kind: 'done', ref: p.ref, created: createdBy(decided.patch), sentence: decided.sentence, again: false }
}

/** The other case is not there for this person, is closed, or refuses its part. */
class NotThere extends Error {
  field: string
  constructor(field: string, ref: string) {
    super(`There is no open case ${ref} that you may change`)
    this.field = field
  }
}
async function performPart(tx: Transaction, p: Omit<Performing, 'db'>, part: Also, at: Instant) {
  const { ref, act, input, field } = part
  const done = await performIn(tx, { actor: p.actor, ref, act: act as ActName, input, despite: p.despite, at })
  if (done.kind !== 'done') throw new NotThere(field, ref)
}

export type Begun =
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'missing' }
  | Extract<Performed, { kind: 'done' }>

type Beginning = Pick<Performing, 'actor' | 'input' | 'once' | 'at' | 'db'>
/** Opens a case: the one act that has no case yet. Gives it the force's next reference. */
export const begin = (p: Beginning): Promise<Begun> => asPerson(p.actor, tx => beginIn(tx, p), p.db ? { db: p.db } : {})

/** `begin` within a transaction that holds more: the reports of a pair as the first incidents of the case. */
export async function beginIn(tx: Transaction, p: Omit<Beginning, 'db'>): Promise<Begun> {
  const at = p.at ?? now()
  if (!mayEver(p.actor, openCase.permission)) return { kind: 'missing' }
  const earlier = await doneBefore(tx, p.once)
  const parsed = openCase.input.safeParse(p.input)
  if (!parsed.success) return { kind: 'refused', refusals: refusalsOf(parsed.error) }
  const [force] = await tx.select().from(forces).where(eq(forces.id, p.actor.forceId))
  if (!force) return { kind: 'missing' }
  if (earlier) return { kind: 'done', ref: earlier.split(' ')[1] ?? '', created: {}, sentence: earlier, again: true }
  const moment = {
    at,
    today: londonDate(at),
    actor: p.actor,
    newId: randomUUID,
    settings: settingsFrom(force.settings),
    force: { kind: force.kind },
  }
  const refusals = openCase.refuse(parsed.data, moment)
  if (refusals.length) return { kind: 'refused', refusals }
  const ref = await nextReference(tx, force, moment.today)
  const { root, patch, file } = openCase.patch(parsed.data, moment, ref)
  await tx.insert(cases).values(root)
  await persist(tx, root, patch, file)
  const sentence = openCase.recorded(ref)
  await recordEvent(tx, p.actor, {
    kind: 'act',
    subject: { kind: 'case', id: root.id },
    act: 'openCase',
    sentence,
    at,
    to: root.status,
    detail: detailOf(openCase.input, parsed.data),
    once: p.once,
  })
  return { kind: 'done', ref, created: createdBy(patch), sentence, again: false }
}

async function nextReference(tx: Transaction, force: { id: string; code: string }, today: string): Promise<string> {
  const year = today.slice(0, 4)
  const [row] = await tx
    .insert(counters)
    .values({ forceId: force.id, name: `case ${year}`, value: 1 })
    .onConflictDoUpdate({ target: [counters.forceId, counters.name], set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value })
  return `${force.code}-${year}-${String(row?.value ?? 0).padStart(5, '0')}`
}

/** The sentence of the act that this token was used for, if it was: a second press waits here until the first is over. */
export async function doneBefore(tx: Transaction, once: string | undefined): Promise<string | undefined> {
  if (!once) return undefined
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${once}, 43))`)
  const [event] = await tx.select({ sentence: events.sentence }).from(events).where(eq(events.once, once))
  return event?.sentence
}

/** The warnings that were gone past, and why. */
export const despiteOf = (d: { despite: string | null; warnings: Refusal[] }): string | null =>
  d.despite ? `${d.warnings.map(w => w.message.replace(/\.?$/, '.')).join(' ')} Reason: ${d.despite}` : null

const createdBy = (patch: Patch): Partial<Record<Collection, string>> =>
  Object.fromEntries(patch.flatMap(c => (c.in !== 'case' && 'add' in c ? [[c.in, c.add.id]] : [])))

/** The input as the record keeps it: fields marked as withheld say only that they were given. */
export function detailOf(
  input: Parameters<typeof fieldsOf>[0],
  values: Record<string, unknown>,
): Record<string, unknown> {
  const withheld = new Set(fieldsOf(input).flatMap(([name, field]) => (field.withheld ? [name] : [])))
  return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, withheld.has(k) && v !== null ? 'withheld' : v]))
}
