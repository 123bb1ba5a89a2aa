'use server'

import { createHash, randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { pagePath } from '../../lib/site/addresses.ts'
import { currentStanding } from '../../lib/work/sign-in/actor.ts'
import { authOptions } from '../../lib/work/sign-in/auth.ts'
import { endOwnSessions } from '../../lib/work/sign-in/sessions.ts'
import { ownAddress } from './own-address.ts'

export interface SignInState {
  email: string
  problem?: string
}

/** Signs in with an email address and a password: the demonstration alone has them. */
export async function signIn(_before: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '')
  const password = String(form.get('password') ?? '')
  if (!email.trim() || !password) return { email, problem: 'Enter your email address and password' }
  const response = await throughNextAuth(['callback', 'demonstration'], { email, password })
  if (!response.cookies.getAll().some(c => c.name.endsWith('next-auth.session-token') && c.value))
    return {
      email,
      problem:
        'The email address or password is not recognised, or there were too many attempts. Check both, wait a few minutes and try again',
    }
  redirect(ownAddress(form.get('next')))
}

/**
 * Goes to the force's identity provider. After a session that ended, the provider is to ask who is there: by itself it
 * would let whoever sits at the same browser straight back in.
 */
export async function signInWithProvider(form: FormData): Promise<void> {
  const { origin } = new URL(process.env.NEXTAUTH_URL ?? 'http://localhost:3000')
  const isAgain = form.get('again') === 'yes' || (await currentStanding())?.kind === 'over'
  const response = await throughNextAuth(
    ['signin', 'force'],
    { callbackUrl: origin + ownAddress(form.get('next')) },
    isAgain ? { prompt: 'login' } : {},
  )
  redirect(response.headers.get('location') ?? pagePath('/sign-in', { error: 'OAuthSignin' }))
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await throughNextAuth(['signout'], {})
  redirect(pagePath('/sign-in', { ended: 'signedOut' }))
}

/** Ends every session of the person who asks. */
export async function signOutEverywhere(): Promise<void> {
  const standing = await currentStanding()
  if (standing?.kind === 'standing') await endOwnSessions(standing.actor, 'all')
  await throughNextAuth(['signout'], {})
  redirect(pagePath('/sign-in', { ended: 'everywhere' }))
}

// next-auth wants its own token against forgery in cookie and body alike. A server action has been held to its origin
// already, so both are made here, and the form needs no script to fetch one.
async function throughNextAuth(
  path: string[],
  body: Record<string, string>,
  query: Record<string, string> = {},
): Promise<NextResponse> {
  const url = new URL(`/api/auth/${path.join('/')}`, process.env.NEXTAUTH_URL ?? 'http://localhost:3000')
  url.search = new URLSearchParams(query).toString()
  const options = authOptions()
  const csrfToken = randomBytes(32).toString('hex')
  const hash = createHash('sha256').update(`${csrfToken}${options.secret}`).digest('hex')
  const isSecure = url.protocol === 'https:'
  const jar = await cookies()
  jar.set(`${isSecure ? '__Host-' : ''}next-auth.csrf-token`, `${csrfToken}|${hash}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
  })
  const request = new NextRequest(url, {
    method: 'POST',
    headers: { 'user-agent': (await headers()).get('user-agent') ?? '' },
    body: new URLSearchParams({ callbackUrl: url.origin, ...body, csrfToken }),
  })
  const answer: Response = await NextAuth(options)(request, { params: Promise.resolve({ nextauth: path }) })
  const response = new NextResponse(null, { status: 200, headers: answer.headers })
  for (const cookie of response.cookies.getAll()) jar.set(cookie)
  return response
}
