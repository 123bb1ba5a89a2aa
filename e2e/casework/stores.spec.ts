import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import S3rver from 's3rver'
import type { Store } from '../../lib/work/files/file-store.ts'
import { keptFile, keptSource, receiveBytes, receivedFile } from '../../lib/work/files/files.ts'
import { moveFiles } from '../../lib/work/files/move-files.ts'
import { s3Store } from '../../lib/work/files/s3-store.ts'
import { folderStore, textIn } from '../../lib/work/files/store.ts'

const actor = { id: 'a57d7f6e-2d0b-4a43-9d0e-3b7b1f7c9a01' }
const ref = 'MAR-2026-00044'
const bucket = 'exhibits'
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
let folder: string
let s3: S3rver

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'spo-stores-'))
  s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await s3.run()
  // A spec before this one, in the same process, may have left the client of a store of its own.
  ;(globalThis as { spoS3?: unknown }).spoS3 = undefined
  Object.assign(process.env, {
    SPO_FILES: path.join(folder, 'files'),
    SPO_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    SPO_S3_KEY: 'S3RVER',
    SPO_S3_SECRET: 'S3RVER',
  })
})
test.afterAll(async () => {
  for (const name of ['SPO_S3_BUCKET', 'SPO_S3_ENDPOINT', 'SPO_S3_KEY', 'SPO_S3_SECRET', 'SPO_CLAMD'])
    delete process.env[name]
  await s3?.close()
  await rm(folder, { recursive: true, force: true })
})

const stores: [string, () => Store][] = [
  ['a folder', () => folderStore(path.join(folder, 'plain'))],
  ['a bucket of s3rver', () => s3Store(bucket)],
]
for (const [name, open] of stores)
  test(`${name}: what is kept comes back byte for byte, what is not there is absent, and a word is written over whole`, async () => {
    const store = open()
    const bytes = randomBytes(3_000_000)
    const from = path.join(folder, 'incoming.bin')
    await writeFile(from, bytes)
    await store.keep(from, 'kept/ab/one')
    expect(await store.size('kept/ab/one')).toBe(bytes.length)
    const back = Buffer.concat((await (await store.read('kept/ab/one'))?.toArray()) ?? [])
    expect(sha(back)).toBe(sha(bytes))
    expect(await store.read('kept/ab/none')).toBeUndefined()
    expect(await store.size('kept/ab/none')).toBeUndefined()
    await store.write('receipts/one.json', 'first')
    await store.write('receipts/one.json', 'second, O’Neill')
    expect(await textIn(store, 'receipts/one.json')).toBe('second, O’Neill')
    expect(await textIn(store, 'receipts/none.json')).toBeUndefined()
    expect(await store.list('receipts')).toEqual(['receipts/one.json'])
    expect(await store.list('none')).toEqual([])
  })

test('a file whose first sending ends with its connection is sent again', async () => {
  const { SPO_S3_ENDPOINT: endpoint } = process.env
  let connections = 0
  const proxy = createServer(socket => {
    socket.on('error', () => undefined)
    if (++connections === 1) return void socket.destroy()
    const to = connect(Number(new URL(endpoint ?? '').port), '127.0.0.1')
    to.on('error', () => socket.destroy())
    socket.pipe(to).pipe(socket)
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const held = globalThis as { spoS3?: unknown }
  const before = held.spoS3
  held.spoS3 = undefined
  process.env.SPO_S3_ENDPOINT = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  try {
    const from = path.join(folder, 'again.bin')
    await writeFile(from, 'You will answer me')
    await s3Store(bucket).keep(from, 'kept/ab/again')
    expect(connections).toBeGreaterThan(1)
    expect(await textIn(s3Store(bucket), 'kept/ab/again')).toBe('You will answer me')
  } finally {
    held.spoS3 = before
    process.env.SPO_S3_ENDPOINT = endpoint
    proxy.close()
  }
})

test('with a bucket configured, files and receipts are in it and none stays in the folder', async () => {
  process.env.SPO_S3_BUCKET = bucket
  const bytes = Buffer.from('You will answer me')
  const got = await receiveBytes({ actor, ref, name: 'note.txt' }, bytes)
  expect(got).toMatchObject({ kind: 'received', receipt: { sha256: sha(bytes) } })
  expect((await receivedFile(actor, ref, sha(bytes)))?.name).toBe('note.txt')
  const kept = await keptFile(sha(bytes))
  if (kept.kind !== 'intact') throw new Error(kept.kind)
  expect(Buffer.concat(await kept.stream.toArray())).toEqual(bytes)
  expect((await keptSource(sha(bytes)))?.bytes).toBe(bytes.length)
  expect((await keptFile(sha(Buffer.from('never')))).kind).toBe('absent')
  await s3Store(bucket).write(`kept/${sha(bytes).slice(0, 2)}/${sha(bytes)}`, 'as somebody would like it')
  expect((await keptFile(sha(bytes))).kind).toBe('altered')
  expect(
    (await readdir(path.join(folder, 'files'), { recursive: true, withFileTypes: true })).filter(e => e.isFile()),
  ).toEqual([])
  delete process.env.SPO_S3_BUCKET
})

/** A server that speaks clamd's INSTREAM and nothing else: it finds a word, hangs up, or gives an error. */
async function clamd(says: (bytes: Buffer) => string | null): Promise<{ server: Server; seen: Buffer[] }> {
  const seen: Buffer[] = []
  const answer = (socket: Socket) => {
    let held = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', part => {
      held = Buffer.concat([held, part])
      const start = held.indexOf(0) + 1
      if (held.subarray(0, start).toString() !== 'zINSTREAM\0') return
      const chunks: Buffer[] = []
      for (let at = start; held.length >= at + 4; ) {
        const length = held.readUInt32BE(at)
        if (length === 0) {
          const whole = Buffer.concat(chunks)
          seen.push(whole)
          const said = says(whole)
          return void (said === null ? socket.destroy() : socket.end(`${said}\0`))
        }
        if (held.length < at + 4 + length) return
        chunks.push(held.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  }
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  process.env.SPO_CLAMD = `127.0.0.1:${place && typeof place === 'object' ? place.port : 0}`
  return { server, seen }
}
const reasonOf = async (bytes: Buffer) => {
  const got = await receiveBytes({ actor, ref, name: 'sent.txt' }, bytes)
  return got.kind === 'refused' ? got.message : 'received'
}

test('a server of our own that speaks clamd’s protocol: the whole file is sent, a find or a failure keeps nothing', async () => {
  const { server, seen } = await clamd(bytes =>
    bytes.includes('EICAR')
      ? 'stream: Eicar-Signature FOUND'
      : bytes.includes('cut')
        ? null
        : bytes.includes('long')
          ? 'INSTREAM size limit exceeded. ERROR'
          : 'stream: OK',
  )
  const long = Buffer.from('plain words '.repeat(50_000))
  expect(await reasonOf(long)).toBe('received')
  expect(sha(seen[0] ?? Buffer.alloc(0))).toBe(sha(long))
  const failed =
    'The file could not be checked for viruses, so it was not kept. Try again, or tell whoever runs this service'
  expect(await reasonOf(Buffer.from('EICAR test'))).toBe(
    'A virus was found in the file (Eicar-Signature). It was not kept. Give the original to your digital forensics unit',
  )
  expect(await reasonOf(Buffer.from('cut short'))).toBe(failed)
  expect(await reasonOf(Buffer.from('too long'))).toBe(failed)
  expect((await keptFile(sha(Buffer.from('EICAR test')))).kind).toBe('absent')
  await new Promise(resolve => server.close(resolve))
  expect(await reasonOf(Buffer.from('nobody listens'))).toBe(failed)
  expect((await keptFile(sha(Buffer.from('nobody listens')))).kind).toBe('absent')
  expect(await readdir(path.join(folder, 'files', 'incoming'))).toEqual([])
})

test('files move to a bucket whole, go on where a move broke off, and leave the folder only when they are there', async () => {
  const from = path.join(folder, 'moving')
  const good = Buffer.from('You will answer me')
  const bad = sha(Buffer.from('as received'))
  const put = async (name: string, bytes: Uint8Array | string) => {
    await mkdir(path.dirname(path.join(from, name)), { recursive: true })
    await writeFile(path.join(from, name), bytes)
  }
  await put(`kept/${sha(good).slice(0, 2)}/${sha(good)}`, good)
  await put(`kept/${bad.slice(0, 2)}/${bad}`, 'damaged since')
  await put('receipts/one.json', '{"name":"O’Neill.txt"}')
  await put('incoming/half', 'on its way')
  const to = s3Store(bucket)
  const wrong = [`kept/${bad.slice(0, 2)}/${bad}: is not what was received`]
  expect(await moveFiles(from, to)).toEqual({ moved: 2, there: 0, removed: 0, wrong })
  // What arrived cut short the last time is sent again; what is there whole is not.
  await to.write('receipts/one.json', '{"name"')
  expect(await moveFiles(from, to)).toEqual({ moved: 1, there: 1, removed: 0, wrong })
  expect(await textIn(to, 'receipts/one.json')).toBe('{"name":"O’Neill.txt"}')
  expect(await moveFiles(from, to, { remove: true })).toEqual({ moved: 0, there: 2, removed: 2, wrong })
  const left = (await readdir(from, { recursive: true, withFileTypes: true })).filter(e => e.isFile()).map(e => e.name)
  expect(left.sort()).toEqual([bad, 'half'].sort())
  const back = Buffer.concat((await (await to.read(`kept/${sha(good).slice(0, 2)}/${sha(good)}`))?.toArray()) ?? [])
  expect(back.equals(good)).toBe(true)
})
