import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { pastGaps } from '../../../lib/case/views/past-gaps.ts'
import { aFile, aHearing, anApplication, anInterim, anOrder, at, aVersion, ids } from '../acts/order-file.ts'

/** Days of the past without an order, between the first interim order and the decision. */

const main = anApplication({ status: 'lodged', lodgedOn: '2026-02-01' })
const half = anInterim({ status: 'granted', determinedOn: '2026-02-10' })
const interim = anOrder({ id: ids.interimOrder, kind: 'interim', applicationId: half.id, madeOn: '2026-02-10' })
const version = (n: number, fromOn: string, lastDay: string) =>
  aVersion(interim, { version: n, fromOn, lastDay, reason: n > 1 ? 'extended' : 'made' })
const file = (versions: ReturnType<typeof version>[], parts: Partial<CaseFile> = {}): CaseFile =>
  ({
    ...aFile({ applications: [main, half], orders: [interim], orderVersions: versions }),
    ...parts,
  }) as CaseFile
const brief = (f: CaseFile, today = '2026-06-01', a = main) =>
  pastGaps(a, f, today).map(g => [g.fromOn, g.toOn, g.days, g.seenFromOn])

test('two extensions with a day between them leave that day, whichever is recorded first', () => {
  const rows = [version(1, '2026-02-10', '2026-03-10'), version(2, '2026-03-12', '2026-04-30')]
  expect(brief(file(rows), '2026-04-01')).toEqual([['2026-03-11', '2026-03-11', 1, '2026-02-10']])
  expect(brief(file([...rows].reverse()), '2026-04-01')).toEqual(brief(file(rows), '2026-04-01'))
  expect(pastGaps(main, file(rows), '2026-04-01')[0]?.sentence).toBe(
    'No interim order was in force on 11 March 2026: a gap in protection of 1 day. It could be seen from 10 February 2026',
  )
  const joined = [version(1, '2026-02-10', '2026-03-10'), version(2, '2026-03-10', '2026-04-30')]
  expect(brief(file(joined), '2026-04-01')).toEqual([])
})

test('a gap goes on until the decision, and is seen from when a later hearing was listed', () => {
  const rows = [version(1, '2026-02-10', '2026-03-10')]
  const hearing = aHearing('2026-04-20', { listedAt: at('2026-02-20') })
  expect(brief(file(rows, { hearings: [hearing] }))).toEqual([['2026-03-11', null, 82, '2026-02-20']])
  const decided = { ...main, status: 'granted' as const, determinedOn: '2026-04-20' }
  const over = file(rows, { applications: [decided, half], hearings: [hearing] })
  expect(brief(over, '2026-06-01', decided)).toEqual([['2026-03-11', '2026-04-19', 40, '2026-02-20']])
  // Nothing is said of days to come.
  expect(brief(file(rows), '2026-03-10')).toEqual([])
  expect(brief(file(rows), '2026-03-11')).toEqual([])
})
