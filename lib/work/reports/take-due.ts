import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Database, database, type Transaction } from '../../../db/client.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { type Round, startRounds } from '../jobs/rounds.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { actorBehind } from '../sign-in/sessions.ts'
import { doReportWork } from './report-work.ts'
import { takeOn, takeReports } from './take-file.ts'

const pollSeconds = 5
type Job = { id: string; force_id: string; sender_id: string; by_system: boolean; sender: string }

/** Takes up the imports that were cut short, each from where it stopped. Several processes may do so at once. Returns how many ended. */
export async function takeDue({ db = database().db, signal, at }: Partial<Round> = {}) {
  const due = await rowsOf(
    db,
    z.object({
      id: z.string(),
      force_id: z.string(),
      sender_id: z.string(),
      by_system: z.boolean(),
      sender: z.string(),
    }),
    sql`select id, force_id, sender_id, by_system, sender from spo_running_report_imports()`,
  )
  let ended = 0
  for (const job of due) {
    if (signal?.aborted) break
    const eyes = { id: job.sender_id, forceId: job.force_id }
    const taking = await asPerson(
      eyes,
      async tx => takeOn(tx, { actor: await senderOf(tx, job), importId: job.id, at, db }),
      { db },
    )
    try {
      if (taking && (await takeReports(taking))) ended++
    } catch (fault) {
      console.error('An import of crime reports broke off, and will be taken up again', fault)
    }
  }
  return ended
}

/** Who sent it, as they stand now. What was rightly received is ended by the program once they may send no more. */
async function senderOf(tx: Transaction, job: Job): Promise<Actor> {
  const person = job.by_system ? undefined : await actorBehind(tx, job.sender_id)
  if (person && mayEver(person, 'feedReports')) return person
  return {
    id: job.sender_id,
    forceId: job.force_id,
    name: job.sender,
    teamIds: [],
    roles: [],
    rank: null,
    system: true,
  }
}

/** Keeps taking up what was cut short until it is ended. A file may take minutes: each act on it has the moment of its own. */
export const startTaking = (db?: Database): (() => Promise<void>) =>
  startRounds({
    failure: 'Crime reports could not be taken',
    everySeconds: pollSeconds,
    round: async ({ at: _, ...r }) => {
      await takeDue(r)
      await doReportWork({ db: database().db, ...r })
    },
    db,
  })
