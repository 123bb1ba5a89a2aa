import { expect, test } from '@playwright/test'
import { acts } from '../../lib/acts/index.ts'
import { type Actor, scopeFor } from '../../lib/case/policy.ts'
import { londonDate } from '../../lib/case/time/calendar.ts'
import { cast } from '../../lib/demo/cast.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type DeskRow, readDesk } from '../../lib/work/queues/desk.ts'
import { type DeskAsk, deskPageSize } from '../../lib/work/queues/desk-rows.ts'
import { type DeskTab, deskTabs } from '../../lib/work/queues/desk-tabs.ts'
import { at, type Loaded, loadedDatabase } from './load.ts'

/** The desk of a coordinator and of an officer, over many cases. */

let loaded: Loaded
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  loaded = await loadedDatabase()
  await loaded.add(300, 0)
})
test.afterAll(() => loaded.close())

const tabs = Object.keys(deskTabs) as DeskTab[]
const read = (ask: DeskAsk, actor: Actor = cast.calloway, db = loaded.program.db) => readDesk(actor, ask, { at, db })
async function whole(ask: DeskAsk, actor: Actor = cast.calloway): Promise<DeskRow[]> {
  const rows: DeskRow[] = []
  for (let after: string | undefined, turn = 0; turn < 40; turn++) {
    const page = await read({ ...ask, after }, actor)
    rows.push(...page.rows)
    after = page.after
    if (!after) break
  }
  return rows
}
const statements = async () => {
  const sent: Record<string, number> = {}
  for (const tab of tabs) {
    loaded.counting.reset()
    await read({ tab }, cast.calloway, loaded.counting.db)
    sent[tab] = loaded.counting.statements()
  }
  return sent
}

test('the same number of statements for few cases and for many', async () => {
  // A page that shows a draft also reads how far it is: as many statements again for one draft as for twenty-five.
  const bounds = (sent: Record<string, number>) => [Math.min(...Object.values(sent)), Math.max(...Object.values(sent))]
  const few = bounds(await statements())
  await loaded.add(600, 300)
  expect(bounds(await statements())).toEqual(few)
})

test('how far a draft is, is read once, and again when something was done on its case', async () => {
  const pages = await Promise.all(tabs.map(async tab => ({ tab, rows: (await read({ tab })).rows })))
  const first = pages.find(page => page.rows.some(row => row.readiness))
  const draft = first?.rows.find(row => row.readiness)
  if (!first || !draft) throw new Error('No draft is on a first page')
  const look = async () => {
    loaded.counting.reset()
    const { rows } = await read({ tab: first.tab }, cast.calloway, loaded.counting.db)
    return { rows, sent: loaded.counting.statements() }
  }
  const again = await look()
  expect(again.rows).toEqual(first.rows)
  const done = await performAsSeen({
    actor: cast.calloway,
    ref: draft.ref,
    act: 'logIncident',
    db: loaded.program.db,
    at,
    input: {
      summary: 'Waited at the gate',
      dateKind: 'exact',
      happenedOn: londonDate(at),
      category: 'E',
      direction: 'toProtected',
      targetIds: [],
      targetOther: 'Her sister',
      source: 'victim',
      unwelcome: 'She asked him to stop',
    },
  })
  expect(done.kind).toBe('done')
  const after = await look()
  expect(after.sent).toBe(again.sent + 2)
  expect((await look()).sent).toBe(again.sent)
})

test('a tab counts its cases, each of them once, and its pages hold them all in one order', async () => {
  const { counts } = await read({ tab: 'orders' })
  for (const tab of tabs.filter(t => t !== 'decided')) {
    const rows = await whole({ tab })
    expect(rows.length, tab).toBe(counts[tab])
    expect(new Set(rows.map(r => r.caseId)).size, tab).toBe(rows.length)
  }
  expect(counts.orders).toBeGreaterThan(deskPageSize)
})

test('a day set by law comes first, then the higher risk, then what has waited longest', async () => {
  const rows = await whole({ tab: 'orders' })
  const rank = (r: DeskRow) =>
    `${r.legal && r.due ? r.due.slice(0, 10) : '9999'} ${['high', 'medium', 'standard'].indexOf(r.risk ?? '') >>> 0}`
  const ranks = rows.map(rank)
  expect(ranks).toEqual([...ranks].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
  expect(rows.some(r => r.legal)).toBe(true)
  expect(rows.some(r => !r.legal)).toBe(true)
})

test('going back shows the page before, and filters leave only what they name', async () => {
  const first = await read({ tab: 'orders' })
  const second = await read({ tab: 'orders', after: first.after })
  const back = await read({ tab: 'orders', before: second.before })
  expect(back.rows.map(r => r.caseId)).toEqual(first.rows.map(r => r.caseId))
  expect(back.before).toBeUndefined()
  const late = await whole({ tab: 'orders', late: true })
  expect(late.length).toBeGreaterThan(0)
  expect(late.every(r => r.late)).toBe(true)
  const [one] = late
  const named = await whole({ tab: 'orders', words: one?.ref })
  expect(named.map(r => r.ref)).toEqual([one?.ref])
  const risky = await whole({ tab: 'orders', risk: 'high' })
  expect(risky.every(r => r.risk === 'high')).toBe(true)
})

test('an officer’s desk holds what is theirs, and no case that they may not see', async () => {
  const mine = await whole({ tab: 'needs-you' }, cast.siddiqui)
  expect(mine.length).toBeGreaterThan(0)
  expect(new Set(mine.map(r => r.officer))).toEqual(new Set([cast.siddiqui.name]))
  const theirs = await whole({ tab: 'orders' }, cast.siddiqui)
  expect(theirs.every(r => r.team === 'Aldermere public protection' || r.officer === cast.siddiqui.name)).toBe(true)
  expect((await read({ tab: 'orders' }, cast.prosser)).rows).toEqual([])
})

test('what settles a thing is offered on the desk only to whoever may do it on that case', async () => {
  const rows = (await Promise.all(tabs.map(tab => whole({ tab }, cast.siddiqui)))).flat()
  expect(rows.some(r => r.officer !== cast.siddiqui.name)).toBe(true)
  const onOwnCases = rows.filter(r => r.act && scopeFor(cast.siddiqui, acts[r.act.name].permission) === 'own')
  expect(onOwnCases.length).toBeGreaterThan(0)
  expect(onOwnCases.filter(r => r.officer !== cast.siddiqui.name).map(r => `${r.ref} ${r.act?.name}`)).toEqual([])
})
