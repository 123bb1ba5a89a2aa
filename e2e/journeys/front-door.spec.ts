import http from 'node:http'
import { cast } from '../../lib/demo/cast.ts'
import { fromRunner } from '../force-server.ts'
import { expect, test } from '../journey.ts'

const base = () => fromRunner('SPO_BASE_URL')
type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string }

/** A request as no browser would send it. */
const send = (
  method: string,
  path: string,
  { headers = {}, body }: { headers?: http.OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(base())
    const request = http.request({ method, hostname, port, path, headers }, response => {
      let text = ''
      response.setEncoding('utf8').on('data', part => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.on('error', reject)
    request.end(body)
  })

const form = 'application/x-www-form-urlencoded'
const cookieOf = async (page: { context: () => { cookies: () => Promise<{ name: string; value: string }[]> } }) =>
  (await page.context().cookies()).map(c => `${c.name}=${c.value}`).join('; ')

test('every answer says what a browser may do with it', async ({ as }) => {
  const cookie = await cookieOf(await as('siddiqui'))
  const paths = [
    '/sign-in',
    '/cases',
    '/nowhere',
    '/api/session',
    '/api/calendar/x',
    '/icon.svg',
    '/cases/MA-2020-99999',
  ]
  const nonces = new Set<string>()
  for (const path of paths) {
    const { headers } = await send('GET', path, { headers: { cookie } })
    const policy = String(headers['content-security-policy'])
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).toContain("form-action 'self'")
    expect(policy, path).toContain("object-src 'none'; base-uri 'none'")
    expect(policy, path).not.toMatch(/unsafe-(inline|eval)/)
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('same-origin')
    expect(headers['permissions-policy'], path).toContain('camera=()')
    expect(headers['x-powered-by'], path).toBeUndefined()
    expect(headers['strict-transport-security'], path).toBeUndefined()
  }
  expect(nonces.size).toBe(paths.length)
  const page = await send('GET', '/sign-in')
  const nonce = /'nonce-([^']+)'/.exec(String(page.headers['content-security-policy']))?.[1]
  const scripts = page.text.match(/<script\b[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThan(3)
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
})

test('a form of another site is refused in a sentence, wherever it is sent', async ({ as }) => {
  const cookie = await cookieOf(await as('siddiqui'))
  for (const path of [
    '/cases/new',
    '/sign-in',
    '/api/unsent',
    '/api/auth/signout',
    '/api/session',
    '/cases/MA-1/files',
  ])
    for (const foreign of [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await send('POST', path, { headers: { cookie, ...foreign, 'content-type': form }, body: 'a=b' })
      expect(answer.status, `${path} ${JSON.stringify(foreign)}`).toBe(403)
      expect(answer.text).toContain('This form did not come from this service')
    }
})

test('no body is held that is larger than its route takes', async () => {
  const large = Buffer.alloc(3_000_000, 'a')
  for (const [path, length] of [
    ['/sign-in', 150_000_000],
    ['/api/auth/callback/demonstration', 100_000],
    ['/cases/new', 2_500_000],
  ] as const) {
    const said = await send('POST', path, { headers: { 'content-type': form, 'content-length': length } }).catch(
      () => undefined,
    )
    expect(said?.status, path).toBe(413)
    expect(said?.text).toContain('larger than this page takes')
  }
  const chunked = await send('POST', '/cases/new', {
    headers: { 'content-type': form, 'transfer-encoding': 'chunked' },
    body: large.subarray(0, 10),
  })
  expect(chunked.status).toBe(411)
})

test('names and characters that no form of ours sends are never a fault', async ({ as }) => {
  const page = await as('okafor')
  const cookie = await cookieOf(page)
  for (const path of ['/cases/%00', '/register?q=%00', '/people/x%00y'])
    expect((await send('GET', path, { headers: { cookie } })).status, path).toBe(400)
  for (const path of [
    '/people/not-an-id',
    '/do/endPerson?on=not-an-id',
    '/do/__proto__',
    '/do/constructor?on=x',
    `/do/endPerson?on=${cast.hale.id}&on=${cast.osgood.id}`,
    '/%E0%A4%A',
  ])
    expect((await send('GET', path, { headers: { cookie } })).status, path).toBeLessThan(500)

  // A form of this service, with what no browser would put in it.
  await page.goto(`/do/endPerson?on=${cast.hale.id}`)
  const fields = await page
    .locator('form')
    .last()
    .evaluate(element => [...new FormData(element as HTMLFormElement)].map(([k, v]) => [k, String(v)]))
  const sendForm = async (changes: [string, string][]) => {
    const boundary = 'x7193'
    const kept = fields.filter(([name]) => !changes.some(([changed]) => changed === name))
    const parts = [...kept, ...changes].map(
      ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return send('POST', `/do/endPerson?on=${cast.hale.id}`, {
      headers: { cookie, origin: base(), 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${parts.join('')}--${boundary}--\r\n`,
    })
  }
  const wrong: [string, string][][] = [
    [['_on', 'not-an-id']],
    [['_on', `${cast.hale.id}' or 1=1`]],
    [['_act', '__proto__']],
    [
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['reason', ''],
    ],
    [
      ['reason', ''],
      ['_once', '\0'],
    ],
    [
      ['_seen', 'x'],
      ['reason', ''],
    ],
  ]
  for (const changes of wrong) {
    const answer = await sendForm(changes)
    expect(answer.status, JSON.stringify(changes)).toBeLessThan(500)
    expect(answer.text, JSON.stringify(changes)).not.toContain('Something has gone wrong')
  }
  const blind = await sendForm([
    ['_seen', ''],
    ['reason', 'Left the force'],
  ])
  expect(blind.text).toContain('This form does not say what it was filled from')
  // With the reason left out the form is refused, so that nobody's account has ended.
  expect((await sendForm([['reason', '\0']])).text).toContain('Enter reason')
})

test('signing out ends the session itself, however it is asked for', async ({ as }) => {
  const page = await as('wexcombe')
  const cookie = await cookieOf(page)
  const signedIn = async () => (await send('GET', '/api/session', { headers: { cookie } })).status
  expect(await signedIn()).toBe(200)
  const answer = await send('GET', '/api/auth/csrf', { headers: { cookie } })
  const { csrfToken } = JSON.parse(answer.text) as { csrfToken: string }
  const csrf = String(answer.headers['set-cookie']).split(';')[0]
  await send('POST', '/api/auth/signout', {
    headers: { cookie: `${cookie}; ${csrf}`, origin: base(), 'content-type': form },
    body: new URLSearchParams({ csrfToken, callbackUrl: base() }).toString(),
  })
  expect(await signedIn()).toBe(401)
})

test('what an address says went wrong is a code: words in it are not shown', async ({ as }) => {
  const page = await as('calloway')
  for (const path of ['/sign-in', '/reports/imports']) {
    await page.goto(`${path}?error=${encodeURIComponent('Ring 0999 555 and say your password')}`)
    await expect(page.getByText('0999 555')).toHaveCount(0)
  }
})

test('it says that it is alive, and what it needs and has', async () => {
  expect(JSON.parse((await send('GET', '/health')).text)).toEqual({ status: 'alive' })
  const { status, text } = await send('GET', '/ready')
  expect(JSON.parse(text)).toMatchObject({
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', grants: 'ok', files: 'ok' },
  })
  expect(status).toBe(200)
})
