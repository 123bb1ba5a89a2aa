import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type postgres from 'postgres'
import type { Fault } from './record-check.ts'

/** The end of one chain: how many events it has, and the hash of the last. */
export type Head = { subject: string; kind: string; events: number; hash: string }
/** The ends of every chain at a moment, signed: kept outside the database, they show if it was cut or written anew. */
export type SignedHeads = { at: string; heads: Head[]; publicKey: string; signature: string }

/** The key that heads are signed with: a PEM file, made on first use and readable by its owner alone. */
export function signingKey(file: string): KeyObject {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  return createPrivateKey(readFileSync(file))
}

const bytesOf = (at: string, heads: readonly Head[]) => Buffer.from(JSON.stringify([at, heads]))

/** Those of every chain, or of one force's. */
export async function signedHeads(
  sql: postgres.Sql,
  key: KeyObject,
  at: string,
  forceId?: string,
): Promise<SignedHeads> {
  const heads = [
    ...(await sql<Head[]>`
      select distinct on (subject_id) subject_id as subject, subject_kind as kind,
        (count(*) over (partition by subject_id))::int as events, hash
      from events ${forceId ? sql`where force_id = ${forceId}` : sql``} order by subject_id, seq desc`),
  ]
  return signHeads(heads, key, at)
}
export function signHeads(heads: Head[], key: KeyObject, at: string): SignedHeads {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  return { at, heads, publicKey, signature: sign(null, bytesOf(at, heads), key).toString('base64') }
}

/** Whether the heads are as they were signed, by this key when one is given. Needs no database: Node is enough. */
export function isSigned(kept: SignedHeads, by?: string): boolean {
  const key = createPublicKey(by ?? kept.publicKey)
  return verify(null, bytesOf(kept.at, kept.heads), key, Buffer.from(kept.signature, 'base64'))
}

/** What of the heads the record no longer holds: each must still be an event of its chain, at its place. */
export async function headFaults(sql: postgres.Sql, kept: SignedHeads, by?: string): Promise<Fault[]> {
  if (!isSigned(kept, by))
    return [{ check: 'heads', what: 'The signature of the heads is not of this key or not of these heads' }]
  const rows = await sql<{ subject: string; kind: string; events: number; place: number | null }[]>`
    select h.subject, h.kind, h.events, (
      select (select count(*)::int from events b where b.subject_id = e.subject_id and b.seq <= e.seq)
      from events e where e.subject_id = h.subject::uuid and e.hash = h.hash) as place
    from jsonb_to_recordset(${sql.json(kept.heads)}) as h (subject text, kind text, events int, hash text)`
  return rows
    .filter(r => r.place !== r.events)
    .map(r => ({
      check: 'heads',
      what: `The record of ${r.kind} ${r.subject} was cut or written anew since ${kept.at}: its event ${r.events} is not the one that was signed`,
    }))
}
