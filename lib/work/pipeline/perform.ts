import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { events } from '../../../db/schema/events.ts'
import { type Also, subjectOf } from '../../acts/act/act.ts'
import { type Decided, decide } from '../../acts/act/decide.ts'
import { asLoaded } from '../../acts/act/versions.ts'
import { waysFor } from '../../acts/act/ways.ts'
import { fieldsOf } from '../../acts/form/fields.ts'
import { everyAct } from '../../acts/index.ts'
import type { CaseFile, Collection, Patch } from '../../case/case.ts'
import type { ForceCollection, ForceFile, ForcePatch } from '../../case/force.ts'
import { isId } from '../../case/ids.ts'
import { type CaseStatus, caseStatuses } from '../../case/reference/status.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { panelsNamed, staffNamed } from '../lists/names.ts'
import { recordEvent } from './events.ts'
import type { Performing } from './performing.ts'
import { NoRows } from './persist-rows.ts'
import { type Doing, lockInOrder, type Subject, subjects } from './subjects.ts'
import { asPerson } from './transaction.ts'
import { inTurn, isHeld } from './turns.ts'

export type Performed =
  | Exclude<Decided, { kind: 'done' }>
  | {
      kind: 'done'
      /** The case that was changed or opened; empty when none was. */
      ref: string
      created: Partial<Record<Collection | ForceCollection, string>>
      sentence: string
      again: boolean
    }
type AnyFile = CaseFile | ForceFile
type AnyPatch = Patch | ForcePatch

/**
 * Does an act to a case, to the force or to a pair of its reports: lock, may they see it, decide, persist, record. One
 * transaction; the only way that any of them changes. What PostgreSQL broke off to end a deadlock is tried once more.
 * A form that waits too long for somebody else's act is told so, and nothing of it is done.
 */
export async function perform(p: Performing): Promise<Performed> {
  const attempt = () =>
    inTurn(
      p.ref ?? p.actor.forceId,
      () => asPerson(p.actor, tx => performIn(tx, p), { byKeys: true, ...(p.db ? { db: p.db } : {}) }),
      // Nobody waits at a screen for what the program does, nor would it be sent again.
      p.as === 'form' ? undefined : 30_000,
    )
  try {
    return await attempt().catch(async fault => {
      if (!isBrokenOff(fault)) throw fault
      // Whoever waited for our locks takes them first; at once, they would be taken from under it.
      await pause(100 + 200 * Math.random())
      return attempt()
    })
  } catch (fault) {
    // Thrown, so that what was written before the rows were counted is not kept.
    if (fault instanceof NoRows) return { kind: 'refused', refusals: [{ message: fault.message }] }
    if (fault instanceof PartStopped) return fault.answer
    if (p.as === 'form' && isHeld(fault)) return { kind: 'refused', refusals: [{ message: busy }] }
    throw fault
  }
}
const busy =
  'Somebody else’s change is taking longer than it should, and yours was not saved. Wait a minute, then send this again'

/** `perform` within a transaction that holds more: the rows of an import. */
export async function performIn(tx: Transaction, p: Performing): Promise<Performed> {
  const act = everyAct[p.act]
  const at = p.at ?? new Date().toISOString()
  if (p.on !== undefined && !isId(p.on)) return { kind: 'missing' }
  const d: Doing = { tx, p, act, at }
  const subject = subjects[subjectOf(act)] as unknown as Subject<object, AnyFile, AnyPatch>
  const held = p.ref && act.also ? await lockWhatItTouches(d, subject) : undefined
  const root = await subject.lock(d)
  if (!root) return { kind: 'missing' }
  const earlier = await doneBefore(tx, p.once)
  if (earlier)
    return { kind: 'done', ref: subject.ref(root) ?? earlier.ref, created: {}, sentence: earlier.sentence, again: true }
  const { decided, file } = await decideOn(d, subject, root)
  if (decided.kind === 'refused' || decided.kind === 'warned') {
    // What whoever may not see the case is told of it, is a look at it.
    if (decided.kind === 'warned' && act.writeOnly)
      await recordEvent(tx, p.actor, {
        kind: 'view',
        subject: subject.record(root),
        act: 'toldAtDoor',
        sentence: `Was asked at the door: ${decided.warnings.map(w => w.message).join(' ')}`,
        at,
      })
    const ways = (found: Refusal[]) => ('case' in file ? waysFor(file as CaseFile, p.actor, at, found) : found)
    return decided.kind === 'refused'
      ? { kind: 'refused', refusals: ways(decided.refusals) }
      : { kind: 'warned', warnings: ways(decided.warnings) }
  }
  if (decided.kind !== 'done') return decided
  if (held && decided.also.some(part => part.ref && !held.has(part.ref))) throw new BrokenOff()
  const trace = await subject.persist(d, root, file, decided)
  for (const part of decided.also) await performPart(tx, p, part, at)
  await subject.post(d, file, decided)
  await recordEvent(tx, p.actor, {
    kind: 'act',
    subject: decided.opens ? { kind: 'case', id: decided.opens.root.id } : subject.record(root),
    act: p.act,
    sentence: decided.sentence,
    at,
    record: p.on ? { kind: act.about, id: p.on } : undefined,
    from: decided.from,
    to: decided.opens?.root.status ?? decided.to,
    detail: { ...detailOf(act.input, decided.input), ...trace },
    despite: despiteOf(decided),
    once: p.once,
  })
  return {
    kind: 'done',
    ref: subject.ref(root) ?? decided.opens?.root.ref ?? '',
    created: { ...createdBy(decided.patch), ...createdBy(decided.opens?.patch ?? []) },
    sentence: decided.sentence,
    again: false,
  }
}

async function decideOn(d: Doing, subject: Subject<object, AnyFile, AnyPatch>, root: object) {
  const { actor, on, input, despite, shown, as = 'program' } = d.p
  // What the program does by itself, like a part of another act, rests on what is loaded under the lock.
  const seen = d.act.byProgram ? asLoaded : d.p.seen
  const staff = await staffNamed(d.tx, d.act, input)
  const panels = await panelsNamed(d.tx, d.act, input)
  const moment = { at: d.at, today: londonDate(d.at), actor, newId: randomUUID, staff, panels }
  const { file, result } = await subject.read(d, root, read =>
    decide(read, { act: d.act, on, input, seen, despite, shown, as }, { ...moment, settings: subject.settings(read) }),
  )
  return { file, decided: result }
}

/**
 * Of an act that falls to other cases too: locks all of them before any is read for good, so that two people who link the
 * same two cases from either side wait for each other instead of deadlocking. Gives back which.
 */
async function lockWhatItTouches(d: Doing, subject: Subject<object, AnyFile, AnyPatch>): Promise<Set<string>> {
  const own = d.p.ref ?? ''
  const [row] = await d.tx.select().from(cases).where(eq(cases.ref, own))
  const { decided } = row ? await decideOn(d, subject, row) : { decided: undefined }
  const others = decided?.kind === 'done' ? decided.also.flatMap(part => part.ref ?? []) : []
  const refs = new Set([own, ...others])
  await lockInOrder(d.tx, [...refs])
  return refs
}

/**
 * What PostgreSQL calls a deadlock, a failed serialization, and a wall: of whoever waited for the lock of a case that was
 * closed to them meanwhile. Whoever is told so may try again, and then meets the case as it is.
 */
const brokenOff: readonly unknown[] = ['40P01', '40001', '42501']
const isBrokenOff = (fault: unknown) => fault instanceof Error && 'code' in fault && brokenOff.includes(fault.code)
/** The cases that an act falls to changed between the look at them and the lock. */
class BrokenOff extends Error {
  readonly code = '40001'
}

/** A part of an act was not done, and so nothing of it is: thrown, so that what was written is not kept. */
class PartStopped extends Error {
  readonly answer: Performed
  constructor(answer: Performed) {
    super(answer.kind)
    this.answer = answer
  }
}
async function performPart(tx: Transaction, whole: Performing, part: Also, at: Instant) {
  const { ref, act, input, field } = part
  const despite = part.despite ?? whole.despite
  const done = await performIn(tx, {
    actor: whole.actor,
    ref,
    act,
    input,
    seen: asLoaded,
    despite,
    as: 'part',
    at,
    db: whole.db,
  })
  if (done.kind === 'done') return
  const about = part.about ?? (ref ? `Case ${ref}` : '')
  const reasonsOfPart = (reasons: Refusal[]): Refusal[] =>
    reasons.map(({ href: _href, ...r }) => ({
      ...r,
      ...(field ? { field } : {}),
      message: about ? `${about}: ${r.message}` : r.message,
    }))
  const refuse = (message: string): Performed => ({
    kind: 'refused',
    refusals: [{ ...(field ? { field } : {}), message }],
  })
  if (done.kind === 'refused') throw new PartStopped({ kind: 'refused', refusals: reasonsOfPart(done.refusals) })
  if (done.kind === 'warned') throw new PartStopped({ kind: 'warned', warnings: reasonsOfPart(done.warnings) })
  if (!ref) throw new PartStopped({ kind: 'missing' })
  if (done.kind === 'missing') throw new PartStopped(refuse(`There is no case ${ref} that you may change`))
  throw new PartStopped(
    refuse(done.kind === 'moved' ? `Case ${ref} has moved on: ${standingAt(done.status)}` : `Case ${ref} has changed`),
  )
}
const standingAt = (status: string) => `it is ${caseStatuses[status as CaseStatus]?.label.toLowerCase() ?? status}`

/** The act that this token was used for, if it was: a second press waits here until the first is over. */
async function doneBefore(
  tx: Transaction,
  once: string | undefined,
): Promise<{ sentence: string; ref: string } | undefined> {
  if (!once) return undefined
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${once}, 43))`)
  const [event] = await tx
    .select({ sentence: events.sentence, ref: cases.ref })
    .from(events)
    .leftJoin(cases, eq(cases.id, events.caseId))
    .where(eq(events.once, once))
  return event && { sentence: event.sentence, ref: event.ref ?? '' }
}

/** The warnings that were gone past, and why. */
const despiteOf = (d: { despite: string | null; warnings: Refusal[] }): string | null =>
  d.despite ? `${d.warnings.map(w => w.message.replace(/\.?$/, '.')).join(' ')} Reason: ${d.despite}` : null

const createdBy = (patch: AnyPatch): Partial<Record<Collection | ForceCollection, string>> =>
  Object.fromEntries(patch.flatMap(c => ('add' in c ? [[c.in, c.add.id]] : [])))

/** The input as the record keeps it: fields marked as withheld say only that they were given. */
function detailOf(input: Parameters<typeof fieldsOf>[0], values: Record<string, unknown>): Record<string, unknown> {
  const withheld = new Set(fieldsOf(input).flatMap(([name, field]) => (field.withheld ? [name] : [])))
  return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, withheld.has(k) && v !== null ? 'withheld' : v]))
}
