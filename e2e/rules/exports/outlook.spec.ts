import { expect, test } from '@playwright/test'
import { CannotRead } from '../../../lib/pattern/exports/row.ts'
import { makeMsg } from '../../make-msg.ts'
import { makeZip } from '../../make-zip.ts'
import { readAll } from './export-source.ts'

const zone = { timeZone: 'Europe/London' }
const mail = makeMsg({
  subject: 'Ünser “Gespräch”',
  body: 'I know\r\nyou are there 😀',
  from: ['Darren Cole', 'darren@example.org'],
  to: [['Priya', 'priya@example.org']],
  sent: '2026-06-01T22:14:05Z',
  attachments: ['photo 1.jpg'],
})

test('an Outlook message: sender, receiver, time, words and the names of its files', async () => {
  const { rows, summary } = await readAll(mail, { ...zone, owner: 'priya@example.org' })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    at: '2026-06-01T22:14:05Z',
    channel: 'email',
    direction: 'in',
    from: 'darren@example.org',
    to: ['priya@example.org'],
    text: 'Ünser “Gespräch”\n\nI know\nyou are there 😀',
    attachments: ['photo 1.jpg'],
  })
  expect(summary.kind).toBe('msg')
})

test('the sender’s own head counts for the time, with its offset; an HTML body is read as words', async () => {
  const bytes = makeMsg({
    subject: 'you',
    html: '<html><body><p>I am <b>watching</b></p></body></html>',
    from: ['D', 'd@example.org'],
    sent: '2026-06-01T22:14:05Z',
    headers: 'Received: from a by b; Mon, 1 Jun 2026 18:14:09 -0400\r\nDate: Mon, 1 Jun 2026 18:14:05 -0400\r\n',
  })
  const { rows } = await readAll(bytes, zone)
  expect(rows[0]).toMatchObject({ local: '2026-06-01T18:14:05-04:00', text: 'you\n\nI am watching' })
})

test('a mail attached to a mail is not lost', async () => {
  const bytes = makeMsg({
    subject: 'for you',
    body: 'see his mail',
    from: ['Priya', 'priya@example.org'],
    sent: '2026-06-02T08:00:00Z',
    inner: {
      subject: 'you',
      body: 'I am watching you',
      from: ['Darren', 'darren@example.org'],
      sent: '2026-06-01T22:14:05Z',
    },
  })
  const { rows } = await readAll(bytes, zone)
  const all = rows.map(r => `${r.from} ${r.text} ${r.attachments.join()} ${r.doubts.join()}`).join('\n')
  expect(all).toMatch(/watching|\.eml/)
})

test('mails of a folder, packed: each is read', async () => {
  const { rows } = await readAll(
    makeZip([
      { name: 'a.msg', content: mail },
      { name: 'b.msg', content: mail },
    ]),
    zone,
  )
  expect(rows.map(r => r.file)).toEqual(['a.msg', 'b.msg'])
})

test('a damaged message, and one whose chains lead in a circle, ends in one sentence, and soon', async () => {
  const signature = new Uint8Array(4096)
  signature.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  await expect(readAll(signature, zone)).rejects.toThrow(/Outlook message.*\.eml/)
  for (let at = 0; at < mail.length; at += 41)
    for (const value of [0, 0xff, (mail[at] ?? 0) ^ 1]) {
      const started = Date.now()
      const done = await readAll(mail.with(at, value), zone).catch((e: unknown) => e)
      expect(Date.now() - started).toBeLessThan(5000)
      if (done instanceof Error) {
        expect(done, String(at)).toBeInstanceOf(CannotRead)
        expect(done.message).toMatch(/^[^\n]+\.$/)
      }
    }
})
