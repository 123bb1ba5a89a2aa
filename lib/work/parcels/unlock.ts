import { createHash, randomUUID, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Decrypter } from 'age-encryption'
import { archiveLimits, type Entry, openArchive } from '../../pattern/exports/archive.ts'
import { gather } from '../../pattern/exports/gather.ts'
import { CannotRead } from '../../pattern/exports/row.ts'
import { OverLimit, writeIncoming } from '../files/files.ts'
import { filesFolder } from '../files/store.ts'
import type { ForceKeys } from './keys.ts'
import { type Manifest, manifestShape, parcelVersion } from './manifest.ts'
import { publicKeyOf } from './verify.mjs'

/** A file that cannot be opened: why, in a sentence for whoever sent it on. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
}

/** Bytes of a file between forces as it comes; what it unpacks to is held to the limits of archives. */
export const parcelLimit = (): number => (Number(process.env.SPO_PARCEL_LIMIT_MB ?? '') || 2000) * 1_000_000
const jsonLimit = 100_000_000
const manifestLimit = 20_000_000

export interface Unlocked {
  manifest: Manifest
  /** SHA-256 of the file as it came. */
  fileHash: string
  /** The bytes of a small file of it; undefined when it holds none of this name. Throws when they are not what was signed. */
  read: (name: string) => Promise<Buffer | undefined>
  /** Writes a file of it beside the others that arrive, and gives its place. Throws when it is not what was signed. */
  write: (name: string) => Promise<string>
  close: () => Promise<void>
}

const changed = 'The file was changed or damaged on its way, so nothing of it was kept. Ask for it to be sent again'
const notOne = 'This is not a file that another force made for this one. Choose the file that ends in .age'

/**
 * Takes what another force sent: unlocks it with this force’s keys and holds it against its signature. Whose the signature is, its
 * reader asks. Throws CannotOpen, in one sentence.
 */
export async function unlockParcel(stream: Readable, keys: readonly ForceKeys[]): Promise<Unlocked> {
  const folder = path.join(filesFolder(), 'incoming')
  await mkdir(folder, { recursive: true })
  const places: string[] = []
  const place = () => {
    const at = path.join(folder, randomUUID())
    places.push(at)
    return at
  }
  const close = async () => {
    await Promise.all(places.map(at => rm(at, { force: true })))
  }
  try {
    const sealed = place()
    const { sha256: fileHash } = await writeIncoming(stream, sealed, parcelLimit())
    const zip = place()
    await unlock(sealed, zip, keys)
    const entries = await entriesOf(zip)
    const { manifest, byName } = await signed(entries)
    return {
      manifest,
      fileHash,
      close,
      read: async name => {
        const entry = byName.get(name)
        if (!entry) return undefined
        if (entry.bytes > jsonLimit) throw new CannotOpen('A part of the file is larger than can be read here')
        const bytes = Buffer.from(await gather(entry.source, jsonLimit))
        const listed = manifest.files.find(f => f.name === name)
        if (createHash('sha256').update(bytes).digest('hex') !== listed?.sha256) throw new CannotOpen(changed)
        return bytes
      },
      write: async name => {
        const entry = byName.get(name)
        const listed = manifest.files.find(f => f.name === name)
        if (!entry || !listed) throw new CannotOpen(changed)
        const to = place()
        const { sha256 } = await writeIncoming(
          Readable.from(entry.source.open(), { objectMode: false }),
          to,
          listed.bytes,
        )
        if (sha256 !== listed.sha256) throw new CannotOpen(changed)
        return to
      },
    }
  } catch (fault) {
    await close()
    if (fault instanceof OverLimit)
      throw new CannotOpen(
        `The file is larger than ${Math.round(parcelLimit() / 1_000_000)} MB, which is the most taken`,
      )
    if (fault instanceof CannotRead) throw new CannotOpen(fault.message)
    throw fault
  }
}

async function unlock(sealed: string, to: string, keys: readonly ForceKeys[]): Promise<void> {
  if (!(await isSealed(sealed))) throw new CannotOpen(notOne)
  const decrypter = new Decrypter()
  for (const { identity } of keys) decrypter.addIdentity(identity)
  let plain: ReadableStream<Uint8Array>
  try {
    plain = (await decrypter.decrypt(Readable.toWeb(createReadStream(sealed)) as never)) as never
  } catch (fault) {
    if (fault instanceof Error && /no identity matched/.test(fault.message))
      throw new CannotOpen(
        'The file is not locked for this force, so it cannot be opened here. Tell whoever sent it which keys this force has now',
      )
    throw new CannotOpen(changed)
  }
  try {
    await writeIncoming(Readable.fromWeb(plain as never), to, parcelLimit())
  } catch (fault) {
    if (fault instanceof OverLimit) throw fault
    throw new CannotOpen(changed)
  }
}
async function isSealed(file: string): Promise<boolean> {
  const first = Buffer.concat(await createReadStream(file, { end: 33 }).toArray())
  return first.toString('latin1').startsWith('age-encryption.org/v1')
}

async function entriesOf(zip: string): Promise<Entry[]> {
  const { size: bytes } = await stat(zip)
  const range = (from: number, to: number) => createReadStream(zip, { start: from, end: to - 1 })
  return openArchive({ bytes, open: () => createReadStream(zip), range }, archiveLimits)
}

/** The manifest, once its signature holds for the key that it names, with the files that it names and no others. */
async function signed(entries: readonly Entry[]): Promise<{ manifest: Manifest; byName: Map<string, Entry> }> {
  const byName = new Map(entries.map(e => [e.name, e]))
  const [about, signature] = [byName.get('manifest.json'), byName.get('manifest.sig.json')]
  if (!about || !signature || about.bytes > manifestLimit || signature.bytes > 4000) throw new CannotOpen(notOne)
  const bytes = Buffer.from(await gather(about.source, manifestLimit))
  const json = parsed(bytes)
  const version = (json as { version?: unknown } | undefined)?.version
  if (typeof version === 'number' && version > parcelVersion)
    throw new CannotOpen(
      'The file was made by a later release of the program. Have this one upgraded, then open it again',
    )
  const manifest = manifestShape.safeParse(json).data
  const sig = (parsed(Buffer.from(await gather(signature.source, 4000))) as { signature?: unknown } | undefined)
    ?.signature
  if (!manifest || typeof sig !== 'string') throw new CannotOpen(notOne)
  if (!verify(null, bytes, publicKeyOf(manifest.from.signKey), Buffer.from(sig, 'base64')))
    throw new CannotOpen(changed)
  const listed = new Map(manifest.files.map(f => [f.name, f]))
  const extra = ['manifest.json', 'manifest.sig.json']
  const isWhole =
    byName.size === entries.length &&
    listed.size === manifest.files.length &&
    entries.length === manifest.files.length + extra.length &&
    entries.every(e => extra.includes(e.name) || listed.get(e.name)?.bytes === e.bytes)
  if (!isWhole) throw new CannotOpen(changed)
  return { manifest, byName }
}
export function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
