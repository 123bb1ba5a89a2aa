import type { Page } from '@playwright/test'
import {
  box,
  expect,
  expectRefusal,
  fits,
  follow,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  type,
  visit,
} from '../journey.ts'
import { aCase } from '../scene.ts'

/** A return with three comments, each at its part, answered and endorsed. */

async function comment(page: Page, title: string, text: string) {
  const part = page.getByRole('region', { name: title, exact: true })
  const form = part.locator('details').filter({ hasText: 'What should change in' })
  await form.locator('summary').click()
  await form.getByRole('textbox').fill(text)
  await form.getByRole('button', { name: 'Add comment' }).click()
  await expect(part.getByText(text)).toBeVisible()
}

for (const javaScriptEnabled of [true, false])
  test(`three comments are returned, answered and endorsed${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    as,
  }) => {
    test.setTimeout(240_000)
    const { ref, defendant } = await aCase.inReview()
    const sergeant = await as('ashby', { javaScriptEnabled, viewport: { width: 1366, height: 800 } })
    await visit(sergeant, `/queues?named=${ref}`)
    await follow(sergeant, new RegExp(`^Review the draft ?: ${defendant}`))
    if (javaScriptEnabled) await fits(sergeant, 320)
    await expect(sergeant.getByRole('navigation', { name: 'Drafts to review' })).toBeVisible()
    await comment(sergeant, 'Risk associated with stalking', 'Say what she has changed in her life')
    await comment(sergeant, 'How long the order is for', 'Why no longer?')
    await comment(sergeant, 'Condition 1', 'Is her brother meant too?')
    await soundPage(sergeant)
    await follow(sergeant, 'Return (3 comments)')
    await expect(sergeant.getByText('3 comments go with it')).toBeVisible()
    await press(sergeant, ownVerb)
    await expect(sergeant).toHaveURL(/\/queues/)

    const officer = await as('siddiqui', { javaScriptEnabled })
    await visit(officer, `/cases/${ref}/application`)
    await expect(officer.getByText('To answer', { exact: true })).toHaveCount(3)
    await expect(officer.getByText('Asked for by the sergeant').first()).toBeVisible()
    await follow(officer, /^Submit for review/)
    await press(officer, ownVerb)
    await expectRefusal(officer, /Risk associated with stalking: the sergeant asked for something/)
    for (const title of ['How long the order is for', 'Condition 1']) {
      await visit(officer, `/cases/${ref}/application`)
      await follow(officer, new RegExp(`^Say why it was not changed ?: ${title}$`))
      await type(officer, 'Your answer', 'The guidance asks for exactly this')
      await send(officer, ownVerb, /Answered the sergeant’s comment/)
    }
    await follow(officer, /^Change it ?: Risk associated with stalking$/)
    const grounds = box(officer, 'Grounds about risk').or(officer.getByRole('textbox').first()).first()
    await grounds.fill(`${await grounds.inputValue()} She no longer walks to work.`)
    await send(officer, ownVerb, /risk/i)
    await expect(officer.getByText('Changed since', { exact: true })).toHaveCount(1)
    await follow(officer, /^Submit for review/)
    await type(officer, 'Reason for going on', 'Seen by the coordinator')
    await press(officer, ownVerb)
    await expect(officer.getByText('With the sergeant').first()).toBeVisible()

    await visit(sergeant, `/queues/review/${ref}`)
    const answers = sergeant.getByRole('region', { name: 'What was asked for, and the answers' })
    await expect(answers.getByText('Changed', { exact: true })).toHaveCount(1)
    await expect(answers.getByText('Answered', { exact: true })).toHaveCount(2)
    await expect(sergeant.getByRole('region', { name: 'What changed since last time' })).toContainText('walks to work')
    if (javaScriptEnabled) {
      await press(sergeant, 'Turn keys off')
      await sergeant.keyboard.press('r')
      await expect(sergeant).toHaveURL(new RegExp(`/queues/review/${ref}$`))
      await press(sergeant, 'Turn keys on')
      await sergeant.keyboard.press('e')
      await expect(sergeant.getByRole('heading', { name: 'If you endorse it' })).toBeFocused()
    }
    await press(sergeant, 'Endorse and send on')
    await expect(sergeant.getByText(/Application endorsed by the sergeant/)).toBeVisible()
    await expect(sergeant).toHaveURL(/\/queues/)
  })
