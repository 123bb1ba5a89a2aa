import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { memberships, people, personRoles, premises, teams } from '../../../db/schema/organisation.ts'
import { panels } from '../../../db/schema/panels.ts'
import { waits } from '../../../db/schema/waits.ts'
import type { AnyAct } from '../../acts/act/act.ts'
import { fieldsOf } from '../../acts/form/fields.ts'
import { isId } from '../../case/ids.ts'
import type { Moment, StaffMember } from '../../case/moment.ts'
import type { Role } from '../../case/policy.ts'
import { isInUse, type PremisesList, premisesKinds } from '../../case/reference/premises.ts'
import { londonDate, longDate } from '../../case/time/calendar.ts'

/** Names of the people with these ids, for showing who did what. Unknown ids are absent. */
export async function namesOf(tx: Transaction, ids: Iterable<string | null>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].filter(id => id !== null))]
  if (!wanted.length) return new Map()
  const rows = await tx.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, wanted))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Teams of the force that stand, by name. */
export const teamsOf = (tx: Transaction) =>
  tx.select({ id: teams.id, name: teams.name }).from(teams).where(isNull(teams.endedAt)).orderBy(teams.name)

/** The courts, or stations, in use today, to be suggested by name. */
export async function premisesIn(tx: Transaction, list: PremisesList) {
  const today = londonDate(new Date().toISOString())
  const rows = await tx.select().from(premises).orderBy(premises.name)
  const names = rows.filter(p => premisesKinds[p.kind].list === list && isInUse(p, today)).map(p => p.name)
  return [...new Set(names)].map(name => ({ value: name, label: name }))
}

/** People of the force who hold one of the roles now, with a team to tell namesakes apart. */
export async function peopleWith(tx: Transaction, roles: readonly (typeof personRoles.role)['_']['data'][] | null) {
  const rows = await tx
    .selectDistinctOn([people.name, people.id], { id: people.id, name: people.name, team: teams.name })
    .from(people)
    .innerJoin(personRoles, and(eq(personRoles.personId, people.id), isNull(personRoles.endedAt)))
    .leftJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.endedAt)))
    .leftJoin(teams, eq(teams.id, memberships.teamId))
    .where(and(isNull(people.endedAt), roles ? inArray(personRoles.role, [...roles]) : undefined))
    .orderBy(people.name, people.id)
  return rows.map(p => ({ id: p.id, label: p.team ? `${p.name} (${p.team})` : p.name }))
}

/** Everyone under whose name something of a case stands. */
export const holdersOf = (tx: Transaction, caseId: string) =>
  tx
    .selectDistinct({ id: people.id, name: people.name })
    .from(waits)
    .innerJoin(people, eq(people.id, waits.ownerId))
    .where(and(eq(waits.caseId, caseId), eq(waits.kind, 'heldByLeaver')))
    .orderBy(people.name)

/** Panels of the force that are planned or were held, the latest first, as a form picks from them. */
export async function panelsToPick(tx: Transaction) {
  const rows = await tx
    .select()
    .from(panels)
    .where(isNull(panels.cancelledAt))
    .orderBy(desc(panels.heldOn), panels.id)
    .limit(60)
  return rows.map(p => ({ value: p.id, label: [longDate(p.heldOn), p.place].filter(Boolean).join(', ') }))
}
/** The panels that an act's input picks, as they stand now; undefined where it picks from none. */
export async function panelsNamed(
  tx: Transaction,
  act: Pick<AnyAct, 'input'>,
  input: unknown,
): Promise<Moment['panels']> {
  const ids = idsFrom(act, input, ['panels'])
  if (!ids.length) return undefined
  return tx
    .select({ id: panels.id, heldOn: panels.heldOn, cancelledAt: panels.cancelledAt })
    .from(panels)
    .where(inArray(panels.id, ids))
}
const idsFrom = (act: Pick<AnyAct, 'input'>, input: unknown, lists: readonly string[]): string[] => {
  const names = fieldsOf(act.input).flatMap(([name, f]) => (f.from && lists.includes(f.from) ? [name] : []))
  const given = new Map(Object.entries((input as object | null) ?? {}))
  return names.map(name => String(given.get(name) ?? '')).filter(isId)
}

/** Lists of people whose members an act checks: only then are those that its input names looked up. */
const checked: readonly string[] = ['checkers', 'reviewers', 'holders', 'takers']
/** The people whom an act's input picks from such a list, with their roles now: none of whoever has left. Undefined where it picks from none. */
export async function staffNamed(
  tx: Transaction,
  act: Pick<AnyAct, 'input'>,
  input: unknown,
): Promise<StaffMember[] | undefined> {
  const ids = idsFrom(act, input, checked)
  if (!ids.length) return undefined
  return tx
    .select({
      id: people.id,
      name: people.name,
      roles: sql<
        Role[]
      >`array(select r.role from ${personRoles} r where r.person_id = people.id and r.ended_at is null)`,
    })
    .from(people)
    .where(inArray(people.id, ids))
}
