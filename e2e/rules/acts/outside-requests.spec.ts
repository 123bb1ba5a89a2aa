import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { instantOf } from '../../../lib/waits/wait.ts'
import { after, ask, messagesOf, newCase, people } from '../drafting/drafted.ts'

const input = {
  kind: 'request',
  fromKind: 'advocate',
  fromWhom: 'Her advocate',
  means: 'email',
  receivedOn: '2026-05-04',
  asked: 'Please apply for an order',
  answerDueOn: '2026-05-14',
}
const kindsOf = (file: CaseFile) =>
  waitsOf(file)
    .filter(w => w.about.kind === 'outsideRequests')
    .map(w => `${w.kind} ${w.late ? londonDate(instantOf(w.late)) : 'never'}`)
const recordRequest = (more: object = {}) =>
  after(newCase(), people.officer, 'recordOutsideRequest', { input: { ...input, ...more } })
const answer = { outcome: 'answered', answer: 'We will', answeredOn: '2026-05-08', toldOn: '', toldHow: '' }

test('a request waits until it is answered, then until whoever asked is told', () => {
  const file = recordRequest()
  expect(kindsOf(file)).toEqual(['requestDue 2026-05-15'])
  const on = file.outsideRequests[0]?.id ?? ''
  const answered = after(file, people.officer, 'answerOutsideRequest', { on, input: answer })
  expect(kindsOf(answered)).toEqual(['requesterUntold 2026-05-10'])
  const told = after(answered, people.officer, 'tellRequester', {
    on,
    input: { toldOn: '2026-05-09', toldHow: 'Phone' },
  })
  expect(kindsOf(told)).toEqual([])
  expect(messagesOf(ask(answered, people.officer, 'answerOutsideRequest', { on, input: answer }))).toEqual([
    'This was answered on 8 May 2026. Correct the record instead',
  ])
})

test('one that came to a closed case waits as well, and one withdrawn waits no more', () => {
  const file = recordRequest()
  const closed = { ...file, case: { ...file.case, status: 'closed' as const } }
  expect(kindsOf(closed)).toEqual(['requestDue 2026-05-15'])
  const on = file.outsideRequests[0]?.id ?? ''
  const withdrawn = after(file, people.sergeant, 'withdrawOutsideRequest', {
    on,
    input: { cause: 'error', reason: 'Of another case' },
  })
  expect(kindsOf(withdrawn)).toEqual([])
  const corrected = after(file, people.sergeant, 'correctOutsideRequest', {
    on,
    input: { ...input, answerDueOn: '2026-05-20', correctionReason: 'The day was wrong' },
  })
  expect(kindsOf(corrected)).toEqual(['requestDue 2026-05-21'])
})

test('no date lies before what it follows, or after today', () => {
  const wrong = (more: object) =>
    messagesOf(ask(newCase(), people.officer, 'recordOutsideRequest', { input: { ...input, ...more } }))
  expect(wrong({ answerDueOn: '2026-05-03' })).toEqual(['Date to answer by must be on or after 4 May 2026'])
  expect(wrong({ receivedOn: '2999-01-01', answerDueOn: '2999-01-02' })[0]).toMatch(
    /^Date it came must be on or before/,
  )
  const file = recordRequest()
  const on = file.outsideRequests[0]?.id ?? ''
  const bad = (more: object) =>
    messagesOf(ask(file, people.officer, 'answerOutsideRequest', { on, input: { ...answer, ...more } }))
  expect(bad({ answeredOn: '2026-05-03' })).toEqual(['Date it was decided must be on or after 4 May 2026'])
  expect(bad({ toldOn: '2026-05-07', toldHow: 'Phone' })).toEqual([
    'Date they were told must be on or after 8 May 2026',
  ])
})

test('the same request recorded twice is asked about', () => {
  const file = recordRequest()
  const again = ask(file, people.officer, 'recordOutsideRequest', { input })
  expect(again.kind).toBe('warned')
})

test('a complaint waits for the supervisor on the day that it is recorded', () => {
  const file = recordRequest({ kind: 'complaint' })
  expect(kindsOf(file).sort()).toEqual(['complaintUnseen 2026-05-12', 'requestDue 2026-05-15'])
})

test('a request for what is held has a month, three by notice, and more only while what is needed is waited for', () => {
  const asked = { ...input, kind: 'subjectAccess', fromKind: 'defendant', receivedOn: '2026-01-31' }
  const found = (answerDueOn: string, more: object = {}) =>
    messagesOf(ask(newCase(), people.officer, 'recordOutsideRequest', { input: { ...asked, answerDueOn, ...more } }))
  expect(found('2026-02-28')).toEqual([])
  expect(found('2026-03-01')).toEqual([
    'Such a request is to be answered by 28 February 2026, unless whoever asked is told by then, with the reasons, that it will take until 30 April 2026 at most.',
  ])
  expect(found('2026-04-30')).toHaveLength(1)
  expect(found('2026-05-01', { kind: 'correction' })).toEqual([
    'Such a request is to be answered by 30 April 2026 at the latest, with the time that you wait for what you need to find the records added.',
  ])
  // Another request has no time in law.
  expect(found('2026-05-01', { kind: 'request' })).toEqual([])
})
