import { expect, test } from '@playwright/test'
import { readAll } from './export-source.ts'

const mail = (date: string, ...rest: string[]) =>
  [
    'From: "Darren O\'Neill" <darren@example.com>',
    'To: Priya <priya@example.com>, x@example.com',
    'Cc: y@example.com',
    `Date: ${date}`,
    ...rest,
  ].join('\n')
const readRow = async (text: string, owner?: string) => {
  const { rows } = await readAll(text, owner === undefined ? {} : { owner })
  const row = rows[0]
  if (!row) throw new Error('No row')
  return row
}

const dates: [header: string, local: string, precision: string, doubts: string[]][] = [
  ['Sun, 1 Mar 2026 18:14:05 -0500', '2026-03-01T18:14:05-05:00', 'second', []],
  ['Sun, 1 Mar 2026 18:14:05 -0500 (EST)', '2026-03-01T18:14:05-05:00', 'second', []],
  ['1 Mar 26 23:14 GMT', '2026-03-01T23:14:00+00:00', 'minute', []],
  ['Sun, 01 Mar 2026 18:14:05 EST', '2026-03-01T18:14:05-05:00', 'second', []],
  ['Mon, 02 Mar 2026 04:44:05 +0530', '2026-03-02T04:44:05+05:30', 'second', []],
  ['Wed, 1 Jul 2026 10:00:00 BST', '2026-07-01T10:00:00+01:00', 'second', ['time-zone']],
  ['Wed, 1 Jul 2026 10:00:00', '2026-07-01T10:00:00+01:00', 'second', ['time-zone']],
  ['Sun Mar  1 23:14:05 2026', '2026-03-01T23:14:05+00:00', 'second', ['time-zone']],
]
for (const [header, local, precision, doubts] of dates)
  test(`the Date header “${header}” keeps its own offset`, async () => {
    const row = await readRow(mail(header, 'Subject: s', '', 'body'))
    expect({ local: row.local, precision: row.precision, doubts: row.doubts }).toEqual({ local, precision, doubts })
    expect(row.at).toBe(`${new Date(local).toISOString().slice(0, 19)}Z`)
  })

test('encoded words, a page without plain text, attachments by name, and the direction from the owner', async () => {
  const text = mail(
    'Sun, 1 Mar 2026 23:14:05 +0000',
    'Subject: =?utf-8?B?SSBrbm93?= =?iso-8859-1?Q?_caf=E9?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head><style>p{color:red}</style></head><body><p>I know &amp; see <b>you</b></p><script>x()</script>there&nbsp;&#8212;</body></html>',
    '--b',
    'Content-Type: image/jpeg; name="=?utf-8?Q?f=C3=BCr_dich.jpg?="',
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: base64',
    '',
    'QUJD',
    '--b',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename="old.eml"',
    '',
    'Subject: old',
    '',
    'old words',
    '--b--',
  )
  const row = await readRow(text, 'PRIYA@example.com')
  expect(row).toMatchObject({
    line: 1,
    channel: 'email',
    direction: 'in',
    from: 'darren@example.com',
    to: ['priya@example.com', 'x@example.com', 'y@example.com'],
    text: 'I know café\n\nI know & see you\nthere —',
    attachments: ['für dich.jpg', 'old.eml'],
    raw: text,
    doubts: [],
  })
  expect((await readRow(text, "Darren O'Neill")).direction).toBe('out')
  expect(await readRow(text, 'z@example.com')).toMatchObject({ direction: 'unknown', doubts: ['owner'] })
  expect(await readRow(text)).toMatchObject({ direction: 'unknown', doubts: [] })
})

test('a message without a date, or with one that is none, is refused with the reason', async () => {
  const none = await readAll('From: a@example.com\nTo: b@example.com\nSubject: s\n\nx')
  expect(none.rejects).toEqual([
    {
      line: 1,
      raw: 'From: a@example.com\nTo: b@example.com\nSubject: s\n\nx',
      reason: 'The message has no Date header',
    },
  ])
  const bad = await readAll(mail('some day', '', 'x'))
  expect(bad.rejects[0]?.reason).toBe('“some day” in the Date header is not a date and time')
})

test('a mailbox: parted at its marks, quoted lines restored, text that only looks like a mark left alone', async () => {
  const mark = 'From darren@example.com Sun Mar  1 23:14:05 2026'
  const text = [
    mark,
    mail(
      'Sun, 1 Mar 2026 23:14:05 +0000',
      '',
      '>From now on',
      '>>From twice',
      'From here',
      '',
      'From nowhere, 1999',
      '',
    ),
    mark,
    'Subject: no date',
    '',
    'x',
    '',
    'From 1790@xxx Mon Mar 02 10:00:00 +0000 2026',
    mail('Mon, 2 Mar 2026 10:00:00 +0100', '', 'last'),
    '',
  ].join('\r\n')
  const { rows, rejects, summary } = await readAll(text)
  expect(rows.map(r => [r.line, r.local, r.text])).toEqual([
    [1, '2026-03-01T23:14:05+00:00', 'From now on\n>From twice\nFrom here\n\nFrom nowhere, 1999'],
    [13, '2026-03-01T23:14:05+00:00', 'no date\n\nx'],
    [18, '2026-03-02T10:00:00+01:00', 'last'],
  ])
  expect(rows[1]?.doubts, 'the time is that of the mark').toContain('date-received')
  expect(rejects).toEqual([])
  expect(summary).toMatchObject({
    kind: 'mbox',
    read: 3,
    accepted: 3,
    rejected: 0,
    earliest: '2026-03-01T23:14:05Z',
    latest: '2026-03-02T09:00:00Z',
  })
})

test('a file of megabytes inside a message is left out, its name and the words after it are not', async () => {
  const lines = Array.from({ length: 20_000 }, () => 'QUJD'.repeat(19)).join('\n')
  const row = await readRow(
    mail(
      'Sun, 1 Mar 2026 23:14:05 +0000',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      `--b\nContent-Type: application/pdf; name="long.pdf"\nContent-Transfer-Encoding: base64\n\n${lines}\n--b\nContent-Type: text/plain\n\nafter\n--b--`,
    ),
  )
  expect(row).toMatchObject({ text: 'after', attachments: ['long.pdf'], doubts: ['words-unread'] })
  expect(row.raw.length).toBeLessThan(300_000)
  expect(row.raw).toMatch(/\[\.\.\. \d+ bytes left out \.\.\.\]/)
})
