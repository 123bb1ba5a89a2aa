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
