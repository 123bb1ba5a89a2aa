import http from 'node:http'
import { CannotStart } from '../db/cannot-start.ts'
import { answerFaults, faultPage } from './faults.ts'
import { admit } from './front-door.ts'
import { answerHealth, databaseAnswers, type Health } from './health.ts'
import { log, requestContext, shownError } from './log.ts'
import { countRequest } from './metrics.ts'
import { plainPage } from './plain-page.ts'

export type AppOptions = { root: string; host: string; port: number; health?: Health | undefined }

/** Serves the built app. Returns the way to end it: no new requests, five seconds for those under way, then Next itself. */
export async function serveApp({ root, host, port, health }: AppOptions): Promise<() => Promise<void>> {
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: root, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = http.createServer((request, response) => {
    believeOnlyTheProxy(request)
    if (health && answerHealth(health, request, response)) return
    const began = performance.now()
    admit(request, response)
      .then(async admitted => {
        if (!admitted) return
        const { id, path } = admitted
        if (health && !path.startsWith('/_next/') && !(await databaseAnswers())) {
          log.error({ request: id, path }, 'The database does not answer')
          const sentence =
            'Its database does not answer at the moment. Nothing was saved. Wait a minute, and send it again.'
          plainPage(request, response, {
            status: 503,
            title: 'The service is not available',
            sentence,
            id,
            retryAfter: 5,
          })
          return
        }
        response.once('close', () => {
          const ms = Math.round(performance.now() - began)
          countRequest({ path, method: request.method ?? 'GET', status: response.statusCode, ms })
          // The path says which case; what was asked of it, in the query, may hold a name.
          log.info(
            {
              request: id,
              method: request.method,
              path: path.replace(/^(\/api\/calendar\/).*/, '$1*'),
              status: response.statusCode,
              ms,
            },
            'answered',
          )
        })
        // Scripts ask for the data of a page alone, and send what they send to be answered by it.
        const isDocument = !request.headers.rsc && !request.headers['next-action']
        const store = { id, isFaulty: false, ...(isDocument ? { handed: [] } : {}) }
        answerFaults(request, response, store)
        return requestContext.run(store, () => handle(admitted.request, response))
      })
      .catch((error: unknown) => {
        log.error({ error: shownError(error) }, 'A request could not be answered')
        faultPage(request, response)
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE'
      reject(new CannotStart(busy ? `Port ${port} is in use: set PORT to another one` : error.message))
    })
    server.listen(port, host, () => resolve())
  })
  return async () => {
    const late = setTimeout(() => server.closeAllConnections(), 5_000)
    await new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeIdleConnections()
    })
    clearTimeout(late)
    await app.close()
  }
}

/** Where a request came from is what the socket says, unless the force says that a proxy of its own stands in front. */
function believeOnlyTheProxy(request: http.IncomingMessage) {
  if (process.env.SPO_TRUST_PROXY === '1') return
  for (const name of Object.keys(request.headers)) if (name.startsWith('x-forwarded-')) delete request.headers[name]
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? ''
}
