import { box, expect, follow, ownVerb, press, send, soundPage, test, type, unfold, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

test('Two people write in one draft: the second is shown both texts, and neither is lost', async ({ as }) => {
  const { ref } = await aCase.decided()
  const label = 'What the defendant has done'
  const officer = await as('siddiqui')
  await visit(officer, `/cases/${ref}/do/startApplication`)
  await send(officer, 'Start an application', /started/)
  const sergeant = await as('ashby')
  for (const page of [officer, sergeant]) {
    await visit(page, `/cases/${ref}/application`)
    await follow(page, 'Acts associated with stalking')
  }
  await box(officer, label).fill('The officer’s text')
  await send(officer, ownVerb, /Grounds about acts written/)
  await box(sergeant, label).fill('The sergeant’s text')
  await press(sergeant, ownVerb)
  await expect(sergeant.getByText('This was saved by someone else while you were writing.')).toBeVisible()
  await expect(sergeant.getByText('The officer’s text')).toBeVisible()
  await expect(box(sergeant, label)).toHaveValue('The sergeant’s text')
  await soundPage(sergeant)
  await box(sergeant, label).fill('The officer’s text. The sergeant’s text')
  await send(sergeant, ownVerb, /Grounds about acts written/)
  await visit(officer, `/cases/${ref}/application`)
  await unfold(officer, /^What is written so far/)
  await expect(officer.getByText('The officer’s text. The sergeant’s text')).toBeVisible()
})

test('Without JavaScript: one officer’s alias does not put another’s new address back, and what is there now is shown', async ({
  as,
}) => {
  const { ref } = await aCase.decided()
  const officer = await as('siddiqui', { javaScriptEnabled: false })
  const sergeant = await as('ashby', { javaScriptEnabled: false })
  const address = '9 Mill Lane, Aldermere ZZ4 6QQ'
  const changed = 'Defendant’s details changed'
  for (const page of [officer, sergeant]) {
    await page.goto(`/cases/${ref}/people`)
    await page.getByRole('link', { name: 'Change the defendant’s details' }).click()
  }
  await type(officer, 'Home address', address)
  await press(officer, ownVerb)
  await expect(officer.getByText(changed)).toBeVisible()
  await type(sergeant, 'Other names used', 'Johnny')
  await press(sergeant, ownVerb)
  await expect(sergeant.getByText('This was saved by someone else while you were writing.')).toBeVisible()
  await expect(sergeant.getByText('You had not changed this, and it is as they saved it: Home address.')).toBeVisible()
  // Folded away under its line, as whatever is left as it stands.
  await expect(sergeant.locator('[name="homeAddress"]')).toHaveValue(address)
  await expect(box(sergeant, 'Other names used')).toHaveValue('Johnny')
  await press(sergeant, ownVerb)
  await expect(sergeant.getByText(changed)).toBeVisible()
  await officer.goto(`/cases/${ref}/people`)
  await expect(officer.getByText('Johnny')).toBeVisible()
  await expect(officer.getByText(address).first()).toBeVisible()
})
