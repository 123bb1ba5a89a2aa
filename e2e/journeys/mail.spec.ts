import { freePort } from '../../bin/test-databases.ts'
import { connect } from '../../db/client.ts'
import { type CastMember, cast } from '../../lib/demo/cast.ts'
import { waitMinutes } from '../../lib/work/mail/send-mail.ts'
import { fromRunner, startForceServer } from '../force-server.ts'
import { startIdentityProvider, throughProvider } from '../identity-provider.ts'
import { expect, fits, soundPage, test } from '../journey.ts'
import { startMailRelay } from '../mail-relay.ts'

const { stopford: reachable, mcrae: unreachable, okafor: administrator } = cast
const caseRef = 'MA-2026-40417'

test('a force’s server sends what waits, and its administrator sees what could not be delivered', async ({
  browser,
}) => {
  const url = `http://localhost:${await freePort()}`
  const owner = connect(fromRunner('SPO_OWNER_URL'), { max: 1 })
  const [provider, relay] = await Promise.all([startIdentityProvider(url), startMailRelay()])
  relay.unknown.add(unreachable.email)
  await owner.sql`update people set subject = null where id = ${administrator.id}`
  // The last attempt of one is still to come.
  const waiting = (to: CastMember, attempts: number) => owner.sql`
    insert into outgoing_mail (id, force_id, person_id, kind, case_ref, created_at, due_at, attempts)
    values (gen_random_uuid(), ${to.forceId}, ${to.id}, 'breachRecorded', ${caseRef}, now(), now(), ${attempts})`
  await waiting(reachable, 0)
  await waiting(unreachable, waitMinutes.length)
  const stop = await startForceServer(url, {
    SPO_OIDC_ISSUER: provider.issuer,
    SPO_OIDC_CLIENT_ID: provider.clientId,
    SPO_OIDC_CLIENT_SECRET: provider.clientSecret,
    SPO_SMTP_URL: relay.url,
    SPO_MAIL_FROM: 'orders@marl.example.org',
  })
  try {
    await expect.poll(() => relay.received.filter(r => r.mail.subject?.startsWith(caseRef)).length).toBe(1)
    const [mail] = relay.received.filter(r => r.mail.subject?.startsWith(caseRef))
    expect(mail).toMatchObject({ from: 'orders@marl.example.org', to: [reachable.email] })
    expect(mail?.mail.text).toContain(`${url}/cases/${caseRef}/breaches\n`)

    const page = await (await browser.newContext({ baseURL: url, locale: 'en-GB' })).newPage()
    await page.goto('/settings/service')
    await throughProvider(page, administrator.email)
    await expect(page.getByRole('heading', { name: 'Mail', exact: true })).toBeVisible()
    await soundPage(page)
    await fits(page, 320)
    const row = (label: string) => page.locator('.govuk-summary-list__row').filter({ hasText: label })
    await expect(row('Sending')).toContainText('Set up From orders@marl.example.org, through 127.0.0.1')
    // Whatever other journeys make wait meanwhile goes too.
    await expect(async () => {
      await page.reload()
      await expect(row('Waiting')).toContainText('None', { timeout: 1_000 })
    }).toPass()
    const failed = page.getByRole('table', { name: 'Mail that could not be delivered' }).getByRole('row')
    await expect(failed.filter({ hasText: unreachable.name }).first()).toContainText('No such mailbox')
    await expect(page.getByText(caseRef)).toHaveCount(0)
  } finally {
    await stop()
    await Promise.all([provider.stop(), relay.stop()])
    await owner.close()
  }
})
