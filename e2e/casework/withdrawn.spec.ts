import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { tables } from '../../db/schema/collections.ts'
import { withdrawalPatch } from '../../lib/acts/act/former.ts'
import { acts } from '../../lib/acts/index.ts'
import { keptKinds } from '../../lib/case/reference/record-kinds.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { versionSeen } from '../../lib/work/pipeline/as-seen.ts'
import { findCase } from '../../lib/work/pipeline/load.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { persist } from '../../lib/work/pipeline/persist.ts'
import { asPerson } from '../../lib/work/pipeline/transaction.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

const crew = marlshire()
const at = '2026-10-27T09:00:00.000Z'
let fresh: FreshDatabase
let owner: Connection
let program: Connection

test.beforeAll(async () => {
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 2 })
  program = connect(fresh.programUrl, { max: 4 })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const aCase = () =>
  tellLife(program.db, {
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
  })

test('every kind of record that can be withdrawn has its columns, and is hidden by its policy', async () => {
  for (const kind of keptKinds) {
    const table = tables[kind as keyof typeof tables]
    expect(Object.keys(getTableColumns(table)), kind).toEqual(
      expect.arrayContaining(['version', 'recordedAt', 'withdrawnAt', 'withdrawnReason']),
    )
    const name = getTableName(table)
    const [policy] = await owner.sql`select qual from pg_policies where tablename = ${name} and policyname = 'walls'`
    expect(policy?.qual, kind).toContain('withdrawn_at IS NULL')
    const [reader] = await owner.sql`select prosrc from pg_proc where proname = 'spo_withdrawn_records'`
    expect(reader?.prosrc, kind).toContain(`SELECT '${kind}', to_jsonb(t) FROM ${name} t`)
  }
})

test('a withdrawn record is seen by no query of the program, and comes apart with its case', async () => {
  const story = await aCase()
  const before = await story.read()
  const [assessment] = before.assessments
  if (!assessment) throw new Error('No assessment')
  expect(assessment).toMatchObject({ version: 1, recordedAt: expect.any(String) })
  const moment = { at, today: '2026-10-27', actor: crew.officer, newId: randomUUID, settings: before.settings }
  await asPerson(
    crew.officer,
    async tx => {
      const root = await findCase(tx, story.ref, true)
      if (!root) throw new Error('No case')
      const patch = withdrawalPatch('assessments', { file: before, record: assessment, reason: 'Another man', moment })
      await persist(tx, root, patch, before, at)
      const [seen] = await tx.execute(`select count(*)::int as n from assessments where case_id = '${root.id}'`)
      expect(seen?.n).toBe(before.assessments.length - 1)
    },
    { db: program.db },
  )
  const after = await story.read()
  expect(after.assessments).toHaveLength(before.assessments.length - 1)
  expect(after.withdrawn?.assessments).toEqual([
    expect.objectContaining({ id: assessment.id, withdrawnAt: at, withdrawnReason: 'Another man', at: assessment.at }),
  ])
  expect(after.formerVersions).toMatchObject([{ recordKind: 'assessments', how: 'withdrawn', reason: 'Another man' }])
  // Nobody of another force, and nobody whom the case is closed to, reads it by that function.
  const others = await asPerson(
    { id: cast.calloway.id, forceId: randomUUID() },
    tx => tx.execute(`select * from spo_withdrawn_records('${before.case.id}')`),
    { db: program.db },
  )
  expect(others).toHaveLength(0)
})

test('what was said at the time changes only with its former version', async () => {
  const story = await aCase()
  const { assessments } = await story.read()
  const alone = asPerson(
    crew.officer,
    tx => tx.execute(`update assessments set assessor = 'x' where id = '${assessments[0]?.id}'`),
    { db: program.db },
  )
  await expect(alone).rejects.toMatchObject({ code: '23001' })
})

test('a correction and a withdrawal go through the pipeline: guarded, kept, hidden, and in the record', async () => {
  const story = await aCase()
  const before = await story.read()
  const [assessment] = before.assessments
  const on = String(assessment?.id)
  const known = acts.correctAssessment.prefill?.({ file: before, record: assessment as never, today: '2026-10-27' })
  const correct = (judgement: string, seen: string) =>
    perform({
      actor: crew.officer,
      ref: story.ref,
      act: 'correctAssessment',
      on,
      seen,
      input: { ...known, judgement, correctionReason: 'The form said so' },
      at,
      db: program.db,
    })
  const versionNow = async (act: 'correctAssessment' | 'withdrawAssessment') =>
    String(await versionSeen({ actor: crew.officer, ref: story.ref, act, on, input: {}, db: program.db }))
  const first = await versionNow('correctAssessment')
  const done = await correct('medium', first)
  expect(done).toMatchObject({ kind: 'done', sentence: expect.stringMatching(/corrected: .* was high/) })
  const second = await versionNow('correctAssessment')
  expect(second).not.toBe(first)
  expect(await correct('standard', first)).toMatchObject({ kind: 'overtaken', version: second })
  const withdrawn = await perform({
    actor: crew.officer,
    ref: story.ref,
    act: 'withdrawAssessment',
    on,
    seen: await versionNow('withdrawAssessment'),
    input: { cause: 'duplicate', reason: 'Typed twice' },
    at,
    db: program.db,
  })
  expect(withdrawn).toMatchObject({ kind: 'done' })
  const after = await story.read()
  expect(after.assessments).toHaveLength(before.assessments.length - 1)
  expect(after.withdrawn?.assessments).toMatchObject([{ id: on, judgement: 'medium' }])
  expect(after.formerVersions.map(v => [v.how, v.version, v.before])).toEqual([
    ['corrected', 1, { judgement: 'high' }],
    ['withdrawn', 2, {}],
  ])
  expect(await correct('high', second)).toMatchObject({ kind: 'missing' })
})
