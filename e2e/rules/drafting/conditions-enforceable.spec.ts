import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { DraftCondition } from '../../../lib/case/records/applications.ts'
import { type Circumstances, circumstancesOf, noCircumstances } from '../../../lib/case/views/circumstances.ts'
import { readingAge, readingAgeLimit } from '../../../lib/case/words/reading-age.ts'
import { enforceability } from '../../../lib/drafting/enforceability.ts'
import { readyToSubmit } from './drafted.ts'

const base = readyToSubmit().draftConditions[0] as DraftCondition
const draftCondition = (text: string, over: Partial<DraftCondition> = {}): DraftCondition => ({
  ...base,
  libraryCode: null,
  libraryVersion: null,
  librarySlots: null,
  kind: /must not/.test(text) ? 'prohibition' : 'requirement',
  text,
  checkMethod: 'visit',
  checkEveryDays: 28,
  breachProof: 'Seen there.',
  ...over,
})
const codes = (c: DraftCondition, about?: Circumstances) => enforceability(c, about).map(d => d.code)

const found: [code: string, text: string, over?: Partial<DraftCondition>, about?: Partial<Circumstances>][] = [
  ['near', 'He must not go around the school.'],
  ['associate', 'He must not interact with her.'],
  ['reasonable', 'He must not use excessive language to Nadia.'],
  ['when', 'He must not phone the office late at night.'],
  ['harass', 'He must not cause her distress.'],
  ['openEnded', 'He must not send letters, cards, etc.'],
  ['officerPermission', 'He must not go to Fenwater unless a police officer agrees.'],
  ['officerPermission', 'He must not use a phone without prior approval of the police.'],
  ['officerPermission', 'He must live at 2 Weir Road until 3 June as directed by a police officer.'],
  ['belief', 'He must not enter a place where he ought to know she is.'],
  ['jargon', 'He must not enter the said premises.'],
  ['blank', 'He must not enter [address].'],
  ['boundary', 'He must not enter the Millbrook estate.'],
  ['boundary', 'He must not enter it.', { isArea: true }],
  ['included', 'He must not enter it.', { isArea: true, boundary: 'High Street, Mill Lane and Church Road' }],
  ['check', 'He must not enter the school.', { checkMethod: null }],
  ['howOften', 'He must not enter the school.', { checkEveryDays: null }],
  ['proof', 'He must not enter the school.', { breachProof: null }],
  ['duties', 'He must not phone her and must not write to her.'],
  ['doubleNegative', 'He must not fail to sign the book.'],
  ['doubleNegative', 'He must not drive without not telling her.'],
  ['places', 'He must not enter 14 Mill Lane or 9 Weir Road.'],
  ['places', 'He must not phone and/or write to her.'],
  ['ending', 'He must attend the clinic.'],
  ['seizure', 'He must hand over his phone by 3 June.'],
  ['frequency', 'He must show police his phone by 8pm when they ask.', { lastDay: '2028-01-01' }],
  ['provider', 'He must attend the programme every Monday.'],
  [
    'readingAge',
    'The defendant must not disseminate, communicate or otherwise publish biographical information concerning the aforementioned individual utilising electronic intermediaries.',
  ],
  ['children', 'He must not contact Nadia Ferrant.', {}, { children: true }],
  ['court', 'He must not contact Nadia Ferrant, except about the children.', {}, { children: true, court: true }],
  ['sharedWork', 'He must not contact Nadia Ferrant.', {}, { sharedWork: true }],
  ['protectedAddress', 'He must not enter 14 Mill Ln.', {}, { reveals: t => /14 Mill/.test(t) }],
]
for (const [code, text, over = {}, about = {}] of found)
  test(`found (${code}): ${text}`, () => {
    const doubts = enforceability(draftCondition(text, over), { ...noCircumstances, ...about })
    expect(doubts.map(d => d.code)).toContain(code)
    for (const d of doubts) {
      expect(d.message).toMatch(/\.$/)
      expect(d.mend).toMatch(/[.”]$/)
    }
  })

const passed: [name: string, text: string, over?: Partial<DraftCondition>, about?: Partial<Circumstances>][] = [
  ['a place with a distance', 'He must not go within 100 metres of Ashcombe School.'],
  [
    'an area with its boundary',
    'He must not enter it.',
    { isArea: true, boundary: 'High Street and Mill Lane, including those roads' },
  ],
  ['an estate bounded by roads', 'He must not enter the Millbrook estate, bounded by High Street and Mill Lane.'],
  ['places listed after a colon', 'He must not enter any of these: 14 Mill Lane; 9 Weir Road.'],
  ['a time of day with a full stop', 'He must not phone her between 8.15am and 9.15am.'],
  ['a requirement with its day', 'He must sign the book by 3 June 2027.'],
  ['devices with their return', 'He must hand over his phone by 3 June 2027 and police return it within 28 days.'],
  [
    'inspection with its limit',
    'He must show police his phone on request, not more than 2 times in any period of 28 days.',
  ],
  [
    'a provider who agreed',
    'He must attend the programme every Monday.',
    { providerConfirmed: 'Jo Bell, by email, 2 May 2026' },
  ],
  [
    'room for children and a court',
    'He must not contact Nadia Ferrant, except through a solicitor about the children.',
    {},
    { children: true, court: true },
  ],
  [
    'room at work',
    'He must not contact Nadia Ferrant, except as their employer’s rota needs.',
    {},
    { sharedWork: true },
  ],
  ['a place, whatever the children', 'He must not enter Ashcombe School.', {}, { children: true, court: true }],
]
for (const [name, text, over = {}, about = {}] of passed)
  test(`passed: ${name}`, () => {
    expect(codes(draftCondition(text, over), { ...noCircumstances, ...about })).toEqual([])
  })

test('what the case must leave room for is read from the case', () => {
  // Given a case with no children, no family court and no shared work
  const file = readyToSubmit()
  expect(circumstancesOf(file)).toMatchObject({ children: false, court: false, sharedWork: false })
  // When they are colleagues, with an order about children
  const childArrangements = {
    id: 'o',
    kind: 'nonMolestation' as const,
    court: null,
    terms: 'Child arrangements: alternate weekends',
    madeOn: null,
    lastDay: null,
    gaps: null,
    forbidsPlaces: [],
    requiresPlaces: [],
    number: null,
    courtOrderId: null,
    followedById: null,
    endedOn: null,
  }
  const colleagues: CaseFile = {
    ...file,
    case: { ...file.case, relationship: 'colleague' },
    otherOrders: [childArrangements],
  }
  // Then room is left for all three
  expect(circumstancesOf(colleagues)).toMatchObject({ children: true, court: true, sharedWork: true })
  // When that order has ended, then room is left for neither children nor court
  const orderEnded = { ...colleagues, otherOrders: [{ ...childArrangements, endedOn: '2026-05-01' }] }
  expect(circumstancesOf(orderEnded)).toMatchObject({ children: false, court: false })
  // When the protected person is a child, then room is left for children
  const child = file.protectedPersons.map(p => ({ ...p, bornOn: '2015-03-01' }))
  expect(circumstancesOf({ ...file, protectedPersons: child }).children).toBe(true)
})

test('a text reveals a protected address however it is spelt, and not one that was released', () => {
  // Given a home that is protected, and an old home that was released
  const file: CaseFile = {
    ...readyToSubmit(),
    confidentialAddresses: [
      { id: 'a', personId: 'p', address: '14 Mill Lane', postcode: null, kind: 'home', releasedAt: null },
      { id: 'b', personId: 'p', address: '9 Weir Road', postcode: null, kind: 'old home', releasedAt: '2026-05-01' },
    ],
  }
  const { reveals } = circumstancesOf(file)
  // Then only the first is revealed
  expect([reveals('at 14 mill ln'), reveals('at 9 Weir Road')]).toEqual([true, false])
})
test('the reading age rises with long sentences and long words, and names do not raise it', () => {
  const plain = 'He must not phone her. He must not write to her. He must not go to her home or her work.'
  const one =
    'He must not phone her or write to her or go to her home or her work or send a friend to any of them for him.'
  const hard =
    'He must not telephone, correspond or communicate with her, nor solicit intermediaries to facilitate communication.'
  expect(readingAge(plain)).toBeLessThan(readingAge(one))
  expect(readingAge(one)).toBeLessThan(readingAge(hard))
  expect(readingAge(plain)).toBeLessThanOrEqual(9)
  expect(readingAge(hard)).toBeGreaterThan(readingAgeLimit.age)
  expect(readingAge('He must not go to see Ann in the home of her aunt at the end of the lane.')).toBe(
    readingAge('He must not go to see Alexandrina in the home of her aunt at the end of the lane.'),
  )
})
