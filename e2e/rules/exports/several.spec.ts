import { expect, test } from '@playwright/test'
import type { Row } from '../../../lib/pattern/exports/row.ts'
import { lostLines } from './export-lines.ts'
import { readAll } from './export-source.ts'

const short = (r: Row) =>
  `${r.at} ${r.from}>${r.to.join('+')} ${r.text}${r.marks ? ` !${r.marks}` : ''}${r.doubts.length ? ` ?${r.doubts}` : ''}`
const apple = 'From: d@example.org\nTo: p@example.org\nSubject: x\nDate: Sat, 13 Jun 2026 23:14:05 +0000\n\nhi\n'
const readings: [what: string, text: string, rows: string[], kind: string, rejected?: number][] = [
  [
    'A record a line, one of them damaged: the others are read',
    '{"timestamp":"2026-03-01T23:14:05Z","from":"D","text":"hi"}\n{"timestamp":"2026-03-01T23:15:05Z","from":"D","te\n\n{"timestamp":"2026-03-01T23:16:05Z","from":"P","text":"no"}\n',
    ['2026-03-01T23:14:05Z D> hi', '2026-03-01T23:16:05Z P> no'],
    'records-json',
    1,
  ],
  [
    'Records over several lines, one behind the other',
    '{\n "time": "2026-03-01T23:14:05Z",\n "sender": "D",\n "body": "hi"\n}\n{\n "time": "2026-03-01T23:15:05Z",\n "sender": "P",\n "body": "no"\n}\n',
    ['2026-03-01T23:14:05Z D> hi', '2026-03-01T23:15:05Z P> no'],
    'records-json',
  ],
  [
    'Messages of Signal a line each, and those of Instagram with the milliseconds in their name',
    '{"envelope":{"sourceNumber":"+447700900123","timestamp":1772406845123,"dataMessage":{"message":"signal"}}}\n{"envelope":{"sourceNumber":"+447700900456","timestamp":1772406846123,"dataMessage":{"message":"no"}}}\n',
    ['2026-03-01T23:14:05Z +447700900123> signal', '2026-03-01T23:14:06Z +447700900456> no'],
    'records-json',
  ],
  [
    'Several chats of Facebook in one file: each message is for those of its own chat',
    JSON.stringify([
      {
        participants: [{ name: 'D' }, { name: 'P' }],
        messages: [
          { sender_name: 'D', timestamp_ms: 1772406845123, content: 'hi' },
          { sender_name: 'P', timestamp_ms: 1772406846123, content: 'no' },
        ],
      },
      {
        participants: [{ name: 'Ren\u00c3\u00a9' }, { name: 'P' }],
        messages: [{ sender_name: 'P', timestamp_ms: 1772406847123, content: 'no' }],
      },
    ]),
    ['2026-03-01T23:14:05Z D>P hi', '2026-03-01T23:14:06Z P>D no', '2026-03-01T23:14:07Z P>René no'],
    'meta-json',
  ],
  [
    'The same under a name, by the newer Messenger',
    JSON.stringify({
      threads: [
        { participants: ['D', 'P'], messages: [{ senderName: 'D', timestamp: 1772406845123, text: 'hi', media: [] }] },
        { participants: ['L', 'P'], messages: [{ senderName: 'L', timestamp: 1772406846123, text: 'x', media: [] }] },
      ],
    }),
    ['2026-03-01T23:14:05Z D>P hi', '2026-03-01T23:14:06Z L>P x'],
    'meta-json',
  ],
  [
    'Text copied from Telegram: a name with a colon, forwarded, a head pasted by somebody else',
    'D: work, [13.03.2026 23:14]\nI know: you are\n\nP, [13.03.2026 23:15]\n[Forwarded from Lee]\nno\n\nD: work, [13.03.2026 23:16]\nlook\nLee, [12.03.2026 20:00]\nhello\n\nP, [13.03.2026 23:17]\nstop\n',
    [
      '2026-03-13T23:14:00Z D: work> I know: you are',
      '2026-03-13T23:15:00Z P> [Forwarded from Lee]\nno !forwarded',
      '2026-03-13T23:16:00Z D: work> look',
      '2026-03-12T20:00:00Z Lee> hello ?out-of-turn,lone-sender',
      '2026-03-13T23:17:00Z P> stop',
    ],
    'telegram-text',
  ],
  [
    'Text copied from Telegram on a Mac, with a twelve-hour clock',
    'D, [Mar 1, 2026 at 11:14:05 PM]:\nhi\n\nP, [Mar 2, 2026 at 12:15:05 AM]:\nno\n',
    ['2026-03-01T23:14:05Z D> hi', '2026-03-02T00:15:05Z P> no'],
    'telegram-text',
  ],
  [
    'A mailbox of MMDF: its marks part the mails, one of them missing, and no line “From ” does',
    '\u0001\u0001\u0001\u0001\nFrom: d@example.org\nTo: p@example.org\nDate: Sun, 01 Mar 2026 23:14:05 +0000\nSubject: x\n\nhi\n\nFrom d@example.org Sun Mar  1 23:14:05 2026\nFrom: l@example.org\nDate: x\n\n\u0001\u0001\u0001\u0001\nFrom d@example.org Sun Mar  1 23:14:05 2026\nFrom: d@example.org\nTo: p@example.org\nDate: Sun, 01 Mar 2026 23:15:05 +0000\nSubject: y\n\ntwo\n\u0001\u0001\u0001\u0001\n',
    [
      '2026-03-01T23:14:05Z d@example.org>p@example.org x\n\nhi\n\nFrom d@example.org Sun Mar  1 23:14:05 2026\nFrom: l@example.org\nDate: x',
      '2026-03-01T23:15:05Z d@example.org>p@example.org y\n\ntwo',
    ],
    'mbox',
  ],
  [
    'A mail as Apple Mail stores it: its length before it, and notes of the program behind it',
    `${apple.length}\n${apple}<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict/></plist>\n`,
    ['2026-06-13T23:14:05Z d@example.org>p@example.org x\n\nhi'],
    'eml',
  ],
  ...(
    [
      ['sam., 13 juin 2026 23:14:05 +0200', '2026-06-13T21:14:05Z'],
      ['Sab 13 Giu 2026 23:14:05 +0200', '2026-06-13T21:14:05Z'],
      ['mar. 3 mars 2026 23:14:05 +0100', '2026-03-03T22:14:05Z'],
      ['pe, 13 marras 2026 23:14:05 +0200', '2026-11-13T21:14:05Z'],
      ['Fri, 13 Sept 2024 23:14:05 +0100', '2024-09-13T22:14:05Z'],
    ] as const
  ).map(([date, at]): (typeof readings)[number] => [
    `The date of a mail in the words of another language: ${date}`,
    `From: d@example.org\nTo: p@example.org\nSubject: x\nDate: ${date}\n\nhi\n`,
    [`${at} d@example.org>p@example.org x\n\nhi`],
    'eml',
  ]),
  [
    'A message of a backup from nobody is said',
    '<smses count="1"><sms address="null" date="1772406845000" type="1" body="hi"/></smses>',
    ['2026-03-01T23:14:05Z > hi ?no-sender'],
    'sms-xml',
  ],
  [
    'What WhatsApp says of a message is a fact of the row',
    '01/03/2026, 23:14 - D: hi <This message was edited>\n13/03/2026, 23:15 - D: This message was deleted\n',
    [
      '2026-03-01T23:14:00Z D> hi !edited ?edited',
      '2026-03-13T23:15:00Z D> This message was deleted !deleted ?deleted',
    ],
    'whatsapp',
  ],
]
for (const [what, text, rows, kind, rejected = 0] of readings)
  test(what, async () => {
    for (const part of [1 << 16, 7]) {
      const all = await readAll(text, { timeZone: 'Europe/London' }, part)
      expect(all.rows.map(r => short({ ...r, doubts: r.doubts.filter(d => d !== 'quoted-mail') }))).toEqual(rows)
      expect(all.summary).toMatchObject({ kind, rejected })
      expect(lostLines(text, all)).toEqual([])
    }
  })
