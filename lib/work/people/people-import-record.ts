import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { peopleImports } from '../../../db/schema/order-imports.ts'
import { forceActNames, forceActs } from '../../acts/force/force.ts'
import type { ForceCollections } from '../../case/force.ts'
import type { KnownAccount } from '../../case/staff/imported-people.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

const known = z.object({ email: z.string(), is_here: z.boolean(), is_ended: z.boolean() })
const added = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role_ids: z.array(z.string()),
  membership_ids: z.array(z.string()),
  signed_in: z.boolean(),
  has_acted: z.boolean(),
  was_changed: z.boolean(),
  has_work: z.boolean(),
})
/** What each flag says of a person, after their name. */
const since = {
  signed_in: 'has signed in',
  has_acted: 'has done something',
  was_changed: 'has had their account changed',
  has_work: 'has been given work',
} as const

/** A list of people with what stands of it in the force now, for an act on it and for its page; none where it is not visible. */
export async function peopleImportOf(tx: Transaction, id: string): Promise<ForceCollections['peopleImports'][]> {
  const [row] = await tx.select().from(peopleImports).where(eq(peopleImports.id, id))
  if (!row) return []
  const emails = [...new Set(row.rows.map(r => r.email.toLowerCase()).filter(Boolean))]
  const accounts = await rowsOf(
    tx,
    known,
    sql`
    select lower(asked.email) as email, p.force_id = (select spo_force()) as is_here, p.ended_at is not null as is_ended
    from jsonb_array_elements_text(${JSON.stringify(emails)}::jsonb) as asked(email), spo_person_by_email(asked.email) p`,
  )
  const aboutPeople = forceActNames.filter(name => forceActs[name].about === 'people')
  const people =
    row.state === 'taken'
      ? await rowsOf(
          tx,
          added,
          sql`
    select p.id, p.name, p.email,
      array(select r.id::text from person_roles r where r.person_id = p.id and r.ended_at is null) as role_ids,
      array(select m.id::text from memberships m where m.person_id = p.id and m.ended_at is null) as membership_ids,
      p.subject is not null or exists (select from sessions s where s.person_id = p.id) as signed_in,
      exists (select from events e where e.actor_id = p.id) as has_acted,
      exists (
        select from events e where e.force_id = p.force_id and e.record_id = p.id and e.at >= p.started_at
          and e.act in (${sql.join(
            aboutPeople.map(name => sql`${name}`),
            sql`, `,
          )})) as was_changed,
      exists (select from cases c where c.officer_id = p.id) or exists (select from orders o where o.owner_id = p.id)
        or exists (select from duty_turns d where d.person_id = p.id) as has_work
    from people p where p.import_id = ${id} order by p.name, p.id`,
        )
      : []
  const { forceId: _, ...rest } = row
  return [
    {
      ...rest,
      name: row.fileName,
      accounts: accounts.map(
        (a): KnownAccount => ({ email: a.email, is: !a.is_here ? 'elsewhere' : a.is_ended ? 'ended' : 'here' }),
      ),
      people: people.map(({ id, name, email, role_ids, membership_ids, ...flags }) => ({
        ...{ id, name, email, roleIds: role_ids, membershipIds: membership_ids },
        since: (Object.keys(since) as (keyof typeof since)[]).flatMap(flag => (flags[flag] ? [since[flag]] : [])),
      })),
    },
  ]
}
