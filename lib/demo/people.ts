import { sql } from 'drizzle-orm'
import { database } from '../../db/client.ts'
import type { Role } from '../case/policy.ts'
import { demonstrationAccounts } from './cast.ts'

/** The people whom the demonstration offers to sign in as. Empty when it is not a demonstration. */
export async function demonstrationPeople() {
  const passwords = new Map(demonstrationAccounts.map(a => [a.email, a.password]))
  const rows = await database().db.execute<{
    id: string
    name: string
    email: string
    force: string
    team: string | null
    roles: Role[] | null
  }>(sql`select * from spo_demonstration_people()`)
  return rows.flatMap(row => {
    const password = passwords.get(row.email)
    return password ? [{ ...row, roles: row.roles ?? [], password }] : []
  })
}
