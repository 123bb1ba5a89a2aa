import { expect, test } from '@playwright/test'
import { type Sheet, textsOf } from '../../../lib/documents/printing/sheet.ts'
import { papers } from '../../../lib/documents/registry.ts'
import { by, draftOf, latest, ours, withOrder } from '../acts/change-file.ts'
import { mainOf, readyToSubmit } from '../drafting/drafted.ts'

/** Papers of what the demonstration's cases do not show: each condition of a renewal, an appeal by police. */

const about = { force: 'Marlshire Police', audience: 'served' as const, today: '2026-06-01', names: new Map() }
const wordsOf = (sheet: Sheet) =>
  textsOf(sheet)
    .map(t => t.text)
    .join('\n')

test('the paper of a renewal says of each condition why it is still needed, from the facts of today', () => {
  // Given an order in force, and an application to renew it
  const inForce = withOrder()
  let file = by('officer', inForce, 'startRenewal', String(inForce.orders[0]?.id), ours)
  const conditions = file.draftConditions.filter(c => c.applicationId === latest(file).id)
  // When each condition, as it stands, is given its reason anew
  for (const { number } of conditions) {
    const id = draftOf(file, number)
    const asItIs = file.draftConditions.find(c => c.id === id)
    file = by('officer', file, 'changeCondition', id, {
      ...asItIs,
      isArea: 'no',
      inInterim: 'no',
      checkEveryDays: '28',
      necessity: `He tried number ${number} again last month.`,
    })
  }
  // Then the paper says so beside each
  const sheet = papers.application.sheet(file, latest(file).id, about)
  const words = wordsOf(sheet)
  expect(conditions.length).toBeGreaterThan(1)
  for (const { number } of conditions) expect(words).toContain(`He tried number ${number} again last month.`)
})

test('an appeal by police says against what it is, and its grounds', () => {
  // Given an application that a court refused
  const ready = readyToSubmit()
  const main = mainOf(ready)
  const refused = {
    status: 'refusedByCourt' as const,
    determinedOn: '2026-05-10',
    court: 'Aldermere Magistrates’ Court',
  }
  const file = {
    ...ready,
    applications: ready.applications.map(a =>
      a.id === main.id ? { ...a, ...refused, courtRefusal: 'notNecessary' as const } : a,
    ),
  }
  // When police give notice of appeal
  const appealed = by('officer', file, 'startAppeal', main.id, {
    applicant: 'chiefOfficer',
    court: 'Crown Court at Aldermere',
    lodgedOn: '2026-05-11',
    grounds: 'No other order forbids what he did.',
  })
  // Then its paper says whose it is, against what and why
  const sheet = papers.application.sheet(appealed, latest(appealed).id, about)
  const words = wordsOf(sheet)
  expect(words).toContain('No other order forbids what he did.')
  expect(words).toContain('Appeal against')
  expect(words).toContain('The appellant is the Chief Constable of Marlshire Police')
  // Then nothing is said of an order, incidents or exhibits that it has not
  for (const heading of ['Term of the order', 'Conditions', 'Chronology', 'Exhibits'])
    expect(words).not.toContain(heading)
})
