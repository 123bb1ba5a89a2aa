'use server'

import { cookies, headers } from 'next/headers'
import { notFound, redirect, unstable_rethrow } from 'next/navigation'
import { subjectOf } from '../../lib/acts/act/act.ts'
import { isTogether } from '../../lib/acts/act/together.ts'
import type { NamedField } from '../../lib/acts/form/field.ts'
import { fieldsOf } from '../../lib/acts/form/fields.ts'
import { decode, type Typed, typedFrom, typedOf } from '../../lib/acts/form/typed.ts'
import { actCalled, isCaseActName } from '../../lib/acts/index.ts'
import { isId } from '../../lib/case/ids.ts'
import { actPath, casePath, isOwnPath, personOfForcePath } from '../../lib/site/addresses.ts'
import { requestStore } from '../../lib/site/request-store.ts'
import { orderMeant } from '../../lib/work/case/at-the-door.ts'
import { dropUnsent } from '../../lib/work/case/unsent.ts'
import { withReceivedFile } from '../../lib/work/files/files.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import { performTogether } from '../../lib/work/pipeline/together.ts'
import { newToken } from '../../lib/work/reports/systems.ts'
import { currentActor } from '../../lib/work/sign-in/actor.ts'
import { outcomeCookie, outcomeLasts, outcomeText, recordedOutcome } from '../queues/[queue]/outcome.ts'
import { tokenCookie, tokenName } from '../reports/systems/token.ts'
import type { FormState } from '../ui/act-form/state.ts'
import { leaveDone } from '../ui/done-banner.tsx'
import { followingAct, goOnToNext } from './go-on.ts'

/** The only server action that does an act, whatever its subject. A fault gives the form back, with all that was typed. */
export async function submitAct(state: FormState, data: FormData): Promise<FormState> {
  try {
    return await doActSent(state, data)
  } catch (fault) {
    // To go elsewhere, and that there is nothing here, are no faults.
    unstable_rethrow(fault)
    console.error('An act that was sent could not be done', fault)
    const request = requestStore()
    if (request) request.isFaulty = true
    const number = (await headers()).get('x-request-id') ?? ''
    const message = `Something has gone wrong. Nothing was half saved, and what you typed is still here: send it again. If it happens again, give this number to your help desk: ${number}`
    return {
      turn: state.turn + 1,
      typed: typedOf(data.entries()),
      refusals: [{ message }],
      warnings: [],
      isFaulty: true,
    }
  }
}

/** Decodes the form and calls `perform`. */
async function doActSent(state: FormState, data: FormData): Promise<FormState> {
  const actor = await currentActor()
  const hiddenValue = (name: string) => data.get(`_${name}`)?.toString() || undefined
  const typed = typedOf(data.entries())
  const found = actCalled(
    hiddenValue('act') ?? '',
    Object.fromEntries(Object.entries(typed).map(([k, v]) => [k, v[0]])),
  )
  if (!found) notFound()
  const { name, act, given } = found
  const door = act.writeOnly ? await orderMeant(actor, hiddenValue('door') ?? '') : undefined
  if (act.writeOnly && !door) notFound()
  const ref = act.writeOnly ? undefined : hiddenValue('ref')
  const on = door ? door.orderId : hiddenValue('on')
  if (on && !isId(on)) notFound()
  const answer = (more: Partial<FormState>): FormState => ({
    turn: state.turn + 1,
    typed,
    refusals: [],
    warnings: [],
    ...more,
  })
  const more = data.get('more')?.toString()
  if (more) return answer({ typed: { ...typed, _more: [...(typed._more ?? []), more] } })
  const fields = fieldsOf(act.input)
  const by = act.varies?.by
  const decoded = {
    ...decode(fields, field => typed[field] ?? []),
    ...(by ? { [by]: given[by] } : {}),
    ...answerPressed(fields, hiddenValue('answer')),
  }
  const file = ref ? await withReceivedFile(actor, ref, act.input, decoded) : { input: decoded, refusals: [] }
  if (file.refusals.length) return answer({ refusals: file.refusals })
  const rows = hiddenValue('rows')
  if (rows) {
    if (!isTogether(name)) notFound()
    const once = hiddenValue('once') ?? ''
    const sent = await performTogether({ actor, act: name, rows: rows.split(/\r?\n/), input: file.input, once })
    if (sent.kind === 'refused') return answer({ refusals: sent.refusals })
    await dropUnsent(actor, hiddenValue('keep') ?? '')
    ;(await cookies()).set(outcomeCookie, outcomeText(recordedOutcome(sent)), outcomeLasts)
    const to = hiddenValue('back')
    return redirect(isOwnPath(to) ? to : '/queues')
  }
  const secret = act.token ? newToken() : undefined
  const done = await perform({
    actor,
    act: name,
    ref: door?.caseRef ?? ref,
    on,
    input: { ...file.input, ...(act.token && secret && { [act.token]: secret.hash }) },
    seen: hiddenValue('seen'),
    despite: reasonsGiven(typed),
    shown: data.getAll('_shown').map(String),
    once: hiddenValue('once'),
    as: 'form',
  })
  const back = hiddenValue('back')
  const then = hiddenValue('then')
  const home = isOwnPath(back) ? back : ref ? casePath(ref) : '/'
  // On to the next of several forms, where that was asked for.
  const following = then === followingAct && act.follow
  const backTo = isOwnPath(then) ? then : home
  switch (done.kind) {
    case 'refused':
      return answer({ refusals: done.refusals })
    case 'warned':
      return answer({ warnings: done.warnings })
    case 'overtaken':
      return answer({
        overtaken: {
          version: done.version,
          theirs: { ...clearedFields(fields, done.theirs), ...typedFrom(fields, done.theirs) },
        },
      })
    case 'missing':
      return notFound()
    case 'moved':
      return redirect(
        ref && isCaseActName(name)
          ? actPath(ref, name, on, {
              ...(by ? { [by]: String(given[by]) } : {}),
              ...(back && isOwnPath(back) ? { back } : {}),
            })
          : home,
      )
    case 'done': {
      await dropUnsent(actor, hiddenValue('keep') ?? '')
      const next = following ? await goOnToNext(actor, following, done, file.input, back) : undefined
      // Shown once, by the page that comes next.
      const shownUnder = act.writeOnly
        ? '/register'
        : done.ref && (next?.href ?? backTo).startsWith(casePath(done.ref))
          ? casePath(done.ref)
          : '/'
      const said = typeof act.writeOnly === 'function' ? act.writeOnly(file.input) : act.writeOnly
      const recorded = [said ?? done.sentence, ...(next?.sentences ?? [])].join('. ')
      await leaveDone(shownUnder, recorded)
      if (secret && !done.again) (await cookies()).set(tokenName, secret.token, tokenCookie)
      if (next) return redirect(next.href)
      if (subjectOf(act) !== 'case' && done.ref) return redirect(casePath(done.ref))
      return redirect(done.created.people ? personOfForcePath(done.created.people) : backTo)
    }
  }
}

/** What a warning asked and a button answered, for a field that the form only carries: of this sending, and of no later one. */
function answerPressed(fields: NamedField[], pressed: string | undefined): Record<string, string> {
  const [field = '', value] = pressed?.split('=') ?? []
  const isCarried = fields.some(([name, { control }]) => name === field && control === 'hidden')
  return isCarried && value !== undefined ? { [field]: value } : {}
}

/** The reason for going on, after those that single warnings were given. */
function reasonsGiven(typed: Typed): string | undefined {
  const own = Object.entries(typed).flatMap(([name, [reason = '']]) => {
    const of = /^_despite-\d+$/.test(name) ? typed[`${name}-of`]?.[0] : undefined
    return of && reason.trim() ? [`${of} ${reason.trim()}`] : []
  })
  // A warning that has none of its own still asks for the one that is for all.
  const count = Object.keys(typed).filter(name => /^_despite-\d+-of$/.test(name)).length
  const rest = typed._despite?.[0]?.trim() ?? ''
  if (!rest && (!own.length || own.length < count)) return undefined
  return [...own, ...(rest ? [rest] : [])].join('\n')
}

/** What somebody cleared is an answer too. */
const clearedFields = (fields: NamedField[], values: Record<string, unknown>): Typed =>
  Object.fromEntries(fields.flatMap(([name]) => (values[name] === null ? [[name, ['']]] : [])))
