import { inArray } from 'drizzle-orm'
import type { Database } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { subjectOf } from '../spo/acts/act.ts'
import { type ActName, acts, everyAct } from '../spo/acts/index.ts'
import { londonDate } from '../spo/calendar.ts'
import { recordOf } from '../spo/decide.ts'
import { versionOf } from '../spo/versions.ts'
import { findCase, loadFile, loadFiles } from './load.ts'
import { loadForce } from './load-force.ts'
import { type Performed, type Performing, perform } from './perform.ts'
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

/** The same for the cases of a list, by reference and in one query: of an act that compares nothing but the case's own row. */
export const versionsOfCases = (
  eyes: Eyes,
  name: ActName,
  refs: readonly string[],
  db?: Database,
): Promise<Map<string, string>> =>
  asPerson(
    eyes,
    async tx => {
      const roots = await tx
        .select()
        .from(cases)
        .where(inArray(cases.ref, [...refs]))
      const files = await loadFiles(tx, roots, [])
      return new Map(files.map(file => [file.case.ref, versionOf(file, acts[name], file.case) ?? '']))
    },
    db ? { db } : {},
  )
