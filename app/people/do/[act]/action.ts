'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { currentActor } from '../../../../lib/casework/actor.ts'
import { isId } from '../../../../lib/casework/ids.ts'
import { performForce } from '../../../../lib/casework/perform-force.ts'
import { newToken } from '../../../../lib/casework/reports/systems.ts'
import { dropUnsent } from '../../../../lib/casework/unsent.ts'
import { type ForceActName, forceActNamed } from '../../../../lib/spo/acts/force.ts'
import { decode } from '../../../../lib/spo/fields.ts'
import { isPersonSide } from '../../../../lib/spo/reports.ts'
import { typedOf } from '../../../../lib/spo/typed.ts'
import { tokenCookie, tokenName } from '../../../reports/systems/token.ts'
import type { FormState } from '../../../ui/act-form/state.ts'
import { doneCookie, doneName } from '../../../ui/done-banner.tsx'
import { forceFormKey, forceHome } from './force-paths.ts'

/** The only server action that changes the force's people, teams and settings: it decodes the form and calls `performForce`. */
export async function submitForceAct(state: FormState, data: FormData): Promise<FormState> {
  const actor = await currentActor()
  const carried = (name: string) => data.get(`_${name}`)?.toString() || undefined
  const [name, on] = [carried('act') ?? '', carried('on')]
  const act = forceActNamed(name)
  if (!act || act.byProgram) notFound()
  const typed = typedOf(data.entries())
  const answer = (more: Partial<FormState>): FormState => ({
    turn: state.turn + 1,
    typed,
    refusals: [],
    warnings: [],
    ...more,
  })
  const secret = name === 'addRecordsSystem' ? newToken() : undefined
  const done = await performForce({
    actor,
    act: name as ForceActName,
    on,
    input: {
      ...decode(act.input, field => typed[field] ?? []),
      ...(secret && { tokenHash: secret.hash }),
    },
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
      return answer({
        refusals: [
          { message: 'Someone else has changed the settings since you opened this page. Open it again to see theirs' },
        ],
      })
    case 'missing':
      return notFound()
    case 'done': {
      await dropUnsent(actor, forceFormKey(name, on))
      const jar = await cookies()
      jar.set(doneName, done.sentence.slice(0, 500), doneCookie('/'))
      if (secret && !done.again) jar.set(tokenName, secret.token, tokenCookie)
      const [pair, side, report] = [carried('pair'), carried('side'), carried('report')]
      const person = isPersonSide(side) && report && isId(report) ? { side, report } : undefined
      return redirect(
        forceHome(act, done.created.people ?? on, { pair: pair && isId(pair) ? pair : undefined, person }),
      )
    }
  }
}
