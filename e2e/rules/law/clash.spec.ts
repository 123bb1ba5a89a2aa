import { expect, test } from '@playwright/test'
import { conditionActs } from '../../../lib/acts/drafting/conditions.ts'
import type { DraftCondition } from '../../../lib/case/records/applications.ts'
import type { OtherOrder } from '../../../lib/case/records/orders.ts'
import { overlaps, whenIn } from '../../../lib/case/time/when.ts'
import { samePlace } from '../../../lib/case/views/demands.ts'
import { type Clash, clashesOf } from '../../../lib/law/clash.ts'
import { after, ask, mainOf, messagesOf, people, readyToSubmit, refusalsOf } from '../drafting/drafted.ts'

const today = '2026-05-12'
const other = (terms: string, over: Partial<OtherOrder> = {}): OtherOrder => ({
  id: 'other-1',
  kind: 'bail',
  court: 'Aldermere Magistrates’ Court',
  terms,
  madeOn: '2026-04-01',
  lastDay: null,
  gaps: null,
  forbidsPlaces: [],
  requiresPlaces: [],
  number: null,
  courtOrderId: null,
  followedById: null,
  endedOn: null,
  ...over,
})
const base = readyToSubmit()
const [first] = base.draftConditions
const draft = (text: string, over: Partial<DraftCondition> = {}): DraftCondition => ({
  ...(first as DraftCondition),
  id: 'drafted-1',
  number: 9,
  libraryCode: null,
  libraryVersion: null,
  librarySlots: null,
  kind: /must not/.test(text) ? 'prohibition' : 'requirement',
  text,
  ...over,
})
const beside = (orders: OtherOrder[], c: DraftCondition): readonly Clash[] =>
  clashesOf({ ...base, otherOrders: orders, draftConditions: [c] }, c, today)
const spo = { kind: 'otherSpo' as const, court: 'Fenwater Magistrates’ Court' }

const clashing: [string, string, Partial<OtherOrder>, string, Clash['severity'], Clash['by']][] = [
  [
    'an SPO forbids the place that must be attended',
    'Must not enter the Acorn Centre.',
    spo,
    'The defendant must attend Acorn Centre, 4 High Street, by 3 June 2027 for an assessment.',
    'refuse',
    'place',
  ],
  [
    'the reverse: an SPO requires the place that is forbidden',
    'Must sign on at Aldermere Police Station every Monday between 9am and 11am.',
    spo,
    'The defendant must not enter Aldermere police station.',
    'refuse',
    'place',
  ],
  [
    'places recorded by an officer count before the terms',
    'As attached.',
    { ...spo, forbidsPlaces: ['14 Mill Ln, Aldermere'] },
    'The defendant must attend 14 Mill Lane, Aldermere by 3 June 2027.',
    'refuse',
    'place',
  ],
  [
    'bail to live somewhere is only warned of',
    'To live and sleep each night at 12 Weir Road, Fenwater FN1 2AB.',
    {},
    'The defendant must not go within 100 metres of 12 weir rd.',
    'warn',
    'place',
  ],
  [
    'a licence to report, by postcode alone',
    'Must report to the probation office, FN12AB each Tuesday at 10am.',
    { kind: 'licence' },
    'The defendant must not enter 9 Dock Street, fn1 2ab.',
    'warn',
    'place',
  ],
  [
    'a whole town that holds the place is only perhaps',
    'Must not enter Aldermere.',
    spo,
    'The defendant must attend Park Road Clinic, Aldermere by 3 June 2027.',
    'warn',
    'place',
  ],
  [
    'an exception to attend leaves room, and is to be checked',
    'Must not enter the Acorn Centre except to attend a programme.',
    spo,
    'The defendant must attend Acorn Centre by 3 June 2027.',
    'warn',
    'place',
  ],
  [
    'two places at one hour',
    'Must attend Fenwater Clinic every Monday between 10am and noon.',
    spo,
    'The defendant must sign on at Aldermere police station every Monday between 9am and 11am.',
    'warn',
    'time',
  ],
  [
    'a curfew that runs past midnight',
    'Curfew: must remain at 12 Weir Road between 9pm and 7am.',
    {},
    'The defendant must sign on at Aldermere police station every day at 6am.',
    'warn',
    'time',
  ],
  [
    'a family order makes contact that is forbidden',
    'The father shall communicate with Nadia Ferrant about the children by email.',
    { kind: 'nonMolestation' },
    'The defendant must not contact Nadia Ferrant by any means.',
    'warn',
    'person',
  ],
  [
    'an SPO requires contact that is forbidden',
    'Must meet with Nadia Ferrant for mediation.',
    spo,
    'The defendant must not contact Nadia Ferrant by any means.',
    'refuse',
    'person',
  ],
  [
    'the reverse: contact is forbidden that is required',
    'Not to contact Nadia Ferrant directly or indirectly.',
    {},
    'The defendant must meet with Nadia Ferrant and a mediator by 3 June 2027.',
    'warn',
    'person',
  ],
]
for (const [name, terms, over, text, severity, by] of clashing)
  test(`clash: ${name}`, () => {
    const found = beside([other(terms, over)], draft(text))
    expect(found.map(x => [x.severity, x.by])).toEqual([[severity, by]])
    expect(found[0]?.message).toMatch(/\.$/)
    expect(found[0]?.mend).toMatch(/\.$/)
  })

const peaceful: [string, string, Partial<OtherOrder>, string][] = [
  [
    'another place',
    'Must not enter the Acorn Centre.',
    spo,
    'The defendant must attend the Oak Centre by 3 June 2027.',
  ],
  [
    'another number in the same street',
    'Must not enter 14 Mill Lane.',
    spo,
    'The defendant must attend 4 Mill Lane by 3 June 2027.',
  ],
  [
    'the same place forbidden twice',
    'Must not enter the Acorn Centre.',
    spo,
    'The defendant must not enter the Acorn Centre.',
  ],
  [
    'hours that do not meet',
    'Must not be in the Acorn Centre on any Sunday between 9am and 1pm.',
    spo,
    'The defendant must attend the Acorn Centre every Monday between 9am and 11am.',
  ],
  [
    'days that do not meet',
    'Must attend Fenwater Clinic every Tuesday between 10am and noon.',
    spo,
    'The defendant must sign on at Aldermere police station every Monday between 9am and 11am.',
  ],
  [
    'an order that has ended',
    'Must not enter the Acorn Centre.',
    { ...spo, endedOn: '2026-05-01' },
    'The defendant must attend the Acorn Centre by 3 June 2027.',
  ],
  [
    'an order whose last day has passed',
    'Must not enter the Acorn Centre.',
    { ...spo, lastDay: '2026-05-11' },
    'The defendant must attend the Acorn Centre by 3 June 2027.',
  ],
  [
    'contact with somebody else',
    'Must meet with Tom Carter for mediation.',
    spo,
    'The defendant must not contact Nadia Ferrant by any means.',
  ],
]
for (const [name, terms, over, text] of peaceful)
  test(`no clash: ${name}`, () => {
    expect(beside([other(terms, over)], draft(text))).toEqual([])
  })

test('the roads of a drawn area are compared with where another order makes the defendant be', () => {
  const c = draft('The defendant must not enter the area bounded by the roads named below.', {
    isArea: true,
    boundary: 'High Street, Mill Lane and Church Road',
  })
  const found = beside([other('To report to 12 Mill Lane each Monday at 10am.', spo)], c)
  expect(found.map(x => [x.severity, x.by])).toEqual([['warn', 'place']])
  expect(found[0]?.message).toContain('if it is inside')
})
test('two conditions of one application are compared, and said once', () => {
  const c1 = draft('The defendant must not enter Aldermere police station.', { id: 'd1', number: 1 })
  const c2 = draft('The defendant must sign on at Aldermere police station every Monday.', { id: 'd2', number: 2 })
  const file = { ...base, draftConditions: [c1, c2] }
  expect(clashesOf(file, c1, today)).toEqual([])
  expect(clashesOf(file, c2, today).map(x => x.message)).toEqual([
    'Condition 1 keeps the defendant away from Aldermere police station, where this condition makes the defendant be.',
  ])
})

test('the form of a condition names what clashes with it on the day, and not what has run out', () => {
  const c = draft('The defendant must attend Acorn Centre, 4 High Street, by 3 June 2027 for an assessment.')
  const beside = (lastDay: string | null) => {
    const otherOrders = [other('Must not enter the Acorn Centre.', { ...spo, lastDay })]
    const file = { ...base, otherOrders, draftConditions: [c] }
    return conditionActs.changeCondition.aside?.({ file, record: c, today })?.map(a => a.title)
  }
  expect(beside(null)).toContain('Clash with another order')
  expect(beside(today)).toContain('Clash with another order')
  expect(beside('2026-05-11')).not.toContain('Clash with another order')
})
test('V25: beside another stalking protection order submission is refused; beside bail it is questioned', () => {
  // Given a draft that asks the defendant to report at a police station, ready to submit
  const file = after(base, people.officer, 'addCondition', {
    on: mainOf(base).id,
    input: {
      code: 'R7',
      place: 'Aldermere police station',
      times: 'every Monday between 9am and 11am',
      date: '2026-12-07',
      lastDate: '2027-06-28',
      necessity: 'He has moved without telling anyone.',
      incidentIds: base.incidents.map(i => i.id),
      religionWorkEducation: 'Retired; no clash.',
      inInterim: 'no',
    },
  })
  const forbidsTheStation = 'Must not enter Aldermere Police Station.'
  const submitBeside = (otherOrder: OtherOrder, despite?: string) =>
    ask({ ...file, otherOrders: [otherOrder] }, people.officer, 'submitApplication', {
      on: mainOf(file).id,
      ...(despite ? { despite } : {}),
    })
  // When another stalking protection order forbids the station, then submission is refused, whatever reason is given
  const besideSpo = submitBeside(other(forbidsTheStation, spo), 'Agreed')
  expect(refusalsOf(besideSpo).map(r => r.rule)).toEqual(['V25'])
  expect(refusalsOf(besideSpo)[0]?.source).toBe('SPA 2019 s.2(6) and (7)')
  // When bail forbids the station, then it is questioned
  const besideBail = submitBeside(other(forbidsTheStation))
  expect(besideBail.kind).toBe('warned')
  expect(messagesOf(besideBail).join('\n')).toContain(
    'Bail conditions of Aldermere Magistrates’ Court keep the defendant away',
  )
  // When a reason is given, then it is submitted
  expect(submitBeside(other(forbidsTheStation), 'The bail address moves on Monday').kind).toBe('done')
})
test('an officer records the places of another order', () => {
  const file = { ...base, otherOrders: [other('As attached')] }
  const next = after(file, people.officer, 'recordPlacesOfOtherOrder', {
    on: 'other-1',
    input: { forbidsPlaces: 'Acorn Centre\n14 Mill Lane', requiresPlaces: '' },
  })
  expect(next.otherOrders[0]).toMatchObject({ forbidsPlaces: ['Acorn Centre', '14 Mill Lane'], requiresPlaces: [] })
})

test('places are the same by name, by address or by postcode, however they are spelt', () => {
  for (const [a, b] of [
    ['the Acorn Centre', 'ACORN CENTER, 4 High St'],
    ['14 Mill Lane, Aldermere ZZ1 1AA', '14 mill ln'],
    ['Saint Anne’s Church', 'St. Annes Church, Church Road'],
    ['ME14 1AA', 'Park House, me141aa'],
  ] as const)
    expect(samePlace(a, b), `${a} = ${b}`).toBe(true)
  for (const [a, b] of [
    ['4 Mill Lane', '14 Mill Lane'],
    ['2 Park Road, ME14 1AA', '9 Park Road, ME14 1AA'],
    ['Acorn Centre', 'Oak Centre'],
  ] as const)
    expect(samePlace(a, b), `${a} ≠ ${b}`).toBe(false)
})
test('days and hours are read as they are written', () => {
  const timesIn = (text: string) => {
    const w = whenIn(text)
    return w && [[...w.days].sort().join(''), w.from, w.to]
  }
  expect(timesIn('every Monday and Thursday between 9am and 11am')).toEqual(['03', 540, 660])
  expect(timesIn('between 21:00 and 07:00')).toEqual(['0123456', 1260, 1860])
  expect(timesIn('from 2 to 4pm on Tuesdays')).toEqual(['1', 840, 960])
  expect(timesIn('at noon on any weekday')).toEqual(['01234', 720, 780])
  expect(timesIn('Friday to Monday')).toEqual(['0456', 0, 1440])
  expect(timesIn('by 3 June 2027')).toBeUndefined()
  expect(overlaps(whenIn('Sunday between 11pm and 2am'), whenIn('Monday at 1am'))).toBe(true)
  expect(overlaps(whenIn('between 9am and 11am'), whenIn('between 11am and noon'))).toBe(false)
})

test('an order in another case bars a condition where it is surely the same person, and only questions it where it may not be', () => {
  const asked = draft('The defendant must attend the Acorn Centre, 4 High Street, Aldermere, every Monday.')
  const withElsewhere = (sameBirth: boolean) => ({
    ...base,
    draftConditions: [asked],
    elsewhere: [
      {
        ref: 'MA-2025-00007/1',
        court: 'Aldermere Magistrates’ Court',
        madeOn: '2026-01-05',
        lastDay: '2028-01-04',
        sameBirth,
        conditions: ['The defendant must not enter the Acorn Centre, 4 High Street, Aldermere.'],
      },
    ],
  })
  const severity = (sameBirth: boolean) => clashesOf(withElsewhere(sameBirth), asked, today).map(c => c.severity)
  expect(severity(true)).toEqual(['refuse'])
  expect(severity(false)).toEqual(['warn'])
  expect(clashesOf(withElsewhere(true), asked, today)[0]?.message).toContain(
    'Order MA-2025-00007/1 of another case keeps',
  )
})
