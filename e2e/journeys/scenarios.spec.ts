import type { Page } from '@playwright/test'
import sharp from 'sharp'
import {
  addDays,
  addDetail,
  choose,
  date,
  expect,
  expectRefusal,
  fits,
  follow,
  ownVerb,
  pick,
  press,
  send,
  soundPage,
  test,
  today,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase, uniqueName } from '../scene.ts'

const ago = (days: number) => addDays(today(), -days)

interface Logged {
  on: string
  what: string
  category?: string
  direction?: string
  target?: string
  reference?: string
  source?: string
}
async function logIncident(page: Page, i: Logged) {
  await turnTo(page, 'Incidents')
  await follow(page, /^Log an incident/)
  await type(page, 'What happened', i.what)
  await choose(page, 'When did it happen?', 'Another day')
  await date(page, 'Date', i.on)
  await addDetail(page)
  await choose(page, 'What kind of act', i.category ?? 'Contacting or trying to contact by any means')
  await choose(page, 'Who to whom', i.direction ?? 'From the defendant to the protected person')
  if (i.category?.startsWith('Something else')) await type(page, 'What kind of act it was', 'Not listed')
  if (i.target) await type(page, 'Anyone else it was done to or aimed at', i.target)
  if (i.reference) await type(page, 'Crime or incident reference', i.reference)
  await choose(page, 'How police know', i.source ?? 'The protected person')
  await type(page, 'Why the defendant knew, or ought to have known, that it was unwelcome', 'Told to stop, in writing.')
  await send(page, ownVerb, /Incident \d+ logged/)
}
async function openCase(page: Page, d: { given: string; family: string }, p: { given: string; family: string }) {
  await page.goto(`/cases/new?${new URLSearchParams({ q: `${d.given} ${d.family}` })}`)
  await type(page, 'Defendant’s given names', d.given)
  await type(page, 'Defendant’s family name', d.family)
  await pick(page, 'Relationship of the defendant to the protected person', 'Former partner')
  await choose(page, 'Why this force may apply', 'Lives in the force area')
  await type(page, 'Protected person’s given names', p.given)
  await type(page, 'Protected person’s family name', p.family)
  await choose(page, 'Their view of an application', 'Supports an application')
  await date(page, 'Date police were first told', ago(3))
  await page.getByRole('button', { name: 'Open the case', exact: true }).click()
  await expect(page).toHaveURL(/\/cases\/MA-/)
  return new URL(page.url()).pathname
}

test('S01: a telephone and a vehicle lead the next officers to the case, each incident keeps its reference and author', async ({
  as,
}) => {
  const [family, hers] = [uniqueName('P'), uniqueName('H')]
  const number = `07700 900${String(Math.floor(Math.random() * 900) + 100)}`
  const plate = `ZZ${String(Math.floor(Math.random() * 90) + 10)} ${family.slice(1, 4).toUpperCase()}`
  const officer = await as('siddiqui')
  const address = await openCase(officer, { given: 'Darren', family }, { given: 'Imogen', family: hers })
  const ref = address.split('/').at(-1) ?? ''
  await logIncident(officer, { on: ago(20), what: 'Her car was keyed along both sides', reference: 'MA/26/40401' })
  await turnTo(officer, 'People')
  for (const [kind, value] of [
    ['Phone number', number],
    ['Vehicle registration', plate],
  ] as const) {
    await follow(officer, 'Add a name, phone, account, vehicle or reference')
    await choose(officer, 'What it is', kind)
    await type(officer, 'Number, name or reference', value)
    await choose(officer, 'Whose it is', 'The defendant')
    await send(officer, ownVerb, /added/)
    await turnTo(officer, 'People')
  }

  // Another officer of the team holds a report that nobody called stalking: the number alone finds the case.
  const second = await as('ashby')
  for (const number_ of [number.replaceAll(' ', '').replace(/^0/, '+44'), plate.replace(' ', '').toLowerCase()]) {
    await visit(second, `/cases/new?${new URLSearchParams({ q: 'Unknown male', number: number_ })}`)
    await expect(second.getByRole('heading', { name: 'Cases like this one' })).toBeVisible()
    await expect(second.getByRole('row', { name: new RegExp(ref) })).toBeVisible()
  }
  await second
    .getByRole('row', { name: new RegExp(ref) })
    .getByRole('link')
    .first()
    .click()
  await logIncident(second, {
    on: ago(33),
    what: '41 calls overnight',
    reference: 'MA/26/40302',
    source: 'Data, such as messages, calls or a camera',
  })
  await logIncident(second, { on: ago(40), what: 'Flowers at her ward', reference: 'MA/26/40203' })
  await turnTo(second, 'Incidents')
  for (const [what, reference] of [
    ['Her car was keyed', 'MA/26/40401'],
    ['41 calls overnight', 'MA/26/40302'],
    ['Flowers at her ward', 'MA/26/40203'],
  ] as const)
    await expect(second.getByRole('row', { name: new RegExp(what) })).toContainText(reference)
  await second
    .getByRole('row', { name: /Flowers at her ward/ })
    .getByRole('link')
    .first()
    .click()
  await expect(second.getByRole('main')).toContainText('Ashby')

  const coordinator = await as('calloway')
  await visit(coordinator, '/measures?period=month')
  await coordinator.locator('summary').filter({ hasText: 'Is each pattern seen?' }).click()
  for (const measure of ['Patterns put together', 'Linked late'])
    await expect(
      coordinator.getByRole('heading', { name: measure }).or(coordinator.getByText(measure).first()).first(),
    ).toBeVisible()
})

test('S02: words of advice do not close a case; the employer is asked, chased and answers; then the decision', async ({
  as,
}) => {
  const officer = await as('siddiqui')
  const sergeant = await as('ashby')
  const names = [uniqueName('S'), uniqueName('R')] as const
  const address = await openCase(officer, { given: 'Colin', family: names[0] }, { given: 'Bethan', family: names[1] })
  await logIncident(officer, {
    on: ago(6),
    what: 'Waits at her bus stop',
    category: 'Loitering in any place, public or private',
  })

  await visit(sergeant, address)
  await follow(sergeant, 'Close the case')
  await type(sergeant, 'Why the case is closing', 'Words of advice given')
  await press(sergeant, ownVerb)
  await expectRefusal(sergeant, 'Record first whether an order was considered')

  await turnTo(officer, 'Incidents')
  await follow(officer, 'Ask another organisation for material')
  await choose(officer, 'What kind of organisation', 'Employer')
  await choose(officer, 'Whose records they are', 'The defendant')
  await type(officer, 'Who was asked', 'Personnel, Fenwick Couriers')
  await type(officer, 'What was asked for', 'Complaints about him')
  await type(officer, 'Consent, power or agreement that it was asked under', 'Data Protection Act 2018 Sch.2 para.2')
  await date(officer, 'Date asked', ago(2))
  await date(officer, 'Date to chase it', ago(1))
  await send(officer, ownVerb, /asked for material, to be chased on/)
  await visit(officer, address)
  await expect(officer.getByRole('main')).toContainText('Fenwick Couriers')
  await turnTo(officer, 'Incidents')
  await follow(officer, /^Record that it was chased/)
  await type(officer, 'What was said', 'With their solicitor')
  await date(officer, 'Date to chase it again', addDays(today(), 5))
  await send(officer, ownVerb, /chased on .*, next on/)
  await follow(officer, /^Record what came of it/)
  await choose(officer, 'What came of it', 'All of it received')
  await type(officer, 'What was received, or what was said', 'Six women at two firms')
  await send(officer, ownVerb, /all of it received/)
  await logIncident(officer, {
    on: ago(5),
    what: 'Employer’s records: six women at two firms complained about him',
    category: 'Something else associated with stalking',
    direction: 'From the defendant to someone else',
    target: 'Former colleagues',
    source: 'Another organisation',
  })

  await turnTo(officer, 'Risk and decision')
  await follow(officer, /^Record whether an order was considered/)
  await choose(officer, 'Decision', 'Apply for an order')
  await type(officer, 'Acts: what appears to have been done', 'He waits for her, as for six women before.')
  await type(officer, 'Risk: who is at risk, and of what', 'She is at risk of psychological harm.')
  await type(officer, 'Necessity: why an order is or is not needed', 'Advice at two firms did not stop him.')
  await send(officer, ownVerb, /Order considered: apply for an order/)
  // With a decision the checks are still asked for, one by one.
  await visit(sergeant, address)
  await follow(sergeant, 'Close the case')
  await type(sergeant, 'Why the case is closing', 'Words of advice given')
  await press(sergeant, ownVerb)
  await expect(sergeant.getByText('Not done: previous victims and earlier reports searched for.').first()).toBeVisible()
  await expect(sergeant.getByText('No risk assessment has been recorded.').first()).toBeVisible()
})

test('S05: acts to those around him; four protected persons, each with rules and an address of their own', async ({
  as,
}) => {
  const page = await as('siddiqui')
  const family = uniqueName('W')
  const address = await openCase(page, { given: 'Kirsty', family: uniqueName('B') }, { given: 'Tomasz', family })
  for (const [given, how, never] of [
    ['Danuta', 'Family member', 'Never ring after 8pm'],
    ['Ewa', 'Family member', 'Never at work'],
    ['Hope', 'Partner', 'Never write to the house'],
  ] as const) {
    await turnTo(page, 'People')
    await follow(page, 'Add a protected person')
    await type(page, 'Given names', given)
    await type(page, 'Family name', family)
    await choose(page, 'How they are involved', how)
    await type(page, 'How they are connected to the acts', 'The acts were done to them to reach him')
    await type(page, 'Never', never)
    await choose(page, 'Their view of an application', 'Supports an application')
    await send(page, ownVerb, 'Protected person added')
  }
  await turnTo(page, 'People')
  for (const rule of ['Never ring after 8pm', 'Never at work', 'Never write to the house'])
    await expect(page.getByText(rule).first()).toBeVisible()
  await fits(page, 320)
  await follow(page, 'Confidential addresses')
  await follow(page, /^Keep an address secret.*Hope/)
  await choose(page, 'What it is', 'Home')
  await type(page, 'Address', '27 Larkspur Close\nThornfold')
  await type(page, 'Postcode', 'ZZ7 1QX')
  await send(page, ownVerb, /address/i)
  await page.goto(address)
  await logIncident(page, {
    on: ago(4),
    what: 'A funeral wreath was left at his partner’s door',
    category: 'Something else associated with stalking',
    direction: 'From the defendant to someone else',
    target: 'His partner',
  })
  await turnTo(page, 'Incidents')
  await page
    .getByRole('row', { name: /funeral wreath/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText('His partner')
  await expect(page.getByRole('main')).not.toContainText('Larkspur')
})

test('S12: each accuses the other: two cases side by side, the direction counted, an edited screenshot questioned', async ({
  as,
}) => {
  const his = await aCase.opened()
  const hers = await aCase.decided()
  const page = await as('calloway')
  await visit(page, `/cases/${hers.ref}`)
  await follow(page, 'Link to another case')
  await type(page, 'Reference of the other case', 'MA-1999-00001')
  await choose(page, 'How they belong together', 'Each accuses the other')
  await type(page, 'Why', 'Each names the other, and he reported first')
  await press(page, ownVerb)
  await expectRefusal(page, 'There is no case MA-1999-00001 that you may change')
  await type(page, 'Reference of the other case', his.ref)
  await send(page, ownVerb, `Linked to case ${his.ref}: each accuses the other`)
  await visit(page, `/cases/${hers.ref}`)
  await expect(page.getByText('record who is the primary aggressor').first()).toBeVisible()
  await fits(page, 320)
  await follow(page, /^Record who is the primary aggressor/)
  await expect(page.getByText(/From the defendant to the protected person: \d/)).toBeVisible()
  await choose(page, 'Who is the primary aggressor', 'The defendant of this case')
  await type(page, 'What shows it', '612 contacts from him, and three replies of “stop”')
  await send(page, ownVerb, /the defendant of this case/)

  // His side says the same from where it stands, and shows none of her people.
  await visit(page, `/cases/${his.ref}`)
  const linked = page.getByRole('region', { name: 'Linked cases' })
  await expect(linked).toContainText('The protected person of this case')
  await expect(linked).toContainText(hers.ref)
  await expect(linked).not.toContainText(hers.protectedPerson)

  await page.goto(`/cases/${his.ref}/do/attachCaseExhibit`)
  const screenshot = await sharp({ create: { width: 60, height: 90, channels: 3, background: '#d5e8d4' } })
    .composite([{ input: { create: { width: 20, height: 20, channels: 3, background: '#2255aa' } }, left: 5, top: 9 }])
    .withExif({
      IFD0: { Software: 'Adobe Photoshop 25.1', DateTime: '2026:02:03 08:02:00' },
      IFD2: { DateTimeOriginal: '2026:02:02 21:14:00' },
    })
    .jpeg()
    .toBuffer()
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'chat.jpg', mimeType: 'image/jpeg', buffer: screenshot })
  await expect(page.getByText('chat.jpg has been received')).toBeVisible()
  await type(page, 'What it is', 'Screenshot that he handed over')
  await press(page, ownVerb)
  await expect(page.getByText(/was saved by Adobe Photoshop 25\.1/).first()).toBeVisible()
  await expect(page.getByText(/made on 2 February 2026 at 21:14 and changed on 3 February/).first()).toBeVisible()
  await type(page, 'Reason for going on', 'Kept as he gave it: the question is put to him')
  await send(page, ownVerb, /attached to the case/)
  await page.goto(`/cases/${his.ref}/evidence/exhibits`)
  await page.getByRole('link', { name: /\/1\b/ }).first().click()
  await expect(page.getByText('What the file says of itself')).toBeVisible()
  await soundPage(page)
  await fits(page, 320)
})
