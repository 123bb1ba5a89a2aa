import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { CaseFile } from '../../../lib/case/case.ts'
import {
  addDays,
  anniversary,
  clearDaysBefore,
  dayNumber,
  daysAfter,
  isCalendarDate,
  withinDaysBeginning,
  withinYearsBeginning,
} from '../../../lib/case/time/calendar.ts'
import type { Clock } from '../../../lib/law/clocks/clocks.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import {
  aChange,
  aFile,
  aHearing,
  aNotification,
  anApplication,
  anInterim,
  anOrder,
  aService,
  at,
  aVersion,
  ids,
} from '../acts/order-file.ts'

const clocks = (file: CaseFile, id: string, today: string, time = '12:00') =>
  clocksOf(file, today, at(`${today} ${time}`)).filter(c => c.id === id)
const clock = (file: CaseFile, id: string, today: string): Clock => {
  const found = clocks(file, id, today)
  expect(found, `${id} on ${today}`).toHaveLength(1)
  return found[0] as Clock
}

const madeAndServed = (served: string, set: Parameters<typeof anOrder>[0] = {}) => {
  const order = anOrder({ madeOn: served.slice(0, 10), ...set })
  return {
    order,
    file: aFile({
      applications: [anApplication({ status: 'granted', determinedOn: order.madeOn })],
      orders: [order],
      orderVersions: [aVersion(order, { lastDay: withinYearsBeginning(order.madeOn, 2) })],
      services: [aService(order, served)],
    }),
  }
}

test.describe('worked dates of the legal dossier', () => {
  for (const [made, last] of [
    ['2026-11-20', '2028-11-19'],
    ['2026-03-01', '2028-02-29'],
    ['2026-02-28', '2028-02-27'],
    ['2028-02-28', '2030-02-27'],
    ['2028-02-29', '2030-02-28'],
    ['2028-03-01', '2030-02-28'],
    ['2030-03-01', '2032-02-29'],
    ['2027-12-31', '2029-12-30'],
  ] as const)
    test(`two years beginning with ${made} end on ${last}`, () => {
      expect(withinYearsBeginning(made, 2)).toBe(last)
      const { file } = madeAndServed(made)
      expect(clock(file, 'C4', made)).toMatchObject({ lastDay: last, state: 'running' })
      expect(clock(file, 'C4', addDays(last, 1)).state).toBe('ended')
    })

  for (const [served, last] of [
    ['2026-11-20', '2026-11-22'],
    ['2026-12-24', '2026-12-26'],
    ['2026-12-30', '2027-01-01'],
    ['2027-02-26', '2027-02-28'],
    ['2027-02-27', '2027-03-01'],
    ['2028-02-27', '2028-02-29'],
    ['2028-02-28', '2028-03-01'],
    ['2028-02-29', '2028-03-02'],
    ['2026-10-24', '2026-10-26'],
  ] as const)
    test(`served on ${served}, the last day to notify is ${last}`, () => {
      expect(withinDaysBeginning(served, 3)).toBe(last)
      for (const time of ['00:05', '12:00', '23:55']) {
        const { file } = madeAndServed(`${served} ${time}`)
        expect(clock(file, 'C9', last)).toMatchObject({ startsOn: served, lastDay: last, state: 'running' })
        expect(clock(file, 'C9', addDays(last, 1)).state).toBe('missed')
      }
    })

  for (const [hearing, safe, borderline] of [
    ['2026-12-14', '2026-11-22', '2026-11-23'],
    ['2027-01-18', '2026-12-27', '2026-12-28'],
    ['2028-03-20', '2028-02-27', '2028-02-28'],
  ] as const)
    test(`hearsay notice for a hearing on ${hearing} is safe to ${safe}`, () => {
      expect(clearDaysBefore(hearing, 21)).toBe(safe)
      const listedAt = at(addDays(hearing, -40))
      const withNotice = (hearsayServedOn: string | null) =>
        aFile({ applications: [anApplication()], hearings: [aHearing(hearing, { listedAt, hearsayServedOn })] })
      expect(clock(withNotice(null), 'C15', safe)).toMatchObject({ lastDay: safe, state: 'running' })
      expect(clock(withNotice(null), 'C15', borderline).state).toBe('missed')
      expect(clock(withNotice(safe), 'C15', borderline).state).toBe('met')
      expect(clock(withNotice(borderline), 'C15', borderline)).toMatchObject({ state: 'missed' })
      expect(clock(withNotice(borderline), 'C15', borderline).sentence).toContain('borderline')
      expect(clock(withNotice(null), 'C15', addDays(hearing, 1)).state).toBe('ended')
    })

  for (const [decided, last] of [
    ['2026-11-20', '2026-12-11'],
    ['2026-12-02', '2026-12-23'],
    ['2028-02-10', '2028-03-02'],
  ] as const)
    test(`an appeal from a decision on ${decided} can be begun to ${last}`, () => {
      expect(daysAfter(decided, 21)).toBe(last)
      const file = aFile({ applications: [anApplication({ status: 'refusedByCourt', determinedOn: decided })] })
      expect(clock(file, 'C20', last)).toMatchObject({ lastDay: last, state: 'running' })
      expect(clock(file, 'C20', addDays(last, 1)).state).toBe('ended')
    })

  test('28 days of an interim order beginning with 23 November 2026 end on 20 December', () => {
    expect(withinDaysBeginning('2026-11-23', 28)).toBe('2026-12-20')
  })
  test('seven days after hearsay notice on 20 November 2026 end on 27 November', () => {
    expect(daysAfter('2026-11-20', 7)).toBe('2026-11-27')
  })
})

test.describe('notification', () => {
  const interimOrder = anOrder({
    id: ids.interimOrder,
    kind: 'interim',
    applicationId: ids.interim,
    madeOn: '2026-11-20',
    ref: 'MAR-2026-0417/1',
  })
  const interimFile = (parts: Parameters<typeof aFile>[0] = {}) =>
    aFile({
      applications: [anApplication(), anInterim({ status: 'granted', determinedOn: '2026-11-20' })],
      orders: [interimOrder],
      orderVersions: [aVersion(interimOrder, { lastDay: '2026-12-20' })],
      ...parts,
    })

  test('V58 an interim order: met on the last day, missed on the next', () => {
    const services = [aService(interimOrder, '2026-11-20 23:50')]
    const withInterimNotice = (on: string) =>
      interimFile({ services, notifications: [aNotification(interimOrder, on)] })
    expect(clock(withInterimNotice('2026-11-22'), 'C9', '2026-11-25').state).toBe('met')
    expect(clock(withInterimNotice('2026-11-23'), 'C9', '2026-11-25')).toMatchObject({ state: 'missed' })
    expect(clock(withInterimNotice('2026-11-23'), 'C9', '2026-11-25').sentence).toContain('late, by 1 day,')
  })
  test('V59 a full order with no interim before it', () => {
    const { file, order } = madeAndServed('2028-02-27')
    const on = (day: string) => ({ ...file, notifications: [aNotification(order, day)] })
    expect(clock(on('2028-02-29'), 'C9', '2028-03-05').state).toBe('met')
    expect(clock(on('2028-03-01'), 'C9', '2028-03-05').state).toBe('missed')
  })
  test('V60 a full order that replaces an interim one has no first clock', () => {
    const full = anOrder({ replacesId: ids.interimOrder, madeOn: '2026-12-10' })
    const file = interimFile({
      orders: [interimOrder, full],
      services: [aService(interimOrder, '2026-11-20'), aService(full, '2026-12-10')],
      notifications: [aNotification(interimOrder, '2026-11-21')],
    })
    expect(clocks(file, 'C9', '2026-12-20').map(c => c.about.id)).toEqual([ids.interimOrder])
  })
  test('V61 its clocks for a new name and a new address run all the same', () => {
    const full = anOrder({ replacesId: ids.interimOrder, madeOn: '2026-12-10' })
    const file = interimFile({
      orders: [interimOrder, full],
      orderVersions: [aVersion(full)],
      services: [aService(full, '2026-12-10')],
      changes: [aChange(full, 'name', '2027-01-05'), aChange(full, 'address', '2026-12-30')],
    })
    expect(clock(file, 'C10', '2027-01-07')).toMatchObject({ lastDay: '2027-01-07', state: 'running' })
    expect(clock(file, 'C10', '2027-01-08').state).toBe('missed')
    expect(clock(file, 'C11', '2027-01-01')).toMatchObject({ lastDay: '2027-01-01', state: 'running' })
    expect(clock(file, 'C11', '2027-01-02').state).toBe('missed')
  })
  test('V63 without service the clock has not started, however long ago the order was made', () => {
    expect(clock(interimFile(), 'C9', '2026-12-15')).toMatchObject({
      state: 'notStarted',
      startsOn: null,
      lastDay: null,
    })
    const failed = interimFile({ services: [aService(interimOrder, '2026-11-21', { served: false })] })
    expect(clock(failed, 'C9', '2026-12-15').state).toBe('notStarted')
  })
  test('V64 and V65 notice may be given early', () => {
    const { file, order } = madeAndServed('2027-06-01')
    const change = aChange(order, 'name', '2028-02-28')
    const withChangeNotice = (day: string) => ({
      ...file,
      changes: [change],
      notifications: [aNotification(order, day, { kind: 'name', changeId: change.id })],
    })
    expect(clock(withChangeNotice('2028-02-20'), 'C10', '2028-03-05').state).toBe('met')
    expect(clock(withChangeNotice('2028-03-01'), 'C10', '2028-03-05').state).toBe('met')
    expect(clock(withChangeNotice('2028-03-02'), 'C10', '2028-03-05').state).toBe('missed')
  })
  test('V66 no clock runs while the defendant is under sex offender notification', () => {
    const { file, order } = madeAndServed('2026-11-20')
    const defendants = file.defendants.map(d => ({ ...d, isSexOffender: true }))
    const under = { ...file, defendants, changes: [aChange(order, 'address', '2026-12-01')] }
    expect(clocks(under, 'C9', '2026-12-20')).toEqual([])
    expect(clocks(under, 'C11', '2026-12-20')).toEqual([])
    expect(clock(under, 'C12', '2026-12-20')).toMatchObject({ state: 'notStarted', lastDay: null })
  })
  test('V67 the final day is day 1, and only if the order is in force that day', () => {
    const { file } = madeAndServed('2026-11-20')
    const defendants = file.defendants.map(d => ({ ...d, isSexOffender: true, sexOffenderUntil: '2027-03-10' }))
    const until = { ...file, defendants }
    expect(clock(until, 'C12', '2027-03-12')).toMatchObject({ lastDay: '2027-03-12', state: 'running' })
    expect(clock(until, 'C12', '2027-03-13').state).toBe('missed')
    const orders = file.orders.map(o => ({ ...o, endedOn: '2027-03-09', ending: 'discharged' as const }))
    expect(clocks({ ...until, orders }, 'C12', '2027-03-13')).toEqual([])
  })
  test('notice by telephone is kept but meets no clock', () => {
    const file = interimFile({
      services: [aService(interimOrder, '2026-11-20')],
      notifications: [aNotification(interimOrder, '2026-11-21', { method: 'phone' })],
    })
    expect(clock(file, 'C9', '2026-11-23').state).toBe('missed')
  })
  test('S25 served at a day centre on 2 March 2026, notice on 4 March is in time', () => {
    const { file, order } = madeAndServed('2026-03-02')
    const notice = aNotification(order, '2026-03-04', { homeAddress: 'Found most mornings at the day centre' })
    expect(clock({ ...file, notifications: [notice] }, 'C9', '2026-03-10')).toMatchObject({
      lastDay: '2026-03-04',
      state: 'met',
    })
  })
})

test.describe('the order itself', () => {
  test('V45 a hearing after the interim order ends shows the days without protection', () => {
    const order = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
    const file = aFile({
      applications: [anApplication(), anInterim({ status: 'granted' })],
      orders: [order],
      orderVersions: [aVersion(order, { lastDay: '2026-12-20' })],
      hearings: [aHearing('2027-01-14', { listedAt: at('2026-11-24 09:30') })],
    })
    const gap = clock(file, 'C7', '2026-11-24')
    expect(gap).toMatchObject({ state: 'running', lastDay: '2026-12-20', startsOn: '2026-11-24' })
    expect(gap.sentence).toContain('from 21 December 2026 to 13 January 2027')
    const earlier = { ...file, hearings: [aHearing('2026-12-20')] }
    expect(clock(earlier, 'C7', '2026-11-24').state).toBe('met')
  })
  test('an interim order about to end with no hearing listed is warned of in its last week', () => {
    const order = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: ids.interim, madeOn: '2026-11-23' })
    const file = aFile({
      applications: [anApplication(), anInterim({ status: 'granted' })],
      orders: [order],
      orderVersions: [aVersion(order, { lastDay: '2026-12-20' })],
    })
    expect(clocks(file, 'C7', '2026-12-12')).toEqual([])
    expect(clock(file, 'C7', '2026-12-13').sentence).toContain('no hearing')
  })
  test('S29 renewal is looked at six, three and one months before the end', () => {
    const { file } = madeAndServed('2024-12-02')
    expect(clock(file, 'C2', '2026-11-21')).toMatchObject({ lastDay: '2026-12-01', state: 'running' })
    expect(clock(file, 'C2', '2026-12-02').state).toBe('ended')
    expect(clock(file, 'C3', '2026-05-31').state).toBe('notStarted')
    expect(clock(file, 'C3', '2026-06-01')).toMatchObject({ state: 'running', startsOn: '2026-06-01' })
    expect(clock(file, 'C3', '2026-09-15').startsOn).toBe('2026-09-01')
    expect(clock(file, 'C3', '2026-11-21')).toMatchObject({ state: 'running', startsOn: '2026-11-01' })
    expect(clock(file, 'C3', '2026-11-21').sentence).toContain('in 10 days')
    expect(clock(file, 'C3', '2026-12-02').state).toBe('missed')
  })
  test('C14 service is counted in the force’s own days from the day made, and again for a variation', () => {
    const order = anOrder()
    const file = aFile({ orders: [order], orderVersions: [aVersion(order)] })
    expect(clock(file, 'C14', '2026-11-22')).toMatchObject({ lastDay: '2026-11-22', state: 'running' })
    expect(clock(file, 'C14', '2026-11-23').state).toBe('missed')
    const varied = {
      ...file,
      orderVersions: [aVersion(order), aVersion(order, { version: 2, fromOn: '2027-03-01', reason: 'varied' })],
      services: [aService(order, '2026-11-21')],
    }
    expect(clocks(varied, 'C14', '2027-03-02').map(c => c.state)).toEqual(['met', 'running'])
  })
  test('C25 the risk is reviewed at the force’s own interval while an order is in force', () => {
    const { file } = madeAndServed('2026-11-20')
    expect(clock(file, 'C25', '2027-02-18')).toMatchObject({ lastDay: '2027-02-18', state: 'running' })
    expect(clock(file, 'C25', '2027-02-19').state).toBe('missed')
    expect(clocks({ ...file, orders: [] }, 'C25', '2027-02-19')).toEqual([])
  })
})

test.describe('for every date', () => {
  const first = dayNumber('1999-01-01')
  const anyDay = fc.integer({ min: 0, max: 146_096 }).map(n => addDays('1999-01-01', n))
  test('the span tried is a whole cycle of 400 years', () => {
    expect(dayNumber('2398-12-31') - first).toBe(146_096)
  })
  test('a two-year term is never a day short and never a day long', () => {
    let day = '1999-01-01'
    for (let n = 0; n <= 146_096; n++) {
      const last = withinYearsBeginning(day, 2)
      // Independent of the calendar's own code: the same day and month two years on, less one day, by the platform's dates.
      const [y, m, d] = day.split('-').map(Number) as [number, number, number]
      const expected = new Date(Date.UTC(y + 2, m - 1, d) - 86_400_000).toISOString().slice(0, 10)
      if (last !== expected) throw new Error(`${day}: ${last}, expected ${expected}`)
      day = addDays(day, 1)
    }
  })
  test('an anniversary is a date that exists, and no earlier than n years of 365 days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (day, n) => {
        const on = anniversary(day, n)
        expect(isCalendarDate(on)).toBe(true)
        expect(dayNumber(on) - dayNumber(day)).toBeGreaterThanOrEqual(365 * n)
        expect(dayNumber(on) - dayNumber(day)).toBeLessThanOrEqual(365 * n + Math.ceil(n / 4) + 1)
      }),
    )
  })
  test('three days are the day itself and the two that follow, in every month and at every clock change', () => {
    fc.assert(
      fc.property(anyDay, day => {
        expect(dayNumber(withinDaysBeginning(day, 3)) - dayNumber(day)).toBe(2)
      }),
    )
  })
  test('no clock of the Act moves with the time of day or with facts that it does not ask for', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.string({ maxLength: 40 }),
        (day, hour, minute, words) => {
          const { file } = madeAndServed(day)
          const today = addDays(day, 2)
          const ofAct = (f: CaseFile, when: string) =>
            clocksOf(f, today, when).map(({ id, startsOn, lastDay, state }) => ({ id, startsOn, lastDay, state }))
          const noise: CaseFile = {
            ...file,
            case: { ...file.case, reportedOn: addDays(day, -400), version: 9 },
            comments: [{ id: ids.team, applicationId: ids.main, text: words, at: at(day), byId: ids.officer }],
            defendants: file.defendants.map(d => ({ ...d, occupation: words })),
          }
          const instant = new Date(Date.parse(`${today}T00:00:00Z`) + (hour * 60 + minute) * 60_000).toISOString()
          expect(ofAct(noise, instant)).toEqual(ofAct(file, `${today}T12:00:00.000Z`))
        },
      ),
      { numRuns: 300 },
    )
  })
})
