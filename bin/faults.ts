import type http from 'node:http'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { plainBody, plainPage, plainParts } from './plain-page.ts'

/** The framework's document of a fault, and of what is not there: empty, until a script draws a page in it. */
const emptyDocument = '<html id="__next_error__"'

const decoders: Record<string, (body: Buffer) => Buffer> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
}

type End = (...given: unknown[]) => unknown
type WriteHead = (status: number, ...rest: unknown[]) => http.ServerResponse

/**
 * A fault, and what is not there, is answered in words of our own, with a script or without, and a fault by a status that says
 * so where a form goes back for it. What the framework draws of either is held until it is whole, and our words stand in it
 * until its script runs.
 */
export function answerFaults(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  store: { isFaulty: boolean },
): void {
  const writeHead = response.writeHead.bind(response) as WriteHead
  const write = response.write.bind(response) as (...given: unknown[]) => boolean
  const end = response.end.bind(response) as End
  let held: { chunks: Buffer[]; encoding: string } | undefined
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const given = rest.find((r): r is http.OutgoingHttpHeaders => typeof r === 'object' && r !== null)
    const type = given?.['content-type'] ?? response.getHeader('content-type')
    // Of a fault for which it can draw nothing at all it says a few words of no type, or none.
    const isHeld =
      (status >= 500 && String(type ?? 'text/html').startsWith('text/html')) ||
      (status === 404 && String(type).startsWith('text/html'))
    if (!isHeld) return writeHead(store.isFaulty && status === 200 ? 500 : status, ...rest)
    held = { chunks: [], encoding: String(response.getHeader('content-encoding') ?? '') }
    for (const name of ['content-encoding', 'content-length', 'etag']) response.removeHeader(name)
    response.setHeader('cache-control', 'no-store')
    if (!type) response.setHeader('content-type', plainBody(request, faultWords(request, response)).type)
    return writeHead(status, ...rest)
  }) as typeof response.writeHead
  // Whether what is written is to be held is known once the head is; of other answers Node sends it as it sees fit.
  const sendHeadOfFault = () => {
    if (!response.headersSent && (response.statusCode >= 500 || response.statusCode === 404))
      response.writeHead(response.statusCode)
  }
  const hold = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === 'string')
      held?.chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
    else if (chunk instanceof Uint8Array) held?.chunks.push(Buffer.from(chunk))
  }
  const tell = (...given: unknown[]) => (given.find(g => typeof g === 'function') as (() => void) | undefined)?.()
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    sendHeadOfFault()
    if (!held) return write(chunk, ...rest)
    hold(chunk, rest[0])
    tell(...rest)
    return true
  }) as typeof response.write
  response.end = ((...given: unknown[]) => {
    sendHeadOfFault()
    if (!held) return end(...given)
    if (typeof given[0] !== 'function') hold(given[0], given[1])
    const { chunks, encoding } = held
    held = undefined
    const body = Buffer.concat(chunks)
    end(request.method === 'HEAD' ? undefined : inWords(request, response, decoders[encoding]?.(body) ?? body))
    tell(...given)
    return response
  }) as typeof response.end
}

/** The framework's document with our words in it, which its script takes out again; of a fault, another gives way to ours. */
function inWords(request: http.IncomingMessage, response: http.ServerResponse, body: Buffer): string | Buffer {
  const isFault = response.statusCode >= 500
  const page = isFault ? faultWords(request, response) : missingWords
  const drawn = body.toString('utf8')
  if (!drawn.includes(emptyDocument)) return isFault ? plainBody(request, page).body : body
  const { head, main } = plainParts(page)
  return drawn
    .replace(emptyDocument, tag => tag.replace('<html', '<html lang="en"'))
    .replace(/<head[^>]*>/, tag => `${tag}${head}`)
    .replace(/<body[^>]*>/, tag => `${tag}${main}`)
}

/** What `app/not-found.tsx` says. */
const missingWords = {
  status: 404,
  title: 'Page not found',
  sentence:
    'There is nothing here, or it is not open to you. If you typed the address, check it. If you followed a link, the case may belong to another team or force.',
}

/** The page of a fault that nothing else could be drawn for. */
export const faultPage = (request: http.IncomingMessage, response: http.ServerResponse): void =>
  plainPage(request, response, faultWords(request, response))

const faultWords = (request: http.IncomingMessage, response: http.ServerResponse) => ({
  status: 500,
  title: 'Something has gone wrong',
  sentence:
    request.method === 'POST'
      ? 'What you sent could not be done. Nothing was half saved. Go back in your browser to what you typed, and send it again.'
      : 'This page could not be shown. Nothing was half saved.',
  id: String(response.getHeader('x-request-id') ?? ''),
})
