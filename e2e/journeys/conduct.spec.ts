import {
  choose,
  date,
  expect,
  expectRefusal,
  fits,
  follow,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  tick,
  type,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

test('The course of conduct is one page: pictures with their tables, what came after, FOUR; on a phone, on paper and in the application', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}/evidence`)
  await follow(page, 'See the course of conduct')
  await expect(page.getByRole('heading', { level: 1, name: 'Course of conduct' })).toBeVisible()
  const channel = page.getByRole('figure', { name: 'Over time, by channel' })
  await expect(channel.getByRole('img', { name: /^By channel: / })).toBeVisible()
  await channel.getByText('Show as table').click()
  await expect(channel.getByRole('table')).toBeVisible()
  for (const heading of [
    'Which way',
    'At whom it was aimed',
    'How it changed',
    'Silences',
    'Fixated',
    'Obsessive',
    'Unwanted',
    'Repeated',
  ])
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  await page.locator('summary').filter({ hasText: 'which way' }).click()
  await expect(page.getByRole('table', { name: 'Incidents by direction' })).toContainText(
    'From the defendant to the protected person',
  )
  await fits(page, 320)
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  await expect(channel.getByRole('table')).toBeVisible()
  await expect(page.getByRole('link', { name: 'See it by kind of act' })).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await follow(page, 'See it by kind of act')
  await expect(page.getByRole('heading', { level: 1, name: 'Timeline of incidents' })).toBeVisible()
})

test('An exhibit is marked as distressing, looked at in grey after a warning, copied redacted, disclosed and scheduled', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await page.goto(`/cases/${ref}/do/attachCaseExhibit`)
  const bytes = await page.screenshot()
  const upload = async (name: string, buffer: Buffer) => {
    await page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'image/png', buffer })
    await expect(page.getByText(`${name} has been received`)).toBeVisible()
  }
  await upload('bruise.png', bytes)
  await type(page, 'What it is', 'Photograph of her arm')
  await send(page, ownVerb, 'Exhibit AS/1 attached to the case')
  await visit(page, `/cases/${ref}/evidence/exhibits`)
  await follow(page, 'AS/1')
  await follow(page, /^Mark as distressing/)
  await type(page, 'What it shows, in a few words for the warning', 'Injuries')
  await send(page, ownVerb, 'Exhibit AS/1 marked as distressing')
  await expect(page.getByText('Distressing: Injuries')).toBeVisible()
  await expect(page.getByRole('img', { name: 'Photograph of her arm' })).toBeHidden()
  await follow(page, 'Look at the picture')
  await expect(page.getByText('This picture is distressing: Injuries')).toBeVisible()
  await follow(page, 'Open it in grey')
  const picture = page.getByRole('img', { name: 'Photograph of her arm' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100)
  await fits(page, 320)
  const exhibit = page.url().split('?')[0] ?? ''
  await page.goto(exhibit)
  await expect(page.getByRole('heading', { name: 'Viewed' }).first()).toBeVisible()
  await press(page, 'Download file')
  await expectRefusal(page, 'Enter why you need it')
  await follow(page, /^Attach a redacted copy/)
  await page.setViewportSize({ width: 900, height: 700 })
  await upload('arm-only.png', await page.screenshot())
  await type(page, 'What it is', 'Her face covered')
  await choose(page, 'What kind of copy', 'Redacted copy')
  await type(page, 'What was changed, and why', 'Her face, at her wish')
  await send(page, ownVerb, /redacted copy of AS\/1/)
  await expect(page.getByRole('heading', { name: 'Redacted', exact: true })).toBeVisible()

  await visit(page, `/cases/${ref}/evidence/exhibits`)
  await follow(page, 'Record disclosure')
  await type(page, 'Who it was given to', 'Ashcombe O’Dell, for the defendant')
  await type(page, 'Why, and under what power or duty', 'Evidence for the hearing')
  await tick(page, 'Exhibits disclosed', /^AS\/2/)
  await tick(page, 'Exhibits withheld', /^AS\/1/)
  await press(page, ownVerb)
  await expectRefusal(page, 'Enter why they were withheld')
  await type(page, 'Why they were withheld', 'Her face')
  await send(page, ownVerb, /Disclosed to Ashcombe O’Dell/)
  await expect(page.getByRole('row', { name: /AS\/2/ }).first()).toContainText('Ashcombe O’Dell')
  await fits(page, 320)
})

test('What was asked of an employer is chased when it is late, and ended by what came', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}/evidence`)
  await follow(page, /^Ask another organisation for material/)
  await choose(page, 'What kind of organisation', 'Employer')
  await choose(page, 'Whose records they are', 'The defendant')
  await type(page, 'Who was asked', 'Personnel, Fenwick Couriers')
  await type(page, 'What was asked for', 'Complaints about him')
  await type(page, 'Consent, power or agreement that it was asked under', 'Her consent')
  await date(page, 'Date asked', '2026-01-13')
  await date(page, 'Date to chase it', '2026-01-20')
  await send(page, ownVerb, 'Personnel, Fenwick Couriers asked for material')
  await expect(page.getByText('Chase now')).toBeVisible()
  await visit(page, `/cases/${ref}`)
  await expect(
    page.getByText(/Material asked of Personnel, Fenwick Couriers on 13 January 2026 has not come/).first(),
  ).toBeVisible()
  await visit(page, `/cases/${ref}/evidence`)
  await follow(page, /^Record what came of it/)
  await choose(page, 'What came of it', 'All of it received')
  await send(page, ownVerb, 'Personnel, Fenwick Couriers: all of it received')
  await soundPage(page)
  await expect(page.getByText('Chase now')).toBeHidden()
})
