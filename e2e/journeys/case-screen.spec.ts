import { addDays, londonDate, londonTime, longDate } from '../../lib/case/time/calendar.ts'
import {
  box,
  choose,
  date,
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
  tick,
  today,
  turnTo,
  type,
  unfold,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

const band = (page: Parameters<typeof visit>[0]) => page.getByRole('region', { name: 'Case' })

test('a breach nobody has acted on: the danger, the next step and its button, and then neither', async ({ as }) => {
  const { ref } = await aCase.inForce()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}`)
  await expect(band(page)).toContainText(/In force to .*, served/)
  await expect(band(page)).toContainText('No breach recorded')
  await expect(page.getByRole('region', { name: 'Dangers' })).toHaveCount(0)
  await follow(page, 'Record a breach', page.getByRole('navigation', { name: 'Record on this case' }))
  const known = new Date(Date.now() - 3 * 3_600_000).toISOString()
  await choose(page, 'What was breached?', 'A stalking protection order on this case')
  await page
    .getByRole('group', { name: /^Conditions breached/ })
    .getByRole('checkbox')
    .first()
    .check()
  await date(page, 'Date it happened', londonDate(known))
  await date(page, 'When police first knew', `${londonDate(known)} ${londonTime(known)}`)
  await choose(page, 'How police came to know', 'The protected person')
  await type(page, 'What happened', 'A text message')
  await type(page, 'Reasonable excuse', 'None offered')
  await send(page, ownVerb, /Breach 1 recorded/)
  await turnTo(page, 'Overview')
  await expect(band(page)).toContainText(/1 breach, on /)
  await expect(page.getByRole('region', { name: 'Dangers' })).toContainText('no decision about arrest, 3 hours')
  await expect(page.getByRole('heading', { level: 2, name: /Decide whether to arrest for breach 1/ })).toBeVisible()
  await expect(page.getByText(/^Overdue by 2 hours/).first()).toBeVisible()
  for (const width of [1280, 360, 320]) await fits(page, width)
  await follow(page, 'Decide on arrest')
  await choose(page, 'Decision', 'Do not arrest')
  await type(page, 'Reason', 'He is in custody for another matter')
  const now = new Date(Date.now() - 60_000).toISOString()
  await date(page, 'When it was decided', `${londonDate(now)} ${londonTime(now)}`)
  await send(page, ownVerb, /decided not to arrest/)
  await visit(page, `/cases/${ref}`)
  await expect(page.getByRole('region', { name: 'Dangers' })).toHaveCount(0)
})

test('the stages and the pattern: the late step is said in words, and a bar opens what happened then', async ({
  as,
}) => {
  const { ref } = await aCase.inForce()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}`)
  const stages = page.getByRole('region', { name: 'From report to notification' })
  await expect(stages.getByRole('listitem')).toHaveCount(8)
  await expect(stages).toContainText(/Made.*Stalking protection order/)
  await page.getByText(/^Show the weeks as a table/).click()
  const week = page.getByRole('table', { name: 'What happened, by week' }).getByRole('row').nth(1)
  await expect(week).toContainText('1 incident')
  await week.getByRole('link').click()
  await expect(page).toHaveURL(/\/evidence\?from=.*&to=/)
  await expect(page.getByText('Thirty messages in one night after she asked him to stop')).toBeVisible()
  await soundPage(page)
})

for (const javaScriptEnabled of [true, false])
  test(`yesterday’s incident is logged with one thing typed, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    as,
  }) => {
    const { ref } = await aCase.opened()
    const page = await as('siddiqui', { javaScriptEnabled })
    await page.goto(`/cases/${ref}`)
    await page
      .getByRole('navigation', { name: 'Record on this case' })
      .getByRole('link', { name: 'Log an incident' })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Log an incident' })).toBeVisible()
    if (javaScriptEnabled) {
      await expect(box(page, 'Address of the page')).toBeHidden()
      await press(page, ownVerb)
      await expectRefusal(page, 'Select when it happened')
      await expect(page).toHaveTitle(/^Error: /)
      await soundPage(page)
    }
    await choose(page, 'When did it happen?', 'Yesterday')
    await type(page, 'What happened', 'Followed her from the bus to her door')
    await unfold(page, /^Was anyone hurt or threatened/)
    await tick(page, 'Was any of this part of it?', 'A threat was made')
    await choose(page, 'What kind of act', 'Following a person')
    await choose(page, 'How police know', 'The protected person')
    await expect(page.getByText(/^What happens next/)).toBeVisible()
    if (javaScriptEnabled) await press(page, ownVerb)
    else await (await formButton(page)).click()
    await expect(
      page.getByText(`Incident 4 logged: following a person, ${longDate(addDays(today(), -1))}`).first(),
    ).toBeVisible()
  })

test('the risk form counts what was answered', async ({ as }) => {
  const { ref } = await aCase.opened()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}/do/assessRisk`)
  await expect(page.getByText('0 of 11 answered')).toBeVisible()
  await choose(page, 'Is the victim very frightened?', 'Yes')
  await choose(page, 'Has property been damaged?', 'Not asked')
  await choose(page, 'Has the defendant been violent in the past?', 'Unknown')
  await expect(page.getByText('2 of 11 answered')).toBeVisible()
  await fits(page, 320)
})
