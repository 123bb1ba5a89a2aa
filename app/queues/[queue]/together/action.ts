'use server'

import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { queuePath, queueTogetherPath } from '../../../../lib/site/addresses.ts'
import { queueNamed, queues } from '../../../../lib/work/queues/all.ts'
import { queuePageSize } from '../../../../lib/work/queues/read.ts'
import { currentActor } from '../../../../lib/work/sign-in/actor.ts'
import { noOutcome, type Outcome, outcomeCookie, outcomeLasts, outcomeText } from '../outcome.ts'

/** Opens the form for the rows that were picked, or says that none was. */
export async function openTogether(data: FormData): Promise<void> {
  await currentActor()
  const name = queueNamed(String(data.get('queue') ?? ''))
  if (!name || !queues[name].together) notFound()
  const rows = [...new Set(data.getAll('case').map(String))].slice(0, queuePageSize)
  if (rows.length) redirect(queueTogetherPath(name, rows))
  const outcome: Outcome = { ...noOutcome(), errors: [{ field: 'cases', message: 'Select the rows that it is about' }] }
  ;(await cookies()).set(outcomeCookie, outcomeText(outcome), outcomeLasts)
  const back = String(data.get('back') ?? '')
  redirect(back.startsWith(`${queuePath(name)}?`) ? back : queuePath(name))
}
