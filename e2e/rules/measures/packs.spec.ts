import { expect, test } from '@playwright/test'
import { figuresSheet, printFigures } from '../../../lib/documents/figures-paper.ts'
import { printWorkbook } from '../../../lib/documents/figures-workbook.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { packs, packWanted } from '../../../lib/measures/packs.ts'
import { figuresOf } from '../../../lib/work/measures/measure-export.ts'
import { zipText } from '../exports/zip-text.ts'

const today = '2026-11-29'
test('a pack has its own measures unless others are chosen, and what was chosen is remembered with it', () => {
  const own = packWanted({ pack: 'homeOffice' }, undefined, today)
  expect(own?.measures).toEqual([...packs.homeOffice.measures])
  const chosen = packWanted({ pack: 'homeOffice', measures: ['M17', 'M05', 'M17', 'nonsense'] }, undefined, today)
  expect(chosen?.measures).toEqual(['M05', 'M17'])
  // Next year, by the definition that was kept.
  expect(packWanted({ pack: 'the id of a release', measures: [] }, chosen ?? undefined, '2027-11-29')).toEqual({
    ...chosen,
    on: '2027-11-29',
  })
  expect(packWanted({ measures: ['M17'] }, undefined, today)).toBeNull()
})

const line = (id: string, group: string, counted: string) => [
  id,
  `Name of ${id}`,
  group,
  '2026-01-01',
  '2026-12-31',
  counted,
  '10',
  'withheld',
  '',
  '',
  'Orders',
  'Orders made',
  'Orders asked for',
  'No',
]
test('a pack as a document holds every line of the spreadsheet and no more, measure by measure', () => {
  const lines = [line('M17', 'North', '1 to 4, withheld'), line('M17', 'All', '12'), line('M18', 'All', '7')]
  const found = figuresOf(lines)
  expect(found.map(m => [m.id, m.lines.length])).toEqual([
    ['M17', 2],
    ['M18', 1],
  ])
  const head = {
    title: 'Return',
    toWhom: 'A. N. Asker',
    reference: 'FOI 12',
    force: 'Force',
    on: today,
    isOutside: true,
  }
  const texts = textsOf(figuresSheet(head, found)).map(t => t.text)
  for (const row of lines) expect(texts).toContain(row.slice(2, 10).join(' '))
  expect(texts.join(' ')).toContain('Counts of 1 to 4 are withheld')
  const inside = textsOf(figuresSheet({ ...head, isOutside: false }, found)).map(t => t.text)
  expect(inside.join(' ')).not.toContain('are withheld')
  expect(printFigures(head, found).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a pack as a workbook has a sheet for each measure, withholds what the spreadsheet withholds, and runs no formula', async () => {
  const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']
  const lines = [
    line('M17', 'North', '1 to 4, withheld'),
    ...dangerous.map(name => line('M17', name, '12')),
    line('M18', 'All', '7'),
  ]
  const head = { title: '=2+2', toWhom: '=cmd', reference: '@x', force: 'Force', on: today, isOutside: true }
  const bytes = await printWorkbook(head, figuresOf(lines))
  const names = await zipText(bytes, 'xl/workbook.xml')
  expect([...names.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(m => m[1])).toEqual(['About', 'M17', 'M18'])
  const shared = await zipText(bytes, 'xl/sharedStrings.xml').catch(() => '')
  const sheets = await Promise.all([1, 2, 3].map(n => zipText(bytes, `xl/worksheets/sheet${n}.xml`)))
  for (const sheet of sheets) expect(sheet).not.toMatch(/<f[ >]/)
  const all = sheets.join('') + shared
  for (const text of [...dangerous.map(d => d.trim()), '=2+2', '=cmd', '1 to 4, withheld']) expect(all).toContain(text)
  // A count is a number, and what is withheld is no number.
  expect(sheets[2]).toMatch(/<v>7<\/v>/)
  expect(sheets[1]).toMatch(/<v>12<\/v>/)
})
