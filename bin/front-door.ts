import { randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import { buffer as wholeOf } from 'node:stream/consumers'
import { plainPage } from './plain-page.ts'

/** The largest body taken, in bytes, where a route does not read it as it comes. */
const ordinary = 2_000_000
const small = 64_000

/** Routes that read their bodies as they arrive, to limits of their own, and hold none of it. */
export const streaming =
  /^\/(cases\/[^/]+\/files|reports\/imports\/upload|register\/imports\/upload|people\/imports\/upload|court-orders\/upload|neighbours\/open|api\/v1\/(reports|orders-from-courts))$/
/** Called by programs that hold a token and are no browser. */
const byToken = /^\/api\/v1\//
/** Papers that a page of ours may show within itself. */
const framed = /\/(pdf|paper)$/

const capOf = (path: string): number =>
  streaming.test(path) ? Number.POSITIVE_INFINITY : /^\/(sign-in|api\/(auth|session))/.test(path) ? small : ordinary

/** The address of this service and of what its pages may fetch from, as the environment gives them. */
export type Surroundings = { ownUrl: string; issuer: string | undefined; mapTiles: string | undefined }

export const surroundings = (): Surroundings => ({
  ownUrl: process.env.NEXTAUTH_URL ?? 'http://localhost:3000',
  issuer: process.env.SPO_OIDC_ISSUER,
  mapTiles: process.env.SPO_MAP_TILES,
})

const originOf = (url: string | undefined) =>
  url && URL.canParse(url.replaceAll(/[{}]/g, '')) ? new URL(url.replaceAll(/[{}]/g, '')).origin : ''

/** What every answer says to the browser of what it may do with it. */
export function securityHeaders(path: string, nonce: string, at: Surroundings): Record<string, string> {
  const isSecure = at.ownUrl.startsWith('https:')
  // Without JavaScript the sign-in form leads to the provider, and browsers hold forms to this list on the way there too.
  const forms = path.startsWith('/sign-in') ? `'self' ${originOf(at.issuer)}`.trim() : "'self'"
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob: ${originOf(at.mapTiles)}`.trim(),
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action ${forms}`,
    `frame-ancestors ${framed.test(path) ? "'self'" : "'none'"}`,
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': framed.test(path) ? 'SAMEORIGIN' : 'DENY',
    // Our own forms still say where they come from; nobody else learns which case was open.
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isSecure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

export type Admitted = { request: http.IncomingMessage; id: string; nonce: string; path: string }

/**
 * What every request passes before the program sees it: its origin, its size and its characters are ones that it can
 * take, and its answer carries the headers of `securityHeaders`. Undefined when it has been answered here.
 */
export async function admit(
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<Admitted | undefined> {
  const at = surroundings()
  const id = randomUUID()
  const nonce = randomBytes(16).toString('base64')
  const url = request.url ?? '/'
  const path = url.split('?')[0] ?? '/'
  for (const [name, value] of Object.entries(securityHeaders(path, nonce, at))) response.setHeader(name, value)
  response.setHeader('x-request-id', id)
  const refuse = (status: number, title: string, sentence: string) => {
    plainPage(request, response, { status, title, sentence, id })
    // What is still coming is not read to its end.
    setTimeout(() => request.destroy(), 2_000).unref()
    return undefined
  }
  if (/%00|\0/.test(url))
    return refuse(400, 'Page not found', 'The address holds a character that no address here has.')
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? 'GET') && !byToken.test(path) && isForeign(request, at))
    return refuse(
      403,
      'This form did not come from this service',
      'Go back to this service and send the form from there.',
    )
  const cap = capOf(path)
  const declared = request.headers['content-length']
  const isChunked = request.headers['transfer-encoding'] !== undefined
  const tooLarge = 'What was sent is larger than this page takes. Shorten it, or send files where files are asked for.'
  if (declared !== undefined && Number(declared) > cap) return refuse(413, 'Too much was sent', tooLarge)
  Object.assign(request.headers, {
    'x-request-id': id,
    'x-nonce': nonce,
    'content-security-policy': String(response.getHeader('content-security-policy')),
  })
  if (cap === Number.POSITIVE_INFINITY || (declared === undefined && !isChunked)) return { request, id, nonce, path }
  if (isChunked) return refuse(411, 'Too much was sent', 'What was sent does not say how large it is.')
  const body = cleanBody(await wholeOf(request), request.headers['content-type'] ?? '')
  return { request: withBody(request, body), id, nonce, path }
}

/** A browser says where a form came from. One that does not say is no browser, and brings no one's cookies unasked. */
function isForeign(request: http.IncomingMessage, at: Surroundings): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) return /^(cross-site|same-site)$/.test(String(request.headers['sec-fetch-site'] ?? ''))
  if (!URL.canParse(origin)) return true
  const given = new URL(origin)
  const forwarded = request.headers['x-forwarded-host']
  return given.origin !== originOf(at.ownUrl) && given.host !== (forwarded ?? host)
}

/** No database text holds the character NUL: it is left out, wherever a form or a script brings it. */
export function cleanBody(body: Buffer, contentType: string): Buffer {
  if (/^multipart\/form-data/i.test(contentType))
    return body.includes(0) ? Buffer.from(body.filter(byte => byte !== 0)) : body
  const text = body.toString('latin1')
  const clean = /^application\/x-www-form-urlencoded/i.test(contentType)
    ? text.replaceAll('%00', '')
    : text.replaceAll('\0', '').replaceAll(/((?:^|[^\\])(?:\\\\)*)((?:\\u0000)+)/g, '$1')
  return clean.length === text.length ? body : Buffer.from(clean, 'latin1')
}

/** The same request with a body that has been read. */
function withBody(request: http.IncomingMessage, body: Buffer): http.IncomingMessage {
  const copy = new http.IncomingMessage(request.socket)
  const { method, url, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(copy, { method, url, httpVersion, httpVersionMajor, httpVersionMinor })
  copy.headers = { ...request.headers, 'content-length': String(body.length) }
  copy.rawHeaders = request.rawHeaders
  copy.push(body)
  copy.push(null)
  copy.complete = true
  return copy
}
