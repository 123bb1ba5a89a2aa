import { expect, test } from '@playwright/test'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { startingMarkers } from '../../../lib/case/reference/marker-kinds.ts'
import {
  backlogDays,
  changedFacts,
  entriesOf,
  factsOf,
  firstMarked,
  markerText,
  owedOn,
} from '../../../lib/case/views/markers.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { instantOf } from '../../../lib/waits/wait.ts'
import {
  aCondition,
  aFile,
  after,
  anOrder,
  aService,
  at,
  aVersion,
  decideOn,
  ids,
  nextId,
  reasons,
} from '../acts/order-file.ts'

/** What an order owes to other systems: entered, brought up to date, removed. */

const [computer, , , flag] = startingMarkers
if (!computer || !flag) throw new Error('No systems to start with')
const order = anOrder({ madeOn: '2026-03-02', recordedAt: at('2026-03-02 15:00') })
const orderFile = (parts: Partial<CaseFile> = {}) =>
  aFile({
    orders: [order],
    orderVersions: [aVersion(order, { lastDay: '2028-03-01' })],
    orderConditions: [
      aCondition(order, { number: 1 }),
      aCondition(order, { number: 2, text: 'You must not go to Corn Street.' }),
    ],
    ...parts,
  } as never)
const owedStates = (file: CaseFile, day: string) =>
  owedOn(file.orders[0] ?? order, file, day)
    .filter(o => o.kind.id === computer.id)
    .map(o => [o.state, ...o.changed].join(' '))
const input = {
  kindId: computer.id,
  action: 'entered',
  doneAt: '2026-03-02T16:00',
  reference: 'PNC 26/1',
  saysAll: 'yes',
}
const enterMarker = (file: CaseFile, more: object = {}, day = '2026-03-03') =>
  after(file, acts.recordMarker, order.id, { ...input, ...more }, day)
const decideMarker = (file: CaseFile, more: object, despite?: string) =>
  reasons(decideOn(file, acts.recordMarker, order.id, { ...input, ...more }, '2026-03-03', despite))

test('an order owes an entry on each system from its recording, each by its own hour', () => {
  const rows = waitsOf(orderFile()).filter(w => w.kind === 'marker')
  expect(rows.map(w => [w.params.system, w.due && instantOf(w.due)])).toEqual(
    startingMarkers.map(k => [
      k.name,
      new Date(Date.parse(order.recordedAt) + k.withinHours * 3_600_000).toISOString(),
    ]),
  )
  expect(rows.every(w => w.params.state === 'missing')).toBe(true)
})

test('orders that were there before a system was used fall due one after another, and a later one within its hours', () => {
  const fromAt = at('2026-06-01 09:00')
  const settings = { ...orderFile().settings, markers: [{ ...computer, fromAt }] }
  const due = (n: number, recordedAt: string) => {
    const old = { ...order, id: `5b0a1111-0000-4000-8000-${String(n).padStart(12, '0')}`, recordedAt }
    const file = orderFile({ orders: [old], orderVersions: [aVersion(old, { lastDay: '2028-03-01' })], settings })
    return (Date.parse(owedOn(old, file, '2026-06-02')[0]?.dueAt ?? '') - Date.parse(fromAt)) / 3_600_000
  }
  const dues = Array.from({ length: 60 }, (_, n) => due(n, at('2026-03-02 15:00')))
  const days = Map.groupBy(dues, hours => (hours - computer.withinHours) / 24)
  expect([...days.keys()].every(d => Number.isInteger(d) && d >= 0 && d < backlogDays)).toBe(true)
  expect(Math.max(...[...days.values()].map(on => on.length))).toBeLessThan(12)
  expect(due(1, at('2026-06-03 10:00'))).toBe(computer.withinHours + 49)
})

test('an entry settles what is owed until the order changes, and says what differs', () => {
  const file = enterMarker(orderFile())
  expect(owedStates(file, '2026-03-03')).toEqual([])
  const served = { ...file, services: [aService(order, '2026-03-04')] }
  expect(owedStates(served, '2026-03-04')).toEqual(['changed service'])
  const corrected = {
    ...served,
    orderConditions: file.orderConditions.map(c =>
      c.number === 2 ? { ...c, text: 'You must not go to Mill Lane.' } : c,
    ),
  }
  expect(owedStates(corrected, '2026-03-04')).toEqual(['changed service condition 2'])
  const again = enterMarker(corrected, { doneAt: '2026-03-05T09:00' }, '2026-03-05')
  expect(owedStates(again, '2026-03-05')).toEqual([])
  // The entry says on which day it was served: another day is another entry. One recorded before it kept that day is left.
  const servedLater = { ...again, services: [aService(order, '2026-03-05')] }
  expect(owedStates(servedLater, '2026-03-05')).toEqual(['changed service'])
  const [entry] = servedLater.markers.slice(-1)
  const asBefore = {
    ...servedLater,
    markers: servedLater.markers.map(m => (m === entry ? { ...m, says: { ...m.says, service: 'served' } } : m)),
  }
  expect(owedStates(asBefore, '2026-03-05')).toEqual([])
  // A version that lasts longer asks for it too: varied, renewed or extended.
  const extended = {
    ...again,
    orderVersions: [
      ...again.orderVersions,
      aVersion(order, { version: 2, fromOn: '2026-04-01', lastDay: '2029-03-01' }),
    ],
  }
  expect(owedStates(extended, '2026-04-01')[0]).toContain('changed the term service')
})

test('an entry that says less than the order is recorded, and is still owed', () => {
  const file = enterMarker(orderFile(), { saysAll: 'no' })
  expect(owedStates(file, '2026-03-03')[0]).toContain('changed the order')
  expect(decideMarker(orderFile(), { saysAll: '' }).messages).toBe(
    'Select whether the entry says what the order says now',
  )
})

test('what was entered is to be removed once the order is over, and what never was is not', () => {
  const file = enterMarker(orderFile())
  expect(owedStates(file, '2028-03-01')).toEqual([])
  expect(owedStates(file, '2028-03-02')).toEqual(['remove'])
  expect(owedStates(orderFile(), '2028-03-02')).toEqual([])
  const discharged = { ...file, orders: [{ ...order, endedOn: '2026-05-01', ending: 'discharged' as const }] }
  expect(owedStates(discharged, '2026-04-30')).toEqual([])
  expect(owedStates(discharged, '2026-05-01')).toEqual(['remove'])
  const removed = enterMarker(discharged, { action: 'removed', doneAt: '2026-05-02T09:00' }, '2026-05-02')
  expect(owedStates(removed, '2026-05-03')).toEqual([])
  // The discharge was recorded in error: it is in force again, and no longer there.
  expect(owedStates({ ...removed, orders: [order] }, '2026-05-03')).toEqual(['missing'])
})

test('entered twice, removed while in force, removed where nothing was, and withdrawn', () => {
  const file = enterMarker(orderFile())
  expect(decideMarker(file, {}).messages).toBe(
    'It is entered there already, and says what the order says. If something of that entry is wrong, correct it',
  )
  expect(decideMarker(file, { action: 'removed' }).kind).toBe('warned')
  expect(decideMarker(orderFile(), { action: 'removed' }, 'Agreed').messages).toBe(
    'No entry there is recorded, so none can be removed. Record the entry first',
  )
  const withdrawn = after(
    file,
    acts.withdrawMarker,
    file.markers[0]?.id ?? '',
    { cause: 'elsewhere', reason: 'It was another man’s order' },
    '2026-03-03',
  )
  expect(owedStates(withdrawn, '2026-03-03')).toEqual(['missing'])
})

test('a system no longer used is owed nothing but the removal of what was entered', () => {
  const without = (file: CaseFile): CaseFile => ({
    ...file,
    settings: { ...file.settings, markers: file.settings.markers.map(k => ({ ...k, isUsed: false })) },
  })
  expect(owedStates(without(orderFile()), '2026-03-03')).toEqual([])
  expect(owedStates(without(enterMarker(orderFile())), '2028-03-02')).toEqual(['remove'])
})

test('a warning is not reopened by a condition whose words it does not hold', () => {
  const file = orderFile()
  const changed = { ...file, orderConditions: file.orderConditions.map(c => ({ ...c, text: 'You must not ring.' })) }
  expect(changedFacts(factsOf(order, flag, file), factsOf(order, flag, changed))).toEqual([])
  expect(changedFacts(factsOf(order, computer, file), factsOf(order, computer, changed))).toEqual([
    'condition 1',
    'condition 2',
  ])
})

test('the text to paste is made from the order as it stands and gives no confidential address away', () => {
  const [person] = orderFile().protectedPersons
  const file = orderFile({
    confidentialAddresses: [
      {
        id: nextId(),
        personId: person?.id ?? '',
        address: '4 Corn Street, Thornfold',
        postcode: 'MA4 7ZZ',
        kind: 'home',
        releasedAt: null,
      },
    ],
  } as never)
  const text = markerText(order, computer, file, { day: '2026-03-03', owner: 'PC 4471 Osgood' })
  expect(text).toContain('NOT SERVED')
  expect(text).toContain('1. (prohibition)')
  expect(text).toContain('2. (prohibition) Names a confidential address')
  expect(text).not.toContain('Corn Street')
  expect(text).toContain('to the end of 01/03/2028')
  expect(markerText(order, flag, file, { day: '2026-03-03', owner: null })).not.toContain('1. (')
  expect(markerText(order, computer, file, { day: '2028-03-02', owner: null })).toContain('REMOVE')
})

test('a row keeps no name, no word of a condition and no address', () => {
  const file = enterMarker(orderFile())
  const [entry] = entriesOf(order, computer, file)
  expect(JSON.stringify(entry?.says)).not.toMatch(/Pocock|contact|Corn/)
})

test('in time is every system in use within its own hours', () => {
  const all = (doneAt: string) => ({
    ...orderFile(),
    markers: startingMarkers.map(k => ({
      id: nextId(),
      orderId: order.id,
      kindId: k.id,
      action: 'entered' as const,
      doneAt,
      reference: null,
      says: {},
      note: null,
      at: doneAt,
      byId: ids.officer,
    })),
  })
  expect(firstMarked(order, all(at('2026-03-02 18:00')))).toMatchObject({ isMarkedInTime: true })
  expect(firstMarked(order, all(at('2026-03-02 20:00')))).toMatchObject({ isMarkedInTime: false })
  expect(firstMarked(order, orderFile())).toMatchObject({ markedAt: null, isMarkedInTime: false })
})
