import { longDate } from '../../lib/spo/calendar.ts'
import { addDays, choose, date, expect, fits, ownVerb, send, test, today, type, visit } from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

/** An interim order extended twice at court, recorded late and the later first, and the gap that it left. */

const day = (ago: number) => addDays(today(), -ago)

test('an interim order extended twice at court, its gap, and the last day that was typed wrongly', async ({ as }) => {
  test.setTimeout(600_000)
  const scene = await aCase.inForce({
    opened: day(130),
    incidents: [
      { on: day(150), category: 'B', summary: 'Thirty messages in one night' },
      { on: day(141), category: 'E', summary: 'Waited outside her work' },
    ],
    risk: { on: day(129), yes: 6, judgement: 'high', reason: 'It grows.' },
    decided: day(128),
    drafted: { on: day(120), interim: { lastDay: day(70), reason: 'The hearing is months away.' } },
    reviewed: day(118),
    lodged: day(116),
    interim: { listed: day(115), heard: day(100), made: { lastDay: day(70) }, served: day(100), notified: day(99) },
    full: { listed: day(99), heard: day(20), made: { years: 2 }, served: day(20) },
    checks: { from: day(18), on: [] },
    told: day(18),
  })
  const address = `/cases/${scene.ref}`
  const read = () => meanwhile(scene, story => story.read())
  const interim = (await read()).orders.find(o => o.kind === 'interim')
  const officer = await as('lindqvist')
  const extend = async (fromOn: string, lastDay: string) => {
    await visit(officer, `${address}/do/recordInterimChanged?on=${interim?.id}`)
    await date(officer, 'Date of the court’s order', fromOn)
    await choose(officer, 'Who asked for it', 'The chief officer who applied for it')
    await date(officer, 'Last day of the order, as sealed', lastDay)
    await send(officer, ownVerb, new RegExp(`by the court on ${longDate(fromOn)}, to the end of ${longDate(lastDay)}`), 'As sealed')
  }
  // The second extension is recorded before the first.
  await extend(day(50), day(30))
  await extend(day(72), day(55))
  await visit(officer, `${address}/court`)
  const gap = (from: string, to: string, days: string) =>
    officer.getByText(
      new RegExp(`No interim order was in force from ${longDate(from)} to ${longDate(to)}: a gap in protection of ${days}`),
    )
  await expect(gap(day(54), day(51), '4 days').first()).toBeVisible()
  await expect(gap(day(29), day(21), '9 days').first()).toBeVisible()
  await fits(officer, 320)

  // The last day was four days later in truth: the first gap was none.
  const version = (await read()).orderVersions.find(v => v.orderId === interim?.id && v.lastDay === day(55))
  await visit(officer, `${address}/do/correctOrderVersion?on=${version?.id}`)
  await date(officer, 'Last day of the order, as sealed', day(51))
  await type(officer, 'Why it is corrected', 'Read from the list and not from the order')
  await send(officer, ownVerb, /corrected: last day of the order, as sealed was/i)
  await visit(officer, `${address}/court`)
  await expect(officer.getByText(new RegExp(`from ${longDate(day(54))} to ${longDate(day(51))}`))).toHaveCount(0)
  await expect(gap(day(29), day(21), '9 days').first()).toBeVisible()
  await visit(officer, `${address}/corrections?of=${version?.id}`)
  await expect(officer.getByText('Read from the list and not from the order').first()).toBeVisible()
})
