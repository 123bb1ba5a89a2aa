import { asc, desc, eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { linkageWeights, recordsSystems, reportImports, reportRejects } from '../../../db/schema/reports.ts'
import type { Actor } from '../../case/policy.ts'
import { storedWeights } from '../../pattern/linkage/stored-weights.ts'
import { type WeightLine, weightLines } from '../../pattern/linkage/weights.ts'
import { look } from '../case/view-case.ts'
import { namesOf } from '../lists/names.ts'
import { weightsInUse } from './held-index.ts'
import { workWaiting } from './names-view.ts'

export type Import = typeof reportImports.$inferSelect & { by: string }

async function withNames(tx: Transaction, rows: (typeof reportImports.$inferSelect)[]): Promise<Import[]> {
  const names = await namesOf(
    tx,
    rows.map(r => r.byId),
  )
  const systems = rows.some(r => r.systemId)
    ? await tx.select({ id: recordsSystems.id, name: recordsSystems.name }).from(recordsSystems)
    : []
  return rows.map(r => ({
    ...r,
    by: (r.byId ? names.get(r.byId) : systems.find(s => s.id === r.systemId)?.name) ?? 'Someone who has left',
  }))
}

/** The latest imports of the force, the newest first. */
export const importsOf = (actor: Actor, options: { db?: Database } = {}): Promise<Import[]> =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at the imports of crime reports' },
    async tx => withNames(tx, await tx.select().from(reportImports).orderBy(desc(reportImports.startedAt)).limit(50)),
    options,
  )

export interface ImportView {
  import: Import
  rejects: (typeof reportRejects.$inferSelect)[]
  rejectedInAll: number
}
const shown = 500

/** One import with the rows that were not read, or not wholly. */
export const importView = (
  actor: Actor,
  id: string,
  options: { db?: Database } = {},
): Promise<ImportView | undefined> =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at an import of crime reports', detail: { import: id } },
    async tx => {
      const [found] = await withNames(tx, await tx.select().from(reportImports).where(eq(reportImports.id, id)))
      if (!found) return undefined
      const [rejects, [count]] = await Promise.all([
        tx
          .select()
          .from(reportRejects)
          .where(eq(reportRejects.importId, id))
          .orderBy(asc(reportRejects.line))
          .limit(shown),
        tx.select({ n: sql<number>`count(*)::int` }).from(reportRejects).where(eq(reportRejects.importId, id)),
      ])
      return { import: found, rejects, rejectedInAll: count?.n ?? 0 }
    },
    options,
  )

export interface WeightsView {
  lines: WeightLine[]
  /** That they are being learnt again, where somebody asked for it. */
  waiting: string[]
  learntAt: string | null
  reports: number
  by: string | null
}
/** The weights in use, and when they were learnt. */
export const weightsView = (actor: Actor, options: { db?: Database } = {}): Promise<WeightsView> =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at the weights of the linkage' },
    async tx => {
      const { weights, learnt } = await weightsInUse(tx)
      const [row] = await tx.select().from(linkageWeights).orderBy(desc(linkageWeights.learntAt)).limit(1)
      const fits = learnt && row && storedWeights.safeParse(row.weights).success
      const names = await namesOf(tx, [row?.byId ?? null])
      return {
        lines: weightLines(weights),
        waiting: await workWaiting(tx, 'learn'),
        learntAt: fits ? row.learntAt : null,
        reports: fits ? row.reports : 0,
        by: fits && row.byId ? (names.get(row.byId) ?? null) : null,
      }
    },
    options,
  )
