import { chromium, type Locator, type Page } from '@playwright/test'
import { addDays } from '../lib/case/time/calendar.ts'
import { type CastName, cast } from '../lib/demo/cast.ts'

// Pages, clicks and typed fields of the daily work, counted on a running program that holds the demonstration.
//   --at URL  (http://localhost:3000)   --pictures FOLDER  a picture of each page on the way
// A page is one that a person waits for; a click is a press of a link, a button, a radio or a box; a field is one that is
// typed in, a date counting once.
const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
}
const at = option('at', 'http://localhost:3000')
const pictures = option('pictures', '')
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date())

interface Counts {
  pages: number
  fields: number
  clicks: number
}
const executablePath = process.env.SPO_CHROMIUM
const browser = await chromium.launch({
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  ...(executablePath ? { executablePath } : {}),
})

/** Somebody at work, whose every press and every page is counted. */
class Worker {
  counts: Counts = { pages: 0, fields: 0, clicks: 0 }
  readonly page: Page
  private constructor(page: Page) {
    this.page = page
  }
  static async signedIn(name: CastName): Promise<Worker> {
    const context = await browser.newContext({ baseURL: at, viewport: { width: 1366, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    await page.goto('/sign-in')
    await page.getByLabel('Email address').fill(cast[name].email)
    await page.getByLabel('Password', { exact: true }).fill(cast[name].password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('link', { name: cast[name].name }).waitFor()
    return new Worker(page)
  }
  async opens(address: string) {
    await this.page.goto(address)
    await this.arrived()
  }
  private async arrived() {
    this.counts.pages++
    if (pictures) {
      const name = `${String(taken++).padStart(3, '0')}-${new URL(this.page.url()).pathname.replace(/\W+/g, '-')}`
      await this.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
    }
  }
  /** A press that stays on the page. */
  async presses(what: Locator) {
    await what.click()
    this.counts.clicks++
  }
  async chooses(legend: string | RegExp, answer: string | RegExp) {
    const group = this.page.getByRole('group', { name: legend })
    const box = group
      .getByRole('radio', { name: answer })
      .or(group.getByRole('checkbox', { name: answer }))
      .first()
    if (await box.isChecked()) return
    await box.check()
    this.counts.clicks++
  }
  async types(label: string | RegExp, text: string) {
    // A box that suggests from a list is a combobox.
    const exactly = { name: label, exact: typeof label === 'string' && label === 'Court' }
    await this.page.getByRole('combobox', exactly).or(this.page.getByRole('textbox', exactly)).first().fill(text)
    this.counts.fields++
  }
  async dates(legend: string | RegExp, day: string, within: Page | Locator = this.page) {
    const group = within.getByRole('group', { name: legend })
    const [y = '', m = '', d = ''] = day.split('-')
    await group.getByLabel('Day').fill(String(Number(d)))
    await group.getByLabel('Month').fill(String(Number(m)))
    await group.getByLabel('Year').fill(y)
    this.counts.fields++
  }
  /** A press that leads to another page. */
  async follows(name: string | RegExp, within: Page | Locator = this.page) {
    const link = within.getByRole('link', { name }).or(within.getByRole('button', { name })).first()
    const from = this.page.url()
    await link.click()
    this.counts.clicks++
    await this.page.waitForURL(url => url.href.split('#')[0] !== from.split('#')[0])
    await this.page.waitForLoadState('load')
    await this.arrived()
  }
  /** Sends a form, by its first button: the one that goes on where there is such. A warning takes its reason. */
  async sends(button?: string | RegExp) {
    const form = this.page.locator('form:has(> input[name="_act"])')
    const press = () =>
      (button
        ? form.getByRole('button', { name: button })
        : form.locator('> .govuk-button-group > button').first()
      ).click()
    const from = this.page.url()
    const asks = this.page.getByRole('textbox', { name: 'Reason for going on' })
    const isAsked = await asks.isVisible()
    if (isAsked) await this.types('Reason for going on', 'Seen, and right as it is')
    await press()
    this.counts.clicks++
    const moved = this.page.waitForURL(url => url.href.split('#')[0] !== from.split('#')[0]).then(() => 'moved')
    const warned = isAsked ? Promise.reject(new Error('answered')) : asks.waitFor().then(() => 'warned')
    const problem = this.page
      .getByRole('heading', { name: 'There is a problem' })
      .waitFor()
      .then(() => 'problem')
    for (const p of [moved, warned, problem]) p.catch(() => undefined)
    const what = await Promise.any([moved, warned, problem])
    for (const p of [moved, warned, problem]) p.catch(() => undefined)
    if (what === 'problem')
      throw new Error((await this.page.getByRole('alert').filter({ hasText: 'problem' }).textContent()) ?? undefined)
    if (what === 'warned' && this.page.url() === from) {
      await this.types('Reason for going on', 'Seen, and right as it is')
      await new Promise(done => setTimeout(done, 1_100))
      await press()
      this.counts.clicks++
      await this.page.waitForURL(url => url.href.split('#')[0] !== from.split('#')[0])
    }
    await this.page.waitForLoadState('load')
    await this.arrived()
  }
  async is(text: string | RegExp) {
    await this.page.getByText(text).first().waitFor()
  }
}
let taken = 0

const sum = (all: readonly Counts[]): Counts =>
  all.reduce((t, c) => ({ pages: t.pages + c.pages, fields: t.fields + c.fields, clicks: t.clicks + c.clicks }), {
    pages: 0,
    fields: 0,
    clicks: 0,
  })
function line(what: string, c: Counts) {
  console.log(
    `${what.padEnd(32)} ${String(c.pages).padStart(6)} ${String(c.fields).padStart(7)} ${String(c.clicks).padStart(7)}`,
  )
}
const rows: [string, Counts][] = []
/** Daily work on its own, no part of the way from opening to lodging. */
const apart: [string, Counts][] = []
async function measureTask(what: string, workers: Worker[], work: () => Promise<void>, into = rows) {
  for (const w of workers) w.counts = { pages: 0, fields: 0, clicks: 0 }
  try {
    await work()
    into.push([what, sum(workers.map(w => w.counts))])
  } catch (error) {
    const page = workers.at(-1)?.page
    if (pictures && page) await page.screenshot({ path: `${pictures}/stopped.png`, fullPage: true })
    console.error(`${what}: stopped at ${workers.map(w => w.page.url()).join(', ')}\n${error}`)
    for (const [done, c] of [...rows, ...apart]) line(done, c)
    await browser.close()
    process.exit(1)
  }
}

/** The door card of an order that is in force and served, and that both of them find. */
async function orderInForce(): Promise<string> {
  const finder = await Worker.signedIn('whitlock')
  await finder.page.goto('/register')
  const row = finder.page.getByRole('row').filter({ hasText: /^(?!.*Nobody).*Served/s })
  // The head of the table says “Served” too, and names nobody.
  return (await row.getByRole('rowheader').getByRole('link').first().getAttribute('href')) ?? ''
}

const officer = await Worker.signedIn('siddiqui')
const family = `Counted${Date.now()
  .toString(36)
  .replace(/\d/g, d => 'abcdefghij'[Number(d)] ?? 'a')}`
let address = ''

await measureTask('opening a case', [officer], async () => {
  await officer.opens('/cases/new')
  await officer.page.getByRole('searchbox').fill(`Darren ${family}`)
  officer.counts.fields++
  await officer.follows('Search')
  await officer.dates('Defendant’s date of birth', '1992-02-29')
  await officer.page
    .getByLabel('Relationship of the defendant to the protected person')
    .selectOption({ label: 'Former partner' })
  officer.counts.clicks++
  await officer.chooses('Why this force may apply', 'Lives in the force area')
  await officer.types('Protected person’s given names', 'Imogen')
  await officer.types('Protected person’s family name', family)
  await officer.chooses('Their view of an application', 'Supports an application')
  await officer.dates('Date police were first told', addDays(today, -30))
  await officer.sends('Open the case and log what happened')
  address = new URL(officer.page.url()).pathname.replace(/\/do\/.*/, '')
})
const incidents: [string, string, number][] = [
  ['Flowers and a card at her ward, after she told him to stop', 'Contacting or trying to contact by any means', 30],
  ['Sat in his car outside the hospital', 'Loitering in any place, public or private', 20],
  ['Her car was keyed along both sides', 'Interfering with property', 5],
]
await measureTask('logging three incidents', [officer], async () => {
  for (const [n, [summary, category, ago]] of incidents.entries()) {
    const row = officer.page.locator(`[id="incidents.${n}"]`)
    await row.getByRole('textbox', { name: 'What happened' }).fill(summary)
    officer.counts.fields++
    await officer.dates('Date', addDays(today, -ago), row)
    await row.getByRole('combobox', { name: 'What kind of act' }).selectOption({ label: category })
    officer.counts.clicks++
  }
  await officer.chooses('How police know', 'The protected person')
  await officer.sends('Log them and assess the risk')
})
await measureTask('risk and decision', [officer], async () => {
  const row = officer.page.getByRole('group').filter({ has: officer.page.getByRole('radio', { name: 'Declined' }) })
  for (const group of await row.all()) await officer.presses(group.getByRole('radio', { name: 'Yes', exact: true }))
  await officer.chooses('How it was made', 'With the victim present')
  await officer.chooses('Professional judgement of the risk', 'High')
  await officer.types('Reason for that judgement', 'Contact grows after each refusal.')
  await officer.sends('Record it and decide whether to apply')
  await officer.chooses('Decision', 'Apply for an order')
  await officer.types('Acts: what appears', 'He sends her flowers, waits for her and has damaged her car.')
  await officer.types('Risk: who is at risk', 'She is at risk of psychological harm. It grows after each refusal.')
  await officer.types('Necessity: why', 'Nothing in place forbids it.')
  await officer.sends('Record it and start the application')
})
await measureTask('drafting to submission', [officer], async () => {
  await officer.chooses('At risk of', 'Psychological harm')
  await officer.types('Whether a prosecution has been considered', 'Charging advice asked for.')
  await officer.sends()
  await officer.chooses('Conditions to add', /P2\b/)
  await officer.chooses('Conditions to add', /P8\b/)
  await officer.types(/Distance in metres/, '100')
  await officer.types(/Religion, work and education, for all/, 'He works in another town. No clash.')
  await officer.sends()
  await officer.types('Number of years', '2')
  await officer.types('Why an interim order is appropriate', 'He waited for her twice in the last fortnight.')
  await officer.sends()
  await officer.sends()
  await officer.is('With the sergeant')
})
const sergeant = await Worker.signedIn('ashby')
const review = `/queues/review/${address.split('/').pop()}`
await measureTask(
  'a return with three comments',
  [sergeant],
  async () => {
    await sergeant.opens(review)
    for (const [title, text] of [
      ['Risk associated with stalking', 'Say what she has changed in her life'],
      ['How long the order is for', 'Why no longer?'],
      ['Condition 1', 'Is her brother meant too?'],
    ] as const) {
      const part = sergeant.page.getByRole('region', { name: title, exact: true })
      const form = part.locator('details').filter({ hasText: 'What should change in' })
      await sergeant.presses(form.locator('summary'))
      await form.getByRole('textbox').fill(text)
      sergeant.counts.fields++
      await sergeant.presses(form.getByRole('button', { name: 'Add comment' }))
      await part.getByText(text).waitFor()
    }
    await sergeant.follows('Return (3 comments)')
    await sergeant.sends()
  },
  apart,
)
await measureTask(
  'answering it and sending it back',
  [officer],
  async () => {
    await officer.opens(`${address}/application`)
    for (const title of ['How long the order is for', 'Condition 1']) {
      await officer.follows(new RegExp(`^Say why it was not changed ?: ${title}$`))
      await officer.types('Your answer', 'The guidance asks for exactly this')
      await officer.sends()
    }
    await officer.follows(/^(Change|Write).*risk/i)
    const grounds = officer.page.getByRole('textbox', { name: /^What the risk is/ })
    await grounds.fill(`${await grounds.inputValue()} She no longer walks to work.`)
    officer.counts.fields++
    await officer.sends()
    if (!officer.page.url().includes('submitApplication')) await officer.follows(/^Submit for review/)
    await officer.sends()
    await officer.is('With the sergeant')
  },
  apart,
)
for (const [name, what] of [
  ['ashby', 'sergeant'],
  ['calloway', 'coordinator'],
  ['venkataraman', 'legal adviser'],
  ['rackham', 'authorising officer'],
] as const) {
  const reviewer = await Worker.signedIn(name)
  await measureTask(`the ${what}`, [reviewer], async () => {
    await reviewer.opens(review)
    await reviewer.follows(name === 'rackham' ? 'Authorise' : 'Endorse and send on')
  })
}
const civil = await Worker.signedIn('lindqvist')
await measureTask('lodging', [civil], async () => {
  // From the desk, as the reviewers come to theirs.
  await civil.page.goto(`/queues?named=${address.split('/').pop()}`)
  const row = civil.page.getByRole('listitem').filter({ hasText: family })
  await civil.opens((await row.getByRole('link', { name: /^Lodge the full and interim/ }).getAttribute('href')) ?? '')
  await civil.types('Court', 'Aldermere Magistrates’ Court')
  await civil.sends()
})
await measureTask(
  'logging an incident',
  [officer],
  async () => {
    await officer.opens(address)
    await officer.follows('Log an incident')
    await officer.types('What happened', 'He rang her work and hung up')
    await officer.chooses('When did it happen?', 'Today')
    await officer.chooses('What kind of act', 'Contacting or trying to contact by any means')
    await officer.chooses('How police know', 'The protected person')
    await officer.sends('Log the incident')
  },
  apart,
)
const inForce = await orderInForce()
const compliance = await Worker.signedIn('obrien')
await measureTask(
  'a visit, all complied with',
  [compliance],
  async () => {
    await compliance.opens(`/cases/${inForce.split('/')[2]}/compliance`)
    await compliance.follows(/^Record a visit/)
    await compliance.chooses('What did you find?', /^Complied/)
    await compliance.sends()
  },
  apart,
)
const door = await Worker.signedIn('whitlock')
await measureTask(
  'a breach at the door',
  [door],
  async () => {
    await door.opens(inForce)
    await door.follows('Record a breach')
    await door.chooses('Which conditions?', 'Condition 1')
    await door.types('What was seen or heard', 'He sat on the wall opposite')
    await door.chooses('How police came to know', 'Another person or organisation')
    await door.types('What the defendant said', 'That he was waiting for a bus')
    await door.chooses('Has the defendant been arrested?', 'No')
    await door.sends()
  },
  apart,
)
const total = sum(rows.map(([, c]) => c))

console.log(`${''.padEnd(32)} ${'pages'.padStart(6)} ${'fields'.padStart(7)} ${'clicks'.padStart(7)}`)
for (const [what, c] of rows) line(what, c)
line('from opening to lodging', total)
for (const [what, c] of apart) line(what, c)
console.log('(before the screens were drawn again: 38 pages, 60 fields, 71 clicks; the aim: 20, 30, 40)')
await browser.close()
