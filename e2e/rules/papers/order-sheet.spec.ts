import { expect, test } from '@playwright/test'
import { gapsOfRow } from '../../../lib/case/views/imported-orders.ts'
import { CannotRead } from '../../../lib/pattern/exports/row.ts'
import { readOrderSheet } from '../../../lib/pattern/orders/order-sheet.ts'
import { conditionsOfCell, dayOfCell, nameOfCell } from '../../../lib/pattern/orders/order-text.ts'
import { listOfOrders } from '../../a-list-of-orders.ts'
import { makeWorkbook } from '../../make-zip.ts'
import { sourceOf } from '../exports/export-source.ts'

test('conditions of one cell are told apart by their numbers, word for word, else by their lines', () => {
  const texts = (cell: string) => conditionsOfCell(cell).map(c => c.text)
  expect(
    texts('1. Not to go to No. 2 Mill Lane. 2. Not to contact her\nby any means. 3. Must attend on 4 May.'),
  ).toEqual(['Not to go to No. 2 Mill Lane.', 'Not to contact her\nby any means.', 'Must attend on 4 May.'])
  expect(texts('(1) Not to write.\n(2) Not to call.')).toEqual(['Not to write.', 'Not to call.'])
  expect(texts('• Not to write.\n\n• Not to call.')).toEqual(['Not to write.', 'Not to call.'])
  expect(texts('  ')).toEqual([])
  expect(conditionsOfCell('1) You must not write.\n2) You must attend the course.').map(c => c.kind)).toEqual([
    'prohibition',
    'requirement',
  ])
})

test('days and names are read as people write them here', () => {
  expect(['03/06/2025', '3.6.25', '2025-06-03', '3 June 2025', 'Tue 3 Jun 2025'].map(dayOfCell)).toEqual(
    Array.from({ length: 5 }, () => '2025-06-03'),
  )
  expect(['asap', '31/02/2025', ''].map(dayOfCell)).toEqual([undefined, undefined, undefined])
  expect(nameOfCell('O’NEILL-SMITH, Jean Paul')).toEqual({ familyName: 'O’Neill-Smith', givenNames: 'Jean Paul' })
  expect(nameOfCell('Mary Ann van DYKE')).toEqual({ familyName: 'Dyke', givenNames: 'Mary Ann van' })
  expect(nameOfCell('Owen Brathwaite')).toEqual({ familyName: 'Brathwaite', givenNames: 'Owen' })
  expect(nameOfCell('Brathwaite')).toEqual({ familyName: 'Brathwaite', givenNames: '' })
})

test('a workbook with a title, dates as serials and a condition in each column; what cannot be read is a gap', async () => {
  // Given a list of orders on the second sheet, under a title, with a served day, a column and a row that say nothing
  const heads = [
    'Surname',
    'Forename',
    'DOB',
    'Victim',
    'Date granted',
    'Expiry',
    'Served',
    'Condition 1',
    'Condition 2',
    'Colour',
  ]
  const marchbank = [
    'MARCHBANK',
    'Una',
    { date: 30000, style: 3 },
    'Ida Fenn',
    { date: 45811, style: 3 },
    'Indefinite',
    'asap',
    'Not to write.',
    'Not to call.',
    'red',
  ]
  const nobody = [null, null, null, 'Ada Lorne', null, null, null, null, null, null]
  const book = makeWorkbook([
    { name: 'Notes', rows: [['Kept by civil orders']] },
    { name: 'Live SPOs', rows: [['Live orders, Marlshire'], [], heads, marchbank, [], nobody] },
  ])
  // When it is read
  const sheet = await readOrderSheet(sourceOf(book))
  const [order] = sheet.orders
  // Then there is one order, with its conditions in their columns, and the served day is not read
  expect(sheet.orders).toMatchObject([
    {
      line: 4,
      familyName: 'Marchbank',
      givenNames: 'Una',
      bornOn: '1982-02-18',
      protectedFamilyName: 'Fenn',
      madeOn: '2025-06-03',
      lastDay: null,
      untilFurther: true,
      servedOn: null,
      unread: ['Served: “asap”'],
    },
  ])
  expect(order?.conditions.map(c => c.text)).toEqual(['Not to write.', 'Not to call.'])
  // Then the column that means nothing and the row without a defendant are named
  expect(sheet.unused).toEqual(['Colour'])
  expect(sheet.nameless).toEqual([6])
  // Then what the order lacks is a gap
  expect(order && gapsOfRow(order)).toEqual(['court', 'kind', 'service', 'owner', 'checks', 'sealedCopy', 'unread'])
})

test('sixty orders as CSV, in Windows-1252 too; no list at all is refused in a sentence', async () => {
  const csv = listOfOrders('PC Somebody')
  const whole = await readOrderSheet(sourceOf(csv))
  expect(whole.orders).toHaveLength(60)
  expect(whole.orders[0]?.conditions.map(c => c.text)).toEqual([
    'Not to contact, directly or indirectly, the protected person.',
    'Not to enter Quay Street, Aldermere, or any address\nat which she lives.',
    'To surrender any device to a constable on request.',
  ])
  const western = Uint8Array.from(csv.replaceAll('’', "'").replaceAll('Barnaby', 'Barnabé'), c => c.charCodeAt(0))
  expect((await readOrderSheet(sourceOf(western))).orders[0]?.givenNames).toBe('Barnabé')
  for (const bad of ['a,b\n1,2', ''])
    await expect(readOrderSheet(sourceOf(bad)).catch((e: Error) => e)).resolves.toBeInstanceOf(CannotRead)
})
