import type { z } from 'zod'
import type { AnyAct } from '../../../lib/acts/act/act.ts'
import type { Decided } from '../../../lib/acts/act/decide.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import type { Patch } from '../../../lib/case/case.ts'
import type { ForcePatch } from '../../../lib/case/force.ts'

type Raw = object

/**
 * The kinds of record of which a done act sets fields of rows that were there. What the pipeline itself writes on the
 * record that an act is about, its status and its version, is no part of it: `from`, `to` and `guarded` say that. Nor is
 * who has written in an application, which only grows, or that a closed case is open again with a new incident.
 */
export function overwrittenBy(act: AnyAct, on: string, patch: Patch | ForcePatch): string[] {
  const own = (c: Patch[number] | ForcePatch[number]) => c.in === act.about && (!('id' in c) || c.id === on)
  return patch.flatMap(c => {
    if (!('set' in c)) return []
    if (c.in === 'case' && 'status' in c.set && c.set.status === 'open') return []
    const fields = Object.keys(c.set).filter(
      f => f !== 'writtenByIds' && f !== 'writtenAt' && !(own(c) && (f === 'status' || f === 'version')),
    )
    return fields.length ? [c.in] : []
  })
}

/** An input with each of its choices answered otherwise, one at a time, and each of its optional answers left out. */
export const otherwise = (act: AnyAct, input: Raw): Raw[] =>
  fieldsOf(act.input as z.ZodObject).flatMap(([name, field]) => {
    const values = (field.options ?? []).map(o => o.value)
    const answers = field.control === 'choices' ? values.map(v => [v]) : values
    return [...answers, ...(field.optional ? [''] : [])].map(answer => ({ ...input, [name]: answer }))
  })

/** Everything that an act overwrites in these attempts; undefined when none of them is done. */
export function sweep(
  act: AnyAct,
  attempts: Iterable<{ on: string; inputs: readonly Raw[]; ask: (input: Raw) => Decided<Patch | ForcePatch> }>,
): string[] | undefined {
  const kinds = new Set<string>()
  let done = 0
  for (const { on, inputs, ask } of attempts) {
    const put = (input: Raw) => {
      const decided = ask(input)
      if (decided.kind !== 'done') return false
      for (const kind of overwrittenBy(act, on, decided.patch)) kinds.add(kind)
      return true
    }
    const [first] = inputs.filter(put)
    if (first && done++ < 4) for (const input of otherwise(act, first)) put(input)
  }
  return done ? [...kinds].sort() : undefined
}
