import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import type { Actor } from '../../../lib/case/policy.ts'
import { casePath } from '../../../lib/site/addresses.ts'
import { lockedCase, tellAttempt } from '../../../lib/work/case/restricted.ts'

/**
 * Where a person is led who may not see a case: to its lock, when they may open it in an emergency; else nowhere. Its people
 * are told once the answer is on its way, so that a case that is there answers no later than one that is not.
 */
export async function notHere(actor: Actor, ref: string): Promise<never> {
  const found = await lockedCase(actor, ref)
  if (found?.mayOpen) redirect(casePath(ref, '/restricted'))
  if (found) after(() => tellAttempt(actor, ref, 'asked for the case by its reference, without the right to open it'))
  notFound()
}
