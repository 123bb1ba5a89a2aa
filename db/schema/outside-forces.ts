import { pgTable, unique } from 'drizzle-orm/pg-core'
import type { Given } from '../../lib/case/records/given.ts'
import type { Transfer } from '../../lib/case/records/transfers.ts'
import { transferBases, transferKinds, transferStates } from '../../lib/case/reference/transfer-codes.ts'
import { code, day, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'

/** Forces with an installation of their own, by their keys. Other keys of the same force are another row. */
export const outsideForces = pgTable(
  'outside_forces',
  {
    id: id(),
    forceId: ref().notNull(),
    name: words().notNull(),
    code: words().notNull(),
    signKey: words().notNull(),
    sealKey: words().notNull(),
    startedOn: day().notNull(),
    endedOn: day(),
    endedReason: words(),
    addedAt: instant().notNull(),
    addedById: ref().notNull(),
    comparedAt: instant(),
    comparedById: ref(),
    comparedWith: words(),
  },
  t => [on('outside_forces_force', t.forceId, t.name), unique('outside_forces_key').on(t.forceId, t.signKey)],
)

/** New keys of a force for itself: of the one secret of the installation, by their number. */
export const ownKeys = pgTable(
  'own_keys',
  {
    id: id(),
    forceId: ref().notNull(),
    number: whole().notNull(),
    madeAt: instant().notNull(),
    byId: ref().notNull(),
    reason: words().notNull(),
  },
  t => [unique('own_keys_number').on(t.forceId, t.number)],
)

/** Cases and tasks that a force outside offers in a file that was opened here, and what was answered. */
export const arrivals = pgTable(
  'arrivals',
  {
    id: id(),
    forceId: ref().notNull(),
    outsideId: ref()
      .notNull()
      .references(() => outsideForces.id),
    /** The offer by its id there: one is taken once, however often its file is opened. */
    offerId: ref().notNull(),
    /** The case there. */
    caseRef: words().notNull(),
    kind: code(transferKinds).notNull(),
    fromForce: words().notNull(),
    toForce: words().notNull(),
    basis: code(transferBases).notNull(),
    basisWhy: words().notNull(),
    asked: words(),
    dueOn: day(),
    contact: words().notNull(),
    given: frozen<Given>().notNull(),
    record: frozen<Transfer['record']>().notNull(),
    at: instant().notNull(),
    state: code(transferStates).notNull(),
    answeredAt: instant(),
    answeredBy: words(),
    answer: words(),
    theirRef: words(),
    doneAt: instant(),
    outcome: words(),
    notedAt: instant(),
    openedAt: instant().notNull(),
    openedById: ref().notNull(),
    /** Of the file as it came. */
    fileHash: words().notNull(),
    /** The end of the record of the case there, as that force signed it. */
    recordHead: words(),
    /** Exhibits that came with it, by their hashes: removed with it where nothing else names them. */
    came: list().notNull(),
    revokedAt: instant(),
    revokedReason: words(),
  },
  t => [
    unique('arrivals_offer').on(t.forceId, t.offerId),
    on('arrivals_force', t.forceId, t.at),
    on('arrivals_outside', t.outsideId),
    oneOf('arrivals_kind', t.kind, transferKinds),
    oneOf('arrivals_basis', t.basis, transferBases),
    oneOf('arrivals_state', t.state, transferStates),
  ],
)
