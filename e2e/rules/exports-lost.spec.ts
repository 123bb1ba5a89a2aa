import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { CannotRead, type ExportKind, exportKinds } from '../../lib/pattern/exports/row.ts'
import { lineOf, type ReadAll, rawOf, readAll } from './export-source.ts'

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

const isLineKind = (kind: ExportKind) => kind !== 'sms-xml' && kind !== 'calls-xml'
/** Every line belongs to exactly one outcome, which holds it word for word; of XML, every sign does. Says what is not so. */
function lost(text: string, { file, outcomes, summary, rows, rejects, notices }: ReadAll): string[] {
  const wrong: string[] = []
  const same = (what: string, is: unknown, should: unknown) => {
    if (is !== should) wrong.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`)
  }
  const plain = text.replace(/^\ufeff/, '').replaceAll('\0', '\uFFFD')
  if (isLineKind(file.kind)) {
    const lines = plain.split('\n').map(l => l.replace(/\r$/, ''))
    if (plain.endsWith('\n')) lines.pop()
    let next = 1
    for (const o of outcomes) {
      same('line', lineOf(o), next)
      const own = lines.slice(next - 1, next - 1 + o.span).join('\n')
      const isMail = file.kind === 'eml' || file.kind === 'mbox'
      same(`raw of line ${next}`, isMail ? rawOf(o).trimEnd() : rawOf(o), isMail ? own.trimEnd() : own)
      next += o.span
    }
    same('lines', next, lines.length + 1)
  } else {
    const bare = (t: string) => t.replace(/\s+/g, '')
    same('signs', bare(outcomes.map(rawOf).join('')), bare(plain))
  }
  same('accepted', summary.accepted, rows.length)
  same('rejected', summary.rejected, rejects.length)
  same('system', summary.system, notices.length)
  same('read', summary.read, summary.accepted + summary.rejected + summary.system)
  for (const r of rejects) if (r.reason === '') wrong.push(`no reason for line ${r.line}`)
  for (const r of rows) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(r.at)) wrong.push(r.at)
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d(:\d\d)?$/.test(r.local)) wrong.push(r.local)
    if (r.local.length === 25) same('instant', Date.parse(r.local), Date.parse(r.at))
  }
  return wrong
}

/** Reads, or is told in one sentence that the file is none. */
async function tried(text: string, kind?: ExportKind, part?: number): Promise<ReadAll | undefined> {
  try {
    return await readAll(text, kind ? { kind } : {}, part)
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error
    expect(error.message).toMatch(/^[^\n]+\.$/)
    return undefined
  }
}

for (const [name, text] of Object.entries(real))
  test(`a whole ${name} file: nothing lost, whatever parts it arrives in`, async () => {
    const whole = await readAll(text)
    expect(lost(text, whole)).toEqual([])
    expect(whole.rejects).toEqual([])
    expect(whole.rows.length).toBeGreaterThan(0)
    for (const part of [1, 2, 3, 7, 50]) expect((await readAll(text, {}, part)).outcomes).toEqual(whole.outcomes)
  })

const snippet = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(
    '"',
    '\n',
    '\r\n',
    '<',
    '>',
    '<sms ',
    '</mms>',
    '<call',
    ',',
    ';',
    ': ',
    ' - ',
    '[',
    ']',
    '&#55357;',
    '\0',
    '\u200e',
    '99/99/9999, 10:00 - X: y\n',
    '<!--',
    '<![CDATA[',
    'From ',
    '\n\nFrom a@b Sun Mar  1 23:14:05 2026\n',
    '13/13/2026, 10:00 - A: b\n',
    '31/01/2026, 25:00 - A: b\n',
  ),
)
const edit = fc.record({ at: fc.nat(2000), cut: fc.nat(40), put: snippet })

for (const [name, text] of Object.entries(real))
  test(`a damaged ${name} file: nothing lost`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.nat(200), async (edits, part) => {
        let damaged = text
        for (const { at, cut, put } of edits) {
          const from = at % (damaged.length + 1)
          damaged = damaged.slice(0, from) + put + damaged.slice(from + cut)
        }
        damaged = damaged.toWellFormed()
        const done = await tried(damaged, undefined, part + 1)
        if (done) expect(lost(damaged, done)).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

test('random text, read as any kind: refused in one sentence, or nothing lost', async () => {
  const kinds = Object.keys(exportKinds) as ExportKind[]
  const line = fc.oneof(snippet, fc.constantFrom(...Object.values(real).flatMap(t => t.split('\n'))))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), fc.constantFrom(undefined, ...kinds), async (lines, kind) => {
      const text = lines.join('\n').toWellFormed()
      const done = await tried(text, kind)
      if (done) expect(lost(text, done)).toEqual([])
    }),
    { numRuns: 600 },
  )
})
