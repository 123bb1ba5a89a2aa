import { londonDate, londonTime } from '../../lib/case/time/calendar.ts'
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
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

test.use({ script: false })

test('S18: a check on a phone finds a breach, and its clock starts', async ({ as }) => {
  const { ref } = await aCase.inForce()
  const page = await as('obrien', { viewport: { width: 320, height: 640 } })
  await visit(page, `/cases/${ref}`)
  await turnTo(page, 'Compliance')
  await fits(page, 320)
  await follow(page, /^Record a check of condition 1/)
  await fits(page, 320)
  await choose(page, 'What did you find?', 'Breach found')
  await choose(page, 'How did you check?', 'Device inspection')
  await type(page, 'Reasonable excuse', 'None offered')
  await press(page, ownVerb)
  await expectRefusal(page, 'Enter what was found: it is the record of the breach')
  await expect(page.getByRole('textbox', { name: 'Reasonable excuse (optional)' })).toHaveValue('None offered')
  await soundPage(page)
  await fits(page, 320)
  await type(page, 'What was found', 'A second phone with drafted messages to her.')
  await send(page, ownVerb, /breach/i)
  await turnTo(page, 'Breaches')
  await fits(page, 320)
  await follow(page, /^Breach 1/)
  await fits(page, 320)
  await expect(page.getByText(/left of 1 hour/).first()).toBeVisible()
  await expect(page.getByText('A check by police').first()).toBeVisible()
})

test('S21: a breach that police knew of 83 hours 20 minutes ago shows it, whenever it was recorded', async ({ as }) => {
  const { ref } = await aCase.inForce()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}/do/recordBreach`)
  const known = new Date(Date.now() - (83 * 60 + 20) * 60_000).toISOString()
  await choose(page, 'What was breached?', 'A stalking protection order on this case')
  await page
    .getByRole('group', { name: /^Conditions breached/ })
    .getByRole('checkbox')
    .first()
    .check()
  await date(page, 'Date it happened', londonDate(known))
  await date(page, 'When police first knew', `${londonDate(known)} ${londonTime(known)}`)
  await choose(page, 'How police came to know', 'The protected person')
  await type(page, 'What happened', 'A text message. She rang 101 that evening.')
  await type(page, 'Reasonable excuse', 'None offered')
  await send(page, ownVerb, /Breach 1 recorded/)
  await expect(page.getByText(/83 hours 2[0-2] minutes/).first()).toBeVisible()
  await expect(page.getByText('No action after 24 hours').first()).toBeVisible()
  await fits(page, 320)
})

test('S21: the clock of the demonstration’s slow breach starts at the call, not at the crime record', async ({
  as,
}) => {
  const page = await as('hale')
  await visit(page, '/cases?q=Stefan+Bulmer')
  await follow(page, /Bulmer/, page.getByRole('table'))
  await turnTo(page, 'Breaches')
  await expect(page.getByText('Police first knew on 16 October 2026 at 21:10').first()).toBeVisible()
})
