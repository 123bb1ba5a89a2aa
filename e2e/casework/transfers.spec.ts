import { expect, test } from '@playwright/test'
import type postgres from 'postgres'
import { type Connection, connect } from '../../db/client.ts'
import type { EveryActName } from '../../lib/acts/index.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, forces, seedCast, teams } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { waitsOn } from '../../lib/work/lists/waits.ts'
import { readOrders } from '../../lib/work/order-imports/order-imports.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { offersWaiting, transfersIn, viewTransferIn } from '../../lib/work/transfers/incoming.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { sourceOf } from '../rules/exports/export-source.ts'

/** S08 and S27 between forces of one installation: each sees what it was given, and the database holds the rest back. */

test.describe.configure({ mode: 'serial' })
const at = '2026-11-21T10:00:00.000Z'
const asCoordinator = (p: Actor): Actor => ({ ...p, roles: [...p.roles, 'coordinator'] })
const garrod = asCoordinator(cast.garrod)
const wexcombe = asCoordinator(cast.wexcombe)
let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
  for (const { id, forceId } of [garrod, wexcombe])
    await owner.sql`insert into person_roles (id, force_id, person_id, role, started_at)
      values (gen_random_uuid(), ${forceId}, ${id}, 'coordinator', '2026-01-01')`
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const act = (
  actor: Actor,
  name: EveryActName,
  input: object,
  of: { ref?: string; on?: string; despite?: string } = {},
) => performAsSeen({ db: program.db, actor, act: name, input, at, ...of })
const performAct = async (...args: Parameters<typeof act>) => {
  const answer = await act(...args)
  if (answer.kind !== 'done') throw new Error(`${args[1]}: ${JSON.stringify(answer)}`)
  return answer
}
const as = <T>(who: Actor, work: (sql: postgres.TransactionSql) => Promise<T>) =>
  program.sql.begin(async sql => {
    await sql`select set_config('spo.force', ${who.forceId}, true), set_config('spo.actor', ${who.id}, true)`
    return work(sql)
  })
const refOf = async (family: string) =>
  String(
    (
      await owner.sql`select c.ref from cases c join defendants d on d.case_id = c.id where d.family_name = ${family} order by c.ref limit 1`
    )[0]?.ref,
  )
const offer = {
  basis: 'defendantThere',
  basisWhy: 'He lives at Fenwater',
  contact: 'Coordinator’s desk, 101 ext 4410',
  conditionIds: [],
  parts: ['homeAddress'],
}
const caseOf = async (actor: Actor, ref: string) => {
  const view = await viewCase({ actor, ref, what: 'a test', db: program.db })
  if (!view) throw new Error(`${actor.name} does not see ${ref}`)
  return view.file
}

const opening = {
  relationship: 'formerPartner',
  protectedRole: 'victim',
  support: 'supports',
  reportedOn: '2026-09-30',
}
/** S08: an order of Marlshire against a man who lives in Severnvale. */
async function crossForce(): Promise<string> {
  const list = `Surname,Forename,Date of birth,Address,Protected person,Order type,Court,Date made,Expiry date,Date served,Conditions
Brathwaite,Owen,14/04/1984,18 Castle Parade,Grace Tinsley,Full,Aldermere Magistrates’ Court,11/05/2026,10/05/2031,11/05/2026,"1. You must not contact the protected person. 2. You must hand over each phone that you have when asked."`
  const read = await readOrders(
    cast.calloway,
    { name: 'live.csv', sha256: 'a'.repeat(64), source: sourceOf(list) },
    { at, db: program.db },
  )
  if (read.kind !== 'read') throw new Error(read.message)
  const team = { teamId: teams.stalkingCoordination.id, ownerId: '', leaveOut: [] }
  await performAct(cast.calloway, 'takeOrderSheet', team, { on: read.importId })
  return refOf('Brathwaite')
}
const hisFlat = '12 Larch Close'
/** S27: the defendant works for the force, and few may open the case. Where he lives now is kept secret. */
async function openRestrictedCase(): Promise<string> {
  const { ref } = await performAct(garrod, 'openCase', {
    ...opening,
    givenNames: 'Rosalind',
    familyName: 'Tarrow',
    protectedGivenNames: 'Neil',
    protectedFamilyName: 'Farraday',
    teamId: teams.eastwoldProtection.id,
    searched: 'Tarrow',
  })
  await performAct(
    garrod,
    'logIncident',
    {
      dateKind: 'exact',
      happenedOn: '2026-10-02',
      category: 'A',
      direction: 'toProtected',
      targetIds: [],
      targetOther: 'Neil Farraday',
      summary: `Drove past his home at ${hisFlat} at night`,
      source: 'victim',
    },
    { ref },
  )
  const [farraday] = (await caseOf(garrod, ref)).protectedPersons
  const flat = { kind: 'home', address: hisFlat, postcode: 'ZZ2 8FF' }
  await performAct(garrod, 'keepConfidentialAddress', flat, { ref, on: farraday?.id ?? '' })
  await performAct(garrod, 'restrictCase', { reason: 'She works in the control room', people: [] }, { ref })
  return ref
}

let marlshire: string
test('S08: a check is offered to the other force, refused with its reason, offered again, accepted, done and noted', async () => {
  marlshire = await crossForce()
  const file = await caseOf(cast.calloway, marlshire)
  const order = file.orders.find(o => o.kind === 'full')
  if (!order) throw new Error('S08 has no order')
  const asks = {
    ...offer,
    kind: 'check',
    toForceId: forces.severnvale.id,
    orderId: order.id,
    asked: 'Visit him and see which devices he has',
    dueOn: '2026-11-28',
  }
  const first = await performAct(cast.calloway, 'offerTransfer', asks, { ref: marlshire })
  expect(first.sentence).toMatch(/^Offered a check of conditions to Severnvale/)
  const on = first.created.transfers ?? ''
  const waits = () => asPerson(cast.calloway, tx => waitsOn(tx, file.case.id), { db: program.db })
  expect((await waits()).filter(w => w.kind === 'transferOut')).toHaveLength(1)

  // What they see is what was given: nothing else of the case, and no third force sees any of it.
  expect(await asPerson(cast.prosser, offersWaiting, { db: program.db })).toBe(1)
  const seen = await viewTransferIn(cast.prosser, on, program.db)
  expect(seen).toMatchObject({
    kind: 'check',
    fromForce: forces.marlshire.name,
    state: 'offered',
    record: [],
    given: { task: { order: { ref: order.ref }, protectedNames: [], defendant: { identifiers: [] } } },
  })
  expect(seen?.given.task?.conditions.length).toBeGreaterThan(0)
  expect(JSON.stringify(seen)).not.toContain('Tinsley')
  expect(await viewCase({ actor: cast.prosser, ref: marlshire, what: 'a test', db: program.db })).toBeUndefined()
  for (const other of [garrod, wexcombe, cast.desouza])
    expect(await viewTransferIn(other, on, program.db)).toBeUndefined()

  expect((await performAct(cast.prosser, 'refuseTransfer', { reason: 'No officer is free' }, { on })).sentence).toBe(
    `Refused a check of conditions under order ${order.ref} from ${forces.marlshire.name}: No officer is free`,
  )
  expect(await act(cast.prosser, 'acceptTransferTask', {}, { on })).toMatchObject({ kind: 'refused' })
  const noted = await performAct(cast.calloway, 'noteTransfer', {}, { ref: marlshire, on })
  expect(noted.sentence).toContain('Severnvale Police refused a check of conditions')
  expect(noted.sentence).toContain('No officer is free')
  expect((await waits()).filter(w => w.kind === 'transferOut')).toEqual([])
  expect(await act(cast.calloway, 'revokeTransfer', { reason: 'x' }, { ref: marlshire, on })).toMatchObject({
    kind: 'refused',
  })

  const again = (await performAct(cast.calloway, 'offerTransfer', asks, { ref: marlshire })).created.transfers ?? ''
  await performAct(cast.prosser, 'acceptTransferTask', {}, { on: again })
  await performAct(cast.calloway, 'noteTransfer', {}, { ref: marlshire, on: again })
  // Accepted and noted, it still waits until it is done.
  expect((await waits()).filter(w => w.kind === 'transferOut')).toHaveLength(1)
  const report = { doneAt: '2026-11-21T09:00:00.000Z', outcome: 'PC Desouza visited: one phone, as declared' }
  await performAct(cast.prosser, 'reportTransferDone', report, { on: again })
  await performAct(cast.prosser, 'reportTransferDone', { ...report, outcome: 'Two phones, as declared' }, { on: again })
  const last = await performAct(cast.calloway, 'noteTransfer', {}, { ref: marlshire, on: again })
  expect(last.sentence).toContain('Two phones, as declared')
  expect((await waits()).filter(w => w.kind === 'transferOut')).toEqual([])
})

test('what is taken back is seen no more, and why is', async () => {
  const asks = { ...offer, kind: 'other', toForceId: forces.severnvale.id, orderId: '', asked: 'Find him', dueOn: '' }
  const on = (await performAct(cast.calloway, 'offerTransfer', asks, { ref: marlshire })).created.transfers ?? ''
  await performAct(cast.prosser, 'acceptTransferTask', {}, { on })
  await performAct(cast.calloway, 'revokeTransfer', { reason: 'He was found' }, { ref: marlshire, on })
  expect(await viewTransferIn(cast.prosser, on, program.db)).toBeUndefined()
  expect(await act(cast.prosser, 'reportTransferDone', { doneAt: at, outcome: 'x' }, { on })).toEqual({
    kind: 'missing',
  })
  const { takenBack } = await transfersIn(cast.prosser, program.db)
  expect(takenBack).toMatchObject([{ id: on, revoked_reason: 'He was found' }])
  expect((await transfersIn(wexcombe, program.db)).takenBack).toEqual([])
})

test('S27: a restricted case is taken over with its record, stays restricted there, and is kept where it was', async () => {
  const ref = await openRestrictedCase()
  const asks = {
    ...offer,
    kind: 'case',
    basis: 'conflict',
    basisWhy: 'The defendant works in its control room',
    toForceId: forces.kingsreach.id,
    orderId: '',
    asked: '',
    dueOn: '',
    parts: [],
  }
  const offerCase = async () => (await performAct(garrod, 'offerTransfer', asks, { ref })).created.transfers ?? ''
  // Refused, taken back with a reason that gives his flat away, and offered again.
  const refused = await offerCase()
  await performAct(wexcombe, 'refuseTransfer', { reason: 'Ask Severnvale first' }, { on: refused })
  expect((await performAct(garrod, 'noteTransfer', {}, { ref, on: refused })).sentence).toContain(
    'Ask Severnvale first',
  )
  const back = await offerCase()
  await performAct(garrod, 'revokeTransfer', { reason: `He is at ${hisFlat}` }, { ref, on: back })
  expect(await act(garrod, 'offerTransfer', { ...asks, contact: `Ring him at ${hisFlat}` }, { ref })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'contact' }],
  })
  const on = await offerCase()
  expect(await act(garrod, 'offerTransfer', asks, { ref })).toMatchObject({ kind: 'refused' })
  const seen = await viewTransferIn(wexcombe, on, program.db)
  expect(seen?.record.length).toBeGreaterThan(2)
  expect(seen?.given.case?.restricted).toBe(true)
  expect(JSON.stringify(seen)).not.toContain('confidentialAddresses')
  expect(JSON.stringify(seen)).not.toContain('Larch')
  expect(seen?.record.map(e => e.sentence)).toContain('Kept back: it names an address that is kept secret')

  const taken = await performAct(wexcombe, 'acceptTransferCase', { teamId: teams.kingsreachStandards.id }, { on })
  expect(taken.sentence).toBe(`Took over case ${ref} of ${forces.eastwold.name} as ${taken.ref}`)
  const [theirs, ours] = [await caseOf(wexcombe, taken.ref), await caseOf(garrod, ref)]
  expect(theirs.defendants[0]).toMatchObject({ familyName: 'Tarrow' })
  expect(theirs.incidents.map(i => i.happenedOn)).toEqual(ours.incidents.map(i => i.happenedOn))
  expect(theirs.incidents[0]?.summary).toBe('Kept back: it names an address that is kept secret')
  expect(theirs.incidents.some(i => ours.incidents.some(o => o.id === i.id))).toBe(false)
  expect(theirs.confidentialAddresses).toEqual([])
  expect(theirs.restrictions).toHaveLength(1)
  // Nobody of either force sees the other's case; and at Kingsreach nobody but who took it over.
  expect(await viewCase({ actor: wexcombe, ref, what: 'a test', db: program.db })).toBeUndefined()
  expect(await viewCase({ actor: garrod, ref: taken.ref, what: 'a test', db: program.db })).toBeUndefined()
  expect(ours.transfers.find(t => t.id === on)).toMatchObject({ state: 'accepted', theirRef: taken.ref })
  expect(await act(garrod, 'revokeTransfer', { reason: 'x' }, { ref, on })).toMatchObject({ kind: 'refused' })
  expect((await performAct(garrod, 'noteTransfer', {}, { ref, on })).sentence).toContain(`as its case ${taken.ref}`)
})

test('the database holds each force to its own side, whatever the program asks', async () => {
  const [row] = await owner.sql<
    { id: string }[]
  >`select id from transfers where force_id = ${cast.calloway.forceId} and state = 'done'`
  const id = row?.id ?? ''
  const updateTransfer = (who: Actor, set: string) =>
    as(who, sql => sql.unsafe(`update transfers set ${set} where id = '${id}'`)).then(r => r.count)
  for (const set of [`given = '{}'`, `asked = 'more'`, `to_force_id = '${forces.kingsreach.id}'`, `revoked_at = now()`])
    await expect(updateTransfer(cast.prosser, set), set).rejects.toThrow(/each force changes its own side/)
  for (const set of [`outcome = 'ours'`, `given = '{}'`, `answered_by = 'us'`])
    await expect(updateTransfer(cast.calloway, set), set).rejects.toThrow(/each force changes its own side/)
  await expect(updateTransfer(cast.prosser, `state = 'refused'`)).rejects.toThrow(/has been answered/)
  await expect(updateTransfer(cast.calloway, `state = 'revoked'`)).rejects.toThrow(/has been answered/)
  // The record of a case goes as it stands: no sentence of it is made up, and none is left out.
  const withRecord = (record: string) =>
    as(garrod, sql =>
      sql.unsafe(`insert into transfers (id, force_id, case_id, kind, to_force_id, to_force, from_force, basis, basis_why, contact, given, record, at, by_id, state)
        select gen_random_uuid(), force_id, case_id, kind, to_force_id, '', '', basis, basis_why, contact, given, ${record}, now(), by_id, 'offered' from transfers where force_id = '${garrod.forceId}' and kind = 'case' limit 1`),
    )
  for (const record of [`'[]'::jsonb`, `jsonb_set(record, '{0,sentence}', '"Nothing happened"')`])
    await expect(withRecord(record), record).rejects.toThrow(/goes with it as it stands/)
  // A third force, and an officer of the other force who does not answer, change nothing.
  for (const who of [wexcombe, cast.desouza]) expect(await updateTransfer(who, `outcome = 'x'`)).toBe(0)
  const count = (who: Actor) => as(who, async sql => (await sql`select count(*)::int as n from transfers`)[0]?.n)
  expect(await count(cast.desouza)).toBe(0)
  expect(await count(wexcombe)).toBe(2)
  // Nothing is offered in the name of another force, and nothing arrives answered.
  const forgeTransfer = (who: Actor, force: string, state: string) =>
    as(who, sql =>
      sql.unsafe(`insert into transfers (id, force_id, case_id, kind, to_force_id, to_force, from_force, basis, basis_why, contact, given, record, at, by_id, state)
        select gen_random_uuid(), '${force}', case_id, 'other', '${forces.severnvale.id}', '', '', 'other', 'x', 'x', '{}', '[]', now(), by_id, '${state}' from transfers limit 1`),
    )
  await expect(forgeTransfer(wexcombe, forces.marlshire.id, 'offered')).rejects.toThrow(/row-level security/)
  await expect(forgeTransfer(cast.calloway, forces.marlshire.id, 'accepted')).rejects.toThrow(/begins as an offer/)
})

test('an offer taken back and accepted at the same moment is one of the two', async () => {
  const asks = { ...offer, kind: 'case', toForceId: forces.severnvale.id, orderId: '', asked: '', dueOn: '', parts: [] }
  const on = (await performAct(cast.calloway, 'offerTransfer', asks, { ref: marlshire })).created.transfers ?? ''
  const team = { teamId: teams.fenwaterResponse.id }
  const answers = await Promise.all([
    act(cast.prosser, 'acceptTransferCase', team, { on }),
    act(cast.calloway, 'revokeTransfer', { reason: 'A mistake' }, { ref: marlshire, on }),
  ])
  expect(answers.filter(a => a.kind === 'done')).toHaveLength(1)
  const [row] = await owner.sql`select state, their_ref from transfers where id = ${on}`
  const made = await owner.sql`select 1 from cases c join defendants d on d.case_id = c.id
    where c.force_id = ${forces.severnvale.id} and d.family_name = 'Brathwaite'`
  expect(made).toHaveLength(row?.state === 'accepted' ? 1 : 0)
})
