import type { Page } from '@playwright/test'
import { longDate } from '../../lib/case/time/calendar.ts'
import type { CastName } from '../../lib/demo/cast.ts'
import { draftChange, hearChange, reviewChange } from '../../lib/demo/change-steps.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { application } from '../../lib/demo/telling.ts'
import {
  addDays,
  choose,
  date,
  expect,
  fits,
  follow,
  now,
  ownVerb,
  send,
  test,
  today,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

test.use({ script: false })

const court = 'Aldermere Magistrates’ Court'

/** A part of the task list, by its own link. */
const task = (page: Page, name: string) =>
  follow(page, name, page.getByRole('region', { name: 'What the application needs' }))

async function decideInReview(page: Page, address: string, label: string, recorded: RegExp) {
  await visit(page, address)
  await turnTo(page, 'Application')
  await follow(page, new RegExp(`^${label}`))
  if (label === 'Authorise') await choose(page, 'Your rank', 'Superintendent')
  await send(page, ownVerb, recorded)
}
type As = (name: CastName) => Promise<Page>
async function throughReview(as: As, address: string) {
  await decideInReview(await as('ashby'), address, 'Endorse and send on', /endorsed by the sergeant/)
  await decideInReview(await as('calloway'), address, 'Endorse and send on', /endorsed by the .*coordinator/)
  await decideInReview(await as('venkataraman'), address, 'Endorse and send on', /endorsed by the legal adviser/)
  await decideInReview(await as('rackham'), address, 'Authorise', /Application authorised by a Superintendent/)
}
/** Lodged and listed for today, by the civil-orders officer. */
async function lodgeAndList(civil: Page, address: string, kind: string, number: number) {
  await visit(civil, address)
  await turnTo(civil, 'Court')
  await follow(civil, new RegExp(`^Lodge with the court for application ${number}`))
  await type(civil, 'Court', court)
  await date(civil, 'Date lodged', today())
  await send(civil, ownVerb, new RegExp(`Lodged: ${kind}`))
  await follow(civil, new RegExp(`^List a hearing for application ${number}`))
  await date(civil, 'Date of the hearing', today())
  await send(civil, ownVerb, new RegExp(`Hearing listed for the ${kind}`))
}

test('A variation: from draft through every reviewer to a new version of the order', async ({ as }) => {
  test.setTimeout(600_000)
  const { ref } = await aCase.inForce()
  const address = `/cases/${ref}`
  const officer = await as('siddiqui')

  await visit(officer, address)
  await turnTo(officer, 'Order')
  await follow(officer, /^Apply to vary the order/)
  await send(officer, ownVerb, /Variation of order .*: an application by the chief officer was started/)
  await expect(officer.getByText('The order stays in force as it is until the court decides.')).toBeVisible()
  await follow(officer, /^2\. Variation, by the chief officer/)
  await expect(officer.getByText('3 things are missing')).toBeVisible()

  await task(officer, 'What is asked for')
  await type(
    officer,
    'What the court is asked to do',
    'To widen condition 3 and add her car to what he must not touch.',
  )
  await type(officer, 'What has changed since the order was made', 'He has begun to wait by her car at a distance.')
  await send(officer, ownVerb, /What is asked for, and what has changed since the order, written/)
  await task(officer, 'Why the change is necessary')
  await type(officer, 'Why the court should do it', 'He keeps just outside the distance that the order names.')
  await send(officer, ownVerb, /Reasons for the application written/)
  await task(officer, 'Views of the protected person')
  await type(officer, 'What they were asked, and what they want', 'She asks for it.')
  await send(officer, ownVerb, /Views of the protected person on the change written/)

  await follow(officer, /^Change \(3\. Prohibition/)
  await type(officer, 'Condition', 'You must not go within 200 metres of her home, her work or her car.')
  await type(officer, 'Why this condition is necessary', 'He waits at 110 metres.')
  await type(officer, 'Religion, work and education', 'He works in another town. No clash.')
  await send(officer, ownVerb, /Condition 3 changed/)
  await expect(officer.getByRole('heading', { name: '3. Prohibition: changed' })).toBeVisible()
  await follow(officer, /^Take out \(2\. Prohibition/)
  await type(officer, 'Why it is removed', 'Nobody has carried a message since the order was made.')
  await send(officer, ownVerb, /Condition 2 removed/)
  await expect(officer.getByRole('heading', { name: '2. Prohibition: taken out' })).toBeVisible()
  await expect(officer.getByText('Nothing is missing. The application can be submitted.')).toBeVisible()
  await fits(officer, 320)
  await follow(officer, 'Submit for review')
  await send(officer, ownVerb, /Application submitted for review/, 'Looked at, and right as it is')

  await throughReview(as, address)
  const civil = await as('lindqvist')
  await lodgeAndList(civil, address, 'variation', 2)
  await follow(civil, /^Record that the order was varied for application 2/)
  // The form opens with what was asked for: the court made it so.
  await expect(civil.locator('summary').filter({ hasText: /^Condition 2/ })).toContainText('200 metres')
  await date(civil, 'Date of the court’s order', today())
  await send(civil, ownVerb, new RegExp(`varied from ${longDate(today())}`))
  await expect(civil.getByText(`Version 2 of order ${ref}/1 applies from ${longDate(today())}`)).toBeVisible()
  await fits(civil, 320)

  await turnTo(officer, 'Order')
  await expect(officer.getByText('Changed terms not served')).toBeVisible()
  await expect(
    officer.getByText('You must not go within 200 metres of her home, her work or her car.').first(),
  ).toBeVisible()
  await officer.getByText('How the order has changed: 2 versions').click()
  await expect(officer.getByText(longDate(today())).first()).toBeVisible()
  await fits(officer, 320)
})

test('A renewal that the court refuses leaves the order to its last day; asked again, it is granted', async ({
  as,
}) => {
  test.setTimeout(600_000)
  const ago = (days: number) => addDays(today(), -days)
  const made = ago(700)
  const lastDay = addDays(today(), 31)
  const scene = await aCase.inForce({
    opened: addDays(made, -30),
    incidents: [
      { on: addDays(made, -40), category: 'B', summary: 'Letters every day after she moved' },
      { on: addDays(made, -33), category: 'E', summary: 'Waited at her gate until dark' },
    ],
    risk: { on: addDays(made, -29), yes: 5, judgement: 'high', reason: 'He does not stop.' },
    decided: addDays(made, -28),
    drafted: { on: addDays(made, -20) },
    reviewed: addDays(made, -18),
    lodged: addDays(made, -16),
    full: { listed: addDays(made, -15), heard: made, made: { lastDay }, served: made, notified: made },
    checks: { from: addDays(made, 2), on: [] },
    told: addDays(made, 1),
  })
  const { ref } = scene
  const address = `/cases/${ref}`
  const [crew, renewal] = [marlshire(), application('renewal')]
  const asked = {
    asked: 'To renew the order for two years.',
    since: 'He has written again since the summer.',
    why: 'The letters began again. Nothing else forbids them.',
    views: 'She asks for it.',
  }
  await meanwhile(scene, async story => {
    await draftChange(story, crew, 'renewal', ago(30), { ...asked, lastDay: addDays(today(), 730) })
    await reviewChange(story, crew, 'renewal', ago(30), ago(28))
    await hearChange(story, crew, 'renewal', ago(26), ago(12))
  })
  const officer = await as('siddiqui')
  const civil = await as('lindqvist')

  await visit(civil, address)
  await turnTo(civil, 'Court')
  await follow(civil, /^Record that the court refused for application 2/)
  await date(civil, 'Date of the court’s decision', ago(12))
  await choose(civil, 'Court’s main reason', 'Order not necessary')
  await type(civil, 'What the court said', 'One letter in two years is not enough.')
  await send(civil, ownVerb, /Refused by the court: renewal/)
  await visit(officer, address)
  await turnTo(officer, 'Order')
  await expect(officer.getByText(`In force to the end of ${longDate(lastDay)}`).first()).toBeVisible()

  await follow(officer, /^Apply to renew the order/)
  await send(officer, ownVerb, /Renewal of order .*: an application by the chief officer was started/)
  await turnTo(officer, 'Application')
  await task(officer, 'What is asked for')
  await type(officer, 'What the court is asked to do', asked.asked)
  await type(officer, 'What has changed since the order was made', asked.since)
  await send(officer, ownVerb, /What is asked for/)
  await task(officer, 'Why the order is still necessary')
  await type(officer, 'Why the court should do it', asked.why)
  await send(officer, ownVerb, /Reasons for the application written/)
  await task(officer, 'New length of the order')
  await choose(officer, 'Length', 'For a fixed period')
  await date(officer, 'New last day', addDays(today(), 731))
  await send(officer, ownVerb, /New length of the order written/)
  await follow(officer, 'Submit for review')
  await send(officer, ownVerb, /Application submitted for review/, 'Her views are asked this week')
  await meanwhile(scene, async story => {
    const note = { note: 'The incidents since bear it out.' }
    await story.tell(crew.sergeant, now(), 'endorseAsSergeant', note, renewal)
    await story.tell(crew.coordinator, now(), 'endorseAsCoordinator', note, renewal)
    await story.tell(crew.legal, now(), 'endorseAsLegal', note, renewal)
    await story.tell(crew.authoriser, now(), 'authorise', { rank: 'superintendent', authorisedOn: today() }, renewal)
  })
  await lodgeAndList(civil, address, 'renewal', 3)
  await follow(civil, /^Record that the order was renewed for application 3/)
  await date(civil, 'Date of the court’s order', today())
  await send(
    civil,
    ownVerb,
    new RegExp(`renewed on ${longDate(today())}, to the end of ${longDate(addDays(today(), 731))}`),
  )
  await turnTo(officer, 'Order')
  await expect(officer.getByText(`In force to the end of ${longDate(addDays(today(), 731))}`).first()).toBeVisible()
  await visit(officer, `${address}/application/2`)
  await expect(officer.getByText('One letter in two years is not enough.')).toBeVisible()
  await expect(officer.getByText(asked.asked)).toBeVisible()
})
