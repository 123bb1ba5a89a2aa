import type http from 'node:http'

export type PlainPage = { status: number; title: string; sentence: string; id: string; retryAfter?: number }

const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A page of this service's own for what happens before or beside the program: plain, and without script or style. */
export function plainPage(request: http.IncomingMessage, response: http.ServerResponse, page: PlainPage): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const wantsJson = /application\/json/.test(request.headers.accept ?? '')
  const body = wantsJson
    ? JSON.stringify({ problem: page.title, error: page.sentence, request: page.id })
    : `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${asText(page.title)} – Stalking protection orders</title></head><body><main><h1>${asText(page.title)}</h1><p>${asText(page.sentence)}</p><p>If it happens again, give this number to your help desk: ${page.id}</p><p><a href="/">Go to your first page</a></p></main></body></html>`
  response.writeHead(page.status, {
    'content-type': wantsJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...(page.retryAfter ? { 'retry-after': String(page.retryAfter) } : {}),
    ...(page.status === 413 || page.status === 411 ? { connection: 'close' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
