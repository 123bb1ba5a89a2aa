import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { type ExportKind, exportKinds } from '../../../lib/pattern/exports/row.ts'
import { damagedBy, edits, lostLines, snippet, tryRead } from './export-lines.ts'
import { readAll } from './export-source.ts'

/** Real-looking exports of every kind, to be damaged at random. */
const whatsapp = [
  '01/03/2026, 23:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
  '01/03/2026, 23:14 - Darren O’Neill: I know you are there',
  'and I am "outside", see',
  '',
  '13/03/2026, 09:00 - Priya: stop',
  '13/03/2026, 09:01 - Darren O’Neill: IMG-20260313-WA0001.jpg (file attached)',
  '29/03/2026, 01:30 - Darren O’Neill: 12/03/2026, 10:00 - court',
  '30/03/2026, 08:00 - Priya left',
].join('\n')
const iphone = [
  '\ufeff[3/1/26, 11:00:00\u202fPM] Darren: \u200eMessages and calls are end-to-end encrypted.',
  '[3/1/26, 11:14:05\u202fPM] Darren: I know',
  '\u200e[3/23/26, 11:14:06\u202fPM] Darren: \u200e<attached: 00000012-PHOTO-2026.jpg>',
  '[3/23/26, 11:15:00\u202fPM] \u202a+44 7700 900123\u202c: who',
].join('\r\n')
const sms = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore-->
<smses count="3">
  <sms protocol="0" address="+447700900123" date="1772406845123" type="1" body="I know &#55357;&#56832; &amp; you" contact_name="Darren" />
  <mms date="1772406846000" msg_box="1" address="+447700900123" m_type="132">
    <parts><part seq="0" ct="image/jpeg" cl="IMG_1.jpg" text="null" data="QUJDRA==" /><part ct="text/plain" text="look" /></parts>
    <addrs><addr address="+447700900123" type="137" charset="106" /></addrs>
  </mms>
  <sms protocol="0" address="+447700900123" date="1772406847123" type="2" body='it is "over"' />
</smses>
`
const calls = `<?xml version="1.0"?><calls count="2">
<call number="+447700900123" duration="0" date="1772406845123" type="3" presentation="1" />
<call number="" duration="61" date="1772406945123" type="1" presentation="2" /></calls>`
const csv =
  'Date,Sender,Message\r\n03/04/2025 10:00,Darren,"hello\r\nthere"\r\n23/04/2025 10:00:05,"Priya ""P"" Shah",x;y\r\n24/04/2025,D,\r\n'
const mail =
  'From: d@example.com\nTo: p@example.com\nSubject: =?utf-8?B?SSBrbm93?=\nDate: Sun, 1 Mar 2026 18:14:05 -0500\n\nI know\n>From here\n\n'
const mbox = `From d@example.com Sun Mar  1 23:14:05 2026\n${mail}From e@example.com Mon Mar  2 23:14:05 2026\n${mail}`
const real: Record<string, string> = { whatsapp, iphone, sms, calls, csv, mail, mbox }

for (const [name, text] of Object.entries(real))
  test(`a whole ${name} file: nothing lost, whatever parts it arrives in`, async () => {
    const whole = await readAll(text)
    expect(lostLines(text, whole)).toEqual([])
    expect(whole.rejects).toEqual([])
    expect(whole.rows.length).toBeGreaterThan(0)
    for (const part of [1, 2, 3, 7, 50]) expect((await readAll(text, {}, part)).outcomes).toEqual(whole.outcomes)
  })

for (const [name, text] of Object.entries(real))
  test(`a damaged ${name} file: nothing lost`, async () => {
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(200), async (cuts, part) => {
        const damaged = damagedBy(cuts, text)
        const done = await tryRead(damaged, {}, part + 1)
        if (done) expect(lostLines(damaged, done)).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

for (const [what, text] of [
  ['two returns before a feed', iphone.replaceAll('\r\n', '\r\r\n')],
  ['rows that end with a return, and a feed within quotation marks', 'Date,Sender,Message\r    "Pr\n'],
] as const)
  test(`${what}: nothing lost`, async () => {
    const done = await tryRead(text)
    expect(done && lostLines(text, done)).toEqual([])
  })

test('random text, read as any kind: refused in one sentence, or nothing lost', async () => {
  const kinds = Object.keys(exportKinds) as ExportKind[]
  const line = fc.oneof(snippet, fc.constantFrom(...Object.values(real).flatMap(t => t.split('\n'))))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.constantFrom(undefined, ...kinds), async (lines, kind) => {
      const text = lines.join('\n').toWellFormed()
      const done = await tryRead(text, kind ? { kind } : {})
      if (done) expect(lostLines(text, done)).toEqual([])
    }),
    { numRuns: 600 },
  )
})
