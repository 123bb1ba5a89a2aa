import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { type Life, tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { ordersElsewhere } from '../../lib/work/lists/orders-elsewhere.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let program: Connection
const at = '2026-11-20T09:00:00.000Z'

test.beforeAll(async () => {
  test.setTimeout(120_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 2 })
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const life = (born: string | undefined, order: boolean, victim: string): Life => ({
  crew: marlshire(),
  teamId: teams.aldermereProtection.id,
  opened: '2026-05-01',
  defendant: {
    given: 'Niall',
    family: 'O’Dempsey',
    ...(born ? { born } : {}),
    address: '2 Kiln Row, Aldermere ZZ4 1DD',
  },
  protectedPerson: { given: 'Una', family: victim },
  relationship: 'neighbour',
  incidents: [
    { on: '2026-04-20', category: 'B', summary: 'Calls at night' },
    { on: '2026-04-25', category: 'E', summary: 'Waited outside' },
  ],
  pattern: 'He rings and waits.',
  risk: { on: '2026-05-02', yes: 5, judgement: 'high', reason: 'It grows.' },
  decided: '2026-05-03',
  ...(order
    ? {
        drafted: { on: '2026-05-10' },
        reviewed: '2026-05-12',
        lodged: '2026-05-14',
        full: { listed: '2026-05-15', heard: '2026-06-01', made: { years: 2 }, served: '2026-06-01' },
      }
    : {}),
})

test('an order of the force on the same person’s other case is shown, on another’s birthday it is not, nor once recorded', async () => {
  const other = await tellLife(program.db, life('1980-02-29', true, 'Hart'))
  const here = await tellLife(program.db, life('1980-02-29', false, 'Sayle'))
  const namesake = await tellLife(program.db, life('1991-07-01', false, 'Quirk'))
  const unknown = await tellLife(program.db, life(undefined, false, 'Teare'))
  const findElsewhere = async (ref: string) =>
    (
      await viewCase({ actor: cast.calloway, ref, what: 'a test', at, db: program.db }, (tx, file) =>
        ordersElsewhere(tx, file, '2026-11-20'),
      )
    )?.also
  expect(await findElsewhere(here.ref)).toEqual([
    {
      ref: `${other.ref}/1`,
      court: 'Aldermere Magistrates’ Court',
      madeOn: '2026-06-01',
      lastDay: '2028-05-31',
      sameBirth: true,
      conditions: expect.arrayContaining([expect.stringContaining('must not contact')]),
    },
  ])
  expect(await findElsewhere(namesake.ref)).toEqual([])
  expect((await findElsewhere(unknown.ref))?.map(o => o.sameBirth)).toEqual([false])
  expect(await findElsewhere(other.ref)).toEqual([])
  await here.tell(cast.siddiqui, '2026-06-10 10:00', 'recordOtherOrder', {
    kind: 'otherSpo',
    terms: `Order ${other.ref}/1: no contact`,
    madeOn: '2026-06-01',
  })
  expect(await findElsewhere(here.ref)).toEqual([])
})
