import net from 'node:net'
import { connect } from '../db/client.ts'
import type { EmbeddedDatabase } from '../db/embedded.ts'
import { asRole, migrate } from '../db/migrate.ts'
import { closeDatabase } from '../db/walls.ts'
import { seedDemonstration } from './demonstration.ts'
import { sourcesHash } from './sources.mjs'

/** The migrated, empty database that fresh ones are copied from: made again only when the migrations change. */
export async function templateDatabase(embedded: EmbeddedDatabase): Promise<string> {
  const name = `template_${sourcesHash(['db/migrations', 'db/migrate.ts', 'db/walls.ts']).slice(0, 12)}`
  await removeOthers(embedded.ownerUrl, [name])
  await makeOnce(embedded.ownerUrl, name, 'template0', async ownerUrl => {
    await migrate({ ownerUrl, programPassword: embedded.programPassword })
  })
  return name
}

/** The demonstration, told once for the same sources: the name of the database that copies are made from. */
export async function toldDatabase(
  embedded: EmbeddedDatabase,
  template: string,
  log: (line: string) => void,
): Promise<string> {
  const told = `told_${sourcesHash(['db', 'lib']).slice(0, 12)}`
  await removeOthers(embedded.ownerUrl, [template, told])
  await makeOnce(embedded.ownerUrl, told, template, async ownerUrl => {
    await seedDemonstration({ ownerUrl, programUrl: asRole(ownerUrl, 'spo_program', embedded.programPassword), log })
  })
  return told
}

/** A copy of the demonstration for one run of the journeys. */
export async function journeysDatabase(
  embedded: EmbeddedDatabase,
  told: string,
): Promise<{ ownerUrl: string; programUrl: string }> {
  await onServer(embedded.ownerUrl, `create database journeys template ${told}`)
  const ownerUrl = new URL('/journeys', embedded.ownerUrl).href
  const { sql, close } = connect(ownerUrl, { max: 1 })
  await closeDatabase(sql).finally(close)
  return { ownerUrl, programUrl: asRole(ownerUrl, 'spo_program', embedded.programPassword) }
}

/** Fills under another name first, so that a run cut short leaves nothing that looks complete. */
async function makeOnce(server: string, name: string, from: string, fill: (ownerUrl: string) => Promise<void>) {
  const { sql, close } = connect(server, { max: 1 })
  const [found] = await sql`select 1 from pg_database where datname = ${name}`
  await close()
  if (found) return
  await onServer(server, `create database making template ${from}`)
  await fill(new URL('/making', server).href)
  await onServer(server, `alter database making rename to ${name}`)
}

async function removeOthers(server: string, kept: string[]): Promise<void> {
  const { sql, close } = connect(server, { max: 1 })
  try {
    const rows =
      await sql`select datname from pg_database where datname ~ '^(template|told|fresh)_|^(making|journeys)$'`
    for (const { datname } of rows) {
      const earlierTelling = String(datname).startsWith('told_') && kept.length === 1
      if (!kept.includes(datname) && !earlierTelling)
        await sql.unsafe(`drop database if exists ${datname} with (force)`)
    }
  } finally {
    await close()
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const { sql, close } = connect(server, { max: 1, statementTimeout: 0 })
  try {
    await sql.unsafe(statement)
  } finally {
    await close()
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
