import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { type Actor, scopeFor } from '../../case/policy.ts'
import type { MeasureId } from '../../measures/measures.ts'
import { districtOn } from '../counting/placed.ts'
import { codesInText } from '../lists/codes.ts'
import { factsOfMeasure, type Taking } from './measure-facts.ts'

/** What is counted for this person: every district, or those of their teams. */
export const wholeOf = (actor: Actor): string =>
  scopeFor(actor, 'seeMeasures') === 'force' ? 'All districts' : 'Your districts'
export const districtScope = (actor: Actor): SQL =>
  scopeFor(actor, 'seeMeasures') === 'force'
    ? sql`true`
    : actor.teamIds.length
      ? sql`d.id in (select t.district_id from teams t where t.id in ${actor.teamIds})`
      : sql`false`

/** A measure's rows, of every case of the districts that the actor answers for: also of those that are closed to them. */
export const inDistricts = (actor: Actor, id: MeasureId, taking: Taking): SQL => sql`
  select i.*, d.id as district_id, d.name as district, tm.name as team
  from (${factsOfMeasure(id, taking)}) i
  join teams tm on tm.id = i.team_id join districts d on d.id = ${districtOn(sql`i.on_day`)}
  where ${districtScope(actor)}`

/**
 * For the rest of this transaction what is counted of restricted cases is seen too: of them come numbers and nothing else. What is
 * counted is the whole of a table, which PostgreSQL takes for a row or two behind row-level security, and would join row by row.
 */
export const countAll = (tx: Transaction) =>
  tx.execute(sql`select set_config('spo.counting', 'on', true), set_config('enable_nestloop', 'off', true)`)

/** The name of a measure in a statement’s text. */
export const nameOf = (id: MeasureId): SQL => sql`${codesInText([id])}::text`
