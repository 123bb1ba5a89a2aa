import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import { subjectOf } from '../../acts/act/act.ts'
import { recordOf } from '../../acts/act/decide.ts'
import { versionOf } from '../../acts/act/versions.ts'
import { type ActName, acts, everyAct } from '../../acts/index.ts'
import { readOrMiss } from '../../case/read-parts.ts'
import { londonDate } from '../../case/time/calendar.ts'
import { findCase, loadFile, loadFiles } from './load.ts'
import { loadForce } from './load-force.ts'
import { type Performed, perform } from './perform.ts'
import type { Performing } from './performing.ts'
import { asPerson, type Eyes } from './transaction.ts'

/** The version of what an act would write over, as a page would give it to its form; undefined where there is none or nothing is seen. */
export function versionSeen(p: Performing): Promise<string | undefined> {
  const act = everyAct[p.act]
  const at = p.at ?? new Date().toISOString()
  if (act.onlyAdds) return Promise.resolve(undefined)
  return asPerson(
    p.actor,
    async tx => {
      const root = p.ref ? await findCase(tx, p.ref, false) : undefined
      const onCase = subjectOf(act) === 'case'
      if (onCase && !root) return undefined
      const file =
        onCase && root
          ? await loadFile(tx, root, undefined, londonDate(at))
          : await loadForce(tx, p.actor, { act, on: p.on, input: p.input, at })
      const record = recordOf(file, act.about, p.on)
      return record && versionOf(file, act, record)
    },
    p.db ? { db: p.db } : {},
  )
}

/** Looks at what stands, unless `seen` says what was, and acts on it, as somebody who opens a form and sends it: for seeds, benches and tests. */
export const performAsSeen = async (p: Performing): Promise<Performed> =>
  perform({ ...p, seen: p.seen ?? (await versionSeen(p)) })

/** The same for the rows of a list, in a few queries however many they are: of an act that compares nothing but its own record. */
export const versionsOfRows = (
  eyes: Eyes,
  name: ActName,
  rows: readonly ListedRow[],
  db?: Database,
): Promise<Map<string, string>> =>
  asPerson(eyes, tx => versionsIn(tx, name, rows), { byKeys: true, ...(db ? { db } : {}) })

interface ListedRow {
  ref: string
  on?: string | undefined
}
/** The same within a transaction that reads more. */
export async function versionsIn(
  tx: Transaction,
  name: ActName,
  rows: readonly ListedRow[],
): Promise<Map<string, string>> {
  const { about } = acts[name]
  const refs = [...new Set(rows.map(row => row.ref))]
  const roots = await tx
    .select()
    .from(cases)
    .where(sql`${cases.ref} = any(${sql.param(refs)}::text[])`)
  const files = new Map(
    (await loadFiles(tx, roots, about === 'case' ? [] : [about])).map(file => [file.case.ref, file]),
  )
  return new Map(
    rows.flatMap(({ ref, on }) => {
      const file = files.get(ref)
      const read = file && readOrMiss(file, whole => recordOf(whole, about, on))
      const record = read && 'result' in read ? read.result : undefined
      return file && record ? [[rowKey(ref, on), versionOf(file, acts[name], record) ?? '']] : []
    }),
  )
}
/** A row as a list's form names it. */
export const rowKey = (ref: string, on?: string) => (on ? `${ref} ${on}` : ref)
