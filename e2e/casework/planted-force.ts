import { randomUUID } from 'node:crypto'
import { getTableColumns } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { connect } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { forces } from '../../db/schema/organisation.ts'
import type { ForceActName } from '../../lib/acts/force/force.ts'
import type { ForceCollection, ForceFile } from '../../lib/case/force.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { forceTables } from '../../lib/work/pipeline/persist-force.ts'
import { firstDone } from '../rules/acts/every-force-act.ts'

/** The force on which the rules do every act, put into a database as it stands: for each act one of its own. */

export interface ForceDoubling {
  act: ForceActName
  file: ForceFile
  actor: Actor
  on: string | undefined
  input: object
  /** What the rules question of it before anybody does it. */
  shown: string[]
}
const collections = Object.keys(forceTables) as ForceCollection[]
export const at = '2026-05-12T11:30:00.000Z'
const ids = /00000000-0000-4000-8000-([0-9a-f]{12})/g

/** An act as the rules did it, in a force that nobody else has; none where what it does adds no record and opens no case. */
export function forceDoublingOf(name: ForceActName, n: number): ForceDoubling[] {
  const once = firstDone(name)
  if (!once) throw new Error(`${name} was never done`)
  const { whole, on, actor, input, done } = once
  if (!done.opens && !done.patch.some(c => 'add' in c)) return []
  const text = JSON.stringify({ file: whole, actor, on, input })
    .replace(ids, (_, last) => `${String(n).padStart(8, '0')}-0000-4000-8000-${last}`)
    .replaceAll('@force.example.org', `@force${n}.example.org`)
    .replaceAll('MA-2026-00003', `MA-2026-${70_000 + n}`)
  const own = JSON.parse(text) as Omit<ForceDoubling, 'act' | 'shown'>
  // A change of a crime comes from a records system, whose row names it.
  const [system] = own.file.recordsSystems
  if (name === 'takeRecordsChange' && system) own.actor.id = system.id
  const shown = done.warnings.map(w => w.message)
  return [{ act: name, ...own, on: own.on === own.file.force.id ? undefined : own.on, shown }]
}

/** Of a column that must have a value, one that says nothing. */
function blankOf(column: PgColumn, forceId: string): unknown {
  const [first] = column.enumValues ?? []
  if (first) return first
  const type = column.getSQLType()
  if (type.endsWith('[]')) return []
  if (type === 'uuid') return forceId
  if (type === 'boolean') return false
  if (type === 'jsonb') return {}
  if (type === 'date') return at.slice(0, 10)
  if (type.startsWith('timestamp')) return at
  return type === 'text' ? '' : 0
}
function rowIn(table: PgTable, record: object, forceId: string) {
  const given: Record<string, unknown> = { forceId, ...record }
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).flatMap(([name, column]) => {
      const value = given[name]
      if (value !== undefined && !(value === null && column.notNull)) return [[name, value]]
      return column.notNull && !column.hasDefault ? [[name, blankOf(column, forceId)]] : []
    }),
  )
}

/** The rows of a kind as they are kept, where that differs from how an act reads them. */
const keptAs: { [C in ForceCollection]?: (file: ForceFile, actor: Actor) => object[] } = {
  personRoles: (file, { id, roles }) => [
    ...file.personRoles,
    ...roles.map(role => ({ id: randomUUID(), personId: id, role, startedAt: at })),
  ],
  // No two systems share a token.
  recordsSystems: file => file.recordsSystems.map(s => ({ ...s, tokenHash: s.id })),
  // Of the others an act reads only what it names.
  crimeReports: file => [
    ...file.crimeReports,
    ...[...new Set(file.pairReports.map(m => m.reportRef))]
      .filter(ref => !file.crimeReports.some(r => r.ref === ref))
      .map(ref => ({ id: randomUUID(), ref })),
  ],
  // What another force of this installation offers is its own; what one outside offers is kept as what arrived.
  transfersIn: file =>
    file.transfersIn.filter(t => !t.file).map(t => ({ ...t, forceId: randomUUID(), toForceId: file.force.id })),
  arrivals: file => [...file.arrivals, ...file.transfersIn.flatMap(t => (t.file ? [{ ...t, ...t.file }] : []))],
}
/** All these forces in one statement for each table, past the keys and the walls, which what is done to them then meets. */
export async function plantForces(ownerUrl: string, doublings: readonly ForceDoubling[]) {
  const { db, close } = connect(ownerUrl, { max: 1 })
  try {
    await db.transaction(async tx => {
      await tx.execute('set local session_replication_role = replica')
      await tx
        .insert(forces)
        .values(
          doublings.map(({ file: { force } }, n) => ({ ...force, code: `F${n}`, settings: force.settings as never })),
        )
      await tx
        .insert(cases)
        .values(
          doublings.flatMap(({ file: { force, namedCase, teams } }) =>
            namedCase ? [rowIn(cases, { ...namedCase, teamId: teams[0]?.id, status: 'open' }, force.id) as never] : [],
          ),
        )
      for (const name of collections) {
        const table = forceTables[name] as PgTable
        const rows = doublings.flatMap(d =>
          (keptAs[name]?.(d.file, d.actor) ?? d.file[name]).map(r => rowIn(table, r, d.file.force.id)),
        )
        const width = Object.keys(getTableColumns(table)).length
        const most = Math.floor(60_000 / width)
        for (let i = 0; i < rows.length; i += most) await tx.insert(table).values(rows.slice(i, i + most) as never)
      }
    })
  } finally {
    await close()
  }
}
