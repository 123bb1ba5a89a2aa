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
const referralInput = (file: CaseFile, more: object = {}) => ({
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
  after(file, people.officer, 'recordReferral', referralInput(file, more))
const idOf = (file: CaseFile) => file.referrals[0]?.id ?? ''
const theirAnswer = { outcome: 'accepted', answeredOn: '2026-05-11', answer: '' }

test('a referral waits until it is sent, then until it is answered, by the working days of the force', () => {
  // Given a referral that the victim wants, offered on Friday 8 May 2026: it waits to be sent
  const wanted = refer()
  expect(kindsOf(wanted)).toEqual(['referralUnsent 2026-05-09'])
  // When it is sent, then it waits for an answer for ten working days, with no bank holiday among them
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
  expect(kindsOf(sent)).toEqual(['referralDue 2026-05-22'])
  // When it is answered, then nothing waits
  const answered = after(sent, people.officer, 'answerReferral', { on: idOf(sent), input: theirAnswer })
  expect(kindsOf(answered)).toEqual([])
  // When another answer is entered, then it is refused
  const anotherAnswer = { on: idOf(sent), input: { ...theirAnswer, outcome: 'refused' } }
  expect(messagesOf(ask(answered, people.officer, 'answerReferral', anotherAnswer))).toEqual([
    'They answered on 11 May 2026. Correct the record instead',
  ])
  // When the answer turns out to be of another case, then it waits again, until the day now agreed
  const corrected = after(answered, people.sergeant, 'correctReferral', {
    on: idOf(sent),
    input: {
      ...referralInput(answered).input,
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
    return messagesOf(ask(file, people.officer, 'recordReferral', referralInput(file, more)))
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
const withJudgement = (judgement: string, file = newCase()) =>
  after(file, people.officer, 'assessRisk', {
    input: { ...riskExamples.assessRisk.input, assessedOn: '2026-05-10', judgement },
  })
test('a high risk asks for a plan, an action waits for its day, and what happens later opens the plan again', () => {
  // Given a medium risk: no plan is asked for
  expect(kindsOf(withJudgement('medium'))).toEqual([])
  // Given a high risk: one is, from the day on which the case was opened here, which is after the assessment
  const high = withJudgement('high')
  expect(kindsOf(high)).toHaveLength(1)
  expect(kindsOf(high)[0]).toContain('safetyPlan')
  // When an action is agreed, then it waits for its day
  const planned = after(high, people.officer, 'agreeAction', { input: act })
  expect(kindsOf(planned)).toEqual(['agreedAction 2026-05-20'])
  // When it is done, then nothing waits
  const action = planned.agreedActions[0]?.id ?? ''
  const finished = after(planned, people.officer, 'finishAction', {
    on: action,
    input: { result: 'done', doneOn: '2026-05-11', resultNote: '' },
  })
  expect(kindsOf(finished)).toEqual([])
  // When the other order that holds him is to end, then the plan is to be looked at on the day after
  const otherOrderEnds = after(finished, people.officer, 'recordOtherOrder', {
    input: { kind: 'restraining', terms: 'No contact', madeOn: '2026-01-10', lastDay: '2026-05-30' },
  })
  expect(kindsOf(otherOrderEnds)).toEqual(['safetyPlan 2026-05-31'])
  // When the action is opened again, then it waits too
  const reopened = after(otherOrderEnds, people.officer, 'reopenAction', {
    on: action,
    input: { dueOn: '2026-06-05', why: 'He has found the house' },
  })
  expect(kindsOf(reopened)).toEqual(['safetyPlan 2026-05-31', 'agreedAction 2026-06-05'])
})
test('an agreed action is of one person, of the force or outside it', () => {
  // Given an action of somebody of the force and of somebody outside it
  const ofTwo = { ...act, what: 'Other', ownerId: people.sergeant.id, ownerOutside: 'IDAS' }
  // When it is agreed, then it is refused
  expect(messagesOf(ask(withJudgement('high'), people.officer, 'agreeAction', { input: ofTwo }))).toEqual([
    'One person does it: select somebody of the force, or name somebody outside it',
  ])
})
test('offers and uptake of an advocate are counted by case', () => {
  const advocateCounts = (file: CaseFile) => {
    const [c] = (allCounted.find(s => s.name === 'countedCases')?.rows(file) ?? []) as CountedCase[]
    return [c?.advocateOfferedOn, c?.isAdvocateTakenUp]
  }
  expect(advocateCounts(newCase())).toEqual([null, false])
  expect(advocateCounts(refer({ kind: 'marac' }))).toEqual([null, false])
  expect(advocateCounts(refer({ offer: 'declined' }))).toEqual(['2026-05-08', false])
  expect(advocateCounts(refer({}, refer({ offer: 'declined', offeredOn: '2026-05-04' })))).toEqual(['2026-05-04', true])
})

/** The case on the agenda of the panel of 11 May 2026. */
const onAgenda = () =>
  after(newCase(), people.coordinator, 'putToPanel', {
    input: { panelId: '', panelOn: '2026-05-11', why: 'Is an order the way?' },
  })
const panelDays = (file: CaseFile) => waitsOf(file).flatMap(w => (w.kind === 'panelItem' ? [w.visible] : []))
const minute = { decision: 'apply', minute: 'All agree', disclosed: '', disclosedTo: '', minutedOn: '2026-05-11' }

test('a case is not put twice to the panel of one day', () => {
  // Given a case on the agenda of 11 May, when it is put there again, then it is refused
  const twice = ask(onAgenda(), people.coordinator, 'putToPanel', {
    input: { panelId: '', panelOn: '2026-05-11', why: 'Again' },
  })
  expect(messagesOf(twice)).toEqual(['It is on the agenda of 11 May 2026 already'])
})
test('a minute says to whom a disclosure was made, and is not of a day before its panel', () => {
  // Given a case on the agenda of 11 May
  const file = onAgenda()
  const complaints = (more: object) =>
    messagesOf(
      ask(file, people.coordinator, 'minutePanel', {
        on: file.panelItems[0]?.id ?? '',
        input: { ...minute, ...more },
      }),
    )
  // Then what was told is not minuted without to whom, nor on the day before
  expect(complaints({ disclosed: 'What he wrote' })).toEqual(['Enter who it was disclosed to'])
  expect(complaints({ minutedOn: '2026-05-10' })).toEqual([
    'Date of the decision must be on or after 11 May 2026, the day of the panel. If that is wrong, correct the record of the panel',
  ])
})
test('a case before a panel waits from the day of the panel until its minute, and again without it', () => {
  // Given a case on the agenda of 11 May: it waits from that day
  const file = onAgenda()
  const item = file.panelItems[0]?.id ?? ''
  expect(panelDays(file)).toEqual([{ on: '2026-05-11' }])
  // When it is minuted, then it waits no more, and keeps what was told to whom
  const minuted = after(file, people.coordinator, 'minutePanel', {
    on: item,
    input: { ...minute, disclosed: 'What he wrote', disclosedTo: 'Probation' },
  })
  expect(panelDays(minuted)).toEqual([])
  expect(minuted.panelItems[0]).toMatchObject({ disclosed: 'What he wrote', disclosedTo: 'Probation' })
  // When the panel agrees an action, then that waits for its day, as the panel’s
  const agreed = after(minuted, people.coordinator, 'agreePanelAction', {
    on: item,
    input: { ...act, dueOn: '2026-05-29' },
  })
  expect(kindsOf(agreed)).toEqual(['agreedAction 2026-05-29'])
  expect(agreed.agreedActions[0]?.panelItemId).toBe(item)
  // When the minute turns out to be of another case, then the case waits again, and nothing was told of it
  const corrected = after(agreed, people.coordinator, 'correctPanelItem', {
    on: item,
    input: {
      ...minute,
      decision: '',
      why: 'Is an order the way?',
      correctionReason: 'Of another case',
    },
  })
  expect(panelDays(corrected)).toEqual([{ on: '2026-05-11' }])
  expect(corrected.panelItems[0]?.disclosedTo).toBeNull()
})
