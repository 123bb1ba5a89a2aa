import { expect, test } from '@playwright/test'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { DraftCondition } from '../../../lib/case/records/applications.ts'
import { libraryCodes } from '../../../lib/case/reference/library-codes.ts'
import { library, libraryEntry } from '../../../lib/drafting/conditions.ts'
import { newerWording, slotsHeld, unsettledWording } from '../../../lib/drafting/library-changes.ts'
import type { LibraryEntry } from '../../../lib/drafting/library-entry.ts'
import { anyInput } from '../acts/any-input.ts'
import { after, ask, messagesOf, people, readyToSubmit, refusalsOf } from './drafted.ts'
import { draftCondition, entryOf, how, late, textOf } from './library-tried.ts'

const old = (over: Partial<DraftCondition> = {}) => {
  const file = readyToSubmit()
  const [first] = file.draftConditions
  const P7 = library.find(e => e.code === 'P7' && e.version === 1) as LibraryEntry
  const c: DraftCondition = {
    ...draftCondition({}),
    id: 'old-1',
    applicationId: first?.applicationId ?? '',
    number: 2,
    libraryCode: 'P7',
    libraryVersion: 1,
    librarySlots: { number: 1 },
    text: textOf(P7, { number: 1 }),
    ...over,
  }
  return { file: { ...file, draftConditions: [...file.draftConditions, c] }, c }
}
test('a draft on older wording is led through the change: one press takes the new with its blanks kept', () => {
  const { file, c } = old()
  expect(newerWording(c, '2026-04-30')).toBeUndefined()
  expect(unsettledWording(c, '2026-05-12')?.version).toBe(2)
  expect(unsettledWording(c, '2026-11-29')?.version).toBe(3)
  const decided = decide(
    file,
    { act: acts.takeNewWording, on: c.id, seen: asLoaded, input: { code: 'P7', number: '1' } },
    {
      at: '2026-11-30T10:00:00.000Z',
      today: '2026-11-30',
      actor: people.officer,
      newId: () => 'new',
      settings: file.settings,
    },
  )
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  const taken = applyPatch(file, decided.patch).draftConditions.find(x => x.id === c.id)
  expect(taken).toMatchObject({ libraryVersion: 3, librarySlots: { number: 1 }, necessity: c.necessity })
  expect(taken?.text).toMatch(/more than 1 such device at any time\.$/)
  expect(taken && newerWording(taken, '2026-11-30')).toBeUndefined()
})
test('the old wording is kept only with a reason, and only until the next change', () => {
  const { file, c } = old()
  const bare = ask(file, people.officer, 'keepOldWording', { on: c.id, input: { keptWording: '' } })
  expect(refusalsOf(bare).map(r => r.field)).toEqual(['keptWording'])
  const next = after(file, people.officer, 'keepOldWording', {
    on: c.id,
    input: { keptWording: 'The court settled these words last week' },
  })
  const kept = next.draftConditions.find(x => x.id === c.id)
  expect(kept).toMatchObject({ libraryVersion: 1, keptAgainst: 2, text: c.text })
  expect(kept && unsettledWording(kept, '2026-05-12')).toBeUndefined()
  expect(kept && newerWording(kept, '2026-05-12')?.version).toBe(2)
})
test('what was made before versions were noted is known by its words; what an order holds is left as sealed', () => {
  const { c } = old({ libraryVersion: null, librarySlots: null })
  const P7 = libraryEntry('P7') as LibraryEntry
  expect(unsettledWording(c, '2026-05-12')?.version).toBe(2)
  expect(slotsHeld(c, P7)).toEqual({ number: '1' })
  expect(newerWording({ ...c, fromConditionId: 'sealed' }, '2026-05-12')).toBeUndefined()
})
test('a new wording with a blank of its own asks for it', () => {
  const R7 = library.find(e => e.code === 'R7' && e.version === 1) as LibraryEntry
  const given = { place: 'Aldermere police station', times: 'every Monday' }
  const { file, c } = old({ libraryCode: 'R7', kind: 'requirement', librarySlots: given, text: textOf(R7, given) })
  expect(slotsHeld(c, libraryEntry('R7') as LibraryEntry)).toEqual(given)
  const moment = {
    at: '2026-11-30T10:00:00.000Z',
    today: '2026-11-30',
    actor: people.officer,
    newId: () => 'new',
    settings: file.settings,
  }
  const take = (code: string, input: object) =>
    decide(file, { act: acts.takeNewWording, on: c.id, seen: asLoaded, input: { code, ...input } }, moment)
  expect(refusalsOf(take('R7', { ...given, date: '', lastDate: '' })).map(r => r.field)).toEqual(['date', 'lastDate'])
  expect(messagesOf(take('R6', { number: '1', times: 'by day' }))).toEqual([
    'No new wording of the library follows this condition’s',
  ])
})
for (const code of libraryCodes.filter(c => entryOf(c).version > 1))
  test(`a draft on the first wording of ${code} takes the newest`, () => {
    const { file, c } = old({ libraryCode: code, libraryVersion: 1, librarySlots: {} })
    const input = anyInput(variantOf(acts.takeNewWording, { code }).input, file, how)
    const taken = decide(
      file,
      { act: acts.takeNewWording, on: c.id, seen: asLoaded, input },
      { ...late, settings: file.settings },
    )
    if (taken.kind !== 'done') throw new Error(JSON.stringify(taken))
    expect(applyPatch(file, taken.patch).draftConditions.at(-1)).toMatchObject({
      libraryVersion: entryOf(code).version,
    })
  })
