import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf } from '../../lib/demo/reports.ts'
import {
  choose,
  expect,
  expectRefusal,
  fits,
  follow,
  ownVerb,
  pick,
  press,
  send,
  soundPage,
  test,
  tick,
  type,
} from '../journey.ts'

const him: Row = { suspect_given_names: 'Thaddeus', suspect_family_name: 'O’Murgatroyd', suspect_born_on: '1979-06-14' }
const her: Row = { victim_given_names: 'Perpetua', victim_family_name: 'Vane-Lightfoot', victim_phones: '07700 900941' }
const other: Row = { suspect_given_names: 'Lionel', suspect_family_name: 'Brockhurst', suspect_phones: '07700 900955' }
const third: Row = { suspect_given_names: 'Cosmo', suspect_family_name: 'Tallentire', suspect_born_on: '1991-01-23' }
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

test('A file of reports shows three pairs: a case is opened, one is added to it, one is decided against, and a further report asks again', async ({
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
  await expectRefusal(page, 'Select a file')
  await upload('november.csv', [
    report(0, '2026-09-28', him, { suspect_given_names: 'THADDEUS' }),
    report(1, '2026-10-03', him),
    report(2, '2026-10-04', other),
    report(3, '2026-10-09', other),
    report(4, '2026-10-11', { recorded_at: '31/02/2026' }),
    report(5, '2026-10-12', third),
    report(6, '2026-10-14', third),
    report(7, '2026-10-15', third),
  ])
  await expect(page.getByRole('row', { name: /^6 91\/30121\/26 Not read recorded_at is not a date/ })).toBeVisible()
  await fits(page, 320)

  await page.goto('/reports?district=Pellbrook&from=2026-09&to=2026-10')
  await soundPage(page)
  await fits(page, 320)
  const readCounts = async () => {
    await page.goto('/reports')
    const sentence = (await page.getByText(/found =/).textContent()) ?? ''
    const [found = 0, ...parts] = [...sentence.replaceAll(',', '').matchAll(/\d+/g)].map(m => Number(m[0]))
    expect(parts.reduce((sum, n) => sum + n, 0)).toBe(found)
    return parts
  }
  const before = await readCounts()

  await page.goto('/reports?district=Pellbrook&from=2026-09&to=2026-10')
  await follow(page, 'Thaddeus O’Murgatroyd and Perpetua Vane-Lightfoot')
  await fits(page, 320)
  await expect(page.getByText(/same date of birth/).first()).toBeVisible()
  await follow(page, 'Open a case with these reports')
  await fits(page, 320)
  await expect(page.getByLabel('Defendant’s family name')).toHaveValue('O’Murgatroyd')
  await pick(page, 'Relationship of the defendant to the protected person', 'None known: a stranger')
  await pick(page, 'Team', 'Pellbrook response')
  for (const kind of await page.getByLabel('What kind of act', { exact: true }).all()) await kind.selectOption('E')
  await send(page, 'Open the case', /Case MA-\d{4}-\d+ opened. 2 reports logged as incidents/)
  await page
    .getByRole('link', { name: /^MA-\d{4}-\d+$/ })
    .first()
    .click()
  await page
    .getByRole('navigation', { name: 'Case', exact: true })
    .getByRole('link', { name: /^Evidence|^Incidents/ })
    .click()
  await expect(page.getByText('91/30117/26').first()).toBeVisible()
  const caseRef = /MA-\d{4}-\d+/.exec(page.url())?.[0] ?? ''

  await page.goto('/reports?district=Pellbrook')
  await follow(page, 'Cosmo Tallentire and Perpetua Vane-Lightfoot')
  await follow(page, 'Take reports out of this pair')
  await tick(page, 'Reports about somebody else', /^91\/30124\/26, 15 October 2026: Waited/)
  await choose(page, 'Who is somebody else', 'The suspect')
  await type(page, 'Why', 'His cousin of the same name, who says so')
  await send(page, ownVerb, 'Took a report out of the pair')
  await expect(page.getByText(/^2 reports in 3 days/)).toBeVisible()
  await readCounts()
  await page.goBack()
  await follow(page, 'Undo 91/30124/26')
  await type(page, 'Why', 'The cousin was abroad')
  await send(page, ownVerb, 'Undid what was said of report 91/30124/26')
  await expect(page.getByText(/^3 reports in 4 days/)).toBeVisible()
  await page.getByText('How strong it is, and all that is taken as theirs').click()
  await follow(page, 'All that is taken as the suspect’s')
  await fits(page, 320)
  await expect(page.getByRole('row', { name: /^91\/30122\/26/ }).first()).toContainText('In one pair with')
  await follow(page, 'Merge with another person')
  await type(page, 'Crime reference of any report of the other person', '91/30119/26')
  await type(page, 'Why', 'Both gave the number of one car')
  await send(page, ownVerb, 'Combined the rows of a suspect in 91/30122/26')
  await fits(page, 320)
  await expect(page.getByRole('row', { name: /^91\/30119\/26/ }).first()).toContainText(
    'Both gave the number of one car',
  )
  await follow(page, /^Undo 91\/30119/)
  await type(page, 'Why', 'It was a hired car')
  await send(page, ownVerb, 'Undid what was said of')
  await follow(page, 'Cosmo Tallentire and Perpetua Vane-Lightfoot')
  await follow(page, 'Add them to a case')
  await fits(page, 320)
  await type(page, 'Case reference', 'MA-2026-99999')
  for (const kind of await page.getByLabel('What kind of act', { exact: true }).all()) await kind.selectOption('B')
  await press(page, 'Add the reports')
  await expectRefusal(page, 'There is no open case with this reference')
  await type(page, 'Case reference', caseRef)
  await send(page, 'Add the reports', new RegExp(`Added to case ${caseRef}. 3 reports logged as incidents`))

  await page.goto('/reports?district=Pellbrook')
  await follow(page, 'Lionel Brockhurst and Perpetua Vane-Lightfoot')
  await follow(page, 'Decide that no order is needed')
  await press(page, ownVerb)
  await expectRefusal(page, 'Select which part is not met')
  await choose(page, 'Which part is not met', 'Risk associated with stalking')
  await type(page, 'Why', 'Two calls about a car that he was selling. There is not enough evidence to charge.')
  await send(page, ownVerb, 'Decided that no order is needed on 2 reports', 'The car was sold on 10 October.')
  const after = await readCounts()
  expect(after).toEqual([(before[0] ?? 0) - 3, (before[1] ?? 0) + 2, (before[2] ?? 0) + 1, ...before.slice(3)])

  await upload('further.csv', [report(8, '2026-11-02', other)])
  await page.goto('/reports?district=Pellbrook')
  await expect(
    page.getByRole('row', { name: /Lionel Brockhurst.*A further report asks again.*3 reports/ }),
  ).toBeVisible()
  expect((await readCounts())[0]).toBe((after[0] ?? 0) + 1)

  await page.goto('/reports/imports')
  await follow(page, 'further.csv')
  await follow(page, 'Undo this import')
  await type(page, 'Reason', 'Sent twice')
  await send(page, ownVerb, 'Undid the import of further.csv')
  await page.goto('/reports?district=Pellbrook')
  await expect(page.getByRole('row', { name: /Lionel Brockhurst.*2 reports/ })).toBeVisible()
  await readCounts()

  await page.goto('/reports/imports')
  await follow(page, 'november.csv')
  await follow(page, 'Undo this import')
  await type(page, 'Reason', 'The force asked for it')
  await send(page, ownVerb, 'Undid the import of november.csv')
  const end = await readCounts()
  expect(end.at(-1)).toBe((before.at(-1) ?? 0) + 3)
})
