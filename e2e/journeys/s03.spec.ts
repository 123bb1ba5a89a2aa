import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { type ExportFile, owner, strangers, threeExports, truth } from '../../lib/demo/exports.ts'
import {
  addDetail,
  choose,
  date,
  expect,
  expectRefusal,
  fits,
  follow,
  ownVerb,
  pick,
  press,
  question,
  send,
  soundPage,
  test,
  tick,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase, uniqueName } from '../scene.ts'

const files = threeExports()
const thousands = (n: number) => n.toLocaleString('en-GB')
const fact = (page: Page, name: string) =>
  page.locator('.govuk-summary-list__row', { has: page.getByText(name, { exact: true }) }).last()

/** Sends a form as `send` does, where the page that follows has been looked over already. */
async function sendOn(page: Page, button: string, recorded: string | RegExp) {
  await press(page, button)
  await expect(
    page.locator('[role="alert"]:not(#__next-route-announcer__)').filter({ hasText: recorded }),
  ).toBeVisible()
}
async function choosesFile(page: Page, { name, text }: Pick<ExportFile, 'name' | 'text'>, mimeType = 'text/csv') {
  await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(text) })
  await expect(page.getByText(`${name} has been received`)).toBeVisible()
}
async function importIt(page: Page, ref: string, file: ExportFile) {
  await page.goto(`/cases/${ref}/do/importExport?back=/cases/${ref}/evidence/imports`)
  await choosesFile(page, file)
  await type(page, 'What it is', file.what)
  await sendOn(page, ownVerb, /received for import \d/)
  await openImport(page, file.name)
}
async function openImport(page: Page, name: string) {
  await page
    .getByRole('row', { name: new RegExp(name.replace('.', '\\.')) })
    .getByRole('link')
    .click()
  await expect(page.getByText('The first rows as they will be read')).toBeVisible()
  await soundPage(page)
}
async function whoseIt(page: Page, name: string) {
  const whose = page.getByRole('group', { name: 'Whose phone or account' })
  const listed = whose.getByRole('radio', { name, exact: true })
  if (await listed.isVisible()) return listed.check()
  await whose.getByRole('radio', { name: 'Someone else' }).check()
  await type(page, 'Name or number as the file writes it', name)
}
/** Looks at the rows as they will be, has the whole file read, and waits for the page to say so by itself. */
async function readIt(page: Page, told: Record<string, string>) {
  await press(page, 'Read the whole file')
  await expect(page.getByText('Accepted', { exact: true })).toBeVisible({ timeout: 60_000 })
  for (const [name, value] of Object.entries(told)) await expect(fact(page, name)).toContainText(value)
  await soundPage(page)
}

test('S03: three exports, 3,812 messages, 143 accounts: every line accounted for, one person by a decision, bursts made incidents, and cited in the grounds', async ({
  as,
}) => {
  test.setTimeout(600_000)
  const { ref } = await aCase.decided({
    protectedPerson: { given: 'Oluwaseun', family: uniqueName(), born: '1995-05-05' },
  })
  const page = await as('calloway')

  // The first says its time zone by itself; what it lost and what it wrote twice is told.
  await importIt(page, ref, files.stream)
  await expect(page.getByText('It says by itself in which time zone its times are.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read the whole file' })).toBeHidden()
  await whoseIt(page, owner)
  await press(page, 'Show the rows with these answers')
  await soundPage(page)
  await fits(page, 320)
  const { rows, replies, refused: lost, twice } = truth.stream
  await readIt(page, {
    Read: thousands(rows + replies + twice + lost),
    Accepted: thousands(rows + replies + twice),
    Refused: String(lost),
    'Repeats of an earlier row': `${twice}, which count once`,
    Earliest: '1 September 2025',
    Latest: '10 February 2026',
  })
  await expect(page.getByRole('row', { name: /removed by the platform/ })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download every refused line/ }).click(),
  ])
  expect((await readFile(await download.path(), 'utf8')).match(/^(?:"[^"]*"|[^,"\r\n]*),"?\d+"?,/gm)).toHaveLength(lost)

  // The second shows which comes first in its dates; the zone is asked. Read so, what stands in both files is found.
  await importIt(page, ref, files.video)
  await expect(page.getByText(/The order of its dates is known from line \d+: \d\d\/\d\d\/2025/)).toBeVisible()
  await expect(page.getByText(/Before the whole file can be read, answer its time zone/)).toBeVisible()
  await pick(page, 'In which time zone are its times?', 'Europe/London')
  await whoseIt(page, owner)
  await press(page, 'Show the rows with these answers')
  const { shared, calls } = truth.video
  await readIt(page, {
    Accepted: thousands(truth.video.rows + shared + calls),
    Refused: '0',
    'Repeats of an earlier row': `${shared}, which count once`,
  })

  // Screenshots are exhibits; what was typed off them points to them, and leaves the order of its dates open.
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  const picture = await page.screenshot()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'screenshots.png', mimeType: 'image/png', buffer: picture })
  await expect(page.getByText('screenshots.png has been received')).toBeVisible()
  await type(page, 'What it is', 'Screenshots of messages')
  await sendOn(page, ownVerb, /Exhibit \w+\/3 attached to the case/)
  await visit(page, `/cases/${ref}/evidence/exhibits`)
  await follow(page, /^\w+\/3$/)
  await follow(page, /^Attach a redacted copy/)
  await choosesFile(page, files.screenshots)
  await type(page, 'What it is', files.screenshots.what)
  await choose(page, 'What kind of copy', 'Transcript')
  await type(page, 'What was changed, and why', 'Times and words typed off by hand')
  await send(page, ownVerb, /transcript of \w+\/3/)
  await page.goto(`/cases/${ref}/evidence/exhibits`)
  await follow(page, /^\w+\/4$/)
  await follow(page, /^Read as an export/)
  await send(page, 'Read as an export', 'Import 3 begun from exhibit')
  await page.goto(`/cases/${ref}/evidence/imports`)
  await openImport(page, files.screenshots.name)
  await expect(page.getByText(/answer what comes first in its dates/)).toBeVisible()
  await choose(page, 'What comes first in its dates?', 'Day first')
  await pick(page, 'In which time zone are its times?', 'Europe/London')
  await whoseIt(page, owner)
  await press(page, 'Show the rows with these answers')
  await readIt(page, { Accepted: String(truth.screenshots.rows), Refused: '0' })

  await visit(page, `/cases/${ref}/evidence/rows`)
  await fits(page, 320)
  await expect(page.getByText(`${thousands(truth.messages + truth.calls + truth.replies)} rows`)).toBeVisible()
  await press(page, 'Make one incident of the selected rows')
  await expectRefusal(page, 'Select at least one row')

  // 143 strangers are one person by a decision with its reason, which is undone for one of them and taken again.
  await visit(page, `/cases/${ref}/evidence/accounts`)
  await fits(page, 320)
  await expect(page.getByText(`${strangers} are strangers’: attributed to nobody.`)).toBeVisible()
  await follow(page, 'Attribute numbers and accounts to a person')
  await choose(page, 'Which numbers and accounts', 'Every stranger on this case')
  await choose(page, 'Whose they are', 'The defendant')
  await press(page, ownVerb)
  await expectRefusal(page, 'Enter what shows it')
  await type(page, 'What shows it', 'Subscriber details received on 2 March')
  await send(page, ownVerb, `${strangers} numbers and accounts attributed: the defendant`)
  await expect(page.getByText('Every one is attributed to somebody.')).toBeVisible()
  await page.getByRole('link', { name: 'Undo this attribution of @watching_olu' }).click()
  await choose(page, 'What to undo', 'Only this number or account')
  await type(page, 'Why it is undone', 'Another person’s account')
  await sendOn(page, ownVerb, 'One number or account no longer attributed')
  await expect(page.getByText('1 is a stranger’s')).toBeVisible()
  await page.getByRole('link', { name: 'Attribute @watching_olu' }).click()
  await choose(page, 'Whose they are', 'The defendant')
  await type(page, 'What shows it', 'The later answer of the platform')
  await sendOn(page, ownVerb, 'One number or account attributed')

  // A night of calls is one incident, and three reports of it are its sources.
  await page.goto(`/cases/${ref}/evidence/rows?channel=call`)
  await expect(page.getByText('41 rows', { exact: true })).toBeVisible()
  await follow(page, 'See days and bursts')
  await fits(page, 320)
  const burst = page.getByRole('row', { name: /3 February 2026 at 23:10 to 4 February 2026 at 04:55/ })
  await burst.getByRole('link', { name: /^Make one incident/ }).click()
  await expect(page.getByRole('textbox', { name: 'What happened' })).toHaveValue(
    '41 calls from @notreallygone_7 between 23:10 on 3 February 2026 and 04:55 on 4 February 2026.',
  )
  await soundPage(page)
  await choose(page, 'Who to whom', 'From the defendant to the protected person')
  await addDetail(page)
  await type(
    page,
    'Why the defendant knew, or ought to have known, that it was unwelcome',
    'He had been told to stop in October',
  )
  await send(page, ownVerb, 'Incident 4 made of rows')
  for (const [number, by, words] of [
    [5, 'The protected person', 'The phone rang the whole night'],
    [6, 'A witness', 'His flatmate heard it ring until morning'],
  ] as const) {
    await page.goto(`/cases/${ref}/do/logIncident`)
    await type(page, 'What happened', words)
    await choose(page, 'When did it happen?', 'Another day')
    await date(page, 'Date', '2026-02-03')
    await choose(page, 'What kind of act', 'Contacting or trying to contact by any means')
    await choose(page, 'How police know', by)
    await sendOn(page, ownVerb, new RegExp(`Incident ${number} logged`))
  }
  await turnTo(page, 'Incidents')
  await page.getByRole('link', { name: 'Incident 4', exact: true }).click()
  await expect(page.getByText('The first 20 of its 41 messages and calls')).toBeVisible()
  const incident = page.url()
  await follow(page, 'Join reports of the same event')
  await tick(page, 'Reports of the same event', /The phone rang the whole night/)
  await tick(page, 'Reports of the same event', /His flatmate heard it ring/)
  await type(page, 'How it is known that they are one event', 'Same night, same number')
  await send(page, ownVerb, 'Incident 4 has 2 more sources')
  await expect(page.getByRole('table', { name: 'One event with 3 sources' }).getByRole('row')).toHaveCount(4)
  await fits(page, 320)

  // A message of that night belongs to it too; it is added, and taken off again.
  await page.goto(`/cases/${ref}/evidence/rows?from=2026-02-04&to=2026-02-05&channel=csv`)
  await page
    .getByRole('checkbox', { name: /^Select the row of/ })
    .first()
    .check()
  await press(page, 'Add the selected rows to an incident')
  await expect(page.getByRole('heading', { level: 1, name: 'Add the chosen rows to an incident' })).toBeVisible()
  await soundPage(page)
  await question(page, 'Incident').getByRole('radio', { name: /^4\. / }).check()
  await type(page, 'How it is known that they belong to it', 'It speaks of the calls')
  await sendOn(page, ownVerb, 'Messages and calls added to incident 4')
  await page.goto(incident)
  await expect(page.getByText('The first 20 of its 42 messages and calls')).toBeVisible()
  await follow(page, 'See each of them')
  await expect(page.getByText('42 rows', { exact: true })).toBeVisible()
  await follow(page, /^Next/)
  await page.getByRole('checkbox', { name: /from @(?!notreallygone_7)/ }).check()
  await press(page, 'Remove the selected rows from this incident')
  await type(page, 'Why they are taken off', 'It speaks of another night')
  await send(page, ownVerb, 'Messages and calls taken off incident 4')
  await expect(page.getByText('41 rows', { exact: true })).toBeVisible()

  // The course of conduct counts every row once, with the way it went, in words and tables.
  await visit(page, `/cases/${ref}/evidence/conduct`)
  const forward = truth.messages + truth.calls
  await expect(
    page.getByText(`${thousands(forward + 3)} from the defendant, 3 from the protected person.`, { exact: true }),
  ).toBeVisible()
  await expect(
    page.getByText(new RegExp(`^${thousands(forward + truth.replies)} of them are messages and calls`)),
  ).toBeVisible()
  const channels = page.getByRole('figure', { name: 'Over time, by channel' })
  await expect(channels.getByRole('img', { name: /^By channel: / })).toBeVisible()
  await channels.getByText('Show as table').click()
  await expect(channels.getByRole('table')).toBeVisible()
  await fits(page, 320)

  // The grounds rest on what was made of the rows.
  const officer = await as('siddiqui')
  await officer.goto(`/cases/${ref}/application`)
  await follow(officer, 'Start an application')
  await sendOn(officer, 'Start an application', /Application for a full order started/)
  await follow(officer, 'Acts associated with stalking')
  await expect(officer.getByText(/4\. 3 February 2026: 41 calls from @notreallygone_7/).first()).toBeVisible()
  await tick(officer, 'Incidents relied on', /^4\. /)
  await send(officer, ownVerb, 'Grounds about acts written')
  await page.goto(incident)
  await expect(page.getByText('Cited in application 1.')).toBeVisible()

  // Taken back, the third export leaves every list and count; the exhibit stays.
  await visit(page, `/cases/${ref}/evidence/imports`)
  await fits(page, 320)
  await page
    .getByRole('row', { name: /screenshots-typed-off\.csv/ })
    .getByRole('link')
    .click()
  await follow(page, 'Undo this import')
  await type(page, 'Why it is taken back', 'Typed off wrongly')
  await sendOn(page, ownVerb, 'Import 3 taken back')
  await page.goto(`/cases/${ref}/evidence/rows`)
  await expect(
    page.getByText(`${thousands(truth.messages + truth.calls + truth.replies - truth.screenshots.rows)} rows`),
  ).toBeVisible()
})
