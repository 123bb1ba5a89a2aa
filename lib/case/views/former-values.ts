import type { CaseFile, Kept } from '../case.ts'
import type { FormerVersion } from '../records/former.ts'
import type { Id } from '../records/id.ts'
import { type KeptKind, keptKinds, type RecordKind } from '../reference/record-kinds.ts'
import type { Instant } from '../time/calendar.ts'

/** Former values of a record, as they are read back. */

/** The former versions of a record, the earliest first. */
export const formerOf = (file: CaseFile<'formerVersions'>, kind: RecordKind, id: Id): FormerVersion[] =>
  file.formerVersions
    .filter(v => v.recordKind === kind && v.recordId === id)
    .sort((a, b) => a.version - b.version || Date.parse(a.recordedAt) - Date.parse(b.recordedAt))

/** A record as it stood before versions that came later: what the earliest of them replaced wins. */
export const before = <T extends object>(record: T, later: readonly FormerVersion[]): T =>
  Object.assign({}, record, ...[...later].sort((x, y) => y.version - x.version).map(v => v.before))

/** Each former version, the latest first, with the whole record as it stood then and as it stood after. */
export function walkBack<T extends object>(
  record: T,
  versions: readonly FormerVersion[],
): { version: FormerVersion; stood: T; became: T }[] {
  let became = record
  return [...versions]
    .sort((x, y) => y.version - x.version)
    .map(version => {
      const stood = { ...became, ...version.before }
      const step = { version, stood, became }
      became = stood
      return step
    })
}

/** The case with every record as it stood at a moment: later corrections undone, and what was withdrawn later there again. */
export function fileBefore(file: CaseFile, then: (at: Instant | null) => boolean): CaseFile {
  const later = Map.groupBy(
    file.formerVersions.filter(v => !then(v.recordedAt)),
    v => v.recordId,
  )
  if (!later.size) return file
  const stood = [...keptKinds].map(kind => {
    const rows = file[kind as KeptKind] as ({ id: Id } & Kept)[]
    const gone = ((file.withdrawn?.[kind as KeptKind] ?? []) as ({ id: Id } & Kept)[]).filter(
      r => !then(r.withdrawnAt ?? null),
    )
    const all = [...rows, ...gone].map(r => before(r, later.get(r.id) ?? []))
    const recordedTime = (r: Kept) => Date.parse(r.recordedAt ?? '') || 0
    return [kind, gone.length ? all.sort((a, b) => recordedTime(a) - recordedTime(b)) : all]
  })
  return { ...file, ...Object.fromEntries(stood) }
}
