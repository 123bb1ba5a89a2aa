import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { freePort } from '../../bin/test-databases.ts'
import { type Connection, connect } from '../../db/client.ts'
import { type CastMember, cast } from '../../lib/demo/cast.ts'
import { waitMinutes } from '../../lib/work/mail/send-mail.ts'
import { fromRunner, startForceServer } from '../force-server.ts'
import {
  expectProviderPage,
  forceAccountButton,
  type IdentityProvider,
  startIdentityProvider,
  throughProvider,
} from '../identity-provider.ts'
import { expect, fits, follow, ownVerb, send, soundPage, test, type } from '../journey.ts'
import { type MailRelay, startMailRelay } from '../mail-relay.ts'

/** One server, one provider and one mail relay for the whole story; nobody here signs in anywhere else in the journeys. */
test.describe.configure({ mode: 'serial' })

const { bright: officer, birch: administrator, tilney: leaver } = cast
const { stopford: reachable, mcrae: unreachable, okafor: mailReader } = cast
const mailRef = 'MA-2026-40417'
const stranger = 'harriet.o-neill@elsewhere.example.org'
let provider: IdentityProvider
let relay: MailRelay
let stop: () => Promise<void>
let url: string
let owner: Connection
let since: string

test.beforeAll(async () => {
  owner = connect(fromRunner('SPO_OWNER_URL'), { max: 1 })
  since = new Date().toISOString()
  // Each run has a provider of its own, so no one is bound to that of an earlier one.
  await owner.sql`update people set subject = null where id = any(${[officer.id, administrator.id, mailReader.id]}::uuid[])`
  url = `http://localhost:${await freePort()}`
  ;[provider, relay] = await Promise.all([startIdentityProvider(url), startMailRelay()])
  relay.unknown.add(unreachable.email)
  // The last attempt of one is still to come.
  const waiting = (to: CastMember, attempts: number) => owner.sql`
    insert into outgoing_mail (id, force_id, person_id, kind, case_ref, created_at, due_at, attempts)
    values (gen_random_uuid(), ${to.forceId}, ${to.id}, 'breachRecorded', ${mailRef}, now(), now(), ${attempts})`
  await waiting(reachable, 0)
  await waiting(unreachable, waitMinutes.length)
  stop = await startForceServer(url, {
    SPO_OIDC_ISSUER: provider.issuer,
    SPO_OIDC_CLIENT_ID: provider.clientId,
    SPO_OIDC_CLIENT_SECRET: provider.clientSecret,
    SPO_SMTP_URL: relay.url,
    SPO_MAIL_FROM: 'orders@marl.example.org',
    // The force's own database is stronger than a word in the environment.
    SPO_DEMONSTRATION: '1',
  })
})
test.afterAll(async () => {
  await stop?.()
  await Promise.all([provider?.stop(), relay?.stop()])
  await owner?.close()
})

const open = async (browser: Browser, how: BrowserContextOptions = {}) =>
  (await browser.newContext({ baseURL: url, locale: 'en-GB', ...how })).newPage()
const signedInAs = (page: Page, name: string) => expect(page.getByRole('link', { name })).toBeVisible()
const problem = (page: Page) =>
  page.getByRole('alert').filter({ has: page.getByRole('heading', { name: 'There is a problem' }) })
const notSetUp = 'Your force account is not set up for this service, or it has ended. Ask your force’s administrator'
const failures = async (account: string) =>
  (
    await owner.sql`
      select because, address from sign_in_attempts where account = ${account} and not succeeded and at >= ${since}`
  ).map(row => ({ because: row.because, isHashed: !/[.:]/.test(String(row.address)) }))
const signInSentences = async (personId: string) =>
  (
    await owner.sql`
      select sentence from events where kind = 'signIn' and record_id = ${personId} and at >= ${since} order by seq`
  ).map(row => row.sentence)

test('with a database of its own and a provider, a force is offered its account and no password', async ({
  browser,
}) => {
  const page = await open(browser)
  await page.goto('/sign-in')
  await soundPage(page)
  await expect(forceAccountButton(page)).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(page.getByText('demonstration', { exact: false })).toHaveCount(0)
  for (const { email, password } of [officer, administrator]) {
    expect(await page.content()).not.toContain(email)
    expect(await page.content()).not.toContain(password)
  }
  const answer = await page.request.get('/api/auth/providers')
  expect(Object.keys(await answer.json())).toEqual(['force'])
})

test('someone whom the force knows comes back signed in, to the page they asked for', async ({ browser }) => {
  const page = await open(browser)
  await page.goto('/queues')
  await throughProvider(page, officer.email)
  await expect(page).toHaveURL(`${url}/queues`)
  await signedInAs(page, officer.name)
  await soundPage(page)
  const [person] = await owner.sql`select subject from people where id = ${officer.id}`
  expect(person?.subject).toBe(`${provider.issuer} ${officer.email}`)
  expect(await signInSentences(officer.id)).toEqual(['Signed in'])
})

test('it works without JavaScript', async ({ browser }) => {
  const page = await open(browser, { javaScriptEnabled: false })
  await page.goto('/sign-in')
  await throughProvider(page, officer.email)
  await signedInAs(page, officer.name)
})

test('someone whom the provider knows and the force does not is told so, and the attempt is kept', async ({
  browser,
}) => {
  const page = await open(browser)
  await page.goto('/sign-in')
  await throughProvider(page, stranger)
  await expect(problem(page)).toContainText(notSetUp)
  await soundPage(page)
  expect(await failures(stranger)).toEqual([{ because: 'not known here', isHashed: true }])
  await page.goto('/queues')
  await expect(forceAccountButton(page)).toBeVisible()
})

test('an address that the provider has not verified is nobody’s', async ({ browser }) => {
  const { ackroyd } = cast
  provider.doubt(ackroyd.email)
  const page = await open(browser)
  await page.goto('/sign-in')
  await throughProvider(page, ackroyd.email)
  await expect(problem(page)).toContainText(notSetUp)
  expect(await failures(ackroyd.email)).toMatchObject([{ because: 'the provider has not verified the address' }])
})

test('someone who has left is refused, and it is in the record', async ({ browser }) => {
  const page = await open(browser)
  await page.goto('/sign-in')
  await throughProvider(page, leaver.email)
  await expect(problem(page)).toContainText(notSetUp)
  expect(await failures(leaver.email)).toMatchObject([{ because: 'the account is ended' }])
  expect(await signInSentences(leaver.id)).toEqual([`Failed to sign in as ${leaver.name}: the account is ended`])
})

test('signing out everywhere ends the other browser too, and the provider asks again in both', async ({ browser }) => {
  const [here, there] = [await open(browser), await open(browser)]
  for (const page of [here, there]) {
    await page.goto('/sign-in')
    await throughProvider(page, officer.email)
    await signedInAs(page, officer.name)
  }
  await here.goto('/account')
  await here.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(here.getByText('because you signed out everywhere')).toBeVisible()
  await there.goto('/queues')
  await expect(there.getByText('because you signed out everywhere')).toBeVisible()
  await soundPage(there)
  for (const page of [here, there]) {
    await forceAccountButton(page).click()
    await expectProviderPage(page)
  }
})

test('an administrator signs someone out: their next page asks who they are, and so does the provider', async ({
  browser,
}) => {
  const [theirs, office] = [await open(browser), await open(browser)]
  await theirs.goto('/sign-in')
  await throughProvider(theirs, officer.email)
  await office.goto('/sign-in')
  await throughProvider(office, administrator.email)
  await office.goto(`/people/${officer.id}`)
  await follow(office, 'Sign them out everywhere')
  await type(office, 'Reason', 'A telephone was left on a train')
  await send(office, ownVerb, `Signed ${officer.name} out everywhere`)
  await theirs.goto('/queues')
  await expect(theirs.getByText('You were signed out by an administrator')).toBeVisible()
  // The address of the sign-in page says that a session ended; without it, the browser's own cookie does.
  await theirs.goto('/sign-in')
  await throughProvider(theirs, officer.email)
  await signedInAs(theirs, officer.name)
})

test('a group of the directory gives a role at the next sign-in, and whoever leaves the group loses it', async ({
  browser,
}) => {
  const office = await open(browser)
  await office.goto('/sign-in')
  await throughProvider(office, administrator.email)
  await office.goto('/settings/directory')
  await follow(office, 'Add a group')
  await type(office, 'Group, as the provider names it', 'SPO compliance')
  await office.getByLabel('Compliance officer').check()
  await send(office, ownVerb, 'The directory’s group SPO compliance gives: compliance officer')
  const rolesAfterSignIn = async () => {
    const page = await open(browser)
    await page.goto('/sign-in')
    await throughProvider(page, officer.email)
    await page.goto('/account')
    return page.locator('.govuk-summary-list__row', { hasText: 'Roles' })
  }
  provider.groups(officer.email, ['Everybody', 'SPO compliance'])
  await expect(await rolesAfterSignIn()).toContainText('Compliance officer')
  provider.groups(officer.email, ['Everybody'])
  const after = await rolesAfterSignIn()
  await expect(after).toContainText('Officer in the case')
  await expect(after).not.toContainText('Compliance officer')
})

test('the server sends what waits, and its administrator sees what could not be delivered', async ({ browser }) => {
  await expect.poll(() => relay.received.filter(r => r.mail.subject?.startsWith(mailRef)).length).toBe(1)
  const [mail] = relay.received.filter(r => r.mail.subject?.startsWith(mailRef))
  expect(mail).toMatchObject({ from: 'orders@marl.example.org', to: [reachable.email] })
  expect(mail?.mail.text).toContain(`${url}/cases/${mailRef}/breaches\n`)
  // What other journeys make wait meanwhile may wait still; neither of these does.
  const waits = () => owner.sql`
    select 1 from outgoing_mail where case_ref = ${mailRef} and sent_at is null and given_up_at is null`
  await expect.poll(async () => (await waits()).length).toBe(0)

  const page = await open(browser)
  await page.goto('/settings/service')
  await throughProvider(page, mailReader.email)
  await expect(page.getByRole('heading', { name: 'Mail', exact: true })).toBeVisible()
  await soundPage(page)
  await fits(page, 320)
  const row = (label: string) => page.locator('.govuk-summary-list__row').filter({ hasText: label })
  await expect(row('Sending')).toContainText('Set up From orders@marl.example.org, through 127.0.0.1')
  await expect(row('Waiting')).toBeVisible()
  const failed = page.getByRole('table', { name: 'Mail that could not be delivered' }).getByRole('row')
  await expect(failed.filter({ hasText: unreachable.name }).first()).toContainText('No such mailbox')
  await expect(page.getByText(mailRef)).toHaveCount(0)
})
