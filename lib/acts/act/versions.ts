import type { CaseFile } from '../../case/case.ts'
import type { ForceFile } from '../../case/force.ts'
import type { Id } from '../../case/records/id.ts'
import type { AnyAct } from './act.ts'

/** The version of what an act would write over, so that a form filled from an older one is found. Pure. */

/** In place of a version: what is acted on is what this transaction loads under its lock, and nobody saw it before. */
export const asLoaded: unique symbol = Symbol('as loaded')
export type Seen = string | typeof asLoaded

/** Columns that say nothing of a record: whose it is, how often it changed and was used, and who has written in it, which only grows. */
const bookkeeping: ReadonlySet<string> = new Set([
  'forceId',
  'caseId',
  'version',
  'writtenAt',
  'writtenByIds',
  'lastUsedAt',
])

/** A value as text, the same whatever the order of its keys and whether what is not there is absent or null. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([key, v]) => v !== null && v !== undefined && !bookkeeping.has(key))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : (inner ?? null),
  )

/** 53 bits of a text (cyrb53, public domain): it finds a change, and keeps out nobody who means to deceive. */
function digest(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 2654435761)
    b = Math.imul(b ^ c, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}

/**
 * The version of what an act would write over: of the whole record that it is about, unless the act says what else.
 * Undefined for an act that only adds, which can put back nothing of anybody's.
 */
export function versionOf(file: CaseFile<never> | ForceFile, act: AnyAct, record: { id: Id }): string | undefined {
  if (act.onlyAdds) return undefined
  const stands = act.compares ? act.compares({ file, record }) : record
  return digest(canonical([record.id, stands]))
}
