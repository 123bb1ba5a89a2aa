import { sql } from 'drizzle-orm'
import { type Actor, mayEver, scopeFor } from '../spo/policy.ts'
import { asPerson } from './transaction.ts'

/** A restricted case that this person would find were it open to them: its reference, and nothing that it holds. */
export function lockedCase(actor: Actor, ref: string): Promise<{ id: string; ref: string } | undefined> {
  return asPerson(actor, async tx => {
    if (!mayEver(actor, 'viewCase')) return undefined
    const rows = await tx.execute<{ id: string; ref: string; team_id: string }>(
      sql`select id, ref, team_id from spo_locked_cases() where ref = ${ref}`,
    )
    const found = rows[0]
    const reaches = found && (scopeFor(actor, 'viewCase') === 'force' || actor.teamIds.includes(found.team_id))
    return reaches ? { id: found.id, ref: found.ref } : undefined
  })
}
