import { expect, test } from '@playwright/test'
import { variantOf } from '../../../lib/acts/act/act.ts'
import { recordOf } from '../../../lib/acts/act/decide.ts'
import type { Field } from '../../../lib/acts/form/field.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { type ActName, actNames, acts } from '../../../lib/acts/index.ts'
import { along } from './case-states.ts'
import { decideAs, everyRole, inputsFor, today } from './every-input.ts'
import { recordsOf, rich } from './rich-case.ts'

/** "(optional)" is said beside a question only where leaving it out stops nothing. */

const isBlank = (v: unknown) => v === undefined || v === null || v === '' || (Array.isArray(v) && !v.length)
/** Shown only under another answer that this input does not give. */
const isHidden = (field: Field, input: Record<string, unknown>) =>
  field.when !== undefined && ![field.when.is].flat().includes(String(input[field.when.field] ?? ''))

function* doneInputs(name: ActName) {
  const act = acts[name]
  let found = 0
  for (const file of [rich, ...along.slice(-6)])
    for (const { id } of recordsOf(file, act.about)) {
      const record = recordOf(file, act.about, id)
      const known = record && act.prefill ? (act.prefill({ file, record, today }) as Record<string, unknown>) : {}
      for (const made of inputsFor(name, file)) {
        const input = act.corrects ? { ...made, ...known, correctionReason: 'A slip' } : made
        if (decideAs(everyRole, file, act, id, input).kind !== 'done') continue
        yield { file, id, input: input as Record<string, unknown> }
        if (++found > 12) return
      }
    }
}

test('no question that is called optional refuses to be left out', () => {
  const blocking = new Set<string>()
  const asked = new Set<string>()
  for (const name of actNames)
    for (const { file, id, input } of doneInputs(name))
      for (const [key, field] of fieldsOf(variantOf(acts[name], input).input)) {
        if (!field.optional || field.needed || ['hidden', 'file'].includes(field.control) || isBlank(input[key]))
          continue
        if (isHidden(field, input)) continue
        asked.add(`${name}.${key}`)
        const answer = decideAs(everyRole, file, acts[name], id, {
          ...input,
          [key]: Array.isArray(input[key]) ? [] : '',
        })
        if (answer.kind === 'refused' && answer.refusals.some(r => r.field === key)) blocking.add(`${name}.${key}`)
      }
  expect(asked.size).toBeGreaterThan(200)
  expect([...blocking].sort()).toEqual([])
})
