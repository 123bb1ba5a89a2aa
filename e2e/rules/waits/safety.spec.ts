import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { allCounted } from '../../../lib/measures/counted.ts'
import type { CountedCase } from '../../../lib/measures/counted-columns.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { instantOf } from '../../../lib/waits/wait.ts'
import { riskExamples } from '../acts/examples/people.ts'
import { after, ask, messagesOf, newCase, people } from '../drafting/drafted.ts'

const kindsOf = (file: CaseFile) =>
  waitsOf(file)
    .filter(w => ['safetyPlan', 'agreedAction', 'referralUnsent', 'referralDue'].includes(w.kind))
    .map(w => `${w.kind} ${w.due ? londonDate(instantOf(w.due)) : 'never'}`)
const she = (file: CaseFile) => file.protectedPersons[0]?.id ?? ''
const offered = (file: CaseFile, more: object = {}) => ({
  input: {
    kind: 'advocate',
    toWhom: 'County advocates',
    personId: she(file),
    offer: 'accepted',
    offeredOn: '2026-05-08',
    ...more,
  },
})
const refer = (more: object = {}, file = newCase()) =>
  after(file, people.officer, 'recordReferral', offered(file, more))
const idOf = (file: CaseFile) => file.referrals[0]?.id ?? ''

test('a referral waits until it is sent, then until it is answered, by the working days of the force', () => {
  const wanted = refer()
  expect(kindsOf(wanted)).toEqual(['referralUnsent 2026-05-09'])
  const sent = after(wanted, people.officer, 'sendReferral', {
    on: idOf(wanted),
    input: {
      offer: 'accepted',
      basis: 'consent',
      shared: 'Her name and what he did',
      sentOn: '2026-05-08',
      answerDueOn: '',
    },
  })
  // Friday 8 May 2026 and ten working days, with no bank holiday among them.
  expect(kindsOf(sent)).toEqual(['referralDue 2026-05-22'])
  const answered = after(sent, people.officer, 'answerReferral', {
    on: idOf(sent),
    input: { outcome: 'accepted', answeredOn: '2026-05-11', answer: '' },
  })
  expect(kindsOf(answered)).toEqual([])
  expect(
    messagesOf(
      ask(answered, people.officer, 'answerReferral', {
        on: idOf(sent),
        input: { outcome: 'refused', answeredOn: '2026-05-11', answer: '' },
      }),
    ),
  ).toEqual(['They answered on 11 May 2026. Correct the record instead'])
  const corrected = after(answered, people.sergeant, 'correctReferral', {
    on: idOf(sent),
    input: {
      ...offered(answered).input,
      basis: 'consent',
      sentOn: '2026-05-08',
      answerDueOn: '2026-05-15',
      outcome: '',
      correctionReason: 'That was another case',
    },
  })
  expect(kindsOf(corrected)).toEqual(['referralDue 2026-05-15'])
})
test('one that is declined waits for nobody, one that is thought about is asked again, and one withdrawn is gone', () => {
  expect(kindsOf(refer({ offer: 'declined' }))).toEqual([])
  expect(kindsOf(refer({ offer: 'undecided' }))).toEqual(['referralUnsent 2026-05-22'])
  const standing = refer()
  const gone = after(standing, people.sergeant, 'withdrawReferral', {
    on: idOf(standing),
    input: { cause: 'error', reason: 'Of another case' },
  })
  expect(kindsOf(gone)).toEqual([])
})
test('what is sent has its basis, and against what they said another basis than their consent is asked for', () => {
  const messages = (more: object) => {
    const file = newCase()
    return messagesOf(ask(file, people.officer, 'recordReferral', offered(file, more)))
  }
  expect(messages({ sentOn: '2026-05-08' })).toEqual(['Select on what basis it is shared'])
  expect(messages({ personId: '' })).toEqual(['Select the protected person that it is for'])
  expect(messages({ offeredOn: '' })).toEqual(['Enter the date it was offered'])
  expect(messages({ offer: 'declined', sentOn: '2026-05-08', basis: 'consent' })).toEqual([
    'They have not said that they agree to it: another basis is needed.',
  ])
  expect(messages({ offer: 'declined', sentOn: '2026-05-08', basis: 'vitalInterests' })).toEqual([])
})

const act = { what: 'Fit a door chain', personId: '', ownerId: '', ownerOutside: '', dueOn: '2026-05-20' }
const judged = (judgement: string, file = newCase()) =>
  after(file, people.officer, 'assessRisk', {
    input: { ...riskExamples.assessRisk.input, assessedOn: '2026-05-10', judgement },
  })
test('a high risk asks for a plan, an action waits for its day, and what happens later opens the plan again', () => {
  expect(kindsOf(judged('medium'))).toEqual([])
  const high = judged('high')
  // Asked from the day on which the case was opened here, which is after the assessment.
  expect(kindsOf(high)).toHaveLength(1)
  expect(kindsOf(high)[0]).toContain('safetyPlan')
  const planned = after(high, people.officer, 'agreeAction', { input: act })
  expect(kindsOf(planned)).toEqual(['agreedAction 2026-05-20'])
  const id = planned.agreedActions[0]?.id ?? ''
  const done = after(planned, people.officer, 'finishAction', {
    on: id,
    input: { result: 'done', doneOn: '2026-05-11', resultNote: '' },
  })
  expect(kindsOf(done)).toEqual([])
  // The other order that holds him ends: the plan is to be looked at, and an action may be opened again.
  const ended = after(done, people.officer, 'recordOtherOrder', {
    input: { kind: 'restraining', terms: 'No contact', madeOn: '2026-01-10', lastDay: '2026-05-30' },
  })
  expect(kindsOf(ended)).toEqual(['safetyPlan 2026-05-31'])
  const again = after(ended, people.officer, 'reopenAction', {
    on: id,
    input: { dueOn: '2026-06-05', why: 'He has found the house' },
  })
  expect(kindsOf(again)).toEqual(['safetyPlan 2026-05-31', 'agreedAction 2026-06-05'])
  expect(
    messagesOf(
      ask(again, people.officer, 'agreeAction', {
        input: { ...act, what: 'Other', ownerId: people.sergeant.id, ownerOutside: 'IDAS' },
      }),
    ),
  ).toEqual(['One person does it: select somebody of the force, or name somebody outside it'])
})
test('offers and uptake of an advocate are counted by case', () => {
  const counted = (file: CaseFile) => {
    const [c] = (allCounted.find(s => s.name === 'countedCases')?.rows(file) ?? []) as CountedCase[]
    return [c?.advocateOfferedOn, c?.isAdvocateTakenUp]
  }
  expect(counted(newCase())).toEqual([null, false])
  expect(counted(refer({ kind: 'marac' }))).toEqual([null, false])
  expect(counted(refer({ offer: 'declined' }))).toEqual(['2026-05-08', false])
  expect(counted(refer({}, refer({ offer: 'declined', offeredOn: '2026-05-04' })))).toEqual(['2026-05-04', true])
})

test('a case before a panel waits from the day of the panel until its minute, and keeps what was told to whom', () => {
  const put = after(newCase(), people.coordinator, 'putToPanel', {
    input: { panelId: '', panelOn: '2026-05-11', why: 'Is an order the way?' },
  })
  const waiting = (file: CaseFile) => waitsOf(file).flatMap(w => (w.kind === 'panelItem' ? [w.visible] : []))
  expect(waiting(put)).toEqual([{ on: '2026-05-11' }])
  const twice = ask(put, people.coordinator, 'putToPanel', {
    input: { panelId: '', panelOn: '2026-05-11', why: 'Again' },
  })
  expect(messagesOf(twice)).toEqual(['It is on the agenda of 11 May 2026 already'])
  const on = put.panelItems[0]?.id ?? ''
  const minute = { decision: 'apply', minute: 'All agree', disclosed: '', disclosedTo: '', minutedOn: '2026-05-11' }
  const asked = (more: object) =>
    messagesOf(ask(put, people.coordinator, 'minutePanel', { on, input: { ...minute, ...more } }))
  expect(asked({ disclosed: 'What he wrote' })).toEqual(['Enter who it was disclosed to'])
  expect(asked({ minutedOn: '2026-05-10' })).toEqual([
    'Date of the decision must be on or after 11 May 2026, the day of the panel. If that is wrong, correct the record of the panel',
  ])
  const minuted = after(put, people.coordinator, 'minutePanel', {
    on,
    input: { ...minute, disclosed: 'What he wrote', disclosedTo: 'Probation' },
  })
  expect(waiting(minuted)).toEqual([])
  const agreed = after(minuted, people.coordinator, 'agreePanelAction', { on, input: { ...act, dueOn: '2026-05-29' } })
  expect(kindsOf(agreed)).toEqual(['agreedAction 2026-05-29'])
  expect(agreed.agreedActions[0]?.panelItemId).toBe(on)
  const corrected = after(agreed, people.coordinator, 'correctPanelItem', {
    on,
    input: {
      ...minute,
      decision: '',
      why: 'Is an order the way?',
      correctionReason: 'Of another case',
    },
  })
  expect(waiting(corrected)).toEqual([{ on: '2026-05-11' }])
  expect(corrected.panelItems[0]?.disclosedTo).toBeNull()
})
