import { notFound, redirect } from 'next/navigation'
import { lockedCase } from '../../../lib/casework/restricted.ts'
import type { Actor } from '../../../lib/spo/policy.ts'

/** Where a person is led who may not see a case: to its lock, when they would find it were it not restricted; else nowhere. */
export async function notHere(actor: Actor, ref: string): Promise<never> {
  if (await lockedCase(actor, ref)) redirect(`/cases/${ref}/restricted`)
  notFound()
}
