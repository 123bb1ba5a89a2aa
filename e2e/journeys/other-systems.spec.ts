import { cast, forces } from '../../lib/demo/cast.ts'
import { draftChange, hearChange, reviewChange } from '../../lib/demo/change-steps.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf } from '../../lib/demo/reports.ts'
import { marlshire } from '../../lib/demo/steps.ts'
import { application } from '../../lib/demo/telling.ts'
import {
  addDays,
  choose,
  date,
  expect,
  fits,
  follow,
  now,
  ownVerb,
  press,
  send,
  soundPage,
  test,
  today,
  type,
  unfold,
  visit,
} from '../journey.ts'
import { aCase, meanwhile } from '../scene.ts'

/** An order and a case beyond the force's own pages: other systems, the control room, a second victim, another force. */

const crew = marlshire()
const day = (ago: number) => addDays(today(), -ago)

test('An entry on the national computer is owed, made, owed again once the order is varied, and taken out once it ends', async ({
  as,
}) => {
  const scene = await aCase.inForce({
    full: { listed: day(45), heard: day(30), made: { years: 2 } },
  })
  const page = await as('siddiqui')
  const row = page
    .getByRole('table', { name: /on other systems/ })
    .getByRole('row', { name: /^Police national computer/ })
  const record = async (says: RegExp) => {
    await follow(page, /^Record an entry/, row)
    await fits(page, 320)
    await date(page, 'When it was done', now())
    await send(page, ownVerb, says)
  }
  // What is owed stands first; what is settled is folded with the rest.
  const expectSettled = async () => {
    await unfold(page, /^3 more systems, owed on/)
    await expect(row).toContainText('As the order stands')
  }
  await visit(page, `/cases/${scene.ref}/order`)
  await expect(row).toContainText('To be entered')
  await record(/entered on Police national computer/)
  await expectSettled()

  await meanwhile(scene, async s => {
    await draftChange(s, crew, 'variation', day(20), {
      asked: 'To make the distance of condition 3 longer.',
      since: 'He waited across the road, just beyond the distance.',
      why: 'He was seen three times a few steps beyond the distance.',
      views: 'She asks for a distance from which he cannot see her door.',
      edits: [
        {
          number: 2,
          text: 'You must not send her anything by any means.',
          necessity: 'He wrote to her by post instead.',
        },
      ],
    })
    await reviewChange(s, crew, 'variation', day(20), day(18))
    await hearChange(s, crew, 'variation', day(16), day(6))
    await s.tell(crew.civil, `${day(6)} 15:00`, 'recordVaried', { fromOn: day(6) }, application('variation'))
  })
  await visit(page, `/cases/${scene.ref}/order`)
  await expect(row).toContainText(/To be brought up to date.*Differs: /)
  await record(/entered on Police national computer/)
  await expectSettled()

  await meanwhile(scene, async s => {
    await draftChange(s, crew, 'discharge', day(5), {
      asked: 'To discharge the order.',
      since: 'He has moved abroad.',
      why: 'No risk remains.',
      views: 'She agrees.',
      consents: { defendant: 'yes', note: 'His solicitor wrote.' },
    })
    await reviewChange(s, crew, 'discharge', day(5), day(4))
    await hearChange(s, crew, 'discharge', day(3), day(1))
    await s.tell(
      crew.civil,
      `${day(1)} 15:00`,
      'recordDischarged',
      { dischargedOn: day(1), defendantConsents: 'yes', policeConsent: 'yes' },
      application('discharge'),
    )
  })
  await visit(page, `/cases/${scene.ref}/order`)
  await expect(row).toContainText('To be removed')
  await record(/removed from Police national computer/)
  // With nothing owed anywhere the table is folded away.
  await expect(page.getByText('Nothing owed on any of 5 systems')).toBeVisible()
})

test('The control room finds an order for a caller, and of a restricted one only whom to ring', async ({ as }) => {
  const open = await aCase.inForce()
  const restricted = await aCase.inForce()
  await meanwhile(restricted, s =>
    s.tell(cast.calloway, `${day(0)} 00:01`, 'restrictCase', { reason: 'He works for the force', people: [] }),
  )
  const page = await as('lowell')
  const call = async (words: string) => {
    await page.getByLabel(/^Search by name/).fill(words)
    await page.getByRole('button', { name: 'Search' }).first().click()
    await expect(page).toHaveURL(/\?q=/)
    await soundPage(page)
  }
  await visit(page, '/register/calls')
  await call(open.defendant)
  await fits(page, 320)
  await follow(page, open.defendant)
  await expect(page.getByText('Yes, in force')).toBeVisible()
  await expect(page.getByText('Condition 1', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Open case/ })).toHaveCount(0)
  await follow(page, 'Take a call')

  await call(restricted.defendant)
  // Somebody with a name like it may be found; this order is not, and nothing says that it is there.
  await expect(page.getByRole('link', { name: restricted.defendant, exact: true })).toHaveCount(0)
  await expect(page.getByText(/is restricted: ring/)).toHaveCount(0)
  await call(`${restricted.defendant} 29/02/1988`)
  await expect(page.getByText(/What it says is restricted: ring/)).toBeVisible()
  await expect(page.getByText(restricted.ref)).toHaveCount(0)
  await fits(page, 320)
  await follow(page, 'Record a breach')
  await fits(page, 320)
  await type(page, 'What was seen or heard', 'He rings her now, she says')
  await choose(page, 'How police came to know', 'The protected person')
  await choose(page, 'Has the defendant been arrested?', 'No')
  await press(page, 'Record the breach')
  await expect(page.getByText(/^The breach is recorded\./)).toBeVisible()
  await soundPage(page)
})

test('A report about the defendant of a case and another victim is answered: it is the same man', async ({ as }) => {
  const scene = await aCase.opened()
  const ref = `93/${Date.now() % 1_000_000}/26`
  const report: Row = {
    report_ref: ref,
    recorded_at: `${day(1)}T11:40`,
    occurred_from: day(2),
    offence: 'Harassment',
    district: 'Aldermere',
    team: 'Aldermere response',
    summary: 'Waited outside her work and would not leave.',
    suspect_given_names: 'Seán',
    suspect_family_name: scene.defendant.replace(/^Seán /, ''),
    suspect_born_on: '1988-02-29',
    victim_given_names: 'Ottoline',
    victim_family_name: 'Grubb',
    victim_born_on: '1971-11-02',
  }
  const page = await as('calloway')
  await visit(page, '/reports/imports')
  await page
    .getByLabel('File of crime reports')
    .setInputFiles({ name: 'second.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf([report])) })
  await press(page, 'Send the file')
  await expect(page.getByText('Done', { exact: true })).toBeVisible()
  await visit(page, `/reports/people?side=suspect&report=${encodeURIComponent(ref)}`)
  const known = page
    .getByRole('table', { name: 'Known already, with another victim' })
    .getByRole('row', { name: new RegExp(`Case ${scene.ref}`) })
  await expect(known).toContainText('Same name, same date of birth')
  await fits(page, 320)
  await follow(page, /^Say who it is/, known)
  await choose(page, 'Is the suspect of this report the same person?', 'The same person')
  await type(page, 'What shows it', 'His date of birth, and his car')
  await send(page, 'Save the answer', ref)
  await visit(page, `/reports/people?side=suspect&report=${encodeURIComponent(ref)}`)
  await expect(known).toContainText('The same person: His date of birth, and his car')
})

test('A case is offered to another force of the installation, which takes it over', async ({ as }) => {
  const scene = await aCase.inForce()
  await meanwhile(scene, s =>
    s.tell(cast.calloway, `${day(0)} 00:01`, 'offerTransfer', {
      kind: 'case',
      toForceId: forces.severnvale.id,
      basis: 'defendantThere',
      basisWhy: `${scene.defendant} has moved to Fenwater`,
      contact: 'Coordinator’s desk, 101 ext 4410',
    }),
  )
  const there = await as('prosser')
  await visit(there, '/neighbours')
  await there
    .getByRole('row', { name: /Marlshire Police.*Offered, not answered/ })
    .getByRole('link')
    .first()
    .click()
  await expect(there.getByText(`${scene.defendant} has moved to Fenwater`)).toBeVisible()
  await follow(there, 'Take the case over')
  await choose(there, 'Team that has the case', 'Fenwater public protection')
  await send(there, ownVerb, /Took over case MA-\d{4}-\d+ of Marlshire Police as SV-/)

  const here = await as('calloway')
  await visit(here, `/cases/${scene.ref}`)
  await expect(here.getByText(/Severnvale Police accepted the case.*as its case SV-/)).toBeVisible()
  await follow(here, /^Note the answer/)
  await send(here, ownVerb, /Severnvale Police accepted the case/)
})
