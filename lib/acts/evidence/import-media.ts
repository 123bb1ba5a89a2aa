import { z } from 'zod'
import type { CaseFile, Patch } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import type { Import, ImportFile } from '../../case/records/imports.ts'
import { factsFrom } from '../../case/views/file-facts.ts'

const importFile = z.object({
  name: z.string(),
  bytes: z.number(),
  is: z.enum(['read', 'media', 'unread']),
  kind: z.string().optional(),
  reason: z.string().optional(),
  counts: z.object({ read: z.number(), accepted: z.number(), rejected: z.number(), system: z.number() }).optional(),
})
/** The list of inner files as the reader of an import carries it; null where there is none. */
export const filesFrom = (text: string | null): ImportFile[] | null =>
  text === null ? null : z.array(importFile).parse(JSON.parse(text))

/** A picture or recording that was taken out of an archive, as the store knows it. */
const mediaFile = z.object({
  innerName: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  likeness: z.string().nullable(),
  ofItself: z.string().nullable(),
})
export type KeptMedia = z.output<typeof mediaFile>

/**
 * Each file that a message of the archive names, as an exhibit under the archive's own: LO/4 gives LO/4/1, LO/4/2 …
 * One that an earlier reading of the same archive took out stays the exhibit that it is.
 */
export function mediaPatch(file: CaseFile<'exhibits'>, record: Import, text: string | null, m: Moment): Patch {
  const archive = file.exhibits.find(e => e.id === record.exhibitId)
  if (text === null || !archive) return []
  const before = file.exhibits.filter(e => e.derivedFromId === archive.id && e.innerName !== null)
  const known = new Set(before.map(e => e.innerName))
  const news = z
    .array(mediaFile)
    .parse(JSON.parse(text))
    .filter(k => !known.has(k.innerName))
  return news.flatMap((kept, i): Patch => {
    const id = m.newId()
    const { ofItself, ...facts } = kept
    return [
      add('exhibits', {
        id,
        incidentId: null,
        orderId: null,
        breachId: null,
        reference: `${archive.reference}/${before.length + i + 1}`,
        description: `${kept.fileName}, from ${archive.reference}`,
        ...facts,
        heldIn: null,
        heldReference: null,
        clips: [],
        receivedAt: m.at,
        receivedFrom: archive.receivedFrom,
        byId: m.actor.id,
        derivedFromId: archive.id,
        derivation: 'extract',
        ofItself: factsFrom(ofItself),
        distressing: false,
        distressingWhy: null,
      }),
      add('custody', {
        id: m.newId(),
        exhibitId: id,
        at: m.at,
        byId: m.actor.id,
        what: 'received',
        note: `Taken out of ${archive.reference} when import ${record.number} was read. The archive is unchanged`,
      }),
    ]
  })
}
