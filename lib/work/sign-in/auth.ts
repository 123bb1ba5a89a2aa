import { headers } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { isId } from '../../case/ids.ts'
import { pagePath } from '../../site/addresses.ts'
import { followDirectory } from './directory.ts'
import { endOwnSessions, longestHours, standingOf } from './sessions.ts'
import { type Known, signInWithPassword, signInWithProvider, startSession } from './sign-in.ts'

/** Whether this is the demonstration, the one place where passwords are taken. */
export const isDemonstration = () => process.env.SPO_DEMONSTRATION === '1'

/** The force's OpenID Connect provider, when the environment names one. */
export const providerSettings = () => {
  const { SPO_OIDC_ISSUER: issuer, SPO_OIDC_CLIENT_ID: clientId, SPO_OIDC_CLIENT_SECRET: clientSecret } = process.env
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined
}

/** The browser's address as the nearest proxy gives it: the last entry, which the browser cannot write. */
export const addressOf = (given: string | null | undefined): string => given?.split(',').at(-1)?.trim() || 'unknown'

interface Claims {
  sub: string
  email?: string
  email_verified?: boolean
  /** Microsoft Entra ID's own word for a verified email domain. */
  xms_edov?: boolean | string | number
}
type User = { id: string; known?: Known }

const isTrue = (value: unknown) => value === true || value === 1 || value === '1' || value === 'true'

const forceProvider = (p: { issuer: string; clientId: string; clientSecret: string }): OAuthConfig<Claims> => ({
  id: 'force',
  name: 'force account',
  type: 'oauth',
  wellKnown: `${p.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
  issuer: p.issuer,
  idToken: true,
  // A provider need not put the email address into the ID token: one that follows the standard to the letter gives it
  // and the groups to whoever asks with the access token. Where it has no such page, what the ID token says is enough.
  userinfo: {
    request: async ({ client, tokens }) => {
      const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>
      const said = set.claims()
      const more = await client.userinfo(set).catch((fault: unknown) => {
        if (said.email) return {}
        throw fault
      })
      return { ...more, ...said }
    },
  },
  checks: ['pkce', 'state', 'nonce'],
  clientId: p.clientId,
  clientSecret: p.clientSecret,
  authorization: { params: { scope: 'openid email profile' } },
  profile: claims => ({ id: claims.sub }),
})

const demonstration = () =>
  Credentials({
    id: 'demonstration',
    name: 'Demonstration',
    credentials: { email: {}, password: {} },
    authorize: async (given, request) => {
      const known = await signInWithPassword({
        email: given?.email ?? '',
        password: given?.password ?? '',
        address: addressOf(request.headers?.['x-forwarded-for'] as string | undefined),
      })
      return known ? { id: known.id, known } : null
    },
  })

/** How next-auth signs people in here. Its token holds the id of a session row and nothing else. */
export function authOptions(): AuthOptions {
  const provider = providerSettings()
  return {
    ...(process.env.NEXTAUTH_SECRET ? { secret: process.env.NEXTAUTH_SECRET } : {}),
    session: { strategy: 'jwt', maxAge: longestHours * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [...(isDemonstration() ? [demonstration()] : []), ...(provider ? [forceProvider(provider)] : [])],
    events: {
      // However signing out is asked for, the row ends: the cookie alone would let a copy of it go on.
      signOut: async ({ token }) => {
        const standing = typeof token?.sid === 'string' && isId(token.sid) ? await standingOf(token.sid) : undefined
        if (standing?.kind === 'standing') await endOwnSessions(standing.actor, { sessionId: standing.sessionId })
      },
    },
    callbacks: {
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== 'force') return Boolean((user as User).known)
        const claims = profile as Claims
        const known = await signInWithProvider({
          subject: `${provider?.issuer} ${claims.sub}`,
          email: claims.email,
          isEmailVerified: isTrue(claims.email_verified) || isTrue(claims.xms_edov),
          address: addressOf((await headers()).get('x-forwarded-for')),
        })
        if (!known) return pagePath('/sign-in', { error: 'unknown' })
        await followDirectory(known, { ...profile })
        Object.assign(user, { known })
        return true
      },
      jwt: async ({ token, user }) => {
        const known = (user as User | undefined)?.known
        if (known) return { sid: await startSession(known, { browser: (await headers()).get('user-agent') }) }
        return { sid: token.sid }
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
  }
}
