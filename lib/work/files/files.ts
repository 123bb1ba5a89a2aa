import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { z } from 'zod'
import { fieldsOf } from '../../acts/form/fields.ts'
import type { Actor } from '../../case/policy.ts'
import type { FileFacts } from '../../case/views/file-facts.ts'
import type { Refusal } from '../../law/refusal.ts'
import type { Source } from '../../pattern/exports/row.ts'
import { likenessOf } from '../case/drawn-picture.ts'
import { fileFactsOf } from '../case/file-facts.ts'
import type { Part } from './byte-range.ts'
import { clamdAddress, scanFile } from './clamd.ts'
import { cleanName, kindOfFile } from './file-kinds.ts'
import { filesFolder, store, textIn } from './store.ts'

/** What the store knows of a file that a person sent for a case: never what a form says of it. */
export interface Receipt {
  sha256: string
  name: string
  mediaType: string
  bytes: number
  /** The difference hash of a picture; null for anything else. */
  likeness: string | null
  /** What a picture says of itself; absent from receipts older than the question. */
  ofItself?: FileFacts | null
  caseRef: string
  personId: string
  at: string
}
/** `tooLarge`: refused for its size alone. */
export type Received = { kind: 'received'; receipt: Receipt } | { kind: 'refused'; message: string; tooLarge?: true }

interface Sent {
  actor: Pick<Actor, 'id'>
  ref: string
  /** As the browser gave it. */
  name: string
}

/** Where the bytes of a file are in the store. */
export const bytesName = (sha256: string) => `kept/${sha256.slice(0, 2)}/${sha256}`
/** Where the receipts of a file are: whoever received it, for whichever case. */
export const receiptsOf = (sha256: string) => `receipts/${sha256.slice(0, 2)}/${sha256}`
const receiptName = (sha256: string, ref: string, personId: string) =>
  `${receiptsOf(sha256)}/${createHash('sha256').update(`${ref} ${personId}`).digest('hex')}.json`
const limitMb = () => Number(process.env.SPO_FILE_LIMIT_MB ?? '') || 100
const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** The largest file taken, in bytes. */
export const fileLimit = (): number => limitMb() * 1_000_000
/** Why a file of this size, or of one that nobody said, is not taken, in words that say what to do. */
export const tooBig = (bytes?: number): string =>
  `The file is ${bytes === undefined ? `larger than ${limitMb()} MB` : sizeInWords(bytes)}. Files must be ${limitMb()} MB or smaller. Keep the original in the force’s digital evidence system and record its reference`

const sizeInWords = (bytes: number) =>
  bytes < 10_000_000_000 ? `${Math.ceil(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1_000_000_000)} GB`

/**
 * Takes a file into the store as it arrives: hashed on the way, under its SHA-256 only once it is whole and is a kind that
 * is taken. A connection that is cut leaves nothing. Throws what the stream throws.
 */
export async function receiveFile(sent: Sent, stream: Readable): Promise<Received> {
  const incoming = path.join(filesFolder(), 'incoming', randomUUID())
  await mkdir(path.dirname(incoming), { recursive: true })
  try {
    const { sha256, bytes } = await writeIncoming(stream, incoming, fileLimit())
    if (bytes === 0) return { kind: 'refused', message: 'The file is empty' }
    const name = cleanName(sent.name)
    const kind = await kindOfFile(incoming, name)
    if (kind.kind === 'refused') return kind
    const harm = await harmIn(incoming)
    if (harm) return { kind: 'refused', message: harm }
    const likeness = await likenessOf(incoming, kind.mediaType)
    const ofItself = await fileFactsOf(incoming, kind.mediaType)
    await store().keep(incoming, bytesName(sha256))
    const at = new Date().toISOString()
    const receipt = {
      sha256,
      name,
      mediaType: kind.mediaType,
      bytes,
      likeness,
      ofItself,
      caseRef: sent.ref,
      personId: sent.actor.id,
      at,
    }
    await writeReceipt(receipt)
    return { kind: 'received', receipt }
  } catch (error) {
    if (error instanceof OverLimit) return { kind: 'refused', message: tooBig(), tooLarge: true }
    throw error
  } finally {
    await rm(incoming, { force: true })
  }
}
/** More came than is taken: the rest is not waited for. */
export class OverLimit extends Error {
  override name = 'OverLimit'
}

/** Writes what arrives to a new file of this machine, hashed on the way. Throws where more comes than the limit. */
export async function writeIncoming(
  stream: Readable,
  to: string,
  limit: number,
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(
    stream,
    async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        bytes += chunk.length
        if (bytes > limit) throw new OverLimit()
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return { sha256: hash.digest('hex'), bytes }
}
const writeReceipt = (receipt: Receipt) =>
  store().write(receiptName(receipt.sha256, receipt.caseRef, receipt.personId), JSON.stringify(receipt))

/** Why a file may not be kept, where clamd is asked: what it found, or that it could not be asked. */
export async function harmIn(file: string): Promise<string | undefined> {
  const address = clamdAddress()
  if (!address) return undefined
  const scanned = await scanFile(file, address)
  if (scanned.kind === 'infected')
    return `A virus was found in the file (${scanned.name}). It was not kept. Give the original to your digital forensics unit`
  if (scanned.kind === 'failed') {
    console.error(`A file was not checked for viruses: ${scanned.why}`)
    return 'The file could not be checked for viruses, so it was not kept. Try again, or tell whoever runs this service'
  }
  return undefined
}

/** What is known of a file that this person sent for this case; undefined for any other. */
export async function receivedFile(
  actor: Pick<Actor, 'id'>,
  ref: string,
  sha256: string,
): Promise<Receipt | undefined> {
  if (!isHash(sha256)) return undefined
  const text = await textIn(store(), receiptName(sha256, ref, actor.id))
  return text === undefined ? undefined : (JSON.parse(text) as Receipt)
}

/**
 * An act's input with what the store knows of its files put over what the form said: `fileName`, `mediaType` and `bytes`
 * beside a file field (or `<field>Name`, `<field>MediaType`, `<field>Bytes`, where an act has several).
 * Refuses a hash that this person did not send for this case.
 */
export async function withReceivedFile(
  actor: Pick<Actor, 'id'>,
  ref: string,
  input: z.ZodObject,
  raw: Record<string, unknown>,
): Promise<{ input: Record<string, unknown>; refusals: Refusal[] }> {
  const known: Record<string, unknown> = { ...raw }
  const refusals: Refusal[] = []
  for (const [field, { control }] of fieldsOf(input)) {
    if (control !== 'file') continue
    const sha256 = typeof raw[field] === 'string' ? raw[field] : ''
    const receipt = sha256 ? await receivedFile(actor, ref, sha256) : undefined
    if (sha256 && !receipt) refusals.push({ field, message: 'The file was not received. Upload it again' })
    const facts = { name: receipt?.name, mediaType: receipt?.mediaType, bytes: receipt && String(receipt.bytes) }
    // Receipts older than likenesses have none.
    const likeness = receipt?.likeness ?? null
    const ofItself = receipt?.ofItself ? JSON.stringify(receipt.ofItself) : null
    for (const [names, value] of [
      [['fileName', `${field}Name`], facts.name],
      [['mediaType', `${field}MediaType`], facts.mediaType],
      [['bytes', `${field}Bytes`], facts.bytes],
      [['likeness', `${field}Likeness`], likeness],
      [['ofItself', `${field}OfItself`], ofItself],
    ] as const)
      for (const name of names) if (Object.hasOwn(input.shape, name)) known[name] = value ?? ''
  }
  return { input: known, refusals }
}

export type Kept = { kind: 'intact'; stream: Readable; bytes: number } | { kind: 'altered' } | { kind: 'absent' }

/**
 * A kept file's bytes, or a part of them, all of it hashed again first: nothing is given out that is not what was received.
 * `bytes` is the size of the whole.
 */
export async function keptFile(sha256: string, part?: Part): Promise<Kept> {
  if (!isHash(sha256)) return { kind: 'absent' }
  const hash = createHash('sha256')
  let bytes = 0
  const stream = await store().read(bytesName(sha256))
  if (!stream) return { kind: 'absent' }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  if (hash.digest('hex') !== sha256) return { kind: 'altered' }
  return { kind: 'intact', stream: Readable.from(bytesOf(sha256, part), { objectMode: false }), bytes }
}
/** Up to this size a file is read whole when its page is opened; a larger one is measured, and read when it is given out. */
const readWhole = 20_000_000

/**
 * Whether the file of an exhibit is still what was received, asked when its page is opened: nobody should learn at court
 * that it is not. What is found is in the log, by its hash.
 */
export async function damageTo(exhibit: { sha256: string; bytes: number }): Promise<'altered' | 'absent' | undefined> {
  const size = await store().size(bytesName(exhibit.sha256))
  let state: 'intact' | 'altered' | 'absent' =
    size === undefined ? 'absent' : size === exhibit.bytes ? 'intact' : 'altered'
  if (state === 'intact' && exhibit.bytes <= readWhole) {
    const kept = await keptFile(exhibit.sha256)
    if (kept.kind === 'intact') kept.stream.destroy()
    state = kept.kind
  }
  if (state === 'intact') return undefined
  console.error(
    `The file ${exhibit.sha256} of an exhibit is ${state === 'absent' ? 'not in the store' : 'not what was received'}`,
  )
  return state
}

/** Opened when the first of it is asked for, so that what is not read holds nothing. */
async function* bytesOf(sha256: string, part?: Part): AsyncIterable<Buffer> {
  const stream = await store().read(bytesName(sha256), part)
  if (!stream) throw new Error('The file is no longer in the store')
  yield* stream as AsyncIterable<Buffer>
}

/** A kept file that can be read from its beginning as often as wanted, in small parts; undefined when it is not in the store. */
export async function keptSource(sha256: string): Promise<(Source & { bytes: number }) | undefined> {
  if (!isHash(sha256)) return undefined
  const bytes = await store().size(bytesName(sha256))
  return bytes === undefined
    ? undefined
    : {
        bytes,
        open: () => bytesOf(sha256),
        range: (from, to) => bytesOf(sha256, { start: from, end: to - 1 }),
      }
}

/** Puts bytes that the program itself holds into the store, as if sent: for demonstration data and tests. */
export const receiveBytes = (sent: Sent, bytes: Uint8Array): Promise<Received> =>
  receiveFile(sent, Readable.from([Buffer.from(bytes)], { objectMode: false }))
