import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { part2WarningDays } from '../../../lib/waits/notifications.ts'
import { isVisible } from '../../../lib/waits/on-case.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { waitingOn } from '../waits/waiting.ts'
import { aBreach, aCaseWithOrder } from './breach-file.ts'
import { base, order } from './change-file.ts'
import { after, at, decideOn, ids, nextId } from './order-file.ts'

/** What is recorded late, and what is known before its day. */

const rowsOn = (file: CaseFile, kind: string, day?: string) =>
  waitsOf(file).filter(w => w.kind === kind && (!day || isVisible(w, at(day))))

test('the alarms of a breach count from when police knew, and from its recording where that is later', () => {
  const knownAt = at('2026-10-16 21:00')
  const alarmsOf = (recordedAt: string) => {
    const [row] = rowsOn(
      aCaseWithOrder({ breaches: [{ ...aBreach({ knownAt }), recordedAt } as never] }),
      'breachUnactioned',
    )
    return { alarms: row?.alarms, late: row?.late, knownAt: row?.params.knownAt }
  }
  expect(alarmsOf(at('2026-10-16 21:00')).alarms).toEqual(
    ['2026-10-16 22:00', '2026-10-17 01:00', '2026-10-17 21:00'].map(at),
  )
  expect(alarmsOf(at('2026-10-19 09:00'))).toEqual({
    alarms: ['2026-10-19 10:00', '2026-10-19 13:00', '2026-10-20 09:00'].map(at),
    // What is late, and what is measured, count from when police knew.
    late: { at: at('2026-10-16 22:00') },
    knownAt,
  })
  // Arrested before it was recorded, there is nothing to tell anybody.
  const breach = aBreach({ knownAt })
  const step = { id: nextId(), breachId: breach.id, step: 'arrested', at: at('2026-10-16 23:00'), byId: ids.officer }
  const settled = aCaseWithOrder({ breaches: [breach], breachSteps: [step as never] })
  expect(rowsOn(settled, 'breachUnactioned')).toEqual([])
})

test('the end of sex offender notification stands among what waits before its day, while the order is in force', () => {
  const until = '2027-03-10'
  const on = (set: object): CaseFile => {
    const file = base()
    return {
      ...file,
      defendants: file.defendants.map(d => ({ ...d, isSexOffender: true, sexOffenderUntil: until, ...set })),
    }
  }
  const file = on({})
  expect(part2WarningDays).toBe(60)
  expect(rowsOn(file, 'part2Ends', '2027-01-08')).toEqual([])
  expect(rowsOn(file, 'part2Ends', '2027-01-09')).toMatchObject([{ ownerId: ids.officer, due: { on: until } }])
  expect(rowsOn(file, 'part2Ends', '2027-03-09')).toHaveLength(1)
  // From the day itself the duty runs, and says so in its own words.
  expect(rowsOn(file, 'part2Ends', until)).toEqual([])
  expect(rowsOn(file, 'notification', until)).toHaveLength(1)
  expect(waitingOn(file, '2027-02-01', at('2027-02-01')).map(w => w.message)).toContain(
    `Order ${order.ref}: sex offender notification ends on 10 March 2027. That day is day 1 of the duty to notify under the order, and the last day is 12 March 2027. Make sure that the defendant and the offender manager know`,
  )
  // Begun after the order was made, its end begins no new duty: V67.
  expect(rowsOn(on({ sexOffenderFrom: '2027-01-05' }), 'part2Ends')).toEqual([])
  expect(rowsOn(on({ sexOffenderUntil: null }), 'part2Ends')).toEqual([])
  // An order that ends before that day.
  const ended = {
    ...file,
    orders: file.orders.map(o => ({ ...o, endedOn: '2027-03-01', ending: 'discharged' as const })),
  }
  expect(rowsOn(ended, 'part2Ends')).toEqual([])
})

test('the end of sex offender notification raises its alarms, also for the offender manager', () => {
  const manager = nextId()
  const file = base()
  const on = (offenderManagerId: string | null): CaseFile => ({
    ...file,
    defendants: file.defendants.map(d => ({
      ...d,
      isSexOffender: true,
      sexOffenderUntil: '2027-03-10',
      offenderManagerId,
    })),
  })
  expect(rowsOn(on(null), 'part2Ends')).toMatchObject([
    { ownerId: ids.officer, alarms: ['2027-01-09 00:00', '2027-02-24 00:00', '2027-03-08 00:00'].map(at) },
  ])
  expect(rowsOn(on(manager), 'part2Ends').map(w => w.ownerId)).toEqual([ids.officer, manager])
  // One person who is both is told once.
  expect(rowsOn(on(ids.officer), 'part2Ends')).toHaveLength(1)
})

test('the same step of a breach, sent twice, is shown beside what is there', () => {
  const breach = aBreach({ knownAt: at('2026-10-16 21:00') })
  const file = aCaseWithOrder({ breaches: [breach] })
  const decision = { decision: 'arrest', at: '2026-10-16T22:00', reason: 'He was outside' }
  const once = after(file, acts.decideArrest, breach.id, decision, '2026-10-19')
  expect(once.breachSteps).toHaveLength(1)
  expect(decideOn(once, acts.decideArrest, breach.id, decision, '2026-10-19').kind).toBe('warned')
  const later = { ...decision, decision: 'noArrest', at: '2026-10-17T09:00' }
  expect(decideOn(once, acts.decideArrest, breach.id, later, '2026-10-19').kind).toBe('done')
})
