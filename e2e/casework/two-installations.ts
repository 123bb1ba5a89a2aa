import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import type { EveryActName } from '../../lib/acts/index.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { receiveBytes } from '../../lib/work/files/files.ts'
import { makeAnswerFile, makeTransferFile } from '../../lib/work/parcels/make-transfer-file.ts'
import { openParcel } from '../../lib/work/parcels/open-parcel.ts'
import { fingerprintOf } from '../../lib/work/parcels/verify.mjs'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { ownKeysIn } from '../../lib/work/transfers/outside.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** Two installations, each with a database, files and a secret of its own: what goes between them is a file, and nothing else. */

export const at = '2026-11-21T10:00:00.000Z'
export const hidden = '9 Kestrel Street'
export const spoken = 'Would a court accept the diary?'

export interface Side {
  fresh: FreshDatabase
  owner: Connection
  program: Connection
  home: string
}
interface Both {
  here: Side
  there: Side
  folder: string
  /** The case that is told here, and its exhibit. */
  ref: string
  exhibit: string
}

/** Work is done on one installation at a time: its files and its secret are where its settings say. */
export async function on<T>(side: Side, work: () => Promise<T>): Promise<T> {
  const before = { files: process.env.SPO_FILES, key: process.env.SPO_PARCEL_KEY }
  process.env.SPO_FILES = path.join(side.home, 'files')
  process.env.SPO_PARCEL_KEY = path.join(side.home, 'parcel-key')
  try {
    return await work()
  } finally {
    for (const [name, value] of [
      ['SPO_FILES', before.files],
      ['SPO_PARCEL_KEY', before.key],
    ] as const)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
}
async function install(folder: string, name: string): Promise<Side> {
  const fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  const home = path.join(folder, name)
  await mkdir(home, { recursive: true })
  return { fresh, home, owner: connect(fresh.ownerUrl, { max: 1 }), program: connect(fresh.programUrl, { max: 4 }) }
}
export const asRole = (p: Actor, role: 'administrator' | 'coordinator'): Actor => ({ ...p, roles: [...p.roles, role] })
export const calloway = asRole(cast.calloway, 'administrator')
export const prosser = asRole(cast.prosser, 'administrator')
export const garrod = asRole(asRole(cast.garrod, 'coordinator'), 'administrator')
export const wexcombe = asRole(cast.wexcombe, 'coordinator')

/** Both, for the tests of a file: made before the first of them, and gone after the last. */
export function twoInstallations(): Both {
  const both = {} as Both
  test.beforeAll(async () => {
    test.setTimeout(240_000)
    both.folder = await mkdtemp(path.join(tmpdir(), 'force-outside-'))
    both.here = await install(both.folder, 'here')
    both.there = await install(both.folder, 'there')
    for (const side of [both.here, both.there])
      for (const [who, role] of [
        [calloway, 'administrator'],
        [prosser, 'administrator'],
        [garrod, 'administrator'],
        [garrod, 'coordinator'],
        [wexcombe, 'coordinator'],
      ] as const)
        await side.owner.sql`insert into person_roles (id, force_id, person_id, role, started_at)
          values (gen_random_uuid(), ${who.forceId}, ${who.id}, ${role}, '2026-01-01')`
    Object.assign(both, await on(both.here, () => tellCase(both.here)))
  })
  test.afterAll(async () => {
    for (const side of [both.here, both.there]) {
      await side?.program.close()
      await side?.owner.close()
      await side?.fresh.drop()
    }
    await rm(both.folder, { recursive: true, force: true })
  })
  return both
}

export const act = (
  side: Side,
  actor: Actor,
  name: EveryActName,
  input: object,
  of: { ref?: string; on?: string; despite?: string; at?: string } = {},
) => on(side, () => performAsSeen({ db: side.program.db, actor, act: name, input, at, ...of }))
export const performAct = async (...args: Parameters<typeof act>) => {
  const answer = await act(...args)
  if (answer.kind !== 'done') throw new Error(`${args[2]}: ${JSON.stringify(answer)}`)
  return answer
}
export const caseOf = async (side: Side, actor: Actor, of: string) => {
  const view = await viewCase({ actor, ref: of, what: 'a test', db: side.program.db })
  if (!view) throw new Error(`${actor.name} does not see ${of}`)
  return view.file
}

/** Attaches a text to a case here as an exhibit, and gives its hash. */
export async function attachText(here: Side, ref: string, text: string): Promise<string> {
  const sent = await on(here, () => receiveBytes({ actor: calloway, ref, name: 'chat.txt' }, Buffer.from(text)))
  if (sent.kind !== 'received') throw new Error(sent.message)
  const { sha256, mediaType, bytes } = sent.receipt
  const file = { file: sha256, fileName: 'chat.txt', mediaType, bytes: String(bytes) }
  const about = {
    reference: 'LO/1',
    description: 'Messages',
    receivedAt: '2026-02-10T09:00',
    receivedFrom: 'Lucy Penhale',
  }
  await performAct(here, calloway, 'attachCaseExhibit', { ...about, ...file }, { ref, despite: 'Agreed' })
  return sha256
}

/** A case with a secret address in its texts, a question to legal services, and an exhibit. */
async function tellCase(here: Side): Promise<Pick<Both, 'ref' | 'exhibit'>> {
  const life = {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-02-09',
    defendant: { given: 'Simon', family: 'O’Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
    protectedPerson: { given: 'Lucy', family: 'Penhale' },
    relationship: 'formerPartner' as const,
    incidents: [{ on: '2026-01-20', category: 'B' as const, summary: `He rang her at ${hidden}, 🔪 “again”` }],
    pattern: 'Rings and waits for Lucy.',
  }
  const { ref } = await tellLife(here.program.db, life)
  const [person] = (await caseOf(here, calloway, ref)).protectedPersons
  await performAct(
    here,
    calloway,
    'keepConfidentialAddress',
    { kind: 'home', address: hidden, postcode: 'ZZ1 2AB' },
    { ref, on: person?.id ?? '' },
  )
  const exhibit = await attachText(here, ref, 'I know where you live\n')
  await performAct(here, calloway, 'askLegalServices', { question: spoken, orderId: '', raisedAt: '' }, { ref })
  return { ref, exhibit }
}

const bytesOf = async (stream: unknown) => Buffer.concat(await Readable.fromWeb(stream as never).toArray())
export const fileFor = async (
  side: Side,
  actor: Actor,
  of: { ref: string; id: string } | { answer: string },
  when = at,
) => {
  const made = await on(side, async () => {
    const file =
      'answer' in of
        ? await makeAnswerFile(actor, of.answer, { at: when, db: side.program.db })
        : await makeTransferFile(actor, of.ref, of.id, { at: when, db: side.program.db })
    return file.kind === 'file' ? { ...file, bytes: await bytesOf(file.stream) } : file
  })
  if (!('bytes' in made)) throw new Error(JSON.stringify(made))
  return made.bytes
}
export const open = (side: Side, actor: Actor, bytes: Uint8Array, when = at) =>
  on(side, () =>
    openParcel(actor, Readable.from([Buffer.from(bytes)], { objectMode: false }), { at: when, db: side.program.db }),
  )
export const openedId = async (side: Side, actor: Actor, bytes: Uint8Array) => {
  const opened = await open(side, actor, bytes)
  if (opened.kind !== 'offer' || !opened.id) throw new Error(JSON.stringify(opened))
  return opened.id
}
export const keysOfForce = (side: Side, actor: Actor) =>
  on(side, () => asPerson(actor, tx => ownKeysIn(tx, actor.forceId), { db: side.program.db }))
export async function addKeys(side: Side, actor: Actor, from: Side, of: Actor, more: object = {}): Promise<string> {
  const { now, force } = await keysOfForce(from, of)
  const input = {
    name: force.force,
    code: force.code,
    signKey: now.signKey,
    sealKey: now.sealKey,
    startedOn: '2026-11-01',
  }
  const added = await performAct(side, actor, 'addOutsideForce', { ...input, ...more })
  return added.created.outsideForces ?? ''
}
export async function compareKeys(side: Side, actor: Actor, id: string, from: Side, of: Actor) {
  const { now } = await keysOfForce(from, of)
  const heard = fingerprintOf(now.signKey, now.sealKey)
  await performAct(side, actor, 'compareOutsideForce', { heard, comparedWith: 'Insp. Vale, 101 ext 7' }, { on: id })
}
export const offer = {
  ...{ basis: 'defendantThere', basisWhy: 'He lives at Fenwater', contact: 'Coordinator’s desk, 101 ext 4410' },
  ...{ orderId: '', conditionIds: [], parts: ['homeAddress'], asked: '', dueOn: '' },
}
export const task = { ...offer, kind: 'other', asked: 'Find out where he sleeps', dueOn: '2026-11-28' }
/** Offers of a case what `input` says, and gives the id of the offer. */
export const offerFrom = async (side: Side, ref: string, toForceId: string, input: object, actor = calloway) =>
  (await performAct(side, actor, 'offerTransfer', { ...offer, ...input, toForceId }, { ref, despite: 'Agreed' }))
    .created.transfers ?? ''
