import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { type ActName, actNames } from '../../lib/acts/index.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { eachItsOwn } from '../rules/acts/its-own.ts'
import { type Doubling, doublingOf, plant } from './planted.ts'

/**
 * Every act on a case that adds a record or moves a status, sent by eight people at once from one page (by one of them eight
 * times where it is only theirs to do), each on a case of its own: one is kept, and the others are told.
 */

/** Not tried here, and why. */
const elsewhere: Partial<Record<ActName, string>> = {
  makeIncidentOfRows:
    'the rows of an export stand outside the case, and none are planted: a row is in one incident once',
  recordBreachAtDoor: 'in eight-at-once.spec.ts: its question says how long ago, and here all is done in one moment',
}

let fresh: FreshDatabase
let program: Connection
test.beforeAll(async () => {
  fresh = await freshDatabase()
  program = connect(fresh.programUrl, { max: 8 })
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const told: readonly string[] = ['done', 'warned', 'refused', 'overtaken', 'moved']
/** Once these are done, the others may not see it or have no need to ask: unseen means not found. */
const hidesIt: readonly string[] = ['restrictCase', 'breakGlass']
const eightAtOnce = (d: Doubling) =>
  Promise.all(
    d.people.map(actor =>
      perform({ db: program.db, ...d.asked, actor }).catch(fault => ({ kind: 'fault' as const, fault: String(fault) })),
    ),
  )

test('given one page, when eight people send each act at once, then it is done once and the others are told', async () => {
  test.setTimeout(600_000)
  const doublings = actNames.filter(name => !eachItsOwn[name] && !elsewhere[name]).flatMap(doublingOf)
  expect(doublings.length).toBeGreaterThan(140)
  await plant(fresh.ownerUrl, doublings)
  const wrong: string[] = []
  const waiting = [...doublings]
  const worker = async () => {
    for (let d = waiting.shift(); d; d = waiting.shift()) {
      const { act } = d.asked
      const answers = await eightAtOnce(d)
      const kinds = answers.map(a => a.kind)
      const isTold = kinds.every(kind => told.includes(kind) || (kind === 'missing' && hidesIt.includes(act)))
      if (!isTold || kinds.filter(kind => kind === 'done').length !== 1)
        wrong.push(`${act}: ${kinds.join(' ')} ${answers.map(a => ('fault' in a ? a.fault : '')).find(Boolean) ?? ''}`)
    }
  }
  await Promise.all(Array.from({ length: 3 }, worker))
  expect(wrong).toEqual([])
})
