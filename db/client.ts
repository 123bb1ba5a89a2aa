import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]
export type Connection = { db: Database; sql: postgres.Sql; close: () => Promise<void> }

export type ConnectOptions = {
  /** Most connections held at once; default 10. */
  max?: number
  /** Shown in pg_stat_activity; default `spo`. */
  name?: string
  /** Longest statement in milliseconds, 0 for no limit; default 30,000. */
  statementTimeout?: number
  /** Any other server setting for the session, for instance `lock_timeout`. */
  settings?: Record<string, string>
  /** Tells of statements that take this many milliseconds or more; default none. */
  slowMs?: number
}

/** Who is told of slow statements. Held by the process: this module is bundled more than once. */
export type SlowStatements = {
  /** By what the present request is known, asked as the statement begins. */
  request: () => string | undefined
  tell: (slow: { statement: string; ms: number; request: string | undefined }) => void
}
const told = globalThis as typeof globalThis & { spoSlow?: SlowStatements }
export const tellOfSlow = (to: SlowStatements): void => {
  told.spoSlow = to
}
/** A statement as a log may hold it: without what stands in quotes in it, and not longer than it takes to know it again. */
export const statementWithoutValues = (text: string): string =>
  text
    .replaceAll(/'(?:[^']|'')*'/g, '?')
    .replaceAll(/\$\$[\s\S]*?\$\$/g, '?')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 300)

const oid = { json: 114, date: 1082, dates: 1182, timestamptz: 1184, timestamptzs: 1185, jsonb: 3802 }

/** PostgreSQL's text for an instant, whatever its offset, as ISO 8601 in UTC to the millisecond: `2026-10-16T20:10:00.000Z`. */
export function isoInstant(text: string): string {
  const normal = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
  const instant = new Date(normal)
  return Number.isNaN(instant.getTime()) ? text : instant.toISOString()
}

function instantToText(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value
}

function calendarDateToText(value: unknown): unknown {
  if (value instanceof Date) throw new TypeError('A calendar date is a string, YYYY-MM-DD, never a Date')
  return value
}

/** Neither dates nor instants hold a quote or a comma, so an array of them needs no escaping. */
function arrayToText(value: unknown): unknown {
  return Array.isArray(value) ? `{${value.map(item => (item === null ? 'NULL' : `"${item}"`)).join(',')}}` : value
}

function textToArray(read: (text: string) => string) {
  return (text: string) => {
    const items = text.slice(1, -1)
    if (items === '') return []
    return items.split(',').map(item => (item === 'NULL' ? null : read(item.replaceAll('"', ''))))
  }
}

function jsonToText(value: unknown): unknown {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Statements with more values work through lists, each time of another length and while tables grow: a plan kept for them would be of another day. */
const mostValues = 12
/** So that statements whose text varies do not fill the server's memory. */
const mostPrepared = 1500

/** Begins a statement of many values whose text is the same each time: its plan is kept too. */
export const planKept = '/* plan kept */'
const isOneRow = (text: string) => /^insert into [^()]+ \([^()]+\) values \([^()]+\)$/.test(text)

type Unsafe = (text: string, values?: never[], options?: { prepare?: boolean }) => unknown
interface Preparable {
  unsafe: Unsafe
  begin?: unknown
  savepoint?: unknown
}
/** Whether a transaction has lost its connection: shared by its savepoints. */
interface Scope {
  lost: boolean
}
/** What says that a connection is gone or going: the driver's own words, the system's, and PostgreSQL's as it ends one. */
const goneCodes = /^(CONNECTION_|CONNECT_TIMEOUT$|ECONN|EPIPE$|ETIMEDOUT$|57P0[1-5]$|08)/
const isGone = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && goneCodes.test(String(fault.code))
const never = <T>() => new Promise<T>(() => {})

/**
 * Statements with values are planned once a connection. Drizzle asks for none of it, so that each would be described
 * before it is sent, planned again with all its policies, and none could follow before its answer.
 *
 * A transaction that has lost its connection sends nothing more. The driver would send its next statements, and a rollback,
 * over the same connection when others use it again: the rollback of one would undo what another is then told is done.
 */
function preparing<T extends Preparable>(client: T, known: Set<string>, slowMs?: number, scope?: Scope): T {
  const { unsafe } = client
  const prepare = (text: string, values: number) => {
    if (known.has(text)) return true
    const isKept = values <= mostValues || text.startsWith(planKept) || isOneRow(text)
    if (!isKept || known.size >= mostPrepared) return false
    known.add(text)
    return true
  }
  client.unsafe = (text, values, options) => {
    if (scope?.lost) return refused()
    const query = unsafe(text, values ?? [], {
      ...options,
      ...(values?.length ? { prepare: prepare(text, values.length) } : {}),
    })
    if (scope) whenGone(query, scope)
    return slowMs === undefined ? query : timed(query, text, slowMs)
  }
  for (const name of ['begin', 'savepoint'] as const) {
    const opening = client[name] as ((...args: unknown[]) => Promise<unknown>) | undefined
    if (!opening) continue
    client[name] = (...args: unknown[]) => {
      const own = scope ?? { lost: false }
      const within = (work: (inner: Preparable) => unknown) => async (inner: Preparable) => {
        try {
          const result = await work(preparing(inner, known, slowMs, own))
          return own.lost ? never() : result
        } catch (fault) {
          // The driver ends the transaction by itself when its connection closes, and by this fault it would send a rollback.
          if (isGone(fault)) own.lost = true
          if (own.lost) return never()
          throw fault
        }
      }
      const opened = opening(...args.map(arg => (typeof arg === 'function' ? within(arg as never) : arg)))
      opened.catch(fault => {
        if (isGone(fault)) own.lost = true
      })
      return opened
    }
  }
  return client
}

/** Told in the moment in which the driver gives a statement up, before anybody can go on from it. */
function whenGone(query: unknown, scope: Scope): void {
  const settles = query as Record<'reject', (value: unknown) => void>
  const { reject } = settles
  settles.reject = fault => {
    if (isGone(fault)) scope.lost = true
    reject(fault)
  }
}

/** A statement that is not sent: what drizzle and others ask of a query of the driver is all there. */
function refused(): unknown {
  const fault = Object.assign(new Error('The connection of this transaction is closed'), { code: 'CONNECTION_CLOSED' })
  const answer = Promise.reject(fault)
  answer.catch(() => undefined)
  return Object.assign(answer, { values: () => answer, raw: () => answer, execute: () => answer, simple: () => answer })
}

/** The driver settles a query by its own two functions: its time is taken there, and it is sent no sooner than it would be. */
function timed(query: unknown, text: string, slowMs: number): unknown {
  const settles = query as Record<'resolve' | 'reject', (value: unknown) => void>
  const began = performance.now()
  const request = told.spoSlow?.request()
  for (const name of ['resolve', 'reject'] as const) {
    const settle = settles[name]
    settles[name] = value => {
      const ms = Math.round(performance.now() - began)
      if (ms >= slowMs) told.spoSlow?.tell({ statement: statementWithoutValues(text), ms, request })
      settle(value)
    }
  }
  return query
}

/** Connections to the database at `url`. Dates come back as `YYYY-MM-DD`, instants as ISO 8601 UTC strings, never Date. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const sql = postgres(url, {
    max: options.max ?? 10,
    // Each connection plans its statements anew: one that is let go soon is planned for again soon.
    idle_timeout: 300,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: options.name ?? 'spo',
      statement_timeout: options.statementTimeout ?? 30_000,
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: 'UTC',
      ...options.settings,
    },
  })
  const db = drizzle(preparing(sql as never, new Set(), options.slowMs) as postgres.Sql, { casing: 'snake_case' })
  // drizzle replaces the driver's converters with ones that do nothing, so ours go in after it.
  Object.assign(sql.options.parsers, {
    [oid.timestamptz]: isoInstant,
    [oid.timestamptzs]: textToArray(isoInstant),
    [oid.dates]: textToArray(text => text),
  })
  Object.assign(sql.options.serializers, {
    [oid.timestamptz]: instantToText,
    [oid.timestamptzs]: arrayToText,
    [oid.date]: calendarDateToText,
    [oid.dates]: arrayToText,
    [oid.json]: jsonToText,
    [oid.jsonb]: jsonToText,
  })
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}

/** What the program's own connections are held to, as settings give it (`bin/settings.mjs` says when they are none). */
export const limitsOf = (env: NodeJS.ProcessEnv): ConnectOptions => ({
  max: Number(env.SPO_POOL || 10),
  statementTimeout: Number(env.SPO_STATEMENT_SECONDS || 30) * 1000,
  slowMs: Number(env.SPO_SLOW_MS || 1000),
  settings: { lock_timeout: `${Number(env.SPO_LOCK_SECONDS || 5)}s` },
})

const held = globalThis as typeof globalThis & { spoDatabase?: Connection & { url: string } }

/** The server's own connection, as the program's role, made on first use and kept across reloads of the module. */
export function database(): Connection {
  const url = process.env.SPO_PROGRAM_URL
  if (!url) throw new Error('SPO_PROGRAM_URL is not set: start the program with npm start')
  if (held.spoDatabase?.url !== url) held.spoDatabase = { ...connect(url, limitsOf(process.env)), url }
  return held.spoDatabase
}
