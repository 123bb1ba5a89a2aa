import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  expect,
  expectRefusal,
  fits,
  follow,
  formButton,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const expectReceived = (page: Page, name: string) => expect(page.getByText(`${name} has been received`)).toBeVisible()

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
  await expectReceived(page, 'IMG 2026’s door.png')
  await expect(page.getByText(`SHA-256 ${sha256(bytes)}`)).toBeVisible()
  await press(page, ownVerb)
  await expectRefusal(page, 'Enter what it is')
  await expectReceived(page, 'IMG 2026’s door.png')
  await type(page, 'What it is', 'Still from her doorbell camera')
  await send(page, ownVerb, 'Exhibit AS/1 attached to incident 3')
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
  await press(page, ownVerb)
  await expectRefusal(page, 'Select a file')
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
  await expectRefusal(page, 'This one ends .exe')
  const bytes = Buffer.from('You will answer me.\n')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: bytes })
  await page.getByRole('button', { name: 'Upload file' }).click()
  await expectReceived(page, 'letter.txt')
  await expect(page.getByRole('textbox', { name: 'What it is' })).toHaveValue('Letter left on the step')
  await (await formButton(page)).click()
  await expect(page.getByText('Exhibit AS/1 attached to the case')).toBeVisible()
  expect(sha256(await download(page, /letter\.txt \(open/))).toBe(sha256(bytes))
})

/** A second of film with its sound track silent, as a phone makes it: recorded in the browser itself. */
const film = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 })
    const draw = canvas.getContext('2d')
    if (!draw) throw new Error('Nothing to draw on')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' })
    const parts: Blob[] = []
    recorder.ondataavailable = event => parts.push(event.data)
    const ended = new Promise(resolve => {
      recorder.onstop = resolve
    })
    recorder.start()
    for (let n = 0; n < 25; n++) {
      draw.fillStyle = `rgb(${200 - n}, ${n * 8}, 60)`
      draw.fillRect(0, 0, 160, 120)
      await new Promise(resolve => requestAnimationFrame(resolve))
    }
    recorder.stop()
    await ended
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
  })

test('A distressing recording is played in its page after a warning and for a reason: in grey, without sound, in parts, and for nobody else', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  const bytes = Buffer.from(await film(page))
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'doorbell.webm', mimeType: 'video/webm', buffer: bytes })
  await expectReceived(page, 'doorbell.webm')
  await type(page, 'What it is', 'Film from her doorbell')
  await send(page, ownVerb, 'Exhibit AS/1 attached to the case')
  await visit(page, `/cases/${ref}/evidence/exhibits`)
  await follow(page, 'AS/1')
  await follow(page, /^Mark as distressing/)
  await type(page, 'What it shows, in a few words for the warning', 'An assault')
  await send(page, ownVerb, 'Exhibit AS/1 marked as distressing')
  const exhibit = new URL(page.url()).pathname
  const source = exhibit.replace('/evidence/exhibits/', '/documents/').concat('/recording')
  const ask = (who: Page, range?: string) =>
    who.request.get(source, { maxRedirects: 0, headers: range ? { range } : {} })
  expect((await ask(page)).status()).toBe(303)

  await expect(page.locator('video')).toBeHidden()
  await follow(page, 'Play the video')
  await expect(page.getByText('This video is distressing: An assault')).toBeVisible()
  await press(page, 'Open the player')
  await expectRefusal(page, 'Enter why you need it')
  await soundPage(page)
  await type(page, 'Why you need to play it', 'To describe it for the bundle')
  await press(page, 'Open the player')
  const video = page.locator('video')
  await expect(video).toBeVisible()
  await soundPage(page)
  await fits(page, 320)
  expect(
    await video.evaluate((v: HTMLVideoElement) => ({
      muted: v.muted,
      paused: v.paused,
      autoplay: v.autoplay,
      preload: v.preload,
      loaded: v.readyState,
      poster: v.poster,
      grey: getComputedStyle(v).filter,
    })),
  ).toEqual({
    muted: true,
    paused: true,
    autoplay: false,
    preload: 'none',
    loaded: 0,
    poster: '',
    grey: 'grayscale(1)',
  })
  await video.evaluate((v: HTMLVideoElement) => v.play())
  await expect.poll(() => video.evaluate((v: HTMLVideoElement) => v.videoWidth)).toBe(160)

  const part = await ask(page, 'bytes=10-29')
  expect(part.status()).toBe(206)
  expect(part.headers()['content-range']).toBe(`bytes 10-29/${bytes.length}`)
  expect(await part.body()).toEqual(bytes.subarray(10, 30))
  expect(await (await ask(page, 'bytes=-5')).body()).toEqual(bytes.subarray(-5))
  expect((await ask(page, `bytes=${bytes.length}-`)).status()).toBe(416)
  expect(sha256(await (await ask(page)).body())).toBe(sha256(bytes))

  // Another officer who may see the case has given no reason; somebody of another force finds nothing.
  expect((await ask(await as('calloway'))).status()).toBe(303)
  expect((await ask(await as('desouza'))).status()).toBe(404)
  await page.goto(exhibit)
  await expect(page.getByText('To describe it for the bundle')).toBeVisible()
})

test('A HEIC picture says what to do should it not appear, and is downloaded for a reason', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  const box = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08meta', 'latin1')
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'IMG_0107.HEIC', mimeType: 'image/heic', buffer: box })
  await expectReceived(page, 'IMG_0107.HEIC')
  await type(page, 'What it is', 'Picture from her iPhone')
  await send(page, ownVerb, 'Exhibit AS/1 attached to the case')
  await visit(page, `/cases/${ref}/evidence/exhibits`)
  await follow(page, 'AS/1')
  await expect(page.getByText('This is a HEIC picture, the kind that iPhones take. Should it not appear')).toBeVisible()
  await type(page, 'Why you need it', 'To look at it')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download file' }).click(),
  ])
  expect(sha256(await readFile(await file.path()))).toBe(sha256(box))
})

test('The sealed copy of an order is attached to it', async ({ as }) => {
  const { ref } = await aCase.inForce()
  const page = await as('lindqvist')
  await page.goto(`/cases/${ref}/order`)
  await follow(page, /^Attach the sealed copy/)
  const bytes = Buffer.from('%PDF-1.7\n%âãÏÓ\nsealed by the court\n%%EOF')
  await page.getByLabel(/sealed/i).setInputFiles({ name: 'sealed.pdf', mimeType: 'application/pdf', buffer: bytes })
  await expectReceived(page, 'sealed.pdf')
  await send(page, ownVerb, /[Ss]ealed copy/)
  await expect(page.getByText('The sealed copy is not attached')).toBeHidden()
  await page.getByText(/^Court, dates and application/).click()
  expect(sha256(await download(page, /sealed/i))).toBe(sha256(bytes))
})
