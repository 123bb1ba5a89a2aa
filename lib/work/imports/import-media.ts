import { Readable } from 'node:stream'
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { exhibits } from '../../../db/schema/evidence.ts'
import { imports } from '../../../db/schema/imports.ts'
import type { KeptMedia } from '../../acts/evidence/import-media.ts'
import type { Actor } from '../../case/policy.ts'
import type { Id } from '../../case/records/id.ts'
import type { Export, MediaFile } from '../../pattern/exports/export-file.ts'
import { baseName, type InnerFile, type Outcome } from '../../pattern/exports/row.ts'
import { receiveFile } from '../files/files.ts'
import type { MessageRow } from '../lists/rows.ts'

/** The most files of one archive that become exhibits, and the most that are listed. */
const mostMedia = 1000
const mostListed = 1000
/** Names that an archive's messages give to files are remembered up to so many. */
const mostNames = 50_000

/** Adds the names of files that these rows give. */
export function namedIn(outcomes: Outcome[], names: Set<string>): void {
  for (const o of outcomes)
    if (o.is === 'row') for (const a of o.row.attachments) if (names.size < mostNames) names.add(baseName(a))
}

/**
 * Takes the pictures and recordings that messages name out of the archive and into the store, each checked as any file that
 * is received. What cannot be kept is said in the list of files.
 */
export async function keepMedia(
  { actor, ref }: { actor: Pick<Actor, 'id'>; ref: string },
  file: Export,
  files: InnerFile[] | undefined,
  named: Set<string>,
  signal?: AbortSignal,
): Promise<{ media: KeptMedia[]; files: InnerFile[] | undefined }> {
  const media: KeptMedia[] = []
  const refused = new Map<string, string>()
  for (const one of file.media ?? []) {
    if (!named.has(baseName(one.name))) continue
    signal?.throwIfAborted()
    if (media.length >= mostMedia) {
      refused.set(one.name, `Only the first ${mostMedia} files become exhibits: this one is in the archive`)
      continue
    }
    const kept = await keepOne({ actor, ref }, one)
    if (typeof kept === 'string') refused.set(one.name, kept)
    else media.push(kept)
  }
  const told = files?.map((f): InnerFile => {
    const reason = refused.get(f.name)
    return reason === undefined ? f : { ...f, is: 'unread', reason }
  })
  return { media, files: told && firstFiles(told) }
}

async function keepOne(sent: { actor: Pick<Actor, 'id'>; ref: string }, one: MediaFile): Promise<KeptMedia | string> {
  const stream = Readable.from(one.source.open(), { objectMode: false })
  try {
    const done = await receiveFile({ ...sent, name: baseName(one.name) }, stream)
    if (done.kind === 'refused') return done.message
    const { sha256, name, mediaType, bytes, likeness, ofItself } = done.receipt
    const facts = { fileName: name, mediaType, bytes, sha256, likeness }
    return { innerName: one.name, ...facts, ofItself: ofItself ? JSON.stringify(ofItself) : null }
  } catch (fault) {
    // One damaged picture takes nothing from the chat.
    if (fault instanceof Error && fault.name === 'CannotRead') return fault.message
    throw fault
  }
}

/** What was read and what was not comes first where the list is too long to keep. */
function firstFiles(files: InnerFile[]): InnerFile[] {
  if (files.length <= mostListed) return files
  const rank = { read: 0, unread: 1, media: 2 }
  const kept = files.toSorted((a, b) => rank[a.is] - rank[b.is]).slice(0, mostListed)
  const left = files.length - kept.length
  return [...kept, { name: `${left.toLocaleString('en-GB')} more files`, bytes: 0, is: 'media' }]
}

export interface RowMedia {
  name: string
  id: Id
  reference: string
}
/** The exhibits that the rows of a page name as their files, by row: one query. */
export async function mediaOf(tx: Transaction, caseId: Id, rows: MessageRow[]): Promise<Map<number, RowMedia[]>> {
  const naming = rows.filter(r => r.attachments.length)
  const found = new Map<number, RowMedia[]>()
  if (!naming.length) return found
  const names = [...new Set(naming.flatMap(r => r.attachments.map(baseName)))]
  const base = sql`reverse(split_part(reverse(${exhibits.innerName}), '/', 1))`
  const there = await tx
    .select({ id: exhibits.id, reference: exhibits.reference, innerName: exhibits.innerName, importId: imports.id })
    .from(exhibits)
    .innerJoin(imports, eq(imports.exhibitId, exhibits.derivedFromId))
    .where(
      and(
        eq(exhibits.caseId, caseId),
        inArray(imports.id, [...new Set(naming.map(r => r.importId))]),
        isNotNull(exhibits.innerName),
        inArray(base, names),
      ),
    )
  for (const row of naming) {
    const own = there.filter(e => e.importId === row.importId)
    const media = row.attachments.flatMap(name => {
      const alike = own.filter(e => baseName(e.innerName ?? '') === baseName(name))
      // Two chats of one archive may name their pictures alike: the one in the chat's own folder is meant.
      const e = alike.find(x => folderOf(x.innerName ?? '') === folderOf(row.file ?? '')) ?? alike[0]
      return e ? [{ name, id: e.id, reference: e.reference }] : []
    })
    if (media.length) found.set(row.id, media)
  }
  return found
}
const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1)
