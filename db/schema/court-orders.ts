import { pgTable, real } from 'drizzle-orm/pg-core'
import { otherOrderKinds } from '../../lib/case/reference/codes/orders.ts'
import { type CourtLetter, courtOrderStates } from '../../lib/case/reference/court-orders.ts'
import { sheetStates } from '../../lib/case/reference/sheet-states.ts'
import { cases } from './cases.ts'
import { code, day, frozen, id, instant, list, on, oneOf, ref, whole, words } from './columns.ts'
import { teams } from './organisation.ts'

/** What somebody sent of orders of courts: read and looked at, then queued, left or undone. */
export const courtUploads = pgTable(
  'court_uploads',
  {
    id: id(),
    forceId: ref().notNull(),
    fileName: words().notNull(),
    fileSha256: words().notNull(),
    state: code(sheetStates).notNull(),
    rows: frozen<CourtLetter[]>().notNull(),
    orders: whole().notNull().default(0),
    readAt: instant().notNull(),
    /** A person, or a system. */
    byId: ref().notNull(),
    endedAt: instant(),
    endedById: ref(),
    reason: words(),
  },
  t => [on('court_uploads_force', t.forceId, t.readAt), oneOf('court_uploads_state', t.state, sheetStates)],
)
/** An order that a court sent: its words, what was read out of them, and where it was recorded. */
export const courtOrders = pgTable(
  'court_orders',
  {
    id: id(),
    forceId: ref().notNull(),
    uploadId: ref().notNull(),
    name: words().notNull(),
    fileSha256: words().notNull(),
    state: code(courtOrderStates).notNull(),
    letter: frozen<CourtLetter>().notNull(),
    kind: code(otherOrderKinds),
    /** Its number without spaces and signs: orders of one number follow each other. */
    number: words(),
    madeOn: day(),
    textHash: words().notNull(),
    /** The earlier order that it changes. */
    followsId: ref(),
    receivedAt: instant().notNull(),
    byId: ref().notNull(),
    caseId: ref().references(() => cases.id),
    pairId: ref(),
    reason: words(),
    decidedAt: instant(),
    decidedById: ref(),
  },
  t => [
    on('court_orders_state', t.forceId, t.state, t.receivedAt, t.id),
    on('court_orders_upload', t.uploadId),
    on('court_orders_text', t.forceId, t.textHash),
    on('court_orders_number', t.forceId, t.number),
    on('court_orders_case', t.caseId),
    on('court_orders_pair', t.pairId),
    oneOf('court_orders_state', t.state, courtOrderStates),
    oneOf('court_orders_kind', t.kind, otherOrderKinds),
  ],
)
export const courtOrderSides = ['both', 'defendant'] as const
/** Whom an order is likely about: a case, a pair of crime reports, or the team to ring where the case is restricted. */
export const courtOrderMatches = pgTable(
  'court_order_matches',
  {
    id: id(),
    forceId: ref().notNull(),
    orderId: ref()
      .notNull()
      .references(() => courtOrders.id, { onDelete: 'cascade' }),
    caseId: ref().references(() => cases.id),
    caseRef: words(),
    pairId: ref(),
    ringTeamId: ref().references(() => teams.id),
    sides: code(courtOrderSides).notNull(),
    score: real().notNull(),
    why: list().notNull(),
    foundAt: instant().notNull(),
  },
  t => [
    on('court_order_matches_order', t.orderId),
    on('court_order_matches_case', t.caseId),
    oneOf('court_order_matches_sides', t.sides, courtOrderSides),
  ],
)
