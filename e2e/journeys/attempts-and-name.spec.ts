import { longDate } from '../../lib/spo/calendar.ts'
import { addDays, choose, date, expect, fits, ownVerb, send, test, today, turnTo, type, visit } from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

/** Six attempts at service and a new name, all recorded late; then the day of service, which was wrong. */

const day = (ago: number) => addDays(today(), -ago)

test('six attempts at service, a new name, and the day of service corrected', async ({ as }) => {
  test.setTimeout(600_000)
  const scene = await aCase.inForce({
    full: { listed: day(45), heard: day(30), made: { years: 2 } },
    checks: { from: day(28), on: [] },
  })
  const address = `/cases/${scene.ref}`
  const { order } = await meanwhile(scene, async story => ({ order: (await story.read()).orders[0] }))
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
  for (const ago of [29, 28, 27, 26, 25]) {
    await attempt(`${day(ago)} 18:40`, false)
    await send(officer, ownVerb, /Attempt at service|attempt at service/)
  }
  await visit(officer, address)
  await expect(officer.getByText(/5 attempts have failed, the last because: nobody was in/).first()).toBeVisible()
  await attempt(`${day(12)} 09:30`, true)
  await send(officer, ownVerb, /served/i)

  await visit(officer, `${address}/order`)
  const due = (served: string) =>
    officer.getByText(new RegExp(`Day 1 was ${longDate(served)}; the last day was ${longDate(addDays(served, 2))}`))
  await expect(due(day(12)).first()).toBeVisible()
  await expect(officer.getByText('Serve the order', { exact: true })).toHaveCount(0)

  await visit(officer, `${address}/do/recordChange?on=${order?.id}`)
  await choose(officer, 'What changed', 'A name was used that is not notified')
  await date(officer, 'Day on which it happened', day(9))
  await type(officer, 'What is known, and how', 'Signs as Johnny Weir on a new account')
  await send(officer, ownVerb, new RegExp(`A new name from ${longDate(day(9))}`))
  await visit(officer, `${address}/order`)
  await expect(due(day(9)).first()).toBeVisible()

  // It was two days later than was typed: what counts from it moves, and what was said before stays to be read.
  const { service } = await meanwhile(scene, async story => ({
    service: (await story.read()).services.find(s => s.served),
  }))
  await visit(officer, `${address}/do/correctService?on=${service?.id}`)
  await date(officer, 'When', `${day(10)} 09:30`)
  await type(officer, 'Why it is corrected', 'The wrong line of the pocket book')
  await send(officer, ownVerb, new RegExp(`Service of ${longDate(day(12))} .* corrected`))
  await visit(officer, `${address}/order`)
  await expect(due(day(10)).first()).toBeVisible()
  await expect(due(day(12))).toHaveCount(0)
  await fits(officer, 320)
  await visit(officer, `${address}/corrections?of=${service?.id}`)
  await expect(officer.getByText('The wrong line of the pocket book').first()).toBeVisible()
  await turnTo(officer, 'History')
  await expect(officer.getByText(/the wrong line of the pocket book|corrected: when was/i).first()).toBeVisible()
})
