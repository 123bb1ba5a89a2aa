import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { request as ask } from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import { crc32, deflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { connect } from '../../db/client.ts'
import { expect, test } from '../journey.ts'
import { aCase } from '../scene.ts'

/** Files sent by a client of HTTP’s own, as no browser would send them: to the running server, signed in as an officer. */

const boundary = '----upload-of-a-test'
const head = (name: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="upload"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
const tail = `\r\n--${boundary}--\r\n`
const formOf = (name: string, bytes: Buffer) => Buffer.concat([Buffer.from(head(name)), bytes, Buffer.from(tail)])

interface Answer {
  status: number
  said: { error?: string; name?: string; mediaType?: string; sha256?: string }
}
interface Sending {
  page: Page
  ref: string
  body: Buffer | Readable
  /** What the client says of the length, true or not; by chunks when it says nothing. */
  length?: number
}

async function sendFile({ page, ref, body, length }: Sending): Promise<Answer> {
  const base = new URL(page.url()).origin
  const cookies = await page.context().cookies()
  return new Promise((resolve, reject) => {
    const request = ask(
      `${base}/cases/${ref}/files`,
      {
        method: 'POST',
        headers: {
          accept: 'application/json',
          origin: base,
          cookie: cookies.map(c => `${c.name}=${c.value}`).join('; '),
          'content-type': `multipart/form-data; boundary=${boundary}`,
          ...(length === undefined ? {} : { 'content-length': length }),
        },
      },
      answer => {
        let text = ''
        answer.setEncoding('utf8').on('data', part => {
          text += part
        })
        answer.on('end', () => {
          if (body instanceof Readable) body.destroy()
          request.destroy()
          try {
            resolve({ status: answer.statusCode ?? 0, said: JSON.parse(text) as Answer['said'] })
          } catch (error) {
            reject(error)
          }
        })
      },
    )
    request.on('error', reject)
    if (body instanceof Readable) body.on('error', fault => request.destroy(fault)).pipe(request)
    else request.end(body)
  })
}

const gigabytes = 5_000_000_000
/** Five gigabytes of nothing, made as they are asked for; says how many of them were. */
function endless(name: string) {
  const part = Buffer.alloc(1 << 20)
  let made = 0
  function* parts() {
    yield Buffer.from(head(name))
    for (; made < gigabytes; made += part.length) yield part
    yield Buffer.from(tail)
  }
  return { body: Readable.from(parts(), { objectMode: false }), made: () => made }
}
/** One stored name, and ten million zeros under it. */
function zipOfZeros(): Buffer {
  const zeros = deflateRawSync(Buffer.alloc(10_000_000))
  const name = Buffer.from('bomb.txt')
  const start = Buffer.alloc(30)
  start.writeUInt32LE(0x04034b50, 0)
  start.writeUInt16LE(20, 4)
  start.writeUInt16LE(8, 8)
  start.writeUInt32LE(crc32(Buffer.alloc(10_000_000)), 14)
  start.writeUInt32LE(zeros.length, 18)
  start.writeUInt32LE(10_000_000, 22)
  start.writeUInt16LE(name.length, 26)
  return Buffer.concat([start, name, zeros])
}
const folder = () => path.resolve(process.env.SPO_FILES ?? '.data/files')
const names = (inside: string) => {
  const place = path.join(folder(), inside)
  return existsSync(place) ? readdirSync(place, { recursive: true }).map(String) : []
}
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('Files that no browser would send: each gets its sentence, nothing of the refused is kept, and no row is written', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/evidence`)
  const { sql, close } = connect(String(process.env.SPO_OWNER_URL), { max: 1 })
  const rows = async () =>
    (await sql`select count(*)::int as n from exhibits e join cases c on c.id = e.case_id where c.ref = ${ref}`)[0]?.n
  const send = (name: string, bytes: Buffer) => sendFile({ page, ref, body: formOf(name, bytes) })
  const refusals: [string, Buffer, string][] = [
    ['tool.exe', Buffer.from('MZ\x90 a program'), 'This one ends .exe'],
    ['photo.jpg', Buffer.from('%PDF-1.7\n%%EOF'), 'but what is inside it is application/pdf'],
    ['photo.png', Buffer.from('<script>alert(1)</script>'), 'what is inside it is something else'],
    ['notes.txt', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'save it as a PNG'],
    ['empty.csv', Buffer.alloc(0), 'The file is empty'],
  ]
  for (const [name, bytes, sentence] of refusals) {
    const before = names('kept').length
    const { status, said } = await send(name, bytes)
    expect(status, name).toBe(422)
    expect(said.error, name).toContain(sentence)
    expect(names('kept').includes(path.join(sha(bytes).slice(0, 2), sha(bytes))), name).toBe(false)
    expect(names('kept').length, name).toBe(before)
  }

  // A picture that is a script too is a picture, and is never sent as anything else; a path in a name is not followed.
  const png = await page.screenshot()
  const both = Buffer.concat([png, Buffer.from('<script>alert(document.cookie)</script>')])
  const kept = await send('../../../etc/cron.d/both.png', both)
  expect(kept).toMatchObject({ status: 200, said: { name: 'both.png', mediaType: 'image/png', sha256: sha(both) } })
  const before = names('kept').length
  expect((await send('again.png', both)).said).toMatchObject({ name: 'again.png', sha256: sha(both) })
  expect(names('kept')).toHaveLength(before)

  // Ten megabytes in ten kilobytes: kept as they came, for archives are never opened.
  const bomb = zipOfZeros()
  const zipped = await send('chats.zip', bomb)
  expect(zipped).toMatchObject({ status: 200, said: { mediaType: 'application/zip' } })
  expect(await rows()).toBe(0)
  await close()
})

test('Five gigabytes are refused by what the client says of them, and by what comes when it says nothing or something else', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/evidence`)
  const before = names('kept').length
  const honest = endless('long.mp4')
  const declared = await sendFile({
    page,
    ref,
    body: honest.body,
    length: gigabytes + head('long.mp4').length + tail.length,
  })
  expect(declared.said.error).toMatch(/^The file is 5,?00\d MB\. Files must be 100 MB or smaller/)
  expect(honest.made()).toBeLessThan(50_000_000)

  const silent = endless('long.mp4')
  const streamed = await sendFile({ page, ref, body: silent.body })
  expect(streamed.said.error).toMatch(/^The file is larger than 100 MB\. Files must be 100 MB or smaller/)
  expect(silent.made()).toBeLessThan(300_000_000)

  // It says a hundred bytes and stops after a hundred: the form never ends.
  const short = formOf('letter.txt', Buffer.alloc(4000, 'a'))
  const lied = await sendFile({ page, ref, body: short.subarray(0, 300), length: 300 })
  expect(lied.said.error).toBe('The file did not arrive whole, so nothing was kept. Upload it again')

  // The connection is cut while the rest of it is waited for.
  const cut = sendFile({ page, ref, body: Readable.from(half(), { objectMode: false }), length: 2_000_000 })
  await expect(cut).rejects.toThrow()
  await expect.poll(() => names('incoming')).toEqual([])
  expect(names('kept')).toHaveLength(before)
})

async function* half() {
  yield Buffer.from(head('half.mp4'))
  yield Buffer.alloc(900_000, 1)
  throw new Error('The line went dead')
}
