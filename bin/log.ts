import { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'
import pino from 'pino'
import { holdRequests } from '../lib/site/request-store.ts'

/** What a request is known by while it is answered: each line that is written meanwhile carries it. */
export const requestContext = holdRequests(new AsyncLocalStorage())

/** One JSON line for each thing that happened. No line holds a parameter of a statement, a name or a body. */
export const log = pino(
  {
    level: process.env.SPO_LOG_LEVEL ?? 'info',
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
    mixin: () => {
      const request = requestContext.getStore()?.id
      return request ? { request } : {}
    },
  },
  pino.destination({ dest: 1, sync: true }),
)

type Shown = {
  type: string
  message: string
  code?: string
  digest?: string
  constraint?: string
  stack?: string
  cause?: Shown
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

/**
 * An error as a log may hold it. One of the database is recognised by its shape, because its class is bundled more than
 * once: neither the statement's parameters nor the row that failed are in what is given back.
 */
export function shownError(fault: unknown, depth = 0): Shown {
  if (typeof fault !== 'object' || fault === null) return { type: typeof fault, message: 'Thrown, and no error' }
  const error = fault as Record<string, unknown>
  const ofQuery = 'params' in error || 'parameters' in error || /^Failed query:/.test(String(error.message))
  const ofServer =
    typeof error.severity === 'string' || typeof error.routine === 'string' || /^[0-9A-Z]{5}$/.test(String(error.code))
  const code = text(error.code)
  const message =
    ofQuery || ofServer
      ? `The database refused a statement (${code ?? text((error.cause as Record<string, unknown> | undefined)?.code) ?? 'unknown'})`
      : String(error.message ?? '')
  const stack = text(error.stack)
    ?.split('\n')
    .filter(line => /^\s+at /.test(line))
    .slice(0, 20)
    .map(line => line.trim())
    .join('\n')
  const constraint = text(error.constraint_name)
  const digest = text(error.digest)
  return {
    type: String(error.name ?? 'Error'),
    message,
    ...(code ? { code } : {}),
    ...(digest ? { digest } : {}),
    ...(constraint ? { constraint } : {}),
    ...(stack ? { stack } : {}),
    ...(error.cause && depth < 3 ? { cause: shownError(error.cause, depth + 1) } : {}),
  }
}

const isError = (value: unknown): boolean =>
  value instanceof Error || (typeof value === 'object' && value !== null && 'message' in value && 'stack' in value)

/** Whatever the framework or a library says on the console becomes a line of the log, its errors shown as above. */
export function takeConsole(): void {
  const line =
    (level: 'info' | 'warn' | 'error') =>
    (...given: unknown[]) => {
      const error = given.find(isError)
      const words = given.filter(value => !isError(value) && (typeof value !== 'object' || value === null))
      const said = format(...words)
        .replace(/\nparams:[\s\S]*$/, '')
        .replace(/^\s*[⨯⚠✓▲]\s*/u, '')
        .trim()
      if (error !== undefined) log[level]({ error: shownError(error) }, said || shownError(error).message)
      else if (said) log[level](/^Failed query:/.test(said) ? 'The database refused a statement' : said)
    }
  Object.assign(console, {
    log: line('info'),
    info: line('info'),
    debug: line('info'),
    warn: line('warn'),
    error: line('error'),
  })
}
