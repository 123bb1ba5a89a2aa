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
  const correcting = actNames.filter(
    name => acts[name].corrects === acts[name].about && name.startsWith('correct') && name !== 'correctOrderRecord',
  )
  let corrections = 0
  for (const name of correcting) {
    const act = acts[name]
    expect(act.onlyAdds, name).toBeUndefined()
    for (const { id } of recordsOf(rich, act.about)) {
      // Given a record and the form that corrects it, filled with what it says
      const record = recordOf(rich, act.about, id)
      if (!record || !act.prefill) continue
      const asRecorded = act.prefill({ file: rich, record, today })
      // When the form is sent as it is, then it is refused
      const unchanged = decideAs(everyRole, rich, act, id, { ...asRecorded, correctionReason: 'A slip' })
      if (unchanged.kind === 'done')
        throw new Error(`${name} changed nothing and was done: ${JSON.stringify(unchanged.patch)}`)
      // When one field is changed
      for (const input of oneChanged(name, rich, id)) {
        const decided = decideAs(everyRole, rich, act, id, input)
        if (decided.kind !== 'done') continue
        corrections++
        // Then a former version is kept, with the reason
        const formerVersions = decided.patch.flatMap(c => (c.in === 'formerVersions' && 'add' in c ? [c.add] : []))
        const former = formerVersions.find(v => v.recordId === id)
        expect(former, name).toMatchObject({ recordKind: act.corrects, how: 'corrected', reason: 'A slip' })
        // Then the record as it stands, with what the former version kept, is the record as it was
        const asItStands = recordOf(applyPatch(rich, decided.patch), act.about, id)
        const { version: _, ...walkedBack } = { ...record, ...asItStands, ...former?.before }
        const { version: _v, ...asItWas } = record
        expect(walkedBack, name).toMatchObject(asItWas)
      }
    }
  }
  expect(corrections).toBeGreaterThan(50)
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
