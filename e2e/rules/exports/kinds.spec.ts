import { expect, test } from '@playwright/test'
import type { Outcome, ReadOptions, Row } from '../../../lib/pattern/exports/row.ts'
import { readAll } from './export-source.ts'

/** Other files of the kinds of evidence-cases: what is silently wrong in one spelling must not be in the next. */

const tell = (r: Row) => `${r.at} ${r.from}>${r.to.join('+')} ${r.text}${r.doubts.length ? ` ?${r.doubts}` : ''}`
const chat = (...lines: string[]) => `${lines.join('\n')}\n`
const mail = (body: string, ...headers: string[]) =>
  ['From: Darren <d@example.org>', 'To: p@example.org', 'Subject: x', ...headers, '', body, ''].join('\n')
const dated = 'Date: Sun, 01 Mar 2026 23:14:05 +0000'

const readings: [what: string, text: string, rows: string[], options?: ReadOptions][] = [
  [
    'a dash of any length ends a head',
    chat('30/11/2024, 16:05 – D: hi', '30/11/2024, 16:06 — P: no', '30/11/2024, 16:07 ‒ D: x'),
    ['2024-11-30T16:05:00Z D> hi', '2024-11-30T16:06:00Z P> no', '2024-11-30T16:07:00Z D> x'],
  ],
  [
    'a line inside a message that is like a head of another program is said',
    chat(
      '13/03/2026, 09:00 - P: Hi',
      '13/03/2026, 09:01 - P: Fwd:',
      '[23:10, 12/03/2026] D: outside',
      '13/03/2026, 09:02 - S: ok',
    ),
    [
      '2026-03-13T09:00:00Z P> Hi',
      '2026-03-13T09:01:00Z P> Fwd:\n[23:10, 12/03/2026] D: outside ?line-like-message',
      '2026-03-13T09:02:00Z S> ok',
    ],
  ],
  [
    'a diary pasted in the order of its times',
    chat(
      '20/03/2026, 09:00 - P: my diary',
      '21/03/2026, 18:10 - Work: blue Audi',
      '21/03/2026, 18:20 - Shop: he followed',
      '22/03/2026, 09:30 - P: end',
    ),
    [
      '2026-03-20T09:00:00Z P> my diary',
      '2026-03-21T18:10:00Z Work> blue Audi ?lone-sender',
      '2026-03-21T18:20:00Z Shop> he followed ?lone-sender',
      '2026-03-22T09:30:00Z P> end',
    ],
  ],
  [
    'words before a second colon are no part of a name',
    chat(
      '21/03/2026, 23:14 - D: PS: one',
      '22/03/2026, 23:14 - D: PS: two',
      '23/03/2026, 23:14 - D: Event: x',
      '24/03/2026, 09:00 - P: no',
      '24/03/2026, 09:01 - P: no!',
    ),
    [
      '2026-03-21T23:14:00Z D> PS: one',
      '2026-03-22T23:14:00Z D> PS: two',
      '2026-03-23T23:14:00Z D> Event: x',
      '2026-03-24T09:00:00Z P> no',
      '2026-03-24T09:01:00Z P> no!',
    ],
  ],
  [
    'several numbers in any list are no sender',
    '<smses count="2"><mms date="1772406845000" msg_box="1" address="+447700900123;+447700900456" m_type="132"><parts><part ct="text/plain" text="hi"/></parts></mms><sms address="+447700900123" date="1.772406845E12" type="10485783" body="signal"/></smses>',
    ['2026-03-01T23:14:05Z > hi ?no-sender', '2026-03-01T23:14:05Z >+447700900123 signal'],
  ],
  [
    'what a spreadsheet spoils in other ways',
    'Date,Number,Direction\n13/03/2026 23:14,#NAME?,Incoming\n13/03/2026 23:14,4.47701E 11,Incoming\n13/03/2026 23:14,=+447700900123,Incoming\n13/03/2026 23:14,447701000000,Incoming\n',
    [
      '2026-03-13T23:14:00Z >  ?spoilt-number',
      '2026-03-13T23:14:00Z >  ?spoilt-number',
      '2026-03-13T23:14:00Z +447700900123> ',
      '2026-03-13T23:14:00Z 447701000000>  ?spoilt-number',
    ],
  ],
  [
    'zones in a column, above the table, and glued to a heading',
    'Sender,Message,Date,Time,Time Zone\nD,a,13/07/2026,23:14:05,UTC+2\nD,b,13/07/2026,23:14:05,America/New_York\nD,c,13/07/2026,23:14:05,Mars\n',
    ['2026-07-13T21:14:05Z D> a', '2026-07-14T03:14:05Z D> b', '2026-07-13T22:14:05Z D> c ?time-zone'],
  ],
  [
    'a zone above the table',
    'All times are UTC+2\nSender,Message,Date\nD,a,13/07/2026 23:14:05\n',
    ['2026-07-13T21:14:05Z D> a'],
  ],
  [
    'a zone glued to the heading',
    'Sender,Message,timestampUTC\nD,a,13/07/2026 23:14:05\n',
    ['2026-07-13T23:14:05Z D> a'],
  ],
  [
    'a zone by the name that Windows gives it',
    'Sender,Message,Date (Eastern Standard Time)\nD,a,13/07/2026 23:14:05\n',
    ['2026-07-14T03:14:05Z D> a'],
  ],
  [
    'a zone that nobody knows',
    'Sender,Message,Date (Ruritania Time)\nD,a,13/07/2026 23:14:05\n',
    ['2026-07-13T22:14:05Z D> a ?time-zone'],
  ],
  [
    'remarks behind a time',
    'Time,From,Text\n13/07/2026 23:14:05 Network,D,a\n13/07/2026 23:14:05 - UTC,D,b\n13/07/2026 23:14:05 GMT Daylight Time,D,c\n13/07/2026 23:14:05 (XYZT),D,d\n"13/07/2026 23:14:05, estimated",D,e\n13/07/2026 23:14:05 EST,D,f\n',
    [
      '2026-07-13T22:14:05Z D> a',
      '2026-07-13T23:14:05Z D> b',
      '2026-07-13T22:14:05Z D> c',
      '2026-07-13T22:14:05Z D> d ?time-zone',
      '2026-07-13T22:14:05Z D> e ?approximate',
      '2026-07-14T04:14:05Z D> f ?time-zone',
    ],
  ],
  [
    'the name of a chat is no sender, those who take part are no receivers twice',
    'Chat,Participants,Date,Sender,Text\nD,A;B,13/03/2026 23:14,A,hi\nD,A;B,13/03/2026 23:15,,who\n',
    ['2026-03-13T23:14:00Z A>B hi', '2026-03-13T23:15:00Z >A+B who ?no-sender'],
  ],
  [
    'headings of networks in other words',
    'A-Nummer;B-Nummer;Datum;Zeit;Event Duration\n4477;4478;13/03/2026;23:14:05;62\n',
    ['2026-03-13T23:14:05Z 4477>4478  ?call-kind'],
  ],
  [
    'rows ended by returns, a feed within a cell',
    'Date,From,Text\r13/03/2026 23:14,D,"a\nb"\r14/03/2026 23:14,D,c\r',
    ['2026-03-13T23:14:00Z D> a\nb', '2026-03-14T23:14:00Z D> c'],
  ],
  [
    'rows parted by the signs of Unicode',
    'Date,From,Text\u202813/03/2026 23:14,D,a\u202814/03/2026 23:14,D,c',
    ['2026-03-13T23:14:00Z D> a', '2026-03-14T23:14:00Z D> c'],
  ],
  [
    'rows ended by two returns and a feed',
    'Date,From,Text\r\r\n13/03/2026 23:14,D,a\r\r\n',
    ['2026-03-13T23:14:00Z D> a'],
  ],
  [
    'a mailbox parted by the word alone',
    `From\n${mail('one', dated)}From\n${mail('two', dated)}`,
    [
      '2026-03-01T23:14:05Z d@example.org>p@example.org x\n\none',
      '2026-03-01T23:14:05Z d@example.org>p@example.org x\n\ntwo',
    ],
  ],
  [
    'a date that a server signed',
    mail('b', 'DKIM-Signature: v=1; t=1772406845; b=x'),
    ['2026-03-01T23:14:05Z d@example.org>p@example.org x\n\nb ?date-received,mail-date'],
  ],
  [
    'a date of another server',
    mail('b', 'X-Received: by x; Sun, 01 Mar 2026 15:14:05 -0800 (PST)'),
    ['2026-03-01T23:14:05Z d@example.org>p@example.org x\n\nb ?date-received'],
  ],
  [
    'a date in an encoded word',
    mail('b', 'Date: =?utf-8?q?So=2E=2C_1_M=C3=A4rz_2026_23=3A14=3A05_+0000?='),
    ['2026-03-01T23:14:05Z d@example.org>p@example.org x\n\nb'],
  ],
  [
    'a chat attached to a mail is not the file',
    mail(
      '--b\nContent-Type: text/plain\n\nsee\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="chat.txt"\n\n13/03/2026, 09:00 - P: a\n13/03/2026, 09:01 - D: b\n13/03/2026, 09:02 - D: c\n--b--',
      dated,
      'Content-Type: multipart/mixed; boundary=b',
    ),
    ['2026-03-01T23:14:05Z d@example.org>p@example.org x\n\nsee ?words-unread'],
  ],
  [
    'words in UTF-7',
    mail('caf+AOk- +AKM-500', dated, 'Content-Type: text/plain; charset=utf-7'),
    ['2026-03-01T23:14:05Z d@example.org>p@example.org x\n\ncafé £500'],
  ],
  [
    'messages of an iPhone out of turn',
    'Mar 01, 2026 11:14:05 PM\n+447700900123\nquote:\n\nMar 01, 2025 11:20:00 PM\n+447700900123\npasted\n\nMar 01, 2026 11:21:00 PM\nMe\nend\n',
    [
      '2026-03-01T23:14:05Z +447700900123> quote:',
      '2025-03-01T23:20:00Z +447700900123> pasted ?out-of-turn',
      '2026-03-01T23:21:00Z > end',
    ],
  ],
  [
    'weekdays, and years behind the time, as programs write them',
    [
      'Date,From,Text',
      'Fri Mar 13 23:14:05 2026,D,a',
      'Fri Mar 13 23:14:05 GMT 2026,D,b',
      '"Fri, 13 Mar 2026 23:14:05 +0100",D,c',
      '2026年3月13日 23:14,D,d',
      '/Date(1773443645000)/,D,e',
      'about 11pm 13/03/2026,D,f',
      '13 Maw 2026 23:14,D,g',
      '',
    ].join('\n'),
    [
      '2026-03-13T23:14:05Z D> a',
      '2026-03-13T23:14:05Z D> b',
      '2026-03-13T22:14:05Z D> c',
      '2026-03-13T23:14:00Z D> d',
      '2026-03-13T23:14:05Z D> e',
      '2026-03-13T23:00:00Z D> f ?approximate',
      '2026-03-13T23:14:00Z D> g',
    ],
  ],
  [
    'an hour that contradicts the word beside it, and a year that is of no calendar, are refused',
    'Date,From,Text\n13/03/2026 13:14 am,D,a\n13/03/2869 23:14,D,b\n13/03/2026 11:14 pm,D,c\n',
    ['2026-03-13T23:14:00Z D> c'],
  ],
  [
    'noon and midnight, with a figure and without, and hours in words: midnight is the beginning of a day or its end',
    'Date,From,Text\n13/03/2026 noon,D,a\n13/03/2026 12 noon,D,b\nmidnight 13/03/2026,D,c\n13/03/2026 12:00 midnight,D,d\n13/03/2026 11 at night,D,e\n13/03/2026 3 o’clock in the morning,D,f\n13/03/2026 3 o’clock,D,g\n',
    [
      '2026-03-13T12:00:00Z D> a',
      '2026-03-13T12:00:00Z D> b',
      '2026-03-13T00:00:00Z D> c ?midnight-day',
      '2026-03-13T00:00:00Z D> d ?midnight-day',
      '2026-03-13T23:00:00Z D> e',
      '2026-03-13T03:00:00Z D> f',
    ],
  ],
  [
    'who was sent a message is not taken from those who take part in the chat',
    'Participants,From,To,Body,Timestamp\nx,D,P,hi,13/03/2026 23:14:05\n',
    ['2026-03-13T23:14:05Z D>P hi'],
  ],
  [
    'a quotation mark that ends a text where an attribute seems to follow',
    '<smses>\n<sms address="1" date="1773443645000" type="1" body="he wrote "date="x" readable_date="x" />\n</smses>\n',
    ['2026-03-13T23:14:05Z 1> he wrote  ?quotes'],
  ],
  [
    'the head of another mail inside a mail is said',
    mail('hi\n\nFrom: Wayne\nSent: 01 March 2026 22:00\nTo: Priya\nSubject: you\n\nI will find you', dated),
    [
      '2026-03-01T23:14:05Z d@example.org>p@example.org x\n\nhi\n\nFrom: Wayne\nSent: 01 March 2026 22:00\nTo: Priya\nSubject: you\n\nI will find you ?quoted-mail',
    ],
  ],
  [
    'messages of an iPhone with the day first, or as ISO writes it',
    '01 Mar 2026 23:14:05\nDarren\nI see you\n\n2026-03-01 23:15:05\nMe\nstop\n',
    ['2026-03-01T23:14:05Z Darren> I see you', '2026-03-01T23:15:05Z > stop'],
  ],
]
for (const [what, text, rows, options] of readings)
  test(what, async () => {
    expect((await readAll(text, { timeZone: 'Europe/London', ...options })).rows.map(tell)).toEqual(rows)
  })

test('a column that may be how long calls took, and that no heading names, is asked for', async () => {
  await expect(
    readAll('CLI,DIALLED NO,CALL DATE,CALL TIME,SECS USED\n07700900123,07700900456,13/03/26,23:14:05,83\n'),
  ).rejects.toThrow('“SECS USED” may be how long they took')
})

test('a column of times that no heading names is asked for', async () => {
  const read = readAll('Date,Sender,Text,Wann\n13/03/2026,D,hi,23:14:05\n')
  await expect(read).rejects.toThrow('“Wann” may')
})

test('calls by words: who called is never turned round, a session of data is no call', async () => {
  const kinds = ['Outgoing (missed)', 'Diverted', 'VM', 'Entgangen', 'Called', 'I', 'GPRS']
  const { outcomes } = await readAll(
    `Date,Number,Call Type,Duration\n${kinds.map(k => `13/03/2026 23:14,0770090${k.length},${k},0`).join('\n')}\n`,
  )
  const said = outcomes.flatMap((o: Outcome) =>
    o.is === 'row' ? [`${o.row.channel} ${o.row.direction} ${o.row.call?.type} ${o.row.doubts}`] : [],
  )
  expect(said).toEqual([
    'call out outgoing ',
    'call in rejected call-kind',
    'call in voicemail ',
    'call in missed ',
    'call out outgoing ',
    'call in incoming ',
    'csv unknown undefined ',
  ])
})

test('places of a table: each where it says, one that is none is refused, and a mast is not where anybody was', async () => {
  const { rows, rejects } = await readAll(
    'Name,Date,Time,Lat,Long,Accuracy (m),Duration\nHome,13/03/2026,23:14:05,"51,5074","-0,1278",12,00:10\nX,13/03/2026,23:15:05,91.5,-0.1,3,0\n',
  )
  expect(rows.map(r => [r.kind, r.place, r.text, r.from, r.call])).toEqual([
    ['place', { lat: 51.5074, lon: -0.1278, accuracy: 12 }, 'Home', '', undefined],
  ])
  expect(rejects.map(r => r.line)).toEqual([3])
  const mast = await readAll(
    'Date,A Number,B Number,Duration,Cell Latitude,Cell Longitude\n13/03/2026 23:14,447700900001,447700900002,12,51.5,-0.1\n',
  )
  expect(mast.rows.map(r => [r.channel, r.place])).toEqual([['call', undefined]])
})
