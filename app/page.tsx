import { redirect } from 'next/navigation'
import { currentActor } from '../lib/casework/actor.ts'
import { mayEver } from '../lib/spo/policy.ts'

/** Everyone starts where their work is. */
export default async function Home() {
  const actor = await currentActor()
  if (mayEver(actor, 'managePeople') && !mayEver(actor, 'viewCase')) redirect('/people')
  if (mayEver(actor, 'takeCalls') && !mayEver(actor, 'viewCase')) redirect('/register/calls')
  redirect(mayEver(actor, 'seeRecord') && actor.roles.length === 1 ? '/record' : '/queues')
}
