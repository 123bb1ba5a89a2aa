import { connect } from '../../db/client.ts'
import { cast } from '../../lib/demo/cast.ts'
import { fromRunner } from '../force-server.ts'
import { expect, paperOf, test, turnTo } from '../journey.ts'
import { pdfText } from '../pdf-text.ts'

test.use({ script: false })

type Stage = '' | '/people' | '/application' | '/court' | '/order' | '/compliance' | '/application/support'
interface Told {
  scenario: string
  defendant: string
  /** What each page of the case must say. */
  says: Partial<Record<Stage, readonly string[]>>
  /** What a page must not say. */
  neverSays?: Partial<Record<Stage, readonly string[]>>
  /** What the paper of each application says, and what it does not, by the number of the application. */
  papers?: Record<number, readonly string[]>
  papersNeverSay?: Record<number, readonly string[]>
}

/** What the law makes of each scenario that turns on it, as the demonstration tells them. */
const told: readonly Told[] = [
  {
    scenario: 'S04: the victim does not support it, and an order is made',
    defendant: 'Graham Lane',
    papers: {
      1: [
        'As filed on 24 February 2026',
        'section 1',
        'The risk is of: psychological harm.',
        'Heating altered from his account 14 times',
        'Source: data',
      ],
    },
    papersNeverSay: { 1: ['order made', 'does not support'] },
    says: {
      '/people': ['Does not support an application'],
      '/court': ['Full order Granted'],
      '/order': ['In force to the end of 12 April 2028', '12 April 2028'],
      '/application/support': ['Psychological harm alone is enough', 'SPA 2019 s.1(1)(c)', 'Known through'],
    },
    neverSays: { '/application': ['The victim’s consent'] },
  },
  {
    scenario: 'S05: stalking by proxy protects four people',
    defendant: 'Kirsty Ballantine',
    says: {
      '/people': [
        'Tomasz Wilk',
        'Danuta Wilk',
        'Ewa Wilk',
        'Hope Larkin',
        'Never write to the house',
        'The acts were done to them to reach him',
      ],
    },
  },
  {
    scenario: 'S06: a defendant of 15 belongs in the youth court',
    defendant: 'Jay Mercer',
    papers: {
      1: [
        'Application for a stalking protection order',
        'Pellbrook Youth Court',
        'Date of birth 11 February 2011',
        'Aged 15 when this was filed',
        'between 8am and 9am or between 3pm and 4.30pm',
        'he uses the gate in Sluice Road',
      ],
      2: ['Application for an interim stalking protection order', 'section 5', 'To the end of 10 July 2026'],
    },
    papersNeverSay: { 1: ['Interim stalking protection order made'], 2: ['order made 2'] },
    says: {
      '': [
        'The defendant was 15 on 1 June 2026',
        'it stays in the youth court',
        'Youth offending team told on 21 May 2026',
        'Order given to a parent or guardian on 6 July 2026',
        'The defendant turns 18 on 11 February 2029',
      ],
      '/order': ['Ended when the main application was decided on 6 July 2026', 'In force to the end of 5 July 2028'],
    },
  },
  {
    scenario: 'S07: 17 when the application was made, 18 at the hearing',
    defendant: 'Reece Tolland',
    papers: { 1: ['Pellbrook Youth Court', 'Aged 17 when this was filed', 'As filed on 9 November 2026'] },
    says: {
      '/court': [
        'The defendant was 17 on 9 November 2026',
        'it stays in the youth court',
        'At the hearing: 18 on 14 December 2026',
        'Serve hearsay notice',
        '22 November 2026',
      ],
    },
  },
  {
    scenario: 'S08: a force applies about someone who is coming to its area',
    defendant: 'Owen Brathwaite',
    papers: {
      1: [
        'Believed to be intending to come to the force area',
        'Season ticket to Aldermere, and three sightings there since January',
        'Source: another force',
      ],
    },
    says: {
      '/people': [
        'Believed to be intending to come to the force area',
        'SPA 2019 s.1(3)(b)',
        'Season ticket to Aldermere',
      ],
    },
  },
  {
    scenario: 'S09: an order against someone who was never charged',
    defendant: 'Martin Eddlestone',
    papers: {
      1: [
        'As filed on 24 June 2026',
        'met through the victim’s work',
        'one mental health assessment with Pellbrook NHS Trust',
        '30 September 2026',
      ],
    },
    says: { '/order': ['In force to the end of 16 August 2028'], '/court': ['Full order Granted', '7 September 2026'] },
  },
  {
    scenario: 'S13: the interim order refused, the full one granted, and both stay',
    defendant: 'Lee Amery',
    papers: {
      1: ['Five years beginning with the day on which the order is made'],
      2: ['Application for an interim stalking protection order', 'To the end of 5 June 2026'],
    },
    papersNeverSay: { 1: ['25 April 2026', 'Stalking protection order made'] },
    says: {
      '': ['Interim order Refused by the court', 'Full order Granted', 'has not been served'],
      '/court': [
        'Interim order not appropriate',
        'No act for five weeks, and bail conditions in place.',
        '10 April 2026',
        '22 June 2026',
      ],
      '/order': [
        'In force to the end of 31 May 2031',
        'The duty to notify has not started',
        'To the end of 31 May 2028 the order cannot be discharged',
      ],
    },
  },
  {
    scenario: 'S15: varied by the police, from the day of the variation',
    defendant: 'Aaron Pike',
    papers: {
      2: [
        'Application to vary a stalking protection order',
        'section 4',
        'The street that condition 1 names no longer keeps him from the places where he looks for her.',
        'the A402, Station Road, Mill Lane and the river',
      ],
    },
    papersNeverSay: { 2: ['In force to the end of 27 September'] },
    says: {
      '/court': ['Version 2 of order', 'applies from 28 September 2026'],
      '/order': ['A402, Station Road, Mill Lane and the river', 'In force to the end of 30 November 2028'],
    },
  },
  {
    scenario: 'S16: varied on the defendant’s application, from the order and not the application',
    defendant: 'Yusuf Denholm',
    papers: {
      2: ['Response to the defendant’s application', 'To drive through the area to deliver parcels.'],
    },
    papersNeverSay: { 2: ['Taken out', 'Except between 9am and noon'] },
    says: {
      '/court': [
        'Applicant The defendant',
        'Not opposed if limited to a timed corridor without stopping.',
        'applies from 10 August 2026',
      ],
      '/order': ['Changed terms not served', 'between 9am and noon on the A402'],
    },
  },
  {
    scenario: 'S17: not discharged by another court’s order, but narrowed, with conditions of their own length',
    defendant: 'Lewis Garrick',
    papers: {
      2: [
        'Response to the defendant’s application',
        'Every condition would end with the order.',
        'In force until further order',
      ],
    },
    says: {
      '': ['Condition 1 lasts to the end of 31 May 2027', 'In force until further order'],
      '/court': [
        'Discharge Refused by the court',
        'Opposed. The restraining order cannot require the programme.',
        'applies from 15 June 2026',
      ],
    },
  },
  {
    scenario: 'S20: a defendant who moves to Scotland',
    defendant: 'Callum Reive',
    papers: { 1: ['All parts of the United Kingdom'] },
    says: {
      '/order': [
        'it has effect in all parts of the United Kingdom',
        'SPA 2019 ss.8 and 15',
        'Police Scotland told on 28 August 2026',
        'the police area of the court that last made an order',
        'Questions for legal services',
        '3 September 2026',
      ],
    },
  },
  {
    scenario: 'S24: an appeal narrows a condition, and the order goes on',
    defendant: 'Victor Halloran',
    papers: {
      2: ['Respondent’s notice', 'section 7', 'Grounds of appeal', 'must not be in the vicinity of Ashcombe'],
    },
    papersNeverSay: { 2: ['Acts associated with stalking', 'Tollgate Road'] },
    says: {
      '': ['Appeal to the Crown Court Granted'],
      '/order': ['bounded by, and including, Tollgate Road', 'In force to the end of 11 January 2031'],
    },
    neverSays: { '/order': ['any relative of'] },
  },
  {
    scenario: 'S25: no home address, so the place where he can be found',
    defendant: 'Dean Wroxton',
    papers: {
      1: [
        'No fixed address. Can be found at The day centre, Aldermere, most mornings',
        'Believed to be in the force area',
      ],
    },
    says: {
      '/order': ['The day centre, Aldermere, most mornings', 'Given on 4 March 2026', 'the last day was 4 March 2026'],
    },
  },
  {
    scenario: 'S28: Welsh, and never at work',
    defendant: 'Gareth Lloyd-Hughes',
    papers: { 1: ['As filed on 26 June 2026', 'Iestyn Morgan-Price'] },
    papersNeverSay: { 1: ['Welsh', 'Never ring at work'] },
    says: {
      '/people': ['Language and help: Welsh', 'Never ring at work'],
      '/order': ['In force to the end of 6 September 2028'],
    },
  },
  {
    scenario: 'S29: an order that ends in ten days and has no owner',
    defendant: 'Brendan Coe',
    papers: { 1: ['As filed on 26 September 2024', 'Two years beginning with the day on which the order is made'] },
    says: {
      '/order': ['In force to the end of 1 December 2026', 'Decide on renewal before the order ends'],
      '': ['After that a new application is needed, not a renewal.', 'New incident: decide again'],
    },
  },
]

const words = (text: string) => text.replace(/\s+/g, ' ')

for (const { scenario, defendant, says, neverSays = {}, papers = {}, papersNeverSay = {} } of told)
  test(scenario, async ({ as }) => {
    const page = await as('calloway')
    await page.goto(`/cases?${new URLSearchParams({ q: defendant })}`)
    const family = defendant.split(' ').at(-1) ?? ''
    const found = page
      .getByRole('row', { name: new RegExp(family) })
      .getByRole('link')
      .first()
    const address = (await found.getAttribute('href')) ?? ''
    const stages = [...new Set([...Object.keys(says), ...Object.keys(neverSays)])] as Stage[]
    for (const stage of stages) {
      await page.goto(address + stage)
      // Rules that apply stand folded beside what there is to do.
      await page.locator('details').evaluateAll(folded => {
        for (const details of folded) details.setAttribute('open', '')
      })
      // biome-ignore lint/performance/useDomNodeTextContent: what a person reads has spaces between its blocks.
      const main = words(await page.getByRole('main').innerText())
      for (const sentence of says[stage] ?? []) expect(main, `${address}${stage}`).toContain(sentence)
      for (const sentence of neverSays[stage] ?? []) expect(main, `${address}${stage}`).not.toContain(sentence)
    }
    for (const [number, sentences] of Object.entries(papers)) {
      const answer = await paperOf(page, address, number)
      expect(answer.headers()['content-type'], `paper ${number}`).toBe('application/pdf')
      const paper = await pdfText(await answer.body())
      for (const sentence of sentences) expect(paper, `paper ${number}`).toContain(sentence)
      for (const sentence of papersNeverSay[Number(number)] ?? [])
        expect(paper, `paper ${number}`).not.toContain(sentence)
    }
  })

test('S29: the order without an owner stands in the coordinator’s queues, and so does its ending', async ({ as }) => {
  const page = await as('calloway')
  for (const queue of ['ownerless', 'ending']) {
    await page.goto(`/queues/${queue}`)
    await expect(page.getByRole('row', { name: /Coe/ })).toBeVisible()
  }
})

test('S06: the order is explained in words for a young person, and nothing of it may be published', async ({ as }) => {
  const page = await as('calloway')
  await page.goto('/cases?q=Jay+Mercer')
  await page
    .getByRole('row', { name: /Mercer/ })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('main')).toContainText('must not identify anyone under 18')
  await turnTo(page, 'Order')
  const card = page.getByRole('link', { name: /^The order in plain words, to hand over/ }).first()
  const answer = await page.request.get((await card.getAttribute('href')) ?? '')
  const text = await pdfText(await answer.body())
  expect(text).toContain('What the court’s order means for you')
  expect(text).toContain('Amelia Foss')
  expect(text).not.toContain('5 years')
})

test('S27: the case of a colleague is found by no word, and by its reference shows as there and locked', async ({
  as,
}) => {
  const owner = connect(fromRunner('SPO_OWNER_URL'), { max: 1 })
  const [kept] = await owner.sql`
    select c.ref from cases c join defendants d on d.case_id = c.id join restrictions r on r.case_id = c.id
    where d.family_name like '%Tarrow%' and r.lifted_at is null and c.force_id = ${cast.lindqvist.forceId} limit 1`
  await owner.close()
  const page = await as('lindqvist')
  const main = page.getByRole('main')
  await page.goto('/cases?q=Tarrow')
  await expect(main).not.toContainText(String(kept?.ref))
  await expect(main).not.toContainText('Rosalind')
  await page.goto(`/cases?q=${kept?.ref}`)
  await expect(main).toContainText(/This case is restricted/)
  await expect(main).not.toContainText('Rosalind')
})
