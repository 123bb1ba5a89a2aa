import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../../db/client.ts'
import { type eventKinds, events } from '../../../db/schema/events.ts'
import type { About } from '../../acts/act/act.ts'
import type { EveryActName } from '../../case/act-names.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { addRows } from './add-rows.ts'
import { searchKept } from './kept-searches.ts'

/** What is recorded besides the acts: looking, searching, taking out, signing in and out. `disposeCaseRecord` is the owner’s, in SQL. */
export type LookName = keyof typeof lookLabels
export const lookLabels = {
  view: 'Looked',
  signIn: 'Signed in',
  signOut: 'Signed out',
  signOutEverywhere: 'Signed out everywhere',
  failedSignIn: 'Failed to sign in',
  foundRestricted: 'Came to a restricted case',
  toldAtDoor: 'Was told at the door that a breach is recorded',
  reportOfRestricted: 'Crime report about the defendant of a restricted case',
  seeRecord: 'Looked at the record',
  checkRecord: 'Checked the record',
  disposeArrivals: 'Disposed of files of offers',
  disposeCourtOrders: 'Disposed of orders of courts',
  disposeCaseRecord: 'Disposed of the record of a case',
  setUpForce: 'Set up force',
  nameRows: 'Named what stands',
  calendar: 'Calendar',
  deadlines: 'Deadlines',
  download: 'Download',
  heldBack: 'Held back',
  readQueue: 'Read queue',
  readAlarms: 'Read alarms',
  readPanels: 'Read panels',
  readPanel: 'Read a panel',
  readEntries: 'Read log entries',
  orderFeed: 'Read changes of orders',
  readOverrides: 'Read warnings accepted',
  readSamples: 'Read samples drawn',
  readExemplars: 'Read exemplars',
  searchCases: 'Search cases',
  searchDuplicates: 'Search duplicates',
  seeRegister: 'See register',
  seeReports: 'See reports',
  seeOrderImport: 'See a list of orders',
  seeTransfer: 'See what another force offers',
  seePeopleImport: 'See a list of people',
  seeCourtOrders: 'See orders sent by courts',
  seeMeasures: 'See measures',
  exportMeasures: 'Export measures',
  exportSubject: 'Took out what is held on a person',
  viewCard: 'View card',
  searchCalls: 'Search for a call',
} as const

export interface Recorded {
  kind: (typeof eventKinds)[number]
  subject: { kind: 'case' | 'force'; id: string }
  act: EveryActName | LookName
  sentence: string
  at: Instant
  record?: { kind: About; id: string } | undefined
  from?: string | null | undefined
  to?: string | null | undefined
  detail?: Record<string, unknown>
  despite?: string | null | undefined
  once?: string | undefined
}

/** Writes one line of the record, in the transaction of what it records. Called by `perform` and `view-case` alone. */
export async function recordEvent(
  tx: Transaction,
  actor: Pick<Actor, 'name' | 'roles' | 'forceId' | 'system' | 'program'> & { id: string | null },
  e: Recorded,
) {
  const line: typeof events.$inferInsert = {
    id: randomUUID(),
    forceId: actor.forceId,
    kind: e.kind,
    subjectKind: e.subject.kind,
    subjectId: e.subject.id,
    caseId: e.subject.kind === 'case' ? e.subject.id : null,
    act: e.act,
    recordKind: e.record?.kind ?? null,
    recordId: e.record?.id ?? null,
    actorId: actor.system || actor.program ? null : actor.id,
    actorName: actor.name,
    actorRoles: [...actor.roles],
    fromStatus: e.from ?? null,
    toStatus: e.to ?? null,
    detail: await keptDetail(tx, e),
    sentence: e.sentence,
    despite: e.despite ?? null,
    at: e.at,
    once: e.once ?? null,
  }
  await addRows(tx, events, [line])
}

/** What was typed into a search is kept without the addresses in it that are kept secret; so is what was searched before a case was opened. */
const keptDetail = async (tx: Transaction, { kind, act, detail = {} }: Recorded) =>
  kind === 'search'
    ? searchKept(tx, detail)
    : act === 'openCase'
      ? { ...detail, ...(await searchKept(tx, { searched: detail.searched })) }
      : detail
