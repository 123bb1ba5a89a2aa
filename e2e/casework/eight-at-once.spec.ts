import { expect, test } from '@playwright/test'
import { type Connection, connect } from '../../db/client.ts'
import { recordOf } from '../../lib/acts/act/decide.ts'
import { versionOf } from '../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../lib/acts/form/fields.ts'
import { type ActName, acts } from '../../lib/acts/index.ts'
import type { CaseFile } from '../../lib/case/case.ts'
import { type Actor, allRoles } from '../../lib/case/policy.ts'
import { seedCast, teams } from '../../lib/demo/cast.ts'
import { type Life, tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import type { Story } from '../../lib/demo/telling.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** What each-act-at-once.spec.ts cannot ask of every act: a question that says how long ago, what differs, and corrections that wait. */

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

const today = '2026-11-20'
const everyRole = { ...crew.officer, roles: allRoles }
type Pick = (file: CaseFile) => { id: string } | undefined
type Row = [act: ActName, input?: object | ((file: CaseFile) => object), on?: Pick]

const life = (given: string, more: Partial<Life>): Life => ({
  crew,
  teamId: teams.aldermereProtection.id,
  opened: '2026-09-01',
  defendant: { given, family: 'O’Rourke', address: '3 Quay Row, Aldermere' },
  protectedPerson: { given: 'Maud', family: `D’Ath-${given}` },
  relationship: 'formerPartner',
  incidents: [{ on: '2026-08-10', category: 'B', summary: 'Forty texts in a night' }],
  pattern: 'Repeated contact after being told to stop.',
  risk: { on: '2026-09-02', yes: 5, judgement: 'high', reason: 'It is growing.' },
  decided: '2026-09-02',
  ...more,
})
const made: Partial<Life> = {
  drafted: { on: '2026-09-03' },
  reviewed: '2026-09-05',
  lodged: '2026-09-06',
  full: { listed: '2026-09-07', heard: '2026-09-20', made: { years: 2 }, served: '2026-09-20', notified: '2026-09-21' },
}
/** The form as it opens. */
function opens(act: ActName, file: CaseFile, record: { id: string }): Record<string, unknown> {
  const known = acts[act].prefill?.({ file, record: record as never, today }) ?? {}
  const blank = fieldsOf(acts[act].input).map(([name, f]) => [
    name,
    ['choices', 'records', 'rows', 'lines'].includes(f.control) ? [] : '',
  ])
  return {
    ...Object.fromEntries(blank),
    ...Object.fromEntries(Object.entries(known).filter(([, v]) => v !== null && v !== undefined)),
  }
}
async function eight(story: Story, [act, input = {}, pick]: Row) {
  const file = await story.read()
  const on = pick?.(file)
  const record = recordOf(file, acts[act].about, on?.id)
  if (!record) throw new Error(`Nothing to ${act} on`)
  const asked = {
    db: program.db,
    actor: everyRole,
    ref: story.ref,
    act,
    on: on?.id,
    input: { ...opens(act, file, record), ...(typeof input === 'function' ? input(file) : input) },
    seen: versionOf(file, acts[act], record),
    at: `${today}T12:00:00.000Z`,
  }
  return Promise.all(Array.from({ length: 8 }, () => perform(asked)))
}
async function keptOnce(story: Story, rows: readonly Row[]) {
  for (const row of rows) {
    const answers = await eight(story, row)
    const kinds = answers.map(a => a.kind)
    expect(
      kinds.filter(kind => kind === 'done'),
      `${row[0]}: ${JSON.stringify(answers.find(a => a.kind !== 'done') ?? 'all done').slice(0, 500)} ${kinds.join(' ')}`,
    ).toHaveLength(1)
    for (const kind of kinds) expect(['done', 'warned', 'refused', 'overtaken', 'moved']).toContain(kind)
  }
}

const order: Pick = f => f.orders.at(-1)

test('at the door: a breach that eight officers record in one minute', async () => {
  const story = await tellLife(program.db, life('Gwil', made))
  await keptOnce(story, [
    [
      'recordBreachAtDoor',
      {
        description: 'On the wall opposite',
        knownAt: '2026-11-19T11:40',
        happenedOn: '2026-11-19',
        source: 'thirdParty',
        place: 'englandWales',
        arrested: 'no',
      },
      order,
    ],
  ])
  expect((await story.read()).breaches).toHaveLength(1)
})

test('two of the same kind that differ are both kept', async () => {
  const story = await tellLife(program.db, life('Odo', made))
  for (const day of ['2026-10-01', '2026-10-03'])
    await keptOnce(story, [['recordChange', { kind: 'name', happenedOn: day, detail: `Name of ${day}` }, order]])
  expect((await story.read()).changes).toHaveLength(2)
})

test('two people who decide at once on a proposed correction: one does, the other is told that it was decided', async () => {
  const story = await tellLife(program.db, life('Emrys', made))
  const owner = connect(fresh.ownerUrl, { max: 1 })
  await owner.sql`update forces set settings = settings || '{"correctionsAgreed": true}' where id = ${crew.coordinator.forceId}`.finally(
    owner.close,
  )
  const onService = async (act: ActName, actor: Actor, input: object, on?: string, file?: CaseFile) => {
    const now = file ?? (await story.read())
    const about = acts[act].about as 'services'
    const record = now[about].find(r => r.id === on) ?? now[about].find(r => !('outcome' in r) || r.outcome === null)
    if (!record) throw new Error(`Nothing to ${act} on`)
    return perform({
      db: program.db,
      actor,
      ref: story.ref,
      act,
      on: record.id,
      input: { ...opens(act, now, record), ...input },
      seen: versionOf(now, acts[act], record),
      despite: 'As it was',
      at: `${today}T12:00:00.000Z`,
    })
  }
  const correction = (minute: string) => ({
    attemptedAt: `2026-09-20T09:${minute}`,
    correctionReason: 'The wrong line of the pocket book',
  })
  /** Rows come in no order: each is known by the minute that it proposed. */
  const proposalOf = (file: CaseFile, minute: string) =>
    file.correctionProposals.find(p => String(p.input.attemptedAt).includes(`:${minute}:`))
  const waiting = async () => (await story.read()).correctionProposals.filter(p => p.outcome === null)

  expect((await onService('correctService', crew.coordinator, correction('10'))).kind).toBe('done')
  expect(await waiting()).toHaveLength(1)
  const seen = await story.read()
  const both = await Promise.all(
    [crew.civil, crew.legal].map(actor => onService('agreeCorrection', actor, { note: '' }, undefined, seen)),
  )
  expect(both.map(a => a.kind).sort()).toEqual(['done', 'refused'])
  expect((await story.read()).services.map(s => s.attemptedAt)).toEqual(['2026-09-20T08:10:00.000Z'])

  // One agrees and the other refuses: whichever came first stands, and the record says the same.
  expect((await onService('correctService', crew.coordinator, correction('20'))).kind).toBe('done')
  const again = await story.read()
  const differ = await Promise.all([
    onService('agreeCorrection', crew.civil, { note: '' }, undefined, again),
    onService('refuseCorrection', crew.legal, { note: 'The certificate says ten past' }, undefined, again),
  ])
  expect(differ.map(a => a.kind).sort()).toEqual(['done', 'refused'])
  const settled = await story.read()
  expect([proposalOf(settled, '20')?.outcome, settled.services[0]?.attemptedAt]).toEqual(
    differ[0]?.kind === 'done' ? ['agreed', '2026-09-20T08:20:00.000Z'] : ['refused', '2026-09-20T08:10:00.000Z'],
  )

  // Corrected directly meanwhile, by somebody who needs no agreement: it closes itself in the same change.
  expect((await onService('correctService', crew.coordinator, correction('30'))).kind).toBe('done')
  expect((await onService('correctService', crew.civil, correction('40'))).kind).toBe('done')
  expect(await waiting()).toEqual([])
  expect(proposalOf(await story.read(), '30')).toMatchObject({
    outcome: 'noLongerSo',
    decidedById: crew.civil.id,
    note: expect.stringMatching(/^No longer so, because /),
  })
})
