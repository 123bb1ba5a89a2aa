import { expect, test } from '@playwright/test'
import { applyPatch, decide, recordOf } from '../../../lib/acts/act/decide.ts'
import { versionOf } from '../../../lib/acts/act/versions.ts'
import { actNames, acts } from '../../../lib/acts/index.ts'
import { attempt } from './every-case-act.ts'
import { at, isOfLibrary, lately, newId, today } from './every-input.ts'
import { eachItsOwn } from './its-own.ts'
import { tried } from './rich-case.ts'

/** The same sent by two people from the same page, whichever act it is: one is kept, and the other is shown what is there. */

test('what is sent twice from one page is not kept twice without a question about what is there', () => {
  test.setTimeout(600_000)
  const doubled: string[] = []
  for (const name of actNames) {
    const act = acts[name]
    if (!tried.has(`${name} done`)) attempt(name)
    const once = tried.get(`${name} done`)
    const record = once && recordOf(once.file, act.about, once.on)
    if (!once || !record) throw new Error(`${name} was never done`)
    const asked = { act, on: once.on, input: once.input, seen: versionOf(once.file, act, record) }
    const moment = {
      ...(isOfLibrary(act) ? lately : { at, today }),
      actor: once.actor,
      newId,
      settings: once.file.settings,
    }
    const first = decide(once.file, { ...asked, despite: 'Agreed' }, moment)
    if (first.kind !== 'done') throw new Error(`${name} was not done again: ${first.kind}`)
    const again = decide(applyPatch(once.file, first.patch), asked, moment)
    const isAsked = again.kind === 'warned' && again.warnings.some(w => / already\b/.test(w.message))
    const adds = first.patch.some(c => 'add' in c)
    if (adds && (again.kind === 'done' || (again.kind === 'warned' && !isAsked))) doubled.push(name)
  }
  expect(doubled.sort()).toEqual(Object.keys(eachItsOwn).sort())
})

test('a reason that was given before what is there was shown does not go past it', () => {
  attempt('assessRisk')
  const once = tried.get('assessRisk done')
  if (!once) throw new Error('assessRisk was never done')
  const { file, on, input, actor } = once
  const moment = { at, today, actor, newId, settings: file.settings }
  const asked = { act: acts.assessRisk, on, input, seen: undefined, despite: 'Agreed' }
  const first = decide(file, asked, moment)
  if (first.kind !== 'done') throw new Error(first.kind)
  const twice = applyPatch(file, first.patch)
  const again = decide(twice, { ...asked, shown: ['It rests on no incident'] }, moment)
  if (again.kind !== 'warned') throw new Error(again.kind)
  expect(decide(twice, { ...asked, shown: again.warnings.map(w => w.message) }, moment).kind).toBe('done')
})
