import type { Page } from '@playwright/test'
import {
  addDays,
  addDetail,
  box,
  choose,
  date,
  expect,
  fits,
  follow,
  ownVerb,
  pick,
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
import { uniqueName } from '../scene.ts'

test.use({ script: false })

const court = 'Aldermere Magistrates’ Court'

async function logIncident(page: Page, ago: number, category: string, summary: string) {
  await turnTo(page, 'Incidents')
  await follow(page, /^Log an incident/)
  await type(page, 'What happened', summary)
  await choose(page, 'When did it happen?', 'Another day')
  await date(page, 'Date', addDays(today(), -ago))
  await choose(page, 'What kind of act', category)
  await addDetail(page)
  await choose(page, 'How police know', 'The protected person')
  await type(
    page,
    'Why the defendant knew, or ought to have known, that it was unwelcome',
    'She told him to stop, in writing.',
  )
  await send(page, ownVerb, /Incident \d logged/)
}

async function addCondition(page: Page, code: string, distance?: string) {
  await turnTo(page, 'Application')
  if (await page.getByText(/^What is written so far/).count()) await unfold(page, /^What is written so far/)
  await follow(page, 'Add from the library')
  await type(page, 'Words in the condition', code)
  await page.getByRole('button', { name: 'Search' }).click()
  await page.waitForURL(/words=/)
  await follow(page, new RegExp(`^Use this condition.*\\(?${code}\\.`))
  if (distance) await type(page, 'Distance in metres', distance)
  await type(page, 'Why this condition is necessary', 'He writes and waits, and nothing else forbids it.')
  for (const box of await page
    .getByRole('group', { name: /^Incidents that show/ })
    .getByRole('checkbox')
    .all())
    await box.check()
  await type(page, 'Religion, work and education', 'He works in another town. No clash.')
  await choose(page, 'Ask for it in an interim order too?', 'Yes')
  await send(page, ownVerb, /added from the library/)
}

async function serveAndNotify(page: Page, kind: RegExp, isFirst: boolean) {
  await turnTo(page, 'Order')
  const order = page.getByRole('region', { name: kind }).first()
  await follow(page, /^Record service or an attempt/, order)
  const now = new Date(Date.now() - 60_000)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'short' }).format(now)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now)
  await date(page, 'When', `${day} ${time}`)
  await choose(page, 'How', 'In person at court')
  await choose(page, 'Did the defendant get a copy of the order?', 'Yes')
  await type(page, 'Who served it, or tried to', 'DC Siddiqui 3817')
  await type(page, 'Where', court)
  await choose(page, 'Were the conditions, the duty to notify and the penalty explained?', 'Yes')
  await choose(page, 'Was a sheet with the conditions in plain words handed over?', 'Yes')
  await send(page, ownVerb, /served on/)
  if (!isFirst) return
  await follow(page, /^Record a notification by the defendant/, order)
  await type(page, 'Police station', 'Aldermere police station')
  await type(page, 'Who took it', 'DC Siddiqui 3817')
  await choose(page, 'Was the defendant asked whether any other name is used?', 'Yes')
  await choose(page, 'Address given', 'Home address in England or Wales')
  await type(page, 'Address or place', 'Flat 9, Weir Court, Aldermere ZZ4 1AA')
  await type(page, 'Reference of the written acknowledgement', 'ACK/1')
  await send(page, ownVerb, /given on/)
}

async function decideInReview(page: Page, address: string, label: string, recorded: RegExp) {
  await visit(page, address)
  await turnTo(page, 'Application')
  await follow(page, new RegExp(`^${label}`))
  if (label === 'Authorise') await choose(page, 'Your rank', 'Superintendent')
  await send(page, ownVerb, recorded)
}

test('S01: from the first incident to the full order', async ({ as }) => {
  test.setTimeout(600_000)
  const [family, protectedFamily] = [uniqueName(), uniqueName('D’')]
  const officer = await as('siddiqui')

  await visit(officer, '/cases')
  await officer.getByRole('searchbox').fill(`Darren ${family}`)
  await officer.getByRole('button', { name: 'Search' }).click()
  await expect(officer.getByText('Not here?')).toBeVisible()
  await expect(officer.getByRole('table').getByText(family)).toHaveCount(0)
  await follow(officer, 'Open a case')
  await expect(officer.getByText('Search again for a case that is there already')).toBeVisible()
  await type(officer, 'Defendant’s given names', 'Darren')
  await type(officer, 'Defendant’s family name', family)
  await date(officer, 'Defendant’s date of birth', '1992-02-29')
  await pick(officer, 'Relationship of the defendant to the protected person', 'Former partner')
  await choose(officer, 'Why this force may apply', 'Lives in the force area')
  await type(officer, 'Protected person’s given names', 'Imogen')
  await type(officer, 'Protected person’s family name', protectedFamily)
  await type(officer, 'Never', 'Never ring the ward')
  await choose(officer, 'Their view of an application', 'Supports an application')
  await date(officer, 'Date police were first told', addDays(today(), -30))
  await officer.getByRole('button', { name: 'Open the case', exact: true }).click()
  await expect(officer).toHaveURL(/\/cases\/MA-/)
  await soundPage(officer)
  const address = new URL(officer.url()).pathname

  await logIncident(officer, 30, 'Contacting or trying to contact by any means', 'Flowers and a card at her ward')
  await logIncident(officer, 20, 'Loitering in any place, public or private', 'Sat in his car outside the hospital')
  await logIncident(officer, 5, 'Interfering with property', 'Her car was keyed along both sides')

  await turnTo(officer, 'Risk and decision')
  await follow(officer, /^Record a risk assessment/)
  await unfold(officer, /^Made today, by you/)
  await expect(box(officer, 'Who made it')).toHaveValue('DC Amira Siddiqui')
  await choose(officer, 'How it was made', 'With the victim present')
  for (const group of await officer
    .getByRole('group')
    .filter({ has: officer.getByRole('radio', { name: 'Declined' }) })
    .all())
    await group.getByRole('radio', { name: 'Yes', exact: true }).check()
  await choose(officer, 'Professional judgement of the risk', 'High')
  await type(officer, 'Reason for that judgement', 'Contact grows after each refusal.')
  await send(officer, ownVerb, /Risk assessed with S-DASH .*11 of 11 answered yes: judged high/)

  await follow(officer, /^Record whether an order was considered/)
  await choose(officer, 'Decision', 'Apply for an order')
  await type(officer, 'Acts: what appears to have been done', 'He writes to her and waits for her.')
  await type(officer, 'Risk: who is at risk, and of what', 'She is at risk of psychological harm.')
  await type(officer, 'Necessity: why an order is or is not needed', 'Nothing in place forbids it.')
  await send(officer, ownVerb, /Order considered: apply for an order/)

  await turnTo(officer, 'Application')
  await follow(officer, 'Start an application')
  await send(officer, 'Start an application', /Application for a full order started/)
  await expect(officer.getByText(/things are missing/)).toBeVisible()
  await follow(officer, 'Acts associated with stalking')
  await expect(officer.getByLabel('What the defendant has done', { exact: false })).toHaveValue(
    'He writes to her and waits for her.',
  )
  await send(officer, ownVerb, /Grounds about acts written/)
  await follow(officer, 'Risk associated with stalking')
  await tick(officer, 'At risk of', 'Psychological harm')
  await type(officer, 'Whether a prosecution has been considered', 'Charging advice asked for.')
  await send(officer, ownVerb, /Grounds about risk written/)
  await follow(officer, 'Why the order is necessary')
  await send(officer, ownVerb, /Grounds about necessity written/)
  await addCondition(officer, 'P2')
  await addCondition(officer, 'P8', '100')
  await follow(officer, 'How long the order is for')
  await choose(officer, 'Length', 'For a fixed period')
  await type(officer, 'Number of years', '2')
  await send(officer, ownVerb, /Length of the order written/)
  await follow(officer, 'Ask for an interim order too')
  await send(officer, 'Ask for an interim order too', /Application for an interim order started/)
  await follow(
    officer,
    /interim order/i,
    officer.getByRole('region', { name: /What the (interim )?application needs/ }),
  )
  await type(officer, 'Why an interim order is appropriate', 'He waited for her twice in the last fortnight.')
  await send(officer, ownVerb, /Reason and last day of the interim order written/)
  await expect(officer.getByText('Nothing is missing. The application can be submitted.')).toBeVisible()
  await fits(officer, 320)
  await follow(officer, 'Submit for review')
  await send(officer, ownVerb, /Application submitted for review/, 'Looked at, and right as it is')

  await decideInReview(await as('ashby'), address, 'Endorse and send on', /endorsed by the sergeant/)
  await decideInReview(await as('calloway'), address, 'Endorse and send on', /endorsed by the .*coordinator/)
  await decideInReview(await as('venkataraman'), address, 'Endorse and send on', /endorsed by the legal adviser/)
  await decideInReview(await as('rackham'), address, 'Authorise', /Application authorised by a Superintendent/)

  const civil = await as('lindqvist')
  await visit(civil, address)
  await turnTo(civil, 'Court')
  await follow(civil, /^Lodge the full and interim applications together/)
  await type(civil, 'Court', court)
  await date(civil, 'Date lodged', today())
  await send(civil, ownVerb, /Lodged: full order and interim order/)
  await follow(civil, /^List a hearing for application 2/)
  await date(civil, 'Date of the hearing', today())
  await send(civil, ownVerb, /Hearing listed for the interim/)
  await follow(civil, /^Record the order that the court made for application 2/)
  await date(civil, 'Date the order was made', today())
  await send(civil, ownVerb, /Interim stalking protection order .* made on/)
  await expect(civil.getByText('Granted').first()).toBeVisible()

  await visit(officer, address)
  await serveAndNotify(officer, /Interim/, true)

  await turnTo(civil, 'Court')
  await follow(civil, /^List a hearing for application 1/)
  await date(civil, 'Date of the hearing', today())
  await send(civil, ownVerb, /Hearing listed for the full/)
  await follow(civil, /^Record the order that the court made for application 1/)
  await date(civil, 'Date the order was made', today())
  await send(civil, ownVerb, /Stalking protection order .* made on/)

  await turnTo(officer, 'Order')
  await serveAndNotify(officer, /^(?!.*Interim).*Stalking protection order/, false)
  await visit(officer, `/register?q=${encodeURIComponent(family)}`)
  await expect(officer.getByText(family).first()).toBeVisible()
})
