import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { spoQuestion } from '../../../lib/case/views/considered.ts'
import { criminalDates } from '../../../lib/case/views/criminal.ts'
import { aFile, after, at, decideOn, ids, nextId, reasons } from '../acts/order-file.ts'
import { waitingOn } from '../waits/waiting.ts'

/** The criminal case beside the order: what it waits for, and when the question of an order is asked again. */

const withDecision = (on: string): CaseFile =>
  aFile({
    decisions: [
      {
        id: nextId(),
        decision: 'no',
        reasonCode: 'otherOrder',
        actsReason: 'Met',
        riskReason: 'Met',
        necessityReason: 'Bail is enough',
        limb: null,
        whatWouldChange: null,
        wrongTest: null,
        reviewOn: null,
        toldVictim: null,
        at: at(on),
        byId: ids.officer,
      },
    ],
  })
const step = (file: CaseFile, input: object, today = '2026-06-20') =>
  after(file, acts.recordCriminalStep, ids.case, { crimeReference: '42CR/1234/26', ...input }, today)
const bail = { step: 'bail', happenedOn: '2026-06-01', untilOn: '2026-07-01' }
const state = (file: CaseFile, day: string) => spoQuestion(file, day, at(day)).state
const lines = (file: CaseFile, day: string) =>
  waitingOn(file, day, at(day))
    .filter(w => w.kind === 'criminalDate' || w.kind === 'enquiry')
    .map(w => w.message)

test('before bail ends, and before a trial, the question is asked again; a decision since then answers it', () => {
  const file = step(withDecision('2026-05-20'), bail, '2026-06-05')
  expect(['2026-06-16', '2026-06-17', '2026-07-20'].map(day => state(file, day))).toEqual([
    'answered',
    'dateNear',
    'dateNear',
  ])
  expect(state({ ...file, decisions: withDecision('2026-06-18').decisions }, '2026-06-25')).toBe('answered')
  const charged = step(file, { step: 'charge', happenedOn: '2026-06-15' })
  expect(state(charged, '2026-06-25')).toBe('answered')
  const listed = step(charged, { step: 'trialListed', happenedOn: '2026-06-18', untilOn: '2026-09-01' })
  expect(['2026-08-03', '2026-08-04'].map(day => state(listed, day))).toEqual(['answered', 'dateNear'])
})

test('a date recorded late asks from its recording, and one that is over waits for nothing', () => {
  const late = step(withDecision('2026-07-10'), bail, '2026-08-01')
  expect(state(late, '2026-08-02')).toBe('dateNear')
  expect(spoQuestion(late, '2026-08-02', at('2026-08-02')).since).toBe(at('2026-08-01'))
  expect(lines(late, '2026-08-02')).toEqual(['Bail ended on 1 July 2026 and nothing is recorded of what followed'])
  const over = step(late, { step: 'noFurtherAction', happenedOn: '2026-06-30' }, '2026-08-02')
  expect(state(over, '2026-08-02')).toBe('answered')
  expect(lines(over, '2026-08-02')).toEqual([])
})

test('each crime has its own dates; bail that is extended is waited for once; a withdrawn step leaves none', () => {
  const two = step(step(withDecision('2026-05-20'), bail), {
    ...bail,
    crimeReference: '42CR/9/26',
    untilOn: '2026-07-05',
  })
  expect(criminalDates(two).map(d => d.on)).toEqual(['2026-07-01', '2026-07-05'])
  const extended = step(two, { ...bail, happenedOn: '2026-06-19', untilOn: '2026-08-19' })
  expect(criminalDates(extended).map(d => d.on)).toEqual(['2026-08-19', '2026-07-05'])
  const [held] = two.criminalSteps
  const known = acts.correctCriminalStep.prefill?.({ file: two, record: held as never, today: '2026-06-20' })
  const put = { ...known, untilOn: '2026-07-02', correctionReason: 'Misread' }
  const corrected = after(two, acts.correctCriminalStep, String(held?.id), put, '2026-06-20')
  expect(criminalDates(corrected).map(d => d.on)).toEqual(['2026-07-02', '2026-07-05'])
  const gone = after(
    corrected,
    acts.withdrawCriminalStep,
    String(held?.id),
    { cause: 'error', reason: 'His brother' },
    '2026-06-20',
  )
  expect(criminalDates(gone).map(d => d.on)).toEqual(['2026-07-05'])
  expect(gone.withdrawn?.criminalSteps).toHaveLength(1)
})

test('what is needed of a step is asked, and the same step twice is shown before it is kept', () => {
  const messagesFor = (input: object) =>
    reasons(decideOn(withDecision('2026-05-20'), acts.recordCriminalStep, ids.case, input, '2026-06-20')).messages
  expect(messagesFor({ step: 'bail', happenedOn: '2026-06-01' })).toContain('Enter the last day of bail')
  expect(messagesFor({ ...bail, untilOn: '2026-05-01' })).toContain('on or after 1 June 2026')
  expect(messagesFor({ step: 'adviceGiven', happenedOn: '2026-06-01' })).toContain('Select what the prosecutor advised')
  expect(messagesFor({ step: 'charge', happenedOn: '2026-06-21' })).toContain('must be today or earlier')
  const twice = decideOn(
    step(withDecision('2026-05-20'), bail),
    acts.recordCriminalStep,
    ids.case,
    { ...bail, crimeReference: '42CR/1234/26' },
    '2026-06-20',
  )
  expect(reasons(twice)).toMatchObject({
    kind: 'warned',
    messages: expect.stringContaining('If this is the same event'),
  })
})

test('a line of enquiry waits until it has a result, and again once that is taken back', () => {
  const set = { what: 'Camera of the bus', ownerId: ids.officer, dueOn: '2026-06-25' }
  const file = after(withDecision('2026-05-20'), acts.recordEnquiry, ids.case, set, '2026-06-20')
  const id = String(file.enquiries[0]?.id)
  expect(lines(file, '2026-06-25')).toEqual([])
  expect(lines(file, '2026-06-26')).toEqual(['Line of enquiry due by 25 June 2026 has no result: Camera of the bus'])
  const done = { doneOn: '2026-06-24', result: 'evidence', resultNote: '' }
  const found = after(file, acts.recordEnquiryResult, id, done, '2026-06-26')
  expect(lines(found, '2026-06-26')).toEqual([])
  expect(decideOn(found, acts.recordEnquiryResult, id, done, '2026-06-26').kind).toBe('refused')
  const back = { ...set, doneOn: '', result: '', resultNote: '', correctionReason: 'Another bus' }
  expect(lines(after(found, acts.correctEnquiry, id, back, '2026-06-26'), '2026-06-26')).toHaveLength(1)
})

test('steps of a criminal case recorded in any order end in the same dates and the same question', () => {
  const steps = [
    { step: 'arrest', happenedOn: '2026-06-01' },
    bail,
    { step: 'adviceAsked', happenedOn: '2026-06-10', untilOn: '2026-06-20' },
    { step: 'adviceGiven', happenedOn: '2026-06-18', advice: 'charge' },
    { step: 'charge', happenedOn: '2026-06-19' },
    { step: 'trialListed', happenedOn: '2026-06-19', untilOn: '2026-09-01' },
    { ...bail, crimeReference: '42CR/9/26', untilOn: '2026-07-05' },
  ]
  const snapshotAfter = (order: object[]) => {
    const file = order.reduce((f: CaseFile, s) => step(f, s), withDecision('2026-05-20'))
    return [
      criminalDates(file)
        .map(d => `${d.step.step} ${d.on}`)
        .sort(),
      ['2026-06-21', '2026-07-20', '2026-08-20'].map(day => [state(file, day), lines(file, day).sort()]),
    ]
  }
  const expected = snapshotAfter(steps)
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), order => {
      expect(snapshotAfter(order)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
