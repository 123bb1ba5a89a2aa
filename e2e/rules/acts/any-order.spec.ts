import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { CaseFile } from '../../../lib/case/case.ts'
import { conditionsOfVersion, lastDayInForce, versionsOf } from '../../../lib/case/views/orders.ts'
import { whereaboutsInOrder, whereaboutsInWords } from '../../../lib/case/views/whereabouts.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { orderFlags } from '../../../lib/law/rules/flags.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { facts, record, start, today } from './facts-recorded-late.ts'

/**
 * Facts of one case, all recorded late, in any order: the case, its clocks, its findings and what waits are the same, up to
 * ids, the moment of recording, and numbers that say in which order things were typed.
 */

const snapshotOf = (file: CaseFile) => {
  const [order] = file.orders
  if (!order) throw new Error('No order')
  return {
    versions: versionsOf(order, file).map(v => [
      v.version,
      v.fromOn,
      v.reason,
      v.lastDay,
      conditionsOfVersion(order, file, v.version).map(c => c.text),
    ]),
    last: lastDayInForce(order, file),
    where: whereaboutsInOrder(file).map(whereaboutsInWords),
    clocks: ['2026-12-21', today].flatMap(day =>
      clocksOf(file, day)
        .map(c => [day, c.id, c.label, c.state, c.startsOn, c.lastDay, c.sentence].join(' | '))
        .sort(),
    ),
    findings: orderFlags(order, file, today)
      .map(f => f.message)
      .sort(),
    questions: file.legalQuestions
      .filter(q => !q.answeredAt)
      .map(q => q.question)
      .sort(),
    waits: waitsOf(file)
      .filter(w => w.kind !== 'legalQuestion')
      .map(w => JSON.stringify([w.kind, w.due, w.visible, w.lapses, w.params]))
      .sort(),
  }
}

test('facts recorded late in any order end in the same case, clocks, findings and waits', () => {
  const expected = snapshotOf(facts.reduce(record, start))
  expect(expected.versions).toHaveLength(3)
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), order => {
      expect(snapshotOf(order.reduce(record, start))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
