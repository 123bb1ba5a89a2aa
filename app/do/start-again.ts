'use server'

import { redirect } from 'next/navigation'
import { currentActor } from '../../lib/casework/actor.ts'
import { dropUnsent } from '../../lib/casework/unsent.ts'
import { isOwnPath } from '../../lib/spo/addresses.ts'

/** Throws away what this person typed and did not send. It changes no case. */
export async function startAgain(data: FormData) {
  const actor = await currentActor()
  await dropUnsent(actor, String(data.get('key') ?? ''))
  const to = String(data.get('to') ?? '/')
  redirect(isOwnPath(to) ? to : '/')
}
