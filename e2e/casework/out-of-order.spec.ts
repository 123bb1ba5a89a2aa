import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { versionOf } from '../../lib/acts/act/versions.ts'
import type { ActName } from '../../lib/acts/index.ts'
import { acts } from '../../lib/acts/index.ts'
import { periodFrom } from '../../lib/case/time/periods.ts'
import { lastDayInForce } from '../../lib/case/views/orders.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { takeMeasures } from '../../lib/work/measures/measures.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
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

test('eight people at once record the same: it is kept once, and the others are shown what is there', async () => {
  const story = await tellLife(program.db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-10-01',
    defendant: { given: 'Piers', family: 'O’Shaughnessy' },
    protectedPerson: { given: 'Maud', family: 'D’Ath' },
    relationship: 'formerPartner',
    incidents: [{ on: '2026-09-10', category: 'B', summary: 'Forty texts in a night' }],
    pattern: 'Repeated contact after being told to stop.',
    risk: { on: '2026-10-02', yes: 5, judgement: 'high', reason: 'It is growing.' },
    decided: '2026-10-02',
    drafted: { on: '2026-10-03' },
    reviewed: '2026-10-05',
    lodged: '2026-10-06',
  })
  await story.tell(
    crew.civil,
    '2026-10-20',
    'refuseAtCourt',
    { determinedOn: '2026-10-20', courtRefusal: 'notNecessary', outcomeReason: 'Bail is enough' },
    f => f.applications[0],
  )
  await story.tell(crew.officer, '2026-10-21', 'recordEnquiry', {
    what: 'Bus camera',
    ownerId: '',
    dueOn: '2026-11-02',
  })
  const before = await story.read()
  const main = before.applications[0]
  const enquiry = before.enquiries[0]
  if (!main || !enquiry) throw new Error('No application or enquiry')
  const eight = (act: ActName, on: { id: string } | undefined, input: object) => {
    const record = on ?? before.case
    const seen = versionOf(before, acts[act], record)
    return Promise.all(
      Array.from({ length: 8 }, () =>
        perform({
          db: program.db,
          actor: act === 'decideNotToAppeal' ? crew.civil : crew.officer,
          ref: story.ref,
          act,
          on: on?.id,
          input,
          seen,
          at: '2026-10-22T09:00:00.000Z',
        }),
      ),
    )
  }
  const bail = { step: 'bail', happenedOn: '2026-10-01', untilOn: '2026-11-20', crimeReference: '42CR/1/26' }
  const tried: [ActName, { id: string } | undefined, object][] = [
    ['recordCriminalStep', undefined, bail],
    ['recordEnquiry', undefined, { what: 'Shop camera', ownerId: '', dueOn: '2026-11-02' }],
    ['recordEnquiryResult', enquiry, { doneOn: '2026-10-22', result: 'nothing', resultNote: '' }],
    [
      'decideNotToAppeal',
      main,
      { noAppealOn: '2026-10-22', noAppealAdvice: 'No point of law', noAppealAdviceOn: '2026-10-22' },
    ],
    ['startAfterRefusal', main, { sinceRefusal: 'He came back', take: ['grounds', 'conditions'] }],
  ]
  for (const [act, on, input] of tried) {
    const kinds = (await eight(act, on, input)).map(done => done.kind)
    expect(
      kinds.filter(kind => kind === 'done'),
      `${act}: ${kinds.join(' ')}`,
    ).toHaveLength(1)
    for (const kind of kinds) expect(['done', 'warned', 'refused', 'overtaken', 'moved']).toContain(kind)
  }
  const file = await story.read()
  expect([file.criminalSteps.length, file.enquiries.length, file.applications.length]).toEqual([1, 2, 2])
  const next = file.applications.find(a => a.earlierId === main.id)
  expect(file.draftConditions.filter(c => c.applicationId === next?.id).map(c => c.text)).toEqual(
    file.draftConditions.filter(c => c.applicationId === main.id).map(c => c.text),
  )
  // What is withdrawn is hidden by the database, and kept to be read.
  await story.tell(
    { ...crew.officer, roles: [...crew.officer.roles, 'sergeant'] },
    '2026-10-23',
    'withdrawCriminalStep',
    { cause: 'error', reason: 'His brother' },
    f => f.criminalSteps[0],
  )
  const gone = await story.read()
  expect(gone.criminalSteps).toEqual([])
  expect(gone.withdrawn?.criminalSteps).toHaveLength(1)
})

test('M05A: decisions recorded more than a day after they were made, and a correction of when', async () => {
  const story = await tellLife(program.db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-10-01',
    defendant: { given: 'Rhys', family: 'O’Toole' },
    protectedPerson: { given: 'Edda', family: 'D’Ancona' },
    relationship: 'formerPartner',
    incidents: [{ on: '2026-09-10', category: 'B', summary: 'Forty texts in a night' }],
    pattern: 'Repeated contact after being told to stop.',
  })
  const figures = async () => {
    const { taken } = await takeMeasures(
      {
        actor: cast.calloway,
        period: day => periodFrom({}, day),
        horizon: 90,
        at: '2026-11-20T12:00:00.000Z',
        db: program.db,
      },
      ['M05A'],
    )
    return [taken[0]?.all.numerator, taken[0]?.all.counted]
  }
  const plus = (from: (number | undefined)[], late: number, all: number) => [
    (from[0] ?? 0) + late,
    (from[1] ?? 0) + all,
  ]
  const decide = (when: string, decidedAt: string) =>
    story.tell(crew.officer, when, 'decideSpo', {
      decision: 'notYet',
      reasonCode: 'moreEvidence',
      actsReason: 'Thin',
      riskReason: 'Thin',
      necessityReason: 'Thin',
      reviewOn: '2026-12-01',
      decidedAt,
    })
  const none = await figures()
  await decide('2026-10-06 10:00', '2026-10-05T10:00')
  expect(await figures()).toEqual(plus(none, 0, 1))
  await decide('2026-10-08 10:01', '2026-10-07T10:00')
  expect(await figures()).toEqual(plus(none, 1, 2))
  await story.tell(
    crew.officer,
    '2026-10-09',
    'correctDecision',
    { decidedAt: '2026-10-08T09:00', correctionReason: 'It was the next morning' },
    f => f.decisions.find(d => d.at.startsWith('2026-10-07')),
  )
  expect(await figures()).toEqual(plus(none, 0, 2))
})
