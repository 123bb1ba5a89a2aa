import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, fits, test, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

/** What people set for themselves: colours of their own, larger text, no movement, no mouse. */

const desk = '/queues'
/** The pages that officers and reviewers work on all day. */
const dailyPages = (ref: string) => [
  desk,
  `/queues/review/${ref}`,
  `/cases/${ref}`,
  `/cases/${ref}/application`,
  `/cases/${ref}/evidence`,
  `/cases/${ref}/evidence/timeline`,
  `/cases/${ref}/do/logIncident`,
  '/deadlines',
]

test('At the width of a phone and of a small phone axe finds nothing wrong', async ({ as }) => {
  test.setTimeout(240_000)
  const { ref } = await aCase.inReview()
  const page = await as('ashby', { viewport: { width: 360, height: 740 } })
  for (const address of [...dailyPages(ref), `/cases/${ref}/do/assessRisk`, `/cases/${ref}/do/logIncidents`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page).toHaveTitle(/\S/)
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 })
      await fits(page, width)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      const found = violations.flatMap(v =>
        v.nodes
          // GOV.UK Frontend itself puts aria-expanded on a radio that opens more.
          .filter(n => !(v.id === 'aria-allowed-attr' && /govuk-radios__input[^>]*aria-expanded/.test(n.html)))
          .map(n => `${v.id}: ${n.html}`),
      )
      expect(found, `${address} at ${width} px`).toEqual([])
    }
  }
})

test('In the reader’s own colours axe finds nothing wrong', async ({ as }) => {
  test.setTimeout(240_000)
  const { ref } = await aCase.inReview()
  const page = await as('ashby', { forcedColors: 'active' })
  for (const address of dailyPages(ref)) {
    await page.goto(address)
    await expect(page).toHaveTitle(/\S/)
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const found = violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html}`))
    expect(found, address).toEqual([])
  }
})

test('With text at twice its size nothing is cut off sideways', async ({ as }) => {
  test.setTimeout(180_000)
  const { ref } = await aCase.inReview()
  const page = await as('ashby', { viewport: { width: 1366, height: 768 } })
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  await page.goto(desk)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
  for (const address of dailyPages(ref)) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await fits(page, 1366)
  }
})

test('Who asks for less movement sees none', async ({ as }) => {
  test.setTimeout(120_000)
  const { ref } = await aCase.inReview()
  const page = await as('ashby', { reducedMotion: 'reduce' })
  for (const address of dailyPages(ref)) {
    await page.goto(address)
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap(e => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(e)
        const lasts = (times: string) => times.split(',').some(t => Number.parseFloat(t) > 0.01)
        return (animationName !== 'none' && lasts(animationDuration)) ||
          lasts(transitionDuration) ||
          scrollBehavior === 'smooth'
          ? [`${e.tagName}.${e.getAttribute('class') ?? ''}`]
          : []
      }),
    )
    expect(moving, address).toEqual([])
  }
})

/** What has the focus: its words, and whether it can be seen where it is. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const e = document.activeElement
    if (!e || e === document.body) return undefined
    const { width, height } = e.getBoundingClientRect()
    const { outlineStyle, boxShadow } = getComputedStyle(e)
    return {
      words: (e.getAttribute('aria-label') ?? e.textContent ?? '').trim(),
      isSeen: width > 0 && height > 0,
      isMarked: outlineStyle !== 'none' || boxShadow !== 'none',
      isInMain: e.closest('main') !== null,
    }
  })

test('The whole desk is worked with the keyboard alone, from the first link to a draft endorsed', async ({ as }) => {
  test.setTimeout(180_000)
  const { ref, defendant } = await aCase.inReview()
  const page = await as('ashby', { viewport: { width: 1366, height: 768 } })
  await visit(page, `${desk}?named=${ref}`)
  const wanted = await page
    .locator('main')
    .locator('a[href], button, input:not([type="hidden"]), select, summary')
    .count()
  expect(wanted).toBeGreaterThan(3)
  let reached = 0
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  for (let presses = 0; presses < wanted + 60; presses++) {
    await page.keyboard.press('Tab')
    const now = await focusOf(page)
    if (!now?.isInMain) {
      if (reached > 0) break
      continue
    }
    reached++
    expect(now.isSeen && now.isMarked, `the focus on “${now.words}”`).toBe(true)
  }
  expect(reached).toBeGreaterThan(3)

  const draft = page.getByRole('link', { name: new RegExp(`^Review the draft ?: ${defendant}`) }).first()
  await draft.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/queues/review/${ref}`)
  // Keys of one letter go to a part of the page; what decides is pressed by itself.
  await expect(page.getByText(/^Keys: E endorse/)).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'If you endorse it' })).toBeFocused()
  const button = page.getByRole('button', { name: 'Endorse and send on' })
  for (let presses = 0; presses < 40; presses++) {
    if (await button.evaluate(e => e === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Application endorsed by the sergeant/)).toBeVisible()
})
