import { eq, inArray } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { eventTraces } from '../../../db/schema/events.ts'
import { forces } from '../../../db/schema/organisation.ts'
import type { AnyAct, OpenedCase, SubjectKind } from '../../acts/act/act.ts'
import { applyPatch, type Decided } from '../../acts/act/decide.ts'
import { newFile } from '../../acts/case/opening.ts'
import type { Case, CaseFile, Patch, Settings } from '../../case/case.ts'
import type { ForceFile, ForcePatch } from '../../case/force.ts'
import { type Instant, londonDate } from '../../case/time/calendar.ts'
import { openAtDoor } from '../case/at-the-door.ts'
import { openLocked } from '../case/restricted.ts'
import { post } from '../mail/outgoing.ts'
import { runJobs } from '../reports/feed-jobs.ts'
import type { Recorded } from './events.ts'
import { findCase } from './load.ts'
import { loadForce, lockForce, takeReference } from './load-force.ts'
import { learn, readNarrow } from './narrow.ts'
import type { Performing } from './performing.ts'
import { persist } from './persist.ts'
import { persistForce } from './persist-force.ts'
import { persistRows } from './persist-rows.ts'
import { projectForce } from './project-force.ts'

/** What is being done, within a transaction. */
export interface Doing {
  tx: Transaction
  p: Performing
  act: AnyAct
  at: Instant
}
type Done<P> = Extract<Decided<P>, { kind: 'done' }>
/** How a kind of subject is locked, read and persisted: all that differs between acts of one kind and of another. */
export interface Subject<R, F, P> {
  /** Locks it until the transaction ends; undefined when whoever acts cannot see it. */
  lock: (d: Doing) => Promise<R | undefined>
  /** Reads of it what `read` reads, and gives back its result. It is pure: it may run more than once. */
  read: <T>(d: Doing, root: R, read: (file: F) => T) => Promise<{ file: F; result: T }>
  settings: (file: F) => Settings
  /** Gives back what its line in the record keeps of it besides what was typed. */
  persist: (d: Doing, root: R, file: F, done: Done<P>) => Promise<Record<string, unknown>>
  /** Tells whom the act tells, once all of it is written. */
  post: (d: Doing, file: F, done: Done<P>) => Promise<void>
  /** In whose record its line stands. */
  record: (root: R) => Recorded['subject']
  ref: (root: R) => string | null
}

const ofCase: Subject<Case, CaseFile, Patch> = {
  lock: async ({ tx, p, act }) => {
    if (!p.ref) return undefined
    if (act.opensLocked) await openLocked(tx, p.ref)
    if (act.writeOnly) await openAtDoor(tx, p.ref)
    return findCase(tx, p.ref, true)
  },
  read: ({ tx, p, at }, root, read) => readNarrow(tx, { name: p.act, root, today: londonDate(at), read }),
  settings: file => file.settings,
  persist: async ({ tx, p, at }, root, file, done) => {
    learn(p.act, await persist(tx, root, done.patch, applyPatch(file, done.patch), at))
    await persistRows(tx, root, done.rows, { at, byId: p.actor.id })
    return {}
  },
  post: ({ tx, p, at }, file, done) =>
    post(tx, { actor: p.actor, file: applyPatch(file, done.patch), tells: done.tells, at }),
  record: root => ({ kind: 'case', id: root.id }),
  ref: root => root.ref,
}
const ofForce: Subject<{ id: string }, ForceFile, ForcePatch> = {
  // What the program does to a record holds that by a lease, and would keep the force for as long as a feed is linked.
  lock: async ({ tx, p, act }) => {
    const id = p.actor.forceId
    // What it does to accounts waits its turn like anybody: of two administrators, one must see that the other has gone.
    if (act.byProgram && act.about !== 'force' && !p.actor.program)
      return (await tx.select({ id: forces.id }).from(forces).where(eq(forces.id, id)))[0]
    return (await lockForce(tx, p.actor)) ? { id } : undefined
  },
  read: async ({ tx, p, act, at }, _, read) => {
    const file = await loadForce(tx, p.actor, { act, on: p.on, input: p.input, at })
    return { file, result: read(file) }
  },
  settings: file => file.force.settings,
  persist: async ({ tx, p, at }, root, file, done) => {
    const trace = await persistForce(tx, root.id, done.patch, at)
    if (done.opens) {
      await persistOpened(tx, done.opens, file, at)
      const brought = done.opens.patch.flatMap(c => ('add' in c && isEarlier(c.add, at) ? c.add.id : []))
      if (brought.length) trace[eventTraces.rows] = [...(trace[eventTraces.rows] ?? []), ...brought]
    }
    await runJobs(tx, { actor: p.actor, jobs: done.jobs, patch: done.patch, at, db: p.db })
    await projectForce(tx, root.id, done.patch)
    return trace
  },
  post: async () => {},
  record: root => ({ kind: 'force', id: root.id }),
  ref: () => null,
}
/** A pair changes under the force's lock, for its reports move between pairs; what is done to it stands in the force's record. */
export const subjects = { case: ofCase, force: ofForce, pair: ofForce } as const satisfies Record<SubjectKind, unknown>

/** A row of a case that was somebody else’s keeps the moment that it was recorded there: this record names it. */
const isEarlier = (row: object, at: Instant) =>
  Object.entries(row).some(([name, value]) => /^(recordedAt|at|startedAt)$/.test(name) && value && value !== at)

async function persistOpened(tx: Transaction, opened: OpenedCase, file: ForceFile, at: Instant) {
  await takeReference(tx, opened.root.forceId, at)
  await tx.insert(cases).values(opened.root)
  await persist(tx, opened.root, opened.patch, newFile(opened, file.force), at)
}

/** Locks several cases in one order, so that two acts on the same cases never wait for each other. */
export const lockInOrder = (tx: Transaction, refs: readonly string[]) =>
  tx
    .select({ id: cases.id })
    .from(cases)
    .where(inArray(cases.ref, [...refs]))
    .orderBy(cases.id)
    .for('no key update')
