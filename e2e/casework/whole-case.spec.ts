import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import yauzl from 'yauzl'
import { type Connection, connect } from '../../db/client.ts'
import type { ActName } from '../../lib/acts/index.ts'
import { cast, seedCast, teams } from '../../lib/demo/cast.ts'
import { tellLife } from '../../lib/demo/life.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { bytesName, receiveBytes } from '../../lib/work/files/files.ts'
import { filesFolder } from '../../lib/work/files/store.ts'
import { exportCaseApart } from '../../lib/work/parcels/export-apart.ts'
import { type ExportAsked, exportCase } from '../../lib/work/parcels/export-case.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { type FreshDatabase, freshDatabase } from '../database.ts'

/** One whole case, taken out by its own force: opened with the key, checked with Node alone, and altered. */

test.describe.configure({ mode: 'serial' })
let fresh: FreshDatabase
let owner: Connection
let program: Connection
let folder = ''
let ref = ''
/** The name of the exhibit in the export, and its reference. */
let exhibit = ''
let reference = ''
const run = promisify(execFile)
const hidden = '9 Kestrel Street'

const act = async (name: ActName, input: object, on?: string, actor = cast.calloway) => {
  const done = await performAsSeen({ actor, ref, act: name, on, input, despite: 'Agreed', db: program.db })
  if (done.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(done)}`)
  return done
}

test.beforeAll(async () => {
  test.setTimeout(180_000)
  fresh = await freshDatabase()
  await seedCast({ ownerUrl: fresh.ownerUrl })
  owner = connect(fresh.ownerUrl, { max: 1 })
  program = connect(fresh.programUrl, { max: 4 })
  folder = await mkdtemp(path.join(tmpdir(), 'whole-case-'))
  const life = {
    crew: marlshire(),
    teamId: teams.aldermereProtection.id,
    opened: '2026-02-09',
    defendant: { given: 'Simon', family: 'O’Dray', address: '2 Kiln Row, Aldermere ZZ4 1DD' },
    protectedPerson: { given: 'Lucy', family: 'Penhale' },
    relationship: 'formerPartner' as const,
    incidents: [{ on: '2026-01-20', category: 'B' as const, summary: `He rang her at ${hidden}, 🔪 “again”` }],
    pattern: 'Rings and waits for Lucy.',
  }
  ref = (await tellLife(program.db, life)).ref
  const view = await viewCase({ actor: cast.calloway, ref, what: 'a test', db: program.db })
  const [person] = view?.file.protectedPersons ?? []
  await act('keepConfidentialAddress', { kind: 'home', address: hidden, postcode: 'ZZ1 2AB' }, person?.id)
  const sent = await receiveBytes(
    { actor: cast.calloway, ref, name: 'chat.txt' },
    Buffer.from('I know where you live\n'),
  )
  if (sent.kind !== 'received') throw new Error(sent.message)
  await act('attachCaseExhibit', {
    reference: 'LO/1',
    description: 'Messages',
    file: sent.receipt.sha256,
    fileName: 'chat.txt',
    mediaType: sent.receipt.mediaType,
    bytes: String(sent.receipt.bytes),
    receivedAt: '2026-02-10T09:00',
    receivedFrom: 'Lucy Penhale',
  })
})
test.afterAll(async () => {
  await program?.close()
  await owner?.close()
  await fresh?.drop()
  await rm(folder, { recursive: true, force: true })
})

const asked: ExportAsked = { purpose: 'safekeeping', why: 'For the vault of the force', recipients: [], passphrase: '' }
const takeOut = async (more: Partial<ExportAsked>, actor = cast.calloway) =>
  exportCase(actor, ref, { ...asked, ...more }, { db: program.db })
async function openWith(identity: string, stream: ReadableStream<Uint8Array>, name: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  const plain = await decrypter.decrypt(stream)
  const zip = path.join(folder, `${name}.zip`)
  await pipeline(Readable.fromWeb(plain as never), createWriteStream(zip))
  const to = path.join(folder, name)
  const opened = await yauzl.openPromise(zip)
  for await (const entry of opened.eachEntry()) {
    const place = path.join(to, entry.fileName)
    await mkdir(path.dirname(place), { recursive: true })
    await pipeline(await opened.openReadStreamPromise(entry), createWriteStream(place))
  }
  return to
}
const check = (at: string, ...more: string[]) =>
  run(process.execPath, [path.join(at, 'verify.mjs'), ...more]).then(
    done => ({ code: 0, out: done.stdout }),
    fault => ({ code: Number(fault.code), out: String(fault.stdout) }),
  )

let unpacked = ''
test('the whole case is opened by its key alone, and Node alone finds that all of it holds', async () => {
  const identity = await generateX25519Identity()
  const made = await takeOut({ recipients: [await identityToRecipient(identity)] })
  if (made.kind !== 'export') throw new Error(JSON.stringify(made))
  const [mine, theirs] = made.stream.tee()
  await expect(openWith(await generateX25519Identity(), theirs as never, 'another')).rejects.toThrow(
    /no identity matched/,
  )
  unpacked = await openWith(identity, mine as never, 'whole')
  const checked = await check(unpacked)
  expect(checked.out).toContain('All of it holds')
  expect(checked.code).toBe(0)
  const [row] = await owner.sql<
    { n: number }[]
  >`select count(*)::int as n from events e join cases c on c.id = e.subject_id
    where c.ref = ${ref} and e.seq <= (select max(seq) from events where act = 'exportCase')`
  expect(checked.out).toContain(`, ${row?.n} events of the record`)
  const [only] = await owner.sql<{ reference: string }[]>`select reference from exhibits`
  reference = String(only?.reference)
  exhibit = `exhibits/${reference.replace('/', '-')}.txt`
  expect(await readFile(path.join(unpacked, exhibit), 'utf8')).toBe('I know where you live\n')
  expect((await readdir(path.join(unpacked, 'papers'))).length).toBeGreaterThan(0)
  const incidents = await readFile(path.join(unpacked, 'records/incidents.jsonl'), 'utf8')
  expect(incidents).toContain('Kept back')
  const page = await readFile(path.join(unpacked, 'index.html'), 'utf8')
  for (const words of ['Simon O’Dray', 'OFFICIAL – SENSITIVE', 'legal questions', reference])
    expect(page).toContain(words)
  const [event] = await owner.sql`select sentence from events where act = 'exportCase'`
  expect(event?.sentence).toContain('For the vault of the force')
  const custody = await owner.sql`select 1 from custody where what = 'copied' and note like 'In an export%'`
  expect(custody).toHaveLength(1)
  expect((await readdir(path.join(filesFolder(), 'incoming')).catch(() => [])).length).toBe(0)
})

test('no protected address and no talk with legal services is in any file of it', async () => {
  const spoken = 'Would a court accept the diary?'
  await act('askLegalServices', { question: spoken, orderId: '', raisedAt: '' })
  const passphrase = 'correct horse battery staple'
  const made = await takeOut({ passphrase })
  if (made.kind !== 'export') throw new Error(JSON.stringify(made))
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const plain = (await decrypter.decrypt(made.stream as never)) as never
  const zip = path.join(folder, 'second.zip')
  await pipeline(Readable.fromWeb(plain), createWriteStream(zip))
  const opened = await yauzl.openPromise(zip)
  let read = 0
  for await (const entry of opened.eachEntry()) {
    const text = Buffer.concat(await (await opened.openReadStreamPromise(entry)).toArray()).toString('utf8')
    expect(text, entry.fileName).not.toContain(hidden)
    expect(text, entry.fileName).not.toContain('ZZ1 2AB')
    expect(text, entry.fileName).not.toContain(spoken)
    expect(text, entry.fileName).not.toContain(passphrase)
    read++
  }
  expect(read).toBeGreaterThan(20)
  const logged = await owner.sql<{ detail: string }[]>`select detail::text from events where act = 'exportCase'`
  for (const { detail } of logged) expect(detail).not.toContain(passphrase)
})

test('a byte that was altered, a file that was added or taken away and a record that was cut are found', async () => {
  const altered: [string, string, (place: string) => Promise<unknown>][] = [
    [exhibit, `${exhibit} is not what was sent`, p => writeFile(p, 'I know where you live!')],
    ['record/events.jsonl', 'record/events.jsonl is not what was sent', p => appendFile(p, '\n')],
    ['records/added.jsonl', 'records/added.jsonl is here and was not sent', p => writeFile(p, '{}')],
    ['index.html', 'index.html was sent and is not here', p => rm(p)],
    ['manifest.json', 'what was signed was changed', p => appendFile(p, ' ')],
  ]
  for (const [name, found, alter] of altered) {
    const place = path.join(unpacked, name)
    const before = await readFile(place).catch(() => undefined)
    await alter(place)
    const checked = await check(unpacked)
    expect(checked.out, name).toContain(found)
    expect(checked.code, name).toBe(1)
    if (before) await writeFile(place, before)
    else await rm(place)
  }
  expect((await check(unpacked)).code).toBe(0)
  expect((await check(unpacked, '--key', 'A'.repeat(43).concat('='))).out).toContain('another key')
})

test('an exhibit whose file is not what was received is told, and stops nothing', async () => {
  const [row] = await owner.sql<{ sha256: string }[]>`select sha256 from exhibits limit 1`
  const kept = path.join(filesFolder(), bytesName(row?.sha256 ?? ''))
  const bytes = await readFile(kept)
  await writeFile(kept, 'other')
  const identity = await generateX25519Identity()
  const made = await takeOut({ recipients: [await identityToRecipient(identity)] })
  await writeFile(kept, bytes)
  if (made.kind !== 'export') throw new Error(JSON.stringify(made))
  await writeFile(kept, 'other')
  const at = await openWith(identity, made.stream as never, 'damaged')
  await writeFile(kept, bytes)
  const checked = await check(at)
  expect(checked.out).toContain(`${exhibit} was not sent: Its file is not what was received`)
  expect(checked.code).toBe(1)
})

test('an officer takes nothing out; what is missing is asked for, and nothing is recorded', async () => {
  const count = async () => (await owner.sql`select 1 from events where act = 'exportCase'`).length
  const before = await count()
  expect(await takeOut({ passphrase: 'correct horse battery staple' }, cast.osgood)).toEqual({ kind: 'missing' })
  const refused: [Partial<ExportAsked>, string][] = [
    [{}, 'recipients'],
    [{ passphrase: 'short' }, 'passphrase'],
    [{ recipients: ['age1nonsense'] }, 'recipients'],
    [{ recipients: ['age1nonsense'], passphrase: 'correct horse battery staple' }, 'passphrase'],
    [{ passphrase: 'correct horse battery staple', why: '' }, 'why'],
    [{ passphrase: 'correct horse battery staple', purpose: 'fun' }, 'purpose'],
  ]
  for (const [more, field] of refused)
    expect(await takeOut(more), field).toMatchObject({ kind: 'refused', refusals: [{ field }] })
  expect(await count()).toBe(before)
})

test('a large case is made in a thread of its own, the one that serves has little to do, and whoever gives up leaves nothing', async () => {
  const sent = await receiveBytes(
    { actor: cast.calloway, ref, name: 'log.txt' },
    Buffer.from(randomBytes(9_000_000).toString('hex')),
  )
  if (sent.kind !== 'received') throw new Error(sent.message)
  await act('attachCaseExhibit', {
    ...{ reference: 'LO/2', description: 'Log of her router', file: sent.receipt.sha256, fileName: 'log.txt' },
    ...{ mediaType: sent.receipt.mediaType, bytes: String(sent.receipt.bytes) },
    ...{ receivedAt: '2026-02-10T09:00', receivedFrom: 'Lucy Penhale' },
  })
  const before = process.env.SPO_PROGRAM_URL
  process.env.SPO_PROGRAM_URL = fresh.programUrl
  const identity = await generateX25519Identity()
  const takeApart = async (more: Partial<ExportAsked> = {}) => {
    const recipients = [await identityToRecipient(identity)]
    return exportCaseApart(cast.calloway, ref, { ...asked, recipients, ...more })
  }
  const spooled = async () => (await readdir(path.join(filesFolder(), 'incoming')).catch(() => [])).length
  try {
    expect(await takeApart({ purpose: 'fun' })).toMatchObject({ kind: 'refused', refusals: [{ field: 'purpose' }] })
    const [whole, own] = [process.cpuUsage(), process.threadCpuUsage()]
    const made = await takeApart()
    if (made.kind !== 'export') throw new Error(JSON.stringify(made))
    const pieces: Uint8Array[] = []
    for await (const piece of made.stream) pieces.push(piece)
    const [all, mine] = [process.cpuUsage(whole), process.threadCpuUsage(own)]
    expect((mine.user + mine.system) / (all.user + all.system)).toBeLessThan(0.25)
    const at = await openWith(identity, new Blob(pieces as never).stream() as never, 'apart')
    expect((await check(at)).out).toContain('All of it holds')
    expect(await spooled()).toBe(0)

    const given = await takeApart()
    if (given.kind !== 'export') throw new Error(JSON.stringify(given))
    const reader = given.stream.getReader()
    await reader.read()
    // Two at once; the third is told, and nothing is recorded of it.
    const acts = async () => (await owner.sql`select count(*)::int as n from events where act = 'exportCase'`)[0]?.n
    const second = await takeApart()
    const recorded = await acts()
    expect(await takeApart()).toMatchObject({ kind: 'refused', refusals: [{ field: 'purpose' }] })
    expect([second.kind, await acts()]).toEqual(['export', recorded])
    if (second.kind === 'export') await second.stream.cancel()
    // Whoever goes away does so while the next piece is on its way.
    const coming = reader.read()
    await reader.cancel()
    await coming
    expect(await spooled()).toBe(0)
    const after = await takeApart()
    expect(after.kind).toBe('export')
    if (after.kind === 'export') await after.stream.cancel()
  } finally {
    if (before === undefined) delete process.env.SPO_PROGRAM_URL
    else process.env.SPO_PROGRAM_URL = before
  }
})
