import { and, eq, exists, ilike, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { districts, memberships, people, personRoles, teams } from '../../../db/schema/organisation.ts'
import type { Actor, Role } from '../../case/policy.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { asPerson } from '../pipeline/transaction.ts'

export interface PersonRow {
  id: string
  name: string
  email: string
  collar: string | null
  rank: string | null
  phone: string | null
  endedAt: string | null
  roles: Role[]
  teams: { id: string; name: string }[]
}
export interface PeopleAsked {
  words?: string | undefined
  role?: Role | undefined
  teamId?: string | undefined
  ended?: boolean | undefined
  after?: string | undefined
  before?: string | undefined
}
const pageSize = 25

const rolesHeld = sql<Role[]>`(select coalesce(array_agg(distinct r.role order by r.role), '{}') from person_roles r
  where r.person_id = people.id and r.ended_at is null)`
const teamsHeld = sql<
  { id: string; name: string }[]
>`(select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name), '[]')
  from memberships m join teams t on t.id = m.team_id where m.person_id = people.id and m.ended_at is null)`
const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  collar: people.collar,
  rank: people.rank,
  phone: people.phone,
  endedAt: people.endedAt,
  roles: rolesHeld,
  teams: teamsHeld,
}
/** People of the force by name, a page at a time, with what they may do and where they belong. */
export const listPeople = (
  actor: Actor,
  asked: PeopleAsked,
  on: { db?: Database } = {},
): Promise<{ rows: PersonRow[]; next: string | undefined; previous: string | undefined }> =>
  asPerson(
    actor,
    async tx => {
      const words = asked.words?.trim()
      const like = words ? `%${words.replace(/[\\%_]/g, c => `\\${c}`)}%` : undefined
      const wanted: (SQL | undefined)[] = [
        asked.ended ? isNotNull(people.endedAt) : isNull(people.endedAt),
        like ? or(ilike(people.name, like), ilike(people.email, like), eq(people.collar, words ?? '')) : undefined,
        asked.role ? exists(currentRows(tx, personRoles, eq(personRoles.role, asked.role))) : undefined,
        asked.teamId ? exists(currentRows(tx, memberships, eq(memberships.teamId, asked.teamId))) : undefined,
      ]
      const cursor = cursorFrom(asked)
      const order = directionOf(cursor)
      const found = await tx
        .select(columns)
        .from(people)
        .where(and(...wanted, beyond(cursor, [sql`people.name`, sql`text`], [sql`people.id`, sql`uuid`])))
        .orderBy(sql`people.name ${order}, people.id ${order}`)
        .limit(pageSize + 1)
      return pageInOrder(found, pageSize, cursor, row => keyText(row.name, row.id))
    },
    on,
  )

const currentRows = (tx: Transaction, table: typeof personRoles | typeof memberships, which: SQL) =>
  tx
    .select({ one: sql`1` })
    .from(table)
    .where(and(eq(table.personId, people.id), isNull(table.endedAt), which))

/** One person of the force; undefined when there is none. */
export const personOf = (actor: Actor, id: string): Promise<PersonRow | undefined> =>
  asPerson(actor, async tx => (await tx.select(columns).from(people).where(eq(people.id, id)))[0])

/** Every team that stands, with its district, by district and name. */
export const teamsByDistrict = (actor: Actor, on: { db?: Database } = {}) =>
  asPerson(
    actor,
    tx =>
      tx
        .select({
          id: teams.id,
          name: teams.name,
          districtId: districts.id,
          district: districts.name,
          people: sql<number>`(select count(distinct m.person_id)::int from memberships m where m.team_id = teams.id and m.ended_at is null)`,
        })
        .from(teams)
        .innerJoin(districts, eq(districts.id, teams.districtId))
        .where(isNull(teams.endedAt))
        .orderBy(districts.name, teams.name),
    on,
  )
