'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { currentActor, requirePermission } from '../../../../lib/casework/actor.ts'
import { perform } from '../../../../lib/casework/perform.ts'
import { queueNamed } from '../../../../lib/casework/queues/all.ts'
import { queuePageSize } from '../../../../lib/casework/queues/read.ts'
import { queuePath } from '../../../../lib/spo/addresses.ts'
import { type Outcome, outcomeCookie, seenField } from './outcome.ts'

/** Assigns one officer to the cases picked on a page of a queue: each through `perform`, each decided and recorded by itself. */
export async function assignCases(data: FormData): Promise<void> {
  const actor = await currentActor()
  requirePermission(actor, 'allocate')
  const name = queueNamed(String(data.get('queue') ?? ''))
  if (!name) notFound()
  const picked = [...new Set(data.getAll('case').map(String))].slice(0, queuePageSize)
  const officerId = String(data.get('officerId') ?? '')
  const reason = String(data.get('reason') ?? '')
  const outcome: Outcome = { assigned: [], not: [], errors: [], picked, officerId, reason: reason.slice(0, 500) }
  if (!picked.length) outcome.errors.push({ field: 'cases', message: 'Select the cases to assign' })
  if (!officerId) outcome.errors.push({ field: 'officerId', message: 'Select the officer to assign them to' })
  if (!outcome.errors.length) {
    for (const ref of picked) {
      const seen = data.get(seenField(ref))?.toString()
      const done = await perform({ actor, ref, act: 'assignOfficer', input: { officerId, reason }, seen })
      if (done.kind === 'done') outcome.assigned.push(ref)
      else outcome.not.push({ ref, why: whyNot(done) })
    }
    Object.assign(outcome, { picked: [], officerId: '', reason: '' })
  }
  const jar = await cookies()
  jar.set(outcomeCookie, JSON.stringify(outcome), { sameSite: 'lax', maxAge: 10, path: '/queues' })
  const back = String(data.get('back') ?? '')
  redirect(back.startsWith(`${queuePath(name)}?`) ? back : queuePath(name))
}

function whyNot(done: Exclude<Awaited<ReturnType<typeof perform>>, { kind: 'done' }>): string {
  switch (done.kind) {
    case 'refused':
      return done.refusals.map(r => r.message).join('. ')
    case 'warned':
      return `${done.warnings.map(w => w.message).join('. ')}. Assign it on the case, with a reason`
    case 'moved':
      return 'The case is closed'
    case 'overtaken':
      return 'Someone else gave it to another officer or team after you opened this list'
    case 'missing':
      return 'You cannot assign this case'
  }
}
