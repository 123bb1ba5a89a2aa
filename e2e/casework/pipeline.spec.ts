import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { people } from '../../db/schema/organisation.ts'
import { recordOf } from '../../lib/acts/act/decide.ts'
import { versionOf } from '../../lib/acts/act/versions.ts'
import { type ActName, acts } from '../../lib/acts/index.ts'
import type { CaseFile } from '../../lib/case/case.ts'
import type { Actor, Role } from '../../lib/case/policy.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { lodge, marlshire, review } from '../../lib/demo/steps.ts'
import { application, type Story } from '../../lib/demo/telling.ts'
import { checkRecord } from '../../lib/work/lists/history.ts'
import { type Performed, perform } from '../../lib/work/pipeline/perform.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const crew = marlshire()
const main = application('main')
const at = '2026-10-27T09:00:00.000Z'
const today = '2026-10-27'
let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 10 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

/** A case told as far as an application with the sergeant, or less. */
const tellStory = (drafted = true): Promise<Story> =>
  tellLife(program.db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-10-01',
    defendant: { given: 'Gerald', family: 'O’Mara', address: '3 Quay Row, Aldermere ZZ4 1AB' },
    protectedPerson: { given: 'Anneliese', family: 'D’Arcy' },
    relationship: 'formerPartner',
    incidents: [
      { on: '2026-09-10', category: 'B', summary: 'Forty texts in a night' },
      { on: '2026-09-25', category: 'G', summary: 'Waited by the bus stop at 7am' },
    ],
    pattern: 'Repeated contact after being told to stop.',
    ...(drafted
      ? {
          risk: { on: '2026-10-02', yes: 5, judgement: 'high' as const, reason: 'It is growing.' },
          decided: '2026-10-02',
          drafted: { on: '2026-10-05' },
        }
      : {}),
  })
/** Eight people of one role who have done nothing yet: the first of the cast may have. */
async function eight(role: Role): Promise<Actor[]> {
  const actors = Array.from({ length: 8 }, (_, n): Actor => {
    const id = randomUUID()
    return {
      id,
      name: `Robin O’Tier-${n + 1}`,
      forceId: cast.ashby.forceId,
      teamIds: [teams.aldermereProtection.id],
      roles: [role],
      rank: 'Superintendent',
    }
  })
  await owner.db.insert(people).values(
    actors.map(({ id, name, forceId, rank }) => ({
      id,
      name,
      forceId,
      rank,
      email: `${id}@marl.example.org`,
      startedAt: at,
    })),
  )
  return actors
}
const prefillOf = (file: CaseFile, name: ActName, on: string): Record<string, unknown> => {
  const record = recordOf(file, acts[name].about, on)
  const known = record ? acts[name].prefill?.({ file, record, today }) : {}
  return Object.fromEntries(Object.entries(known ?? {}).filter(([, v]) => v !== null && v !== undefined))
}
const eventsOf = async (ref: string, act?: string) => {
  const rows = await owner.sql<{ act: string }[]>`
    select e.act from events e join cases c on c.id = e.case_id where c.ref = ${ref} and e.kind = 'act' order by e.seq`
  return rows.filter(r => !act || r.act === act).length
}
const kinds = (answers: Performed[]) => answers.map(a => a.kind).sort()
async function chainHolds(ref: string, id: string) {
  const chain = await asPerson(cast.calloway, tx => checkRecord(tx, id), { db: program.db })
  expect(chain.firstWrong, ref).toBeUndefined()
  expect(chain.count).toBeGreaterThan(0)
}

const because = { note: 'The pattern is not made out', whatWouldChange: 'A second witness' }
const refusal = { limb: 'risk', ...because, wrongTest: '' }
const day = '2026-10-06'
const endorseTiers = async (s: Story, tiers: 1 | 2 | 3) => {
  await s.tell(crew.sergeant, `${day} 14:00`, 'endorseAsSergeant', {}, main)
  if (tiers > 1) await s.tell(crew.coordinator, `${day} 15:00`, 'endorseAsCoordinator', {}, main)
  if (tiers > 2) await s.tell(crew.legal, `${day} 16:00`, 'endorseAsLegal', {}, main)
}
const refuseDraft = async (s: Story) => s.tell(crew.sergeant, `${day} 14:00`, 'refuseAsSergeant', refusal, main)
const reviewAndLodge = async (s: Story) => {
  await review(s, crew, day)
  await lodge(s, crew, '2026-10-07')
}
const court = 'Aldermere Magistrates’ Court'
const deciding: Partial<Record<ActName, { role: Role; scene?: (s: Story) => Promise<unknown>; input?: object }>> = {
  endorseAsSergeant: { role: 'sergeant' },
  returnAsSergeant: { role: 'sergeant', input: { reasonCodes: ['riskThin'], note: 'Say more' } },
  refuseAsSergeant: { role: 'sergeant', input: refusal },
  endorseAsCoordinator: { role: 'coordinator', scene: s => endorseTiers(s, 1) },
  endorseAsLegal: { role: 'legal', scene: s => endorseTiers(s, 2) },
  authorise: {
    role: 'authorising',
    scene: s => endorseTiers(s, 3),
    input: { rank: 'superintendent', authorisedOn: today },
  },
  escalateRefusal: { role: 'coordinator', scene: refuseDraft, input: { note: 'Both limbs are met' } },
  upholdRefusal: { role: 'coordinator', scene: refuseDraft, input: refusal },
  reverseRefusal: { role: 'coordinator', scene: refuseDraft, input: { note: 'The Act asks less', wrongTest: '' } },
  lodge: {
    role: 'civilOrders',
    scene: s => review(s, crew, day),
    input: { court, lodgedOn: today, courtReference: '' },
  },
  recordOrderMade: {
    role: 'civilOrders',
    scene: reviewAndLodge,
    input: { madeOn: today, court, termKind: 'fixed', lastDay: '2028-10-26' },
  },
  refuseAtCourt: {
    role: 'civilOrders',
    scene: reviewAndLodge,
    input: { determinedOn: today, courtRefusal: 'notNecessary', outcomeReason: 'Bail is enough' },
  },
  withdrawApplication: {
    role: 'civilOrders',
    scene: reviewAndLodge,
    input: { determinedOn: today, outcomeReason: 'The defendant has died' },
  },
}

for (const [name, { role, scene, input }] of Object.entries(deciding) as [
  ActName,
  (typeof deciding)[ActName] & object,
][])
  test(`eight people ${name} at once: one does, seven find it moved on`, async () => {
    const s = await tellStory()
    await scene?.(s)
    const file = await s.read()
    const on = main(file)?.id ?? ''
    const before = await eventsOf(s.ref)
    const asked = {
      ref: s.ref,
      act: name,
      on,
      at,
      db: program.db,
      despite: 'Agreed',
      input: { ...prefillOf(file, name, on), ...input },
    }
    const seen = versionOf(file, acts[name], main(file) as { id: string })
    const answers = await Promise.all((await eight(role)).map(actor => perform({ ...asked, seen, actor })))
    expect(kinds(answers), JSON.stringify(answers)).toEqual(['done', ...Array(7).fill('moved')])
    expect(await eventsOf(s.ref)).toBe(before + 1)
    await chainHolds(s.ref, file.case.id)
  })

const opening = {
  givenNames: 'Rosalind',
  familyName: 'O’Tarrow',
  relationship: 'formerPartner',
  protectedGivenNames: 'Neil',
  protectedFamilyName: 'Farraday',
  protectedRole: 'victim',
  support: 'supports',
  reportedOn: '2026-03-29',
  teamId: teams.aldermereProtection.id,
  officerId: crew.officer.id,
  searched: 'O’Tarrow',
}
const exhibit = {
  file: 'c0ffee'.padEnd(64, '0'),
  fileName: 'letter.txt',
  mediaType: 'text/plain',
  bytes: '23',
  description: 'Letter left on her car',
  initials: 'AS',
}
const note = (s: Story, actor: Actor, more: object = {}) =>
  perform({
    actor,
    ref: s.ref,
    act: 'addIdentifier',
    at,
    db: program.db,
    input: { kind: 'vehicle', value: 'ZZ99 TST', belongsTo: 'defendant' },
    ...more,
  })

test('all or nothing: a row that the database refuses leaves no other row, no status and no event', async () => {
  const s = await tellStory()
  const file = await s.read()
  const on = main(file)?.id ?? ''
  const before = await eventsOf(s.ref)
  await owner.sql`create function spo_test_fault() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`
  await owner.sql`create trigger spo_test_fault after insert on reviews for each row execute function spo_test_fault()`
  const asked = {
    actor: crew.sergeant,
    ref: s.ref,
    act: 'refuseAsSergeant' as const,
    on,
    seen: versionOf(file, acts.refuseAsSergeant, main(file) as { id: string }),
    at,
    db: program.db,
    input: refusal,
  }
  try {
    await expect(perform(asked)).rejects.toThrow()
  } finally {
    await owner.sql`drop trigger spo_test_fault on reviews`
  }
  expect(await s.read()).toEqual(file)
  expect(await eventsOf(s.ref)).toBe(before)
  await owner.sql`create trigger spo_test_fault before insert on events for each row execute function spo_test_fault()`
  try {
    await expect(perform(asked)).rejects.toThrow()
  } finally {
    await owner.sql`drop trigger spo_test_fault on events`
  }
  expect(await s.read()).toEqual(file)
  expect(await eventsOf(s.ref)).toBe(before)
  expect((await perform(asked)).kind).toBe('done')
  await chainHolds(s.ref, file.case.id)
})

test('exhibits sent at the same moment each get a reference of their own', async () => {
  const s = await tellStory(false)
  const answers = await Promise.all(
    ['1', '2', '3', '4'].map(n =>
      perform({
        actor: crew.officer,
        ref: s.ref,
        act: 'attachCaseExhibit',
        at,
        db: program.db,
        input: { ...exhibit, file: n.repeat(64) },
      }),
    ),
  )
  expect(kinds(answers), JSON.stringify(answers)).toEqual(Array(4).fill('done'))
  expect(new Set((await s.read()).exhibits.map(e => e.reference)).size).toBe(4)
  await chainHolds(s.ref, (await s.read()).case.id)
})

test('the same form sent twice at once is done once, and both presses hear the same', async () => {
  const s = await tellStory(false)
  const once = randomUUID()
  const answers = await Promise.all([
    note(s, crew.officer, { once }),
    note(s, crew.officer, { once }),
    note(s, crew.officer, { once }),
  ])
  expect(kinds(answers)).toEqual(['done', 'done', 'done'])
  expect(answers.filter(a => a.kind === 'done' && a.again)).toHaveLength(2)
  expect(new Set(answers.map(a => a.kind === 'done' && a.sentence)).size).toBe(1)
  expect((await s.read()).identifiers).toHaveLength(1)
  expect(await eventsOf(s.ref, 'addIdentifier')).toBe(1)
})

test('the form that opens a case, sent twice at once, opens one case', async () => {
  const once = randomUUID()
  const asked = { act: 'openCase' as const, actor: crew.officer, at, db: program.db, once, input: opening }
  const answers = await Promise.all([perform(asked), perform(asked), perform(asked)])
  const refs = answers.map(a => (a.kind === 'done' ? a.ref : a.kind))
  expect(new Set(refs).size).toBe(1)
  expect(await eventsOf(refs[0] ?? '', 'openCase')).toBe(1)
  const [found] = await owner.sql`select count(*)::int as n from defendants where family_name = 'O’Tarrow'`
  expect(found?.n).toBe(1)
})

test('two people in one long text: the first is kept, the second is shown it and loses nothing', async () => {
  const s = await tellStory(false)
  await s.tell(crew.officer, '2026-10-02', 'startApplication')
  const file = await s.read()
  const record = main(file) as { id: string; version: number }
  const seen = versionOf(file, acts.writeActs, record)
  const write = (actor: Actor, actsGrounds: string) =>
    perform({
      actor,
      ref: s.ref,
      act: 'writeActs',
      on: record.id,
      seen,
      at,
      db: program.db,
      input: { actsGrounds, actsIncidentIds: [] },
    })
  const texts = ['He waits at her stop.', 'He sent forty texts.'] as const
  const answers = await Promise.all([write(crew.officer, texts[0]), write(crew.sergeant, texts[1])])
  expect(kinds(answers)).toEqual(['done', 'overtaken'])
  const kept = texts[answers.findIndex(a => a.kind === 'done')]
  const overtaken = answers.find(a => a.kind === 'overtaken')
  const after = await s.read()
  expect(main(after)).toMatchObject({ actsGrounds: kept, version: record.version + 1 })
  expect(overtaken).toMatchObject({
    version: versionOf(after, acts.writeActs, main(after) as { id: string }),
    theirs: { actsGrounds: kept },
  })
})

test('the record cannot be changed, taken from or emptied, even by its owner, and a change past the wall is found', async () => {
  const s = await tellStory(false)
  const { id } = (await s.read()).case
  for (const attempt of [
    owner.sql`update events set sentence = 'Nothing happened' where case_id = ${id}`,
    owner.sql`delete from events where case_id = ${id}`,
    owner.sql`truncate events`,
  ])
    await expect(attempt).rejects.toThrow(/append-only/)
  await chainHolds(s.ref, id)
  await owner.sql`alter table events disable trigger events_append_only`
  await owner.sql`update events set sentence = 'Nothing happened' where case_id = ${id} and act = 'openCase'`
  await owner.sql`alter table events enable trigger events_append_only`
  const chain = await asPerson(cast.calloway, tx => checkRecord(tx, id), { db: program.db })
  expect(chain.firstWrong?.sentence).toBe('Nothing happened')
})
