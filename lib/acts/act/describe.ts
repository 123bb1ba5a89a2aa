import { type AnyAct, placesOf, type SubjectKind, subjectOf } from './act.ts'
import { overwrites } from './overwrites.ts'
import type { Place } from './places.ts'

/** What an act is, as data for whoever reads the program from outside. */
export interface ActDescription {
  name: string
  subject: SubjectKind
  /** What it is about: the subject itself, or a kind of its records. */
  record: string
  label: string
  permission: string
  /** The statuses from which it may be done; empty where its subject has none. */
  from: readonly string[]
  /** The status afterwards: null where it does not change, 'depends' where the act decides by its input or its record. */
  to: string | null
  /** The place that offers it, the first where several do; null where none does, being part of another act or done by the program. */
  place: Place | null
  /** Every place that offers it. */
  places: readonly Place[]
  reads: readonly string[] | 'all'
  /** The kinds of record of which it sets fields of existing rows, apart from the record's own status and version. */
  overwrites: readonly string[]
  guarded: boolean
  corrects: string | null
  withdraws: string | null
}

/** A registry of acts → a description of each, in the registry's order. Pure. */
export const describeActs = (registry: Readonly<Record<string, AnyAct>>): ActDescription[] =>
  Object.entries(registry).map(([name, act]) => ({
    name,
    subject: subjectOf(act),
    record: act.about,
    label: act.label,
    permission: act.permission,
    from: act.from ?? [],
    to: typeof act.to === 'function' ? 'depends' : (act.to ?? null),
    place: placesOf(act)[0] ?? null,
    places: placesOf(act),
    reads: act.reads ? [...new Set([...act.reads, ...(act.offeredReads ?? [])])] : 'all',
    overwrites: (overwrites as Readonly<Record<string, readonly string[]>>)[name] ?? [],
    guarded: !act.onlyAdds,
    corrects: act.corrects ?? null,
    withdraws: act.withdraws ?? null,
  }))
