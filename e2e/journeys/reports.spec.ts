import { csvOf, type Row } from '../../db/seed/reports.ts'
import { choose, expect, fits, follow, pick, press, refused, send, soundPage, test, type } from '../journey.ts'

const him: Row = { suspect_given_names: 'Thaddeus', suspect_family_name: 'O’Murgatroyd', suspect_born_on: '1979-06-14' }
const her: Row = { victim_given_names: 'Perpetua', victim_family_name: 'Vane-Lightfoot', victim_phones: '07700 900941' }
const other: Row = { suspect_given_names: 'Lionel', suspect_family_name: 'Brockhurst', suspect_phones: '07700 900955' }
const report = (n: number, day: string, ...more: Row[]): Row =>
  Object.assign(
    {
      report_ref: `91/${30_117 + n}/26`,
      recorded_at: `${day}T11:40`,
      occurred_from: day,
      offence: 'Harassment',
      district: 'Pellbrook',
      team: 'Pellbrook response',
      summary: 'Waited outside her work and would not leave.',
    },
    her,
    ...more,
  )

test('A file of reports shows two pairs: one becomes a case, one is decided against, and a further report asks again', async ({
  as,
}) => {
  test.slow()
  const page = await as('adeleke')
  const upload = async (name: string, rows: Row[]) => {
    await page.goto('/reports/imports')
    await page
      .getByLabel('File of crime reports')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csvOf(rows)) })
    await press(page, 'Send the file')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByText('Done', { exact: true })).toBeVisible()
    await soundPage(page)
  }

  await page.goto('/reports/imports')
  await press(page, 'Send the file')
  await refused(page, 'Select a file')
  await upload('november.csv', [
    report(0, '2026-09-28', him, { suspect_given_names: 'THADDEUS' }),
    report(1, '2026-10-03', him),
    report(2, '2026-10-04', other),
    report(3, '2026-10-09', other),
    report(4, '2026-10-11', { recorded_at: '31/02/2026' }),
  ])
  await expect(page.getByRole('row', { name: /^6 91\/30121\/26 Not read recorded_at is not a date/ })).toBeVisible()
  await fits(page, 320)

  await page.goto('/reports?district=Pellbrook&from=2026-09&to=2026-10')
  await soundPage(page)
  await fits(page, 320)
  const counted = async () => {
    await page.goto('/reports')
    const sentence = (await page.getByText(/found =/).textContent()) ?? ''
    const [found = 0, ...parts] = [...sentence.replaceAll(',', '').matchAll(/\d+/g)].map(m => Number(m[0]))
    expect(parts.reduce((sum, n) => sum + n, 0)).toBe(found)
    return parts
  }
  const before = await counted()

  await page.goto('/reports?district=Pellbrook&from=2026-09&to=2026-10')
  await follow(page, 'Thaddeus O’Murgatroyd and Perpetua Vane-Lightfoot')
  await fits(page, 320)
  await expect(page.getByText(/same date of birth/).first()).toBeVisible()
  await follow(page, 'Open a case with these reports')
  await fits(page, 320)
  await expect(page.getByLabel('Defendant’s family name')).toHaveValue('O’Murgatroyd')
  await choose(page, 'Relationship of the defendant to the protected person', 'Stranger')
  await choose(page, 'Their view of an application', 'Not asked yet')
  await pick(page, 'Team', 'Pellbrook response')
  for (const kind of await page.getByLabel('What kind of act', { exact: true }).all()) await kind.selectOption('E')
  await send(page, 'Open the case', /^Case MA-\d{4}-\d+ opened. 2 reports logged as incidents$/)
  await page
    .getByRole('link', { name: /^MA-\d{4}-\d+$/ })
    .first()
    .click()
  await page
    .getByRole('navigation', { name: 'Case', exact: true })
    .getByRole('link', { name: /^Evidence|^Incidents/ })
    .click()
  await expect(page.getByText('91/30117/26').first()).toBeVisible()

  await page.goto('/reports?district=Pellbrook')
  await follow(page, 'Lionel Brockhurst and Perpetua Vane-Lightfoot')
  await follow(page, 'Decide that no order is needed')
  await press(page, 'Save')
  await refused(page, 'Select which part is not met')
  await choose(page, 'Which part is not met', 'Risk associated with stalking')
  await type(page, 'Why', 'Two calls about a car that he was selling. There is not enough evidence to charge.')
  await send(page, 'Save', /^Decided that no order is needed on 2 reports/, 'The car was sold on 10 October.')
  const after = await counted()
  expect(after[0]).toBe((before[0] ?? 0) - 2)

  await upload('further.csv', [report(5, '2026-11-02', other)])
  await page.goto('/reports?district=Pellbrook')
  await expect(
    page.getByRole('row', { name: /Lionel Brockhurst.*A further report asks again.*3 reports/ }),
  ).toBeVisible()
  expect((await counted())[0]).toBe((after[0] ?? 0) + 1)

  await page.goto('/reports/imports')
  await follow(page, 'further.csv')
  await follow(page, 'Undo this import')
  await type(page, 'Reason', 'Sent twice')
  await send(page, 'Save', 'Undid the import of further.csv')
})
