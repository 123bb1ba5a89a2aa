import { expect, test } from '@playwright/test'
import { archiveLimits, openArchive } from '../../../lib/pattern/exports/archive.ts'
import { openExport } from '../../../lib/pattern/exports/read.ts'
import { CannotRead } from '../../../lib/pattern/exports/row.ts'
import { makeZip } from '../../make-zip.ts'
import { readAll, sourceOf } from './export-source.ts'

const zone = { timeZone: 'Europe/London' }
const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const done = await readAll(bytes, zone).catch((e: unknown) => e)
  if (!(done instanceof CannotRead)) throw new Error(`Not refused: ${JSON.stringify(done)}`)
  expect(done.message).toMatch(/^[^\n]+\.$/)
  return done.message
}
const jpeg = Buffer.from('ffd8ffe000104a46494600', 'hex')
const chat = [
  '13/03/2026, 23:14 - Darren: I know you are there',
  '13/03/2026, 23:15 - Darren: IMG-20260313-WA0001.jpg (file attached)',
  '13/03/2026, 23:16 - Darren: IMG-20260313-WA0002.jpg (file attached)',
].join('\n')

test('a chat with its media: each file beside it is known to its row, and one that is missing is said', async () => {
  const zip = makeZip([
    { name: 'WhatsApp Chat with Darren.txt', content: chat },
    { name: 'IMG-20260313-WA0001.jpg', content: jpeg, stored: true },
    { name: '__MACOSX/._x', content: 'x' },
  ])
  const { rows, summary, file } = await readAll(zip, zone)
  expect(rows.map(r => [r.file, r.attachments.join(), r.doubts.join()])).toEqual([
    ['WhatsApp Chat with Darren.txt', '', ''],
    ['WhatsApp Chat with Darren.txt', 'IMG-20260313-WA0001.jpg', ''],
    ['WhatsApp Chat with Darren.txt', 'IMG-20260313-WA0002.jpg', 'missing-file'],
  ])
  expect(summary.files?.map(f => [f.name, f.is])).toEqual([
    ['WhatsApp Chat with Darren.txt', 'read'],
    ['IMG-20260313-WA0001.jpg', 'media'],
  ])
  expect(file.media?.map(m => m.name)).toEqual(['IMG-20260313-WA0001.jpg'])
})

test('several exports, one inside another archive: each read as it would be alone, each counted', async () => {
  const sms = '<smses count="1"><sms address="+447700900123" date="1772406845123" type="1" body="hello" /></smses>'
  const zip = makeZip([
    { name: 'a/sms.xml', content: sms },
    { name: 'b/inner.zip', content: makeZip([{ name: '_chat.txt', content: chat }]), stored: true },
    { name: 'notes.txt', content: 'nothing of use' },
  ])
  const { rows, summary } = await readAll(zip, zone)
  expect(rows.map(r => r.file)).toEqual(['a/sms.xml', ...Array.from({ length: 3 }, () => 'b/inner.zip/_chat.txt')])
  expect(summary).toMatchObject({ kind: 'zip', read: 4, accepted: 4, rejected: 0 })
  expect(summary.files?.map(f => [f.name, f.is, f.counts?.accepted])).toEqual([
    ['a/sms.xml', 'read', 1],
    ['b/inner.zip/_chat.txt', 'read', 3],
    ['notes.txt', 'unread', undefined],
  ])
  expect(summary.files?.[2]?.reason).not.toBe('')
})

test('the order of dates that one chat leaves open is asked, and another keeps its own', async () => {
  const zip = makeZip([
    { name: 'us.txt', content: '03/23/2026, 10:00 - Ann: a\n03/04/2026, 10:00 - Ann: b' },
    { name: 'open.txt', content: '03/04/2026, 10:00 - Ben: c' },
  ])
  expect((await openExport(sourceOf(zip), zone)).asks).toContainEqual({ ask: 'date-order', assumed: 'dmy' })
  const { rows } = await readAll(zip, { ...zone, dateOrder: 'dmy' })
  expect(rows.map(r => r.at.slice(0, 10))).toEqual(['2026-03-23', '2026-03-04', '2026-04-03'])
})

test('what does harm is not unpacked: too many, too large, too deep, lying, locked', async () => {
  const small = { ...archiveLimits, entries: 3, unpacked: 1000 }
  const open = (bytes: Uint8Array) => openArchive(sourceOf(bytes), small)
  const many = makeZip(Array.from({ length: 4 }, (_, i) => ({ name: `${i}.txt`, content: 'x' })))
  await expect(open(many)).rejects.toThrow(/more than 3 files/)
  await expect(open(makeZip([{ name: 'a', content: 'x'.repeat(1001) }]))).rejects.toThrow(/unpack to/)
  const bomb = makeZip([{ name: 'bomb.txt', content: Buffer.alloc(80 * 2 ** 20) }])
  expect(bomb.length).toBeLessThan(200_000)
  expect(await refusalOf(bomb)).toMatch(/archives made to do harm/)
  expect(await refusalOf(makeZip([{ name: 'a.txt', content: `${chat}\n`.repeat(500), claims: 10 }]))).toMatch(/damaged/)
  expect(await refusalOf(makeZip([{ name: 'a.txt', content: chat, locked: true }]))).toMatch(/password/)
  let deep = makeZip([{ name: 'a.txt', content: chat }])
  for (let i = 0; i < 6; i++) deep = makeZip([{ name: 'a.zip', content: deep }])
  expect(await refusalOf(deep)).toMatch(/deep/)
})

test('an archive of pictures, an empty one and a damaged one are each told apart', async () => {
  expect(await refusalOf(makeZip([{ name: 'a.jpg', content: jpeg }]))).toMatch(/pictures/)
  expect(await refusalOf(makeZip([]))).toMatch(/empty/)
  const whole = makeZip([{ name: 'a.txt', content: chat }])
  expect(await refusalOf(whole.slice(0, whole.length - 30))).toMatch(/damaged/)
})

test('a name in an archive is shown and never used as a path', async () => {
  const { rows } = await readAll(makeZip([{ name: '../../etc/pass\u202ewd.txt', content: chat }]), zone)
  expect(rows[0]?.file).toBe('../../etc/passwd.txt')
})

for (const [name, bytes, says] of [
  ['photo.jpg', jpeg, /picture/],
  ['video', Buffer.from('\0\0\0\x20ftypisom'), /recording/],
  ['msgstore.db', Buffer.from('SQLite format 3\0'), /digital forensics unit/],
  ['a.7z', Buffer.from('377abcaf271c', 'hex'), /ordinary ZIP/],
  ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /save/],
] as const)
  test(`${name} says what it is and what to ask for`, async () => {
    expect(await refusalOf(new Uint8Array(bytes))).toMatch(says)
  })
