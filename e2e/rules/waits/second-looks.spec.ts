import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { oldProofWarnings } from '../../../lib/law/practice/proof-words.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { waitKey } from '../../../lib/waits/set-aside.ts'
import { instantOf } from '../../../lib/waits/wait.ts'
import { after, ask, mainOf, messagesOf, newCase, people, readyToSubmit, submittedCase } from '../drafting/drafted.ts'

const kinds = ['screening', 'refusedFirst', 'decisionEscalated', 'notStalkingUnread', 'diverted', 'oldStandard']
const waitingFor = (file: CaseFile) =>
  waitsOf(file)
    .map(w => w.kind as string)
    .filter(kind => kinds.includes(kind))
const no = {
  decision: 'no',
  reasonCode: 'limbNotMet',
  limb: 'necessity',
  actsReason: 'Two messages',
  riskReason: 'Low',
  necessityReason: 'He has stopped',
  whatWouldChange: 'Any further contact',
  wrongTest: '',
  reviewOn: '2026-06-08',
  decidedAt: '',
  toldVictim: '',
}
const withDecision = (more: object = {}, asking = {}) =>
  after(newCase(), people.officer, 'decideSpo', { input: { ...no, ...more }, ...asking })
const idOf = (file: CaseFile) => file.decisions.at(-1)?.id ?? ''

test('a no says which part is not met and what would change it, and a test that the Act does not set is questioned', () => {
  const messages = (more: object) =>
    messagesOf(ask(newCase(), people.officer, 'decideSpo', { input: { ...no, ...more } }))
  expect(messages({ limb: '' })).toEqual(['Select which part is not met'])
  expect(messages({ whatWouldChange: '' })).toEqual(['Enter what would change this decision'])
  expect(messages({ necessityReason: 'There is not enough to charge' })).toHaveLength(1)
  const file = withDecision({ necessityReason: 'There is not enough to charge' }, { despite: 'Legal asked' })
  expect(file.decisions[0]).toMatchObject({ limb: 'necessity', wrongTest: 'criminalThreshold' })
  // What was typed for another answer goes with it.
  expect(withDecision({ reasonCode: 'notStalking' }).decisions[0]).toMatchObject({ limb: null })
})

test('a new case is screened, and every no is read by a second person or decided again', () => {
  expect(waitingFor(newCase())).toEqual(['screening'])
  const screened = after(newCase(), people.coordinator, 'screenCase', { input: { note: 'Link the reports' } })
  expect(waitingFor(screened)).toEqual([])
  expect(waitingFor(withDecision())).toEqual(['refusedFirst'])
  expect(waitingFor(withDecision({ reasonCode: 'notStalking' }))).toEqual(['notStalkingUnread'])
  expect(waitingFor(withDecision({ reasonCode: 'otherOrder' }))).toEqual(['diverted'])
  const file = withDecision()
  const on = idOf(file)
  const found = { look: 'upheld', note: 'Agreed', limb: 'necessity', wrongTest: '' }
  const upheld = after(file, people.coordinator, 'lookAtDecision', { on, input: found })
  expect(waitingFor(upheld)).toEqual([])
  const back = after(file, people.coordinator, 'lookAtDecision', { on, input: { ...found, look: 'sentBack' } })
  expect(waitsOf(back).find(w => w.kind === 'considered')?.params.state).toBe('sentBack')
  const again = after(back, people.officer, 'decideSpo', { input: { ...no, riskReason: 'He has moved away since' } })
  expect(waitsOf(again).find(w => w.kind === 'considered')?.params.state).not.toBe('sentBack')
})

test('nobody reads their own, and what was upheld may be asked for again', () => {
  const own = after(newCase(), people.coordinator, 'decideSpo', { input: no })
  const found = { look: 'upheld', note: 'Agreed', limb: 'necessity', wrongTest: '' }
  expect(messagesOf(ask(own, people.coordinator, 'lookAtDecision', { on: idOf(own), input: found }))).toEqual([
    'You made this decision, so someone else must read it',
  ])
  const asking = { on: idOf(own), input: { note: 'He was at her door', requestId: '' } }
  const escalated = after(own, people.officer, 'escalateDecision', asking)
  expect(waitingFor(escalated)).toEqual(['decisionEscalated'])
  expect(messagesOf(ask(escalated, people.sergeant, 'escalateDecision', asking))).toEqual([
    'It waits to be looked at again already',
  ])
  const upheld = after(escalated, people.otherCoordinator, 'lookAtDecision', { on: idOf(own), input: found })
  expect(waitingFor(upheld)).toEqual([])
  // Recorded twice, or by two at once: the second is told.
  expect(messagesOf(ask(upheld, people.otherCoordinator, 'lookAtDecision', { on: idOf(own), input: found }))).toEqual([
    'A second person has read this decision already. Ask for it to be looked at again instead',
  ])
  expect(waitingFor(after(upheld, people.sergeant, 'escalateDecision', asking))).toEqual(['decisionEscalated'])
})

test('a no from before the standard of proof is looked at again, open or closed, and old words in a draft are found', () => {
  const file = withDecision()
  const stricter = { ...file, settings: { ...file.settings, proofStandardFrom: '2026-06-01' } }
  expect(waitingFor(stricter)).toContain('oldStandard')
  expect(waitingFor({ ...stricter, case: { ...file.case, status: 'closed' } })).toContain('oldStandard')
  const draft = readyToSubmit()
  const on = mainOf(draft).id
  const incidents = draft.incidents.map(i => i.id)
  const input = { actsGrounds: 'Proved BEYOND  reasonable doubt', actsIncidentIds: incidents }
  const old = after(draft, people.officer, 'writeActs', { on, input })
  expect(waitsOf(old).some(w => w.kind === 'oldWording')).toBe(true)
  expect(oldProofWarnings(old, mainOf(old))).toHaveLength(1)
  expect(oldProofWarnings(draft, mainOf(draft))).toEqual([])
})

test('an application that a tier refused before the standard of proof is listed until something is decided under it', () => {
  const draft = submittedCase()
  const refused = after(draft, people.sergeant, 'refuseAsSergeant', {
    on: mainOf(draft).id,
    input: { limb: 'risk', note: 'The risk to her is not explained.', whatWouldChange: 'A risk assessment' },
  })
  const oldRefusalTiers = (file: CaseFile) =>
    waitsOf(file).flatMap(w => (w.kind === 'oldRefusal' ? [w.params.tier] : []))
  expect(oldRefusalTiers(refused)).toEqual([])
  const stricter = { ...refused, settings: { ...refused.settings, proofStandardFrom: '2026-06-01' } }
  expect(oldRefusalTiers(stricter)).toEqual(['sergeant'])
  expect(oldRefusalTiers({ ...stricter, case: { ...refused.case, status: 'closed' } })).toEqual(['sergeant'])
  const again = withDecision().decisions.map(d => ({ ...d, at: '2026-06-02T09:00:00.000Z' }))
  expect(again).toHaveLength(1)
  expect(oldRefusalTiers({ ...stricter, decisions: [...refused.decisions, ...again] })).toEqual([])
})

test('a draft is idle so many days after something was last written in it', () => {
  const draft = readyToSubmit({ draftIdleDays: 3 })
  const written = mainOf(draft).writtenAt ?? ''
  const idle = waitsOf(draft).find(w => w.kind === 'draftIdle')
  expect(idle && Date.parse(instantOf(idle.visible)) - Date.parse(written)).toBe(3 * 24 * 3_600_000)
})

test('a case closed with something missing waits for the supervisor until it is seen, and again when it is closed again', () => {
  const input = { checksDone: [], reason: 'Done' }
  const closed = after(withDecision(), people.sergeant, 'closeCase', { input, despite: 'Agreed' })
  expect(waitsOf(closed).some(w => w.kind === 'closedLacking')).toBe(true)
  const supervisor = { ...people.sergeant, id: people.legal.id, roles: ['supervisor' as const] }
  const seen = after(closed, supervisor, 'seeClosing', { input: { note: '' } })
  expect(waitsOf(seen).some(w => w.kind === 'closedLacking')).toBe(false)
  const open = after(seen, people.sergeant, 'reopenCase', { input: { reason: 'More' } })
  const twice = after(open, people.sergeant, 'closeCase', { input, despite: 'Agreed' })
  expect(waitsOf(twice).some(w => w.kind === 'closedLacking')).toBe(true)
})

test('what waits is set aside until a day and comes back; what protects somebody now never is', () => {
  const file = newCase()
  const row = waitsOf(file).find(w => w.kind === 'riskDue')
  const what = row ? waitKey(row) : ''
  const input = { what, untilOn: '2026-05-20', reason: 'The nurse is asked first' }
  const aside = after(file, people.sergeant, 'setAside', { input })
  const put = waitsOf(aside).find(w => w.kind === 'riskDue')
  expect(put && londonDate(instantOf(put.visible))).toBe('2026-05-20')
  expect(put?.late).toEqual(row?.late)
  expect(messagesOf(ask(aside, people.sergeant, 'setAside', { input }))).toEqual([
    'It is set aside already. Bring it back first',
  ])
  const on = aside.setAsides[0]?.id ?? ''
  expect(
    waitsOf(after(aside, people.sergeant, 'endSetAside', { on })).find(w => w.kind === 'riskDue')?.visible,
  ).toEqual(row?.visible)
  expect(messagesOf(ask(file, people.sergeant, 'setAside', { input: { ...input, what: 'nothing here' } }))).toEqual([
    'It no longer waits on this case. Go back to the list and choose again',
  ])
})

test('a reminder is its author’s from its day, and only its author ends it', () => {
  const file = after(newCase(), people.officer, 'setReminder', {
    input: { onDay: '2026-05-18', note: 'Ring the school' },
  })
  const row = waitsOf(file).find(w => w.kind === 'reminder')
  expect(row).toMatchObject({ ownerId: people.officer.id, visible: { on: '2026-05-18' } })
  const on = file.reminders[0]?.id ?? ''
  expect(messagesOf(ask(file, people.sergeant, 'endReminder', { on }))).toEqual(['Only whoever set a reminder ends it'])
  expect(waitsOf(after(file, people.officer, 'endReminder', { on })).some(w => w.kind === 'reminder')).toBe(false)
})
