import {
  choose,
  expect,
  expectRefusal,
  follow,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  tick,
  type,
  unfold,
} from '../journey.ts'
import { aCase, uniqueName } from '../scene.ts'

test('An administrator adds a person, gives and takes a role, and ends the account', async ({ as }) => {
  const page = await as('okafor')
  const name = `PC Zoë ${uniqueName('O’')}`
  const email = `${name.replaceAll(/[^A-Za-z]/g, '').toLowerCase()}@marl.example.org`
  await page.goto('/people')
  await follow(page, 'Add a person')
  await type(page, 'Name', name)
  await type(page, 'Email address', 'ruth.calloway@marl.example.org')
  await tick(page, 'Roles', 'Officer in the case')
  await tick(page, 'Teams', 'Thornfold response')
  await press(page, ownVerb)
  await expectRefusal(page, 'This email address belongs to another account')
  await type(page, 'Email address', email)
  await send(page, ownVerb, `Added ${name}: officer in the case`)

  await follow(page, 'Give a role')
  await choose(page, 'Role', 'Sergeant')
  await send(page, ownVerb, `Gave ${name} the role sergeant`)
  await follow(page, 'Remove a role')
  await choose(page, 'Role', 'Auditor')
  await press(page, ownVerb)
  await expectRefusal(page, 'They do not have this role')
  await choose(page, 'Role', 'Sergeant')
  await send(page, ownVerb, `Took the role sergeant from ${name}`)
  await follow(page, 'End this account')
  await type(page, 'Reason', 'Left the force')
  await send(page, ownVerb, `Ended the account of ${name}`)

  const auditor = await as('penrose')
  await auditor.goto('/record')
  await expect(auditor.getByRole('heading', { name: `Ended the account of ${name}` })).toBeVisible()
})

test('An administrator adds a team, and changes a setting with its reason', async ({ as }) => {
  const page = await as('okafor')
  const team = `Night desk ${uniqueName('')}`
  await page.goto('/settings')
  await follow(page, 'Teams and districts')
  await follow(page, 'Add a team')
  await type(page, 'Name of the team', team)
  await choose(page, 'District', 'Aldermere')
  await send(page, ownVerb, `Added the team ${team}`)
  await expect(page.getByRole('row', { name: new RegExp(team) })).toBeVisible()
  await follow(page, 'Settings')
  await follow(page, 'Times, targets and rules')
  await follow(page, 'Change settings')
  await unfold(page, 'Review and authorising')
  await type(page, 'Draft reviewed within (days)', '3')
  await press(page, ownVerb)
  await expectRefusal(page, 'Enter why, and on whose decision')
  await type(page, 'Why, and on whose decision', 'The head of public protection, after the review of delays')
  await send(page, ownVerb, 'Changed settings: draft reviewed within (days)')
  await unfold(page, 'Review and authorising')
  await expect(page.getByRole('row', { name: /Draft reviewed within/ })).toContainText('3')

  await follow(page, 'Change settings')
  await unfold(page, 'Review and authorising')
  await type(page, 'Draft reviewed within (days)', '2')
  await type(page, 'Why, and on whose decision', 'Put back')
  await send(page, ownVerb, 'Changed settings: draft reviewed within (days)')
})

test('A coordinator assigns the cases of a queue to one officer, and each is recorded', async ({ as }) => {
  const scenes = [await aCase.opened({ officerless: true }), await aCase.opened({ officerless: true })]
  const page = await as('calloway')
  await page.goto('/queues/considered')
  const officer = (await page.getByLabel('Officer in the case').last().locator('option').allTextContents()).find(o =>
    o.startsWith('DC Amira Siddiqui'),
  )
  for (const { ref } of scenes)
    await page
      .getByRole('row', { name: new RegExp(ref) })
      .getByRole('checkbox')
      .check()
  await page
    .getByLabel('Officer in the case')
    .last()
    .selectOption({ label: officer ?? '' })
  await press(page, 'Assign selected cases')
  for (const { ref } of scenes) await expect(page.getByRole('alert', { name: 'Success' })).toContainText(ref)
  await soundPage(page)
  for (const { ref } of scenes) {
    await page.goto(`/cases/${ref}`)
    await expect(page.getByRole('definition').filter({ hasText: 'DC Amira Siddiqui' }).first()).toBeVisible()
  }
})
