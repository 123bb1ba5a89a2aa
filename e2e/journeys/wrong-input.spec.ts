import type { Page } from '@playwright/test'
import type { CaseFile } from '../../lib/case/case.ts'
import { cast } from '../../lib/demo/cast.ts'
import { application } from '../../lib/demo/telling.ts'
import {
  box,
  choose,
  date,
  expect,
  expectRefusal,
  now,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  type,
  visit,
} from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

const main = application('main')
const save = (page: Page) => press(page, ownVerb)
async function begin(page: Page, ref: string, summary: string) {
  await visit(page, `/cases/${ref}/do/logIncident`)
  await type(page, 'What happened', summary)
  await choose(page, 'What kind of act', 'Watching or spying')
  await choose(page, 'When did it happen?', 'Another day')
  await choose(page, 'How police know', 'The protected person')
}

test('Dates that are not, and what was typed beside them stays', async ({ as }) => {
  const { ref } = await aCase.opened()
  const page = await as('siddiqui')
  const summary = 'He said “it’s over” 😀 <script>alert(1)</script> & left'
  await begin(page, ref, summary)
  for (const impossible of ['2026-02-31', '2025-02-29', '2026-13-01']) {
    await date(page, 'Date', impossible)
    await save(page)
    await expectRefusal(page, 'Date must be a real date, like 27 3 2026')
    await soundPage(page)
    await expect(box(page, 'What happened')).toHaveValue(summary)
    await expect(page.getByRole('radio', { name: 'Watching or spying' })).toBeChecked()
  }
  await date(page, 'Date', '2096-02-29')
  await save(page)
  await expectRefusal(page, /The date of this act is in the future/)
  await expect(box(page, 'What happened')).toHaveValue(summary)
  await date(page, 'Date', '2024-02-29')
  await send(page, ownVerb, /29 February 2024/)
  await expect(page.getByText(summary).first()).toBeVisible()
})

test('A text of 100,000 characters is refused in a sentence, and comes back whole', async ({ as }) => {
  const { ref } = await aCase.opened()
  const page = await as('siddiqui')
  const long = 'Ünïcode 😀 ’ '.repeat(8_334).slice(0, 100_000)
  await begin(page, ref, long)
  await date(page, 'Date', '2026-03-01')
  await save(page)
  await expectRefusal(page, 'What happened must be 20,000 characters or fewer')
  await expect(box(page, 'What happened')).toHaveValue(long)
})

test('A form that has gone stale says so, and what was typed in it is kept', async ({ as }) => {
  const scene = await aCase.inReview()
  const page = await as('ashby')
  await visit(page, `/cases/${scene.ref}/application`)
  await page.getByRole('button', { name: /^Return to the officer/ }).click()
  await page.waitForURL('**/do/returnAsSergeant**')
  const form = page.url()
  await page.getByRole('group', { name: 'What needs more work' }).getByRole('checkbox').first().check()
  const kept = page.waitForResponse(answer => answer.url().endsWith('/api/unsent') && answer.ok())
  await type(page, 'What to do next', 'Say what the bail lacks')
  await kept
  await meanwhile(scene, story => story.tell(cast.ashby, now(), 'endorseAsSergeant', {}, main))
  await save(page)
  await expect(page.getByRole('heading', { level: 1, name: 'This has moved on' })).toBeVisible()
  await soundPage(page)
  await meanwhile(scene, async story => {
    const back = { reasonCodes: ['riskThin'], note: 'Say more about the risk' }
    await story.tell(cast.calloway, now(), 'returnAsCoordinator', back, main)
    const latestPoint = (file: CaseFile) => file.reviewPoints.at(-1)
    await story.tell(cast.siddiqui, now(), 'answerPoint', { answer: 'It stands as it is' }, latestPoint)
    await story.tell(cast.siddiqui, now(), 'submitApplication', {}, main)
  })
  await visit(page, form)
  await expect(page.getByRole('heading', { name: 'Kept for you' })).toBeVisible()
  await expect(box(page, 'What to do next')).toHaveValue('Say what the bail lacks')
})
