import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { database } from '../../db/client.ts'
import { allRoles } from '../case/policy.ts'
import { rowsOf } from '../work/pipeline/rows-of.ts'
import { demonstrationAccounts } from './cast.ts'

const text = z.string()
const person = z.object({
  ...{ id: text, name: text, email: text, force: text, team: text.nullable() },
  roles: z.array(z.enum(allRoles)).nullable(),
})

/** The people whom the demonstration offers to sign in as, with the password of each. */
export async function demonstrationPeople() {
  const passwords = new Map(demonstrationAccounts.map(a => [a.email, a.password]))
  const rows = await rowsOf(database().db, person, sql`select * from spo_demonstration_people()`)
  return rows.flatMap(row => {
    const password = passwords.get(row.email)
    return password ? [{ ...row, roles: row.roles ?? [], password }] : []
  })
}
