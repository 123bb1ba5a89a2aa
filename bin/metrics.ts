import http from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { CannotStart } from '../db/cannot-start.ts'
import { type Health, waiting } from './health.ts'

const registry = new Registry()
const requests = new Counter({
  name: 'spo_http_requests_total',
  help: 'Requests answered',
  labelNames: ['area', 'method', 'status'],
  registers: [registry],
})
const seconds = new Histogram({
  name: 'spo_http_request_seconds',
  help: 'How long requests took',
  labelNames: ['area'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
})

const slowStatements = new Counter({
  name: 'spo_slow_statements_total',
  help: 'Statements that took SPO_SLOW_MS or longer',
  registers: [registry],
})
export const countSlow = (): void => slowStatements.inc()

/** The first part of an address: what follows names cases and people, and would make a series of each. */
const known = new Set([
  'cases',
  'queues',
  'register',
  'measures',
  'reports',
  'people',
  'record',
  'settings',
  'library',
  'deadlines',
  'account',
  'sign-in',
  'api',
  '_next',
])
const areaOf = (path: string) => {
  const first = path.split('/')[1] ?? ''
  return known.has(first) ? first : first === '' ? 'start' : 'other'
}

export function countRequest({
  path,
  method,
  status,
  ms,
}: {
  path: string
  method: string
  status: number
  ms: number
}): void {
  const area = areaOf(path)
  requests.inc({
    area,
    method: ['GET', 'HEAD', 'POST'].includes(method) ? method : 'other',
    status: `${Math.floor(status / 100)}xx`,
  })
  seconds.observe({ area }, ms / 1000)
}

/** Serves /metrics for Prometheus on a port of its own, which a force keeps inside its walls. Returns the way to end it. */
export async function serveMetrics({
  host,
  port,
  health,
}: {
  host: string
  port: number
  health: Health
}): Promise<() => Promise<void>> {
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const ready = gauge('spo_ready', '1 when the part is as it should be', ['part'])
  const age = gauge('spo_waiting_seconds', 'How long the oldest of what waits has waited', ['queue'])
  const failed = gauge('spo_mail_given_up', 'Mail given up in the last day')
  const server = http.createServer(async (request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    for (const { name, problem } of await health.ready()) ready.set({ part: name }, problem ? 0 : 1)
    const work = await waiting().catch(() => undefined)
    if (work) {
      for (const queue of ['mail', 'imports', 'reports'] as const)
        age.set({ queue }, work[queue] ? Math.max(0, (Date.now() - work[queue].getTime()) / 1000) : 0)
      failed.set(work.failed)
    }
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(new CannotStart(`SPO_METRICS_PORT: ${error.message}`)))
    server.listen(port, host, resolve)
  })
  return async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}
