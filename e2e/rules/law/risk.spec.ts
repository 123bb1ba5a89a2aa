import { expect, test } from '@playwright/test'
import { riskActs } from '../../../lib/acts/decision/risk.ts'
import { answerCounts, lastAssessment, riskStanding, sdashTopicNames } from '../../../lib/law/practice/risk.ts'
import { aBreach } from '../acts/breach-file.ts'
import {
  aChange,
  aFile,
  after,
  aHearing,
  anApplication,
  anOrder,
  aService,
  at,
  decideOn,
  ids,
  reasons,
} from '../acts/order-file.ts'

const base = {
  tool: 'sdash',
  assessedOn: '2026-10-20',
  assessor: 'PC Lena Osgood',
  source: 'victimPresent',
  judgement: 'high',
  judgementReason: 'Escalating since she changed her number',
}
const assess = (input: object, today = '2026-10-20') =>
  decideOn(aFile(), riskActs.assessRisk, ids.case, { ...base, ...input }, today)
const withAssessment = (input: object = { frightened: 'yes', damage: 'no', threats: 'unknown' }) =>
  after(aFile(), riskActs.assessRisk, ids.case, { ...base, ...input }, '2026-10-20')

test('a question left blank is not asked, never no', () => {
  const a = withAssessment().assessments[0]
  expect(Object.keys(a?.answers ?? {})).toEqual(sdashTopicNames)
  expect(answerCounts(a?.answers ?? {})).toEqual({ yes: 1, no: 1, unknown: 1, declined: 0, notAsked: 8 })
  expect(a?.yesCount).toBe(1)
})

test('S-DASH needs an answer, any other tool its result; neither takes the answers of the other', () => {
  expect(reasons(assess({})).messages).toBe('Answer at least one question of S-DASH')
  expect(reasons(assess({ frightened: 'notAsked' })).kind).toBe('refused')
  expect(reasons(assess({ tool: 'sash', frightened: 'yes' })).messages).toBe(
    'Enter the result and where the report is kept',
  )
  const sash = withAssessment({ tool: 'sash', frightened: 'yes', reportReference: 'Moderate concern. File 41' })
    .assessments[0]
  expect(sash).toMatchObject({ answers: {}, yesCount: 0, reportReference: 'Moderate concern. File 41' })
  expect(reasons(assess({ frightened: 'yes', assessedOn: '2026-10-21' })).messages).toContain('20 October 2026')
})

test('the last assessment is the one made last, whenever it was typed in', () => {
  const first = withAssessment()
  const second = after(
    first,
    riskActs.assessRisk,
    ids.case,
    { ...base, assessedOn: '2026-10-01', frightened: 'yes' },
    '2026-10-25',
  )
  expect(lastAssessment(second)?.assessedOn).toBe('2026-10-20')
})

test('its age is shown, and it falls due when it is older than the force allows', () => {
  expect(riskStanding(aFile(), '2026-10-20')).toMatchObject({ due: true, ageDays: null })
  const file = withAssessment()
  expect(riskStanding(file, '2026-10-20')).toMatchObject({ due: false, sentence: 'The last assessment is made today' })
  expect(riskStanding(file, '2027-01-18')).toMatchObject({ due: false, ageDays: 90 })
  expect(riskStanding(file, '2027-01-19')).toMatchObject({ due: true, ageDays: 91 })
})

test('service, a breach, a hearing, a refusal, a release and a move each ask for a new one', () => {
  const order = anOrder()
  const otherOrder = (id: string, kind: 'licence' | 'bail', madeOn: string, lastDay: string | null) => ({
    id,
    kind,
    court: null,
    terms: 'x',
    madeOn,
    lastDay,
    gaps: null,
    forbidsPlaces: [],
    requiresPlaces: [],
    number: null,
    courtOrderId: null,
    followedById: null,
    endedOn: null,
  })
  // Given an assessment of 20 October 2026, and what has happened since
  const since = {
    ...withAssessment(),
    // The second was not served, and the third was before the assessment: neither asks.
    services: [
      aService(order, '2026-11-01'),
      aService(order, '2026-11-02', { served: false }),
      aService(order, '2026-10-19'),
    ],
    breaches: [aBreach({ knownAt: at('2026-11-09 10:00') }), aBreach({ knownAt: at('2026-10-16 21:10') })],
    // The second is still to come, and the third did not take place.
    hearings: [aHearing('2026-11-03'), aHearing('2026-12-03'), aHearing('2026-11-04', { status: 'vacated' })],
    applications: [anApplication({ status: 'refusedByCourt', determinedOn: '2026-11-05' })],
    changes: [aChange(order, 'address', '2026-11-06')],
    otherOrders: [
      otherOrder(ids.main, 'licence', '2026-11-07', null),
      otherOrder(ids.interim, 'bail', '2026-01-01', '2026-11-08'),
    ],
  }
  // When it is 21 November, then each thing that happened asks for a new assessment, the newest first
  expect(riskStanding(since, '2026-11-21').triggers).toEqual([
    { label: 'Breach 1', on: '2026-11-09' },
    { label: 'Bail conditions ended', on: '2026-11-08' },
    { label: 'Released on licence', on: '2026-11-07' },
    { label: 'Defendant’s address changed', on: '2026-11-06' },
    { label: 'Application refused by the court', on: '2026-11-05' },
    { label: 'Court hearing', on: '2026-11-03' },
    { label: 'Order served', on: '2026-11-01' },
  ])
  expect(riskStanding(since, '2026-11-21').due).toBe(true)
  // When it is 2 November, then only the service has happened
  expect(riskStanding(since, '2026-11-02').triggers.map(t => t.label)).toEqual(['Order served'])
})
