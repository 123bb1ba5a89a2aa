import { expect, test } from '@playwright/test'
import { printPdf } from '../../../lib/documents/printing/pdf.ts'
import { textsOf } from '../../../lib/documents/printing/sheet.ts'
import { printWord } from '../../../lib/documents/printing/word.ts'
import { papers } from '../../../lib/documents/registry.ts'
import { welshFor } from '../../../lib/documents/welsh.ts'
import { aHearing } from '../acts/order-file.ts'
import { mainOf, readyToSubmit } from '../drafting/drafted.ts'
import { zipText } from '../exports/zip-text.ts'

/** Welsh beside the English: what somebody reviewed, and nothing else. */

const file = readyToSubmit()
const translation = (english: string, welsh: string) => ({
  id: '00000000-0000-4000-8000-000000000301',
  english,
  welsh,
  reviewer: 'Elin Prys, legal services',
  reviewedOn: '2026-11-20',
})
const sheet = (welsh: ReturnType<typeof translation>[], name: 'application' | 'draftOrder' = 'draftOrder') =>
  papers[name].sheet(file, mainOf(file).id, {
    force: 'Heddlu Marlshire',
    audience: 'served',
    today: '2026-11-25',
    names: new Map(),
    welsh,
  })
const texts = (...of: Parameters<typeof sheet>) => textsOf(sheet(...of)).map(t => t.text)

test('a reviewed sentence stands beside its English, in every form, marked as Welsh', async () => {
  const welsh = [translation('How long it lasts', 'Am ba hyd y mae’n para')]
  expect(texts([])).not.toContain('Am ba hyd y mae’n para')
  const all = texts(welsh)
  expect(all[all.indexOf('How long it lasts') + 1]).toBe('Am ba hyd y mae’n para')
  // The paper says all that it said before.
  expect(all.filter(t => t !== 'Am ba hyd y mae’n para')).toEqual(texts([]))
  const printed = sheet(welsh)
  expect(printPdf(printed).equals(printPdf(printed))).toBe(true)
  const xml = await zipText(await printWord(printed), 'word/document.xml')
  expect(xml).toMatch(/w:lang w:val="cy-GB"[^>]*>.*Am ba hyd/s)
})
test('Welsh of a sentence that the paper does not print is not printed, nor any in a paper that bears none', () => {
  expect(texts([translation('How long the order lasts', 'Hen eiriau')])).toEqual(texts([]))
  expect(texts([translation('Grounds', 'Seiliau')], 'application')).toEqual(texts([], 'application'))
})
test('papers bear Welsh before a court in Wales, or where a Welsh interpreter is asked for, and nowhere else', () => {
  const welsh = [translation('Grounds', 'Seiliau')]
  const settings = { ...file.settings, welsh, welshCourts: ['Llys Ynadon  Aberffro'] }
  const at = (court: string | null, interpreter: string | null = null) => ({
    ...file,
    settings,
    applications: file.applications.map(a => ({ ...a, court })),
    hearings: [aHearing('2026-12-10', { court: court ?? '', interpreter })],
    // Whoever is protected speaks what they speak: the defendant is not told.
    protectedPersons: file.protectedPersons.map(p => ({ ...p, language: 'Welsh' })),
  })
  expect(welshFor(at('Llys Ynadon Aberffro'))).toEqual(welsh)
  expect(welshFor(at('Aldermere Magistrates’ Court', 'Welsh, for the defendant'))).toEqual(welsh)
  expect(welshFor(at('Aldermere Magistrates’ Court', 'Polish, for the defendant'))).toEqual([])
  expect(welshFor(at(null))).toEqual([])
})
