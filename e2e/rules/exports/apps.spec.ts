import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { CannotRead, type Row } from '../../../lib/pattern/exports/row.ts'
import { readAll } from './export-source.ts'

const zone = { timeZone: 'Europe/London' }
const read = async (content: string | object, options = {}) =>
  readAll(typeof content === 'string' ? content : JSON.stringify(content, null, 1), { ...zone, ...options })
const short = (r: Row) => [r.at, r.from, r.text, ...(r.marks ?? [])].join(' | ')

const telegram = {
  chats: {
    list: [
      {
        name: 'Darren',
        type: 'personal_chat',
        id: 1,
        messages: [
          { id: 1, type: 'service', date: '2026-03-01T23:00:00', actor: 'Darren', action: 'create_chat' },
          {
            id: 2,
            type: 'message',
            date: '2026-06-01T23:14:05',
            date_unixtime: '1780352045',
            edited: '2026-06-01T23:20:05',
            edited_unixtime: '1780352405',
            from: 'Darren',
            from_id: 'user1',
            text: ['see ', { type: 'link', text: 'https://a.example' }, ' now'],
          },
          {
            id: 3,
            type: 'message',
            date: '2026-06-01T23:15:05',
            date_unixtime: '1780352105',
            from: 'Darren',
            from_id: 'user1',
            forwarded_from: 'Lee',
            photo: 'photos/photo_1.jpg',
            text: '',
          },
          {
            id: 4,
            type: 'message',
            date: '2026-06-01T23:16:05',
            date_unixtime: '1780352165',
            from: 'Darren',
            from_id: 'user1',
            location_information: { latitude: 51.5, longitude: -0.12 },
            text: '',
          },
          {
            id: 5,
            type: 'service',
            date: '2026-06-01T23:17:05',
            date_unixtime: '1780352225',
            actor: 'Darren',
            actor_id: 'user1',
            action: 'phone_call',
            duration_seconds: 61,
            discard_reason: 'hangup',
          },
        ],
      },
    ],
  },
}
test('Telegram, all chats: formatted text, forwarded, edited, a place, a call, a notice', async () => {
  const { rows, summary } = await read(telegram)
  expect(rows.map(short)).toEqual([
    '2026-06-01T22:14:05Z | Darren | see https://a.example now | edited',
    '2026-06-01T22:15:05Z | Darren |  | forwarded',
    '2026-06-01T22:16:05Z | Darren | ',
    '2026-06-01T22:17:05Z | Darren | ',
  ])
  expect(rows[1]?.attachments).toEqual(['photos/photo_1.jpg'])
  expect(rows[2]?.place).toEqual({ lat: 51.5, lon: -0.12 })
  expect(rows[3]).toMatchObject({ call: { seconds: 61 }, doubts: ['call-direction'] })
  expect(summary).toMatchObject({ kind: 'telegram-json', read: 5, accepted: 4, system: 1 })
})

test('Instagram and Facebook: letters put together again, a photo, unsent, a call; what is right already stays', async () => {
  const { rows } = await read({
    participants: [{ name: 'Darren' }],
    messages: [
      {
        sender_name: 'Ren\u00c3\u00a9',
        timestamp_ms: 1772406845123,
        content: 'caf\u00c3\u00a9 \u00f0\u009f\u0098\u0080',
      },
      { sender_name: 'René', timestamp_ms: 1772406846000, content: 'café 😀' },
      { sender_name: 'René', timestamp_ms: 1772406847000, photos: [{ uri: 'inbox/d_1/photos/1.jpg' }] },
      { sender_name: 'René', timestamp_ms: 1772406848000, is_unsent: true },
      { sender_name: 'René', timestamp_ms: 1772406849000, content: 'A video call', call_duration: 0, missed: true },
      { sender_name: 'René', content: 'no time' },
    ],
    title: 'René',
  })
  expect(rows.map(short)).toEqual([
    '2026-03-01T23:14:05Z | René | café 😀',
    '2026-03-01T23:14:06Z | René | café 😀',
    '2026-03-01T23:14:07Z | René | ',
    '2026-03-01T23:14:08Z | René |  | unsent',
    '2026-03-01T23:14:09Z | René | A video call',
  ])
  expect(rows[2]?.attachments).toEqual(['inbox/d_1/photos/1.jpg'])
  expect(rows[4]?.call).toEqual({ type: 'missed', seconds: 0 })
})

test('Messenger with encrypted chats, Snapchat, Google Chat and X', async () => {
  const messenger = {
    participants: ['D'],
    threadName: 'D',
    messages: [{ isUnsent: false, media: [], senderName: 'D', text: 'hé', timestamp: 1772406845000 }],
  }
  expect((await read(messenger)).rows.map(short)).toEqual(['2026-03-01T23:14:05Z | D | hé'])
  const snap = {
    darren_c: [
      {
        From: 'darren_c',
        'Media Type': 'TEXT',
        Created: '2026-03-01 23:14:05 UTC',
        Content: 'hi',
        IsSender: false,
        'Conversation Title': null,
      },
      {
        From: 'priya',
        'Media Type': 'MEDIA',
        Created: '2026-03-01 23:15:05 UTC',
        Content: '',
        IsSender: true,
        'Media IDs': 'b~1',
      },
    ],
  }
  const { rows } = await read(snap)
  expect(rows.map(r => [r.direction, r.from, r.to.join(), r.text, r.attachments.join()])).toEqual([
    ['in', 'darren_c', '', 'hi', ''],
    ['out', 'priya', 'darren_c', '', 'b~1'],
  ])
  const google = {
    messages: [
      {
        creator: { name: 'D', email: 'd@example.org' },
        created_date: 'Sunday, 1 March 2026 at 23:14:05 UTC',
        text: 'hi',
      },
    ],
  }
  expect((await read(google)).rows.map(short)).toEqual(['2026-03-01T23:14:05Z | d@example.org | hi'])
  const x = `window.YTD.direct_messages.part0 = ${JSON.stringify([{ dmConversation: { conversationId: '1-2', messages: [{ messageCreate: { senderId: '1', recipientId: '2', text: 'hi', createdAt: '2026-03-01T23:14:05.000Z', mediaUrls: [] } }] } }])}`
  expect((await read(x)).rows.map(short)).toEqual(['2026-03-01T23:14:05Z | 1 | hi'])
})

test('a message that is cut short, or is no JSON, is said and takes nothing from the others', async () => {
  const text =
    '{"messages":[{"sender_name":"D","timestamp_ms":1772406845000,"content":"a"},{"sender_name":"D","timestamp_ms":1772406846000,"content":"b'
  const { rows, rejects } = await read(text)
  expect(rows.map(r => r.text)).toEqual(['a'])
  expect(rejects.map(r => r.reason)).toEqual([expect.stringMatching(/cut short/), expect.stringMatching(/complete/)])
})

test('JSON comes out the same in whatever parts it arrives, and damaged at random never throws', async () => {
  const text = JSON.stringify(telegram, null, 2)
  const whole = await read(text)
  for (const part of [1, 2, 3, 7, 100]) expect((await readAll(text, zone, part)).outcomes).toEqual(whole.outcomes)
  await fc.assert(
    fc.asyncProperty(fc.nat(text.length), fc.nat(30), fc.string({ maxLength: 5 }), async (at, cut, put) => {
      const damaged = text.slice(0, at) + put + text.slice(at + cut)
      const done = await read(damaged).catch((e: unknown) => e)
      if (done instanceof Error) expect(done).toBeInstanceOf(CannotRead)
    }),
    { numRuns: 100 },
  )
})

const ufed = `<?xml version="1.0"?><project id="1" name="iPhone" xmlns="http://pa.cellebrite.com/report/2.0"><decodedData>
<modelType type="Chat"><model type="Chat" id="c"><field name="Source" type="String"><value type="String">WhatsApp</value></field>
<multiModelField name="Messages" type="InstantMessage">
<model type="InstantMessage" id="1" deleted_state="Deleted"><modelField name="From" type="Party"><model type="Party"><field name="Identifier"><value>447700900123@s.whatsapp.net</value></field><field name="Name"><value>Darren</value></field><field name="IsPhoneOwner"><value>False</value></field></model></modelField>
<field name="Body"><value type="String">I &amp; you</value></field><field name="TimeStamp"><value type="TimeStamp">2026-03-01T23:14:05.000+00:00</value></field>
<multiModelField name="Attachments"><model type="Attachment"><field name="Filename"><value>a.jpg</value></field></model></multiModelField></model>
<model type="InstantMessage" id="2" deleted_state="Intact"><modelField name="From" type="Party"><model type="Party"><field name="Identifier"><value>447700900999</value></field><field name="IsPhoneOwner"><value>True</value></field></model></modelField><field name="Body"><value>stop</value></field><field name="TimeStamp"><value>01/03/2026 23:15:05(UTC+0)</value></field></model>
</multiModelField></model></modelType>
<modelType type="Call"><model type="Call" id="3"><field name="Type"><value>Missed</value></field><field name="TimeStamp"><value>2026-03-01T23:16:05+00:00</value></field><field name="Duration"><value>00:00:00</value></field><multiModelField name="Parties"><model type="Party"><field name="Identifier"><value>+447700900123</value></field><field name="Role"><value>From</value></field></model></multiModelField></model></modelType>
<modelType type="SMS"><model type="SMS" id="4"><field name="Folder"><value>Sent</value></field><field name="TimeStamp"><value>2026-03-01T23:17:05+00:00</value></field><field name="Body"><value>no</value></field><multiModelField name="Parties"><model type="Party"><field name="Identifier"><value>+447700900123</value></field><field name="Role"><value>To</value></field></model></multiModelField></model></modelType>
<modelType type="Location"><model type="Location" id="5"><field name="TimeStamp"><value>2026-03-01T23:18:05+00:00</value></field><modelField name="Position"><model type="Coordinate"><field name="Latitude"><value>51.5</value></field><field name="Longitude"><value>-0.12</value></field></model></modelField></model></modelType>
</decodedData></project>`
test('a UFED report: chat, call, text and place, the owner’s own apart from the others', async () => {
  const { rows, rejects } = await read(ufed)
  expect(rejects).toEqual([])
  expect(
    rows.map(r => [r.at.slice(11, 19), r.channel, r.direction, r.from, r.to.join(), r.text, (r.marks ?? []).join()]),
  ).toEqual([
    ['23:14:05', 'whatsapp', 'in', '447700900123', '', 'I & you', 'deleted'],
    ['23:15:05', 'whatsapp', 'out', '447700900999', '', 'stop', ''],
    ['23:16:05', 'call', 'in', '+447700900123', '', '', ''],
    ['23:17:05', 'sms', 'out', '', '+447700900123', 'no', ''],
    ['23:18:05', 'csv', 'unknown', '', '', '', ''],
  ])
  expect(rows[0]?.attachments).toEqual(['a.jpg'])
  expect(rows[0]?.raw).toMatch(/^<model type="InstantMessage" id="1"[\s\S]*<\/model>$/)
  expect(rows[2]?.call).toEqual({ type: 'missed', seconds: 0 })
  expect(rows[4]).toMatchObject({ kind: 'place', place: { lat: 51.5, lon: -0.12 } })
  for (const part of [1, 7, 100]) expect((await readAll(ufed, zone, part)).rows).toEqual(rows)
})

test('places with their times: GPX, KML, and four forms of Google', async () => {
  const where = (rows: Row[]) => rows.map(r => [r.at, r.kind, r.place?.lat, r.place?.lon])
  const gpx =
    '<?xml version="1.0"?><gpx version="1.1"><trk><trkseg><trkpt lat="51.5" lon="-0.12"><ele>1</ele><time>2026-03-01T23:14:05Z</time></trkpt><trkpt lat="91" lon="0"><time>2026-03-01T23:15:05Z</time></trkpt></trkseg></trk></gpx>'
  const one = [['2026-03-01T23:14:05Z', 'place', 51.5, -0.12]]
  const read1 = await read(gpx)
  expect(where(read1.rows)).toEqual(one)
  expect(read1.rejects.map(r => r.reason)).toEqual([expect.stringMatching(/no place on earth/)])
  const kml =
    '<kml xmlns:gx="http://x"><Document><Placemark><name>Track</name><gx:Track><when>2026-03-01T23:14:05Z</when><gx:coord>-0.12 51.5 0</gx:coord></gx:Track></Placemark></Document></kml>'
  expect(where((await read(kml)).rows)).toEqual(one)
  await expect(
    read('<kml><Placemark><Point><coordinates>-0.12,51.5</coordinates></Point></Placemark></kml>'),
  ).rejects.toThrow(/not when/)
  const records = {
    locations: [{ latitudeE7: 515000000, longitudeE7: -1200000, accuracy: 12, timestamp: '2026-03-01T23:14:05.123Z' }],
  }
  expect(where((await read(records)).rows)).toEqual(one)
  const android = {
    semanticSegments: [
      {
        startTime: '2026-03-01T23:14:05.000Z',
        endTime: '2026-03-01T23:40:05.000Z',
        visit: { topCandidate: { semanticType: 'HOME', placeLocation: { latLng: '51.5°, -0.12°' } } },
      },
    ],
  }
  expect(where((await read(android)).rows)).toEqual(one)
  const iphone = [
    {
      startTime: '2026-03-01T23:14:05.000+00:00',
      endTime: '2026-03-01T23:40:05.000+00:00',
      timelinePath: [{ point: 'geo:51.5,-0.12', durationMinutesOffsetFromStartTime: '0' }],
    },
  ]
  expect(where((await read(iphone)).rows)).toEqual(one)
  const old = {
    timelineObjects: [
      {
        placeVisit: {
          location: { latitudeE7: 515000000, longitudeE7: -1200000, name: 'Home' },
          duration: { startTimestamp: '2026-03-01T23:14:05Z', endTimestamp: '2026-03-01T23:40:05Z' },
        },
      },
    ],
  }
  expect(where((await read(old)).rows)).toEqual(one)
})

test('iPhone messages as text: an attachment, a reply, an unsent one, a pasted head, a line of the program', async () => {
  const text = [
    'Mar 01, 2026 11:14:05 PM',
    'Darren',
    'look',
    '/Attachments/1/IMG_1.heic',
    '',
    'Mar 01, 2026 11:15:05 PM (Read by them after 5 seconds)',
    'Me',
    'he wrote',
    'Mar 01, 2026 10:00:00 PM',
    'Darren',
    '    Mar 01, 2026 11:15:30 PM',
    '',
    'Mar 01, 2026 11:16:05 PM Darren named the conversation “us”',
    '',
    'Mar 01, 2026 11:17:05 PM',
    'Darren',
    'Darren unsent this message part 4 seconds after sending!',
  ].join('\n')
  const { rows, summary } = await read(text)
  expect(rows.map(r => [r.direction, r.from, r.text, r.attachments.length, r.marks?.join(), r.doubts.join()])).toEqual([
    ['in', 'Darren', 'look', 1, undefined, ''],
    [
      'out',
      '',
      'he wrote\nMar 01, 2026 10:00:00 PM\nDarren\n    Mar 01, 2026 11:15:30 PM',
      0,
      undefined,
      'line-like-message',
    ],
    ['in', 'Darren', 'Darren unsent this message part 4 seconds after sending!', 0, 'unsent', ''],
  ])
  expect(summary.system).toBe(1)
})

test('text copied from WhatsApp Web is the chat, its heads shown as they stood', async () => {
  const { rows } = await read('[10:14 pm, 21/03/2026] Darren: a\nb\n[22:15, 22/03/2026] Priya: c')
  expect(rows.map(short)).toEqual(['2026-03-21T22:14:00Z | Darren | a\nb', '2026-03-22T22:15:00Z | Priya | c'])
  expect(rows[0]?.raw).toBe('[10:14 pm, 21/03/2026] Darren: a\nb')
})
