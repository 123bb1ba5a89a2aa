import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { AnyAct } from '../../../lib/acts/act/act.ts'
import { recordOf } from '../../../lib/acts/act/decide.ts'
import { type ActDescription, describeActs } from '../../../lib/acts/act/describe.ts'
import { versionOf } from '../../../lib/acts/act/versions.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { typedFrom } from '../../../lib/acts/form/typed.ts'
import { type ActName, actNames, acts, type EveryActName, everyAct } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { along } from './case-states.ts'
import { authors, filesAtStatus, oneChanged } from './every-case-act.ts'
import { overwrittenByForceActs } from './every-force-act.ts'
import { decideAs, distinct, everyRole, inputsFor, stranger, today } from './every-input.ts'
import { sweep } from './overwritten.ts'
import { locked, recordsOf, rich } from './rich-case.ts'
import { toldApart } from './same-parts.ts'

/** What each act writes over, and that it does so only from what was seen. */

/** An act on every record of the cases of these tests, at every status, with every input tried for it: on the steps that led to the fullest cases, with a few. */
function* attemptsOf(name: ActName, actors: readonly Actor[]) {
  const act = acts[name]
  const fullest = [rich, locked, ...along.slice(-3)]
  for (const file of toldApart(act, [...fullest, ...along.slice(0, -3)])) {
    const isFull = fullest.includes(file)
    const inputs = distinct(inputsFor(name, file).filter((_, n) => isFull || n % 6 === 0))
    for (const { id } of recordsOf(file, act.about))
      for (const status of act.from)
        for (const actor of actors)
          for (const stands of filesAtStatus(file, act.about, id, status).slice(0, 1))
            yield {
              on: id,
              inputs: isFull ? distinct([...inputs, ...oneChanged(name, stands, id)]) : inputs,
              ask: (input: object) => decideAs(actor, stands, act, id, input),
            }
  }
}
/** By whoever holds every role; by others only where it is not theirs to do. */
const overwrittenByCaseAct = (name: ActName) =>
  sweep(acts[name], attemptsOf(name, [everyRole])) ?? sweep(acts[name], attemptsOf(name, [stranger, ...authors]))

test('what an act writes over is done only from the version that was seen, and what only adds needs none', () => {
  const unguardedActs = (does: (act: ActDescription) => boolean) =>
    describeActs(everyAct).flatMap(act => (does(act) && !act.guarded ? [act.name] : []))
  expect(unguardedActs(act => act.overwrites.length > 0)).toEqual([])
  expect(unguardedActs(act => act.to !== null || act.withdraws !== null || act.corrects !== null)).toEqual([])
  // And none is guarded for nothing: two people who add different things do not overtake each other.
  const idle = describeActs(everyAct).filter(
    act => act.guarded && !act.overwrites.length && act.to === null && act.withdraws === null,
  )
  expect(idle.map(act => act.name)).toEqual([])
})

/** What these write over besides their own record is worked out under the lock from what stands, and nobody typed it. */
const workedOut: Partial<Record<EveryActName, string>> = {
  separateIncident: 'the incident stands again',
  agreeCorrection: 'the record stands as it did when the correction was proposed',
  hearHearing: 'the interim order goes on with its conditions',
  lodge: 'hearings that were held on the case belong to it',
  refuseAtCourt: 'hearings of what is decided are over, and an interim order ends',
  withdrawApplication: 'the same',
  recordOrderMade: 'the same',
  recordDischarged: 'the order ends',
  recordAppealQuashed: 'the order ends',
  correctCheck: 'the next check follows only where this check set it',
  withdrawCheck: 'the same',
  correctBreach: 'a question that no longer arises is closed',
  correctOrderVersion: 'the same',
  correctService: 'contacts still due for it follow its day',
  correctHearing: 'the same',
  withdrawService: 'a proposed correction of it closes',
  correctLodging: 'the same',
  correctDecision: 'the same',
  withdrawMove: 'the same',
  withdrawBreach: 'the same, and its exhibits stay without it',
  withdrawBreachStep: 'the breach is open again',
  withdrawReview: 'the application is where it was before',
  withdrawOrder: 'the application is where it was before',
  revokeSessions: 'whichever are open end',
  endTeam: 'whoever is in it leaves',
  undoLink: 'reports go back to where they were',
}
test('whose form was filled from other records than its own says from which, so that they are compared', () => {
  const silent = describeActs(everyAct).filter(({ name, record, overwrites }) => {
    const act: AnyAct = everyAct[name as EveryActName]
    return overwrites.some(kind => kind !== record) && !act.compares && !act.partOfAnother && !act.byProgram
  })
  expect(silent.map(act => act.name).sort()).toEqual(Object.keys(workedOut).sort())
})

/** Suggested from what others record, and a field of what is added or decided: it writes over nothing of theirs. */
const suggested = [
  'lodge.hearingIds',
  'lodgeBoth.hearingIds',
  'recordAppealChanged.fromOn',
  'recordAppealDismissed.determinedOn',
  'recordAppealQuashed.quashedOn',
  'recordDischarged.dischargedOn',
  'recordOrderMade.conditions',
  'recordOrderMade.madeOn',
  'recordOrderMade.replacesId',
  'recordOrderMade.serviceIds',
  'recordRenewed.fromOn',
  'recordVaried.fromOn',
  'refuseAtCourt.determinedOn',
  // An officer takes out those that do not belong, and one that came since is seen where it is logged.
  'writeActs.actsIncidentIds',
]
test('wherever a form would be filled otherwise than before, its version is another', () => {
  const wrong = new Set<string>()
  let compared = 0
  for (const name of actNames) {
    const act = acts[name]
    if (act.onlyAdds || !act.prefill) continue
    const prefillOf = (file: CaseFile, record: { id: string }) =>
      typedFrom(fieldsOf(act.input), act.prefill?.({ file, record, today }) ?? {})
    for (const [n, before] of along.entries()) {
      const after = along[n + 1]
      if (!after) continue
      for (const { id } of recordsOf(before, act.about)) {
        const [was, is] = [recordOf(before, act.about, id), recordOf(after, act.about, id)]
        if (!was || !is || versionOf(before, act, was) !== versionOf(after, act, is)) continue
        compared++
        const [then, now] = [prefillOf(before, was), prefillOf(after, is)]
        for (const key of new Set([...Object.keys(then), ...Object.keys(now)]))
          if (String(then[key]) !== String(now[key])) wrong.add(`${name}.${key.split(/[-.]/)[0]}`)
      }
    }
  }
  expect(compared).toBeGreaterThan(500)
  expect([...wrong].sort()).toEqual(suggested)
})

// To take what is observed as what is said: npm test -- rules e2e/rules/acts/overwrites.spec.ts -g overwrites -u
test('what the list of acts says that each overwrites is what it is seen to overwrite', () => {
  test.setTimeout(600_000)
  const seen = {
    ...Object.fromEntries(actNames.map(name => [name, overwrittenByCaseAct(name)])),
    ...overwrittenByForceActs(),
  }
  expect(Object.keys(seen).filter(name => !seen[name])).toEqual([])
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) {
    const lines = Object.entries(seen).map(
      ([name, kinds = []]) => `  ${name}: [${kinds.map(k => `'${k}'`).join(', ')}],`,
    )
    const file = new URL('../../../lib/acts/act/overwrites.ts', import.meta.url)
    writeFileSync(
      file,
      `import type { EveryActName } from '../../case/act-names.ts'
import type { ForceCollection } from '../../case/force.ts'
import type { About } from './act.ts'

/** Written by e2e/rules/acts/overwrites.spec.ts, which performs every act: the kinds of record whose existing rows each sets fields of. */
export const overwrites: Record<EveryActName, readonly (About | ForceCollection)[]> = {
${lines.join('\n')}
}
`,
    )
    return
  }
  expect(Object.fromEntries(describeActs(everyAct).map(act => [act.name, act.overwrites]))).toEqual(seen)
})
