import type { Transaction } from '../../../db/client.ts'
import { type Case, type CaseFile, isLoaded, NotLoaded, type Part } from '../../case/case.ts'
import { readOrMiss, readUntilEnough, withoutParts } from '../../case/read-parts.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import { allCollections, loadFiles, loadParts } from './load.ts'

/** Which parts of a case each kind of reading has come to read in this process. */
const learned = new Map<string, Set<Part>>()

/** The parts that a reading under this name is known to need. */
export const learn = (name: string, parts: readonly Part[]): void => {
  const known = learned.get(name) ?? new Set()
  for (const part of parts) known.add(part)
  learned.set(name, known)
}

interface Reading<T> {
  /** Under which name the parts that it reads are remembered. */
  name: string
  root: Case
  today: CalendarDate
  /** Pure: it runs again on more of the case whenever it meets a part that was not loaded. */
  read: (file: CaseFile) => T
}
/**
 * Reads a case of which no more is loaded than is read: what the same reading needed before, and the rest when it meets
 * more. The result is that of the whole case. Returns it with the part that was loaded.
 */
export async function readNarrow<T>(tx: Transaction, r: Reading<T>): Promise<{ file: CaseFile; result: T }> {
  const known = [...(learned.get(r.name) ?? [])]
  const loaded = await loadParts(tx, r.root, known, r.today)
  const missing = everyPart.filter(part => !isLoaded(loaded, part))
  const file = withoutParts(loaded, missing)
  const first = readOrMiss(file, r.read)
  if ('result' in first) return { file: file as CaseFile, ...first }
  const rest: Partial<Record<Part, unknown>> = await loadParts(tx, r.root, missing, r.today)
  const { file: enough, result, met } = readUntilEnough(file, rest, first.missing, r.read)
  learn(r.name, met)
  return { file: enough as CaseFile, result }
}
interface ReadingAll<T> {
  name: string
  roots: readonly Case[]
  read: (file: CaseFile) => T
}
/** The same of several cases of one force, of their collections alone: one statement once the name is known. */
export async function readNarrowAll<T>(tx: Transaction, { name, roots, read }: ReadingAll<T>): Promise<T[]> {
  for (;;) {
    const known = allCollections.filter(part => learned.get(name)?.has(part))
    const files = await loadFiles(tx, roots, known)
    const results = files.map(file => readOrMiss(file, read))
    const missing = results.flatMap(r => ('missing' in r ? [r.missing] : []))
    if (!missing.length) return results.flatMap(r => ('result' in r ? [r.result] : []))
    // What is no collection, or was loaded and is missed all the same, would be asked for for ever.
    for (const part of missing)
      if (!(allCollections as readonly Part[]).includes(part) || known.includes(part as never))
        throw new NotLoaded(part)
    learn(name, missing)
  }
}
const everyPart: readonly Part[] = [...allCollections, 'withdrawn', 'elsewhere']
