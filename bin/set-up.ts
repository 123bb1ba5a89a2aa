import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { CannotStart } from '../db/cannot-start.ts'
import { connect } from '../db/client.ts'
import { migrate, programRoleOf } from '../db/migrate.ts'
import { forces, people, personRoles } from '../db/schema/organisation.ts'
import { forceKinds } from '../lib/case/case.ts'
import { defaultSettings } from '../lib/case/settings.ts'
import { londonDate } from '../lib/case/time/calendar.ts'
import { recordBeginning } from '../lib/work/record/beginning.ts'
import { readSettings } from './settings.mjs'

const questions = {
  force: 'Name of the force, as on its papers: ',
  code: 'Its code, which begins the reference of each case (2 to 4 capital letters): ',
  kind: `Its kind (${forceKinds.join(', ')}): `,
  name: 'Name of the first administrator: ',
  email: 'Email address of their force account: ',
}
const answers = z.object({
  force: z.string().trim().min(3, 'Give the name of the force').max(120),
  code: z
    .string()
    .trim()
    .regex(/^[A-Z]{2,4}$/, 'The code is 2 to 4 capital letters'),
  kind: z.enum(forceKinds, { error: `The kind is one of ${forceKinds.join(', ')}` }),
  name: z.string().trim().min(3, 'Give the name of the administrator').max(120),
  email: z.email('Give an email address, like name@force.example.org').max(254),
})
type Answers = z.infer<typeof answers>

async function ask(given: Record<string, string | undefined>): Promise<Answers> {
  const typed: Record<string, string> = {}
  const missing = Object.entries(questions).filter(([name]) => given[name] === undefined)
  const terminal =
    missing.length && process.stdin.isTTY
      ? createInterface({ input: process.stdin, output: process.stdout })
      : undefined
  if (missing.length && !terminal) throw new CannotStart(`Give ${missing.map(([name]) => `--${name}`).join(', ')}`)
  for (const [name, question] of Object.entries(questions)) {
    typed[name] = given[name] ?? ''
    // What was mistyped is asked again by itself: the other answers stand.
    for (let asking = given[name] === undefined; asking && terminal; ) {
      typed[name] = await terminal.question(question)
      const problem = answers.shape[name as keyof Answers].safeParse(typed[name]).error?.issues[0]?.message
      if (problem) console.log(problem)
      asking = problem !== undefined
    }
  }
  terminal?.close()
  const parsed = answers.safeParse(typed)
  if (!parsed.success) throw new CannotStart(parsed.error.issues.map(issue => issue.message).join('. '))
  return parsed.data
}

/** Puts the force and its first administrator into a database that has none, and records that it was done. */
async function setUp(ownerUrl: string, a: Answers): Promise<void> {
  const { db, close } = connect(ownerUrl, { max: 1, name: 'spo set-up' })
  try {
    await db.transaction(async tx => {
      const at = new Date().toISOString()
      const [forceId, personId] = [randomUUID(), randomUUID()]
      await tx.execute('lock table forces in share row exclusive mode')
      const already = await tx.select({ name: forces.name }).from(forces).limit(1)
      if (already[0]) throw new CannotStart(`This database is set up for ${already[0].name} already`)
      await tx.insert(forces).values({
        id: forceId,
        code: a.code,
        name: a.force,
        kind: a.kind,
        // What is imported of earlier years is no backlog to be read.
        settings: { ...defaultSettings, sampleFrom: londonDate(at) },
      })
      await tx.insert(people).values({ id: personId, forceId, name: a.name, email: a.email, startedAt: at })
      await tx.insert(personRoles).values({ id: randomUUID(), forceId, personId, role: 'administrator', startedAt: at })
      await recordBeginning(tx, {
        forceId,
        sentence: `Set up ${a.force}, with ${a.name} as its first administrator`,
        detail: { ...a },
        at,
      })
    })
  } finally {
    await close()
  }
}

async function main(): Promise<void> {
  const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
  const options = Object.fromEntries(Object.keys(questions).map(name => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ options })
  const settings = readSettings(process.env, root)
  if (settings.problem !== undefined) throw new CannotStart(settings.problem)
  if (!settings.databaseUrl) throw new CannotStart('Set DATABASE_URL: the demonstration sets itself up')
  await migrate({
    ownerUrl: settings.databaseUrl,
    programUrl: settings.databaseProgramUrl,
    ...programRoleOf(settings, settings.databaseUrl),
  })
  const given = await ask(values as Record<string, string | undefined>)
  await setUp(settings.databaseUrl, given)
  console.log(
    `${given.force} is set up. ${given.name} signs in with their force account (${given.email}), then adds districts, teams and people`,
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof CannotStart ? error.message : error)
  process.exitCode = 1
})
