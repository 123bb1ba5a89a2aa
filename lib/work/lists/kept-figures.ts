import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** For how long figures are shown as they were counted. */
export const keptForMs = 60_000
/** For how long in all they are shown where they are counted again behind whoever looks, or where time does not change them. */
export const shownForMs = 15 * 60_000
const mostKept = 5000

/** A place in the record: the number of an act; 0 before the first. */
type Place = number
interface Kept {
  /** The last act that they can have counted. */
  act: Place
  at: number
  figures: Promise<unknown>
  isCountedAgain: boolean
}
const kept = new Map<string, Kept>()

export interface Keeping<T> {
  /** Whose figures they are, which and of when. */
  key: string
  /** The last act that figures counted now count. */
  last: (tx: Transaction) => Promise<Place>
  /** The last act that this reader must find counted; that of `last` where nothing is said. */
  own?: (tx: Transaction) => Promise<Place>
  count: (tx: Transaction) => Promise<T>
  /** For how long they are shown as they were counted; a minute where nothing is said. */
  forMs?: number
  /** Runs a count in a transaction of its own. With it, figures past their minute are shown once more while they are counted again. */
  behind?: (work: (tx: Transaction) => Promise<T>) => Promise<T>
  now?: () => number
}

/**
 * Figures that count a whole force, counted once for all who ask for them within a minute; what the reader did is counted at once.
 * A count that fails fails for whoever waits for it, and is not kept.
 */
export async function keptFigures<T>(tx: Transaction, keeping: Keeping<T>): Promise<T> {
  const { key, last, own = last, count, behind, forMs = keptForMs, now = Date.now } = keeping
  const mine = await own(tx)
  const had = () => {
    const entry = kept.get(key)
    return entry && mine <= entry.act && now() - entry.at < (behind ? shownForMs : forMs) ? entry : undefined
  }
  let entry = had()
  if (!entry) {
    const act = own === last ? mine : await last(tx)
    // Somebody else may have begun meanwhile.
    entry = had()
    if (!entry) {
      entry = { act, at: now(), figures: count(tx), isCountedAgain: false }
      put(key, entry)
      const begun = entry
      begun.figures.catch(() => forget(key, begun))
      return begun.figures as Promise<T>
    }
  }
  const shown = entry
  try {
    const figures = (await shown.figures) as T
    if (behind && now() - shown.at >= forMs) countAgain(shown, behind, keeping)
    return figures
  } catch {
    // It failed for whoever began it; this reader counts.
    return count(tx)
  }
}

/** Figures of one case that time does not change, the same for all who may see it: counted again once something is done on it. */
export const keptOfCase = <T>(
  tx: Transaction,
  what: string,
  caseId: Id,
  count: (tx: Transaction) => Promise<T>,
): Promise<T> => keptFigures(tx, { key: `${what} ${caseId}`, last: lastOnCase(caseId), count, forMs: shownForMs })

interface KeepingOfCases<T> {
  /** Which figures they are, and of when: under what else than the case they were counted. */
  what: string
  caseIds: readonly Id[]
  /** Counts the figures of these cases; of whichever it has none, nothing is kept. */
  count: (caseIds: readonly Id[]) => Promise<ReadonlyMap<Id, T>>
}
/** Figures of several cases: each is counted again only when something was done on its case since. One statement, besides what counts. */
export async function keptOfCases<T>(
  tx: Transaction,
  { what, caseIds, count }: KeepingOfCases<T>,
): Promise<Map<Id, T>> {
  const last = await lastOnCases(tx, caseIds)
  const keyOf = (id: Id) => `${what} ${id}`
  const stands = (id: Id) => {
    const entry = kept.get(keyOf(id))
    return entry && (last.get(id) ?? 0) <= entry.act && Date.now() - entry.at < shownForMs ? entry : undefined
  }
  const found = new Map<Id, T>()
  for (const id of caseIds) {
    const entry = stands(id)
    if (entry) found.set(id, (await entry.figures) as T)
  }
  const others = caseIds.filter(id => !found.has(id))
  if (!others.length) return found
  const at = Date.now()
  for (const [id, figures] of await count(others)) {
    found.set(id, figures)
    put(keyOf(id), { act: last.get(id) ?? 0, at, figures: Promise.resolve(figures), isCountedAgain: false })
  }
  return found
}

/** Once for each entry; when it fails, whoever looks next counts, and is shown what went wrong. */
function countAgain<T>(
  entry: Kept,
  behind: NonNullable<Keeping<T>['behind']>,
  { key, last, count, now = Date.now }: Keeping<T>,
) {
  if (entry.isCountedAgain) return
  entry.isCountedAgain = true
  behind(async tx => {
    const [act, at] = [await last(tx), now()]
    const value = await count(tx)
    put(key, { act, at, figures: Promise.resolve(value), isCountedAgain: false })
    return value
  }).catch(() => forget(key, entry))
}

function put(key: string, entry: Kept) {
  kept.delete(key)
  kept.set(key, entry)
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
}
const forget = (key: string, entry: Kept) => kept.get(key) === entry && kept.delete(key)

/** Whose figures they are: roles and teams say what is seen. */
export const whoseOf = ({ id, roles, teamIds }: Pick<Actor, 'id' | 'roles' | 'teamIds'>) =>
  [id, roles.toSorted(), teamIds.toSorted()] as const
/** The place in the record of what was done last in the reader’s force. */
export const lastInForce = (tx: Transaction): Promise<Place> =>
  lastAct(tx, sql`force_id = (select spo_force()) and kind = 'act' order by seq desc`)
/** The same of what a person did. */
export const lastBy =
  (personId: Id) =>
  (tx: Transaction): Promise<Place> =>
    lastAct(tx, sql`actor_id = ${personId}::uuid and kind = 'act' order by at desc`)

/** The same of what was done on a case. */
export const lastOnCase =
  (caseId: Id) =>
  (tx: Transaction): Promise<Place> =>
    lastAct(tx, sql`subject_id = ${caseId}::uuid and kind = 'act' order by seq desc`)

/** The same of several cases. */
async function lastOnCases(tx: Transaction, caseIds: readonly Id[]): Promise<Map<Id, Place>> {
  const rows = await rowsOf(
    tx,
    z.object({ id: z.string(), seq: z.coerce.number() }),
    sql`
    select k.id, coalesce((select e.seq from events e where e.subject_id = k.id and e.kind = 'act' order by e.seq desc limit 1), 0)::text as seq
    from unnest(${sql.param([...caseIds])}::uuid[]) k(id)`,
  )
  return new Map(rows.map(row => [row.id, row.seq]))
}
async function lastAct(tx: Transaction, which: SQL): Promise<Place> {
  const [found] = await rowsOf(
    tx,
    z.object({ last: z.coerce.number() }),
    // Named otherwise than the column, which the order is by: as a text “99” comes after “100”.
    sql`select seq::text as last from events where ${which} limit 1`,
  )
  return found?.last ?? 0
}
