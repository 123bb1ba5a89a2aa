import type { Page } from '@playwright/test'
import { longDate } from '../../lib/case/time/calendar.ts'
import { addDays, expect, soundPage, test, today, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

/** Presses Tab until the thing with this name and role has the focus, as somebody without a mouse would. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox' | 'radio', name: string | RegExp) {
  const wanted = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name }).first()
  for (let presses = 0; presses < 120; presses++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to the ${role} ${name}`)
}

test('An incident is logged with the keyboard alone', async ({ as }) => {
  const yesterday = addDays(today(), -1)
  const { ref } = await aCase.opened()
  const page = await as('siddiqui')
  await visit(page, `/cases/${ref}/evidence`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, 'button', 'Log an incident')
  await page.keyboard.press('Space')
  await page.waitForURL('**/do/logIncident**')
  await soundPage(page)
  await tabTo(page, 'radio', 'Today')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Yesterday' })).toBeChecked()
  await tabTo(page, 'button', 'Log the incident')
  await page.keyboard.press('Enter')
  const pressed = Date.now()
  await expect(page.locator(':focus')).toContainText('There is a problem')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Enter what happened' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'What happened', exact: true })).toBeFocused()
  await page.keyboard.type('Stood at the end of her road')
  await tabTo(page, 'radio', 'Following a person')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Contacting or trying to contact by any means' })).toBeChecked()
  await tabTo(page, 'radio', 'The protected person')
  await page.keyboard.press('Space')
  await tabTo(page, 'button', 'Log the incident')
  // A second press within a second is taken for a slip of the finger.
  await expect.poll(() => Date.now() - pressed, { intervals: [100] }).toBeGreaterThan(1_100)
  await page.keyboard.press('Enter')
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: `Incident 4 logged: contacting or trying to contact by any means, ${longDate(yesterday)}` }),
  ).toBeVisible()
})
