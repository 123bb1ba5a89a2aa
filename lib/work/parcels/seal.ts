import { createCipheriv, createHash, type KeyObject, randomBytes, randomUUID, scrypt, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable, Transform } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Encrypter, type Recipient, Stanza } from 'age-encryption'
import { ZipFile } from 'yazl'
import { markings } from '../../case/reference/marking.ts'
import type { Instant } from '../../case/time/calendar.ts'
import type { ForceKeys } from './keys.ts'
import { type Manifest, type PartyOfParcel, parcelVersion } from './manifest.ts'

/** One file of a parcel: opened when its turn comes. `why` instead of a stream says that it cannot be given. */
export interface Entry {
  name: string
  open: () => Promise<{ stream: Readable } | { why: string }>
  /** Already packed tightly: a picture, a recording, a PDF. */
  isPacked?: boolean
}
/** Who may open it: whoever holds one of these keys, or knows the passphrase. */
export type Lock = { recipients: readonly string[] } | { passphrase: string }

export interface Parcel extends Pick<Manifest, 'kind' | 'to' | 'offerId' | 'caseRef' | 'why' | 'by'> {
  from: Omit<PartyOfParcel, 'signKey' | 'sealKey'>
  entries: readonly Entry[]
  /** The page for a person, drawn once all else is known. */
  index: (manifest: Manifest) => string
  at: Instant
}

export const textEntry = (name: string, text: string): Entry => ({
  name,
  open: async () => ({ stream: Readable.from([Buffer.from(text, 'utf8')]) }),
})
/** The script that checks it with Node alone goes with everything that is given. */
const script = (): Entry =>
  textEntry('verify.mjs', readFileSync(path.join(process.cwd(), 'lib/work/parcels/verify.mjs'), 'utf8'))

/** Whether age takes every one of the keys. */
export function areRecipients(keys: readonly string[]): boolean {
  try {
    const encrypter = new Encrypter()
    for (const key of keys) encrypter.addRecipient(key)
    return true
  } catch {
    return false
  }
}

/** Of 2: the work of guessing a passphrase, as age counts it, with 64 MB of memory. */
const workFactor = 16
/** age's recipient of a passphrase. The library's own derives the key in the thread that serves, for ten seconds; Node's does not. */
const passphraseRecipient = (passphrase: string): Recipient => ({
  wrapFileKey: async fileKey => {
    const salt = randomBytes(16)
    const label = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
    const cost = { N: 2 ** workFactor, r: 8, p: 1, maxmem: 2 ** (workFactor + 11) }
    const key = await new Promise<Buffer>((resolve, reject) =>
      scrypt(passphrase, label, 32, cost, (fault, derived) => (fault ? reject(fault) : resolve(derived))),
    )
    const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 })
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
    return [
      new Stanza(['scrypt', salt.toString('base64').replace(/=+$/, ''), String(workFactor)], new Uint8Array(body)),
    ]
  },
})

/**
 * A parcel as a stream: a ZIP with its files, signed and locked on the way, so that nothing of it is held whole. Each file is
 * hashed as it goes by; the manifest and its signature are last.
 */
export async function sealParcel(parcel: Parcel, keys: ForceKeys, lock: Lock): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter()
  if ('passphrase' in lock) encrypter.addRecipient(passphraseRecipient(lock.passphrase))
  else for (const key of lock.recipients) encrypter.addRecipient(key)
  const zip = zipped(parcel, keys)
  return (await encrypter.encrypt(Readable.toWeb(zip) as never)) as unknown as ReadableStream<Uint8Array>
}

function zipped(parcel: Parcel, keys: ForceKeys): Readable {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  zip.on('error', fault => out.destroy(fault as Error))
  const { entries, index, at, from, ...about } = parcel
  const files: Manifest['files'] = []
  const missing: Manifest['missing'] = []
  const id = randomUUID()
  const add = (name: string, isPacked: boolean, open: () => Promise<Readable>) =>
    zip.addReadStreamLazy(name, { mtime: new Date(at), mode: 0o100600, compress: !isPacked }, give => {
      open().then(
        stream => give(null, stream),
        fault => give(fault, out as never),
      )
    })
  const hashed = (name: string, stream: Readable) => {
    const hash = createHash('sha256')
    let bytes = 0
    const through = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk)
        bytes += chunk.length
        done(null, chunk)
      },
      flush(done) {
        files.push({ name, bytes, sha256: hash.digest('hex') })
        done()
      },
    })
    stream.once('error', fault => through.destroy(fault))
    return stream.pipe(through)
  }
  const manifest = (): Manifest => ({
    format: 'stalking-protection-order-parcel',
    version: parcelVersion,
    id,
    at,
    marking: markings.sensitive,
    from: { ...from, signKey: keys.signKey, sealKey: keys.sealKey },
    ...about,
    files,
    missing,
  })
  for (const entry of [...entries, script()])
    add(entry.name, entry.isPacked ?? false, async () => {
      const opened = await entry.open()
      if ('stream' in opened) return hashed(entry.name, opened.stream)
      // Its place is kept by a line that says so: what is missing is found where it is looked for.
      missing.push({ name: entry.name, why: opened.why })
      return hashed(entry.name, Readable.from([Buffer.from(`${opened.why}\n`)]))
    })
  add('index.html', false, async () => hashed('index.html', Readable.from([Buffer.from(index(manifest()))])))
  let bytes: Buffer | undefined
  const manifestBytes = () => {
    bytes ??= Buffer.from(JSON.stringify(manifest(), null, 1))
    return bytes
  }
  add('manifest.json', false, async () => Readable.from([manifestBytes()]))
  add('manifest.sig.json', false, async () => Readable.from([signatureOf(manifestBytes(), keys.sign, keys.signKey)]))
  zip.end()
  return out
}
const signatureOf = (bytes: Buffer, key: KeyObject, signKey: string) =>
  Buffer.from(`${JSON.stringify({ signKey, signature: sign(null, bytes, key).toString('base64') })}\n`)
