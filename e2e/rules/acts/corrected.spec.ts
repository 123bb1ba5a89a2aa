import { expect, test } from '@playwright/test'
import { applyPatch, recordOf } from '../../../lib/acts/act/decide.ts'
import { withoutCorrection } from '../../../lib/acts/correct/corrections.ts'
import { actNames, acts } from '../../../lib/acts/index.ts'
import { keptKinds } from '../../../lib/case/reference/record-kinds.ts'
import { along } from './case-states.ts'
import { authors, oneChanged } from './every-case-act.ts'
import { decideAs, everyRole, today } from './every-input.ts'
import { recordsOf, rich } from './rich-case.ts'

/** Every act that corrects or withdraws, on one case that has a record of every kind. */

test('every kind of record is corrected by an act and withdrawn by another, or says why not', () => {
  const by = (what: 'corrects' | 'withdraws', kind: string) => actNames.filter(name => acts[name][what] === kind)
  const kinds = Object.entries(rich).flatMap(([name, rows]) => (Array.isArray(rows) ? [name] : []))
  expect(kinds.length).toBeGreaterThan(35)
  const without: Record<string, string> = withoutCorrection
  // A case has one defendant: the case is closed instead.
  const neverWithdrawn = ['defendants']
  for (const kind of kinds) {
    const reason = without[kind]
    if (reason) {
      expect(reason.length, kind).toBeGreaterThan(4)
      continue
    }
    expect(by('corrects', kind), `what corrects ${kind}`).not.toEqual([])
    if (!neverWithdrawn.includes(kind)) expect(by('withdraws', kind), `what withdraws ${kind}`).not.toEqual([])
  }
  for (const name of actNames.filter(n => n.startsWith('correct') || n.startsWith('withdraw')))
    expect(
      Boolean(acts[name].corrects || acts[name].withdraws) || ['withdrawApplication', 'withdrawDraft'].includes(name),
      `${name} says what it is about`,
    ).toBe(true)
})

test('a correction keeps what it replaces, asks why, and is refused when it changes nothing', () => {
  let tried = 0
  for (const name of actNames) {
    const act = acts[name]
    if (!act.corrects || act.about !== act.corrects || !name.startsWith('correct') || name === 'correctOrderRecord')
      continue
    expect(act.onlyAdds, name).toBeUndefined()
    for (const { id } of recordsOf(rich, act.about)) {
      const record = recordOf(rich, act.about, id)
      if (!record || !act.prefill) continue
      const known = act.prefill({ file: rich, record, today })
      const same = decideAs(everyRole, rich, act, id, { ...known, correctionReason: 'A slip' })
      if (same.kind === 'done') throw new Error(`${name} changed nothing and was done: ${JSON.stringify(same.patch)}`)
      for (const input of oneChanged(name, rich, id)) {
        const decided = decideAs(everyRole, rich, act, id, input)
        if (decided.kind !== 'done') continue
        tried++
        const kept = decided.patch.flatMap(c => (c.in === 'formerVersions' && 'add' in c ? [c.add] : []))
        const own = kept.find(v => v.recordId === id)
        expect(own, name).toMatchObject({ recordKind: act.corrects, how: 'corrected', reason: 'A slip' })
        const { version: _, ...before } = {
          ...record,
          ...recordOf(applyPatch(rich, decided.patch), act.about, id),
          ...own?.before,
        }
        const { version: _v, ...was } = record
        expect(before, name).toMatchObject(was)
      }
    }
  }
  expect(tried).toBeGreaterThan(50)
})

test('what is withdrawn is in no collection, and stays to be read with its reason', () => {
  const done: string[] = []
  for (const name of actNames) {
    const act = acts[name]
    if (!act.withdraws || act.about !== act.withdraws || !keptKinds.has(act.withdraws)) continue
    for (const file of [rich, ...along])
      for (const { id } of recordsOf(file, act.about)) {
        const input = { cause: 'error', reason: 'Typed twice' }
        const [decided] = [everyRole, ...authors]
          .map(actor => decideAs(actor, file, act, id, input))
          .filter(d => d.kind === 'done')
        if (decided?.kind !== 'done' || !decided.patch.some(c => 'withdraw' in c && c.id === id)) continue
        const after = applyPatch(file, decided.patch)
        expect(recordOf(after, act.about, id), name).toBeUndefined()
        const gone = (after.withdrawn?.[act.withdraws as 'services'] ?? []).find(r => r.id === id)
        expect(gone?.withdrawnReason, name).toContain('Typed twice')
        if (!done.includes(name)) done.push(name)
      }
  }
  expect(done.length).toBeGreaterThan(18)
})
