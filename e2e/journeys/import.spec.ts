import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  choose,
  date,
  expect,
  fits,
  follow,
  pick,
  press,
  question,
  refused,
  send,
  soundPage,
  test,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

const accounts = 143
/** Every message of the story at its minute after 1 September 2025, 08:00 UTC; those of one night come as calls. */
const moment = (minutes: number) => new Date(Date.UTC(2025, 8, 1, 8) + minutes * 60_000)
const utc = Array.from(
  { length: 1900 },
  (_, n) => `${moment(n * 110).toISOString()},@viewer${n % accounts},message ${n}`,
)
const british = (d: Date) =>
  `${String(d.getUTCDate()).padStart(2, '0')}/${String((d.getUTCMonth() % 12) + 1).padStart(2, '0')}/${d.getUTCFullYear()} ${d.toISOString().slice(11, 19)}`
// Only days up to the twelfth: nothing in the file says which comes first.
const open = Array.from(
  { length: 24 },
  (_, n) => `${british(new Date(Date.UTC(2026, 0, 1 + (n % 12), 9, n)))},@late${n % 3},letter ${n}`,
)
const night = Array.from(
  { length: 41 },
  (_, n) => `${new Date(Date.UTC(2026, 1, 3, 23, 10) + n * 517_500).toISOString()},07700 900111,missed,0`,
)
const files = {
  utc: [
    'stream.csv',
    `Timestamp (UTC),From,Text\n${utc.join('\n')}\nnot a time,@viewer1,lost\n${utc.slice(0, 12).join('\n')}\n`,
  ],
  open: ['letters.csv', `Date,From,Text\n${open.join('\n')}\n`],
  calls: ['calls.csv', `Timestamp (UTC),From,Call type,Duration\n${night.join('\n')}\n`],
} as const

async function upload(page: Page, ref: string, [name, text]: readonly [string, string], what: string) {
  await visit(page, `/cases/${ref}/evidence/imports`)
  await follow(page, 'Import a phone or computer export')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await expect(page.getByText(`${name} has been received`)).toBeVisible()
  await type(page, 'What it is', what)
  await send(page, 'Save', /received for import \d/)
  await page
    .getByRole('row', { name: new RegExp(name.replace('.', '\\.')) })
    .getByRole('link')
    .click()
  await expect(
    page
      .getByRole('heading', { name: 'The first rows as they will be read' })
      .or(page.getByText('The first rows as they will be read')),
  ).toBeVisible()
  await soundPage(page)
}
/** Has the whole file read, and waits for the page to say so by itself. */
async function read(page: Page, accepted: string) {
  await press(page, 'Read the whole file')
  await expect(page.getByText('Accepted', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.govuk-summary-list__row', { hasText: 'Accepted' }).last()).toContainText(accepted)
  await soundPage(page)
}

test('Three exports become rows, strangers become one person by a decision that is undone, and a night of calls one incident', async ({
  as,
}) => {
  test.setTimeout(300_000)
  const { ref } = await aCase.decided()
  const page = await as('calloway')

  await upload(page, ref, files.utc, 'Messages to her channel, as the platform exported them')
  await expect(page.getByText('It says by itself in which time zone its times are.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read the whole file' })).toBeHidden()
  await page
    .getByRole('group', { name: 'Whose phone or account' })
    .getByRole('radio', { name: /^Not known/ })
    .check()
  await press(page, 'Show the rows with these answers')
  await expect(page.getByRole('cell', { name: 'message 3', exact: true })).toBeVisible()
  await soundPage(page)
  await fits(page, 320)
  await read(page, '1,912')
  const summary = page.locator('dl').last()
  await expect(summary).toContainText('12, which count once')
  await expect(page.getByRole('row', { name: /not a time/ })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download every refused line/ }).click(),
  ])
  expect(await readFile(await download.path(), 'utf8')).toMatch(/"1902","[^"]*not a time[^"]*"/)

  await upload(page, ref, files.open, 'Letters to her channel, typed off by the platform')
  await expect(page.getByText(/Before the whole file can be read, answer what comes first in its dates/)).toBeVisible()
  await page
    .getByRole('group', { name: 'What comes first in its dates?' })
    .getByRole('radio', { name: /^Day first/ })
    .check()
  await pick(page, 'In which time zone are its times?', 'Europe/London')
  await page
    .getByRole('group', { name: 'Whose phone or account' })
    .getByRole('radio', { name: /^Not known/ })
    .check()
  await press(page, 'Show the rows with these answers')
  await expect(page.getByRole('cell', { name: '12 January 2026 at 09:11' })).toBeVisible()
  await read(page, '24')

  await upload(page, ref, files.calls, 'Calls to her phone')
  await page
    .getByRole('group', { name: 'Whose phone or account' })
    .getByRole('radio', { name: /^Not known/ })
    .check()
  await press(page, 'Show the rows with these answers')
  await read(page, '41')

  await visit(page, `/cases/${ref}/evidence/rows`)
  await fits(page, 320)
  await expect(page.getByText(/^1,965 rows$/)).toBeVisible()
  await press(page, 'Make one incident of the selected rows')
  await refused(page, 'Select at least one row')
  await follow(page, 'See days and bursts')
  await fits(page, 320)
  const burst = page.getByRole('row', { name: /3 February 2026 at 23:10 to 4 February 2026 at 04:55/ })
  await burst.getByRole('link', { name: /^Make one incident/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Make one incident of the chosen rows' })).toBeVisible()
  await soundPage(page)
  await expect(page.getByRole('textbox', { name: 'What happened' })).toHaveValue(
    '41 calls from 07700 900111 between 23:10 on 3 February 2026 and 04:55 on 4 February 2026.',
  )
  await choose(page, 'Who to whom', 'From the defendant to the protected person')
  await type(
    page,
    'Why the defendant knew, or ought to have known, that it was unwelcome',
    'She had blocked the number twice',
  )
  await send(page, 'Save', 'Incident 4 made of rows')
  await turnTo(page, 'Incidents')
  await page.getByRole('link', { name: 'Incident 4', exact: true }).click()
  await expect(page.getByText('The first 20 of its 41 messages and calls')).toBeVisible()
  await soundPage(page)
  await follow(page, 'See each of them')
  await expect(page.getByText('41 rows', { exact: true })).toBeVisible()

  // The same night, as she reported it.
  await visit(page, `/cases/${ref}/do/logIncident`)
  await type(page, 'What happened', 'The phone rang the whole night')
  await date(page, 'Date', '2026-02-03')
  await choose(page, 'What kind of act', 'Contacting or trying to contact by any means')
  await choose(page, 'Who to whom', 'From the defendant to the protected person')
  await choose(page, 'How police know', 'The protected person')
  await send(page, 'Save', /Incident 5 logged/)
  await turnTo(page, 'Incidents')
  await page.getByRole('link', { name: 'Incident 4', exact: true }).click()
  await follow(page, 'Join reports of the same event')
  await question(page, 'Reports of the same event')
    .getByRole('checkbox', { name: /The phone rang the whole night/ })
    .check()
  await type(page, 'How it is known that they are one event', 'Same night, same number')
  await send(page, 'Save', 'Incident 4 has 1 more source')

  await visit(page, `/cases/${ref}/evidence/accounts`)
  await fits(page, 320)
  await expect(page.getByText('147 are strangers’: attributed to nobody.')).toBeVisible()
  await follow(page, 'Attribute numbers and accounts to a person')
  await choose(page, 'Which numbers and accounts', 'Every stranger on this case')
  await choose(page, 'Whose they are', 'The defendant')
  await press(page, 'Save')
  await refused(page, 'Enter what shows it')
  await type(page, 'What shows it', 'Subscriber details received on 2 March')
  await send(page, 'Save', '147 numbers and accounts attributed: the defendant')
  await expect(page.getByText('0 are strangers’')).toBeVisible()
  await page.getByRole('link', { name: 'Undo this attribution of 07700 900111' }).click()
  await choose(page, 'What to undo', 'Only this number or account')
  await type(page, 'Why it is undone', 'The number was another’s')
  await send(page, 'Save', 'One number or account no longer attributed')
  await expect(page.getByText('1 is a stranger’s')).toBeVisible()

  await visit(page, `/cases/${ref}/evidence/imports`)
  await fits(page, 320)
  await page
    .getByRole('row', { name: /letters\.csv/ })
    .getByRole('link')
    .click()
  await follow(page, 'Take this import back')
  await type(page, 'Why it is taken back', 'Typed off wrongly')
  await send(page, 'Save', 'Import 2 taken back')
  await visit(page, `/cases/${ref}/evidence/rows`)
  await expect(page.getByText(/^1,941 rows$/)).toBeVisible()
})

test('With JavaScript off an export is sent, checked and read', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui', { javaScriptEnabled: false })
  await page.goto(`/cases/${ref}/do/importExport`)
  await type(page, 'What it is', 'Calls to her phone')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(files.calls[1]) })
  await page.getByRole('button', { name: 'Upload file' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.goto(`/cases/${ref}/evidence/imports`)
  await page.getByRole('link', { name: 'Import 1' }).click()
  await page.getByRole('radio', { name: /^Not known/ }).check()
  await page.getByRole('button', { name: 'Show the rows with these answers' }).click()
  await page.getByRole('button', { name: 'Read the whole file' }).click()
  await expect(async () => {
    const again = page.getByRole('link', { name: 'See how far it is now' })
    if (await again.isVisible()) await again.click()
    await expect(page.getByText('Repeats of an earlier row')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
})
