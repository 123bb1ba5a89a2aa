import {
  choose,
  expect,
  fits,
  follow,
  press,
  question,
  sidesOfPaper,
  soundPage,
  test,
  tick,
  type,
  visit,
} from '../journey.ts'

/** The officer who meets the defendant is of another team: the door card, a breach from it, and nothing of the case. */

for (const javaScriptEnabled of [true, false])
  test(`a breach at the door by an officer of another team${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({
    as,
  }) => {
    const page = await as('whitlock', { javaScriptEnabled, meetsMissing: true })
    await visit(page, '/register')
    const rows = page.getByRole('row').filter({ hasText: /^(?!.*Nobody).*Served/s })
    let found = ''
    for (const link of await rows.getByRole('rowheader').getByRole('link').all()) {
      found = (await link.getAttribute('href')) ?? ''
      const answer = await page.request.get(found)
      expect(answer.headers()['cache-control']).toContain('no-store')
      // Of his own team he could open the case.
      if (!(await answer.text()).includes('Open case')) break
    }
    await visit(page, found)
    await fits(page, 320)
    await expect(page.getByRole('link', { name: /^Open case/ })).toHaveCount(0)
    await expect(page.getByText('Condition 1', { exact: true })).toBeVisible()
    const onScreen = page.getByRole('region', { name: 'Who to ring, and safe contact' })
    await expect(onScreen.getByRole('link', { name: /^01632 960 / })).toBeVisible()
    await expect(onScreen).toContainText(/^.*Contacting .* safely/s)
    await page.emulateMedia({ media: 'print' })
    await expect(onScreen).toBeHidden()
    await expect(page.getByText('Condition 1', { exact: true })).toBeVisible()
    // On paper as it is printed: an emulated screen would be laid out on it.
    await page.emulateMedia({ media: null })
    expect(await sidesOfPaper(page), 'sides of the door card').toBe(1)

    await follow(page, 'Record a breach')
    await expect(page.getByText(/You will not see the case/)).toBeVisible()
    const time = question(page, 'When police first knew').getByLabel('Time')
    await expect(time).toHaveValue(/^\d{2}:\d{2}$/)
    await tick(page, 'Which conditions?', 'Condition 1')
    await type(page, 'What was seen or heard', 'He sat on the wall opposite, and walked off when we pulled up')
    await choose(page, 'How police came to know', 'Another person or organisation')
    await type(page, 'What the defendant said', 'That he was waiting for a bus')
    await choose(page, 'Has the defendant been arrested?', 'No')
    await press(page, 'Record the breach')
    // The second officer is asked, with what they wrote themselves, and adds it to the breach that is there.
    if (!javaScriptEnabled) {
      await expect(page.getByText(/A breach of condition 1 on .* was recorded already, .* by you/)).toBeVisible()
      await soundPage(page)
      await press(page, 'The same event: add this to it')
      await expect(page.getByText(/^What you wrote is added to the breach\. .* have been told\.$/)).toBeVisible()
      return
    }
    await expect(page.getByText(/^The breach is recorded\. .* have been told\.$/)).toBeVisible()
    await expect(page).toHaveURL(found)
    await soundPage(page)
    // Nothing of the case: not the number of the breach, and not its page.
    await expect(page.getByText(/Breach \d/)).toHaveCount(0)
  })
