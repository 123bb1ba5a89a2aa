import { expect, test } from '@playwright/test'
import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { courtActs } from '../../../lib/acts/court/court.ts'
import { paperServiceActs } from '../../../lib/acts/court/paper-services.ts'
import { supplementActs } from '../../../lib/acts/court/supplements.ts'
import { witnessActs } from '../../../lib/acts/court/witnesses.ts'
import { withoutNoticeActs } from '../../../lib/acts/drafting/without-notice.ts'
import { acknowledgementActs } from '../../../lib/acts/order/acknowledgement.ts'
import { afterActs } from '../../../lib/acts/order/after.ts'
import { markerActs } from '../../../lib/acts/order/markers.ts'
import { orderActs } from '../../../lib/acts/order/order.ts'
import { serviceActs } from '../../../lib/acts/order/service.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { afterExamples, courtExamples, orderExamples, serviceExamples } from '../acts/examples/court.ts'
import {
  aFile,
  after,
  aHearing,
  anApplication,
  anInterim,
  anOrder,
  at,
  aVersion,
  decideOn,
  ids,
  reasons,
} from '../acts/order-file.ts'

const authorised = { status: 'authorised', lodgedOn: null, court: null, courtReference: null } as const
const lodging = (lodgedOn: string) => ({ court: 'Aldermere Magistrates’ Court', lodgedOn, courtReference: '' })
const refusal = (determinedOn: string, courtRefusal = 'notNecessary') => ({
  determinedOn,
  courtRefusal,
  outcomeReason: 'As said in court',
})

test.describe('lodging', () => {
  const both = () => aFile({ applications: [anApplication(authorised), anInterim(authorised)] })
  const decideLodging = (id: string, on: string, file = both(), act: typeof courtActs.lodge = courtActs.lodge) =>
    reasons(decideOn(file, act, id, lodging(on), '2026-11-20'))

  test('V18: not before it was authorised, and not without', () => {
    expect(decideLodging(ids.main, '2026-11-17')).toMatchObject({ kind: 'refused', rules: ['V18'] })
    const without = aFile({ applications: [anApplication({ ...authorised, authorisedOn: null })] })
    expect(decideLodging(ids.main, '2026-11-19', without)).toMatchObject({ kind: 'refused', rules: ['V18'] })
    expect(decideLodging(ids.main, '2026-11-21').kind).toBe('refused')
    expect(decideLodging(ids.main, '2026-11-18').kind).toBe('done')
  })
  test('V39: the interim half goes with the main application or after it, never before', () => {
    expect(decideLodging(ids.interim, '2026-11-18')).toMatchObject({ kind: 'refused', rules: ['V39'] })
    const mainLodged = aFile({ applications: [anApplication({ lodgedOn: '2026-11-19' }), anInterim(authorised)] })
    expect(decideLodging(ids.interim, '2026-11-18', mainLodged)).toMatchObject({ kind: 'refused', rules: ['V39'] })
    expect(decideLodging(ids.interim, '2026-11-19', mainLodged).kind).toBe('done')
  })
  test('V38: no interim application once the main one is decided', () => {
    const decided = aFile({
      applications: [anApplication({ status: 'refusedByCourt', determinedOn: '2026-11-19' }), anInterim(authorised)],
    })
    expect(decideLodging(ids.interim, '2026-11-20', decided).rules).toContain('V38')
  })
  test('V79: 17 when it was made: warned of an adult court, also after the birthday', () => {
    const born = (bornOn: string) =>
      aFile({ applications: [anApplication(authorised)] }).defendants.map(d => ({ ...d, bornOn }))
    const young = { ...both(), defendants: born('2008-12-01') }
    expect(decideLodging(ids.main, '2026-11-19', young)).toMatchObject({ kind: 'warned', rules: ['V79'] })
    expect(decideLodging(ids.main, '2026-11-19', { ...both(), defendants: born('2008-11-19') }).kind).toBe('done')
  })
  test('both halves lodged at once are each frozen as filed', () => {
    const file = after(both(), courtActs.lodgeBoth, ids.main, lodging('2026-11-19'), '2026-11-20')
    expect(file.applications.map(a => [a.status, a.lodgedOn])).toEqual([
      ['lodged', '2026-11-19'],
      ['lodged', '2026-11-19'],
    ])
    const filed = file.applications[0]?.filed as { answers: Record<string, string>; questions: Record<string, string> }
    expect(filed.answers.acts).toBe('He followed her.')
    expect(Object.keys(filed.questions)).toEqual(Object.keys(filed.answers))
    expect(file.contacts.map(c => c.milestone)).toEqual(['lodged'])
  })
  test('the hearings that the court gave as it took them are listed with the lodging, and none before it', () => {
    const given = {
      ...lodging('2026-11-19'),
      interimHearingOn: '2026-11-20',
      interimHearingTime: '10:00',
      hearingOn: '2026-12-10',
    }
    const file = after(both(), courtActs.lodgeBoth, ids.main, given, '2026-11-20')
    expect(file.hearings.map(h => [h.applicationId, h.listedOn, h.listedTime, h.purpose, h.status])).toEqual([
      [ids.interim, '2026-11-20', '10:00', 'interim', 'listed'],
      [ids.main, '2026-12-10', null, 'first', 'listed'],
    ])
    const early = { ...given, hearingOn: '2026-11-18' }
    expect(decideOn(both(), courtActs.lodgeBoth, ids.main, early, '2026-11-20')).toMatchObject({
      kind: 'refused',
      refusals: [{ field: 'hearingOn' }],
    })
  })
})

test.describe('hearings', () => {
  const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
  const file = (parts: Parameters<typeof aFile>[0] = {}) =>
    aFile({
      applications: [anApplication(), anInterim({ status: 'granted', determinedOn: '2026-11-23' })],
      orders: [interim],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
      ...parts,
    })
  const hearing = (listedOn: string) => ({
    listedOn,
    listedTime: '10:00',
    court: 'Aldermere Magistrates’ Court',
    purpose: 'final',
  })

  test('V45: listing beyond the interim order names the days without protection, on the day it is listed', () => {
    const late = decideOn(file(), courtActs.listHearing, ids.main, hearing('2027-01-14'), '2026-11-24')
    expect(reasons(late)).toMatchObject({ kind: 'warned', rules: ['V45'] })
    expect(reasons(late).messages).toContain('from 21 December 2026 to 13 January 2027')
    expect(decideOn(file(), courtActs.listHearing, ids.main, hearing('2026-12-18'), '2026-11-24').kind).toBe('done')
  })
  test('an adjournment keeps its reason, lists the new date and warns of the gap', () => {
    const first = aHearing('2026-12-10')
    const input = { adjournReason: 'defendantAdvice', note: '', newDate: '2027-01-14', newTime: '14:00' }
    const warned = decideOn(file({ hearings: [first] }), courtActs.adjournHearing, first.id, input, '2026-12-10')
    expect(reasons(warned).rules).toEqual(['V45'])
    const next = after(
      file({ hearings: [first] }),
      courtActs.adjournHearing,
      first.id,
      input,
      '2026-12-10',
      'Renewal listed for 18 December',
    )
    expect(next.hearings.map(h => [h.status, h.listedOn, h.adjournReason])).toEqual([
      ['adjourned', '2026-12-10', 'defendantAdvice'],
      ['listed', '2027-01-14', null],
    ])
  })
  test('a hearing that has not come yet cannot have taken place', () => {
    const first = aHearing('2026-12-10')
    expect(
      decideOn(file({ hearings: [first] }), courtActs.hearHearing, first.id, { note: '' }, '2026-12-09').kind,
    ).toBe('refused')
    expect(
      decideOn(file({ hearings: [first] }), courtActs.hearHearing, first.id, { note: '' }, '2026-12-10').kind,
    ).toBe('done')
  })
  test('V81: hearsay notice late, borderline and in time', () => {
    const first = aHearing('2026-12-14', { listedAt: at('2026-11-01') })
    const serve = (hearsayServedOn: string) =>
      reasons(
        decideOn(
          file({ hearings: [first] }),
          courtActs.recordHearsayNotice,
          first.id,
          { hearsayServedOn },
          '2026-11-30',
        ),
      )
    expect(serve('2026-11-22').kind).toBe('done')
    expect(serve('2026-11-23')).toMatchObject({ kind: 'warned', rules: ['V81'] })
    expect(serve('2026-11-23').messages).toContain('borderline')
    expect(serve('2026-11-24').messages).toContain('another period')
    const hearsayQuestions = (hearsayServedOn: string) =>
      after(
        file({ hearings: [first] }),
        courtActs.recordHearsayNotice,
        first.id,
        { hearsayServedOn },
        '2026-11-30',
        'Told late',
      ).legalQuestions.map(q => q.rule)
    expect(hearsayQuestions('2026-11-23')).toEqual([])
    expect(hearsayQuestions('2026-11-24')).toEqual(['V81'])
  })
  test('a time that is not a time is refused with what to do', () => {
    const odd = decideOn(
      file(),
      courtActs.listHearing,
      ids.main,
      { ...hearing('2026-12-10'), listedTime: '25:70' },
      '2026-11-24',
    )
    expect(reasons(odd).messages).toContain('like 10:00')
  })
})

test.describe('outcomes', () => {
  test('S13: interim refused, full granted: both outcomes stay', () => {
    let file = aFile({
      applications: [
        anApplication({ lodgedOn: '2026-03-10', authorisedOn: '2026-03-09' }),
        anInterim({ lodgedOn: '2026-03-10' }),
      ],
    })
    file = after(file, courtActs.refuseAtCourt, ids.interim, refusal('2026-03-20', 'notAppropriate'), '2026-03-20')
    expect(file.applications.map(a => a.status)).toEqual(['lodged', 'refusedByCourt'])
    file = after(
      file,
      orderActs.recordOrderMade,
      ids.main,
      {
        madeOn: '2026-06-01',
        court: 'Aldermere Magistrates’ Court',
        termKind: 'fixed',
        lastDay: '2031-05-31',
        conditions: [{ kind: 'prohibition', text: 'Not to contact Chloe Baptiste.' }],
      },
      '2026-06-01',
    )
    expect(file.applications.map(a => [a.kind, a.status, a.determinedOn, a.courtRefusal])).toEqual([
      ['main', 'granted', '2026-06-01', null],
      ['interim', 'refusedByCourt', '2026-03-20', 'notAppropriate'],
    ])
    expect(file.applications[1]?.outcomeReason).toBe('As said in court')
    expect(clocksOf(file, '2026-06-02', at('2026-06-02')).filter(c => c.id === 'C9')).toHaveLength(1)
  })
  test('main refused: the interim order ends, warned of, and the pending interim application falls', () => {
    const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
    const pending = anInterim({ id: ids.order, number: 3 })
    const file = aFile({
      applications: [anApplication(), anInterim({ status: 'granted' }), pending],
      orders: [interim],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
      hearings: [aHearing('2026-12-10'), aHearing('2026-12-18')],
    })
    expect(
      reasons(decideOn(file, courtActs.refuseAtCourt, ids.main, refusal('2026-12-10'), '2026-12-10')).rules,
    ).toEqual(['V44'])
    const done = after(
      file,
      courtActs.refuseAtCourt,
      ids.main,
      refusal('2026-12-10'),
      '2026-12-10',
      'Safety plan reviewed',
    )
    expect(done.orders[0]).toMatchObject({ endedOn: '2026-12-10', ending: 'determined' })
    expect(done.applications.map(a => a.status)).toEqual(['refusedByCourt', 'granted', 'withdrawn'])
    expect(done.hearings.map(h => h.status)).toEqual(['heard', 'vacated'])
  })
  test('V48: withdrawing a main application ends the interim order and asks for legal advice', () => {
    const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
    const file = aFile({
      applications: [anApplication(), anInterim({ status: 'granted' })],
      orders: [interim],
      orderVersions: [aVersion(interim, { lastDay: '2026-12-20' })],
    })
    const input = { determinedOn: '2026-12-01', outcomeReason: 'Undertaking given' }
    expect(reasons(decideOn(file, courtActs.withdrawApplication, ids.main, input, '2026-12-01')).rules).toEqual(['V48'])
    expect(after(file, courtActs.withdrawApplication, ids.main, input, '2026-12-01', 'Asked').orders[0]?.endedOn).toBe(
      '2026-12-01',
    )
  })
  test('an outcome before the application or in the future is refused', () => {
    const file = aFile({ applications: [anApplication()] })
    expect(decideOn(file, courtActs.refuseAtCourt, ids.main, refusal('2026-11-18'), '2026-11-30').kind).toBe('refused')
    expect(decideOn(file, courtActs.refuseAtCourt, ids.main, refusal('2026-12-01'), '2026-11-30').kind).toBe('refused')
  })
  test('an outcome is given once: a decided application has moved on', () => {
    const file = aFile({ applications: [anApplication({ status: 'refusedByCourt', determinedOn: '2026-11-25' })] })
    expect(decideOn(file, courtActs.refuseAtCourt, ids.main, refusal('2026-11-25'), '2026-11-30').kind).toBe('moved')
  })
})

test('every act of court, order, service and after has an example that its form accepts, and no other name', () => {
  for (const [acts, examples] of [
    [{ ...courtActs, ...supplementActs, ...paperServiceActs, ...withoutNoticeActs, ...witnessActs }, courtExamples],
    [orderActs, orderExamples],
    [{ ...serviceActs, ...acknowledgementActs, ...markerActs }, serviceExamples],
    [afterActs, afterExamples],
  ] as [Record<string, AnyAct>, Record<string, { input: object }>][]) {
    expect(Object.keys(examples).sort()).toEqual(Object.keys(acts).sort())
    for (const [name, { input }] of Object.entries(examples))
      expect(acts[name]?.input.safeParse(input).error?.message ?? 'accepted', name).toBe('accepted')
  }
})
