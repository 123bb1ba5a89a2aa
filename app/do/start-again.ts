'use server'

import { redirect } from 'next/navigation'
import { isOwnPath } from '../../lib/site/addresses.ts'
import { dropUnsent } from '../../lib/work/case/unsent.ts'
import { currentActor } from '../../lib/work/sign-in/actor.ts'

/** Throws away what this person typed and did not send. It changes no case. */
export async function startAgain(data: FormData) {
  const actor = await currentActor()
  await dropUnsent(actor, String(data.get('key') ?? ''))
  const to = String(data.get('to') ?? '/')
  redirect(isOwnPath(to) ? to : '/')
}
