import { longDate } from '../../lib/case/time/calendar.ts'
import { durationWords } from '../../lib/measures/measures.ts'
import {
  addDays,
  choose,
  date,
  expect,
  fits,
  follow,
  ownVerb,
  send,
  test,
  today,
  turnTo,
  type,
  visit,
} from '../journey.ts'
import { behindMeasure, paperWords } from '../out-of-order.ts'
import { aCase, meanwhile } from '../scene.ts'

test.use({ script: false })

/** What a court did, recorded late and out of order, and then corrected in its key date. */

const day = (ago: number) => addDays(today(), -ago)

test('an interim order extended twice at court, its gaps, and the last day that was typed wrongly', async ({ as }) => {
  test.setTimeout(600_000)
  const scene = await aCase.decided({
    opened: day(130),
    incidents: [
      { on: day(150), category: 'B', summary: 'Thirty messages in one night' },
      { on: day(141), category: 'E', summary: 'Waited outside her work' },
    ],
    risk: { on: day(129), yes: 6, judgement: 'high', reason: 'It grows.' },
    decided: day(128),
    drafted: { on: day(120), interim: { lastDay: day(70), reason: 'The hearing is months away.' } },
    reviewed: day(118),
    lodged: day(101),
    interim: { listed: day(101), heard: day(100), made: { lastDay: day(70) }, served: day(100), notified: day(99) },
    full: { listed: day(99), heard: day(20), made: { years: 2 }, served: day(20) },
    told: day(18),
  })
  const address = `/cases/${scene.ref}`
  const read = () => meanwhile(scene, story => story.read())
  const interim = (await read()).orders.find(o => o.kind === 'interim')
  const civil = await as('lindqvist')
  const extend = async (fromOn: string, lastDay: string) => {
    await visit(civil, `${address}/do/recordInterimChanged?on=${interim?.id}`)
    await date(civil, 'Date of the court’s order', fromOn)
    await choose(civil, 'Who asked for it', 'The chief officer who applied for it')
    await date(civil, 'Last day of the order, as sealed', lastDay)
    await send(
      civil,
      ownVerb,
      new RegExp(`extended by the court on ${longDate(fromOn)}, to the end of ${longDate(lastDay)}`),
      'As sealed',
    )
  }
  // The second extension is recorded before the first.
  await extend(day(50), day(30))
  await extend(day(72), day(55))
  const gap = (from: number, to: number, days: number) =>
    civil.getByText(
      new RegExp(
        `No interim order was in force from ${longDate(day(from))} to ${longDate(day(to))}: a gap in protection of ${days} days`,
      ),
    )
  const expectM15Days = async (days: number) =>
    expect(await behindMeasure(civil, 'M15', scene.ref)).toContainText(durationWords(days, 'days'))
  await visit(civil, `${address}/court`)
  await expect(gap(54, 51, 4)).toBeVisible()
  await expect(gap(29, 21, 9)).toBeVisible()
  await fits(civil, 320)
  await expectM15Days(13)
  expect(await paperWords(civil, scene.ref, 'orderSheet', String(interim?.id))).toContain(longDate(day(30)))

  // In truth the court’s second extension went six days further.
  const version = (await read()).orderVersions.find(v => v.orderId === interim?.id && v.lastDay === day(30))
  await visit(civil, `${address}/do/correctOrderVersion?on=${version?.id}`)
  await date(civil, 'Last day of the order, as sealed', day(24))
  await type(civil, 'Why it is corrected', 'Read from the list and not from the order')
  await send(civil, ownVerb, /corrected: last day of the order, as sealed was/i)
  await visit(civil, `${address}/court`)
  await expect(gap(29, 21, 9)).toHaveCount(0)
  await expect(gap(54, 51, 4)).toBeVisible()
  await expect(gap(23, 21, 3)).toBeVisible()
  await visit(civil, `${address}/order`)
  const lastDay = civil.locator('li', { has: civil.getByText('Last day of the interim order', { exact: true }) })
  await expect(lastDay).toContainText(`Last day ${longDate(day(24))}`)
  await expect(lastDay).not.toContainText(longDate(day(30)))
  await expectM15Days(7)
  const sheet = await paperWords(civil, scene.ref, 'orderSheet', String(interim?.id))
  expect(sheet).toContain(longDate(day(24)))
  expect(sheet).not.toContain(longDate(day(30)))
  await visit(civil, `${address}/corrections?of=${version?.id}`)
  await expect(civil.getByText('Read from the list and not from the order').first()).toBeVisible()
  await fits(civil, 320)
})

test('a refusal at court and a second application, and the day of the refusal that was typed wrongly', async ({
  as,
}) => {
  test.setTimeout(600_000)
  const scene = await aCase.decided({
    drafted: { on: day(50) },
    reviewed: day(48),
    lodged: day(46),
    full: { listed: day(45), heard: day(20) },
  })
  const address = `/cases/${scene.ref}`
  const read = () => meanwhile(scene, story => story.read())
  const [first] = (await read()).applications
  const civil = await as('lindqvist')
  await visit(civil, `${address}/court`)
  await follow(civil, /^Record that the court refused/)
  await date(civil, 'Date of the court’s decision', day(18))
  await choose(civil, 'Court’s main reason', 'Order not necessary')
  await type(civil, 'What the court said', 'The restraining order was thought to be enough.')
  await send(civil, ownVerb, `Refused by the court: full order, on ${longDate(day(18))}. Order not necessary`)

  const officer = await as('siddiqui')
  /** The last day for an appeal, among the rules that apply and that nobody has to watch. */
  const appealBy = async (decided: string) => {
    await visit(officer, `${address}/court`)
    await officer
      .getByText(/^\d+ rules that apply$/)
      .first()
      .click()
    await expect(officer.getByText(longDate(addDays(decided, 21))).filter({ visible: true })).not.toHaveCount(0)
  }
  await appealBy(day(18))
  await follow(officer, /^Apply again after this refusal/)
  await type(officer, 'What is new since the refusal', 'He wrote to her again on the day after.')
  await send(officer, ownVerb, /started again after application 1 was refused/)
  const second = (await read()).applications.find(a => a.id !== first?.id)
  const says = (on: string) => `refused by the court on ${longDate(on)}: order not necessary`
  expect(await paperWords(officer, scene.ref, 'application', String(second?.id), 'police')).toContain(says(day(18)))
  const expectM13Days = async (days: number) => {
    const row = await behindMeasure(civil, 'M13', scene.ref)
    await expect(row).toContainText(durationWords(days, 'days'))
    await expect(row).toContainText(longDate(day(46 - days)))
  }
  await expectM13Days(28)

  // It was on the day of the hearing, two days before.
  await visit(civil, `${address}/court`)
  await follow(civil, /^Correct the court’s outcome/)
  await date(civil, 'Date of the court’s decision', day(20))
  await type(civil, 'Why it is corrected', 'The day of the letter was typed')
  await send(
    civil,
    ownVerb,
    new RegExp(`Outcome of the full order corrected: ${longDate(day(20))}; was ${longDate(day(18))}`),
  )
  await appealBy(day(20))
  await expect(officer.getByText(longDate(addDays(day(18), 21)))).toHaveCount(0)
  const paper = await paperWords(officer, scene.ref, 'application', String(second?.id), 'police')
  expect(paper).toContain(says(day(20)))
  expect(paper).not.toContain(says(day(18)))
  await expectM13Days(26)
  await turnTo(officer, 'History')
  await expect(officer.getByText(/Outcome of the full order corrected/).first()).toBeVisible()
})
