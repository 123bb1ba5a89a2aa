import { expect, test } from '@playwright/test'
import { applyPatch, recordOf } from '../../../lib/acts/act/decide.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { conditionsToPick } from '../../../lib/case/views/applications.ts'
import { sections } from '../../../lib/drafting/sections.ts'
import { after, ask, mainOf, newCase, newId, people, readyToSubmit, withIncident } from '../drafting/drafted.ts'

/** What a draft's form shows as ticked is so without the form being opened and saved. */

const today = '2026-05-11'
function drafts(): CaseFile[] {
  let file = withIncident(newCase(), '2026-04-02', 'Filmed her home from the pavement')
  file = withIncident(file, '2026-04-19', 'Stood at her son’s football match')
  const begun = after(file, people.officer, 'startApplication', { despite: 'Agreed' })
  // As a decision to apply, with its reasons, carries them into the draft.
  const carried = applyPatch(begun, [
    {
      in: 'applications',
      id: mainOf(begun).id,
      set: { actsGrounds: 'He films her home.', riskGrounds: 'She no longer sleeps.', necessityGrounds: 'No effect.' },
    },
  ])
  const whole = readyToSubmit()
  const { id } = mainOf(whole)
  const without = (set: object) => applyPatch(whole, [{ in: 'applications', id, set }])
  return [
    begun,
    carried,
    without({ actsGrounds: null }),
    without({ riskGrounds: null }),
    without({ harms: [] }),
    without({ necessityGrounds: null }),
    without({ termKind: null, termYears: null, termReason: null }),
    after(whole, people.officer, 'startInterim', {
      on: id,
      input: { conditionIds: whole.draftConditions.map(c => c.id) },
    }),
  ]
}

test('nothing of a draft has to be opened and saved only to accept what stands in it', () => {
  const found = new Set<string>()
  let saved = 0
  for (const file of drafts()) {
    const a = mainOf(file)
    for (const section of sections) {
      const before = section.missing(file, a, today)
      const task = before.length ? section.task(file, a) : undefined
      if (!task) continue
      const { about, prefill } = acts[task.act]
      const record = about === 'case' ? file.case : recordOf(file, about, task.on ?? '')
      if (!record || !prefill) continue
      const filled = prefill({ file, record, today } as never) as Record<string, unknown>
      const decided = ask(file, people.officer, task.act, { on: record.id, input: filled, despite: 'Agreed' })
      if (decided.kind !== 'done') continue
      saved++
      const then = applyPatch(file, decided.patch)
      const still = section.missing(then, mainOf(then), today).map(m => m.message)
      for (const { message } of before) if (!still.includes(message)) found.add(`${section.key}: ${message}`)
    }
  }
  expect(saved).toBeGreaterThan(5)
  expect([...found].sort()).toEqual([])
})

test('what was taken out of a draft, or went with it, is in no list that a form picks from', () => {
  const whole = readyToSubmit()
  const main = mainOf(whole)
  const [condition] = whole.draftConditions
  if (!condition) throw new Error('No condition')
  const pickableIds = (file: CaseFile, record?: object) => conditionsToPick(file, record as never).map(c => c.id)
  expect(pickableIds(whole)).toEqual([condition.id])
  const removed = applyPatch(whole, [
    { in: 'draftConditions', id: condition.id, set: { removedAt: `${today}T09:00:00.000Z` } },
  ])
  expect(pickableIds(removed, main)).toEqual([])
  const withdrawn = applyPatch(whole, [{ in: 'applications', id: main.id, set: { status: 'withdrawn' } }])
  expect(pickableIds(withdrawn)).toEqual([])
  // A second application picks from its own, and so do its interim and its hearings.
  const second = { ...main, id: newId(), number: 2 }
  const own = { ...condition, id: newId(), applicationId: second.id }
  const half = { ...main, id: newId(), number: 3, kind: 'interim' as const, mainId: second.id }
  const both = applyPatch(withdrawn, [
    { in: 'applications', add: second },
    { in: 'applications', add: half },
    { in: 'draftConditions', add: own },
  ])
  for (const record of [second, half, { id: newId(), applicationId: second.id }])
    expect(pickableIds(both, record)).toEqual([own.id])
})
