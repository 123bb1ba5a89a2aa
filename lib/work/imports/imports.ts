import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { exhibits } from '../../../db/schema/evidence.ts'
import { importProgress, importRejects, imports, messages } from '../../../db/schema/imports.ts'
import { isId } from '../../case/ids.ts'
import type { Id } from '../../case/records/id.ts'
import type { Import, ImportAnswers } from '../../case/records/imports.ts'
import type { Ask } from '../../pattern/exports/read.ts'
import { CannotRead, type ExportKind, type InnerFile, type Reject, type Row } from '../../pattern/exports/row.ts'
import { keptSource } from '../files/files.ts'
import { keptOfCase } from '../lists/kept-figures.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { openAsks, optionsOf } from './import-answers.ts'
import { forPages, readApart } from './read-apart.ts'

export interface OneImport {
  record: Import
  exhibit: { id: Id; reference: string; fileName: string; sha256: string; bytes: number }
}
const parts = {
  record: imports,
  exhibit: {
    id: exhibits.id,
    reference: exhibits.reference,
    // Only what is in the store is read into an import.
    fileName: sql<string>`${exhibits.fileName}`,
    sha256: sql<string>`${exhibits.sha256}`,
    bytes: sql<number>`${exhibits.bytes}`.mapWith(Number),
  },
}

/** The imports of a case, the newest first. */
export const importsOf = (tx: Transaction, caseId: Id): Promise<OneImport[]> =>
  tx
    .select(parts)
    .from(imports)
    .innerJoin(exhibits, eq(exhibits.id, imports.exhibitId))
    .where(eq(imports.caseId, caseId))
    .orderBy(desc(imports.number))

export interface WholeImport extends OneImport {
  progress: { done: number; total: number; rows: number } | undefined
  rejects: { line: number; raw: string; reason: string; file: string | null }[]
  /** Numbers of the incidents that rest on rows of it. */
  incidents: number[]
}
/** One import with the first lines that were refused; undefined when the case has none of that id. */
export async function wholeImport(tx: Transaction, caseId: Id, id: string): Promise<WholeImport | undefined> {
  if (!isId(id)) return undefined
  const [found] = await tx
    .select(parts)
    .from(imports)
    .innerJoin(exhibits, eq(exhibits.id, imports.exhibitId))
    .where(and(eq(imports.caseId, caseId), eq(imports.id, id)))
  if (!found) return undefined
  const { done, total, rows } = importProgress
  const [progress, rejects, incidents] = await Promise.all([
    tx.select({ done, total, rows }).from(importProgress).where(eq(importProgress.importId, id)),
    rejectsOf(tx, id, 50),
    rowsOf(
      tx,
      z.object({ number: z.number() }),
      sql`
      select n.number from incidents n where n.case_id = ${caseId} and n.withdrawn_at is null and exists (
        select 1 from incident_rows r join messages m on m.id = r.message_id where r.incident_id = n.id and r.removed_at is null and m.import_id = ${id})
      order by 1`,
    ),
  ])
  return { ...found, progress: progress[0], rejects, incidents: incidents.map(i => i.number) }
}
export const rejectsOf = (tx: Transaction, importId: Id, most?: number) => {
  const { line, raw, reason, file } = importRejects
  const found = tx
    .select({ line, raw, reason, file })
    .from(importRejects)
    .where(eq(importRejects.importId, importId))
    .orderBy(asc(importRejects.id))
  return most ? found.limit(most) : found
}

/** What was answered when an export of the same source was last read on this case: the same kind with the same headings. */
export async function rememberedAnswers(
  tx: Transaction,
  caseId: Id,
  of: { kind: string | undefined; headings: string[] },
): Promise<{ answers: ImportAnswers; number: number } | undefined> {
  const found = await tx
    .select({ answers: imports.answers, number: imports.number, kind: imports.kind, headings: imports.headings })
    .from(imports)
    .where(and(eq(imports.caseId, caseId), sql`${imports.endedAt} is not null and ${imports.kind} is not null`))
    .orderBy(desc(imports.endedAt))
    .limit(50)
  const isMapped = (a: ImportAnswers) => of.kind === undefined && a.map !== undefined
  return found.find(
    i =>
      (i.kind === of.kind || (i.kind === 'csv' && isMapped(i.answers))) &&
      i.headings.join('\n') === of.headings.join('\n'),
  )
}

export type Seen =
  | { is: 'unreadable'; message: string; headings: string[] }
  | {
      is: 'readable'
      kind: ExportKind
      timeZone: string
      dateOrderFrom: string | null
      headings: string[]
      /** Everything that the file does not say by itself. */
      asks: Ask[]
      /** Those of them that the answers leave open. */
      open: Ask['ask'][]
      rows: Row[]
      rejects: Reject[]
      files: InnerFile[]
    }
const noFile = 'The file is not in the store. Tell whoever runs this service'

/** What a kept file looks like before anything is answered. */
export async function sourceOf(sha256: string): Promise<{ kind: ExportKind | undefined; headings: string[] }> {
  const source = await keptSource(sha256)
  if (!source) return { kind: undefined, headings: [] }
  const apart = readApart(source, forPages)
  try {
    return await apart.look()
  } catch (fault) {
    if (!(fault instanceof CannotRead)) throw fault
    return { kind: undefined, headings: [] }
  } finally {
    await apart.close()
  }
}

/** The first rows of a kept file as they would be read with these answers, and what it leaves open. */
export async function seenWith(sha256: string, answers: ImportAnswers): Promise<Seen> {
  const source = await keptSource(sha256)
  if (!source) return { is: 'unreadable', message: noFile, headings: [] }
  const apart = readApart(source, forPages)
  try {
    const { file, rows, rejects } = await apart.preview(optionsOf(answers))
    const { dateOrder: _o, timeZone: _z, owner: _w, halves: _h, year: _y, ...layout } = answers
    const unasked = await apart.preview(optionsOf(layout), 1)
    return {
      is: 'readable',
      kind: file.kind,
      timeZone: file.timeZone,
      dateOrderFrom: file.dates?.from ?? null,
      headings: file.headings,
      asks: unasked.file.asks,
      open: openAsks(file, answers).map(a => a.ask),
      rows,
      rejects,
      files: file.files ?? [],
    }
  } catch (fault) {
    if (!(fault instanceof CannotRead)) throw fault
    const { headings } = await sourceOf(sha256)
    return { is: 'unreadable', message: fault.message, headings }
  } finally {
    await apart.close()
  }
}

const countSenders = (tx: Transaction, caseId: Id) =>
  tx
    .select({
      sender: messages.sender,
      rows: sql<number>`count(*)::int`.as('rows'),
      first: sql<string>`min(at)`.mapWith(messages.at),
      last: sql<string>`max(at)`.mapWith(messages.at),
    })
    .from(messages)
    .where(
      and(
        eq(messages.caseId, caseId),
        sql`${messages.duplicateOf} is null and ${messages.importId} = any(array(select i.id from imports i where i.case_id = ${caseId} and i.state = 'read'))`,
      ),
    )
    .groupBy(messages.sender)
    .orderBy(sql`2 desc, 1`)
    .limit(5000)
/** How many rows each sender has, with the first and the last: for the page of numbers and accounts. */
export const senderCounts = (tx: Transaction, caseId: Id) =>
  keptOfCase(tx, 'senders', caseId, own => countSenders(own, caseId))

/** Days with rows, the latest first, from a day on backwards. */
export const daysOf = (tx: Transaction, where: ReturnType<typeof sql> | undefined, before: string, size: number) =>
  tx
    .select({ day: messages.day, rows: sql<number>`count(*)::int`.as('rows') })
    .from(messages)
    .where(and(where, before ? sql`${messages.day} < ${before}` : undefined))
    .groupBy(messages.day)
    .orderBy(desc(messages.day))
    .limit(size)
