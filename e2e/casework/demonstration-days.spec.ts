import { expect, test } from '@playwright/test'
import { inArray } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { cases } from '../../db/schema/cases.ts'
import { loadFiles } from '../../lib/casework/load.ts'
import { allSources, readsOfSources } from '../../lib/casework/projection-rows.ts'
import { asPerson } from '../../lib/casework/transaction.ts'
import { waitsOn } from '../../lib/casework/waits.ts'
import { addDays, type CalendarDate, londonDate } from '../../lib/spo/calendar.ts'
import type { Case, CaseFile } from '../../lib/spo/case.ts'
import { clockOn, clockRows } from '../../lib/spo/clocks.ts'
import { questionStates, spoQuestion } from '../../lib/spo/considered.ts'
import { referenceOf } from '../../lib/spo/findings/reference.ts'
import { gapBetween } from '../../lib/spo/gap.ts'
import {
  conditionsOn,
  isAtCourt,
  isInForce,
  isServedAsItStands,
  mainOf,
  nextHearing,
  termOf,
} from '../../lib/spo/orders.ts'
import { clockKindOf } from '../../lib/spo/waits/clocks.ts'
import type { CaseWait } from '../../lib/spo/waits/projection.ts'
import { instantOf } from '../../lib/spo/waits/wait.ts'
import { type FreshDatabase, toldDatabase } from '../database.ts'

/**
 * The rows that acts wrote, read on each of 800 days, against the rules asked of that day: of clocks, of orders in force, of
 * hearings and of the question whether to apply. The rules for a day know nothing of rows, nor of spans of days.
 */

const days = 800
let fresh: FreshDatabase
let owner: Connection
let program: Connection
test.beforeAll(async () => {
  fresh = await toldDatabase()
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 1 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** What the rules say of a day, as kinds and records, at the end of it. */
function fromRules(file: CaseFile, clocks: ReturnType<typeof clockRows>, day: CalendarDate): string[] {
  const atEnd = `${day}T22:59:59.000Z`
  const found: string[] = []
  const add = (kind: string, id: string) => found.push(`${kind} ${id}`)
  for (const row of clocks) {
    const state = clockOn(row, day)?.state
    if (state === 'running' || state === 'missed') add(clockKindOf(row.id), row.about.id)
  }
  for (const order of file.orders.filter(o => isInForce(o, file, day))) {
    if (!isServedAsItStands(order, file, day)) add('unserved', order.id)
    add(order.ownerId ? 'ownerLeft' : 'ownerless', order.id)
    const { lastDay } = termOf(order, file)
    if (lastDay && addDays(lastDay, -90) <= day && day <= lastDay) add('orderEnding', order.id)
    for (const c of conditionsOn(order, file, day)) if (c.nextCheckOn) add('checkDue', c.id)
    const main = order.kind === 'interim' && lastDay ? mainOf(order, file) : undefined
    if (!main || !lastDay) continue
    const hearing = nextHearing(main.id, file, day)
    const warnsFrom = addDays(lastDay, -referenceOf(file.settings).interimWarningDays)
    if (hearing ? gapBetween(lastDay, hearing.listedOn) : isAtCourt(main) && warnsFrom <= day) add('gap', order.id)
  }
  if (file.case.status === 'open') {
    const { state, since } = spoQuestion(file, day, atEnd)
    if (questionStates[state].waiting && (!since || since <= atEnd)) add('considered', file.case.id)
  }
  return found
}
const compared = (kind: string) =>
  kind.startsWith('clock ') ||
  ['unserved', 'ownerLeft', 'ownerless', 'orderEnding', 'checkDue', 'gap', 'considered'].includes(kind)

test('of every case of the demonstration, the rows that stand on each of 800 days are what the rules say of that day', async () => {
  test.setTimeout(300_000)
  const roots = (await owner.db.select().from(cases).orderBy(cases.ref)) as Case[]
  const seen = new Map<string, number>()
  for (const root of roots) {
    const { file, rows } = await asPerson(
      { id: '', forceId: root.forceId },
      async tx => {
        const [own] = (await tx
          .select()
          .from(cases)
          .where(inArray(cases.id, [root.id]))) as Case[]
        const [file] = await loadFiles(tx, own ? [own] : [], readsOfSources(allSources))
        return { file: file as CaseFile | undefined, rows: await waitsOn(tx, root.id) }
      },
      { db: program.db, breaking: root.id },
    )
    if (!file) throw new Error(`${root.ref} was not read`)
    const clocks = clockRows(file)
    const kept = rows.filter(w => compared(w.kind)).map(w => ({ w, ...times(w) }))
    // From its opening: what came before it was nobody’s to do.
    const first = londonDate(file.case.openedAt)
    for (let n = 0; n < days; n++) {
      const day = addDays(first, n)
      const atEnd = Date.parse(`${day}T22:59:59.000Z`)
      const standing = kept.filter(k => k.visible <= atEnd && atEnd < k.lapses).map(k => `${k.w.kind} ${k.w.about.id}`)
      const expected = fromRules(file, clocks, day)
      if (standing.length !== expected.length || standing.toSorted().join() !== expected.toSorted().join())
        expect(standing.toSorted(), `${root.ref} on ${day}`).toEqual(expected.toSorted())
      for (const name of expected) {
        const kind = name.slice(0, name.lastIndexOf(' '))
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
      }
    }
  }
  expect(roots.length).toBeGreaterThanOrEqual(80)
  for (const kind of ['unserved', 'ownerLeft', 'orderEnding', 'checkDue', 'gap', 'considered'])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(0)
  expect([...seen.keys()].filter(kind => kind.startsWith('clock ')).length).toBeGreaterThan(10)
})

const times = (w: CaseWait) => ({
  visible: Date.parse(instantOf(w.visible)),
  lapses: w.lapses ? Date.parse(instantOf(w.lapses)) : Number.POSITIVE_INFINITY,
})
