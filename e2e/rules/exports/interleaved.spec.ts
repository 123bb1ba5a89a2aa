import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { readAll } from './export-source.ts'

/** Two exports of different phones mixed line by line: no words of one person ever stand under another's name without a doubt. */
const two = (n: number) => String(n).padStart(2, '0')
const heads: [name: string, head: (n: number) => string][] = [
  ['Android', n => `13/03/2026, ${two(8 + Math.floor(n / 60))}:${two(n % 60)} - `],
  ['iPhone', n => `[13/03/2026, ${two(8 + Math.floor(n / 60))}:${two(n % 60)}:05] `],
  ['German', n => `13.03.26, ${two(8 + Math.floor(n / 60))}:${two(n % 60)} - `],
  ['American', n => `3/13/26, ${8 + Math.floor(n / 60)}:${two(n % 60)}\u202fAM - `],
  ['Gujarati', n => `13/03/26, ${8 + Math.floor(n / 60)}:${two(n % 60)} સવારે - `],
  ['unknown word', n => `13/03/26, ${8 + Math.floor(n / 60)}:${two(n % 60)} xqz - `],
]
const people = ['Darren', 'Priya', 'Sam', 'Eva']
const entry = fc.record({ phone: fc.nat(1), from: fc.nat(1), n: fc.nat(170) })

/** A message as other programs write it, in the middle of a chat. */
const pasted: [program: string, lines: string[]][] = [
  ['KakaoTalk', ['[Sam] [8:10 AM] theirs']],
  ['LINE', ['08:10\tSam\ttheirs']],
  ['a table', ['13/03/2026 08:10,Sam,theirs']],
  ['Telegram', ['Sam, [13.03.2026 08:10]', 'theirs']],
  ['an iPhone', ['Mar 13, 2026  8:10:00 AM', 'Sam', 'theirs']],
  ['KakaoTalk on a phone', ['2026년 3월 13일 오전 8:10, Sam : theirs']],
]
const chats: [kind: string, text: (middle: string) => string][] = [
  [
    'WhatsApp',
    middle =>
      `13/03/2026, 08:00 - Darren: a\n13/03/2026, 08:01 - Priya: b\n${middle}\n13/03/2026, 08:20 - Darren: c\n13/03/2026, 08:21 - Priya: d\n`,
  ],
  [
    'iMessage',
    middle =>
      `Mar 13, 2026  8:00:00 AM\nDarren\na\n\nMar 13, 2026  8:01:00 AM\nPriya\nb\n${middle}\n\nMar 13, 2026  8:20:00 AM\nDarren\nc\n`,
  ],
  [
    'Telegram',
    middle =>
      `Darren, [13.03.2026 08:00]\na\n\nPriya, [13.03.2026 08:01]\nb\n${middle}\n\nDarren, [13.03.2026 08:20]\nc\n\nPriya, [13.03.2026 08:21]\nd\n`,
  ],
  [
    'LINE',
    middle =>
      `[LINE] Chat history with Darren\n\nFri, 13/03/2026\n08:00\tDarren\ta\n08:01\tPriya\tb\n${middle}\n08:20\tDarren\tc\n08:21\tPriya\td\n`,
  ],
]
for (const [kind, text] of chats)
  for (const [program, lines] of pasted)
    test(`a message that ${program} wrote within a chat of ${kind}: nobody else’s without a doubt`, async () => {
      const { rows, rejects } = await readAll(text(lines.join('\n')), { timeZone: 'UTC', dateOrder: 'dmy' })
      const holding = rows.filter(r => r.text.includes('theirs'))
      expect(holding.length + rejects.filter(r => r.raw.includes('theirs')).length).toBeGreaterThan(0)
      for (const row of holding) if (row.from !== 'Sam') expect(row.doubts, row.from).not.toEqual([])
    })

test('what stands behind a line of the program is nobody’s, and is refused', async () => {
  const { rejects, notices } = await readAll(
    '13/03/2026, 08:00 - Messages and calls are end-to-end encrypted.\nand I know\n13/03/2026, 08:20 - Darren: c\n',
    { timeZone: 'UTC' },
  )
  expect(rejects.map(r => r.raw)).toEqual(['and I know'])
  expect(notices).toHaveLength(1)
})

test('two exports mixed: whose words a row holds is its sender’s, or the row says that it may not be', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.constantFrom(...heads),
      fc.array(entry, { minLength: 2, maxLength: 30 }),
      async ([, one], [, other], entries) => {
        const said = entries.map(({ phone, from, n }, i) => ({
          line: `${(phone ? other : one)(n)}${people[phone * 2 + from]}: word${i}`,
          from: people[phone * 2 + from],
          word: `word${i}`,
        }))
        const { rows, rejects } = await readAll(said.map(s => s.line).join('\n'), {
          timeZone: 'UTC',
          dateOrder: 'dmy',
        }).catch(() => ({ rows: [], rejects: said.map(s => ({ line: 0, raw: s.word, reason: 'refused' })) }))
        for (const { from, word } of said) {
          const holding = rows.filter(r => r.text.split(/\s+/).some(w => w === word))
          const lost = holding.length === 0 && !rejects.some(r => r.raw.includes(word))
          expect(lost, `${word} is nowhere`).toBe(false)
          for (const row of holding)
            if (row.from !== from) expect(row.doubts, `${word} stands under ${row.from}`).not.toEqual([])
        }
      },
    ),
    { numRuns: 300 },
  )
})
