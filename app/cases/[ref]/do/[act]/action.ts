'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { currentActor } from '../../../../../lib/casework/actor.ts'
import { withReceivedFile } from '../../../../../lib/casework/files.ts'
import { perform } from '../../../../../lib/casework/perform.ts'
import { dropUnsent } from '../../../../../lib/casework/unsent.ts'
import { type ActName, actNamed } from '../../../../../lib/spo/acts/index.ts'
import { decode } from '../../../../../lib/spo/fields.ts'
import { typedFrom, typedOf } from '../../../../../lib/spo/typed.ts'
import type { FormState } from '../../../../ui/act-form/state.ts'
import { doneCookie, doneName } from '../../../../ui/done-banner.tsx'
import { formKey, stagePath } from '../../act-paths.ts'

/** The only server action that changes a case: it decodes the form and calls `perform`. */
export async function submitAct(state: FormState, data: FormData): Promise<FormState> {
  const actor = await currentActor()
  const carried = (name: string) => data.get(`_${name}`)?.toString() || undefined
  const [name, ref, on] = [carried('act') ?? '', carried('ref') ?? '', carried('on')]
  const act = actNamed(name)
  if (!act) notFound()
  const typed = typedOf(data.entries())
  const answer = (more: Partial<FormState>): FormState => ({
    turn: state.turn + 1,
    typed,
    refusals: [],
    warnings: [],
    ...more,
  })
  const more = data.get('more')?.toString()
  if (more) return answer({ typed: { ...typed, _more: [...(typed._more ?? []), more] } })
  const file = await withReceivedFile(
    actor,
    ref,
    act.input,
    decode(act.input, field => typed[field] ?? []),
  )
  if (file.refusals.length) return answer({ refusals: file.refusals })
  const done = await perform({
    actor,
    ref,
    act: name as ActName,
    on,
    input: file.input,
    seen: carried('seen') ? Number(carried('seen')) : undefined,
    despite: carried('despite'),
    once: carried('once'),
  })
  switch (done.kind) {
    case 'refused':
      return answer({ refusals: done.refusals })
    case 'warned':
      return answer({ warnings: done.warnings })
    case 'overtaken':
      return answer({ overtaken: { version: done.version, theirs: typedFrom(act.input, done.theirs) } })
    case 'missing':
      return notFound()
    case 'moved':
      return redirect(`/cases/${ref}/do/${name}?${new URLSearchParams({ ...(on ? { on } : {}), moved: done.status })}`)
    case 'done': {
      await dropUnsent(actor, formKey(ref, name, on))
      const jar = await cookies()
      // Shown once, by the page that comes next.
      jar.set(doneName, done.sentence.slice(0, 500), doneCookie(`/cases/${ref}`))
      const back = carried('back')
      return redirect(back?.startsWith(`/cases/${ref}`) ? back : stagePath(ref, act.stage))
    }
  }
}
