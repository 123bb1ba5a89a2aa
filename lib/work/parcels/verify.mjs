#!/usr/bin/env node
// Checks what a force gave out, with Node alone: node verify.mjs [FOLDER] [--key KEY]
// FOLDER is where it was unpacked, this file's own folder when absent. KEY is the sender's signing key as it was told by
// another way; without it, compare the fingerprint that is printed. Exit code 0 only when all of it holds.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'

const sha256 = text => createHash('sha256').update(text).digest('hex')
const manifestName = 'manifest.json'
const signatureName = 'manifest.sig.json'

/** A signing key of 32 bytes in base64, as Node holds one. */
export const publicKeyOf = base64 =>
  createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(base64, 'base64')]),
    format: 'der',
    type: 'spki',
  })

/** Eight groups of five digits, to be read over the telephone: of the signing key and the key that files are locked for. */
export function fingerprintOf(signKey, sealKey) {
  const digest = createHash('sha256').update(`${signKey}\n${sealKey}`).digest()
  return Array.from({ length: 8 }, (_, n) => String(digest.readUIntBE(n * 4, 4) % 100000).padStart(5, '0')).join(' ')
}

/** A value as PostgreSQL writes JSON: the hash of an event is of these bytes. */
function asWritten(value) {
  if (Array.isArray(value)) return `[${value.map(asWritten).join(', ')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  return `{${names.map(name => `${JSON.stringify(name)}: ${asWritten(value[name])}`).join(', ')}}`
}
/** The hash that an event must have: of the one before it, of its facts and of the digests of its texts. */
export function hashOfEvent(e) {
  const facts = [e.previousHash, e.id, e.forceId, e.kind, e.subjectKind, e.subjectId, e.caseId, e.act, e.recordKind]
  const more = [e.recordId, e.actorId, e.actorRoles, e.fromStatus, e.toStatus, e.digests]
  return sha256(`[${[...facts, ...more].map(asWritten).join(', ')}, ${e.epoch}]`)
}
/** What of an event does not hold, and how many of its texts were kept back: their digests stand in the chain for them. */
export function checkEvent(e, previousHash) {
  const faults = []
  if (e.previousHash !== previousHash) faults.push('does not follow from the one before it')
  if (hashOfEvent(e) !== e.hash) faults.push('differs from what was written')
  if (Math.floor(Number(e.epoch) * 1000) !== Date.parse(e.at)) faults.push('bears another time than was written')
  let keptBack = 0
  for (const [name, digest] of Object.entries(e.digests)) {
    const salt = e.salts[name]
    const value = e.texts[name] ?? null
    if (salt === undefined) {
      keptBack++
      if (value !== null) faults.push(`has a text (${name}) without its salt`)
    } else if (sha256(salt + (value === null ? '-' : `+${value}`)) !== digest)
      faults.push(`has another ${name} than was written`)
  }
  return { faults, keptBack }
}

async function hashOfFile(file) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function checkFiles(folder, manifest, faults) {
  const listed = new Map(manifest.files.map(f => [f.name, f]))
  const there = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(e => e.isFile())
    .map(e =>
      path
        .relative(folder, path.join(e.parentPath ?? e.path, e.name))
        .split(path.sep)
        .join('/'),
    )
  for (const name of there)
    if (!listed.has(name) && name !== manifestName && name !== signatureName)
      faults.push(`${name} is here and was not sent`)
  const found = new Set(there)
  for (const { name, bytes, sha256: sent } of manifest.files) {
    if (!found.has(name)) faults.push(`${name} was sent and is not here`)
    else {
      const is = await hashOfFile(path.join(folder, name))
      if (is.sha256 !== sent || is.bytes !== bytes) faults.push(`${name} is not what was sent`)
    }
  }
  for (const { name, why } of manifest.missing ?? []) faults.push(`${name} was not sent: ${why}`)
}

async function checkRecord(folder, manifest, faults) {
  const heads = JSON.parse(readFileSync(path.join(folder, 'record/heads.json'), 'utf8'))
  const signed = Buffer.from(JSON.stringify([heads.at, heads.heads]))
  const key = publicKeyOf(manifest.from.signKey)
  if (!verify(null, signed, key, Buffer.from(heads.signature, 'base64')))
    faults.push('The signature of the head of the record is not of the key of the sender')
  let previousHash = null
  let events = 0
  let keptBack = 0
  const lines = createInterface({ input: createReadStream(path.join(folder, 'record/events.jsonl')) })
  for await (const line of lines) {
    if (!line) continue
    const event = JSON.parse(line)
    events++
    const checked = checkEvent(event, previousHash)
    keptBack += checked.keptBack
    for (const what of checked.faults) faults.push(`Event ${events} of the record (${event.act}) ${what}`)
    previousHash = event.hash
  }
  const head = heads.heads[0]
  if (!head || head.events !== events || head.hash !== previousHash)
    faults.push('The record does not end where its signed head says')
  return { events, keptBack }
}

/** What of an unpacked folder does not hold. */
export async function verifyFolder(folder, key) {
  const faults = []
  const bytes = readFileSync(path.join(folder, manifestName))
  const manifest = JSON.parse(bytes.toString('utf8'))
  const { signature } = JSON.parse(readFileSync(path.join(folder, signatureName), 'utf8'))
  if (key && key !== manifest.from.signKey) faults.push('It is signed with another key than the one given')
  if (!verify(null, bytes, publicKeyOf(manifest.from.signKey), Buffer.from(signature, 'base64')))
    faults.push('The signature is not of the key of the sender, or what was signed was changed')
  await checkFiles(folder, manifest, faults)
  const hasRecord = manifest.files.some(f => f.name === 'record/events.jsonl')
  const record = hasRecord && !faults.length ? await checkRecord(folder, manifest, faults) : { events: 0, keptBack: 0 }
  return { manifest, faults, files: manifest.files.length, ...record }
}

async function main() {
  const args = process.argv.slice(2)
  const at = args.indexOf('--key')
  const key = at < 0 ? undefined : args[at + 1]
  const [folder] = args.filter((_, n) => at < 0 || (n !== at && n !== at + 1))
  const done = await verifyFolder(folder ?? path.dirname(fileURLToPath(import.meta.url)), key)
  const { from } = done.manifest
  console.log(`From ${from.force} (${from.code}), made ${done.manifest.at}`)
  console.log(`Signing key ${from.signKey}`)
  console.log(`Fingerprint, to be compared by telephone: ${fingerprintOf(from.signKey, from.sealKey)}`)
  console.log(
    `${done.files} files, ${done.events} events of the record; ${done.keptBack} texts of events were kept back`,
  )
  for (const fault of done.faults) console.log(fault)
  console.log(done.faults.length ? `${done.faults.length} faults` : 'All of it holds')
  return done.faults.length ? 1 : 0
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main().then(
    code => process.exit(code),
    error => {
      console.error(`Could not be looked at: ${error.message}`)
      process.exit(2)
    },
  )
