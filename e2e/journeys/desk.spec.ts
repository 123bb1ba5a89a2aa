import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { connect } from '../../db/client.ts'
import { alarmKinds } from '../../lib/case/reference/alarm-kinds.ts'
import { londonDate, londonTime } from '../../lib/case/time/calendar.ts'
import { cast } from '../../lib/demo/cast.ts'
import { runAlarms } from '../../lib/work/alarms/run.ts'
import { perform } from '../../lib/work/pipeline/perform.ts'
import {
  addDays,
  choose,
  date,
  expect,
  fits,
  follow,
  ownVerb,
  press,
  send,
  test,
  today,
  type,
  visit,
} from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

/** The desk: an alarm that climbs, a request answered late, an evening of the panel, a pack read back to its cases. */

const minutesAfter = (from: string, n: number) => new Date(Date.parse(from) + n * 60_000).toISOString()
const local = (at: string) => `${londonDate(at)} ${londonTime(at)}`

test('a breach nobody touches climbs to the supervisor while the clock goes on, who sees it and opens it', async ({
  as,
}) => {
  const scene = await aCase.inForce()
  const known = minutesAfter(new Date().toISOString(), -1)
  await meanwhile(scene, story =>
    story.tell(cast.obrien, local(known), 'recordBreach', f => ({
      of: 'order',
      orderId: f.orders[0]?.id,
      conditionIds: f.orderConditions.slice(0, 1).map(c => c.id),
      happenedOn: londonDate(known),
      knownAt: local(known).replace(' ', 'T'),
      source: 'victim',
      place: 'englandWales',
      description: 'He came to her door.',
      excuse: 'None offered',
    })),
  )
  const program = connect(String(process.env.SPO_PROGRAM_URL), { max: 2, name: 'spo alarms' })
  const owner = connect(String(process.env.SPO_OWNER_URL), { max: 1 })
  const peopleNotified = async () =>
    (
      await owner.sql`select p.name from alarm_notices n join alarms a on a.id = n.alarm_id join people p on p.id = n.person_id
        join cases c on c.id = a.case_id where c.ref = ${scene.ref} and a.kind = 'breachUnactioned' order by n.at, n.rung`
    ).map(r => String(r.name))
  try {
    const duty = await perform({
      actor: cast.sutcliffe,
      act: 'putOnDuty',
      input: {
        personId: cast.sutcliffe.id,
        role: 'supervisor',
        fromAt: local(known).replace(' ', 'T'),
        untilAt: local(minutesAfter(known, 1440)).replace(' ', 'T'),
      },
      db: program.db,
    })
    expect(duty).toMatchObject({ kind: 'done' })
    // The clock goes on: an hour after police knew the owner is told, and whoever comes next when nobody has seen it.
    const at = (minutes: number) => async () => {
      await runAlarms(minutesAfter(known, minutes), { db: program.db })
      return peopleNotified()
    }
    expect(await at(30)()).toEqual([])
    await expect.poll(at(62)).toEqual([cast.siddiqui.name])
    await at(95)()
    await at(128)()
    await expect.poll(at(161)).toContain(cast.sutcliffe.name)
  } finally {
    await owner.close()
    await program.close()
  }
  const page = await as('sutcliffe')
  await visit(page, '/alarms')
  const label = alarmKinds.breachUnactioned.label
  const rows = () => page.getByRole('row').filter({ hasText: scene.ref }).filter({ hasText: label })
  await expect(rows()).toHaveCount(1)
  await fits(page, 1280)
  await page.getByRole('checkbox', { name: `${scene.ref}: ${label}` }).check()
  await press(page, 'Mark as seen')
  await expect(page.getByRole('checkbox', { name: `${scene.ref}: ${label}` })).toHaveCount(0)
  await visit(page, '/alarms/all')
  await expect(rows()).toHaveCount(1)
  await expect(rows()).toContainText(cast.siddiqui.name)
  await expect(rows()).toContainText(cast.sutcliffe.name)
  await expect(rows()).toContainText(/Supervisor\.[^.]*\. Seen \d/)
  await rows().getByRole('link', { name: scene.ref }).click()
  await page.waitForURL(url => url.pathname.startsWith(`/cases/${scene.ref}`))
  await expect(page.getByText('He came to her door.').first()).toBeVisible()
})

test('a request that is late is found in its queue, answered, and counted as late', async ({ as }) => {
  const scene = await aCase.opened()
  const came = addDays(today(), -30)
  await meanwhile(scene, story =>
    story.tell(cast.siddiqui, `${came} 10:00`, 'recordOutsideRequest', () => ({
      kind: 'request',
      fromKind: 'charity',
      fromWhom: 'A worker of a county charity',
      means: 'email',
      receivedOn: came,
      asked: 'Why has nobody applied for an order?',
      answerDueOn: addDays(came, 10),
    })),
  )
  const page = await as('siddiqui')
  await visit(page, '/queues/requests')
  await expect(page.getByRole('table').first()).toBeVisible()
  await visit(page, `/cases/${scene.ref}/contact`)
  await follow(page, /^Record the answer/)
  await choose(page, 'What was decided', 'No order will be applied for')
  await type(page, 'The answer, as they were given it', 'It is being prepared now.')
  await date(page, 'Date it was decided', today())
  await send(page, ownVerb, /answered: .*, after .* when it was due/)
  await follow(page, /^Record that they were told/)
  await date(page, 'Date they were told', today())
  await type(page, 'How they were told', 'By email')
  await send(page, ownVerb, /told the answer on/)
  await expect(page.getByRole('link', { name: /^Record that they were told/ })).toHaveCount(0)
})

test('an evening of the expert panel: planned, its cases drawn, who was there, a minute and an action', async ({
  as,
}) => {
  const scene = await aCase.opened()
  const page = await as('calloway')
  await visit(page, '/panels')
  await follow(page, /^Plan a panel/)
  await date(page, 'Day of the panel', today())
  await type(page, 'Where, or how it meets', `Room of ${scene.ref}`)
  await send(page, ownVerb, /Planned an expert panel/)
  await visit(page, `/cases/${scene.ref}/do/putToPanel`)
  await page.getByRole('radio', { name: new RegExp(`Room of ${scene.ref}`) }).check()
  await type(page, 'What the panel is asked', 'Is an order the way?')
  await send(page, ownVerb, /Put to the expert panel of/)
  await visit(page, '/panels')
  await page
    .getByRole('row')
    .filter({ hasText: `Room of ${scene.ref}` })
    .getByRole('link')
    .first()
    .click()
  await page.waitForURL(/\/panels\/[0-9a-f-]{36}/)
  await follow(page, 'Record who was there')
  await type(page, 'Who was there', 'A. Adviser, probation')
  await send(page, ownVerb, /Recorded who was at the panel/)
  await visit(page, '/panels')
  await page
    .getByRole('row')
    .filter({ hasText: `Room of ${scene.ref}` })
    .getByRole('link')
    .first()
    .click()
  await page.waitForURL(/\/panels\/[0-9a-f-]{36}/)
  await expect(page.getByText('A. Adviser, probation')).toBeVisible()
  await follow(page, /^Record the minute/)
  await choose(page, 'What the panel decided', 'Apply for an order')
  await type(page, 'Minute: what was said and why it was decided', 'All agree that he will not stop.')
  await send(page, ownVerb, /Expert panel of .*: apply for an order/)
  await visit(page, `/cases/${scene.ref}/safety`)
  await expect(page.getByText('All agree that he will not stop.')).toBeVisible()
  await fits(page, 1280)
})

test('a pack is read back to its cases: each number in it is the number of cases that it opens to', async ({ as }) => {
  const page = await as('sutcliffe')
  await visit(page, '/measures/packs')
  await page.getByLabel('Pack', { exact: true }).selectOption({ label: 'Scrutiny by the oversight body' })
  await page.getByLabel('Period', { exact: true }).selectOption({ label: 'Calendar year' })
  await type(page, 'Who it is for', 'The oversight body')
  await page.getByLabel('Where it goes').selectOption({ value: 'inside' })
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Make the pack')])
  const rows = parse(readFileSync(await download.path()), { bom: true, columns: true }) as Record<string, string>[]
  const line = rows.find(r => r.Measure === 'M18' && r['District or group']?.startsWith('All'))
  const counted = Number(line?.Counted)
  expect(counted).toBeGreaterThan(0)
  await visit(page, '/measures/M18/cases?part=numerator&period=calendar')
  let listed = 0
  for (;;) {
    listed += await page.getByRole('table').locator('tbody tr').count()
    const next = page.getByRole('link', { name: /^Next/ })
    if (!(await next.count())) break
    await follow(page, /^Next/)
  }
  expect(listed).toBe(counted)
  await visit(page, '/measures/packs')
  await expect(page.getByRole('row').filter({ hasText: 'The oversight body' }).first()).toBeVisible()
})

test('a supervisor draws a sample by a press, and the pages of what was learnt and of the records system stand', async ({
  as,
}) => {
  const scene = await aCase.inForce()
  const page = await as('sutcliffe')
  await visit(page, '/samples')
  await fits(page, 320)
  await follow(page, 'Draw a sample')
  await choose(page, 'What is drawn', 'Draft endorsed or authorised')
  await date(page, 'Work done from', addDays(today(), -60))
  await date(page, 'Work done until', today())
  await type(page, 'How many', '1')
  await send(page, ownVerb, /Drew a sample of 1 piece/)
  await expect(page.getByRole('row').filter({ hasText: 'Draft endorsed or authorised' }).first()).toContainText(
    cast.sutcliffe.name,
  )
  const coordinator = await as('calloway')
  await visit(coordinator, '/exemplars?outcome=refused')
  await expect(coordinator.getByRole('heading', { name: 'Refused: no word of why bail was not enough' })).toBeVisible()
  await fits(coordinator, 320)
  await visit(coordinator, '/reports/changes')
  await fits(coordinator, 320)
  await visit(coordinator, `/entries?case=${scene.ref}`)
  await fits(coordinator, 320)
  const made = coordinator.getByRole('row').filter({ hasText: 'Record the order that the court made' }).first()
  await expect(made.getByRole('textbox')).toHaveValue(new RegExp(scene.ref))
  await made.getByRole('link', { name: /Record the reference/ }).click()
  await coordinator.waitForURL(/acknowledgeEntry/)
  await type(coordinator, 'Reference in the records system', 'MA/26/1/L4')
  await send(coordinator, ownVerb, /is in the records system as MA\/26\/1\/L4/)
  await visit(coordinator, `/cases/${scene.ref}/suspect`)
  await fits(coordinator, 320)
})
