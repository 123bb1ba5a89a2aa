import { expect, test } from '@playwright/test'
import { breachActs } from '../../../lib/acts/compliance/breach.ts'
import { lodgingActs } from '../../../lib/acts/court/lodging.ts'
import { changeOrderActs } from '../../../lib/acts/order/change-order.ts'
import { orderOnConvictionActs } from '../../../lib/acts/order/order-on-conviction.ts'
import { moveActs } from '../../../lib/acts/people/moves.ts'
import { youthActs } from '../../../lib/acts/people/youth.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { consequencesOf, moveOn } from '../../../lib/case/views/moves.ts'
import { isInForce, mainOf, standingOf } from '../../../lib/case/views/orders.ts'
import { youthNeeds, youthOf } from '../../../lib/case/views/youth.ts'
import {
  aCondition,
  aFile,
  after,
  anApplication,
  anOrder,
  aService,
  aVersion,
  decideOn,
  ids,
  reasons,
} from '../acts/order-file.ts'
import { waitingOn } from '../waits/waiting.ts'

const born = (bornOn: string | null, file: CaseFile): CaseFile => ({
  ...file,
  defendants: file.defendants.map(d => ({ ...d, bornOn })),
})
const authorised = anApplication({ status: 'authorised', lodgedOn: null, court: null, authorisedOn: '2026-11-02' })
const order = anOrder()
const withOrder = aFile({
  applications: [anApplication({ status: 'granted', determinedOn: order.madeOn })],
  orders: [order],
  orderVersions: [aVersion(order)],
  orderConditions: [aCondition(order), aCondition(order, { number: 2, locality: 'Aldermere' })],
  services: [aService(order, order.madeOn)],
})

test.describe('a defendant under 18 when the application is made', () => {
  const lodge = (court: string, bornOn: string, lodgedOn = '2026-11-19') =>
    reasons(
      decideOn(
        born(bornOn, aFile({ applications: [{ ...authorised, authorisedOn: '2026-10-02' }] })),
        lodgingActs.lodge,
        ids.main,
        { court, lodgedOn, courtReference: '' },
        '2026-11-19',
      ),
    )
  test('V79: an adult court is warned of, the youth court is not, and the 18th birthday itself is adult', () => {
    expect(lodge('Pellbrook Magistrates’ Court', '2008-12-01')).toMatchObject({ kind: 'warned', rules: ['V79'] })
    expect(lodge('Pellbrook Youth Court', '2008-12-01').kind).toBe('done')
    expect(lodge('Pellbrook Magistrates’ Court', '2008-11-19').kind).toBe('done')
    expect(lodge('Pellbrook Magistrates’ Court', '2008-11-20')).toMatchObject({ kind: 'warned', rules: ['V79'] })
  })
  test('V79: which court is a youth court is in the list of courts and its dates, never in its name', () => {
    expect(lodge('Thornfold Law Courts', '2008-12-01', '2026-10-31').kind).toBe('done')
    expect(lodge('Thornfold Law Courts', '2008-12-01')).toMatchObject({ kind: 'warned', rules: ['V79'] })
    expect(lodge('Pellbrook youth court ', '2008-12-01').kind).toBe('done')
    const unlisted = decideOn(
      born('2008-12-01', aFile({ applications: [authorised] })),
      lodgingActs.lodge,
      ids.main,
      { court: 'Eastwold Youth Court', lodgedOn: '2026-11-19', courtReference: '' },
      '2026-11-19',
    )
    expect(JSON.stringify(unlisted)).toContain('Eastwold Youth Court is not in the list of courts')
    expect(lodge('Eastwold Youth Court', '1990-12-01').kind).toBe('done')
    expect(lodge('Pellbrook Youth Court', '1990-12-01')).toMatchObject({ kind: 'warned', rules: ['V79'] })
  })
  test('S07: 17 when lodged, 18 at the hearing: it stays in the youth court, and both ages are said', () => {
    const a = anApplication({ lodgedOn: '2026-11-09', court: 'Pellbrook Youth Court' })
    const file = born('2008-11-30', aFile({ applications: [a] }))
    expect(youthOf(file, a, '2026-12-14')).toMatchObject({ ageAtApplication: 17, ageNow: 18, adultOn: '2026-11-30' })
    expect(youthOf(file, a, '2026-12-14')?.sentence).toContain(
      'stays in the youth court, although the defendant is now 18',
    )
    expect(youthOf(file, { ...a, lodgedOn: '2026-11-30' }, '2026-12-14')).toBeUndefined()
    expect(youthOf(born(null, file), a, '2026-12-14')).toBeUndefined()
  })
  test('the youth offending team is told and a parent served: asked for until done, and not of an adult', () => {
    const a = anApplication({ lodgedOn: '2026-11-09' })
    let file = born('2010-02-11', aFile({ applications: [a] }))
    expect(youthNeeds(file, '2026-11-10').map(n => n.kind)).toEqual(['youthTeamTold', 'papersOnGuardian'])
    expect(waitingOn(file, '2026-11-10', '2026-11-10T12:00:00.000Z').map(w => w.acts[0]?.name)).toEqual(
      expect.arrayContaining(['tellYouthTeam', 'serveGuardian']),
    )
    const done = { doneOn: '2026-11-10', who: 'Bea Mott', note: '' }
    file = after(file, youthActs.tellYouthTeam, a.id, done, '2026-11-10')
    expect(youthNeeds(file, '2026-11-10').map(n => n.kind)).toEqual(['papersOnGuardian'])
    file = after(file, youthActs.serveGuardian, a.id, done, '2026-11-10')
    expect(youthNeeds(file, '2026-11-10')).toEqual([])
    expect(youthNeeds(born('1990-02-11', aFile({ applications: [a] })), '2026-11-10')).toEqual([])
    expect(decideOn(file, youthActs.tellYouthTeam, a.id, { ...done, doneOn: '2026-11-11' }, '2026-11-10').kind).toBe(
      'refused',
    )
  })
  test('an order made is given to a parent too, while the defendant is under 18', () => {
    const file = born('2010-02-11', withOrder)
    expect(youthNeeds(file, '2026-11-21').map(n => n.kind)).toEqual(['orderOnGuardian'])
    expect(youthNeeds(file, '2028-02-11')).toEqual([])
    const early = { doneOn: '2026-11-19', who: 'Her mother', note: '' }
    expect(decideOn(file, youthActs.giveOrderToGuardian, order.id, early, '2026-11-21').kind).toBe('refused')
    const given = after(file, youthActs.giveOrderToGuardian, order.id, { ...early, doneOn: '2026-11-20' }, '2026-11-21')
    expect(youthNeeds(given, '2026-11-21')).toEqual([])
  })
})

test.describe('S20: a defendant who moves to Scotland or Northern Ireland', () => {
  const leaving = { country: 'scotland', movedOn: '2027-09-01', note: 'Told by him' }
  const moved = after(withOrder, moveActs.recordMoveAway, ids.defendant, leaving, '2027-08-28')
  test('the order goes on, the new address is to be notified, and legal services are asked about a breach there', () => {
    expect(moveOn(moved, '2027-08-31')).toBeUndefined()
    expect(moveOn(moved, '2027-09-01')).toMatchObject({ country: 'scotland' })
    expect(isInForce(order, moved, '2027-09-02')).toBe(true)
    expect(moved.case.status).toBe('open')
    expect(moved.changes.map(c => [c.orderId, c.kind, c.happenedOn])).toEqual([[order.id, 'address', '2027-09-01']])
    expect(moved.legalQuestions.map(q => q.rule)).toEqual(['V78'])
  })
  test('what binds and what does not, each with its section', () => {
    const move = moveOn(moved, '2027-09-01')
    if (!move) throw new Error('No move')
    const said = consequencesOf(moved, move, '2027-09-02')
    expect(said.map(c => c.source)).toEqual([
      'SPA 2019 s.2(4)',
      'SPA 2019 ss.8 and 15; our reading',
      'SPA 2019 ss.9(4) and 10(2)',
      'SPA 2019 s.4; text not checked',
      'Good practice',
    ])
    expect(said[0]?.message).toContain('condition 2 (Aldermere)')
    expect(said[0]?.message).not.toContain('condition 1')
    expect(said[2]?.message).toContain('Aldermere Magistrates’ Court')
    expect(said[3]?.message).toContain('no consent of Police Scotland')
    const abroad = consequencesOf(moved, { ...move, country: 'elsewhere' }, '2027-09-02')
    expect(abroad[0]?.message).toContain('United Kingdom only')
    expect(abroad.map(c => c.source)).not.toContain('SPA 2019 s.4; text not checked')
  })
  test('the police there are told, and the way back is recorded', () => {
    const id = String(moved.moves[0]?.id)
    const waits = (f: CaseFile, on: string) =>
      waitingOn(f, on, `${on}T12:00:00.000Z`).filter(w => w.id === `moveTold ${id}`)
    expect(waits(moved, '2027-09-01').map(w => w.red)).toEqual([true])
    expect(waits(moved, '2027-08-29').map(w => w.red)).toEqual([false])
    const told = after(
      moved,
      moveActs.recordPoliceTold,
      id,
      { toldOn: '2027-09-02', liaison: 'Sgt Muir' },
      '2027-09-02',
    )
    expect(waits(told, '2027-09-03')).toEqual([])
    expect(decideOn(told, moveActs.recordReturn, id, { returnedOn: '2027-08-31' }, '2027-12-01').kind).toBe('refused')
    const back = after(told, moveActs.recordReturn, id, { returnedOn: '2027-11-30' }, '2027-12-01')
    expect(moveOn(back, '2027-11-29')).toBeDefined()
    expect(moveOn(back, '2027-11-30')).toBeUndefined()
  })
  test('V78: a breach there is logged as any other, and legal services are asked', () => {
    const breach = {
      of: 'order',
      orderId: order.id,
      conditionIds: [withOrder.orderConditions[0]?.id],
      happenedOn: '2027-09-09',
      knownAt: '2027-09-10T08:50',
      source: 'victim',
      description: 'An email',
      excuse: 'None offered',
    }
    const at = (place: string) =>
      after(withOrder, breachActs.recordBreach, ids.case, { ...breach, place }, '2027-09-10', 'Logged').legalQuestions
    expect(at('scotland').map(q => [q.rule, q.orderId])).toEqual([['V78', order.id]])
    expect(at('englandWales')).toEqual([])
  })
  test('a registered sex offender has no address to notify under this Act', () => {
    const registered = { ...withOrder, defendants: withOrder.defendants.map(d => ({ ...d, isSexOffender: true })) }
    expect(after(registered, moveActs.recordMoveAway, ids.defendant, leaving, '2027-08-28').changes).toEqual([])
  })
})

test.describe('V85: orders on conviction or acquittal', () => {
  const made = {
    origin: 'acquittal',
    madeOn: '2026-11-20',
    court: 'Crown Court at Aldermere',
    termKind: 'fixed',
    lastDay: '2028-11-19',
    conditions: [{ kind: 'prohibition', text: 'You must not contact Imogen Hartwell by any means.' }],
  }
  const record = orderOnConvictionActs.recordOrderOnConviction
  test('are refused and not offered while the setting is off, as it is from the start', () => {
    const file = aFile()
    expect(file.settings.ordersOnConviction).toBe(false)
    expect(reasons(decideOn(file, record, ids.case, made, '2026-11-21'))).toMatchObject({
      kind: 'refused',
      rules: ['V85'],
    })
    expect(record.offered?.({ file, record: file.case, actor: {} as never, today: '2026-11-21' })).toBe(false)
  })
  test('are recorded as sealed once it is on, without an application, and can be varied', () => {
    const file = { ...aFile(), settings: { ...aFile().settings, ordersOnConviction: true } }
    const f = after(file, record, ids.case, made, '2026-11-21')
    const [o] = f.orders
    if (!o) throw new Error('No order')
    expect(o).toMatchObject({ origin: 'acquittal', applicationId: null, kind: 'full' })
    expect(mainOf(o, f)).toBeUndefined()
    expect(standingOf(o, f, '2026-11-21').label).toBe('In force to the end of 19 November 2028')
    expect(f.applications).toEqual([])
    const ours = { applicant: 'chiefOfficer' }
    expect(decideOn(f, changeOrderActs.startVariation, o.id, ours, '2026-12-01').kind).toBe('done')
  })
})
