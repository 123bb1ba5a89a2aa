import type { Page } from '@playwright/test'
import { currentMain } from '../../lib/case/views/applications.ts'
import { cast } from '../../lib/demo/cast.ts'
import {
  box,
  choose,
  expect,
  expectRefusal,
  fits,
  follow,
  formButton,
  ownVerb,
  paperOf,
  pick,
  press,
  send,
  soundPage,
  test,
  type,
  unfold,
  visit,
} from '../journey.ts'
import { aCase, meanwhile, uniqueName } from '../scene.ts'

const card = (page: Page, number: number) => page.locator(`#condition-${number}`)

test('Conditions: older wording led through the change, one from the library, an area typed and drawn, and a clash seen', async ({
  as,
}) => {
  test.setTimeout(300_000)
  // Drafted before the library's wording changed, and sent back to the officer.
  const scene = await aCase.inReview({
    opened: '2026-01-05',
    incidents: [
      { on: '2025-12-20', category: 'B', summary: 'Forty messages in one night after she asked him to stop' },
      { on: '2026-01-02', category: 'G', summary: 'Filmed her front door from a parked car', source: 'witness' },
    ],
    risk: { on: '2026-01-06', yes: 6, judgement: 'high', reason: 'It grows after each refusal.' },
    decided: '2026-01-07',
    drafted: {
      on: '2026-01-08',
      conditions: [{ code: 'P2' }, { code: 'P7', values: { number: 1 } }],
    },
  })
  await meanwhile(scene, story =>
    story.tell(
      cast.ashby,
      '2026-01-09 09:00',
      'returnAsSergeant',
      { reasonCodes: ['conditionUnclear'], note: 'Look at the conditions again.' },
      currentMain,
    ),
  )
  const page = await as('siddiqui')
  const application = `/cases/${scene.ref}/application`
  await visit(page, application)
  await fits(page, 320)

  await test.step('the old wording stands beside the new, and one press takes it', async () => {
    await expect(card(page, 2)).toContainText('The library closed this wording. Version 3 took its place.')
    await expect(card(page, 2)).toContainText('more than 1 such devices')
    await unfold(page, /^What is written so far/)
    await follow(page, 'Take the new wording of condition 2')
    await expect(box(page, 'Most devices the defendant may have, if there is a limit')).toHaveValue('1')
    await send(page, ownVerb, 'Condition 2 takes the library’s new wording (P7, version 3)')
    await expect(card(page, 2)).toContainText('more than 1 such device at any time')
    await expect(card(page, 2)).not.toContainText('The library closed this wording')
  })

  await test.step('an address from when each code had a form of its own leads to it, and one without a code to the library', async () => {
    await page.goto(`${application}/conditions?words=P2`)
    const use = await page
      .getByRole('link', { name: /^Use this condition/ })
      .first()
      .getAttribute('href')
    const query = new URL(use ?? '', 'http://localhost').searchParams
    const [on, code] = [query.get('on'), query.get('code')]
    await page.goto(`/cases/${scene.ref}/do/addCondition${code}?on=${on}`)
    await expect(page).toHaveURL(new RegExp(`/do/addCondition\\?on=${on}&code=${code}$`))
    await expect(page.getByRole('heading', { level: 1, name: /^Add a condition: / })).toBeVisible()
    await page.goto(`/cases/${scene.ref}/do/addCondition?on=${on}`)
    await expect(page).toHaveURL(/\/application\/conditions\?for=1$/)
  })

  await test.step('a place where bail makes him be is forbidden: the clash is seen where it is drafted', async () => {
    await page.goto(`/cases/${scene.ref}/do/recordOtherOrder`)
    await choose(page, 'What kind of order', 'Bail conditions')
    await type(page, 'Court or body that made it', 'Aldermere Magistrates’ Court')
    await type(page, 'What it says', 'To live and sleep each night at 12 Weir Road, Aldermere.')
    await type(page, 'Places where it makes the defendant be', '12 Weir Road, Aldermere')
    await send(page, ownVerb, /Bail conditions recorded/)
    await visit(page, `${application}/conditions`)
    await fits(page, 320)
    await type(page, 'Words in the condition', 'distance')
    await pick(page, 'Kind of condition', 'Places')
    await press(page, 'Search')
    await expect(page.getByRole('status').filter({ hasText: /conditions/ })).toContainText(/^[1-9]/)
    await page
      .locator('#P1')
      .getByRole('link', { name: /Use this condition/ })
      .click()
    await soundPage(page)
    await type(page, 'Place, with its address', '12 weir rd, Aldermere')
    await type(page, 'Distance in metres', '50')
    await choose(page, 'Ask for it in an interim order too?', 'No')
    await send(page, ownVerb, 'Condition 3 added from the library')
    await expect(card(page, 3)).toContainText(
      'Bail conditions of Aldermere Magistrates’ Court make the defendant be at 12 Weir Road',
    )
    await expect(card(page, 3)).toContainText('Write the exception')
  })

  await test.step('another force’s order of the same kind bars it outright', async () => {
    await page.goto(`/cases/${scene.ref}/do/recordOtherOrder`)
    await choose(page, 'What kind of order', 'Stalking protection order of another force')
    await type(page, 'What it says', 'The defendant must sign on at 12 Weir Road, Aldermere every Monday.')
    await send(page, ownVerb, /another force recorded/)
    await visit(page, application)
    await expect(card(page, 3)).toContainText(
      'An order cannot be made that conflicts with a stalking protection order in force.',
    )
    await expect(
      page.getByRole('link', { name: /Condition 3: stalking protection order of another force/i }),
    ).toBeVisible()
    await unfold(page, /^What is written so far/)
    await follow(page, /^Remove/, card(page, 3))
    await type(page, 'Why it is removed', 'He must sign on there')
    await send(page, ownVerb, 'Condition 3 removed')
  })

  await test.step('an area: roads one to a line, then its corners by keyboard, then the drawing', async () => {
    await page.goto(`${application}/conditions?words=P1A`)
    await page
      .locator('#P1A')
      .getByRole('link', { name: /Use this condition/ })
      .click()
    await soundPage(page)
    await type(page, 'Roads that bound the area', 'High Street\nMill Lane\nthe A402')
    await choose(page, 'Ask for it in an interim order too?', 'No')
    await send(page, ownVerb, 'Condition 4 added from the library')
    await expect(card(page, 4)).toContainText('bounded by High Street, Mill Lane and the A402, including those roads')
    await expect(card(page, 4)).toContainText('Its words speak of a map, and no area is drawn.')
    await unfold(page, /^What is written so far/)
    await follow(page, 'Draw the area of condition 4')
    await expect(page.getByRole('button', { name: /polygon/i }).first()).toBeVisible()
    await fits(page, 320)
    const corners = box(page, 'Corners of the area')
    await corners.focus()
    await page.keyboard.type('51.2700, 0.5200\n51.2800, 0.5300\n51.2800, 0.5200\n51.2700, 0.5300')
    await press(page, ownVerb)
    await expectRefusal(page, /crosses the side after corner/)
    await corners.fill('51.2700, 0.5200\n51.2700, 0.5300\n51.2760, 0.5330\n51.2780, 0.5260\n51.2750, 0.5200')
    await corners.blur()
    await expect(page.getByRole('status').filter({ hasText: 'square kilometres' })).toContainText('5 corners')
    await soundPage(page)
    await page.screenshot({ path: test.info().outputPath('area.png'), fullPage: true })
    await send(page, ownVerb, 'The area of condition 4 drawn')
    await unfold(page, /^What is written so far/)
    await expect(card(page, 4).getByRole('img', { name: /Area of condition 4, drawn on a grid/ })).toBeVisible()
    await fits(page, 320)
  })

  await test.step('without script the corners are typed, or pasted as GeoJSON, and the picture is there', async () => {
    const plain = await as('siddiqui', { javaScriptEnabled: false })
    await plain.goto(application)
    await unfold(plain, /^What is written so far/)
    await card(plain, 4)
      .getByRole('link', { name: /Change the area/ })
      .click()
    await box(plain, 'Corners of the area').fill(
      '{"type":"Polygon","coordinates":[[[0.52,51.27],[0.53,51.27],[0.53,51.275],[0.52,51.275],[0.52,51.27]]]}',
    )
    await (await formButton(plain)).click()
    await unfold(plain, /^What is written so far/)
    await expect(card(plain, 4).getByRole('img', { name: /4 corners/ })).toBeVisible()
  })

  await test.step('the reviewer sees the picture, and the paper prints', async () => {
    const sergeant = await as('ashby')
    await visit(sergeant, application)
    await unfold(sergeant, /^What is written so far/)
    await expect(card(sergeant, 4).getByRole('img', { name: /Area of condition 4/ })).toBeVisible()
    const paper = await paperOf(page, application.replace(/\/application$/, ''), 1)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('a protected address in any spelling stops the paper', async () => {
    const hidden = uniqueName('')
    await meanwhile(scene, story =>
      story.tell(
        cast.siddiqui,
        '2026-01-10 09:00',
        'keepConfidentialAddress',
        { address: `Flat 2, 14 ${hidden} Street, Aldermere`, kind: 'home' },
        f => f.protectedPersons[0],
      ),
    )
    await page.goto(application)
    await unfold(page, /^What is written so far/)
    await follow(page, /^Change/, card(page, 1))
    await type(page, 'Condition', `The defendant must not go to 14 ${hidden.toUpperCase()} ST.`)
    await send(page, ownVerb, 'Condition 1 changed')
    await expect(card(page, 1)).toContainText('It gives away an address that the defendant must not learn.')
    await page.goto(`${application}/1/document`)
    await expect(page.getByText('A protected address can be read in: Condition 1: prohibition')).toBeVisible()
    const held = await paperOf(page, application.replace(/\/application$/, ''), 1)
    expect(held.headers()['content-type']).not.toBe('application/pdf')
  })
})
