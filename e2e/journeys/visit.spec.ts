import {
  choose,
  expect,
  fits,
  follow,
  ownVerb,
  question,
  send,
  sidesOfPaper,
  soundPage,
  test,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

for (const javaScriptEnabled of [true, false])
  test(`a visit on three conditions in one form${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({ as }) => {
    const { ref } = await aCase.inForce()
    const page = await as('obrien', { javaScriptEnabled, viewport: { width: 360, height: 720 } })
    await visit(page, `/cases/${ref}`)
    expect(await sidesOfPaper(page), 'sides of the summary of the case').toBe(1)
    await visit(page, `/cases/${ref}/compliance`)
    const complied = page
      .getByRole('table', { name: 'Checks made, the latest first' })
      .getByRole('row')
      .filter({ hasText: 'Complied' })
    const before = await complied.count()
    await follow(page, /^Record a visit/)
    await fits(page, 320)
    expect(await sidesOfPaper(page), 'sides of the form of a visit').toBeLessThanOrEqual(2)
    await choose(page, 'What did you find?', 'There are exceptions')
    await question(page, 'Condition')
      .getByRole('radio', { name: /condition 3$/ })
      .check()
    await choose(page, 'What did you find for it?', 'Breach found')
    await type(page, 'What was seen', 'A second phone behind the bath panel')
    await type(page, 'Reasonable excuse', 'None offered')
    await send(page, ownVerb, /3 conditions checked .* Condition 3: breach \d/)
    await soundPage(page)
    await expect(complied).toHaveCount(before + 2)
    await turnTo(page, 'Breaches')
    await expect(page.getByText('A second phone behind the bath panel').first()).toBeVisible()
  })
