import { expect, test } from '@playwright/test'
import { inArray } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import type { Case, CaseFile } from '../../lib/case/case.ts'
import { waitsOn } from '../../lib/work/lists/waits.ts'
import { loadFiles } from '../../lib/work/pipeline/load.ts'
import { allSources, readsOfSources } from '../../lib/work/pipeline/projection-rows.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'
import { daysThatDiffer } from '../day-by-day.ts'

// The rows that the acts of the demonstration wrote. `npm run soak` asks of every day; here it is of those that matter most.
const days = process.env.SPO_EVERY_DAY ? 'every' : 'some'
let fresh: FreshDatabase
let owner: Connection
let program: Connection
test.beforeAll(async () => {
  fresh = await toldDatabase()
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 1 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** A case as it stands and the rows that were written of it. */
async function readCase(root: Case) {
  const { file, rows } = await asPerson(
    { id: '', forceId: root.forceId },
    async tx => {
      const own = (await tx
        .select()
        .from(cases)
        .where(inArray(cases.id, [root.id]))) as Case[]
      const [file] = await loadFiles(tx, own, readsOfSources(allSources))
      return { file: file as CaseFile | undefined, rows: await waitsOn(tx, root.id) }
    },
    { db: program.db, breaking: root.id },
  )
  if (!file) throw new Error(`${root.ref} was not read`)
  return { file, rows }
}

test('of every case of the demonstration, the rows that stand on each of 800 days are what the rules say of that day', async () => {
  test.setTimeout(600_000)
  const roots = (await owner.db.select().from(cases).orderBy(cases.ref)) as Case[]
  expect(roots.length).toBeGreaterThanOrEqual(80)
  const kinds = new Set<string>()
  for (const root of roots) {
    const { file, rows } = await readCase(root)
    const { differences, seen } = daysThatDiffer(file, rows, days)
    expect(differences.slice(0, 3), root.ref).toEqual([])
    for (const kind of seen) kinds.add(kind)
  }
  // A comparison of nothing would always hold.
  for (const kind of ['unserved', 'ownerLeft', 'orderEnding', 'checkDue', 'considered'])
    expect([...kinds], kind).toContain(kind)
  expect([...kinds].filter(kind => kind.startsWith('clock ')).length).toBeGreaterThan(10)
})
