import type { Response } from '@playwright/test'
import type { CastName } from '../../lib/demo/cast.ts'
import { expect, fits, fitsDoubled, test, visit } from '../journey.ts'
import { aCase } from '../scene.ts'

/** Whose pages of a case are looked at in a browser; the same pages are asked for, and must come, for the others. */
const lookedAt = new Set(['officer', 'coordinator'])
/** Long pages that hold the same words for everyone: looked at once, and asked for by all. */
const sameForAll = ['/law', '/glossary']
const people: Record<string, { name: CastName; opensCases: boolean }> = {
  officer: { name: 'osgood', opensCases: true },
  sergeant: { name: 'ashby', opensCases: true },
  coordinator: { name: 'calloway', opensCases: true },
  'civil-orders officer': { name: 'lindqvist', opensCases: true },
  'legal adviser': { name: 'venkataraman', opensCases: true },
  'authorising officer': { name: 'rackham', opensCases: true },
  'compliance officer': { name: 'obrien', opensCases: true },
  supervisor: { name: 'sutcliffe', opensCases: true },
  administrator: { name: 'okafor', opensCases: false },
  auditor: { name: 'penrose', opensCases: true },
}

for (const [role, { name, opensCases }] of Object.entries(people))
  test(`The ${role} can open every page of the navigation and of a case`, async ({ as }) => {
    const page = await as(name)
    await visit(page, '/')
    await fits(page, 320)
    const addresses = async (navigation: string) => {
      const links = await page.getByRole('navigation', { name: navigation, exact: true }).getByRole('link').all()
      const found = await Promise.all(links.map(link => link.getAttribute('href')))
      return found.filter(href => href !== null)
    }
    const main = await addresses('Main')
    expect(main.length).toBeGreaterThan(1)
    for (const address of [...new Set([...main, '/account', ...sameForAll])])
      if (role === 'officer' || !sameForAll.includes(address)) {
        await visit(page, address)
        await fits(page, 320)
        await fitsDoubled(page)
      } else expect((await page.request.get(address)).status(), address).toBe(200)
    if (!opensCases) return
    await visit(page, '/cases?q=Nathan+Quill')
    const found = page.getByRole('row', { name: /Quill/ }).getByRole('link').first()
    await visit(page, (await found.getAttribute('href')) ?? '')
    const places = await addresses('Case')
    expect(places.length).toBe(6)
    const ofCase: string[] = []
    for (const place of places) {
      await page.goto(place)
      const current = page.getByRole('navigation', { name: 'Case', exact: true }).locator('[aria-current]')
      const name = (await current.textContent()) ?? ''
      const parts = page.getByRole('navigation', { name, exact: true })
      ofCase.push(...((await parts.count()) ? await addresses(name) : [place]))
    }
    // The six places, and every page beneath them.
    expect(ofCase.length).toBe(16)
    const corrections = `${ofCase.find(address => address.endsWith('/history'))?.replace(/history$/, '')}corrections`
    const timeline = ofCase.find(address => address.endsWith('/evidence'))
    for (const address of [...ofCase, `${timeline}/timeline`, `${timeline}/conduct`, corrections])
      if (lookedAt.has(role)) {
        await visit(page, address)
        await fits(page, 320)
        await fitsDoubled(page)
      } else expect((await page.request.get(address)).status(), address).toBe(200)
    await visit(page, ofCase.find(address => address.endsWith('/breaches')) ?? '')
    const breach = page
      .getByRole('main')
      .getByRole('link', { name: /^Breach 1/ })
      .first()
    await visit(page, (await breach.getAttribute('href')) ?? '')
    await fits(page, 320)
  })

test('A form sends at most 1.3 times the script of a page without one', async ({ as, browser, baseURL }) => {
  const { ref } = await aCase.opened()
  const storageState = await (await as('siddiqui')).context().storageState()
  /** What a browser that has been here never before is sent as script, in bytes as they are sent. */
  const scriptOf = async (address: string) => {
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), storageState })
    const page = await context.newPage()
    const answers: Response[] = []
    page.on('response', answer => answer.request().resourceType() === 'script' && answers.push(answer))
    const answer = await page.goto(address, { waitUntil: 'networkidle' })
    expect(answer?.status(), address).toBe(200)
    const sizes = await Promise.all(answers.map(a => a.request().sizes()))
    await context.close()
    return sizes.reduce((sum, s) => sum + s.responseBodySize, 0)
  }
  const without = await scriptOf('/accessibility')
  expect(without).toBeGreaterThan(50_000)
  for (const form of ['addProtectedPerson', 'logIncident', 'importExport', 'assessRisk'].map(
    act => `/cases/${ref}/do/${act}`,
  ))
    expect((await scriptOf(form)) / without, form).toBeLessThanOrEqual(1.3)
})
