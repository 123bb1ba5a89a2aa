import { expect, test } from '@playwright/test'
import { headOf } from '../../lib/pattern/exports/whatsapp-head.ts'
import { readAll } from './export-source.ts'

/** Every language that Intl knows, by its code of two or three letters. */
const letters = [...'abcdefghijklmnopqrstuvwxyz']
const pairs = letters.flatMap(a => letters.map(b => a + b))
const codes = [...pairs, ...pairs.flatMap(p => letters.map(c => p + c))]
const languages = [
  ...Intl.DateTimeFormat.supportedLocalesOf(codes),
  'en-AU',
  'en-CA',
  'es-MX',
  'es-US',
  'pt-PT',
  'zh-TW',
  'zh-HK',
  'sr-Latn',
]

const styles: Intl.DateTimeFormatOptions[] = [
  { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
  { hour: 'numeric', minute: '2-digit', hour12: true, dayPeriod: 'short' },
  { hour: 'numeric', minute: '2-digit', hour12: true, dayPeriod: 'long' },
]
const two = (n: number) => String(n).padStart(2, '0')

test('a time on a 12 hour clock in every language is read as the hour that it is, or left open', () => {
  const wrong: string[] = []
  let [open, all] = [0, 0]
  for (const language of languages)
    for (const style of styles) {
      const format = new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC', numberingSystem: 'latn' })
      for (let hour = 0; hour < 24; hour++) {
        const time = format.format(Date.UTC(2026, 2, 13, hour, 14))
        const line = `13/03/2026, ${time} - D: x`
        // Another sign between hour and minute than phones write.
        if (!/\d[:.]\d{2}/.test(time) || /\d.*\d.*[:.].*\d.*[:.]/.test(time)) continue
        all++
        const head = headOf(line)
        if (!head?.time) open++
        else if (head.time.hour !== hour || head.time.minute !== 14) wrong.push(`${language} ${two(hour)}: ${time}`)
      }
    }
  expect(wrong).toEqual([])
  expect(all).toBeGreaterThan(10_000)
  expect(open / all).toBeLessThan(0.02)
})

test('a word of no language beside an hour up to twelve leaves the time open; beside a later one it says nothing', () => {
  expect(headOf('13/03/2026, 11:14 xqz - D: x')).toMatchObject({ time: undefined, unknown: 'xqz' })
  expect(headOf('13/03/2026, xqz 11:14 - D: x')).toMatchObject({ time: undefined, unknown: 'xqz' })
  expect(headOf('13/03/2026, 23:14 xqz - D: x')?.time).toEqual({ hour: 23, minute: 14, second: 0 })
})

test('an unknown word is a question; its answer is read, and said on every row', async () => {
  const text = '13/03/26, 8:10 AM - E: a\n13/03/26, 11:14 xqz - D: b\n14/03/26, 8:14 AM - E: c\n'
  const open = await readAll(text)
  expect(open.file.asks).toContainEqual({ ask: 'half-day', words: [['xqz', 1]] })
  expect(open.rows.map(r => r.text)).toEqual(['a', 'c'])
  expect(open.rejects[0]?.reason).toContain('“xqz”')
  const answered = await readAll(text, { halves: { xqz: 'pm' } })
  expect(answered.file.asks.map(a => a.ask)).not.toContain('half-day')
  expect(answered.rows.map(r => [r.at.slice(11, 16), r.text, ...r.doubts])).toEqual([
    ['08:10', 'a'],
    ['23:14', 'b', 'half-day'],
    ['08:14', 'c'],
  ])
})
