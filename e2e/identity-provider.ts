import { generateKeyPairSync, randomBytes } from 'node:crypto'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, type Page } from '@playwright/test'
import Provider, { type Context } from 'oidc-provider'
import { freePort } from '../bin/test-databases.ts'

/** The way to the provider that the sign-in page offers. */
export const forceAccountButton = (page: Page) => page.getByRole('button', { name: 'Sign in with your force account' })
/** The provider asks who is there. */
export const expectProviderPage = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Force accounts' })).toBeVisible()
/** From the sign-in page by way of the provider, which asks, and back. */
export async function throughProvider(page: Page, email: string) {
  const { origin } = new URL(page.url())
  await forceAccountButton(page).click()
  await expectProviderPage(page)
  await page.getByLabel('Force email').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(address => address.origin === origin)
}

export interface IdentityProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** From now on the provider says that it has not verified this address. */
  doubt: (email: string) => void
  /** From now on the provider says that this address is in these groups. */
  groups: (email: string, groups: readonly string[]) => void
  stop: () => Promise<void>
}

/** A force's OpenID Connect provider on loopback, for the program at `app`. It believes whoever says who they are. */
export async function startIdentityProvider(app: string): Promise<IdentityProvider> {
  const issuer = `http://localhost:${await freePort()}`
  const [clientId, clientSecret] = ['spo-journeys', randomBytes(24).toString('hex')]
  const doubted = new Set<string>()
  const groupsOf = new Map<string, readonly string[]>()
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${app}/api/auth/callback/force`] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    ttl: { Interaction: 600, Grant: 3600, Session: 3600, AccessToken: 600, IdToken: 600 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/who-is-there/${uid}` },
    findAccount: (_: Context, email: string) => ({
      accountId: email,
      claims: () => ({ sub: email, email, email_verified: !doubted.has(email), groups: groupsOf.get(email) }),
    }),
    loadExistingGrant: async ({ oidc }: Context) => {
      const { accountId } = oidc.session
      const grant = new oidc.provider.Grant({ accountId, clientId: oidc.client.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const handle = provider.callback()
  const server = http.createServer((request, response) => {
    if (!request.url?.startsWith('/who-is-there/')) return handle(request, response)
    return answer(provider, request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  await new Promise<void>(resolve => server.listen(Number(new URL(issuer).port), 'localhost', resolve))
  return {
    issuer,
    clientId,
    clientSecret,
    doubt: email => doubted.add(email),
    groups: (email, groups) => groupsOf.set(email, groups),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>Force accounts</title><link rel="icon" href="data:,">
      <h1>Force accounts</h1><form method="post"><label>Force email <input name="email"></label><button>Continue</button></form>`)
    return
  }
  const email = new URLSearchParams(await text(request)).get('email') ?? ''
  await provider.interactionFinished(request, response, { login: { accountId: email } })
}
