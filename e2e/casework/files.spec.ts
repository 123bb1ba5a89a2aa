import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { exhibitActs } from '../../lib/acts/evidence/exhibits.ts'
import { alikeBelow, differenceOf } from '../../lib/case/views/likeness.ts'
import { shownPicture } from '../../lib/work/case/drawn-picture.ts'
import { cleanName, servedTypeOf } from '../../lib/work/files/file-kinds.ts'
import {
  damageTo,
  keptFile,
  receiveBytes,
  receivedFile,
  receiveFile,
  withReceivedFile,
} from '../../lib/work/files/files.ts'
import { readMultipart } from '../../lib/work/files/multipart.ts'

const actor = { id: 'a57d7f6e-2d0b-4a43-9d0e-3b7b1f7c9a01' }
const other = { id: 'a57d7f6e-2d0b-4a43-9d0e-3b7b1f7c9a02' }
const ref = 'MAR-2026-00012'
// One pixel, white.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'spo-files-'))
  process.env.SPO_FILES = folder
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

const send = (name: string, bytes: Uint8Array, who = actor) => receiveBytes({ actor: who, ref, name }, bytes)
const reasonOf = async (name: string, bytes: Uint8Array) => {
  const got = await send(name, bytes)
  return got.kind === 'refused' ? got.message : `received as ${got.receipt.mediaType}`
}
const keptFiles = async () =>
  (existsSync(path.join(folder, 'kept'))
    ? await readdir(path.join(folder, 'kept'), { recursive: true, withFileTypes: true })
    : []
  ).filter(e => e.isFile()).length
const incomingFiles = () =>
  existsSync(path.join(folder, 'incoming')) ? readdirSync(path.join(folder, 'incoming')) : []

test('a file is kept under its SHA-256 and comes back byte for byte', async () => {
  const got = await send('IMG_0451.PNG', png)
  expect(got).toMatchObject({
    kind: 'received',
    receipt: { sha256: sha(png), name: 'IMG_0451.PNG', mediaType: 'image/png', bytes: png.length },
  })
  const kept = await keptFile(sha(png))
  if (kept.kind !== 'intact') throw new Error(kept.kind)
  expect(Buffer.from(await new Response(Readable.toWeb(kept.stream) as never).arrayBuffer())).toEqual(png)
  expect(incomingFiles()).toEqual([])
})

test('a connection that is cut stores nothing', async () => {
  const before = await keptFiles()
  const cut = Readable.from(
    (async function* () {
      yield png
      throw new Error('socket hang up')
    })(),
  )
  await expect(receiveFile({ actor, ref, name: 'cut.png' }, cut)).rejects.toThrow('socket hang up')
  expect(await keptFiles()).toBe(before)
  expect(incomingFiles()).toEqual([])
})

test('an empty file, one that is too large and one of the wrong kind each get their sentence', async () => {
  expect(await reasonOf('nothing.txt', Buffer.alloc(0))).toBe('The file is empty')
  process.env.SPO_FILE_LIMIT_MB = '2'
  expect(await reasonOf('long.mp4', randomBytes(3_500_000))).toBe(
    'The file is larger than 2 MB. Files must be 2 MB or smaller. Keep the original in the force’s digital evidence system and record its reference',
  )
  delete process.env.SPO_FILE_LIMIT_MB
  expect(await reasonOf('setup.exe', Buffer.from('MZ\x90\x00\x03'))).toContain('This one ends .exe')
  expect(await reasonOf('page.php', Buffer.from('<!doctype html><script>alert(1)</script>'))).toContain('ends .php')
  expect(await reasonOf('picture.png', Buffer.from('<script>alert(1)</script>'))).toContain('something else')
  expect(await reasonOf('photo.jpg', pdf)).toBe('The file’s name ends .jpg but what is inside it is application/pdf')
  expect(await reasonOf('notes.txt', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toContain(
    'save it as a PNG',
  )
  expect(await reasonOf('drawing.xml', Buffer.from('<?xml version="1.0"?><svg><script/></svg>'))).toContain(
    'save it as a PNG',
  )
  expect(await reasonOf('words.txt', Buffer.from([1, 0, 2, 0, 3]))).toContain('The file must be a PDF')
  expect(incomingFiles()).toEqual([])
})

test('what phones and records systems really send is taken, and named by its content', async () => {
  expect(await reasonOf('WhatsApp.jpg', png)).toBe('received as image/png')
  expect(await reasonOf('report.pdf', pdf)).toBe('received as application/pdf')
  expect(await reasonOf('calls.csv', Buffer.from('\ufeffdate,from\n12/10/2026,07700 900111\n'))).toBe(
    'received as text/csv',
  )
  expect(await reasonOf('chat.txt', Buffer.from('\ufeff12/10/2026, 21:10 - D: 😀', 'utf16le'))).toBe(
    'received as text/plain',
  )
  expect(await reasonOf('mail.eml', Buffer.from('From: d@example.org\r\nSubject: hello\r\n\r\nhello'))).toBe(
    'received as message/rfc822',
  )
  expect(await reasonOf('log.xml', Buffer.from('<?xml version="1.0"?><calls/>'))).toBe('received as application/xml')
})

test('a web page of an app is taken as it came, and never given out as a page that could run', async () => {
  const page = Buffer.from('<!doctype html><script>alert(1)</script><svg onload="alert(1)"></svg>')
  for (const name of ['messages.html', 'messages.HTM']) {
    expect(await reasonOf(name, page)).toBe('received as text/html')
    const kept = await keptFile(sha(page))
    if (kept.kind !== 'intact') throw new Error(kept.kind)
    expect(Buffer.from(await new Response(Readable.toWeb(kept.stream) as never).arrayBuffer())).toEqual(page)
  }
  for (const runs of ['text/html', 'application/xhtml+xml', 'application/xml', 'text/xml', 'image/svg+xml'])
    expect(servedTypeOf(runs), runs).toBe('application/octet-stream')
  for (const inert of ['text/plain', 'text/csv', 'application/pdf', 'image/png', 'message/rfc822'])
    expect(servedTypeOf(inert), inert).toBe(inert)
  // A page under another name is words, or nothing.
  expect(await reasonOf('page.txt', Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe(
    'received as text/plain',
  )
})

test('a picture that also holds a script is kept as a picture', async () => {
  const both = Buffer.concat([png, Buffer.from('<script>alert(document.cookie)</script>')])
  expect(await reasonOf('both.png', both)).toBe('received as image/png')
})

test('a name never holds a path, a control character or a change of direction', () => {
  expect(cleanName('../../etc/passwd.txt')).toBe('passwd.txt')
  expect(cleanName('C:\\Users\\O’Neill\\note.pdf')).toBe('note.pdf')
  expect(cleanName('photo\u202Egpj.exe')).toBe('photogpj.exe')
  expect(cleanName('a\r\nSet-Cookie: x.txt')).toBe('aSet-Cookie x.txt')
  expect(cleanName('...')).toBe('file')
  expect(cleanName(`${'😀'.repeat(400)}.jpeg`)).toBe(`${'😀'.repeat(150)}.jpeg`)
})

test('the same content sent twice is one file with a receipt for each sender', async () => {
  const bytes = Buffer.from('the same letter')
  await send('first.txt', bytes)
  const before = await keptFiles()
  await send('second.txt', bytes, other)
  expect(await keptFiles()).toBe(before)
  expect((await receivedFile(actor, ref, sha(bytes)))?.name).toBe('first.txt')
  expect((await receivedFile(other, ref, sha(bytes)))?.name).toBe('second.txt')
})

test('an act is told of a file by the store, never by the form', async () => {
  await send('IMG_0451.PNG', png)
  const { input } = exhibitActs.attachCaseExhibit
  const forged = { file: sha(png), fileName: 'forged.pdf', mediaType: 'text/html', bytes: '1' }
  const known = await withReceivedFile(actor, ref, input, forged)
  expect(known.refusals).toEqual([])
  expect(known.input).toMatchObject({ fileName: 'IMG_0451.PNG', mediaType: 'image/png', bytes: String(png.length) })
  const refusal = [{ field: 'file', message: 'The file was not received. Upload it again' }]
  expect((await withReceivedFile(other, ref, input, forged)).refusals).toEqual(refusal)
  expect((await withReceivedFile(actor, 'MAR-2026-00013', input, forged)).refusals).toEqual(refusal)
  const none = await withReceivedFile(actor, ref, input, { ...forged, file: '' })
  expect(none.input).toMatchObject({ fileName: '', mediaType: '', bytes: '' })
})

test('a file that was changed on disk, or is gone, is not given out', async () => {
  const bytes = Buffer.from('as it was received')
  await send('note.txt', bytes)
  await writeFile(path.join(folder, 'kept', sha(bytes).slice(0, 2), sha(bytes)), 'as somebody would like it')
  expect((await keptFile(sha(bytes))).kind).toBe('altered')
  expect((await keptFile(sha(Buffer.from('never sent')))).kind).toBe('absent')
  expect((await keptFile('../../etc/passwd')).kind).toBe('absent')
})

test('an exhibit whose file is gone, shorter or changed says so before it is given out', async () => {
  const bytes = Buffer.from('what she was sent on Sunday')
  await send('sent.txt', bytes)
  const exhibit = { sha256: sha(bytes), bytes: bytes.length }
  const place = path.join(folder, 'kept', exhibit.sha256.slice(0, 2), exhibit.sha256)
  expect(await damageTo(exhibit)).toBeUndefined()
  await writeFile(place, 'what she was sent on Monday')
  expect(await damageTo(exhibit)).toBe('altered')
  await writeFile(place, 'what she')
  expect(await damageTo(exhibit)).toBe('altered')
  await rm(place)
  expect(await damageTo(exhibit)).toBe('absent')
})

const formOf = (file: Blob | undefined, name: string) => {
  const form = new FormData()
  form.append('description', 'Doorbell, O’Neill & Söhne')
  form.append('targetIds', '1')
  form.append('targetIds', '2')
  if (file) form.append('upload', file, name)
  return new Request('http://127.0.0.1/', { method: 'POST', body: form })
}
const read = (request: Request, body = request.body as unknown as ReadableStream | null) =>
  readMultipart({ headers: request.headers, body }, (name, stream) => receiveFile({ actor, ref, name }, stream))

test('a form gives its file and all that was typed beside it', async () => {
  const { typed, file } = await read(formOf(new Blob([png]), '../doorbell.png'))
  expect(typed).toEqual({ description: ['Doorbell, O’Neill & Söhne'], targetIds: ['1', '2'] })
  expect(file).toMatchObject({ kind: 'received', receipt: { name: 'doorbell.png', sha256: sha(png) } })
  expect((await read(formOf(undefined, ''))).file).toBeUndefined()
  expect((await read(formOf(new Blob([]), ''))).file).toBeUndefined()
  expect((await read(formOf(new Blob([]), 'empty.txt'))).file).toEqual({
    kind: 'refused',
    message: 'The file is empty',
  })
})

test('a form that is cut off half way through its file stores nothing', async () => {
  const before = await keptFiles()
  const request = formOf(new Blob([randomBytes(300_000)]), 'half.mp4')
  const whole = Buffer.from(await request.clone().arrayBuffer())
  const ended = Readable.toWeb(Readable.from([whole.subarray(0, 150_000)])) as ReadableStream
  await expect(read(request, ended)).rejects.toThrow('did not arrive whole')
  let sent = false
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new Error('aborted'))
      else controller.enqueue(whole.subarray(0, 150_000))
      sent = true
    },
  })
  await expect(read(request, broken)).rejects.toThrow('did not arrive whole')
  expect(await keptFiles()).toBe(before)
  expect(incomingFiles()).toEqual([])
})

test('text that is not a form is refused', async () => {
  const plain = new Request('http://127.0.0.1/', { method: 'POST', body: 'hello' })
  await expect(read(plain)).rejects.toThrow('Not a form with a file')
})

/** Light and shade in soft patches, as in a photograph. */
const pictureOf = (size = 400) => {
  const shade = (_: unknown, i: number) =>
    Math.round(128 + 60 * Math.sin((i % size) / 37) + 60 * Math.cos(Math.floor(i / size) / 23 + (i % size) / 90))
  return sharp(Buffer.from(Array.from({ length: size * size }, shade)), {
    raw: { width: size, height: size, channels: 1 },
  })
}
const likenessAt = async (name: string, bytes: Uint8Array) => {
  const got = await send(name, bytes)
  if (got.kind !== 'received') throw new Error(got.message)
  return got.receipt.likeness
}

test('a picture made smaller and saved as another kind is nearly the same; another picture is not', async () => {
  const [whole, small, other] = await Promise.all([
    pictureOf().png().toBuffer(),
    pictureOf().resize(173).jpeg({ quality: 60 }).toBuffer(),
    sharp(await pictureOf().png().toBuffer())
      .rotate(90)
      .png()
      .toBuffer(),
  ])
  const [a, b, c] = [
    await likenessAt('a.png', whole),
    await likenessAt('b.jpg', small),
    await likenessAt('c.png', other),
  ]
  expect(a).toMatch(/^[0-9a-f]{16}$/)
  expect(differenceOf(a, b)).toBeLessThan(alikeBelow)
  expect(differenceOf(a, c)).toBeGreaterThan(15)
  // A plain picture, and what only claims to be a picture, resemble nothing.
  expect(await likenessAt('plain.png', png)).toBeNull()
  expect(await likenessAt('broken.png', Buffer.concat([whole.subarray(0, 200), randomBytes(40)]))).toBeNull()
  const known = await withReceivedFile(actor, ref, exhibitActs.attachCaseExhibit.input, {
    file: sha(whole),
    likeness: 'forged',
  })
  expect(known.input.likeness).toBe(a)
})

test('a picture is shown drawn afresh: a script hidden in its file is left behind, and grey has no colour', async () => {
  const coloured = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c02040' } })
    .png()
    .toBuffer()
  const both = Buffer.concat([coloured, Buffer.from('<script>alert(document.cookie)</script>')])
  const shown = await shownPicture(both, { grey: false })
  expect(shown?.includes('<script')).toBe(false)
  const { channels } = await sharp((await shownPicture(both, { grey: true })) ?? undefined)
    .toColourspace('srgb')
    .stats()
  expect(new Set(channels.slice(0, 3).map(c => c.mean)).size).toBe(1)
  expect(await shownPicture(Buffer.from('no picture'), { grey: false })).toBeNull()
})

test('a ZIP that would unpack to a thousand times its size is kept as it came: archives are never opened', async () => {
  // One stored name and a stream of zeros under it: 10 MB in 10 KB.
  const zeros = deflateRawSync(Buffer.alloc(10_000_000))
  const name = Buffer.from('bomb.txt')
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc32(Buffer.alloc(10_000_000)), 14)
  head.writeUInt32LE(zeros.length, 18)
  head.writeUInt32LE(10_000_000, 22)
  head.writeUInt16LE(name.length, 26)
  const bomb = Buffer.concat([head, name, zeros])
  expect(zeros.length).toBeLessThan(20_000)
  const before = await keptFiles()
  expect(await reasonOf('chats.zip', bomb)).toBe('received as application/zip')
  expect(await keptFiles()).toBe(before + 1)
  expect((await stat(path.join(folder, 'kept', sha(bomb).slice(0, 2), sha(bomb)))).size).toBe(bomb.length)
})
