import { longDate } from '../../lib/spo/calendar.ts'
import { addDays, choose, date, expect, fits, ownVerb, send, test, today, type, visit } from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

/** A registered sex offender whose registration ends under the order; then the day on which it ends, which was wrong. */

const day = (ago: number) => addDays(today(), -ago)

test('registration that ends is foreseen, begins the duty, and is corrected', async ({ as }) => {
  test.setTimeout(600_000)
  const scene = await aCase.inForce({
    full: { listed: day(45), heard: day(30), made: { years: 2 }, served: day(30) },
    checks: { from: day(28), on: [] },
  })
  const address = `/cases/${scene.ref}`
  const { defendant } = await meanwhile(scene, async story => ({ defendant: (await story.read()).defendants[0] }))
  const officer = await as('siddiqui')
  const registered = async (until: string) => {
    await visit(officer, `${address}/do/changeDefendant?on=${defendant?.id}`)
    await choose(officer, 'Subject to sex offender notification requirements?', 'Yes')
    await date(officer, 'Those requirements began on', day(900))
    await date(officer, 'Those requirements end on', until)
    await send(officer, ownVerb, /Defendant’s details changed/)
    await visit(officer, `${address}/order`)
  }
  const first = officer.getByText('First notification by the defendant', { exact: true })
  await visit(officer, `${address}/order`)
  await expect(first.first()).toBeVisible()

  // While Part 2 lasts there is no duty under s.9; its end is said before its day.
  const ahead = addDays(today(), 20)
  await registered(ahead)
  const foreseen = officer.getByText(new RegExp(`sex offender notification ends on ${longDate(ahead)}`, 'i'))
  await visit(officer, address)
  await expect(foreseen.first()).toBeVisible()
  await visit(officer, '/deadlines')
  await expect(
    officer.getByRole('row', { name: new RegExp(scene.ref) }).getByText(longDate(ahead)).first(),
  ).toBeVisible()

  // It ended ten days ago in truth: that day was day 1, and nobody was told anything.
  await registered(day(10))
  await expect(
    officer.getByText(new RegExp(`Day 1 was ${longDate(day(10))}; the last day was ${longDate(day(8))}`)).first(),
  ).toBeVisible()
  await visit(officer, address)
  await expect(foreseen).toHaveCount(0)
  await fits(officer, 320)

  // Notified on the second day, and recorded now.
  const { order } = await meanwhile(scene, async story => ({ order: (await story.read()).orders[0] }))
  await visit(officer, `${address}/do/recordNotification?on=${order?.id}`)
  await choose(officer, 'What was notified', 'First notification after service')
  await date(officer, 'Date given', day(9))
  await choose(officer, 'How it was given', 'In person at a police station')
  await type(officer, 'Police station', 'Aldermere')
  await type(officer, 'Who took it', 'PC 4471 Osgood')
  await choose(officer, 'Did the defendant say whether any other name is used?', 'No')
  await choose(officer, 'Address given', 'Home address in England or Wales')
  await type(officer, 'Address or place', '14 Weir Lane, Aldermere')
  await type(officer, 'Reference of the written acknowledgement', 'ACK-7')
  await send(officer, ownVerb, /First notification after service/, 'As it was given')
  await visit(officer, `${address}/order`)
  await expect(officer.getByText(new RegExp(`Given on ${longDate(day(9))}`)).first()).toBeVisible()
})
