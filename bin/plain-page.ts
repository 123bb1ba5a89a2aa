import type http from 'node:http'

export type PlainPage = {
  status: number
  title: string
  sentence: string
  /** What it is found by in the log; absent where nothing went wrong. */
  id?: string
  retryAfter?: number
}

const asText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What stands in the head and the body of such a page, and the whole of it. */
export function plainParts({ title, sentence, id }: PlainPage): { head: string; main: string; whole: string } {
  const head = `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${asText(title)} – Stalking protection orders</title>`
  const main = `<main><h1>${asText(title)}</h1><p>${asText(sentence)}</p>${id ? `<p>If it happens again, give this number to your help desk: ${asText(id)}</p>` : ''}<p><a href="/">Go to your first page</a></p></main>`
  return {
    head,
    main,
    whole: `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${main}</body></html>`,
  }
}

/** Such a page as whoever asks can read it: a program as JSON. */
export const plainBody = (request: http.IncomingMessage, page: PlainPage): { type: string; body: string } =>
  /application\/json/.test(request.headers.accept ?? '')
    ? {
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({ problem: page.title, error: page.sentence, request: page.id }),
      }
    : { type: 'text/html; charset=utf-8', body: plainParts(page).whole }

/** A page of this service's own for what happens before or beside the program: plain, and without script or style. */
export function plainPage(request: http.IncomingMessage, response: http.ServerResponse, page: PlainPage): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const { type, body } = plainBody(request, page)
  response.writeHead(page.status, {
    'content-type': type,
    'cache-control': 'no-store',
    ...(page.retryAfter ? { 'retry-after': String(page.retryAfter) } : {}),
    ...(page.status === 413 || page.status === 411 ? { connection: 'close' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
