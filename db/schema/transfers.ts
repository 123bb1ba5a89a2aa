import { pgTable } from 'drizzle-orm/pg-core'
import type { Given } from '../../lib/case/records/given.ts'
import type { Transfer } from '../../lib/case/records/transfers.ts'
import { transferBases, transferKinds, transferStates } from '../../lib/case/reference/transfer-codes.ts'
import { ofCase } from './cases.ts'
import { code, day, frozen, id, instant, on, oneOf, ref, words } from './columns.ts'
import { forces } from './organisation.ts'
import { outsideForces } from './outside-forces.ts'

/** Cases and tasks offered to other forces of the installation: the one table of a case of which another force sees rows. */
export const transfers = pgTable(
  'transfers',
  {
    id: id(),
    ...ofCase(),
    kind: code(transferKinds).notNull(),
    /** Of the installation; null where it goes as a file. */
    toForceId: ref().references(() => forces.id),
    /** With an installation of its own: it has the offer as a file. */
    outsideId: ref().references(() => outsideForces.id),
    toForce: words().notNull(),
    fromForce: words().notNull(),
    basis: code(transferBases).notNull(),
    basisWhy: words().notNull(),
    asked: words(),
    dueOn: day(),
    contact: words().notNull(),
    given: frozen<Given>().notNull(),
    record: frozen<Transfer['record']>().notNull(),
    at: instant().notNull(),
    byId: ref().notNull(),
    state: code(transferStates).notNull(),
    answeredAt: instant(),
    answeredBy: words(),
    answer: words(),
    theirRef: words(),
    doneAt: instant(),
    outcome: words(),
    notedAt: instant(),
    revokedAt: instant(),
    revokedReason: words(),
  },
  t => [
    on('transfers_case', t.caseId),
    on('transfers_to', t.toForceId, t.at),
    on('transfers_outside', t.outsideId),
    oneOf('transfers_kind', t.kind, transferKinds),
    oneOf('transfers_basis', t.basis, transferBases),
    oneOf('transfers_state', t.state, transferStates),
  ],
)
