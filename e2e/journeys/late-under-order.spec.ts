import type { Page } from '@playwright/test'
import { longDate } from '../../lib/case/time/calendar.ts'
import { cast } from '../../lib/demo/cast.ts'
import { durationWords } from '../../lib/measures/measures.ts'
import {
  addDays,
  choose,
  date,
  expect,
  expectRefusal,
  fits,
  follow,
  ownVerb,
  press,
  question,
  send,
  test,
  today,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { behindMeasure, paperWords } from '../out-of-order.ts'
import { aCase, meanwhile, type Scene } from '../scene.ts'

test.use({ script: false })

/** What happened under an order, recorded late, and then corrected in its key date. */

const day = (ago: number) => addDays(today(), -ago)
const inForce = (more: object) => aCase.inForce({ checks: { from: day(28), on: [] }, told: day(28), ...more })
const read = (scene: Scene) => meanwhile(scene, story => story.read())
/** The three days of a duty to notify, as the page of the order says them: a question that was asked about it stays, and is another thing. */
const duty = (page: Page, ago: number) =>
  page
    .getByRole('listitem')
    .filter({ hasText: `Day 1 was ${longDate(day(ago))}; the last day was ${longDate(addDays(day(ago), 2))}` })
    .filter({ hasNotText: 'Asked on' })

test('six attempts at service, a new name, and the day of service that was typed wrongly', async ({ as }) => {
  test.setTimeout(600_000)
  const scene = await inForce({ full: { listed: day(45), heard: day(30), made: { years: 2 } } })
  const address = `/cases/${scene.ref}`
  const order = (await read(scene)).orders[0]
  const officer = await as('siddiqui')
  const attempt = async (when: string, served: boolean) => {
    await visit(officer, `${address}/do/recordServiceAttempt?on=${order?.id}`)
    await date(officer, 'When', when)
    await choose(officer, 'How', 'In person')
    await choose(officer, 'Did the defendant get a copy of the order?', served ? 'Yes' : 'No')
    if (!served) await choose(officer, 'Why not', 'Nobody was in')
    await type(officer, 'Who served it, or tried to', 'PC 4471 Osgood')
    await type(officer, 'Where', 'Weir Lane')
    if (served) {
      await choose(officer, 'Were the conditions, the duty to notify and the penalty explained?', 'Yes')
      await choose(officer, 'Was a sheet with the conditions in plain words handed over?', 'Yes')
    }
  }
  // Four of the five before are told by act, as the form would send them; the fifth is recorded in the browser.
  await meanwhile(scene, async story => {
    for (const ago of [29, 28, 27, 26])
      await story.tell(
        cast.siddiqui,
        `${day(1)} 09:00`,
        'recordServiceAttempt',
        {
          attemptedAt: `${day(ago)}T18:40`,
          method: 'inPerson',
          served: 'no',
          result: 'nobodyIn',
          server: 'PC 4471 Osgood',
          place: 'Weir Lane',
        },
        () => order,
      )
  })
  await attempt(`${day(25)} 18:40`, false)
  await send(officer, ownVerb, /not served/)
  await visit(officer, address)
  await expect(officer.getByText(/5 attempts have failed, the last because: nobody was in/).first()).toBeVisible()
  await attempt(`${day(12)} 09:30`, true)
  await send(officer, ownVerb, /served on/)

  await visit(officer, `${address}/order`)
  await expect(duty(officer, 12).first()).toBeVisible()
  await expect(officer.getByText('Serve the order', { exact: true })).toHaveCount(0)
  await visit(officer, `${address}/do/recordChange?on=${order?.id}`)
  await choose(officer, 'What changed', 'A name was used that is not notified')
  await date(officer, 'Day on which it happened', day(9))
  await type(officer, 'What is known, and how', 'Signs as Johnny Weir on a new account')
  await send(officer, ownVerb, `A new name from ${longDate(day(9))}`)
  await visit(officer, `${address}/order`)
  await expect(duty(officer, 9).first()).toBeVisible()
  const civil = await as('lindqvist')
  const expectM16Days = async (days: number) =>
    expect(await behindMeasure(civil, 'M16', scene.ref)).toContainText(durationWords(days, 'days'))
  await expectM16Days(18)

  // It was two days later than was typed: what counts from it moves, and what was said before stays to be read.
  const service = (await read(scene)).services.find(s => s.served)
  await visit(officer, `${address}/do/correctService?on=${service?.id}`)
  await date(officer, 'When', `${day(10)} 09:30`)
  await type(officer, 'Why it is corrected', 'The wrong line of the pocket book')
  await send(officer, ownVerb, new RegExp(`Service of ${longDate(day(12))} .* corrected`))
  await visit(officer, `${address}/order`)
  await expect(duty(officer, 10).first()).toBeVisible()
  await expect(duty(officer, 12)).toHaveCount(0)
  await expect(duty(officer, 9).first()).toBeVisible()
  // The question that was asked about the wrong day closes itself, and folds with what is answered.
  await officer
    .getByText(/questions? answered$/)
    .first()
    .click()
  await expect(officer.getByText(/No longer so, because the service of .* was corrected/).first()).toBeVisible()
  await fits(officer, 320)
  await expectM16Days(20)
  const certificate = await paperWords(officer, scene.ref, 'certificate', String(order?.id))
  expect(certificate).toContain(longDate(day(10)))
  expect(certificate).not.toContain(longDate(day(12)))

  // And so was the name: a day earlier.
  const change = (await read(scene)).changes[0]
  await visit(officer, `${address}/do/correctNewNameOrAddress?on=${change?.id}`)
  await date(officer, 'Day on which it happened', day(8))
  await type(officer, 'Why it is corrected', 'The account was made on the next day')
  await send(officer, ownVerb, /corrected/)
  await visit(officer, `${address}/order`)
  await expect(duty(officer, 8).first()).toBeVisible()
  await expect(duty(officer, 9)).toHaveCount(0)
  await visit(officer, `${address}/corrections?of=${service?.id}`)
  await expect(officer.getByText('The wrong line of the pocket book').first()).toBeVisible()
  await turnTo(officer, 'History')
  await expect(officer.getByText(/corrected: when was/i).first()).toBeVisible()
})

test('a registration that ends is foreseen, begins the duty to notify, and its last day is corrected', async ({
  as,
}) => {
  test.setTimeout(600_000)
  const scene = await inForce({
    full: { listed: day(45), heard: day(30), made: { years: 2 }, served: day(30) },
  })
  const address = `/cases/${scene.ref}`
  const file = await read(scene)
  const [order] = file.orders
  const officer = await as('siddiqui')
  const setRegisterUntil = async (until: string) => {
    await officer.goto(`${address}/people`)
    await follow(officer, /^Change the defendant’s details/)
    await choose(officer, 'Subject to sex offender notification requirements?', 'Yes')
    await date(officer, 'Those requirements began on', day(900))
    await date(officer, 'Those requirements end on', until)
    await send(officer, ownVerb, 'Defendant’s details changed')
  }

  // While Part 2 lasts there is no duty under s.9; its end is said on the case before its day.
  const ahead = addDays(today(), 20)
  await setRegisterUntil(ahead)
  await visit(officer, `${address}/order`)
  await expect(duty(officer, 30)).toHaveCount(0)
  const foreseen = officer.getByText(new RegExp(`sex offender notification ends on ${longDate(ahead)}`, 'i'))
  await visit(officer, address)
  await expect(foreseen.first()).toBeVisible()

  // In truth it ended ten days ago: that day was day 1, and nobody was told anything.
  await setRegisterUntil(day(10))
  await visit(officer, `${address}/order`)
  await expect(duty(officer, 10).first()).toBeVisible()
  await visit(officer, address)
  await expect(foreseen).toHaveCount(0)

  // Notified on the second day, and recorded now.
  await visit(officer, `${address}/do/recordNotification?on=${order?.id}`)
  await choose(officer, 'What was notified', 'First notification after service')
  await date(officer, 'Date given', day(9))
  await choose(officer, 'How it was given', 'In person at a police station')
  await type(officer, 'Police station', 'Aldermere')
  await type(officer, 'Who took it', 'PC 4471 Osgood')
  await choose(officer, 'Was the defendant asked whether any other name is used?', 'Yes')
  await choose(officer, 'Address given', 'Home address in England or Wales')
  await type(officer, 'Address or place', '14 Weir Lane, Aldermere')
  await type(officer, 'Reference of the written acknowledgement', 'ACK-7')
  await send(officer, ownVerb, /First notification after service/)
  const civil = await as('lindqvist')
  const onTime = async (hit: 'Yes' | 'No') =>
    expect((await behindMeasure(civil, 'M30', scene.ref)).getByRole('cell').last()).toHaveText(hit)
  await onTime('Yes')

  // That end was typed wrongly too: it was two days earlier, and the notification was a day late.
  await setRegisterUntil(day(12))
  await visit(officer, `${address}/order`)
  await expect(duty(officer, 12).first()).toBeVisible()
  await expect(duty(officer, 10)).toHaveCount(0)
  await fits(officer, 320)
  await onTime('No')
  const [notification] = (await read(scene)).notifications
  expect(await paperWords(officer, scene.ref, 'acknowledgement', String(notification?.id))).toContain(longDate(day(9)))
  await turnTo(officer, 'History')
  await expect(officer.getByText(/Defendant’s details changed/).first()).toBeVisible()
})

test('a false address found by a visit, the day of the visit corrected, and the notification found false', async ({
  as,
}) => {
  test.setTimeout(600_000)
  const scene = await inForce({
    full: { listed: day(45), heard: day(30), made: { years: 2 }, served: day(30), notified: day(29) },
  })
  const address = `/cases/${scene.ref}`
  const file = await read(scene)
  const [order, notification] = [file.orders[0], file.notifications[0]]
  const compliance = await as('obrien')
  await visit(compliance, `${address}/compliance`)
  await follow(compliance, /^Record a check of the address or identity/)
  await choose(compliance, 'What did you check?', 'The home address that was notified')
  await choose(compliance, 'What did you find?', 'Not as notified')
  await press(compliance, ownVerb)
  await expectRefusal(compliance, 'Enter what was found not to be so')
  await type(compliance, 'What was found', 'The landlord says that nobody of that name ever lived there')
  await date(compliance, 'When did you check?', `${day(10)} 10:00`)
  await fits(compliance, 320)
  await send(compliance, ownVerb, /the home address that was notified checked on .*: not as notified/)
  await visit(compliance, `${address}/compliance`)
  await expect(compliance.getByRole('row').filter({ hasText: 'The home address that was notified' })).toHaveCount(1)

  // What follows is asked for, and nothing is stated as proved.
  const officer = await as('siddiqui')
  const checkQuestion = (ago: number) =>
    officer.getByText(`a check of ${longDate(day(ago))} found the home address that was notified not to be as notified`)
  await visit(officer, address)
  await expect(checkQuestion(10).first()).toBeVisible()
  const civil = await as('lindqvist')
  const onTime = async (hit: 'Yes' | 'No') =>
    expect((await behindMeasure(civil, 'M30', scene.ref)).getByRole('cell').last()).toHaveText(hit)
  await onTime('Yes')

  // The visit was two days before.
  const check = (await read(scene)).checks.at(-1)
  await visit(officer, `${address}/do/correctNoticeCheck?on=${check?.id}`)
  await date(officer, 'When did you check?', `${day(12)} 10:00`)
  await type(officer, 'Why it is corrected', 'The note was written up later')
  await send(officer, ownVerb, /corrected: when did you check was/i)
  await visit(officer, address)
  await expect(checkQuestion(12).first()).toBeVisible()
  await expect(checkQuestion(10)).toHaveCount(0)

  await visit(officer, `${address}/do/recordNotificationFalse?on=${notification?.id}`)
  await date(officer, 'Day on which it was found to be false', day(10))
  await type(officer, 'What is false, and how it was found', 'The landlord never had him as a tenant')
  await send(officer, ownVerb, `found on ${longDate(day(10))} to be false`)
  await visit(officer, address)
  await expect(checkQuestion(12)).toHaveCount(0)
  const offenceSuggestion = (ago: number) =>
    officer.getByText(
      new RegExp(`was found on ${longDate(day(ago))} to be false. Look at whether the defendant knew it`),
    )
  await expect(offenceSuggestion(10).first()).toBeVisible()
  await onTime('No')

  // That day was typed wrongly too.
  await visit(officer, `${address}/do/correctNotification?on=${notification?.id}`)
  await date(officer, 'Found to be false on', day(12))
  await type(officer, 'Why it is corrected', 'It was the day of the visit')
  await send(officer, ownVerb, /corrected: found to be false on was/i)
  await visit(officer, address)
  await expect(offenceSuggestion(12).first()).toBeVisible()
  await expect(offenceSuggestion(10)).toHaveCount(0)
  // The order says both facts: accepted then, and false since; and the measure counts it as not given in time.
  await visit(officer, `${address}/order`)
  await expect(officer.getByText(`Known to be false since ${longDate(day(12))}`)).toBeVisible()
  await expect(officer.getByText(`Known to be false since ${longDate(day(10))}`)).toHaveCount(0)
  await onTime('No')
  // The acknowledgement stays as it was given: it was accepted then.
  expect(await paperWords(officer, scene.ref, 'acknowledgement', String(notification?.id))).toContain(longDate(day(29)))
  await visit(officer, `${address}/do/recordNotificationOffence?on=${order?.id}`)
  await expect(question(officer, 'Which offence is suspected?').getByRole('radio', { checked: true })).toHaveCount(1)
})
