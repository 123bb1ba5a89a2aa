import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { versionOf } from '../../lib/acts/act/versions.ts'
import { acts } from '../../lib/acts/index.ts'
import type { CaseFile } from '../../lib/case/case.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { application, type Story } from '../../lib/demo/telling.ts'
import { performAsSeen, versionSeen, versionsOfRows } from '../../lib/work/pipeline/as-seen.ts'
import { type Performed, perform } from '../../lib/work/pipeline/perform.ts'
import type { Performing } from '../../lib/work/pipeline/performing.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** An act that writes over what stands is done from what whoever does it saw, and from nothing older. */

const crew = marlshire()
const at = '2026-10-27T09:00:00.000Z'
let fresh: FreshDatabase
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  program = connect(fresh.programUrl, { max: 10 })
})
test.afterAll(async () => {
  await program?.close()
  await fresh?.drop()
})

const aCase = (): Promise<Story> =>
  tellLife(program.db, {
    crew,
    teamId: teams.aldermereProtection.id,
    opened: '2026-09-01',
    defendant: { given: 'Miles', family: 'Quarterman', born: '1984-02-29', address: '4 Weir Lane, Aldermere ZZ4 6PP' },
    protectedPerson: { given: 'Ines', family: 'O’Larkin', born: '1991-05-12' },
    relationship: 'formerPartner',
    incidents: [{ on: '2026-08-20', category: 'E', summary: 'Waited outside her work until the doors were locked' }],
    pattern: 'He waits and watches although she asked him to stop.',
    risk: { on: '2026-09-02', yes: 6, judgement: 'high', reason: 'The contact grows.' },
  })
/** A form about the defendant as it stands in what was read: what it is filled with, and the version that it carries. */
function formOf(s: Story, file: CaseFile) {
  const record = file.defendants[0] as CaseFile['defendants'][number]
  const act = acts.changeDefendant
  return (actor: Actor, change: Partial<typeof record>, more: Partial<Performing> = {}) =>
    perform({
      actor,
      ref: s.ref,
      act: 'changeDefendant',
      on: record.id,
      seen: versionOf(file, act, record),
      input: { ...act.prefill?.({ file, record, today: '2026-10-27' }), ...change },
      at,
      db: program.db,
      ...more,
    })
}
const defendantOf = async (s: Story) => (await s.read()).defendants[0]
const kinds = (answers: readonly Performed[]) => answers.map(a => a.kind).sort()

test('one officer’s alias does not put another’s new address back: the second is shown it, and both stand in the end', async () => {
  const s = await aCase()
  const opened = formOf(s, await s.read())
  expect(await opened(crew.officer, { homeAddress: '9 Mill Lane, Aldermere ZZ4 6QQ' })).toMatchObject({ kind: 'done' })
  const late = await opened(crew.sergeant, { aliases: ['Milo'] })
  expect(late).toMatchObject({ kind: 'overtaken', theirs: { homeAddress: '9 Mill Lane, Aldermere ZZ4 6QQ' } })
  expect(await defendantOf(s)).toMatchObject({ homeAddress: '9 Mill Lane, Aldermere ZZ4 6QQ', aliases: [] })
  const again = formOf(s, await s.read())
  expect(await again(crew.sergeant, { aliases: ['Milo'] })).toMatchObject({ kind: 'done' })
  expect(await defendantOf(s)).toMatchObject({ homeAddress: '9 Mill Lane, Aldermere ZZ4 6QQ', aliases: ['Milo'] })
})

test('the record keeps that an address was given, and nothing of it', async () => {
  const s = await aCase()
  const [person] = (await s.read()).protectedPersons
  const done = await performAsSeen({
    actor: crew.officer,
    ref: s.ref,
    act: 'keepConfidentialAddress',
    on: person?.id,
    input: { kind: 'home', address: '17 Quillet Row\nAldermere', postcode: 'ZZ4 9QX' },
    at,
    db: program.db,
  })
  expect(done).toMatchObject({ kind: 'done' })
  const owner = connect(fresh.ownerUrl, { max: 1 })
  const [event] = await owner.sql`select detail, to_jsonb(e)::text as whole from events e
    where act = 'keepConfidentialAddress' and record_id = ${String(person?.id)}`
  await owner.close()
  expect(event?.detail).toMatchObject({ kind: 'home', address: 'withheld', postcode: 'withheld' })
  expect(event?.whole).not.toMatch(/Quillet|9QX/)
})

test('without a version it is refused in a sentence, and a press that is repeated is still the one that was done', async () => {
  const s = await aCase()
  const opened = formOf(s, await s.read())
  expect(await opened(crew.officer, { aliases: ['Milo'] }, { seen: undefined })).toMatchObject({
    kind: 'refused',
    refusals: [{ message: expect.stringMatching(/does not say what it was filled from/) }],
  })
  expect(await defendantOf(s)).toMatchObject({ aliases: [] })
  const once = randomUUID()
  for (const again of [false, true])
    expect(await opened(crew.officer, { aliases: ['Milo'] }, { once })).toMatchObject({ kind: 'done', again })
})

test('eight people from one form at once: one does, seven are overtaken, and what they would add they can add', async () => {
  const s = await aCase()
  const opened = formOf(s, await s.read())
  const eight = Array.from({ length: 8 }, (_, n) => opened(crew.officer, { occupation: `Trade ${n}` }))
  expect(kinds(await Promise.all(eight))).toEqual(['done', ...Array(7).fill('overtaken')])
  const adding = [1, 2, 3].map(n =>
    perform({
      actor: crew.officer,
      ref: s.ref,
      act: 'addIdentifier',
      input: { kind: 'vehicle', value: `ZZ9${n} TST`, belongsTo: 'defendant' },
      at,
      db: program.db,
    }),
  )
  expect(kinds(await Promise.all(adding))).toEqual(['done', 'done', 'done'])
})

test('two who write different parts of one application do not overtake each other', async () => {
  const s = await aCase()
  await s.tell(crew.officer, '2026-09-10', 'startApplication')
  const file = await s.read()
  const record = application('main')(file) as CaseFile['applications'][number]
  const write = (actor: Actor, act: 'writeNecessity' | 'writeTerm', input: object) =>
    perform({
      actor,
      ref: s.ref,
      act,
      on: record.id,
      seen: versionOf(file, acts[act], record),
      input: { ...acts[act].prefill?.({ file, record, today: '2026-10-27' }), ...input },
      despite: 'Agreed',
      at,
      db: program.db,
    })
  const answers = [
    await write(crew.officer, 'writeTerm', { termReason: 'He has moved twice' }),
    await write(crew.sergeant, 'writeNecessity', { necessityGrounds: 'Bail ends in May' }),
  ]
  expect(kinds(answers), JSON.stringify(answers)).toEqual(['done', 'done'])
  expect(application('main')(await s.read())).toMatchObject({
    termReason: 'He has moved twice',
    necessityGrounds: 'Bail ends in May',
  })
})

test('what a page reads in part and what is loaded under the lock have one version, one by one and in a list', async () => {
  const s = await aCase()
  const [{ ref }, actor] = [s, cast.calloway]
  const one = await versionSeen({ actor, ref, act: 'assignOfficer', input: {}, db: program.db })
  const list = await versionsOfRows(actor, 'assignOfficer', [{ ref }, { ref: 'MA-1999-00001' }], program.db)
  expect([...list]).toEqual([[ref, one]])
  const asked = { actor, ref, act: 'assignOfficer' as const, at, db: program.db, seen: one }
  const input = { officerId: crew.sergeant.id, reason: 'On leave' }
  expect(await perform({ ...asked, input })).toMatchObject({ kind: 'done' })
  expect(await perform({ ...asked, input: { ...input, officerId: crew.coordinator.id } })).toMatchObject({
    kind: 'overtaken',
    theirs: { officerId: crew.sergeant.id },
  })
})
