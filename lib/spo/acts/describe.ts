import { forceHome, newCasePath, stagePath } from '../addresses.ts'
import { type AnyAct, type AnyCaseAct, type SubjectKind, subjectOf } from './act.ts'
import { overwrites } from './overwrites.ts'

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
  /** The page that offers it; null where none does, being part of another act or done by the program. */
  place: string | null
  reads: readonly string[] | 'all'
  /** The kinds of record of which it sets fields of existing rows, apart from the record's own status and version. */
  overwrites: readonly string[]
  guarded: boolean
  corrects: string | null
  withdraws: string | null
}

const isCaseAct = (act: AnyAct): act is AnyCaseAct => subjectOf(act) === 'case'

function placeOf(act: AnyAct): string | null {
  if (act.partOfAnother || act.byProgram) return null
  if (isCaseAct(act)) return stagePath(':ref', act.stage)
  // Opening a case begins with a search.
  if (act.about === 'force' && act.needs?.includes('opening')) return newCasePath
  if (act.about === 'crimeReports') return '/reports/people'
  // Whoever records these counts comes to their form from the settings.
  if (act.permission === 'recordReports') return '/settings'
  return forceHome(act, act.about === 'force' ? undefined : ':id', { pair: ':pair' })
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
    place: placeOf(act),
    reads: act.reads ? [...new Set([...act.reads, ...(act.offeredReads ?? [])])] : 'all',
    overwrites: (overwrites as Readonly<Record<string, readonly string[]>>)[name] ?? [],
    guarded: !act.onlyAdds,
    corrects: act.corrects ?? null,
    withdraws: act.withdraws ?? null,
  }))
