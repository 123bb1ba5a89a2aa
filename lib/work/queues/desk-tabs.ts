import type { Actor, Role } from '../../case/policy.ts'
import type { WaitKind } from '../../waits/projection.ts'
import { type QueueName, queues } from './all.ts'

/** The desk: what waits, by whose turn it is. A row stands where it is, and besides under “Needs you” where it is the reader's. */
export const deskTabs = {
  'needs-you': { label: 'Needs you' },
  'with-officers': { label: 'With officers' },
  'with-legal': { label: 'With legal and authorising' },
  'at-court': { label: 'At court' },
  orders: { label: 'Orders' },
  decided: { label: 'Decided this week' },
} as const
export type DeskTab = keyof typeof deskTabs
export const isDeskTab = (name: string | undefined): name is DeskTab => !!name && Object.hasOwn(deskTabs, name)

type Place = Exclude<DeskTab, 'needs-you' | 'decided'>
/** Where the things of each queue are. Drafts before a reviewer stand with whoever reviews them. */
export const placeOf: Record<QueueName, Place> = {
  breaches: 'orders',
  repeated: 'orders',
  requests: 'with-officers',
  complaints: 'with-officers',
  gaps: 'at-court',
  screening: 'with-officers',
  considered: 'with-officers',
  firstRefusals: 'with-officers',
  notStalking: 'with-officers',
  oldStandard: 'with-officers',
  overrides: 'with-officers',
  idleDrafts: 'with-officers',
  reminders: 'with-officers',
  diverted: 'with-officers',
  review: 'with-legal',
  returned: 'with-officers',
  refusals: 'with-officers',
  readyToLodge: 'at-court',
  unlisted: 'at-court',
  legal: 'with-legal',
  corrections: 'with-legal',
  samples: 'with-officers',
  notices: 'at-court',
  unserved: 'orders',
  notification: 'orders',
  checks: 'orders',
  riskReview: 'with-officers',
  ownerless: 'orders',
  leavers: 'with-officers',
  markers: 'orders',
  ending: 'orders',
  contact: 'with-officers',
  safety: 'with-officers',
  thirdParties: 'with-officers',
  criminal: 'with-officers',
  retention: 'orders',
}
/** Besides the queues: what is being written, and what is listed. */
const apart: Partial<Record<WaitKind, Place>> = { draft: 'with-officers', hearing: 'at-court' }

const queueNames = Object.keys(queues) as QueueName[]
/** Every kind of thing on the desk, with its place. */
export const placeOfKind = new Map<WaitKind, Place>([
  ...queueNames.flatMap(name => queues[name].kinds.map(kind => [kind, placeOf[name]] as const)),
  ...(Object.entries(apart) as [WaitKind, Place][]),
])
/** Kinds that wait only once they are late: their queues do not count what is late besides. */
export const onlyLate: readonly WaitKind[] = queueNames.flatMap(name =>
  queues[name].shown === 'late' ? queues[name].kinds : [],
)

/** The queues that are the work of a role, whoever the officer of the case is. */
const workOf: Record<Role, readonly QueueName[]> = {
  officer: [],
  sergeant: ['breaches', 'review'],
  coordinator: [
    ...(['breaches', 'repeated', 'requests', 'gaps', 'screening', 'diverted', 'firstRefusals', 'notStalking'] as const),
    ...(['review', 'refusals', 'ownerless', 'leavers'] as const),
  ],
  civilOrders: ['gaps', 'readyToLodge', 'unlisted', 'notices', 'unserved'],
  legal: ['review', 'legal', 'readyToLodge'],
  authorising: ['review'],
  compliance: ['breaches', 'notification', 'checks', 'ownerless'],
  supervisor: ['complaints', 'overrides', 'breaches', 'repeated', 'ownerless', 'leavers'],
  administrator: [],
  auditor: [],
  controlRoom: [],
}
export const kindsOfWork = (actor: Pick<Actor, 'roles'>): WaitKind[] => [
  ...new Set(actor.roles.flatMap(role => workOf[role]).flatMap(name => queues[name].kinds)),
]
/** Whose day is set by statute or by a court: only these are ever red. */
export const legalKinds: readonly WaitKind[] = [
  'notification',
  'hearing',
  'hearsayNotice',
  'crossExaminationNotice',
  'summonsAgain',
  'hearingAgain',
  'gap',
  'orderEnding',
  'conditionEnding',
]
