import { expect, formButton, test, type } from '../journey.ts'
import { aCase } from '../scene.ts'

const night = Array.from(
  { length: 41 },
  (_, n) => `${new Date(Date.UTC(2026, 1, 3, 23, 10) + n * 517_500).toISOString()},07700 900111,missed,0`,
)
const calls = `Timestamp (UTC),From,Call type,Duration\n${night.join('\n')}\n`

test('With JavaScript off an export is sent, checked and read', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui', { javaScriptEnabled: false })
  await page.goto(`/cases/${ref}/do/importExport`)
  await type(page, 'What it is', 'Calls to her phone')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(calls) })
  await page.getByRole('button', { name: 'Upload file' }).click()
  await (await formButton(page)).click()
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
  await page.goto(`/cases/${ref}/evidence/exhibits`)
  await page.getByRole('link', { name: /^[A-Z]+\/1$/ }).click()
  await expect(page.getByRole('link', { name: /^Record custody/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Read as an export/ })).toHaveCount(0)
})
