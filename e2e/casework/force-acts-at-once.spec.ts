import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { type ForceActName, forceActNames, forceActs } from '../../lib/acts/force/force.ts'
import { versionSeen } from '../../lib/work/pipeline/as-seen.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'
import { at, type ForceDoubling, forceDoublingOf, plantForces } from './planted-force.ts'

/** Every act on a force or on a pair of its reports, sent eight times at once from one page: one is kept, and the others are told. */

/** Not tried here, and why. */
const elsewhere: Partial<Record<ForceActName, string>> = {
  readOrderSheet: 'each reading of a list waits by itself until it is taken or left',
  readPeopleSheet: 'the same',
  readCourtUpload: 'the same',
  receiveReports: 'a file that comes again adds nothing: its reports are known',
  receiveCourtOrders: 'in court-orders.spec.ts: what is known is left out before it is asked for',
  openOffer: 'the key of its row keeps one; whoever opens the file second is told in open-parcel.ts',
  openImportedOrder: 'a part of takeOrderSheet, which is done once',
  acknowledgeEntry: 'in feeds.spec.ts: a log entry stands in the record of a case',
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
async function eightAtOnce({ act, actor, on, input, shown }: ForceDoubling) {
  const asked = { db: program.db, act, actor, on, input, at, ...(shown.length ? { despite: 'Agreed', shown } : {}) }
  const seen = await versionSeen(asked)
  const as = forceActs[act].partOfAnother ? ('part' as const) : ('program' as const)
  return Promise.all(
    Array.from({ length: 8 }, () =>
      perform({ ...asked, seen, as }).catch(fault => ({ kind: 'fault' as const, fault: String(fault) })),
    ),
  )
}

test('given one page, when eight send each act of a force or a pair at once, then it is done once and the others are told', async () => {
  test.setTimeout(300_000)
  const doublings = forceActNames.filter(name => !elsewhere[name]).flatMap((name, n) => forceDoublingOf(name, n + 1))
  expect(doublings.length).toBeGreaterThan(30)
  await plantForces(fresh.ownerUrl, doublings)
  const wrong: string[] = []
  const waiting = [...doublings]
  const worker = async () => {
    for (let d = waiting.shift(); d; d = waiting.shift()) {
      const answers = await eightAtOnce(d)
      const kinds = answers.map(a => a.kind)
      if (!kinds.every(kind => told.includes(kind)) || kinds.filter(kind => kind === 'done').length !== 1)
        wrong.push(
          `${d.act}: ${kinds.join(' ')} ${answers.map(a => ('fault' in a ? a.fault : '')).find(Boolean) ?? ''}`,
        )
    }
  }
  await Promise.all(Array.from({ length: 3 }, worker))
  expect(wrong).toEqual([])
})
