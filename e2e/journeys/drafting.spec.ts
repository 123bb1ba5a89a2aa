import { expect, fits, follow, formButton, press, soundPage, test, tick, type, unfold, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

/** An officer who has never seen it drafts from a case in which nothing is written, section by section, to the sergeant. */

const onward = 'Save and continue'
for (const javaScriptEnabled of [true, false])
  test(`drafting from an empty case${javaScriptEnabled ? '' : ', without JavaScript'}`, async ({ as }) => {
    test.setTimeout(240_000)
    const { ref } = await aCase.decided()
    const page = await as('siddiqui', { javaScriptEnabled })
    const heading = (name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await visit(page, `/cases/${ref}/application`)
    await follow(page, 'Start an application')
    await press(page, 'Start it and write the first section')
    // What the decision said of the acts and of necessity stands; the first section is the one that wants something.
    await heading('Risk associated with stalking')
    // Each incident once, beside the writing.
    await expect(page.getByText('Waited outside her work until the doors were locked')).toHaveCount(1)
    await fits(page, 320)
    await tick(page, 'At risk of', 'Psychological harm')
    await press(page, onward)

    await heading('Conditions')
    await soundPage(page)
    await fits(page, 320)
    await page.getByRole('checkbox', { name: /\(P2\)$/ }).check()
    await page.getByRole('checkbox', { name: /\(P8\)$/ }).check()
    // What is chosen opens; without a script whoever chose it does.
    if (!javaScriptEnabled) await unfold(page, 'Sentence and blanks: No approaching')
    const sentence = page.getByRole('region', { name: 'No approaching' })
    await sentence.getByRole('textbox', { name: 'Distance in metres' }).fill('100')
    if (javaScriptEnabled) {
      await expect(sentence).toContainText('move to within 100 metres of Aoife')
      await expect(page.getByRole('region', { name: /loitering/i })).toHaveCount(0)
    } else await expect(sentence).toContainText('move to within [distance in metres] of Aoife')
    await type(page, 'Religion, work and education, for all of them', 'He works in another town. No clash.')
    await soundPage(page)
    await fits(page, 320)
    await press(page, onward)
    await expect(page.getByText(/Conditions added from the library: 1, no contact/)).toBeVisible()
    await heading('How long the order is for')
    // The years say that the period is fixed, and the reason that an interim order is asked for.
    await type(page, 'Number of years', '2')
    await type(page, 'Why an interim order is appropriate', 'He waited for her twice in the last fortnight.')
    await soundPage(page)
    await fits(page, 320)
    await press(page, onward)

    await heading('Submit for review')
    await expect(page.getByText('Nothing is missing. The application can be submitted.')).toBeVisible()
    await page.getByText('Read the paper as the court and the defendant would').click()
    await expect(page.getByText(/move to within 100 metres of Aoife/).first()).toBeVisible()
    await soundPage(page)
    await fits(page, 320)
    const reason = page.getByRole('textbox', { name: 'Reason for going on' })
    if (await reason.count()) await reason.fill('Seen with the sergeant')
    await (await formButton(page)).click()
    await expect(page.getByText('With the sergeant').first()).toBeVisible()
  })
