import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { damagedBy, edits, lostLines, tryRead } from './export-lines.ts'
import { readAll } from './export-source.ts'

/** Files of every kind and locale, written from random messages: all of them come back, and damaged ones lose no line. */
interface Said {
  at: Date
  from: string
  text: string
}
const two = (n: number) => String(n).padStart(2, '0')
const arabic = (text: string) => text.replace(/\d/g, d => String.fromCharCode(0x0660 + Number(d)))
const parts = (at: Date) => ({
  d: at.getUTCDate(),
  m: at.getUTCMonth() + 1,
  y: at.getUTCFullYear(),
  h: at.getUTCHours(),
  min: two(at.getUTCMinutes()),
  s: two(at.getUTCSeconds()),
})
type Parts = ReturnType<typeof parts>
const half = ({ h }: Parts) => h % 12 || 12
const short = (y: number) => two(y % 100)

/** The start of a message as each phone of each language writes it; `true` where it writes seconds. */
const phones: [name: string, head: (p: Parts) => string, seconds: boolean][] = [
  ['British Android', p => `${two(p.d)}/${two(p.m)}/${p.y}, ${two(p.h)}:${p.min} - `, false],
  [
    'British Android, 12 hours',
    p => `${two(p.d)}/${two(p.m)}/${p.y}, ${half(p)}:${p.min} ${p.h < 12 ? 'am' : 'pm'} - `,
    false,
  ],
  ['British iPhone', p => `[${two(p.d)}/${two(p.m)}/${p.y}, ${two(p.h)}:${p.min}:${p.s}] `, true],
  [
    'American Android',
    p => `${p.m}/${p.d}/${short(p.y)}, ${half(p)}:${p.min}\u202f${p.h < 12 ? 'AM' : 'PM'} - `,
    false,
  ],
  [
    'American iPhone',
    p => `[${p.m}/${p.d}/${short(p.y)}, ${half(p)}:${p.min}:${p.s}\u202f${p.h < 12 ? 'AM' : 'PM'}] `,
    true,
  ],
  ['German Android', p => `${two(p.d)}.${two(p.m)}.${short(p.y)}, ${two(p.h)}:${p.min} - `, false],
  ['German iPhone', p => `[${two(p.d)}.${two(p.m)}.${short(p.y)}, ${two(p.h)}:${p.min}:${p.s}] `, true],
  ['French Android', p => `${two(p.d)}/${two(p.m)}/${p.y} à ${two(p.h)}:${p.min} - `, false],
  ['French iPhone', p => `[${two(p.d)}/${two(p.m)}/${p.y} ${two(p.h)}:${p.min}:${p.s}] `, true],
  [
    'Spanish Android, 12 hours',
    p => `${p.d}/${p.m}/${short(p.y)}, ${half(p)}:${p.min}\u202f${p.h < 12 ? 'a' : 'p'}.\u00a0m. - `,
    false,
  ],
  ['Spanish iPhone', p => `[${p.d}/${p.m}/${short(p.y)}, ${p.h}:${p.min}:${p.s}] `, true],
  ['Polish Android', p => `${p.d}.${two(p.m)}.${p.y}, ${two(p.h)}:${p.min} - `, false],
  ['Polish iPhone', p => `[${p.d}.${two(p.m)}.${p.y}, ${two(p.h)}:${p.min}:${p.s}] `, true],
  ['Brazilian Android', p => `${two(p.d)}/${two(p.m)}/${p.y} ${two(p.h)}:${p.min} - `, false],
  ['Brazilian iPhone', p => `[${two(p.d)}/${two(p.m)}/${p.y}, ${two(p.h)}:${p.min}:${p.s}] `, true],
  [
    'Arabic Android',
    p => arabic(`${p.d}\u200f/${p.m}\u200f/${p.y}، ${half(p)}:${p.min} ${p.h < 12 ? 'ص' : 'م'} - `),
    false,
  ],
  [
    'Arabic iPhone',
    p => arabic(`\u200f[${p.d}\u200f/${p.m}\u200f/${p.y}، ${half(p)}:${p.min}:${p.s} ${p.h < 12 ? 'ص' : 'م'}] `),
    true,
  ],
  ['Hebrew Android', p => `${p.d}.${p.m}.${p.y}, ${two(p.h)}:${p.min} - `, false],
  ['Hebrew iPhone', p => `\u200f[${p.d}.${p.m}.${p.y}, ${p.h}:${p.min}:${p.s}] `, true],
]

const sender = fc.constantFrom('Darren O’Neill', 'Priya', '+44 7700 900123', 'Łukasz Ż', 'أحمد', 'משה', 'Jürgen 😀')
const words = fc.constantFrom(
  'I know',
  'wiem',
  'où es-tu',
  'ich weiß',
  'أين أنت',
  'איפה את',
  '😀 so',
  // With a space after the colon, a name that has it and a text that has it cannot be told apart.
  'a:b',
  '"q", x;y',
  '<b>',
  '& co',
)
const line = fc.array(words, { minLength: 1, maxLength: 4 }).map(all => all.join(' '))
const text = fc.array(line, { minLength: 1, maxLength: 3 }).map(all => all.join('\n'))
/** Within one year, so that two figures of it are enough. */
const moment = fc
  .integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2026, 11, 31) / 1000 })
  .map(s => new Date(s * 1000))
const said = fc.array(fc.record({ at: moment, from: sender, text }), { minLength: 1, maxLength: 8 })
/** The one whose day is more than twelve, so that the file shows which comes first. */
const deciding: Said = { at: new Date(Date.UTC(2026, 4, 23, 9, 5, 7)), from: 'Priya', text: 'stop' }
const utc = { timeZone: 'UTC' } as const
const toMinute = (at: Date, seconds: boolean) =>
  new Date(Math.floor(at.getTime() / (seconds ? 1000 : 60_000)) * (seconds ? 1000 : 60_000))
    .toISOString()
    .replace('.000', '')

for (const [name, head, seconds] of phones) {
  const chat = (all: Said[], end: string) =>
    [...all, deciding].map(s => `${head(parts(s.at))}${s.from}: ${s.text.replaceAll('\n', end)}${end}`).join('')
  test(`WhatsApp, ${name}: random messages come back whole, and damaged files lose no line`, async () => {
    await fc.assert(
      fc.asyncProperty(said, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 70 }), async (all, end, part) => {
        const whole = chat(all, end)
        const done = await readAll(whole, utc, part)
        expect(lostLines(whole, done)).toEqual([])
        expect(done.rows.map(({ at, from, text }) => ({ at, from, text }))).toEqual(
          [...all, deciding].map(s => ({ at: toMinute(s.at, seconds), from: s.from, text: s.text })),
        )
      }),
      { numRuns: 30 },
    )
    await fc.assert(
      fc.asyncProperty(said, edits, fc.nat(90), async (all, cuts, part) => {
        const damaged = damagedBy(cuts, chat(all, '\n'))
        const done = await tryRead(damaged, utc, part + 1)
        if (done) expect(lostLines(damaged, done)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
}

const escapeXml = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
const millis = (at: Date) => String(at.getTime())
const iso = (at: Date) => at.toISOString().replace('.000', '')
const quoteCell = (cell: string) => `"${cell.replaceAll('"', '""')}"`

/** Every other kind: how a file of it is written, and what of each message comes back. */
const kinds: { name: string; write: (all: Said[]) => string; back: (s: Said) => object; options?: object }[] = [
  {
    name: 'SMS Backup & Restore, messages',
    write: all =>
      `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count="${all.length}">\n${all
        .map(
          s =>
            `  <sms protocol="0" address="${escapeXml(s.from)}" date="${millis(s.at)}" type="1" body="${escapeXml(s.text)}" />\n`,
        )
        .join('')}</smses>\n`,
    back: s => ({ at: iso(s.at), from: s.from, text: s.text }),
  },
  {
    name: 'SMS Backup & Restore, calls',
    write: all =>
      `<?xml version="1.0"?>\n<calls count="${all.length}">\n${all
        .map(
          s => `<call number="${escapeXml(s.from)}" duration="${s.text.length}" date="${millis(s.at)}" type="3" />\n`,
        )
        .join('')}</calls>\n`,
    back: s => ({ at: iso(s.at), from: s.from, text: '' }),
  },
  ...[',', ';', '\t'].map(sign => ({
    name: `a table with ${JSON.stringify(sign)}, its columns said`,
    write: (all: Said[]) =>
      [['Wann', 'Wer', 'Was'], ...[...all, deciding].map(s => [iso(s.at), s.from, s.text])]
        .map(cells => `${cells.map(quoteCell).join(sign)}\r\n`)
        .join(''),
    back: (s: Said) => ({ at: iso(s.at), from: s.from, text: s.text }),
    options: { kind: 'csv', map: { at: 'Wann', from: 'Wer', text: 'Was' } },
  })),
  {
    name: 'a mailbox',
    write: all =>
      all
        .map(
          s =>
            `From d@example.org Sun Mar  1 23:14:05 2026\nFrom: d@example.org\nTo: p@example.org\nDate: ${s.at.toUTCString().replace('GMT', '+0000')}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${s.text}\n\n`,
        )
        .join(''),
    back: s => ({ at: iso(s.at), from: 'd@example.org', text: s.text }),
  },
  {
    name: 'one email',
    write: ([s = deciding]) =>
      `From: d@example.org\nTo: p@example.org\nDate: ${s.at.toUTCString().replace('GMT', '+0000')}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${s.text}\n`,
    back: s => ({ at: iso(s.at), from: 'd@example.org', text: s.text }),
  },
]
for (const { name, write, back, options = {} } of kinds)
  test(`${name}: random messages come back whole, and damaged files lose no line`, async () => {
    const expectedRows = (all: Said[]) =>
      (name === 'one email' ? all.slice(0, 1) : name.startsWith('a table') ? [...all, deciding] : all).map(back)
    await fc.assert(
      fc.asyncProperty(said, fc.integer({ min: 1, max: 70 }), async (all, part) => {
        const whole = write(all)
        const done = await readAll(whole, { ...utc, ...options }, part)
        expect(lostLines(whole, done)).toEqual([])
        expect(done.rows.map(({ at, from, text }) => ({ at, from, text: text.trim() }))).toEqual(expectedRows(all))
      }),
      { numRuns: 30 },
    )
    await fc.assert(
      fc.asyncProperty(said, edits, fc.nat(90), async (all, cuts, part) => {
        const damaged = damagedBy(cuts, write(all))
        const done = await tryRead(damaged, { ...utc, ...options }, part + 1)
        if (done) expect(lostLines(damaged, done)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

test('a table in UTF-16 or with a byte order mark is read as the same table', async () => {
  await fc.assert(
    fc.asyncProperty(said, fc.constantFrom('utf16le', 'utf16be', 'utf8'), fc.nat(60), async (all, encoding, part) => {
      const plain = `Timestamp (UTC),From,Text\n${all.map(s => `${iso(s.at)},${quoteCell(s.from)},${quoteCell(s.text)}\n`).join('')}`
      const little = Buffer.from(`\ufeff${plain}`, encoding === 'utf8' ? 'utf8' : 'utf16le')
      const bytes = encoding === 'utf16be' ? Buffer.from(little).swap16() : little
      const done = await readAll(bytes, utc, part + 1)
      expect(lostLines(plain, done)).toEqual([])
      expect(done.rows.map(r => [r.at, r.from, r.text])).toEqual(all.map(s => [iso(s.at), s.from, s.text]))
    }),
    { numRuns: 40 },
  )
})
