import { expect, test } from '@playwright/test'
import { type CastMember, cast, teams } from '../../lib/demo/cast.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { answerCourtOrders } from '../../lib/work/court-orders/answer-court-orders.ts'
import {
  courtOrderView,
  courtUploadsOf,
  courtUploadView,
  listCourtOrders,
} from '../../lib/work/court-orders/court-order-list.ts'
import { readCourtFile } from '../../lib/work/court-orders/read-court-orders.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { disposeCourtOrders } from '../../lib/work/record/dispose-court-orders.ts'
import { newToken } from '../../lib/work/reports/systems.ts'
import { pairsScene } from './pairs-scene.ts'

/** Orders that courts send: read, queued, matched to whom they are about, recorded there, and all of it taken back. */

const { loaded, program, report, send } = pairsScene()
const at = '2026-11-20T10:00:00.000Z'

const orderText = (more: Record<string, string> = {}) => {
  const o = {
    kind: 'NON-MOLESTATION ORDER',
    number: 'ZZ26F00417',
    respondent: 'Octavian Pettigrew-Sloane, born 3 October 1969',
    applicant: 'Imelda Quennell',
    made: '12 November 2026',
    last: '11 November 2027',
    term: 'must not contact Imelda Quennell by any means',
    ...more,
  }
  return `IN THE FAMILY COURT AT ALDERMERE
Case No: ${o.number}
${o.kind}
Applicant: ${o.applicant}
Respondent: ${o.respondent}
Order made on ${o.made}
It is ordered that the respondent:
1. ${o.term};
This order shall remain in force until ${o.last}.
`
}
const source = (text: string) => ({
  open: async function* () {
    yield new TextEncoder().encode(text)
  },
})
let files = 0
async function sendFile(actor: CastMember, text: string): Promise<string> {
  const name = `order-${++files}.txt`
  const done = await readCourtFile(
    actor,
    { name, sha256: 'a'.repeat(64), source: source(text) },
    { at, db: program().db },
  )
  if (done.kind !== 'read') throw new Error(done.message)
  return done.importId
}
const doneBy = (actor: CastMember, act: string, input: object, more: object = {}) =>
  performAsSeen({ actor, act, input, at, db: program().db, ...more } as never)
async function must(actor: CastMember, act: string, input: object, more: object = {}) {
  const done = await doneBy(actor, act, input, more)
  expect(done, act).toMatchObject({ kind: 'done' })
  return done as unknown as { ref: string; created: Record<string, string> }
}
const waiting = async (actor = cast.calloway) => (await listCourtOrders(actor, { state: 'waiting' }, program().db)).rows
const waits = async () =>
  (await loaded().owner.sql`select params ->> 'order' as id from waits where kind = 'courtOrder' order by 1`).map(
    r => r.id,
  )
const fileOf = async (ref: string) => {
  const view = await viewCase({ actor: cast.calloway, ref, what: 'other orders', at, db: program().db })
  if (!view) throw new Error('not seen')
  return view.file
}
let caseRef: string
let orderId: string

test('an officer sends an order and sees what was read of it; it is queued, matched by the linkage, and the sender is not shown to whom', async () => {
  const opened = await must(cast.calloway, 'openCase', {
    givenNames: 'Octavian',
    familyName: 'Pettigrew-Sloane',
    bornOn: '1969-10-03',
    relationship: 'stranger',
    protectedGivenNames: 'Imelda',
    protectedFamilyName: 'Quennell',
    protectedRole: 'victim',
    support: 'supports',
    reportedOn: '2026-11-01',
    teamId: teams.stalkingCoordination.id,
    searched: 'Pettigrew-Sloane',
  })
  caseRef = opened.ref
  const upload = await sendFile(cast.hale, orderText())
  const view = await courtUploadView(cast.hale, upload, program().db)
  expect(view?.upload.rows[0]?.found.find(f => f.field === 'number')).toMatchObject({ value: 'ZZ26F00417', line: 2 })
  expect(await waiting()).toEqual([])
  await must(cast.hale, 'takeCourtUpload', { leaveOut: [] }, { on: upload })
  const [row] = await waiting()
  orderId = row?.id ?? ''
  expect(row).toMatchObject({ name: 'Non-molestation order', matches: 1 })
  expect(await waits()).toEqual([orderId])
  expect((await courtOrderView(cast.calloway, orderId, program().db))?.matches).toMatchObject([
    { caseRef, sides: 'both' },
  ])
  expect((await courtOrderView(cast.hale, orderId, program().db))?.matches).toEqual([])
  // Nobody else who sends sees it, nor may anybody but who matches decide.
  expect(await courtUploadView(cast.siddiqui, upload, program().db)).toBeUndefined()
  expect(await courtOrderView(cast.siddiqui, orderId, program().db)).toBeUndefined()
  expect(await courtUploadsOf(cast.prosser, program().db)).toEqual([])
  const looked = await loaded().owner
    .sql`select 1 from events where act = 'seeCourtOrders' and actor_id = ${cast.calloway.id}`
  expect(looked.length).toBeGreaterThan(0)
})

test('accepted, it stands on the case with other orders and asks again whether to apply, where the answer was no', async () => {
  await must(
    cast.calloway,
    'decideSpo',
    {
      decision: 'no',
      reasonCode: 'advisedOwnOrder',
      actsReason: 'Two visits after she asked him to stop.',
      riskReason: 'Nothing since the warning.',
      necessityReason: 'She has an order of her own.',
      whatWouldChange: 'A breach of it.',
      reviewOn: '2027-02-02',
      toldVictim: 'Told at the front counter.',
    },
    { ref: caseRef, despite: 'As the court decided' },
  )
  const [match] = (await courtOrderView(cast.calloway, orderId, program().db))?.matches ?? []
  const input = {
    kind: 'nonMolestation',
    court: 'Aldermere Family Court',
    number: 'ZZ26F00417',
    madeOn: '2026-11-12',
    lastDay: '2027-11-11',
    terms: '1. must not contact Imelda Quennell by any means',
  }
  expect(await doneBy(cast.hale, 'acceptCourtOrder', input, { on: match?.id })).toMatchObject({ kind: 'missing' })
  const later = '2026-11-20T11:00:00.000Z'
  await must(cast.calloway, 'acceptCourtOrder', input, { on: match?.id, at: later })
  expect(await doneBy(cast.calloway, 'acceptCourtOrder', input, { on: match?.id })).toMatchObject({ kind: 'refused' })
  expect((await fileOf(caseRef)).otherOrders).toMatchObject([
    { kind: 'nonMolestation', number: 'ZZ26F00417', courtOrderId: orderId },
  ])
  expect(await waits()).toEqual([])
  const asked = await loaded().owner
    .sql`select params ->> 'state' as state from waits w join cases c on c.id = w.case_id where c.ref = ${caseRef} and w.kind = 'considered' and w.visible_from <= ${later}`
  expect(asked.map(r => r.state)).toEqual(['otherOrder'])
})

test('the same order sent again is known, by a person or a system; one that changes it ends the earlier', async () => {
  const again = await courtUploadView(cast.hale, await sendFile(cast.hale, orderText()), program().db)
  expect(again?.upload.rows[0]?.sameAs).toBe(orderId)
  const { token, hash } = newToken()
  await must(cast.okafor, 'addRecordsSystem', { name: 'Mailbox', scopes: ['courtOrders'], tokenHash: hash })
  const post = (text: string, bearer = token) =>
    answerCourtOrders(
      new Request('http://localhost/api/v1/orders-from-courts?name=order.txt', {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}` },
        body: text,
      }),
      { at, db: program().db },
    )
  expect((await post(orderText(), 'spo_nothing')).status).toBe(401)
  expect((await (await post(orderText())).json()).results).toEqual([{ name: 'order.txt', result: 'known' }])
  const changed = orderText({ made: '18 November 2026', term: 'must not go to Thornfold' })
  // The same message four times at once, as a mailbox sends it that was not answered in time.
  const sent = await Promise.all(Array.from({ length: 4 }, () => post(changed).then(answer => answer.json())))
  expect(sent.flatMap(s => s.results.map((r: { result: string }) => r.result)).sort()).toEqual([
    ...['known', 'known', 'known', 'queued'],
  ])
  expect(await waiting()).toHaveLength(1)
  const [row] = await waiting()
  const view = await courtOrderView(cast.calloway, row?.id ?? '', program().db)
  expect(view?.order).toMatchObject({ followsId: orderId, earlierOn: caseRef })
  await must(
    cast.calloway,
    'acceptCourtOrder',
    {
      kind: 'nonMolestation',
      number: 'ZZ26F00417',
      madeOn: '2026-11-18',
      lastDay: '2027-11-11',
      terms: '1. must not go to Thornfold',
    },
    { on: view?.matches[0]?.id },
  )
  expect((await fileOf(caseRef)).otherOrders.map(o => [o.madeOn, o.endedOn]).sort()).toEqual([
    ['2026-11-12', '2026-11-18'],
    ['2026-11-18', null],
  ])
  // Taken back, it waits again, and the earlier one stands as before.
  await must(cast.calloway, 'takeBackCourtOrder', { reason: 'It was sent in error' }, { on: row?.id })
  expect((await fileOf(caseRef)).otherOrders.map(o => [o.madeOn, o.endedOn])).toEqual([['2026-11-12', null]])
  await must(cast.calloway, 'noPairForCourtOrder', { reason: 'Nobody of that name' }, { on: row?.id })
  expect(await waiting()).toEqual([])
})

test('a pair of reports that nobody has put on a case waits for a decision again, with the order beside its reports', async () => {
  const he = { suspect_given_names: 'Ignatius', suspect_family_name: 'Vanderplank', suspect_born_on: '1980-01-20' }
  const she = { victim_given_names: 'Cressida', victim_family_name: 'O’Malley', victim_born_on: '1985-04-14' }
  await send(report(900, he, she), report(901, he, she))
  const upload = await sendFile(
    cast.calloway,
    orderText({
      number: 'ZZ26F00999',
      respondent: 'Ignatius VANDERPLANK, born 20 January 1980',
      applicant: 'Cressida O’Malley',
    }),
  )
  await must(cast.calloway, 'takeCourtUpload', { leaveOut: [] }, { on: upload })
  const [row] = await waiting()
  const [match] = (await courtOrderView(cast.calloway, row?.id ?? '', program().db))?.matches ?? []
  expect(match).toMatchObject({ caseRef: null, sides: 'both' })
  await must(
    cast.calloway,
    'acceptCourtOrder',
    { kind: 'nonMolestation', terms: '1. must not contact her' },
    { on: match?.id },
  )
  const [pair] = await loaded().owner
    .sql`select state, waiting_since from report_pairs where id = ${match?.pairId ?? ''}`
  expect(pair).toMatchObject({ state: 'waiting' })
})

test('of a restricted case the coordinator outside is told which team to ring, and the case itself stays closed', async () => {
  const opened = await must(cast.calloway, 'openCase', {
    givenNames: 'Barnaby',
    familyName: 'Thistlewood-Crane',
    bornOn: '1977-02-28',
    relationship: 'stranger',
    protectedGivenNames: 'Ottoline',
    protectedFamilyName: 'Finch',
    protectedRole: 'victim',
    support: 'supports',
    reportedOn: '2026-11-01',
    teamId: teams.stalkingCoordination.id,
    searched: 'Thistlewood-Crane',
  })
  await must(cast.calloway, 'assignOfficer', { officerId: cast.siddiqui.id }, { ref: opened.ref })
  await must(
    cast.calloway,
    'restrictCase',
    { reason: 'The defendant works for the force', people: [cast.siddiqui.id] },
    { ref: opened.ref },
  )
  const upload = await sendFile(
    cast.adeleke,
    orderText({
      number: 'ZZ26F01000',
      respondent: 'Barnaby Thistlewood-Crane, born 28 February 1977',
      applicant: 'Ottoline Finch',
    }),
  )
  await must(cast.adeleke, 'takeCourtUpload', { leaveOut: [] }, { on: upload })
  const [row] = await waiting(cast.adeleke)
  const matches = (await courtOrderView(cast.adeleke, row?.id ?? '', program().db))?.matches ?? []
  expect(matches).toMatchObject([{ caseRef: null, pairId: null, ringTeam: teams.stalkingCoordination.name, why: [] }])
  expect(
    await doneBy(cast.adeleke, 'acceptCourtOrder', { kind: 'nonMolestation', terms: 'x' }, { on: matches[0]?.id }),
  ).toMatchObject({ kind: 'refused' })
  await must(cast.adeleke, 'undoCourtUpload', { reason: 'Sent to the wrong force' }, { on: upload })
  expect(await waiting(cast.adeleke)).toEqual([])
  const [gone] = await loaded().owner
    .sql`select letter ->> 'name' as name, jsonb_array_length(letter -> 'lines') as lines from court_orders where id = ${row?.id ?? ''}`
  expect(gone).toEqual({ name: 'Removed', lines: 0 })
})

test('what is about nobody known here is removed after the days of the force, and what waits is not', async () => {
  const count = async () => (await loaded().owner.sql`select state from court_orders order by 1`).map(r => r.state)
  const before = await count()
  expect(before).toContain('noPair')
  expect(await disposeCourtOrders(loaded().owner, '2027-01-10T03:00:00.000Z')).toBe(0)
  expect(await disposeCourtOrders(loaded().owner, '2027-03-10T03:00:00.000Z')).toBeGreaterThan(0)
  expect(await count()).toEqual(before.filter(s => s !== 'noPair' && s !== 'undone'))
})
