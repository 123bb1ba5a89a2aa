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
import { noOutcome, outcomeCookie, outcomeLasts, outcomeText, seenField, whyNot } from '../outcome.ts'

/** Gives the rows picked on a page of a queue to one person: each through `perform`, each decided and recorded by itself. */
export async function assignCases(data: FormData): Promise<void> {
  const actor = await currentActor()
  requireAnyPermission(actor, ['allocate', 'handOver'])
  const name = queueNamed(String(data.get('queue') ?? ''))
  if (!name) notFound()
  const { act, field, about, none } = givenWork[queues[name].gives ?? 'officer']
  const rows = data.getAll('case').map(String)
  // Two rows of one case are one case.
  const picked = [...new Set(about === 'case' ? rows.map(row => row.split(' ')[0] ?? '') : rows)].slice(
    0,
    queuePageSize,
  )
  const personId = String(data.get('personId') ?? '')
  const reason = String(data.get('reason') ?? '')
  const outcome = { ...noOutcome(), picked: rows, personId, reason: reason.slice(0, 500) }
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
      if (done.kind === 'done') outcome.done.push(ref)
      else outcome.not.push({ ref, why: whyNot(done, 'given') })
    }
    Object.assign(outcome, { picked: [], personId: '', reason: '' })
  }
  const jar = await cookies()
  jar.set(outcomeCookie, outcomeText(outcome), outcomeLasts)
  const back = String(data.get('back') ?? '')
  redirect(back.startsWith(`${queuePath(name)}?`) ? back : queuePath(name))
}
