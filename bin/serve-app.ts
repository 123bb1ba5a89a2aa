import http from 'node:http'
import { CannotStart } from '../db/cannot-start.ts'

export type AppOptions = { root: string; host: string; port: number }

/** Serves the built app. Returns the way to end it: no new requests, five seconds for those under way, then Next itself. */
export async function serveApp({ root, host, port }: AppOptions): Promise<() => Promise<void>> {
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: root, hostname: host, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const server = http.createServer((request, response) => {
    believeOnlyTheProxy(request)
    handle(request, response).catch((error: unknown) => {
      console.error(error)
      response.destroy()
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
