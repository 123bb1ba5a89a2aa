'use server'

import { notFound, redirect } from 'next/navigation'
import { currentActor } from '../../../lib/casework/actor.ts'
import { begin } from '../../../lib/casework/perform.ts'
import { likelyDuplicates } from '../../../lib/casework/search.ts'
import { dropUnsent } from '../../../lib/casework/unsent.ts'
import { openCase } from '../../../lib/spo/acts/opening.ts'
import { decode } from '../../../lib/spo/fields.ts'
import { scopeFor } from '../../../lib/spo/policy.ts'
import { typedOf } from '../../../lib/spo/typed.ts'
import type { FormState } from '../../ui/act-form/state.ts'
import { identifying } from './identifying.ts'

/** Opens a case through `begin`, once cases like it have been shown and, if there are any, a reason given. */
export async function openNewCase(state: FormState, data: FormData): Promise<FormState> {
  const actor = await currentActor()
  const typed = typedOf(data.entries())
  const carried = (name: string) => data.get(`_${name}`)?.toString().trim() || undefined
  const answer = (more: Partial<FormState>): FormState => ({
    turn: state.turn + 1,
    typed,
    refusals: [],
    warnings: [],
    ...more,
  })
  const input = decode(openCase.input, name => typed[name] ?? [])
  const parsed = openCase.input.safeParse(input)
  if (parsed.success && scopeFor(actor, 'openCase') === 'team' && !actor.teamIds.includes(parsed.data.teamId))
    return answer({
      refusals: [{ field: 'teamId', message: 'Select your own team. The case can then be transferred' }],
    })
  const despite = carried('despite')
  const shown = new Set((carried('shown') ?? '').split(' '))
  if (parsed.success) {
    const alike = await likelyDuplicates(actor, identifying(parsed.data))
    const unseen = alike.rows.filter(row => row.likely && !shown.has(row.ref))
    if (unseen.length && !despite)
      return answer({
        warnings: unseen.map(row => ({
          message: `${row.ref} is about ${row.defendant} and ${row.protectedPersons.join(', ')}. Found by: ${row.why.join('; ').toLowerCase()}. Use that case if it is the same pattern.`,
        })),
      })
  }
  const searched = `${typed.searched?.[0] ?? ''}${despite ? `\nOpened although there are cases like it: ${despite}` : ''}`
  const begun = await begin({ actor, input: { ...input, searched }, once: carried('once') })
  if (begun.kind === 'missing') notFound()
  if (begun.kind === 'refused') return answer({ refusals: begun.refusals })
  await dropUnsent(actor, carried('keep') ?? 'openCase')
  redirect(`/cases/${begun.ref}`)
}
