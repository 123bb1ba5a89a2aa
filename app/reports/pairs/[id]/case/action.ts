'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { currentActor, requirePermission } from '../../../../../lib/casework/actor.ts'
import { isId } from '../../../../../lib/casework/ids.ts'
import { addPairToCase, openCaseFromPair } from '../../../../../lib/casework/reports/to-case.ts'
import { dropUnsent } from '../../../../../lib/casework/unsent.ts'
import { addFromPair, openFromPair } from '../../../../../lib/spo/acts/pair-case.ts'
import { decode } from '../../../../../lib/spo/fields.ts'
import { typedOf } from '../../../../../lib/spo/typed.ts'
import type { FormState } from '../../../../ui/act-form/state.ts'
import { doneCookie, doneName } from '../../../../ui/done-banner.tsx'

/** Puts the reports of a pair on a new case, or on one that there is. */
export async function putPairOnCase(state: FormState, data: FormData): Promise<FormState> {
  const actor = await currentActor()
  requirePermission(actor, 'workPairs')
  const carried = (name: string) => data.get(`_${name}`)?.toString() ?? ''
  const [pairId, once, mode] = [carried('pair'), carried('once'), carried('mode')]
  if (!isId(pairId) || !isId(once)) notFound()
  const typed = typedOf(data.entries())
  const adding = mode === 'add'
  const input = decode(adding ? addFromPair : openFromPair, name => typed[name] ?? [])
  const done = await (adding ? addPairToCase : openCaseFromPair)({
    actor,
    pairId,
    input,
    once,
    seen: carried('seen') ? Number(carried('seen')) : undefined,
  })
  if (done.kind === 'missing') notFound()
  if (done.kind === 'refused') return { turn: state.turn + 1, typed, refusals: done.refusals, warnings: [] }
  await dropUnsent(actor, `pair ${pairId} ${adding ? 'add' : 'open'}`)
  const jar = await cookies()
  jar.set(doneName, done.sentence.slice(0, 500), doneCookie('/'))
  redirect(`/reports/pairs/${pairId}`)
}
