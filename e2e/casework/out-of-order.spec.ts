import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { seedCast, teams } from '../../db/seed/cast.ts'
import { tellLife } from '../../db/seed/life.ts'
import { marlshire } from '../../db/seed/steps.ts'
import { lastDayInForce } from '../../lib/spo/orders.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** On PostgreSQL: versions of an order that take their place before others, and records held until their order is recorded. */

const crew = marlshire()
let fresh: FreshDatabase
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 4 })
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

test('an interim order extended twice, the later recorded first; a service held until its order is recorded', async () => {
  const story = await tellLife(program.db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-10-01',
    defendant: { given: 'Gerald', family: 'O’Mara', address: '3 Quay Row, Aldermere ZZ4 1AB' },
    protectedPerson: { given: 'Anneliese', family: 'D’Arcy' },
    relationship: 'formerPartner',
    incidents: [{ on: '2026-09-10', category: 'B', summary: 'Forty texts in a night' }],
    pattern: 'Repeated contact after being told to stop.',
    risk: { on: '2026-10-02', yes: 5, judgement: 'high', reason: 'It is growing.' },
    decided: '2026-10-02',
    drafted: { on: '2026-10-03', interim: { lastDay: '2026-10-30', reason: 'He goes on.' } },
    reviewed: '2026-10-05',
    lodged: '2026-10-06',
    interim: { listed: '2026-10-06', heard: '2026-10-08', made: { lastDay: '2026-10-30' } },
  })
  const first = await story.read()
  const interim = first.orders[0]
  if (!interim) throw new Error('No interim order')
  const extend = (when: string, fromOn: string, lastDay: string) =>
    story.tell(
      crew.officer,
      when,
      'recordInterimChanged',
      { fromOn, lastDay, askedBy: 'chiefOfficer' },
      f => f.orders[0],
    )
  await extend('2026-12-02', '2026-11-20', '2026-12-20')
  await extend('2026-12-03', '2026-10-28', '2026-11-22')
  await story.tell(crew.officer, '2026-12-03', 'recordHeldService', {
    attemptedAt: '2026-12-01T18:40',
    method: 'inCustody',
    served: 'yes',
    server: 'PC 4471 Osgood',
    place: 'Prison',
    explained: 'yes',
    cardGiven: 'yes',
  })
  const file = await story.read()
  expect(
    file.orderVersions.toSorted((a, b) => a.version - b.version).map(v => [v.version, v.fromOn, v.reason]),
  ).toEqual([
    [1, '2026-10-08', 'made'],
    [2, '2026-10-28', 'extended'],
    [3, '2026-11-20', 'extended'],
  ])
  expect(lastDayInForce(interim, file)).toBe('2026-12-20')
  await story.tell(crew.officer, '2026-12-04', 'attachService', { orderId: interim.id }, f =>
    f.services.find(s => s.orderId === null),
  )
  const { services, formerVersions } = await story.read()
  expect(services.map(s => s.orderId)).toEqual([interim.id])
  expect(formerVersions.filter(v => v.recordKind === 'services')).toHaveLength(1)
})
