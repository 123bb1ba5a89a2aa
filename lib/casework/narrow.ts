import type { Transaction } from '../../db/client.ts'
import type { CalendarDate } from '../spo/calendar.ts'
import { type Case, type CaseFile, isLoaded, type Part } from '../spo/case.ts'
import { readOrMiss, readUntilEnough, withoutParts } from '../spo/read-parts.ts'
import { allCollections, loadParts } from './load.ts'

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
const everyPart: readonly Part[] = [...allCollections, 'withdrawn', 'elsewhere']
