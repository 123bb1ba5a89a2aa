import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import type { Id } from '../../case/records/id.ts'
import type { Outcome, Row } from '../../pattern/exports/row.ts'
import { digitsOf } from '../../pattern/exports/tables/party.ts'

export interface Into {
  forceId: Id
  caseId: Id
  importId: Id
}

const longestSender = 300
const longestRaw = 2000
/** A half of a character by itself, which a file may hold and a database may not. */
const whole = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')
export const senderOf = (text: string): string => whole(text).slice(0, longestSender).toWellFormed().trim()
const party = (text: string) => (digitsOf(text) ?? text.trim().toLowerCase()).replace(/^44/, '')

/** The same for rows that say the same at the same moment, whatever program exported them. */
export function fingerprintOf(row: Row): string {
  const call = row.call ? `${row.call.type} ${row.call.seconds}` : ''
  const parts = [row.at, row.call ? 'call' : '', party(row.from), row.text, call, row.to.map(party).sort().join('\n')]
  if (row.place) parts.push(`${row.place.lat} ${row.place.lon}`)
  const digest = createHash('md5').update(parts.join('\0')).update(row.attachments.join('\0')).digest()
  return digest.readBigInt64BE(0).toString()
}

const asRecord = (row: Row) => ({
  line: row.line,
  at: row.at,
  local: row.local,
  precision: row.precision,
  channel: row.channel,
  direction: row.direction,
  sender: senderOf(row.from),
  recipients: row.to.map(senderOf),
  text: whole(row.text),
  attachments: row.attachments.map(whole),
  doubts: row.doubts,
  call_type: row.call?.type ?? null,
  call_seconds: row.call?.seconds ?? null,
  kind: row.kind === 'place' || row.kind === 'notice' ? row.kind : null,
  place: row.place ?? null,
  marks: row.marks ?? [],
  file: row.file === undefined ? null : whole(row.file),
  app: row.app === undefined ? null : whole(row.app),
  fingerprint: fingerprintOf(row),
})

/** Puts a batch of rows and refused lines into the database: one statement for each. */
export async function insertOutcomes(tx: Transaction, into: Into, outcomes: Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(o => (o.is === 'row' ? [asRecord(o.row)] : []))
  const rejects = outcomes.flatMap(o =>
    o.is === 'reject'
      ? [
          {
            line: o.line,
            raw: whole(o.raw.slice(0, longestRaw)),
            reason: o.reason,
            file: o.file === undefined ? null : whole(o.file),
          },
        ]
      : [],
  )
  const scope = sql`${into.forceId}::uuid, ${into.caseId}::uuid, ${into.importId}::uuid`
  if (rows.length)
    await tx.execute(sql`
      insert into messages (force_id, case_id, import_id, line, at, local, precision, channel, direction, sender, recipients,
        text, attachments, doubts, call_type, call_seconds, kind, place, marks, file, app, fingerprint)
      select ${scope}, r.line, r.at, r.local, r.precision, r.channel, r.direction, r.sender, r.recipients, r.text,
        r.attachments, r.doubts, r.call_type, r.call_seconds, r.kind, r.place, r.marks, r.file, r.app, r.fingerprint
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(line int, at timestamptz, local text, "precision" text,
        channel text, direction text, sender text, recipients text[], text text, attachments text[], doubts text[],
        call_type text, call_seconds int, kind text, place jsonb, marks text[], file text, app text, fingerprint bigint)`)
  if (rejects.length)
    await tx.execute(sql`
      insert into import_rejects (force_id, case_id, import_id, line, raw, reason, file)
      select ${scope}, r.line, r.raw, r.reason, r.file
      from json_to_recordset(${JSON.stringify(rejects)}::json) as r(line int, raw text, reason text, file text)`)
}
