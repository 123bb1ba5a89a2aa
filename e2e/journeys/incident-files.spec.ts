import { addDetail, choose, expect, formButton, press, soundPage, test, type, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

/** What the victim brings with her story: three files with one incident, chosen together or one after the other. */

const letters = ['The letter of Monday', 'The letter of Tuesday', 'The letter of Friday']
const files = letters.map((text, n) => ({
  name: `letter-${n + 1}.txt`,
  mimeType: 'text/plain',
  buffer: Buffer.from(`${text}\n`),
}))

for (const javaScriptEnabled of [true, false])
  test(`three files go with one incident${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({ as }) => {
    test.setTimeout(180_000)
    const { ref } = await aCase.decided()
    const page = await as('siddiqui', { javaScriptEnabled })
    await visit(page, `/cases/${ref}/do/logIncident`)
    await choose(page, 'When did it happen?', 'Yesterday')
    await type(page, 'What happened', 'Three letters through her door, one after the other')
    await choose(page, 'What kind of act', 'Contacting or trying to contact by any means')
    await choose(page, 'How police know', 'The protected person')
    await addDetail(page)
    const expectReceived = (n: number) => expect(page.getByText(`letter-${n}.txt has been received`)).toBeVisible()
    if (javaScriptEnabled) {
      await page.getByLabel('Photographs or files (optional)', { exact: true }).setInputFiles(files)
      for (const n of [1, 2, 3]) await expectReceived(n)
    } else
      for (const [n, file] of files.entries()) {
        await page.getByRole('button', { name: 'Choose a file', exact: true }).first().click()
        await expect(page.getByRole('heading', { level: 1, name: 'Upload a file' })).toBeVisible()
        await page.getByLabel('File', { exact: true }).setInputFiles(file)
        await page.getByRole('button', { name: 'Upload file' }).click()
        await expectReceived(n + 1)
      }
    await type(page, 'What the photographs or files show', 'The letters')
    await soundPage(page)
    if (javaScriptEnabled) await press(page, 'Log the incident')
    else await (await formButton(page)).click()
    const warned = page.getByRole('textbox', { name: 'Reason for going on' })
    const logged = page.getByText(/^Incident \d+ logged: .*, with 3 files/)
    await expect(warned.or(logged).first()).toBeVisible()
    if (await warned.isVisible()) {
      await warned.fill('Seen with her')
      if (javaScriptEnabled) await press(page, 'Log the incident')
      else await (await formButton(page)).click()
    }
    await expect(logged.first()).toBeVisible()
    await visit(page, `/cases/${ref}/evidence/exhibits`)
    for (const n of [1, 2, 3]) await expect(page.getByRole('link', { name: `AS/${n}` }).first()).toBeVisible()
  })
