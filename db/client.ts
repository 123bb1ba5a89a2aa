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
}

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
/**
 * Statements with values are planned once a connection. Drizzle asks for none of it, so that each would be described
 * before it is sent, planned again with all its policies, and none could follow before its answer.
 */
function preparing<T extends Preparable>(client: T, known: Set<string>): T {
  const { unsafe } = client
  const prepare = (text: string, values: number) => {
    if (known.has(text)) return true
    const isKept = values <= mostValues || text.startsWith(planKept) || isOneRow(text)
    if (!isKept || known.size >= mostPrepared) return false
    known.add(text)
    return true
  }
  client.unsafe = (text, values, options) =>
    unsafe(text, values ?? [], { ...options, ...(values?.length ? { prepare: prepare(text, values.length) } : {}) })
  for (const name of ['begin', 'savepoint'] as const) {
    const opening = client[name] as ((...args: unknown[]) => unknown) | undefined
    if (!opening) continue
    client[name] = (...args: unknown[]) =>
      opening(
        ...args.map(arg => (typeof arg === 'function' ? (inner: Preparable) => arg(preparing(inner, known)) : arg)),
      )
  }
  return client
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
  const db = drizzle(preparing(sql as never, new Set()) as postgres.Sql, { casing: 'snake_case' })
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

const held = globalThis as typeof globalThis & { spoDatabase?: Connection & { url: string } }

/** The server's own connection, as the program's role, made on first use and kept across reloads of the module. */
export function database(): Connection {
  const url = process.env.SPO_PROGRAM_URL
  if (!url) throw new Error('SPO_PROGRAM_URL is not set: start the program with npm start')
  if (held.spoDatabase?.url !== url) held.spoDatabase = { ...connect(url), url }
  return held.spoDatabase
}
