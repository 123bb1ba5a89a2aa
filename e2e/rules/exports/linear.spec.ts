import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { CannotRead } from '../../../lib/pattern/exports/row.ts'
import { readAll } from './export-source.ts'

/** No file takes longer for each of its signs the more of them there are: one chat must not stop the service. */
const around: Record<string, (stuff: string) => string> = {
  whatsapp: stuff => `13/03/2026, 23:14 - D: a\n${stuff}\n13/03/2026, 23:15 - D: b\n`,
  'whatsapp, a message': stuff => `13/03/2026, 23:14 - D: ${stuff}\n13/03/2026, 23:15 - D: b\n`,
  'whatsapp, a head': stuff => `13/03/2026, 23:14 - D: a\n13/03/2026, ${stuff}23:15 - D: b\n`,
  'sms-xml': stuff => `<smses><sms date="1772406845000" type="1" address="1" body="${stuff}"/></smses>`,
  'sms-xml, a tag': stuff => `<smses><sms date="1772406845000" ${stuff} type="1"/></smses>`,
  'sms-xml, between': stuff => `<smses>${stuff}</smses>`,
  'calls-xml': stuff => `<calls><call date="1772406845000" type="1" number="${stuff}"/></calls>`,
  'an opening': stuff => `${stuff}<smses><sms date="1772406845000" type="1" address="1" body="a"/></smses>`,
  csv: stuff => `Date,From,To,Text\n13/03/2026 23:14,${stuff},a;b,c\n14/03/2026 23:14,D,E,c\n`,
  'csv, a recipient': stuff => `Date,From,To,Text\n13/03/2026 23:14,D,"${stuff}",c\n`,
  'csv, rows': stuff => `Date,From,To,Text\n${stuff}\n14/03/2026 23:14,D,E,c\n`,
  'csv, a date': stuff => `Date,From,To,Text\n${stuff},D,E,c\n`,
  'csv, the headings': stuff => `Date,From,${stuff}\n13/03/2026 23:14,D,c\n`,
  eml: stuff => `From: d@example.org\nTo: p@example.org\nDate: Sun, 01 Mar 2026 23:14:05 +0000\n\n${stuff}\n`,
  'eml, html': stuff =>
    `From: d@example.org\nDate: Sun, 01 Mar 2026 23:14:05 +0000\nContent-Type: text/html\n\n<p>${stuff}</p>\n`,
  'eml, a head': stuff => `From: ${stuff}\nTo: p@example.org\nDate: Sun, 01 Mar 2026 23:14:05 +0000\n\na\n`,
  'eml, the date': stuff => `From: d@example.org\nTo: p@example.org\nDate: ${stuff}\n\na\n`,
  mbox: stuff => `From d@e Sun Mar  1 23:14:05 2026\nFrom: d@e\nDate: Sun, 01 Mar 2026 23:14:05 +0000\n\n${stuff}\n`,
}
const units = [
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\u200e',
  '\u202f',
  'a',
  '1',
  '0',
  ':',
  ': ',
  '/',
  '-',
  ' - ',
  '.',
  ',',
  ';',
  '"',
  '""',
  "'",
  '<',
  '>',
  '=',
  '(',
  ')',
  '[',
  ']',
  '@',
  '+',
  '&',
  '&#',
  '<a',
  '</',
  '<!--',
  '-->',
  '<?',
  '<![CDATA[',
  '<style>',
  '<style',
  '</style',
  '<br',
  'a=',
  'a="',
  '"a',
  'a"b,"c\n',
  '","',
  ' \n',
  '\n ',
  '1/',
  '1/1/',
  '\u200e1\u200e/',
  '1\u200e',
  '٣',
  '01/',
  'From ',
  'From a\n',
  '\nFrom a@b Sun Mar  1 23:14:05 2026\n',
  'Mon Jan 1 ',
  '13/03/2026, ',
  '13/03/2026, 23:14 - ',
  '12/03/2026, 23:14 - A: ',
  '\n12/03/2026, 23:14 - A: b',
  '\n12/03/2026, 23:14 - b',
  '<attached: ',
  'a.b (',
  '<sms ',
  '<sms date="1" ',
  'a: ',
  '\n\n',
  '+1',
  '=?utf-8?q?',
  '=?utf-8?q?a?= ',
  '--b\n',
  'Content-Type: multipart/mixed; boundary=b\n\n--b\n',
  'Received: a; ',
  'h ',
  '1 h',
  'é',
  '\u0000',
  'BEGIN:VCALENDAR\n',
  '{',
  '{"',
]
const size = 5_000

async function secondsFor(text: string): Promise<number> {
  const from = performance.now()
  await readAll(text, { timeZone: 'UTC' }, 1 << 14).catch((error: unknown) => {
    if (!(error instanceof CannotRead)) throw error
  })
  return (performance.now() - from) / 1000
}
/** Reading six times as much of it takes some six times as long; thirty-six times where every sign is looked at with every other. */
async function slowness(wrap: (stuff: string) => string, unit: string): Promise<string> {
  const of = (n: number) => wrap(unit.repeat(Math.ceil(n / unit.length)))
  if ((await secondsFor(of(size * 6))) < 0.4) return ''
  const short = Math.max(await secondsFor(of(size)), await secondsFor(of(size)))
  const again = Math.min(await secondsFor(of(size * 6)), await secondsFor(of(size * 6)))
  return again > 0.5 && again > short * 18
    ? `${JSON.stringify(unit)}: ${short.toFixed(2)} s, then ${again.toFixed(2)} s`
    : ''
}

for (const [name, wrap] of Object.entries(around))
  test(`${name}: the time to read grows as the file does`, async () => {
    test.setTimeout(240_000)
    const slow: string[] = []
    for (const unit of units) slow.push(await slowness(wrap, unit))
    expect(slow.filter(Boolean)).toEqual([])
  })

test('random pieces over and over: the time to read grows as the file does', async () => {
  test.setTimeout(240_000)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(around)),
      fc.array(fc.constantFrom(...units), { minLength: 2, maxLength: 4 }),
      async (wrap, pieces) => expect(await slowness(wrap, pieces.join(''))).toBe(''),
    ),
    { numRuns: 60 },
  )
})
