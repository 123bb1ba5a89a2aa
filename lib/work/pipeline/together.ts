import { createHash } from 'node:crypto'
import type { Database } from '../../../db/client.ts'
import type { TogetherAct } from '../../acts/act/together.ts'
import { isId } from '../../case/ids.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { versionSeen } from './as-seen.ts'
import { type Performed, perform } from './perform.ts'

export interface SentTogether {
  actor: Actor
  act: TogetherAct
  /** Each its case's reference, its record and the version that was seen, with a space between. */
  rows: readonly string[]
  input: Record<string, unknown>
  /** Of the form: sent twice, each row is the same sending. */
  once: string
  at?: Instant
  db?: Database
}
/** The form's own faults, with nothing done; or the cases of the rows that were recorded, and why each other was left out. */
export type DoneTogether =
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'sent'; recorded: string[]; leftOut: { ref: string; why: Exclude<Performed, { kind: 'done' }> }[] }

/**
 * Does one act on the record of each row, each decided by itself. What is wrong with an answer is wrong for all, and stops at the
 * first; a row that warns, or that somebody changed meanwhile, is left out.
 */
export async function performTogether({ rows, once, ...form }: SentTogether): Promise<DoneTogether> {
  const recorded: string[] = []
  const leftOut: Extract<DoneTogether, { kind: 'sent' }>['leftOut'] = []
  for (const row of rows) {
    const [ref = '', on = '', seen] = row.split(' ')
    if (!isId(on)) continue
    const asked = { ...form, ref, on, once: onceOf(once, row), as: 'form' as const }
    // What this form itself changed on the case a moment ago is no surprise to it.
    const why = await perform({ ...asked, seen: recorded.includes(ref) ? await versionSeen(asked) : seen })
    if (why.kind === 'done') recorded.push(ref)
    else if (why.kind === 'refused' && !recorded.length && why.refusals.some(r => r.field)) return why
    else leftOut.push({ ref, why })
  }
  return { kind: 'sent', recorded, leftOut }
}

function onceOf(once: string, row: string): string {
  const hex = createHash('sha256').update(`${once} ${row}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `5${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
