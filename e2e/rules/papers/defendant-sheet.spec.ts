import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { defendantSheet } from '../../../lib/documents/papers/defendant-sheet.ts'
import { printPdf } from '../../../lib/documents/printing/pdf.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { papers } from '../../../lib/documents/registry.ts'
import { pdfText } from '../../pdf-text.ts'
import { base, interim, interimFile, order } from '../acts/change-file.ts'

const today = '2026-11-25'
const sheetOf = (file: CaseFile, of = file.orders[0] ?? order) =>
  defendantSheet(file, of, { force: 'Marlshire Police', today, notifyDays: 3 })
const born = (file: CaseFile, bornOn: string | null, set: object = {}): CaseFile => ({
  ...file,
  defendants: file.defendants.map(d => ({ ...d, bornOn, ...set })),
})

test('the sheet says the conditions as the court wrote them, until when, and the greatest penalty', () => {
  const sheet = sheetOf(base())
  expect(sheet.mustNot.map(c => c.text)).toEqual(base().orderConditions.map(c => c.text))
  expect(sheet.until).toMatch(/^To the end of \d+ \w+ 2028$/)
  expect(sheet.otherwise.join(' ')).toContain('12 months in a magistrates’ court, 5 years in the Crown Court')
  expect(sheet.notify[0]).toContain('within three days, and that day counts as the first')
})
test('an interim order ends with the main application, and asks for a first notification', () => {
  const sheet = sheetOf(interimFile, interim)
  expect(sheet.title).toBe('Your interim stalking protection order in plain words')
  expect(sheet.until).toContain('or until the court decides the main application if that is sooner')
  expect(sheet.notify[0]).toContain('every name that you use')
})
test('an order that replaces an interim one asks for no first notification (V60), and still for changes (V61)', () => {
  const sheet = sheetOf(base({ replacesId: interim.id }))
  expect(sheet.notify.join(' ')).not.toContain('every name that you use')
  expect(sheet.notify[0]).toContain('If you start to use another name')
})
test('someone who notifies as a sex offender is told so, and of no other duty (V66)', () => {
  const sheet = sheetOf(born(base(), '1980-01-01', { isSexOffender: true }))
  expect(sheet.notify).toEqual([expect.stringContaining('s.9(5)')])
})
test('a defendant under 18 reads it in other words, to the day before the birthday', () => {
  expect(sheetOf(born(base(), '2008-11-26')).title).toBe('What the court’s order means for you')
  expect(sheetOf(born(base(), '2008-11-25')).title).toBe('Your stalking protection order in plain words')
  expect(sheetOf(born(base(), null)).title).toBe('Your stalking protection order in plain words')
  const young = sheetOf(born(base(), '2011-02-11'))
  expect(JSON.stringify(young.otherwise)).not.toContain('5 years')
  expect(young.mustNot.map(c => c.text)).toEqual(sheetOf(base()).mustNot.map(c => c.text))
})
test('it prints, with every condition in it, the same bytes each time', async () => {
  const file = base()
  const sheet = papers.orderSheet.sheet(file, order.id, {
    force: 'Marlshire Police',
    audience: 'served',
    today,
    names: new Map(),
  })
  const pdf = printPdf(sheet)
  expect(printPdf(sheet).equals(pdf)).toBe(true)
  const text = await pdfText(pdf)
  for (const c of sheetOf(file).mustNot) expect(text).toContain(c.text)
})
test('an order that has ended binds nobody: its sheet says how it ended, and asks nothing', () => {
  const ended = base()
  const file = { ...ended, orderVersions: ended.orderVersions.map(v => ({ ...v, lastDay: '2026-11-24' })) }
  const sheet = sheetOf(file, file.orders[0])
  expect(sheet).toMatchObject({ ended: true, until: 'Ended after 24 November 2026', mustNot: [], must: [], notify: [] })
  const text = textsOf(
    papers.orderSheet.sheet(file, order.id, { force: 'F', audience: 'served', today, names: new Map() }),
  )
    .map(t => t.text)
    .join('\n')
  expect(text).toContain('How it stands: Ended after 24 November 2026')
  expect(text).not.toMatch(/You must keep to every part|What you must tell the police|Condition 1/)
})
