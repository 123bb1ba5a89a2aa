import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { mayEver } from '../../../lib/case/policy.ts'
import { pagePath } from '../../../lib/site/addresses.ts'
import { orderMeant } from '../../../lib/work/case/at-the-door.ts'
import { currentActor, requirePermission } from '../../../lib/work/sign-in/actor.ts'
import { BreachForm } from './breach-form.tsx'

export const metadata: Metadata = { title: 'Record a breach from the door card' }

/** A breach of a restricted order, which is found by exact name and date of birth and shows nothing of itself. */
export default async function BreachOfRestricted({
  searchParams,
}: {
  searchParams: Promise<{ q?: string | string[] }>
}) {
  const actor = await currentActor()
  requirePermission(actor, 'recordBreachAtDoor')
  const { q } = await searchParams
  const door = typeof q === 'string' ? q.trim().slice(0, 200) : ''
  if (!door || !(await orderMeant(actor, door))) notFound()
  const at = new Date().toISOString()
  return (
    <BreachForm
      actor={actor}
      door={door}
      conditions={[]}
      at={at}
      here={pagePath('/register/breach', { q: door })}
      home={pagePath(mayEver(actor, 'seeRegister') ? '/register' : '/register/calls', { q: door })}
      caption="An order whose case is restricted"
    />
  )
}
