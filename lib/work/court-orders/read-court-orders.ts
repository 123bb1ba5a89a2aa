import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { type CourtLetter, dayIn, mostCourtLetters, plainNumber, readOf } from '../../case/reference/court-orders.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { courtDocuments } from '../../pattern/courts/court-documents.ts'
import { readCourtOrder } from '../../pattern/courts/court-order.ts'
import { CannotRead, type Source } from '../../pattern/exports/row.ts'
import type { SheetRead } from '../order-imports/order-imports.ts'
import { performIn } from '../pipeline/perform.ts'
import { asPerson } from '../pipeline/transaction.ts'
import { type KnownOrder, ordersSentBefore } from './court-order-record.ts'

/** The words alone, whatever carries them: the same text in a mail, a PDF or Word has the same. */
const textHash = (lines: CourtLetter['lines']): string =>
  createHash('sha256')
    .update(
      lines
        .map(l => l.text)
        .join(' ')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ''),
    )
    .digest('hex')

export interface SentFile {
  name: string
  sha256: string
  source: Source
}
/** What a file holds, each document by itself; a covering letter is left out where an order came with it. */
export async function lettersIn({ name, source }: Pick<SentFile, 'name' | 'source'>): Promise<CourtLetter[]> {
  const read = (await courtDocuments(source, name)).map(d => ({ ...d, ...readCourtOrder(d.lines) }))
  const some = read.some(d => d.isOrder && !d.isCover) ? read.filter(d => d.isOrder || !d.isCover) : read
  return some.map((d, n) => ({
    line: n + 1,
    name: d.name.slice(0, 300),
    sentFrom: d.sentFrom?.slice(0, 300) ?? null,
    subject: d.subject?.slice(0, 500) ?? null,
    sentAt: d.sentAt,
    unread: d.unread?.slice(0, 500) ?? (d.isOrder ? null : null),
    lines: d.lines,
    found: d.found,
    textHash: d.lines.length ? textHash(d.lines) : '',
    sameAs: null,
    follows: null,
  }))
}

/** The same order again, in what was sent before or in this sending; and which earlier one it changes. */
export function withKnown(letters: readonly CourtLetter[], before: readonly KnownOrder[]): CourtLetter[] {
  const known: KnownOrder[] = [...before]
  return letters.map(l => {
    const number = plainNumber(readOf(l.found, 'number'))
    const kind = readOf(l.found, 'kind') ?? null
    const madeOn = dayIn(l.found, 'madeOn')
    const ofNumber = known.filter(k => number && k.number === number && k.kind === kind)
    const amends = readOf(l.found, 'amends')
    const same =
      known.find(k => l.textHash && k.text_hash === l.textHash) ??
      (madeOn && !amends ? ofNumber.find(k => k.made_on === madeOn) : undefined)
    const earlier = ofNumber
      .filter(k => k.made_on && (k.made_on === amends || (madeOn && k.made_on < madeOn)))
      .sort((a, b) => String(b.made_on).localeCompare(String(a.made_on)))[0]
    known.push({ id: `row ${l.line}`, text_hash: l.textHash, kind, number: number || null, made_on: madeOn })
    return {
      ...l,
      sameAs: same?.id ?? null,
      follows: same || earlier?.id.startsWith('row ') ? null : (earlier?.id ?? null),
    }
  })
}
export async function markKnown(tx: Transaction, letters: readonly CourtLetter[]): Promise<CourtLetter[]> {
  const numbers = letters.map(l => plainNumber(readOf(l.found, 'number'))).filter(Boolean)
  return withKnown(letters, await ordersSentBefore(tx, letters.map(l => l.textHash).filter(Boolean), numbers))
}

export const nothingIn = 'Nothing was found in the file'
export const tooMany = `The file holds more than ${mostCourtLetters} documents: divide it`
/** Reads what a court sent and keeps what it says to be looked at: nothing of it is queued yet. */
export async function readCourtFile(
  actor: Actor,
  sent: SentFile,
  { at = new Date().toISOString(), db }: { at?: Instant; db?: Database } = {},
): Promise<SheetRead> {
  const letters = await lettersIn(sent).catch((fault: unknown) => {
    if (fault instanceof CannotRead) return fault.message
    throw fault
  })
  if (typeof letters === 'string') return { kind: 'refused', message: letters }
  if (!letters.length) return { kind: 'refused', message: nothingIn }
  if (letters.length > mostCourtLetters) return { kind: 'refused', message: tooMany }
  return asPerson(
    actor,
    async (tx): Promise<SheetRead> => {
      const marked = await markKnown(tx, letters)
      const done = await performIn(tx, {
        actor,
        act: 'readCourtUpload',
        input: { fileName: sent.name, sha256: sent.sha256, rows: marked.map(l => ({ row: JSON.stringify(l) })) },
        at,
        db,
      })
      if (done.kind === 'done') return { kind: 'read', importId: done.created.courtUploads ?? '' }
      return {
        kind: 'refused',
        message: done.kind === 'refused' ? (done.refusals[0]?.message ?? '') : 'You may not send orders of courts.',
      }
    },
    { ...(db ? { db } : {}) },
  )
}
