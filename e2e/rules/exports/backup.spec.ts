import { expect, test } from '@playwright/test'
import { readAll } from './export-source.ts'

const header = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.20.001 on 09/03/2026 10:00:00-->
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="9" backup_set="0f1c" backup_date="1773050400000" type="full">
`
const messages = (...elements: string[]) => `${header}  ${elements.join('\n  ')}\n</smses>\n`
const sms = (rest: string) =>
  `<sms protocol="0" address="+447700900123" date="1772406845123" ${rest} contact_name="null" />`

test('a text message: instant, party, direction and words, with the pairs of numbers that phones write for one sign', async () => {
  const { rows, summary, rejects } = await readAll(
    messages(
      sms(
        'type="1" subject="null" body="I know &#55357;&#56832; it&apos;s &quot;you&quot; &amp; him&#10;&#x1F600; > &lt;3"',
      ),
      sms('type="2" body="stop"'),
      sms('type="3" body="null"'),
      sms("type='5' body='say \"no\"'"),
      sms('type="9" body="&#55357; &#0;"'),
    ),
    { owner: '07700900999' },
  )
  expect(rejects).toEqual([])
  expect(rows[0]).toEqual({
    line: 5,
    at: '2026-03-01T23:14:05Z',
    local: '2026-03-01T23:14:05+00:00',
    precision: 'second',
    channel: 'sms',
    direction: 'in',
    from: '+447700900123',
    to: [],
    text: 'I know 😀 it\'s "you" & him\n😀 > <3',
    attachments: [],
    raw: sms(
      'type="1" subject="null" body="I know &#55357;&#56832; it&apos;s &quot;you&quot; &amp; him&#10;&#x1F600; > &lt;3"',
    ),
    doubts: [],
  })
  expect(rows.slice(1).map(r => [r.line, r.direction, r.from, r.to, r.text, r.doubts])).toEqual([
    [6, 'out', '07700900999', ['+447700900123'], 'stop', []],
    [7, 'out', '07700900999', ['+447700900123'], '', ['not-sent']],
    [8, 'out', '07700900999', ['+447700900123'], 'say "no"', ['not-sent']],
    [9, 'unknown', '+447700900123', [], '\ufffd \ufffd', ['message-kind', 'encoding']],
  ])
  expect(summary).toMatchObject({
    kind: 'sms-xml',
    read: 5,
    accepted: 5,
    system: 0,
    dateOrder: null,
    dateOrderFrom: null,
  })
})

test('the clock shown follows the zone; the instant does not', async () => {
  const text = messages(`<sms address="1" date="1792974600000" type="1" body="a"/>`)
  const london = await readAll(text)
  expect(london.rows[0]).toMatchObject({ at: '2026-10-26T00:30:00Z', local: '2026-10-26T00:30:00+00:00', doubts: [] })
  const tokyo = await readAll(text, { timeZone: 'Asia/Tokyo' })
  expect(tokyo.rows[0]).toMatchObject({ at: '2026-10-26T00:30:00Z', local: '2026-10-26T09:30:00+09:00' })
})

const part = (rest: string) => `<part seq="0" ${rest} />`
test('a multimedia message: its words, the names of its pictures, its senders and recipients', async () => {
  const mms = (attributes: string, parts: string, addresses: string) =>
    `<mms date="1772406845000" ct_t="application/vnd.wap.multipart.related" ${attributes} address="+447700900123~+447700900456">
    <parts>${parts}</parts><addrs>${addresses}</addrs></mms>`
  const smil = part('ct="application/smil" name="null" text="&lt;smil>words&lt;/smil>"')
  const { rows } = await readAll(
    messages(
      mms(
        'msg_box="1" sub="null"',
        `${smil}${part('ct="image/jpeg" name="null" cl="IMG_1.jpg" data="QUJD"')}${part('ct="text/plain" text="look"')}${part('ct="video/mp4" name="null" fn="null" cl="null" cid="&lt;v1>"')}`,
        '<addr address="+447700900123" type="137"/><addr address="+447700900999" type="151"/>',
      ),
      mms(
        'msg_box="2" sub="hi"',
        part('ct="image/png" name="p.png" text="null"'),
        '<addr address="insert-address-token" type="137"/>',
      ),
    ).replace('date="1772406845000" ct_t', 'date="1772406845" ct_t'),
    { owner: '+447700900999' },
  )
  expect(rows.map(r => [r.at, r.channel, r.direction, r.from, r.to, r.text, r.attachments])).toEqual([
    ['2026-03-01T23:14:05Z', 'mms', 'in', '+447700900123', ['+447700900999'], 'look', ['IMG_1.jpg', 'v1']],
    ['2026-03-01T23:14:05Z', 'mms', 'out', '+447700900999', ['+447700900123', '+447700900456'], 'hi', ['p.png']],
  ])
  expect(rows[0]?.raw).toContain('data="QUJD"')
})

test('calls: every type that Android numbers, and a number that was withheld', async () => {
  const call = (type: number, rest = 'number="+447700900123" presentation="1"') =>
    `<call ${rest} duration="${type === 1 ? 61 : 0}" date="1772406845123" type="${type}" contact_name="(Unknown)" />`
  const { rows, rejects, summary } = await readAll(
    `<?xml version="1.0"?>\n<calls count="9">\n${[1, 2, 3, 4, 5, 6, 7, 99].map(t => call(t)).join('\n')}\n${call(3, 'number="" presentation="2"')}\n</calls>`,
    { owner: 'Priya' },
  )
  expect(rows.map(r => [r.direction, r.from, r.to, r.call])).toEqual([
    ['in', '+447700900123', [], { type: 'incoming', seconds: 61 }],
    ['out', 'Priya', ['+447700900123'], { type: 'outgoing', seconds: 0 }],
    ['in', '+447700900123', [], { type: 'missed', seconds: 0 }],
    ['in', '+447700900123', [], { type: 'voicemail', seconds: 0 }],
    ['in', '+447700900123', [], { type: 'rejected', seconds: 0 }],
    ['in', '+447700900123', [], { type: 'rejected', seconds: 0 }],
    ['in', '+447700900123', [], { type: 'incoming', seconds: 0 }],
    ['unknown', '+447700900123', [], { type: 'missed', seconds: 0 }],
    ['in', 'withheld', [], { type: 'missed', seconds: 0 }],
  ])
  expect([rows[7]?.text, rows[7]?.doubts]).toEqual(['The file calls this kind of call “99”', ['call-kind']])
  expect(rejects).toEqual([])
  expect(summary).toMatchObject({ kind: 'calls-xml', read: 9, accepted: 9, duplicates: 1 })
})

test('cut off, unclosed and undated: the rows around are kept, each broken piece is one reject', async () => {
  const whole = messages(
    sms('type="1" body="a"'),
    '<sms address="1" date="1772406845123" type="1" body="never closed',
    sms('type="1" body="b"'),
    '<sms address="1" date="null" type="1" body="c"/>',
    '<sms address="1" date="yesterday" type="1" body="c"/>',
    'loose words',
    '<note text="x"/>',
    '<mms date="1772406845123" msg_box="1"><parts><part ct="text/plain" text="d</parts></mms>',
    sms('type="1" body="e"'),
  )
  const { rows, rejects } = await readAll(whole)
  expect(rows.map(r => r.text)).toEqual(['a', 'b', 'e'])
  expect(rejects.map(r => [r.line, r.reason])).toEqual([
    [6, 'The tag of this message is never closed'],
    [8, 'There is no date'],
    [9, '“yesterday” is not a date in milliseconds'],
    [10, 'The text stands between messages'],
    [11, '“note” is neither a message nor a call'],
    [12, 'A tag inside this message is never closed'],
  ])
  const cut = await readAll(whole.slice(0, whole.indexOf('never closed')))
  expect(cut.rows.map(r => r.text)).toEqual(['a'])
  expect(cut.rejects.map(r => r.reason)).toEqual(['The tag of this message is never closed'])
  const between = await readAll(`${header}${sms('type="1" body="a"')}\n`)
  expect(between.rejects.map(r => r.reason)).toEqual([
    'The file ends before its closing tag: it may have been cut short between two messages',
  ])
})

test('a picture of many megabytes is named, and only its size is kept', async () => {
  const picture = 'QUJD'.repeat(1 << 20)
  const { rows } = await readAll(
    messages(
      `<mms date="1772406845123" msg_box="1" address="1"><parts>${part(`ct="image/jpeg" cl="big.jpg" data="${picture}"`)}</parts></mms>`,
    ),
  )
  expect(rows[0]?.attachments).toEqual(['big.jpg'])
  expect(rows[0]?.raw).toContain(`[… ${picture.length - 65536} characters left out …]" />`)
})
