import { expect, test } from '@playwright/test'
import { headOf } from '../../../lib/pattern/exports/whatsapp/whatsapp-head.ts'
import { makeWorkbook } from '../../make-zip.ts'
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

const table = [
  'Date,Sender,Message',
  '13/03/2026 8:10 AM,E,a',
  '13/03/2026 11:14 xqz,D,b',
  '14/03/2026 8:14 AM,E,c',
].join('\n')
const apart = [
  'Date,Time,Sender,Message',
  '13/03/2026,8:10 AM,E,a',
  '13/03/2026,11:14 xqz,D,b',
  '14/03/2026,8:14 AM,E,c',
].join('\n')
for (const [name, text] of [
  ['one column', table],
  ['two columns', apart],
  ['before the clock', table.replace('11:14 xqz', 'xqz 11:14')],
  ['an hour without minutes', table.replace('11:14 xqz', '11 xqz')],
  ['first in the cell', table.replace('13/03/2026 11:14 xqz', '11:14 xqz 13/03/2026')],
] as const)
  test(`a table asks what a word beside its times means: ${name}`, async () => {
    const open = await readAll(text)
    expect(open.file.asks).toContainEqual({ ask: 'half-day', words: [['xqz', 1]] })
    expect(open.rows.map(r => r.text)).toEqual(['a', 'c'])
    expect(open.rejects[0]?.reason).toContain('“xqz” beside “11')
    for (const [half, hour] of [
      ['pm', '23'],
      ['am', '11'],
      ['none', '11'],
    ] as const) {
      const answered = await readAll(text, { halves: { xqz: half } })
      expect(answered.file.asks.map(a => a.ask)).not.toContain('half-day')
      expect(answered.rejects).toEqual(half === 'none' && name.startsWith('an hour') ? [expect.anything()] : [])
      if (answered.rejects.length) continue
      expect(answered.rows.map(r => [r.at.slice(11, 13), r.text, ...r.doubts])).toEqual([
        ['08', 'a'],
        [hour, 'b', 'half-day'],
        ['08', 'c'],
      ])
    }
  })

test('a table whose every time has a word that is not known gives no row before it is answered, and finds its date order all the same', async () => {
  const text = 'When,From,Text\n04/03/2026 9:10 zub,D,a\n23/03/2026 11:14 xqz,D,b\n'
  const open = await readAll(text)
  expect(open.summary).toMatchObject({ accepted: 0, rejected: 2, dateOrder: 'dmy' })
  expect(open.file.asks.find(a => a.ask === 'half-day')).toEqual({
    ask: 'half-day',
    words: [
      ['zub', 1],
      ['xqz', 1],
    ],
  })
  const { rows } = await readAll(text, { halves: { zub: 'am', xqz: 'pm' } })
  expect(rows.map(r => r.at)).toEqual(['2026-03-04T09:10:00Z', '2026-03-23T23:14:00Z'])
})

test('a word of a table that stands beside later hours too says nothing; in capitals it may be a zone, which is doubted', async () => {
  const of = async (word: string) => {
    const text = `When,From,Text\n13/03/2026 23:10 ${word},D,a\n14/03/2026 11:14 ${word},D,b\n`
    const { rows, file, rejects } = await readAll(text)
    expect(rejects).toEqual([])
    expect(file.asks.map(a => a.ask)).not.toContain('half-day')
    return rows.map(r => [r.at.slice(11, 16), ...r.doubts])
  }
  expect(await of('xqz')).toEqual([['23:10'], ['11:14']])
  expect(await of('QXZT')).toEqual([
    ['23:10', 'time-zone'],
    ['11:14', 'time-zone'],
  ])
})

test('a sheet of a workbook and a page of an app ask the same', async () => {
  const entry = (name: string, time: string, words: string) =>
    `<div class="pam _3-95 _a6-g"><h2 class="_3-95 _2pim _a6-h">${name}</h2><div class="_3-95 _a6-p">${words}</div><div class="_3-94 _a6-o">${time}</div></div>`
  const page = `<!DOCTYPE html><html><body>${entry('D', '13 Mar 2026 11:14 xqz', 'b')}</body></html>`
  const rows = [
    ['When', 'From', 'Text'],
    ['13/03/2026 11:14 xqz', 'D', 'b'],
  ]
  for (const content of [page, makeWorkbook([{ name: 'S', rows }])]) {
    const open = await readAll(content)
    expect(open.file.asks).toContainEqual({ ask: 'half-day', words: [['xqz', 1]] })
    expect(open.rows).toEqual([])
    const answered = await readAll(content, { halves: { xqz: 'pm' } })
    expect(answered.rows.map(r => [r.at.slice(0, 16), r.text])).toEqual([['2026-03-13T23:14', 'b']])
    expect(answered.rows[0]?.doubts).toContain('half-day')
  }
})
