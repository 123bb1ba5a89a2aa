import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { getDocumentProxy } from 'unpdf'
import { CannotStart } from '../db/cannot-start.ts'
import { database } from '../db/client.ts'
import type { Actor } from '../lib/case/policy.ts'
import { exportMarkings, markings } from '../lib/case/reference/marking.ts'
import { printAll } from '../lib/work/papers/bundles.ts'
import { asPerson } from '../lib/work/pipeline/transaction.ts'
import { actorBehind } from '../lib/work/sign-in/sessions.ts'
import { ownDatabase } from './own-database.ts'

// npm run --silent papers -- CASE FOLDER --as EMAIL: every paper that the case allows, for both audiences, with an index.json.
const args = process.argv.slice(2)
const asAt = args.indexOf('--as')
const email = asAt < 0 ? undefined : args[asAt + 1]
const [ref, folder] = args.filter((_, n) => asAt < 0 || (n !== asAt && n !== asAt + 1))

async function main(): Promise<number> {
  if (!ref || !folder || !email) return refuse('Usage: npm run --silent papers -- CASE FOLDER --as EMAIL', 2)
  const own = await ownDatabase()
  try {
    const actor = await personOf(email)
    if (!actor) return refuse(`Nobody of that email address may sign in: ${email}`, 2)
    const all = await printAll(actor, ref)
    if (!all) return refuse(`There is no case ${ref} that this person may see`, 1)
    mkdirSync(folder, { recursive: true })
    const index = []
    const used = new Set<string>()
    for (const { paper, title, of, audience, form, printed } of all) {
      const about = { paper, title, of, audience, form, marking: markings[exportMarkings.paper] }
      if (printed.kind !== 'printed') {
        index.push({
          ...about,
          file: null,
          pages: null,
          held: printed.kind === 'held' ? printed.found.map(f => f.where) : ['not made'],
        })
        continue
      }
      const stem = `${audience}-${paper}-${of
        .split('_')
        .map(id => id.slice(0, 8))
        .join('-')}`
      const file = `${stem}${used.has(`${stem}.${form}`) ? `-${used.size}` : ''}.${form}`
      used.add(file)
      writeFileSync(path.join(folder, file), printed.bytes)
      index.push({ ...about, file, pages: form === 'pdf' ? await pagesIn(printed.bytes) : null })
    }
    writeFileSync(path.join(folder, 'index.json'), `${JSON.stringify(index, null, 2)}\n`)
    const written = index.filter(i => i.file).length
    console.log(JSON.stringify({ case: ref, written, held: index.length - written }))
    return 0
  } finally {
    await database().close()
    await own.close()
  }
}

const pagesIn = async (pdf: Buffer) => (await getDocumentProxy(new Uint8Array(pdf))).numPages

async function personOf(address: string): Promise<Actor | undefined> {
  const { db } = database()
  const [row] = await db.execute<{ id: string; force_id: string; ended_at: string | null }>(
    sql`select id, force_id, ended_at from spo_person_by_email(${address})`,
  )
  if (!row || row.ended_at) return undefined
  return asPerson({ id: row.id, forceId: row.force_id }, tx => actorBehind(tx, row.id))
}

function refuse(line: string, code: number): number {
  console.error(line)
  return code
}

main().then(
  code => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof CannotStart ? error.message : error)
    process.exit(1)
  },
)
