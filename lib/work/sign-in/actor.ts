import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { isId } from '../../case/ids.ts'
import { type Actor, mayEver, type Permission } from '../../case/policy.ts'
import { pagePath } from '../../site/addresses.ts'
import { secretsInUse } from './secrets.ts'
import { type Standing, standingOf } from './sessions.ts'

/** The id in this request's session cookie, whether or not the session still stands. */
export async function currentSessionId(): Promise<string | undefined> {
  const jar = await cookies()
  const token = (jar.get('__Secure-next-auth.session-token') ?? jar.get('next-auth.session-token'))?.value
  if (!token) return undefined
  let sid: unknown
  for (const secret of secretsInUse())
    sid ??= await decode({ token, secret }).then(
      claims => claims?.sid,
      () => undefined,
    )
  return typeof sid === 'string' && isId(sid) ? sid : undefined
}

/** The session of this request, read once: who stands behind it, or why nobody does; undefined without a cookie. */
export const currentStanding = cache(async (): Promise<Standing | undefined> => {
  const sid = await currentSessionId()
  return sid ? standingOf(sid) : undefined
})

/** Who is signed in, or undefined: for what is drawn around every page. */
export const optionalActor = async (): Promise<Actor | undefined> => {
  const standing = await currentStanding()
  return standing?.kind === 'standing' ? standing.actor : undefined
}

/** Who is signed in, with their roles as they are at this request. Sends anyone else to sign in and back again. */
export async function currentActor(): Promise<Actor> {
  const standing = await currentStanding()
  if (standing?.kind === 'standing') return standing.actor
  const path = (await headers()).get('x-spo-path') ?? '/'
  redirect(pagePath('/sign-in', { ended: standing?.because ?? 'unknown', next: path }))
}

/** For a page that is about no one case: not found unless some role of the actor allows it. */
export const requirePermission = (actor: Actor, permission: Permission): void =>
  requireAnyPermission(actor, [permission])
export function requireAnyPermission(actor: Actor, permissions: readonly Permission[]): void {
  if (!permissions.some(permission => mayEver(actor, permission))) notFound()
}
