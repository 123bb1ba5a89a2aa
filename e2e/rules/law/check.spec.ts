import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Answer, answer } from '../../../lib/law/rules/check.ts'
import { type FactsInput, readFacts } from '../../../lib/law/rules/facts.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = path.join(import.meta.dirname, 'check-examples')
interface Example {
  facts: FactsInput
  expect: Partial<Answer> & { absentClocks?: { clock: string; about: string }[] }
}
const examples = readdirSync(folder).map(name => ({
  name,
  example: JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Example,
}))
function holds(example: Example, had: Answer) {
  const { findings, absentClocks = [], ...lists } = example.expect
  if (findings) expect(had.findings.map(({ rule, severity, about }) => ({ rule, severity, about }))).toEqual(findings)
  for (const [list, wanted] of Object.entries(lists))
    expect(had[list as keyof Answer]).toEqual(
      expect.arrayContaining((wanted as Record<string, unknown>[]).map(w => expect.objectContaining(w))),
    )
  for (const { clock, about } of absentClocks)
    expect(had.clocks.filter(c => c.clock === clock && c.about === about)).toEqual([])
}
const command = (input: string) => {
  const began = Date.now()
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'check'], { cwd: root, input, encoding: 'utf8' })
  return { status, said: JSON.parse(stdout) as Answer & { error?: string; path?: string }, ms: Date.now() - began }
}

test('there are examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5)
})
for (const { name, example } of examples)
  test(`${name}, by the rules themselves`, () => {
    const read = readFacts(example.facts)
    expect(read).toHaveProperty('facts')
    if ('facts' in read) holds(example, answer(read.facts))
  })
test('the command answers as the rules do, in JSON alone', () => {
  for (const { example } of examples.slice(0, 3)) {
    const { status, said } = command(JSON.stringify(example.facts))
    expect(status).toBe(0)
    holds(example, said)
    for (const f of said.findings)
      expect(Object.keys(f).sort()).toEqual(['about', 'message', 'rule', 'severity', 'source'])
    for (const c of said.clocks)
      expect(Object.keys(c).sort()).toEqual(['about', 'clock', 'lastDay', 'source', 'startsOn', 'state'])
  }
})
test('the command says which field of a malformed document is wrong, and exits with 2', () => {
  expect(command('{"today":"2026-11-21","orders":[{"id":"o1","madeOn":"2026-02-30"}]}')).toMatchObject({
    status: 2,
    said: { path: 'orders.0.madeOn', error: expect.stringContaining('date') },
  })
  expect(command('{"today":')).toMatchObject({ status: 2, said: { path: '' } })
})

for (const [given, where] of [
  [{}, 'today'],
  [[], ''],
  ['text', ''],
  [null, ''],
  [{ today: '21/11/2026' }, 'today'],
  [{ today: '2026-11-21T00:00:00Z' }, 'today'],
  [{ today: '2026-11-31' }, 'today'],
  [{ today: '2027-02-29' }, 'today'],
  [{ today: 20261121 }, 'today'],
  [{ today: '2026-11-21', mode: 'drafting' }, 'mode'],
  [{ today: '2026-11-21', force: { kind: 'county' } }, 'force.kind'],
  [{ today: '2026-11-21', defendant: { gateway: 'lives' } }, 'defendant.gateway'],
  [{ today: '2026-11-21', defendant: { sexOffenderRegister: true } }, 'defendant.sexOffenderRegister'],
  [{ today: '2026-11-21', acts: {} }, 'acts'],
  [{ today: '2026-11-21', acts: [{ harmlessLooking: 'no' }] }, 'acts.0.harmlessLooking'],
  [{ today: '2026-11-21', risk: { harm: ['economic'] } }, 'risk.harm.0'],
  [{ today: '2026-11-21', risk: { to: 'p1' } }, 'risk.to'],
  [{ today: '2026-11-21', term: { untilFurtherOrder: 'true' } }, 'term.untilFurtherOrder'],
  [{ today: '2026-11-21', interimApplication: { lastDay: 'until the final hearing' } }, 'interimApplication.lastDay'],
  [{ today: '2026-11-21', application: { court: 'crown' } }, 'application.court'],
  [{ today: '2026-11-21', conditions: [{ kind: 'prohibition' }, { kind: 'ban' }] }, 'conditions.1.kind'],
  [{ today: '2026-11-21', orders: ['o1'] }, 'orders.0'],
  [{ today: '2026-11-21', orders: [{ id: 7 }] }, 'orders.0.id'],
  [{ today: '2026-11-21', notifications: [{ method: 'fax' }] }, 'notifications.0.method'],
  [{ today: '2026-11-21', s4: [{ kind: 'appeal' }] }, 's4.0.kind'],
  [{ today: '2026-11-21', appeals: [{ against: 'everything' }] }, 'appeals.0.against'],
] as const)
  test(`refused: ${JSON.stringify(given)}`, () => {
    const read = readFacts(given)
    expect(read).toMatchObject({ path: where, error: expect.stringMatching(/\S/) })
  })
test('every field but today may be left out, or be null', () => {
  expect(readFacts({ today: '2026-11-21' })).toHaveProperty('facts')
  const nothing = { force: null, defendant: null, acts: null, term: null, orders: null, hearings: null, mode: null }
  const read = readFacts({ today: '2026-11-21', ...nothing })
  expect('facts' in read && answer(read.facts)).toEqual({ findings: [], clocks: [], inForce: [], maximumSentence: [] })
})
