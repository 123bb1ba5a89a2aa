import { expect, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvOf, safeCell } from '../../../lib/case/words/csv.ts'

test('a cell that would be a formula is made text', () => {
  const texts = ['=1+1', '+44', '-2', '@SUM', '\tx', ' =1+1', '\n=1', '＝1', 'Aldermere', '12', 'a=b']
  expect(texts.map(safeCell)).toEqual([
    ...["'=1+1", "'+44", "'-2", "'@SUM", "'\tx", "' =1+1", "'\n=1", "'＝1"],
    ...['Aldermere', '12', 'a=b'],
  ])
})

test('a table is read back as it was written, whatever stands in it, and begins with the mark of UTF-8', () => {
  expect(csvOf('measures', ['Name', 'Rows'], [['O’Dell, “R”', -2]])).toBe(
    '\ufeff"Name","Rows","Marking"\r\n"O’Dell, “R”","-2","OFFICIAL"\r\n',
  )
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\r\n', '\n', ' ', '=', "'", 'é') })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), rows => {
      const read = parse(csvOf('refusedLines', ['One', 'Two'], rows), {
        bom: true,
        record_delimiter: '\r\n',
      }) as string[][]
      expect(read).toEqual([
        ['One', 'Two', 'Marking'],
        ...rows.map(row => [...row.map(safeCell), 'OFFICIAL – SENSITIVE']),
      ])
    }),
  )
})
