import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, randomBytes, webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityToRecipient } from 'age-encryption'
import { filesFolder } from '../files/store.ts'

/** The keys with which a force signs what it gives, and opens what it is given. */
export interface ForceKeys {
  sign: KeyObject
  /** 32 bytes in base64. */
  signKey: string
  /** Opens what is locked for `sealKey`. */
  identity: CryptoKey
  /** A recipient of age. */
  sealKey: string
}

const keyFile = () => process.env.SPO_PARCEL_KEY ?? path.join(path.dirname(filesFolder()), 'parcel-key')
/** One secret of the installation: made on first use, readable by its owner alone. */
function secret(): Buffer {
  const file = keyFile()
  if (!existsSync(file)) {
    mkdirSync(path.dirname(file), { recursive: true })
    try {
      writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    } catch (fault) {
      // Another process was first: its secret is the one.
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    }
  }
  const bytes = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (bytes.length !== 32) throw new Error('SPO_PARCEL_KEY: the file does not hold 64 hexadecimal digits')
  return bytes
}
/** The private key of a curve as PKCS #8, from its 32 bytes. */
const pkcs8 = (curve: 'ed25519' | 'x25519', seed: ArrayBuffer) =>
  Buffer.concat([
    Buffer.from(`302e020100300506032b65${curve === 'ed25519' ? '70' : '6e'}04220420`, 'hex'),
    Buffer.from(seed),
  ])

/** Each force of an installation has keys of its own, all made of one secret; and other ones after them, by their number. */
export async function keysOf(forceId: string, number = 1): Promise<ForceKeys> {
  const ikm = secret()
  const which = number === 1 ? forceId : `${forceId} ${number}`
  const seed = (purpose: string) => hkdfSync('sha256', ikm, '', `spo parcel ${purpose} ${which}`, 32)
  const sign = createPrivateKey({ key: pkcs8('ed25519', seed('sign')), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(sign).export({ type: 'spki', format: 'der' })
  const identity = await webcrypto.subtle.importKey(
    'pkcs8',
    new Uint8Array(pkcs8('x25519', seed('seal'))),
    { name: 'X25519' },
    true,
    ['deriveBits'],
  )
  return {
    sign,
    signKey: spki.subarray(-32).toString('base64'),
    identity: identity as CryptoKey,
    sealKey: await identityToRecipient(identity as CryptoKey),
  }
}
