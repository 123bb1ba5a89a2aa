import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expect, fits, follow, formButton, ownVerb, send, soundPage, test, type } from '../journey.ts'
import { makeWorkbook, makeZip } from '../make-zip.ts'
import { aCase } from '../scene.ts'

type Sent = { name: string; mimeType: string; buffer: Buffer }

/** Sends a file, and opens what it will be read as. */
async function receive(page: Page, ref: string, file: Sent) {
  await page.goto(`/cases/${ref}/do/importExport`)
  await type(page, 'What it is', `Received as ${file.name}`)
  await page.getByLabel('File', { exact: true }).setInputFiles(file)
  await expect(page.getByText(`${file.name} has been received`)).toBeVisible()
  await (await formButton(page)).click()
  await expect(page.getByRole('alert', { name: 'Success' })).toContainText('received for import')
  await page.goto(`/cases/${ref}/evidence/imports`)
  await page
    .getByRole('row', { name: new RegExp(file.name.replace('.', '\\.')) })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /Import \d+$/ })).toBeVisible()
}
/** Answers what the file does not say, looks at the rows again, and has the whole file read. */
async function answerAndRead(page: Page, owner: RegExp, zone?: string) {
  if (zone) await page.getByLabel('In which time zone are its times?').selectOption(zone)
  await page.getByRole('radio', { name: owner }).check()
  await page.getByRole('button', { name: 'Show the rows with these answers' }).click()
  await page.getByRole('button', { name: 'Read the whole file' }).click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Repeats of an earlier row')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 90_000 })
  await soundPage(page)
  await fits(page, 360)
}
async function undo(page: Page) {
  const here = page.url()
  await follow(page, 'Undo this import')
  await type(page, 'Why it is taken back', 'It is of another phone')
  await send(page, ownVerb, /^Success.*Import \d taken back/s)
  await page.goto(here)
  await expect(page.getByText('Its rows are in no list and no count')).toBeVisible()
}

test('A chat with its media is looked at, asked about, read, and taken back', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  const rows = page.getByRole('table')

  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#933' } })
    .jpeg()
    .toBuffer()
  await receive(page, ref, {
    name: 'chat.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(
      makeZip([
        {
          name: '_chat.txt',
          content: [
            '[13/03/2026, 23:14:05] Darren: I know you are there',
            '[13/03/2026, 23:15:05] Darren: \u200e<attached: 00000002-PHOTO.jpg>',
            '[13/03/2026, 23:16:05] Aoife: stop',
            '[13/03/2026, 23:17:05] Darren: \u200e<attached: 00000004-PHOTO.jpg>\r\n',
          ].join('\r\n'),
        },
        { name: '00000002-PHOTO.jpg', content: picture, stored: true },
      ]),
    ),
  })
  await soundPage(page)
  await expect(page.getByRole('row', { name: /00000002-PHOTO\.jpg Beside the messages/ })).toBeVisible()
  await expect(page.getByText('The message names a file that is not in the archive')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Read the whole file' })).toHaveCount(0)
  await answerAndRead(page, /^Aoife/, 'Europe/London')
  const imported = page.url()
  await follow(page, 'See its rows')
  // The picture is an exhibit of its own under the archive’s, and its row leads to it.
  await rows.getByRole('row', { name: /23:15/ }).getByRole('link', { name: 'AS/1/1' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('AS/1/1')
  await expect(page.getByText('00000002-PHOTO.jpg').first()).toBeVisible()
  await page.goto(imported)
  await undo(page)
  await page.goto(`/cases/${ref}/evidence/rows`)
  await expect(page.getByText('I know you are there')).toHaveCount(0)
})

test('A workbook of a phone lab and a mailbox of her mails are each looked at, asked about, read, and taken back', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  const said = page.getByRole('table').getByRole('row')
  const readsWhole = page.getByRole('button', { name: 'Read the whole file' })

  // Times are serials without a zone: 13 March 2026 is day 46094.
  const at = (h: number, m: number) => ({ date: 46094 + (h * 60 + m) / 1440 })
  await receive(page, ref, {
    name: 'lab-report.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(
      makeWorkbook([
        {
          name: 'Summary',
          rows: [
            ['Case', 'OP-1'],
            ['Examiner', 'A Name'],
          ],
        },
        {
          name: 'SMS Messages',
          rows: [
            ['SMS Messages (2)'],
            ['#', 'Folder', 'From', 'To', 'Body', 'Timestamp', 'Deleted'],
            [1, 'Inbox', '+447700900123', null, 'I know you are there', at(23, 14), 'Yes'],
            [2, 'Sent', null, '+447700900123', 'stop', at(23, 15), ''],
          ],
        },
        {
          name: 'Call Log',
          rows: [
            ['Direction', 'Number', 'Date', 'Duration'],
            ['Incoming', '+447700900123', at(1, 2), '00:01:01'],
          ],
        },
      ]),
    ),
  })
  await soundPage(page)
  await expect(page.getByRole('row', { name: /^Summary Not read/ })).toBeVisible()
  await expect(said.filter({ hasText: 'I know you are there' }).first()).toBeVisible()
  await expect(readsWhole).toHaveCount(0)
  await answerAndRead(page, /^Not known/, 'Europe/London')
  const book = page.url()
  await follow(page, 'See its rows')
  await expect(said.filter({ hasText: 'I know you are there' })).toContainText('23:14')
  await page.goto(book)
  await undo(page)

  const mail = (from: string, to: string, time: string, words: string) =>
    `From ${from} Sun Mar  1 ${time} 2026\nFrom: ${from}\nTo: ${to}\nSubject: us\nDate: Sun, 1 Mar 2026 ${time} +0000\n\n${words}\n\n`
  await receive(page, ref, {
    name: 'mails.mbox',
    mimeType: 'application/mbox',
    buffer: Buffer.from(
      mail('darren@example.org', 'aoife@example.org', '23:14:05', 'I saw you from the road') +
        mail('aoife@example.org', 'darren@example.org', '23:20:05', 'Leave me alone'),
    ),
  })
  await expect(said.filter({ hasText: 'I saw you from the road' }).first()).toBeVisible()
  await expect(readsWhole).toHaveCount(0)
  await answerAndRead(page, /^Not known/)
  const box = page.url()
  await follow(page, 'See its rows')
  await expect(said.filter({ hasText: 'Leave me alone' })).toContainText('aoife@example.org')
  await expect(page.getByText('I know you are there')).toHaveCount(0)
  await page.goto(box)
  await undo(page)
  await page.goto(`/cases/${ref}/evidence/rows`)
  await expect(page.getByText('I saw you from the road')).toHaveCount(0)
})

test('Several screenshots at once are read one after another, with words that the program suggests and an officer mends', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  const shot = (time: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="#fff"/><text x="20" y="70" font-size="40" font-family="sans-serif">${time}</text><text x="20" y="140" font-size="40" font-family="sans-serif">I know where you are</text></svg>`,
      ),
    )
      .png()
      .toBuffer()
  await page.goto(`/cases/${ref}/evidence/pictures`)
  await soundPage(page)
  await follow(page, 'Attach several pictures or files')
  const shots = await Promise.all(
    [1, 2].map(async n => ({ name: `shot-${n}.png`, mimeType: 'image/png', buffer: await shot(`23:1${n}`) })),
  )
  await page.getByLabel('Pictures or files', { exact: true }).setInputFiles(shots)
  for (const { name } of shots) await expect(page.getByText(name).first()).toBeVisible()
  await type(page, 'What they show', 'Screenshots of her messages')
  await send(page, ownVerb, '2 exhibits attached to the case')

  await page.goto(`/cases/${ref}/evidence/pictures`)
  await expect(page.getByText('0 of 2 pictures have been read')).toBeVisible()
  await page.getByRole('link', { name: 'Suggest its words' }).click()
  const words = page.getByRole('textbox', { name: /^What it says/ })
  await expect(words).toHaveValue(/know/, { timeout: 60_000 })
  await words.fill('I know where you are.')
  await type(page, 'Time that the picture shows', '11.11pm')
  await page.getByRole('button', { name: 'Keep this and go on' }).click()
  await expect(page.getByText('1 of 2 pictures have been read')).toBeVisible()
  const read = page.getByRole('table').getByRole('row', { name: /I know where you are\./ })
  await expect(read).toContainText('23:11')
  await expect(read).toContainText(/suggested/i)
  await soundPage(page)
  await fits(page, 360)
})

test('What a recording says is typed with its times, and stands beside it', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  // A second of silence, as a voicemail is saved.
  const wav = Buffer.alloc(44 + 8000, 128)
  wav.write('RIFF', 0)
  wav.writeUInt32LE(36 + 8000, 4)
  wav.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [20, 0x10001],
    [24, 8000],
    [28, 8000],
    [32, 0x80001],
  ] as const)
    wav.writeUInt32LE(value, at)
  wav.write('data', 36)
  wav.writeUInt32LE(8000, 40)
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'voicemail.wav', mimeType: 'audio/wav', buffer: wav })
  await expect(page.getByText('voicemail.wav has been received')).toBeVisible()
  await type(page, 'What it is', 'Voicemail on her phone')
  await send(page, ownVerb, 'Exhibit AS/1 attached to the case')
  await page.goto(`/cases/${ref}/evidence/exhibits`)
  await page.getByRole('link', { name: 'AS/1', exact: true }).click()
  await follow(page, /^Type what is said in the recording/)
  await soundPage(page)
  await page.getByLabel('Time in the recording').first().fill('0:01')
  await page.getByRole('textbox', { name: 'What is said' }).first().fill('I can see your light')
  await send(page, ownVerb, '1 part of what exhibit AS/1 says typed')
  await expect(page.getByRole('row', { name: /0:01.*I can see your light/ })).toBeVisible()
  await fits(page, 360)
})
