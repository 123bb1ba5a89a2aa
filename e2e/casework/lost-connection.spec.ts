import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { type Connection, connect } from '../../db/client.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

let fresh: FreshDatabase
let owner: Connection
let program: Connection
const uncaught: unknown[] = []
const note = (fault: unknown) => void uncaught.push(fault)

test.beforeAll(async () => {
  fresh = await freshDatabase()
  owner = connect(fresh.ownerUrl, { max: 1 })
  await owner.sql`create schema apart`
  await owner.sql`create table apart.kept (id uuid primary key)`
  // One connection: whatever a lost transaction still sent would go out among the statements of the next.
  program = connect(fresh.ownerUrl, { max: 1 })
  process.on('uncaughtException', note)
})
test.afterAll(async () => {
  process.off('uncaughtException', note)
  await program?.close()
  await owner?.close()
  await fresh?.drop()
})

const end = (pid: number) => owner.sql`select pg_terminate_backend(${pid})`

test('a transaction whose connection is lost fails, sends nothing more, and undoes nothing of those that come after it', async () => {
  test.setTimeout(120_000)
  const acknowledged: string[] = []
  let ends = false
  const others = (async () => {
    while (!ends) {
      const id = randomUUID()
      await program.db
        .transaction(async tx => {
          await tx.execute(sql`insert into apart.kept values (${id})`)
          await tx.execute(sql`select 1`)
        })
        .then(
          () => acknowledged.push(id),
          () => pause(1),
        )
    }
  })()
  const failures: unknown[] = []
  for (let turn = 0; turn < 25; turn++) {
    const lost = program.db.transaction(async tx => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await end(Number(row?.pid))
      // By turns it goes on before it can know, after, and as though nothing had happened.
      if (turn % 3) await pause(turn % 3 === 1 ? 5 : 40)
      for (let n = 0; n < 3; n++) await tx.execute(sql`select ${n}::int`).catch(() => undefined)
      if (turn % 2) throw new Error('and so it gives up')
    })
    failures.push(
      await lost.then(
        () => 'done',
        (fault: Error & { code?: string; cause?: { code?: string } }) =>
          fault.code ?? fault.cause?.code ?? fault.message,
      ),
    )
  }
  ends = true
  await others
  await pause(50)
  expect(failures.filter(f => !/^(CONNECTION_|ECONN|57P01)/.test(String(f)))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(8)
  const rows = await owner.sql<{ id: string }[]>`select id from apart.kept`
  const there = new Set(rows.map(r => r.id))
  expect(acknowledged.filter(id => !there.has(id))).toEqual([])
  expect(uncaught).toEqual([])
})
