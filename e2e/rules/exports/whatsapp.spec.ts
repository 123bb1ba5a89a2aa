import { expect, test } from '@playwright/test'
import { readAll } from './export-source.ts'

/** One instant, 1 March 2026 at 23:14 (and 5 seconds), as phones of different languages write it, with a line that decides the order. */
const locales: [name: string, line: string, decides: string, order: string, precision: string][] = [
  ['British Android', '01/03/2026, 23:14 - ', '23/03/2026, 08:00 - ', 'dmy', 'minute'],
  ['British Android, 12 hours', '01/03/2026, 11:14 pm - ', '23/03/2026, 8:00 am - ', 'dmy', 'minute'],
  ['British iPhone', '[01/03/2026, 23:14:05] ', '[23/03/2026, 08:00:00] ', 'dmy', 'second'],
  ['American Android', '3/1/26, 11:14\u202fPM - ', '3/23/26, 8:00\u202fAM - ', 'mdy', 'minute'],
  ['American iPhone', '[3/1/26, 11:14:05\u202fPM] ', '[3/23/26, 8:00:00\u202fAM] ', 'mdy', 'second'],
  ['Canadian iPhone', '[2026-03-01, 11:14:05\u202fp.m.] ', '[2026-03-23, 8:00:00\u202fa.m.] ', 'ymd', 'second'],
  ['German Android', '01.03.26, 23:14 - ', '23.03.26, 08:00 - ', 'dmy', 'minute'],
  ['German iPhone', '[01.03.26, 23:14:05] ', '[23.03.26, 08:00:00] ', 'dmy', 'second'],
  ['French Android', '01/03/2026 à 23:14 - ', '23/03/2026 à 08:00 - ', 'dmy', 'minute'],
  ['Spanish Android, 12 hours', '1/3/26, 11:14 p. m. - ', '23/3/26, 8:00 a. m. - ', 'dmy', 'minute'],
  [
    'Spanish Android, narrow spaces',
    '1/3/26, 11:14\u202fp.\u00a0m. - ',
    '23/3/26, 8:00\u202fa.\u00a0m. - ',
    'dmy',
    'minute',
  ],
  ['Italian Android', '01/03/26, 23:14 - ', '23/03/26, 08:00 - ', 'dmy', 'minute'],
  ['Dutch Android', '01-03-2026 23:14 - ', '23-03-2026 08:00 - ', 'dmy', 'minute'],
  ['Dutch iPhone', '[01-03-2026 23:14:05] ', '[23-03-2026 08:00:00] ', 'dmy', 'second'],
  ['Polish Android', '1.03.2026, 23:14 - ', '23.03.2026, 08:00 - ', 'dmy', 'minute'],
  ['Brazilian Android', '01/03/2026 23:14 - ', '23/03/2026 08:00 - ', 'dmy', 'minute'],
  ['Swedish Android', '2026-03-01 23:14 - ', '2026-03-23 08:00 - ', 'ymd', 'minute'],
  ['Finnish iPhone', '[1.3.2026 klo 23.14.05] ', '[23.3.2026 klo 8.00.00] ', 'dmy', 'second'],
  ['Turkish Android, 12 hours', '1.03.2026 ÖS 11:14 - ', '23.03.2026 ÖÖ 8:00 - ', 'dmy', 'minute'],
  ['Arabic Android', '١‏/٣‏/٢٠٢٦، ١١:١٤ م - ', '٢٣‏/٣‏/٢٠٢٦، ٨:٠٠ ص - ', 'dmy', 'minute'],
  ['Japanese Android', '2026/03/01 23:14 - ', '2026/03/23 8:00 - ', 'ymd', 'minute'],
  ['Chinese iPhone', '[2026/3/1 下午11:14:05] ', '[2026/3/23 上午8:00:00] ', 'ymd', 'second'],
  ['Korean Android', '2026. 3. 1. 오후 11:14 - ', '2026. 3. 23. 오전 8:00 - ', 'ymd', 'minute'],
  ['Czech Android', '1. 3. 2026 23:14 - ', '23. 3. 2026 8:00 - ', 'dmy', 'minute'],
  ['marked iPhone', '\u200e[01/03/2026, 23:14:05] ', '[23/03/2026, 08:00:00] ', 'dmy', 'second'],
]
for (const [name, line, decides, order, precision] of locales)
  test(`${name}: one time, one sender, one text`, async () => {
    const { rows, summary, rejects } = await readAll(`${line}Darren: I know you are there\r\n${decides}Priya: stop\r\n`)
    expect(rejects).toEqual([])
    const at = precision === 'second' ? '2026-03-01T23:14:05Z' : '2026-03-01T23:14:00Z'
    expect(rows[0]).toEqual({
      line: 1,
      at,
      local: at.replace('Z', '+00:00'),
      precision,
      channel: 'whatsapp',
      direction: 'unknown',
      from: 'Darren',
      to: [],
      text: 'I know you are there',
      attachments: [],
      raw: `${line}Darren: I know you are there`,
      doubts: [],
    })
    expect(rows[1]?.at).toBe('2026-03-23T08:00:00Z')
    expect(summary).toMatchObject({
      kind: 'whatsapp',
      read: 2,
      accepted: 2,
      dateOrder: order,
      timeZone: 'Europe/London',
    })
    expect(summary.dateOrderFrom).toMatch(/^line [12]: /)
  })

const chat = (...lines: string[]) => readAll(lines.join('\n'))
const texts = async (...lines: string[]) => (await chat('13/03/2026, 23:14 - Darren: x', ...lines)).rows.slice(1)

test('where no line decides, day first is assumed, every row says so, and the file asks', async () => {
  const { rows, summary, file } = await chat('01/03/2026, 23:14 - Darren: a', '03/03/2026, 23:14 - Darren: b')
  expect(rows.map(r => r.doubts)).toEqual([['date-order'], ['date-order']])
  expect(rows[0]?.at).toBe('2026-03-01T23:14:00Z')
  expect(summary).toMatchObject({ dateOrder: 'dmy', dateOrderFrom: null })
  expect(file.asks.map(a => a.ask)).toEqual(['date-order', 'time-zone', 'owner'])
  const given = await readAll('01/03/2026, 23:14 - Darren: a', { dateOrder: 'mdy', timeZone: 'UTC', owner: 'Priya' })
  expect(given.rows[0]).toMatchObject({ at: '2026-01-03T23:14:00Z', doubts: [], direction: 'in' })
  expect(given.summary).toMatchObject({ dateOrder: 'mdy', dateOrderFrom: 'given' })
  expect(given.file.asks).toEqual([])
})

test('the deciding line may be the last; a line that decides otherwise is refused, and what stays open is doubted', async () => {
  const { summary, rows, rejects } = await chat(
    '01/03/2026, 10:00 - D: a',
    '04/23/2026, 10:00 - D: American',
    'with a second line',
    '23/04/2026, 10:00 - D: b',
    '24/04/2026, 10:00 - D: c',
  )
  expect(summary).toMatchObject({ dateOrder: 'dmy', dateOrderFrom: 'line 4: 23/04/2026', accepted: 3, rejected: 1 })
  expect(rows.map(r => r.doubts)).toEqual([['date-order'], [], []])
  expect(rejects).toEqual([
    {
      line: 2,
      raw: '04/23/2026, 10:00 - D: American\nwith a second line',
      reason: '“04/23/2026” is not a date when it is read day first, as line 4: 23/04/2026 shows',
    },
  ])
})

test('two figures for the year in front: the file as a whole shows it, and the rows doubt it', async () => {
  const days = ['26/02/25', '26/02/28', '26/03/01', '26/03/14', '26/03/30']
  const { summary, rows } = await chat(...days.map(d => `${d}, 10:00 - D: a`))
  expect(summary).toMatchObject({ dateOrder: 'ymd', dateOrderFrom: null, earliest: '2026-02-25T10:00:00Z' })
  expect(rows.every(r => r.doubts.includes('date-order'))).toBe(true)
})

test('the hours of the clock change are marked: once too often in autumn, never in spring', async () => {
  const { rows } = await chat(
    '29/03/2026, 00:59 - D: before',
    '29/03/2026, 01:00 - D: never was',
    '29/03/2026, 02:00 - D: after',
    '25/10/2026, 00:59 - D: before',
    '25/10/2026, 01:30 - D: twice',
    '25/10/2026, 02:00 - D: after',
  )
  expect(rows.map(r => [r.at, r.local, ...r.doubts])).toEqual([
    ['2026-03-29T00:59:00Z', '2026-03-29T00:59:00+00:00'],
    ['2026-03-29T01:00:00Z', '2026-03-29T01:00:00+00:00', 'clock-change'],
    ['2026-03-29T01:00:00Z', '2026-03-29T02:00:00+01:00'],
    ['2026-10-24T23:59:00Z', '2026-10-25T00:59:00+01:00'],
    ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00+01:00', 'clock-change'],
    ['2026-10-25T02:00:00Z', '2026-10-25T02:00:00+00:00'],
  ])
  const away = await readAll('04/13/2026, 02:30 - D: a\n04/05/2026, 02:30 - D: b', { timeZone: 'Pacific/Auckland' })
  expect(away.rows.map(r => [r.at, r.local, ...r.doubts])).toEqual([
    ['2026-04-12T14:30:00Z', '2026-04-13T02:30:00+12:00'],
    ['2026-04-04T13:30:00Z', '2026-04-05T02:30:00+13:00', 'clock-change'],
  ])
})

test('notices are counted apart, with or without a sender’s name, and hold their own colons', async () => {
  const { summary, notices, rows } = await chat(
    '13/03/2026, 10:00 - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them. Tap to learn more.',
    '13/03/2026, 10:00 - Priya created group "Plan: B"',
    '13/03/2026, 10:00 - Priya added Darren',
    '13/03/2026, 10:00 - Darren changed the subject from "a: b" to "c"',
    '13/03/2026, 10:00 - Darren hat den Betreff von „a: b“ zu „c“ geändert',
    '13/03/2026, 10:00 - Your security code with Darren changed. Tap to learn more.',
    '13/03/2026, 10:01 - Darren left',
    '13/03/2026, 10:02 - Darren: created group "x": no',
  )
  expect([summary.system, notices.length, rows.length]).toEqual([7, 7, 1])
  const iphone = await chat(
    '[13/03/2026, 10:00:00] Family: \u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    '[13/03/2026, 10:00:01] Family: \u200ePriya created this group',
    '[13/03/2026, 10:00:02] Darren: I left',
    '[13/03/2026, 10:00:03] Darren: \u200eMissed voice call',
  )
  expect([iphone.summary.system, iphone.rows.map(r => r.text)]).toEqual([2, ['I left', 'Missed voice call']])
})

test('files named, files left out, edited and deleted', async () => {
  const rows = await texts(
    '13/03/2026, 23:14 - Darren: IMG-20260301-WA0001.jpg (file attached)',
    'caption, two',
    'lines',
    '13/03/2026, 23:14 - Darren: \u200eIMG-20260301-WA0002.jpg (file attached)',
    '13/03/2026, 23:14 - Darren: <Media omitted>',
    '13/03/2026, 23:14 - Darren: \u200eimage omitted',
    '13/03/2026, 23:14 - Darren: \u200e<attached: 00000012-PHOTO-2026.jpg>',
    '13/03/2026, 23:14 - Darren: see this \u200e<Anhang: bericht 1.pdf>',
    '13/03/2026, 23:14 - Darren: <Medien ausgeschlossen>',
    '13/03/2026, 23:14 - Darren: you are mine \u200e<This message was edited>',
    '13/03/2026, 23:14 - Darren: This message was deleted',
    '13/03/2026, 23:14 - Darren: \u200eYou deleted this message.',
    '13/03/2026, 23:14 - Darren: I <3 you (really.now) <b>',
  )
  expect(rows.map(r => [r.text, r.attachments, r.doubts])).toEqual([
    ['caption, two\nlines', ['IMG-20260301-WA0001.jpg'], []],
    ['', ['IMG-20260301-WA0002.jpg'], []],
    ['', ['<Media omitted>'], []],
    ['', ['image omitted'], []],
    ['', ['00000012-PHOTO-2026.jpg'], []],
    ['see this', ['bericht 1.pdf'], []],
    ['', ['<Medien ausgeschlossen>'], []],
    ['you are mine', [], ['edited']],
    ['This message was deleted', [], ['deleted']],
    ['You deleted this message.', [], ['deleted']],
    ['I <3 you (really.now) <b>', [], []],
  ])
})

test('lines that go on, look like dates, or were pasted stay in their message', async () => {
  const rows = await texts(
    '14/03/2026, 10:00 - Darren: list:',
    '15/03/2026',
    '',
    '15/03/2026 was the day',
    '15/03/2026, 10:00 is when court sits',
    '[15/03/2026, 10:00:00] Priya: pasted',
    '12/01/2026, 10:00 - outside her work',
    '16/03/2026, 10:00 - Priya:',
    '17/03/2026, 10:00 - Priya: ',
  )
  expect(rows.map(r => r.line)).toEqual([2, 9, 10])
  expect(rows[0]?.raw.split('\n')).toHaveLength(7)
  expect(rows[0]?.text).toContain('\n[15/03/2026, 10:00:00] Priya: pasted\n12/01/2026, 10:00 - outside her work')
  expect(rows[0]?.doubts).toEqual(['line-like-message'])
  expect(rows.slice(1).map(r => [r.from, r.text])).toEqual([
    ['Priya', ''],
    ['Priya', ''],
  ])
})

test('dates and times that are none are refused with their lines; lines before the first message too', async () => {
  const { rejects, rows } = await chat(
    'Chat with Darren',
    '13/03/2026, 23:14 - D: a',
    '31/02/2026, 23:14 - D: b',
    'more',
    '14/03/2026, 25:00 - D: c',
  )
  expect(rejects.map(r => [r.line, r.raw])).toEqual([
    [1, 'Chat with Darren'],
    [3, '31/02/2026, 23:14 - D: b\nmore'],
    [5, '14/03/2026, 25:00 - D: c'],
  ])
  expect(rejects[2]?.reason).toBe('“25:00” is not a time')
  expect(rows).toHaveLength(1)
})

test('senders: numbers between marks, names with colons, and the owner by name or number', async () => {
  const lines = [
    '13/03/2026, 10:00 - \u202a+44 7700 900123\u202c: a',
    '13/03/2026, 10:01 - Darren: Work: b',
    '13/03/2026, 10:02 - Darren: Work: c: d',
    '13/03/2026, 10:03 - Darren: Work: e',
    '13/03/2026, 10:03 - Darren: Work: f',
    '13/03/2026, 10:03 - Darren: Work: g',
    '13/03/2026, 10:04 - Priya O’Neill: see: this',
  ].join('\n')
  const { rows } = await readAll(lines, { owner: '07700 900123' })
  expect(rows.map(r => [r.from, r.text, r.direction, ...r.doubts])).toEqual([
    ['+44 7700 900123', 'a', 'out'],
    ['Darren: Work', 'b', 'in', 'sender'],
    ['Darren: Work', 'c: d', 'in', 'sender'],
    ['Darren: Work', 'e', 'in', 'sender'],
    ['Darren: Work', 'f', 'in', 'sender'],
    ['Darren: Work', 'g', 'in', 'sender'],
    ['Priya O’Neill', 'see: this', 'in', 'lone-sender'],
  ])
  const stranger = await readAll(lines, { owner: 'Sam' })
  expect(stranger.rows.every(r => r.direction === 'in' && r.doubts.includes('owner'))).toBe(true)
  const part = await readAll(lines, { owner: 'priya' })
  expect(part.rows.every(r => r.direction === 'unknown' && r.doubts.includes('owner'))).toBe(true)
  const number = await readAll('13/03/2026, 10:01 - Darren: b', { owner: '+447700900999' })
  expect(number.rows[0]).toMatchObject({ direction: 'unknown', doubts: ['owner'] })
})

test('a row that repeats an earlier one is kept, counted and marked', async () => {
  const line = '13/03/2026, 10:00 - Darren: answer me'
  const { rows, summary } = await chat(line, line, '13/03/2026, 10:01 - Darren: answer me', line)
  expect(rows.map(r => r.doubts)).toEqual([[], ['duplicate'], [], ['duplicate']])
  expect(summary).toMatchObject({ read: 4, accepted: 4, duplicates: 2 })
})

test('any encoding: with and without its mark, and a few stray bytes', async () => {
  const text = '13/03/2026, 10:00 - Zoë: naïve 😀\r\n14/03/2026, 10:00 - Zoë: b'
  const wide = (little: boolean, mark: boolean) => {
    const units = [...(mark ? '\ufeff' : ''), ...text].join('')
    const bytes = new Uint8Array(units.length * 2)
    const view = new DataView(bytes.buffer)
    for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), little)
    return bytes
  }
  const plain = (await readAll(text)).rows
  for (const bytes of [wide(true, true), wide(false, true), wide(true, false), wide(false, false)])
    for (const part of [3, 4096]) expect((await readAll(bytes, {}, part)).rows).toEqual(plain)
  const western = new TextEncoder()
    .encode('13/03/2026, 10:00 - Zo_: caf_\n14/03/2026, 10:00 - Zoë: 😀')
    .map(b => (b === 0x5f ? 0xeb : b))
  const { rows } = await readAll(western)
  expect(rows.map(r => [r.from, r.doubts])).toEqual([
    ['Zoë', ['encoding']],
    ['Zoë', []],
  ])
})
