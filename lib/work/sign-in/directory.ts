import { and, eq, isNull } from 'drizzle-orm'
import type { Database } from '../../../db/client.ts'
import { forces, memberships, personRoles } from '../../../db/schema/organisation.ts'
import { settingsFrom } from '../../case/settings.ts'
import { directoryChanges, givenByGroups, groupsIn } from '../../case/staff/directory.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { byItself } from '../people/leavers.ts'
import { perform } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import type { Known } from './sign-in.ts'

/**
 * Brings somebody’s roles and teams to what the force’s directory says of them as they sign in. Looks first, without a lock:
 * at most sign-ins nothing has changed.
 */
export async function followDirectory(
  known: Known,
  claims: Record<string, unknown>,
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<void> {
  const on = db ? { db } : {}
  const groups = await asPerson(
    known,
    async tx => {
      const [force] = await tx.select({ settings: forces.settings }).from(forces).where(eq(forces.id, known.forceId))
      const { directory } = settingsFrom(force?.settings)
      const held = groupsIn(claims, directory.claim)
      if (!held) return undefined
      const roles = await tx
        .select()
        .from(personRoles)
        .where(and(eq(personRoles.personId, known.id), isNull(personRoles.endedAt)))
      const teams = await tx
        .select()
        .from(memberships)
        .where(and(eq(memberships.personId, known.id), isNull(memberships.endedAt)))
      const changes = directoryChanges(givenByGroups(directory, held), { roles, teams })
      if (!Object.values(changes).some(some => some.length)) return undefined
      // Of the groups, only those that mean something here are kept: the rest is no business of this program.
      return held.filter(g => directory.groups.some(own => own.group.toLowerCase() === g.trim().toLowerCase()))
    },
    on,
  )
  if (!groups) return
  const actor = byItself(known.forceId, 'Directory')
  await perform({ actor, act: 'followDirectory', on: known.id, input: { groups }, at, ...on })
}
