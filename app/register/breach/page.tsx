import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor, requirePermission } from '../../../lib/casework/actor.ts'
import { orderMeant } from '../../../lib/casework/at-the-door.ts'
import { pagePath } from '../../../lib/spo/addresses.ts'
import { londonDate } from '../../../lib/spo/calendar.ts'
import { mayEver } from '../../../lib/spo/policy.ts'
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
      today={londonDate(at)}
      here={pagePath('/register/breach', { q: door })}
      home={pagePath(mayEver(actor, 'seeRegister') ? '/register' : '/register/calls', { q: door })}
      caption="An order whose case is restricted"
    />
  )
}
