import type { CaseFile, Collections, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add, set } from '../../case/patch.ts'
import { type FormerHow, timesWritten } from '../../case/records/former.ts'
import type { Id } from '../../case/records/id.ts'
import type { RecordKind } from '../../case/reference/record-kinds.ts'
import { formerOf } from '../../case/views/former-values.ts'
import type { Refusal } from '../../law/refusal.ts'

/** Former values of a record: how a correction keeps them, and how they are read back. */

type Fields<K extends RecordKind> = Partial<Omit<Collections[K], 'id'>>

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
/** A value as text, whatever the order of its keys: the database keeps its own. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
/** Equal as a form can tell: a form asks moments to the minute, so the seconds of the record are not a difference. */
function sameValue(held: unknown, given: unknown): boolean {
  if (typeof held === 'string' && typeof given === 'string' && instant.test(held) && instant.test(given))
    return (
      Date.parse(held) === Date.parse(given) || Math.floor(Date.parse(held) / 60_000) * 60_000 === Date.parse(given)
    )
  return inOrder(held ?? null) === inOrder(given ?? null)
}

/** The fields that differ: what the record said, and what it is to say. Both empty when nothing has changed. */
export function differences<T extends object>(record: T, next: Partial<T>): { before: Partial<T>; after: Partial<T> } {
  const changed = (Object.keys(next) as (keyof T)[]).filter(key => !sameValue(record[key], next[key]))
  const pick = (from: Partial<T>) => Object.fromEntries(changed.map(key => [key, from[key] ?? null])) as Partial<T>
  return { before: pick(record), after: pick(next) }
}

/** The number of the version that a record is at: its own where it counts them, else one more than were kept. */
const versionOf = (file: CaseFile<'formerVersions'>, kind: RecordKind, record: { id: Id; version?: number }): number =>
  timesWritten(kind, record) ?? formerOf(file, kind, record.id).length + 1

interface Replacing<K extends RecordKind> {
  file: CaseFile<'formerVersions'>
  record: Collections[K]
  next: Fields<K>
  reason: string
  moment: Moment
}

function replace<K extends RecordKind>(kind: K, how: FormerHow, d: Replacing<K>): Patch {
  const { before, after } = differences<Fields<K>>(d.record as Fields<K>, d.next)
  if (!Object.keys(after).length && how === 'corrected') return []
  return [
    how === 'withdrawn' && kind !== 'incidents'
      ? ({ in: kind, id: d.record.id, withdraw: { at: d.moment.at, reason: d.reason } } as Patch[number])
      : set(kind, d.record.id, after as never),
    add('formerVersions', {
      id: d.moment.newId(),
      recordKind: kind,
      recordId: d.record.id,
      version: versionOf(d.file, kind, d.record as { id: Id; version?: number }),
      before: how === 'withdrawn' ? {} : before,
      reason: d.reason,
      how,
      recordedAt: d.moment.at,
      byId: d.moment.actor.id,
    }),
  ]
}

/**
 * What an act that corrects a record is made of: the form filled with what the record says, the refusal when nothing has
 * changed, and the change with the row that keeps what it replaced. `fields` are those that the form asks.
 */
export const correctionOf = <K extends RecordKind>(kind: K, fields: readonly (keyof Fields<K>)[]) => ({
  prefill: (record: Collections[K]) => Object.fromEntries(fields.map(key => [key, record[key as keyof typeof record]])),
  refuse: (record: Collections[K], next: Fields<K>): Refusal[] =>
    Object.keys(differences<Fields<K>>(record as Fields<K>, next).after).length
      ? []
      : [{ message: 'Nothing has been changed' }],
  patch: (d: Replacing<K>): Patch => replace(kind, 'corrected', d),
})

/** New values of a record, with what they replace kept: for acts that write over what was true until now. */
export const replacementPatch = <K extends RecordKind>(
  kind: K,
  d: Omit<Replacing<K>, 'reason'> & { reason?: string | null },
): Patch => replace(kind, 'corrected', { ...d, reason: d.reason || 'Details changed' })

/** The change by which a record is withdrawn: it stays to be read, and counts no more. */
export const withdrawalPatch = <K extends RecordKind>(kind: K, d: Omit<Replacing<K>, 'next'>): Patch =>
  replace(kind, 'withdrawn', {
    ...d,
    next: { withdrawnAt: d.moment.at, withdrawnReason: d.reason } as unknown as Fields<K>,
  })
