import { connect } from '../../db/client.ts'
import { cast } from '../../lib/demo/cast.ts'
import { box, expect, soundPage, test, type } from '../journey.ts'
import { aCase } from '../scene.ts'

/** As if nobody had touched the service for so many minutes. */
async function leaveIdle(email: string, minutes: number) {
  const { sql, close } = connect(String(process.env.SPO_OWNER_URL), { max: 1, name: 'spo scene' })
  try {
    await sql`update sessions set seen_at = now() - make_interval(mins => ${minutes})
      where ended_at is null and person_id = (select id from people where email = ${email})`
  } finally {
    await close()
  }
}

test('Someone called away is warned, can stay, and finds what they typed after signing in again', async ({ as }) => {
  const { ref } = await aCase.decided()
  const page = await as('fairbrother', { meetsSignOut: true })
  await page.goto(`/cases/${ref}/do/logIncident`)
  await soundPage(page)
  await type(page, 'What happened', 'He was at the school gate again; she didn’t look')
  await expect(page.getByText('What you have typed is kept until you send it.')).toBeVisible()

  await leaveIdle(cast.fairbrother.email, 29)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  const dialog = page.getByRole('dialog', { name: 'You will be signed out in 1 minute' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(dialog).toBeHidden()

  await leaveIdle(cast.fairbrother.email, 31)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.waitForURL(/\/sign-in/)
  await expect(page.getByText('You were signed out because you had not used the service for a while.')).toBeVisible()
  await page.getByLabel('Email address').fill(cast.fairbrother.email)
  await page.getByLabel('Password', { exact: true }).fill(cast.fairbrother.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/logIncident/)
  await expect(page.getByText('It has not been sent.')).toBeVisible()
  await expect(box(page, 'What happened')).toHaveValue('He was at the school gate again; she didn’t look')

  // A form sent after the sign-in is lost leads to sign-in too, with a script and without.
  await page.context().clearCookies()
  const sent = (headers: Record<string, string>) =>
    page.request.post(`/cases/${ref}/do/logIncident`, { headers, maxRedirects: 0 })
  expect((await sent({})).status()).toBe(303)
  expect((await sent({ 'next-action': 'any' })).headers()['x-action-redirect']).toMatch(
    /\/sign-in\?callbackUrl=.*logIncident;push$/,
  )
})
