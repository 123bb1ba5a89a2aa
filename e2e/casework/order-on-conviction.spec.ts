import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { settingsActs } from '../../lib/acts/force/settings.ts'
import { defaultSettings } from '../../lib/case/settings.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let program: Connection
let ref = ''

test.beforeAll(async () => {
  test.setTimeout(120_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 2 })
  const told = await tellLife(program.db, {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-02-09',
    defendant: { given: 'Simon', family: 'Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
    protectedPerson: { given: 'Lucy', family: 'Penhale' },
    relationship: 'formerPartner',
    incidents: [{ on: '2026-01-20', category: 'B', summary: 'Calls at night' }],
    pattern: 'Rings and waits.',
  })
  ref = told.ref
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const at = '2026-11-21T09:00:00.000Z'
const made = {
  origin: 'acquittal',
  madeOn: '2026-11-20',
  court: 'Aldermere Crown Court',
  termKind: 'fixed',
  lastDay: '2027-05-19',
  conditions: [{ kind: 'prohibition', text: 'You must not contact Lucy Penhale by any means.' }],
}
const record = (despite?: string) =>
  performAsSeen({
    actor: cast.lindqvist,
    ref,
    act: 'recordOrderOnConviction',
    input: made,
    despite,
    at,
    db: program.db,
  })
const turnOn = () => {
  const force = { settings: defaultSettings }
  const typed = settingsActs.changeSettings.prefill?.({ file: { force }, record: force, today: '2026-11-20' } as never)
  const input = { ...typed, ordersOnConviction: 'yes', reason: 'Legal services found the power in force' }
  return performAsSeen({ actor: cast.okafor, act: 'changeSettings', input, at, db: program.db })
}

test('an order made on acquittal: refused until the force turns it on, then recorded as sealed, flagged and waiting', async () => {
  expect(await record()).toMatchObject({ kind: 'refused', refusals: [{ field: 'origin', rule: 'V85' }] })
  expect(await turnOn()).toMatchObject({ kind: 'done' })
  // A term under two years is what the court did: it takes a reason, and legal services are asked.
  expect(await record()).toMatchObject({ kind: 'warned' })
  expect(await record('As sealed')).toMatchObject({ kind: 'done' })
  const view = await viewCase({ actor: cast.calloway, ref, what: 'a test', db: program.db })
  expect(view?.file.orders).toMatchObject([{ origin: 'acquittal', applicationId: null, kind: 'full' }])
  expect(view?.file.orderConditions).toMatchObject([{ text: made.conditions[0]?.text }])
  expect(view?.file.legalQuestions.map(q => q.answeredAt)).toContain(null)
  expect(view?.file.applications).toEqual([])
})
