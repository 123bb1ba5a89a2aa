import { expect, test } from '@playwright/test'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { acts } from '../../../lib/acts/index.ts'
import { conditionsOf } from '../../../lib/case/views/applications.ts'
import { partlyFilled } from '../../../lib/case/words/wording.ts'
import { answersOf, libraryOn } from '../../../lib/drafting/conditions.ts'
import { recommendedFor } from '../../../lib/drafting/recommended.ts'
import { lately, newId } from '../acts/every-input.ts'
import { mainOf, messagesOf, people, readyToSubmit } from './drafted.ts'

/** Conditions chosen together, each built as a finished sentence, with one answer for what they share. */

const buildFrom = (codes: string, more: Record<string, unknown> = {}, file = readyToSubmit(), despite = '') =>
  decide(
    file,
    {
      act: acts.buildConditions,
      on: mainOf(file).id,
      input: {
        ...prefillOf(file),
        codes,
        religionWorkEducation: 'Works nights in Aldermere; no clash.',
        inInterim: 'no',
        ...more,
      },
      seen: asLoaded,
      despite,
    },
    { ...lately, actor: people.officer, newId, settings: file.settings },
  )
const prefillOf = (file = readyToSubmit()) =>
  acts.buildConditions.prefill?.({ file, record: mainOf(file), today: lately.today }) ?? {}

test('each is recommended under a behaviour that was logged and that its words answer, and no condition twice', () => {
  const file = readyToSubmit()
  const groups = recommendedFor(file, lately.today)
  const all = groups.flatMap(g => [...g.usual, ...g.others].map(e => e.code))
  expect(new Set(all).size).toBe(all.length)
  const logged = new Set(file.incidents.map(i => i.category))
  for (const g of groups.filter(x => x.category)) {
    expect(logged).toContain(g.category)
    for (const e of [...g.usual, ...g.others]) expect(answersOf(e)).toContain(g.category)
  }
  for (const e of libraryOn(lately.today).filter(x => answersOf(x).some(c => logged.has(c))))
    expect(all).toContain(e.code)
})

test('two are built in one form: sentences, reasons, incidents and checks are filled in, and numbered on', () => {
  const file = readyToSubmit()
  const before = conditionsOf(file, mainOf(file)).length
  const done = buildFrom('P2,P9', { P9_religionWorkEducation: 'Lives opposite: from his own windows only.' }, file)
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  const made = conditionsOf(applyPatch(file, done.patch), mainOf(file)).slice(before)
  expect(made.map(c => [c.number, c.libraryCode])).toEqual([
    [before + 1, 'P2'],
    [before + 2, 'P9'],
  ])
  expect(made.map(c => c.text).join(' ')).not.toMatch(/[{}[\]]/)
  expect(made.map(c => c.religionWorkEducation)).toEqual([
    'Works nights in Aldermere; no clash.',
    'Lives opposite: from his own windows only.',
  ])
  for (const c of made) {
    expect(c.checkMethod && c.breachProof).toBeTruthy()
    const cites = file.incidents.filter(i => c.incidentIds.includes(i.id))
    if (cites.length) expect(c.necessity).toContain(String(cites.at(-1)?.number))
  }
})

test('a blank of one of them is asked for at its own card', () => {
  expect(buildFrom('P2,P8', { P8_distance: '' })).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'P8_distance' }],
  })
  expect(buildFrom('P2,P8', { P8_distance: '100' }).kind).toBe('done')
})

test('what is no choice of the library builds nothing', () => {
  for (const codes of ['', 'P999', 'P2,P999', Array.from({ length: 13 }, (_, n) => `P${n + 1}`).join(',')])
    expect(messagesOf(buildFrom(codes))).toEqual(['Choose the conditions again'])
})

test('an address that is hidden from the defendant is warned of in its place', () => {
  const file = readyToSubmit()
  const [person] = file.protectedPersons
  const hidden = {
    id: newId(),
    personId: person?.id ?? '',
    kind: 'home',
    address: '14 Larch Row, Thornfold, ZZ9 4AB',
    releasedAt: null,
  }
  const secret = { ...file, confidentialAddresses: [hidden] } as unknown as typeof file
  const place = { P1_place: '14 Larch Row, Thornfold', P1_distance: '50' }
  expect(buildFrom('P1', place, file).kind).toBe('done')
  expect(buildFrom('P1', place, secret)).toMatchObject({
    kind: 'warned',
    warnings: [{ field: expect.stringContaining('P1_') }],
  })
})

test('a sentence is finished as its blanks are filled, and names those that are open', () => {
  const wording = {
    wording: 'The defendant must not go within {distance} metres of {person}’s home[[, except {exception}]].',
  }
  expect(partlyFilled(wording, {})).toBe(
    'The defendant must not go within [distance in metres] metres of [protected person named in the condition]’s home.',
  )
  expect(partlyFilled(wording, { distance: '100', person: 'Sara Jones' })).toBe(
    'The defendant must not go within 100 metres of Sara Jones’s home.',
  )
})

test('its questions stand together, condition by condition', () => {
  const fields = fieldsOf(variantOf(acts.buildConditions, { codes: 'P2,P8' }).input)
  const keys = fields.flatMap(([, f]) => (f.group ? [f.group.key] : []))
  expect(keys.filter((key, n) => key !== keys[n - 1])).toEqual(['P2', 'P8'])
})

test('the check on religion, work and education is changed for all conditions that share it, and stays where one differs', () => {
  const file = readyToSubmit()
  const main = mainOf(file)
  const added = buildFrom('P2,P9', { P9_religionWorkEducation: 'Lives opposite: from his own windows only.' }, file)
  if (added.kind !== 'done') throw new Error(JSON.stringify(added))
  const before = applyPatch(file, added.patch)
  const shared = 'Works nights in Aldermere; no clash.'
  const all = applyPatch(
    before,
    conditionsOf(before, main)
      .filter(c => c.libraryCode !== 'P9')
      .map(c => ({ in: 'draftConditions' as const, id: c.id, set: { religionWorkEducation: shared } })),
  )
  const change = (answer: string) =>
    decide(
      all,
      { act: acts.answerForConditions, on: main.id, input: { answer }, seen: asLoaded, despite: '' },
      { ...lately, actor: people.officer, newId, settings: all.settings },
    )
  expect(acts.answerForConditions.prefill?.({ file: all, record: main, today: lately.today })).toEqual({
    answer: shared,
  })
  expect(change(shared).kind).toBe('refused')
  const done = change('Worships at St Aldate’s on Sundays; the zone avoids it.')
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  const answers = conditionsOf(applyPatch(all, done.patch), main).map(c => [c.libraryCode, c.religionWorkEducation])
  expect(answers).toContainEqual(['P9', 'Lives opposite: from his own windows only.'])
  expect(new Set(answers.filter(([code]) => code !== 'P9').map(([, answer]) => answer))).toEqual(
    new Set(['Worships at St Aldate’s on Sundays; the zone avoids it.']),
  )
})
