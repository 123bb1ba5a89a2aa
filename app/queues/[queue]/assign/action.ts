'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { isId } from '../../../../lib/case/ids.ts'
import { givenWork } from '../../../../lib/case/staff/given.ts'
import { queuePath } from '../../../../lib/site/addresses.ts'
import { perform } from '../../../../lib/work/pipeline/perform.ts'
import { queueNamed, queues } from '../../../../lib/work/queues/all.ts'
import { queuePageSize } from '../../../../lib/work/queues/read.ts'
import { currentActor, requireAnyPermission } from '../../../../lib/work/sign-in/actor.ts'
import { type Outcome, outcomeCookie, seenField } from './outcome.ts'

/** Gives the rows picked on a page of a queue to one person: each through `perform`, each decided and recorded by itself. */
export async function assignCases(data: FormData): Promise<void> {
  const actor = await currentActor()
  requireAnyPermission(actor, ['allocate', 'handOver'])
  const name = queueNamed(String(data.get('queue') ?? ''))
  if (!name) notFound()
  const { act, field, about, none } = givenWork[queues[name].gives ?? 'officer']
  const picked = [...new Set(data.getAll('case').map(String))].slice(0, queuePageSize)
  const personId = String(data.get('personId') ?? '')
  const reason = String(data.get('reason') ?? '')
  const outcome: Outcome = { assigned: [], not: [], errors: [], picked, personId, reason: reason.slice(0, 500) }
  if (!picked.length) outcome.errors.push({ field: 'cases', message: 'Select the rows to give' })
  if (!personId) outcome.errors.push({ field: 'personId', message: none })
  if (!outcome.errors.length) {
    for (const row of picked) {
      const [ref = '', on = '', fromId = ''] = row.split(' ')
      if (about !== 'case' && !isId(on)) continue
      const seen = data.get(seenField(about === 'case' ? ref : row))?.toString()
      const input = {
        [field]: personId,
        ...(about === 'case' ? { reason } : {}),
        ...(act === 'handOver' ? { fromId, kinds: [on] } : {}),
      }
      const done = await perform({ actor, ref, act, input, seen, ...(about === 'case' ? {} : { on }) })
      if (done.kind === 'done') outcome.assigned.push(ref)
      else outcome.not.push({ ref, why: whyNot(done) })
    }
    Object.assign(outcome, { picked: [], personId: '', reason: '' })
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
      return `${done.warnings.map(w => w.message).join('. ')}. Give it on the case, with a reason`
    case 'moved':
      return 'It no longer waits for this'
    case 'overtaken':
      return 'Someone else gave it to another person after you opened this list'
    case 'missing':
      return 'You cannot give this'
  }
}
