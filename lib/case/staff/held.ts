import type { CaseFile, Collection, Patch } from '../case.ts'
import type { Moment } from '../moment.ts'
import { add, set } from '../patch.ts'
import { type Role, roles } from '../policy.ts'
import type { Id } from '../records/id.ts'
import { applicationStatus } from '../reference/status.ts'
import type { CalendarDate } from '../time/calendar.ts'
import { inForceSpans, joinSpans } from '../views/in-force-spans.ts'
import { givenWork, reviewerOf } from './given.ts'

/**
 * What stands under the name of a person on a case and would be nobody’s once they left. The one list of it: rows that wait,
 * the form of somebody who leaves and the act that gives it to another read it.
 */

export const heldKinds = {
  officer: { label: 'Officer in the case', one: 'case', many: 'cases', takers: ['officer', 'sergeant'] },
  reviews: {
    label: 'Reviews given by name',
    one: 'review',
    many: 'reviews',
    takers: ['sergeant', 'coordinator', 'legal', 'authorising'],
  },
  orders: { label: 'Orders owned', one: 'order', many: 'orders', takers: ['officer', 'compliance'] },
  checks: {
    label: 'Conditions to check',
    one: 'condition to check',
    many: 'conditions to check',
    takers: ['officer', 'compliance'],
  },
  offenders: {
    label: 'Offender manager',
    one: 'offender managed',
    many: 'offenders managed',
    takers: ['officer', 'compliance'],
  },
  actions: { label: 'Agreed actions', one: 'agreed action', many: 'agreed actions', takers: null },
  enquiries: { label: 'Lines of enquiry', one: 'line of enquiry', many: 'lines of enquiry', takers: null },
  reminders: { label: 'Their own reminders', one: 'reminder', many: 'reminders', takers: null },
} as const satisfies Record<string, { label: string; one: string; many: string; takers: readonly Role[] | null }>
export type HeldKind = keyof typeof heldKinds
export const heldKindNames = Object.keys(heldKinds) as HeldKind[]
export const isHeldKind = (name: string): name is HeldKind => Object.hasOwn(heldKinds, name)
/** Whoever holds one of these may be given something that another held. */
export const takerRoles: readonly Role[] = givenWork.held.roles
/** Whether somebody with these roles may take what is of this kind. */
export const mayTake = (kind: HeldKind, held: readonly Role[]): boolean =>
  (heldKinds[kind].takers ?? takerRoles).some(role => held.includes(role))
/** Why somebody may not take what is of this kind. */
export const notTheirs = (kind: HeldKind, name: string | undefined): string => {
  const words = (heldKinds[kind].takers ?? takerRoles).map(role => roles[role].label.toLowerCase()).join(' or ')
  return `${heldKinds[kind].label}: select somebody who is ${words}. ${name ?? 'This person'} is not`
}
export const countsOf = (all: readonly { kind: HeldKind; n?: number }[]): Map<HeldKind, number> => {
  const counts = new Map<HeldKind, number>()
  for (const { kind, n = 1 } of all) counts.set(kind, (counts.get(kind) ?? 0) + n)
  return counts
}
export const heldInWords = (counts: ReadonlyMap<HeldKind, number>): string[] =>
  heldKindNames.flatMap(kind => {
    const n = counts.get(kind) ?? 0
    return n ? [`${n} ${n === 1 ? heldKinds[kind].one : heldKinds[kind].many}`] : []
  })

export const heldReads = [
  ...(['agreedActions', 'applications', 'defendants', 'enquiries', 'orderConditions', 'orderVersions'] as const),
  ...(['orders', 'reminders'] as const),
] as const satisfies readonly Collection[]
type Held = CaseFile<(typeof heldReads)[number]>

export interface Holding {
  kind: HeldKind
  personId: Id
  /** The last day on which it is held, where one is known. */
  until: CalendarDate | null
  /** What gives it to another; to nobody by name where they may not have it. */
  take: (to: { id: Id; roles: readonly Role[] }, m: Moment) => Patch
}

/** Everything on an open case that is somebody’s by name. */
export function holdingsOf(file: Held): Holding[] {
  if (file.case.status !== 'open') return []
  const all: (Omit<Holding, 'personId' | 'until'> & { personId: Id | null; until?: CalendarDate | null })[] = [
    { kind: 'officer', personId: file.case.officerId, take: to => [{ in: 'case', set: { officerId: to.id } }] },
    ...file.applications.map(a => ({
      kind: 'reviews' as const,
      personId: reviewerOf(a),
      // Whoever is of another tier, or wrote some of it, does not decide it: then it is the tier’s, and nobody’s by name.
      take: (to: { id: Id; roles: readonly Role[] }) => {
        const { tier } = applicationStatus(a.status)
        const fits = tier && to.roles.includes(tier) && a.startedById !== to.id && !a.writtenByIds.includes(to.id)
        return [set('applications', a.id, fits ? { reviewerId: to.id } : { reviewerId: null, reviewerTier: null })]
      },
    })),
    ...file.orders.flatMap(o => {
      const spans = joinSpans(inForceSpans(o, file))
      const until = spans.at(-1)?.to ?? null
      if (!spans.length) return []
      return [
        {
          kind: 'orders' as const,
          personId: o.ownerId,
          until,
          take: (to: { id: Id }) => [set('orders', o.id, { ownerId: to.id })],
        },
        ...file.orderConditions
          .filter(c => c.orderId === o.id && c.toVersion === null)
          .map(c => ({
            kind: 'checks' as const,
            personId: c.checkerId,
            until,
            take: (to: { id: Id }) => [set('orderConditions', c.id, { checkerId: to.id })],
          })),
      ]
    }),
    ...file.defendants.map(d => ({
      kind: 'offenders' as const,
      personId: d.offenderManagerId,
      take: (to: { id: Id }) => [set('defendants', d.id, { offenderManagerId: to.id })],
    })),
    ...file.agreedActions
      .filter(a => !a.doneOn)
      .map(a => ({
        kind: 'actions' as const,
        personId: a.ownerId,
        take: (to: { id: Id }) => [set('agreedActions', a.id, { ownerId: to.id })],
      })),
    ...file.enquiries
      .filter(e => !e.doneOn)
      .map(e => ({
        kind: 'enquiries' as const,
        personId: e.ownerId,
        take: (to: { id: Id }) => [set('enquiries', e.id, { ownerId: to.id })],
      })),
    // A reminder says who set it, and stays so: whoever takes it over has one of their own.
    ...file.reminders
      .filter(r => !r.doneAt)
      .map(r => ({
        kind: 'reminders' as const,
        personId: r.byId,
        take: (to: { id: Id }, m: Moment) => [
          set('reminders', r.id, { doneAt: m.at }),
          add('reminders', { id: m.newId(), onDay: r.onDay, note: r.note, doneAt: null, at: m.at, byId: to.id }),
        ],
      })),
  ]
  return all.flatMap(({ personId, until = null, ...rest }) => (personId ? [{ ...rest, personId, until }] : []))
}
/** What one person still holds on a day. */
export const heldBy = (file: Held, personId: Id, today: CalendarDate): Holding[] =>
  holdingsOf(file).filter(h => h.personId === personId && (h.until === null || h.until >= today))
