import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContextOptions,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test'
import { getDocumentProxy } from 'unpdf'
import { londonTime } from '../lib/case/time/calendar.ts'
import { type CastName, cast } from '../lib/demo/cast.ts'

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>
interface How extends BrowserContextOptions {
  /** The story goes to an address that is not there for this person, and the browser says so in its console. */
  meetsMissing?: boolean
  /** The story sends a file that is refused, and the browser says so in its console. */
  meetsRefusal?: boolean
  /** The story is signed out for want of use, and the browser says so in its console. */
  meetsSignOut?: boolean
}
interface Journey {
  /** Whether scripts run in the browsers of a story. One that proves steps and not screens goes faster without, as it must go too. */
  script: boolean
  /** A browser of their own for someone of the cast, signed in. */
  as: (name: CastName, how?: How) => Promise<Page>
}

const signedIn = new Map<CastName, State>()
/** Pages in which no script runs, and so not axe's either: it looks at a copy. */
const withoutScript = new WeakSet<Page>()
const missing = /the server responded with a status of 404/
const signedOut = /the server responded with a status of 401/
const refusal = /the server responded with a status of 4(00|13|15|22)/

export const test = base.extend<Journey>({
  script: [true, { option: true }],
  as: async ({ browser, baseURL, script }, use, info) => {
    const troubles: string[] = []
    const pages: [string, Page][] = []
    const open = async (name: CastName, { meetsMissing, meetsRefusal, meetsSignOut, ...options }: How = {}) => {
      const { javaScriptEnabled = script } = options
      const context = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        locale: 'en-GB',
        ...options,
        javaScriptEnabled,
      })
      const known = signedIn.get(name)
      if (known) await context.addCookies(known.cookies)
      const page = await context.newPage()
      pages.push([name, page])
      if (!javaScriptEnabled) withoutScript.add(page)
      page.on('pageerror', error => troubles.push(`${page.url()}: ${error.stack ?? error.message}`))
      page.on('console', message => {
        const foreseen =
          (meetsMissing && missing.test(message.text())) ||
          (meetsRefusal && refusal.test(message.text())) ||
          (meetsSignOut && signedOut.test(message.text()))
        if (message.type() === 'error' && !foreseen) troubles.push(`${page.url()}: ${message.text()}`)
      })
      if (!known) {
        await page.goto('/sign-in')
        await page.getByLabel('Email address').fill(cast[name].email)
        await page.getByLabel('Password', { exact: true }).fill(cast[name].password)
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
        await expect(page.locator('a[href="/account"]')).toHaveText(cast[name].name)
        signedIn.set(name, await context.storageState())
      }
      return page
    }
    await use(open)
    if (info.status !== info.expectedStatus)
      for (const [name, page] of pages)
        await info.attach(`what ${name} saw`, {
          body: await page.locator('body').ariaSnapshot(),
          contentType: 'text/plain',
        })
    // A page left open goes on working, and slows whoever comes after.
    for (const context of new Set(pages.map(([, page]) => page.context()))) await context.close()
    expect(troubles, 'errors on the page or in its console').toEqual([])
  },
})
export { expect }

/** Pages of one make that axe has passed in this run, in whichever worker: the same parts, in the same order of headings, all labelled. */
const passed = {
  file: (make: string) =>
    path.join(process.env.SPO_AXE_PASSED ?? '', createHash('sha256').update(make).digest('base64url')),
  has: (make: string) => process.env.SPO_AXE_PASSED !== undefined && existsSync(passed.file(make)),
  add: (make: string) => process.env.SPO_AXE_PASSED && writeFileSync(passed.file(make), ''),
}
/** What axe looks at in a page, without its words: which parts stand in which, whether each has words, and whether what it points to is there. */
const makeOf = (page: Page) =>
  page.evaluate(() => {
    const points = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'href']
    const partOf = (e: Element) => `${e.tagName}.${e.getAttribute('class') ?? ''}`
    const hasTarget = (name: string, value: string) =>
      name === 'href'
        ? !value.startsWith('#') || value === '#' || document.getElementById(value.slice(1)) !== null
        : value.split(/\s+/).every(id => document.getElementById(id) !== null)
    const parts = [...document.querySelectorAll('body *')].map(e => {
      const said = [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.textContent?.trim())
      const attributes = [...e.attributes]
        .filter(a => /^(role|type|alt|title|lang|tabindex|scope|autocomplete|aria-.*|for|href)$/.test(a.name))
        .map(a =>
          points.includes(a.name)
            ? `${a.name}:${hasTarget(a.name, a.value)}`
            : /^(alt|title|aria-label)$/.test(a.name)
              ? `${a.name}:${a.value.trim() !== ''}`
              : `${a.name}=${a.value}`,
        )
      return `${e.parentElement ? partOf(e.parentElement) : ''}>${partOf(e)}[${attributes.join()}]${said}`
    })
    const ids = [...document.querySelectorAll('[id]')].map(e => e.id)
    const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.tagName)
    return [[...new Set(parts)].sort(), headings, ids.length === new Set(ids).size].join('|')
  })

/** Questions of a form that stand on each other. */
const overlapping = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll('main .govuk-form-group')]
      .map(e => ({ e, r: e.getBoundingClientRect() }))
      // What is folded away has a size, and is not seen.
      .filter(({ e, r }) => e.checkVisibility() && !e.closest('details:not([open])') && r.width > 0 && r.height > 0)
    const on = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    return boxes.flatMap((a, n) =>
      boxes
        .slice(n + 1)
        .filter(b => !a.e.contains(b.e) && on(a.r, b.r))
        .map(b => `${a.e.textContent?.slice(0, 40)} on ${b.e.textContent?.slice(0, 40)}`),
    )
  })

const copies = new WeakMap<Browser, Page>()
/** The same page where scripts may run, without its own and without pictures: one page for all of a browser, which keeps the styles. */
async function copyOf(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The browser is gone')
  const copy = copies.get(browser) ?? (await (await browser.newContext({ locale: 'en-GB' })).newPage())
  copies.set(browser, copy)
  const size = page.viewportSize()
  if (size) await copy.setViewportSize(size)
  const own = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/ (src|srcset)="[^"]*"/g, '')
  await copy.setContent(own.replace(/<head[^>]*>/, head => `${head}<base href="${page.url()}">`))
  return copy
}

/** One title, no question on another, and nothing that axe finds wrong. A page of a make that it has passed is not gone through again. */
export async function soundPage(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  // Next sends a page's title after its first parts.
  await expect(page).toHaveTitle(/\S/)
  await expect.poll(() => overlapping(page), `questions that stand on each other on ${page.url()}`).toEqual([])
  const make = await makeOf(page)
  if (passed.has(make)) return
  const looked = withoutScript.has(page) ? await copyOf(page) : page
  // The title was looked at above; while React takes over from the server’s page there is none for a moment.
  const { violations } = await new AxeBuilder({ page: looked })
    .setLegacyMode(true)
    .disableRules(['document-title'])
    .analyze()
  const found = violations.flatMap(v =>
    v.nodes
      // GOV.UK Frontend itself puts aria-expanded on a radio that opens more.
      .filter(n => !(v.id === 'aria-allowed-attr' && /govuk-radios__input[^>]*aria-expanded/.test(n.html)))
      .map(n => `${v.id}: ${n.html}`),
  )
  expect(found, `axe on ${page.url()}`).toEqual([])
  passed.add(make)
}

/** Opens an address, which must be there and sound. */
export async function visit(page: Page, address: string) {
  const answer = await page.goto(address)
  expect(answer?.status(), address).toBe(200)
  await soundPage(page)
}

/** How many sides of A4 a page takes when it is printed. */
export async function sidesOfPaper(page: Page): Promise<number> {
  const { numPages } = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })))
  return numPages
}

/** Nothing sticks out sideways on a screen of this width. */
export async function fits(page: Page, width: number) {
  const before = page.viewportSize()
  await page.setViewportSize({ width, height: 720 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(wide, `${page.url()} at ${width} px`).toBeLessThanOrEqual(width)
  if (before) await page.setViewportSize(before)
}

/** Nothing sticks out sideways on a phone whose reader has made the text twice as large. */
export async function fitsDoubled(page: Page) {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'))
  await fits(page, 360)
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
}

const labelPattern = (label: string) =>
  new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "[’']")}( \\(optional\\))?$`)

/** A box to type in; one that suggests from a list is a combobox to those who hear it. */
export const box = (page: Page, label: string): Locator =>
  page.getByRole('textbox', { name: labelPattern(label) }).or(page.getByRole('combobox', { name: labelPattern(label) }))
/** Of a correction: opens the line that holds the answer, as whoever changes it does. */
async function openRecorded(page: Page, label: string) {
  const line = page
    .locator('details.app-recorded:not([open])')
    .filter({ has: page.locator('.app-recorded__label', { hasText: labelPattern(label) }) })
  if (await line.count()) await line.locator('summary').click()
}
export async function type(page: Page, label: string, text: string) {
  await openRecorded(page, label)
  await box(page, label).fill(text)
}
export const question = (page: Page, legend: string): Locator => page.getByRole('group', { name: labelPattern(legend) })
export async function choose(page: Page, legend: string, option: string) {
  await openRecorded(page, legend)
  await question(page, legend)
    .getByRole('radio', { name: labelPattern(option) })
    .check()
}
export async function tick(page: Page, legend: string, option: string | RegExp) {
  await openRecorded(page, legend)
  await question(page, legend)
    .getByRole('checkbox', { name: typeof option === 'string' ? labelPattern(option) : option })
    .check()
}
export async function pick(page: Page, label: string, option: string) {
  await openRecorded(page, label)
  await page.getByRole('combobox', { name: labelPattern(label) }).selectOption({ label: option })
}

/** A date in its three boxes, and a time in the fourth where there is one: '2026-03-27' or '2026-03-27 21:10'. */
export async function date(page: Page, legend: string, value: string) {
  const [day = '', time] = value.split(' ')
  const [y = '', m = '', d = ''] = day.split('-')
  await openRecorded(page, legend)
  const group = question(page, legend)
  await group.getByLabel('Day').fill(String(Number(d)))
  await group.getByLabel('Month').fill(String(Number(m)))
  await group.getByLabel('Year').fill(y)
  if (time) await group.getByLabel('Time').fill(time)
}

/** Follows a link, and finds a sound page behind it. */
export async function follow(page: Page, name: string | RegExp, within: Page | Locator = page) {
  const wanted = { name: typeof name === 'string' ? labelPattern(name) : name }
  const link = within.getByRole('link', wanted).or(within.getByRole('button', wanted)).first()
  const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href.split('#')[0] ?? ''
  await link.click()
  await page.waitForURL(url => url.href.split('#')[0] === address || url.href.split('?')[0] === address.split('?')[0])
  await soundPage(page)
}
/** The place of the case that holds a page, where the page has another name. */
const placeOf: Record<string, string> = {
  'Risk and decision': 'Overview',
  People: 'People and contact',
  'Victim contact': 'People and contact',
  Application: 'Application and court',
  Court: 'Application and court',
  Papers: 'Application and court',
  Order: 'Order and compliance',
  Compliance: 'Order and compliance',
  Breaches: 'Order and compliance',
}
/** Goes to a page of the case by the case's own navigation: its place, and the page within it. */
export async function turnTo(page: Page, name: string) {
  const navigation = (label: string) => page.getByRole('navigation', { name: label, exact: true })
  const place = placeOf[name]
  if (place && !(await navigation(place).isVisible())) await follow(page, place, navigation('Case'))
  await follow(page, name, navigation(place ?? 'Case'))
}

/** Opens a part of a page that is folded away; it is open already where something in it is known. */
export async function unfold(page: Page, title: string | RegExp) {
  const summary = page.locator('summary').filter({ has: page.getByText(title, { exact: true }) })
  const isOpen = () => summary.evaluate(s => (s.parentElement as HTMLDetailsElement).open)
  // An address that leads into it opens it as well, while the page comes.
  await expect(async () => {
    if (!(await isOpen())) await summary.click()
    expect(await isOpen()).toBe(true)
  }).toPass({ timeout: 15_000 })
}
/** Opens what a form keeps under “Add detail”. */
export const addDetail = (page: Page) => unfold(page, 'Add detail')

/** The button that sends the form of an act, whatever the act calls it: it is never “Save”. */
export const ownVerb = 'the button of the form'
export async function formButton(page: Page): Promise<Locator> {
  const button = page.locator('form:has(> input[name="_act"]) > .govuk-button-group > button:not([name="_then"])')
  await expect(button).not.toHaveText('Save')
  return button
}

const lastPressed = new WeakMap<Page, number>()
/** Presses the button that sends a form. GOV.UK Frontend ignores a second press within a second, so that one is waited out. */
export async function press(page: Page, button: string) {
  await expect.poll(() => Date.now() - (lastPressed.get(page) ?? 0), { intervals: [100] }).toBeGreaterThan(1_100)
  await (button === ownVerb ? await formButton(page) : page.getByRole('button', { name: button, exact: true })).click()
  lastPressed.set(page, Date.now())
}

/** What a page announces of itself; Next’s own announcer of titles is none of it. */
const pageAlerts = (page: Page) => page.locator('[role="alert"]:not(#__next-route-announcer__)')

/** Sends the form, and sees what was recorded. With `despite`, what the rules question is answered first. */
export async function send(page: Page, button: string, recorded: string | RegExp, despite?: string) {
  const reason = box(page, 'Reason for going on')
  // What is questioned from the start is answered before it is sent: an answer typed meanwhile would be drawn over.
  const isAsked = despite !== undefined && (await reason.isVisible())
  if (despite && isAsked) await reason.fill(despite)
  await press(page, button)
  if (despite && !isAsked) {
    await expect(page.getByRole('heading', { name: 'Check before you go on' })).toBeVisible()
    await soundPage(page)
    await reason.fill(despite)
    await press(page, button)
  }
  await expect(pageAlerts(page).filter({ hasText: recorded })).toBeVisible()
  await soundPage(page)
}

/** The error summary with one of its sentences, and the way from it to the question. */
export async function expectRefusal(page: Page, sentence: string | RegExp) {
  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: 'There is a problem' }) })
  await expect(summary).toContainText(sentence)
}

/** Today as the force's calendar has it, and a day so many before or after it. */
export { addDays } from '../lib/case/time/calendar.ts'
export const now = (): string => `${today()} ${londonTime(new Date().toISOString())}`
export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())

/** The bytes of an application's paper, by the address that its case gives it. */
export async function paperOf(page: Page, caseAddress: string, number: number | string, audience = 'police') {
  const led = await page.request.get(`${caseAddress}/application/${number}/document`)
  const file = new URL(led.url())
  file.pathname += '/file'
  if (file.pathname.includes('/application/')) file.searchParams.set('audience', audience)
  file.searchParams.set('form', 'pdf')
  return page.request.get(file.href, { maxRedirects: 0 })
}
