import { redirect } from 'next/navigation'
import { mayEver } from '../lib/case/policy.ts'
import { currentActor } from '../lib/work/sign-in/actor.ts'

/** Everyone starts where their work is. */
export default async function Home() {
  const actor = await currentActor()
  if (mayEver(actor, 'managePeople') && !mayEver(actor, 'viewCase')) redirect('/people')
  if (mayEver(actor, 'takeCalls') && !mayEver(actor, 'viewCase')) redirect('/register/calls')
  redirect(mayEver(actor, 'seeRecord') && actor.roles.length === 1 ? '/record' : '/queues')
}
