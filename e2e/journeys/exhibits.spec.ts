import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, follow, press, refused, send, soundPage, test, turnTo, type } from '../journey.ts'
import { aCase } from '../scene.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const received = (page: Page, name: string) => expect(page.getByText(`${name} has been received`)).toBeVisible()

/** Opens an exhibit and downloads it: a reason first, and the bytes as the answer. */
async function download(page: Page, name: RegExp): Promise<Buffer> {
  await page.getByRole('link', { name }).click()
  await type(page, 'Why you need it', 'To show it to counsel')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download file' }).click(),
  ])
  return readFile(await file.path())
}

test('A photograph is attached to an incident, found again byte for byte, and every look at it is in the record', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/evidence`)
  await page
    .getByRole('row', { name: /Filmed her front door/ })
    .getByRole('link')
    .first()
    .click()
  await soundPage(page)
  await follow(page, 'Attach an exhibit')
  const bytes = await page.screenshot()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'IMG 2026’s door.png', mimeType: 'image/png', buffer: bytes })
  await received(page, 'IMG 2026’s door.png')
  await expect(page.getByText(`SHA-256 ${sha256(bytes)}`)).toBeVisible()
  await press(page, 'Save')
  await refused(page, 'Enter what it is')
  await received(page, 'IMG 2026’s door.png')
  await type(page, 'What it is', 'Still from her doorbell camera')
  await send(page, 'Save', 'Exhibit AS/1 attached to incident 3')
  expect(sha256(await download(page, /door\.png \(open/))).toBe(sha256(bytes))
  await turnTo(page, 'History')
  await expect(page.getByRole('heading', { name: 'Exhibit AS/1 attached to incident 3' })).toBeVisible()
  await expect(page.getByRole('alert', { name: 'Success' })).toBeHidden()

  const coordinator = await as('calloway')
  await coordinator.goto(`/cases/${ref}/history`)
  await coordinator.getByRole('radio', { name: 'Who looked' }).check()
  await coordinator.getByRole('button', { name: 'Apply filters' }).click()
  await expect(coordinator.getByText('Exhibit AS/1 downloaded').first()).toBeVisible()
})

test('A file that cannot be taken is refused in a sentence, and what was typed beside it stays', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui', { meetsRefusal: true })
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  await type(page, 'What it is', 'The call log of her phone')
  const file = page.getByLabel('File', { exact: true })
  await file.setInputFiles({
    name: 'tool.exe',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('MZ then more'),
  })
  await expect(page.getByText('This one ends .exe')).toBeVisible()
  await file.setInputFiles({
    name: 'photo.png',
    mimeType: 'image/png',
    buffer: Buffer.from('%PDF-1.7 in truth a document\n%%EOF'),
  })
  await expect(page.getByText('The file’s name ends .png but what is inside it is application/pdf')).toBeVisible()
  await file.setInputFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
  await expect(page.getByText('The file is empty')).toBeVisible()
  await soundPage(page)
  // The browser is told before it sends 200 MB.
  const asked = await page.evaluate(async address => {
    const answer = await fetch(address, { headers: { accept: 'application/json' } })
    return { status: answer.status, said: await answer.json() }
  }, `/cases/${ref}/files?bytes=200000000`)
  expect(asked).toEqual({
    status: 413,
    said: { error: expect.stringContaining('The file is 200 MB. Files must be 100 MB or smaller') },
  })
  await expect(page.getByRole('textbox', { name: 'What it is' })).toHaveValue('The call log of her phone')
  await press(page, 'Save')
  await refused(page, 'Select a file')
})

test('With JavaScript off a file is sent on a page of its own, and the form comes back as it was typed', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui', { javaScriptEnabled: false })
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  await type(page, 'What it is', 'Letter left on the step')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Upload a file' })).toBeVisible()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'letter.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ') })
  await page.getByRole('button', { name: 'Upload file' }).click()
  await refused(page, 'This one ends .exe')
  const bytes = Buffer.from('You will answer me.\n')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: bytes })
  await page.getByRole('button', { name: 'Upload file' }).click()
  await received(page, 'letter.txt')
  await expect(page.getByRole('textbox', { name: 'What it is' })).toHaveValue('Letter left on the step')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Exhibit AS/1 attached to the case')).toBeVisible()
  expect(sha256(await download(page, /letter\.txt \(open/))).toBe(sha256(bytes))
})

test('The sealed copy of an order is attached to it', async ({ as }) => {
  const { ref } = await aCase.inForce()
  const page = await as('lindqvist')
  await page.goto(`/cases/${ref}/order`)
  await follow(page, /^Attach the sealed copy/)
  const bytes = Buffer.from('%PDF-1.7\n%âãÏÓ\nsealed by the court\n%%EOF')
  await page.getByLabel(/sealed/i).setInputFiles({ name: 'sealed.pdf', mimeType: 'application/pdf', buffer: bytes })
  await received(page, 'sealed.pdf')
  await send(page, 'Save', /[Ss]ealed copy/)
  await expect(page.getByText('The sealed copy is not attached')).toBeHidden()
  expect(sha256(await download(page, /sealed/i))).toBe(sha256(bytes))
})
