import { sql } from 'drizzle-orm'
import { index, pgTable } from 'drizzle-orm/pg-core'
import type { PackDefinition, ReleasedCell } from '../../lib/measures/packs.ts'
import { flag, frozen, id, instant, on, ref, words } from './columns.ts'
import { people } from './organisation.ts'

/** What was given to whom: the figures exactly as they left, and the definition that made them. Rows are added and never changed. */
export const releases = pgTable(
  'releases',
  {
    id: id(),
    forceId: ref().notNull(),
    at: instant().notNull(),
    byId: ref()
      .notNull()
      .references(() => people.id),
    toWhom: words().notNull(),
    /** The number of the request, or why it was given. */
    reference: words(),
    /** Whether it left the force: what stays inside withholds nothing. */
    isOutside: flag().notNull(),
    /** Under which name the definition is remembered; null where it is not. */
    remembered: words(),
    definition: frozen<PackDefinition>().notNull(),
    /** Every figure given, and every one withheld. */
    cells: frozen<ReleasedCell[]>().notNull(),
    sha256: words().notNull(),
  },
  t => [
    on('releases_force', t.forceId, t.at),
    index('releases_remembered').on(t.forceId, t.remembered).where(sql`${t.remembered} is not null`),
  ],
)
