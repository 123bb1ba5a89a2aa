import { cast } from '../../lib/demo/cast.ts'
import { choose, date, expect, ownVerb, press, soundPage, test, turnTo, type, visit } from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

test('A case of another force is not there: by address, by form and by search', async ({ as }) => {
  const [theirs, mine] = [await aCase.ofAnotherForce(), await aCase.opened()]
  const page = await as('siddiqui', { meetsMissing: true })
  for (const part of ['', '/evidence', '/application', '/history', '/people', '/do/logIncident', '/restricted']) {
    const answer = await page.goto(`/cases/${theirs.ref}${part}`)
    expect(answer?.status(), part).toBe(404)
    await soundPage(page)
    await expect(page.getByText(theirs.defendant)).toHaveCount(0)
  }
  // Names that sound alike in one's own force may be found; theirs may not.
  await visit(page, `/cases?q=${encodeURIComponent(theirs.defendant)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('main')).not.toContainText(theirs.ref)
  await visit(page, `/cases?q=${theirs.ref}`)
  await expect(page.getByText('No case that you may see matches')).toBeVisible()

  // The form of a case of one's own, sent for the other case.
  await visit(page, `/cases/${mine.ref}/do/logIncident`)
  await type(page, 'What happened', 'Sent to a case that is not mine')
  await choose(page, 'When did it happen?', 'Another day')
  await date(page, 'Date', '2026-03-01')
  await choose(page, 'What kind of act', 'Watching or spying')
  await choose(page, 'How police know', 'The protected person')
  await page.route('**/do/logIncident', route =>
    route.request().method() === 'POST'
      ? route.continue({ postData: route.request().postData()?.replaceAll(mine.ref, theirs.ref) ?? '' })
      : route.continue(),
  )
  await press(page, ownVerb)
  await expect(page.getByRole('heading', { level: 1, name: /not found/i })).toBeVisible()
  const prosser = await as('prosser')
  await visit(prosser, `/cases/${theirs.ref}/evidence`)
  await expect(prosser.getByText('Thirty messages in one night').first()).toBeVisible()
  await expect(prosser.getByText('Sent to a case that is not mine')).toHaveCount(0)
})

test('A restricted case is locked: break-glass asks for a reason, lets in, and the coordinator sees it', async ({
  as,
}) => {
  const scene = await aCase.opened()
  await meanwhile(scene, story =>
    story.tell(cast.calloway, new Date().toISOString().slice(0, 10), 'restrictCase', {
      reason: 'The defendant works for the force',
    }),
  )
  const page = await as('ashby')
  await visit(page, `/cases?q=${scene.ref}`)
  await expect(page.getByText(scene.defendant)).toHaveCount(0)
  await page.goto(`/cases/${scene.ref}/evidence`)
  await page.goto(`/cases/${scene.ref}`)
  await expect(page.getByRole('heading', { level: 1, name: /This case is restricted/ })).toBeVisible()
  await expect(page.getByText(scene.defendant)).toHaveCount(0)
  await soundPage(page)
  await press(page, 'Open this restricted case')
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()
  await type(page, 'Why you need to open it now', 'Asked to make her safe tonight')
  await press(page, 'Open this restricted case')
  await expect(page.getByText(scene.defendant).first()).toBeVisible()

  const coordinator = await as('calloway')
  await visit(coordinator, `/cases/${scene.ref}`)
  await turnTo(coordinator, 'History')
  await expect(coordinator.getByText(/Opened the restricted case by break-glass/).first()).toBeVisible()
})
