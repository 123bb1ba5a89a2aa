import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { forceActs } from '../../../lib/acts/force/force.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { anonymise, identifying, properNouns } from '../../../lib/case/views/anonymous.ts'
import { drawnWork, isDrawn, mayBeDrawn } from '../../../lib/case/views/sampling.ts'
import { allCounted } from '../../../lib/measures/counted.ts'
import type { CountedSample } from '../../../lib/measures/counted-columns.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { aForce, after, ask, messagesOf, newCase, people, readyToSubmit } from '../drafting/drafted.ts'

/** What is drawn of finished work, who reads it, and what an exemplar may not hold. */

const no = {
  decision: 'no',
  reasonCode: 'limbNotMet',
  limb: 'risk',
  actsReason: 'She says that he followed her twice',
  riskReason: 'He has moved away',
  necessityReason: 'Bail forbids it',
  whatWouldChange: 'If he comes back',
  toldVictim: 'By phone',
  reviewOn: '2026-06-20',
}
const withDecision = (settings: Parameters<typeof newCase>[0]) =>
  after(newCase(settings), people.coordinator, 'decideSpo', { input: no })
const drawnKinds = (file: CaseFile) => waitsOf(file).flatMap(w => (w.kind === 'sampleDrawn' ? [w.about.kind] : []))
const sampleRows = (file: CaseFile) =>
  (allCounted.find(s => s.name === 'countedSamples')?.rows(file) ?? []) as unknown as CountedSample[]
const supervisor = { ...people.coordinator, id: randomUUID(), roles: ['supervisor' as const] }
const reading = { met: ['clear', 'known'], result: 'sound', note: 'It says what was weighed', what: '', dueOn: '' }

test('the share that is drawn is the share that the force set, and a larger one draws what a smaller one did', () => {
  const ids = Array.from({ length: 20_000 }, () => randomUUID())
  const drawIds = (share: number) => ids.filter(id => isDrawn(id, share))
  expect(drawIds(0)).toEqual([])
  expect(drawIds(100)).toEqual(ids)
  const [five, ten] = [drawIds(5), drawIds(10)]
  // Twenty thousand at one in twenty: ten standard deviations to either side.
  expect(Math.abs(five.length - 1000)).toBeLessThan(310)
  expect(five.filter(id => !ten.includes(id))).toEqual([])
  // Ids that follow one another fall apart.
  const inRow = Array.from({ length: 20_000 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
  expect(Math.abs(inRow.filter(id => isDrawn(id, 5)).length - 1000)).toBeLessThan(310)
})

const decisionOf = (file: CaseFile) => file.decisions[0]?.id ?? ''
/** Read by a supervisor who wants something done. */
const toBeDoneAgain = { ...reading, result: 'again', what: 'Ask her whether he is back', dueOn: '2026-05-20' }

test('a decision is drawn only where the force draws some, from the day on which it begins to', () => {
  expect(drawnKinds(withDecision({ sampleShare: 0 }))).toEqual([])
  expect(drawnKinds(withDecision({ sampleShare: 100, sampleFrom: '2030-01-01' }))).toEqual([])
  expect(drawnKinds(withDecision({ sampleShare: 100 }))).toEqual(['decisions'])
})
test('a decision that was drawn is read by a supervisor who did not make it', () => {
  // Given a decision of a coordinator that was drawn
  const file = withDecision({ sampleShare: 100 })
  const on = decisionOf(file)
  // When the coordinator reads it, being a supervisor too, then it is refused
  const coordinatorAsSupervisor = { ...people.coordinator, roles: ['coordinator' as const, 'supervisor' as const] }
  const ownWork = ask(file, coordinatorAsSupervisor, 'readSampledDecision', { on, input: reading })
  expect(messagesOf(ownWork)).toEqual(['This is your own work, so someone else must read it'])
  // When somebody who is no supervisor reads it, then there is nothing to read
  expect(ask(file, people.coordinator, 'readSampledDecision', { on, input: reading }).kind).toBe('missing')
})
test('a decision that was drawn waits until it is read, and what is to be done again is an action', () => {
  // Given a decision that was drawn: it waits, and is counted as unread
  const file = withDecision({ sampleShare: 100 })
  const on = decisionOf(file)
  expect(drawnKinds(file)).toEqual(['decisions'])
  expect(sampleRows(file).map(c => [c.work, c.readOn])).toEqual([['decisions', null]])
  // When it is to be done again, then what is to be done must be said
  const unsaid = ask(file, supervisor, 'readSampledDecision', { on, input: { ...reading, result: 'again' } })
  expect(messagesOf(unsaid)).toEqual(['Enter what is to be done'])
  // When that is said, then it is an action, the decision is counted as not sound, and waits no more
  const read = after(file, supervisor, 'readSampledDecision', { on, input: toBeDoneAgain })
  expect(read.agreedActions.map(a => [a.what, a.dueOn])).toEqual([['Ask her whether he is back', '2026-05-20']])
  expect(sampleRows(read).map(c => [c.readOn !== null, c.isSound])).toEqual([[true, false]])
  expect(drawnKinds(read)).toEqual([])
  // When it is read a second time, then that is refused
  const secondReading = ask(read, supervisor, 'readSampledDecision', { on, input: reading })
  expect(messagesOf(secondReading)[0]).toContain('It was read on')
})
test('a reading corrected is counted as corrected; withdrawn, the decision waits again', () => {
  // Given a decision that was read as not sound
  const file = withDecision({ sampleShare: 100 })
  const read = after(file, supervisor, 'readSampledDecision', { on: decisionOf(file), input: toBeDoneAgain })
  const on = read.qualityReadings[0]?.id ?? ''
  // When the reading is corrected, then the decision is counted as sound
  const corrected = after(read, supervisor, 'correctQualityReading', {
    on,
    input: { met: ['clear'], result: 'learn', note: 'It was sound', correctionReason: 'Misread' },
  })
  expect(sampleRows(corrected).map(c => c.isSound)).toEqual([true])
  // When the reading is withdrawn, then the decision waits to be read again
  const withdrawn = after(corrected, supervisor, 'withdrawQualityReading', {
    on,
    input: { cause: 'error', reason: 'It was of another case' },
  })
  expect(drawnKinds(withdrawn)).toEqual(['decisions'])
})

test('what a supervisor draws beside the share waits from the day it was drawn, and is read like the rest', () => {
  const file = withDecision({ sampleShare: 0 })
  const [d] = file.decisions
  if (!d) throw new Error('No decision')
  expect(mayBeDrawn(file, people.coordinator.id)).toEqual([])
  const supervisor = { ...people.coordinator, id: randomUUID(), roles: ['supervisor' as const] }
  expect(mayBeDrawn(file, supervisor.id).map(w => w.id)).toEqual([d.id])
  const at = '2026-09-01T09:00:00.000Z'
  const asPart = (of: CaseFile, actor: Actor) =>
    decide(
      of,
      { act: acts.drawPiece, on: of.case.id, input: { work: 'decisions', workId: d.id }, seen: asLoaded, as: 'part' },
      { at, today: '2026-09-01', actor, newId: randomUUID, settings: of.settings },
    )
  expect(messagesOf(asPart(file, { ...people.coordinator, roles: ['supervisor'] }))).toEqual([
    'This was drawn already, was withdrawn, or is your own',
  ])
  const decided = asPart(file, supervisor)
  if (decided.kind !== 'done') throw new Error(JSON.stringify(decided))
  const drawn = applyPatch(file, decided.patch)
  expect(messagesOf(asPart(drawn, supervisor))).toHaveLength(1)
  expect(drawnKinds(drawn)).toEqual(['decisions'])
  // Ten days after it was drawn, and not after it was decided months before.
  expect(sampleRows(drawn).map(c => c.dueOn > '2026-09-01')).toEqual([true])
  const read = after(drawn, supervisor, 'readSampledDecision', { on: d.id, input: reading })
  expect(drawnKinds(read)).toEqual([])
})

test('what was read stays counted when the share is lowered, and a larger share warns of the work done before', () => {
  const file = withDecision({ sampleShare: 100 })
  const supervisor = { ...people.coordinator, id: randomUUID(), roles: ['supervisor' as const] }
  const read = after(file, supervisor, 'readSampledDecision', { on: file.decisions[0]?.id ?? '', input: reading })
  expect(sampleRows({ ...read, settings: { ...read.settings, sampleShare: 0 } })).toHaveLength(1)
  const now = aForce({ sampleShare: 5, sampleFrom: '2026-05-01' })
  const warningsOf = (change: object) =>
    forceActs.changeSettings.warn?.({
      file: now,
      record: now.force,
      input: { ...now.force.settings, review1: 'authorising', ...change },
    } as never)
  const words = (change: object) =>
    (warningsOf(change) ?? []).map(w => w.message).filter(m => m.includes('More would be drawn'))
  expect(words({})).toEqual([])
  expect(words({ sampleShare: 20 })).toHaveLength(1)
  expect(words({ sampleShare: 20, sampleFrom: '2026-06-01' })).toEqual([])
  expect(words({ sampleShare: 1 })).toEqual([])
})

test('what was not drawn cannot be read as a sample', () => {
  const file = withDecision({ sampleShare: 0 })
  expect(
    messagesOf(ask(file, supervisor, 'readSampledDecision', { on: file.decisions[0]?.id ?? '', input: reading })),
  ).toEqual(['This was not drawn. Only what is drawn by chance counts as a sample'])
})

test('every warning that is passed over is a record of the case, with the reason for it', () => {
  const file = newCase({ overrideShare: 100 })
  const input = { panelId: '', panelOn: '2026-05-11', why: 'Is an order the way?' }
  const once = after(file, people.coordinator, 'putToPanel', { input })
  const before = once.overrides.length
  const referral = {
    kind: 'health',
    toWhom: 'The clinic',
    personId: '',
    offer: 'declined',
    offeredOn: '2026-05-08',
    basis: 'consent',
    shared: 'His name',
    sentOn: '2026-05-08',
    answerDueOn: '',
  }
  const warned = ask(file, people.officer, 'recordReferral', { input: referral })
  expect(warned.kind).toBe('warned')
  const passed = after(file, people.officer, 'recordReferral', { input: referral, despite: 'He asked for it later' })
  expect(before).toBe(0)
  expect(passed.overrides.map(o => [o.act, o.message, o.reason, o.byId])).toEqual([
    [
      'Record a referral',
      'They have not said that they agree to it: another basis is needed.',
      'He asked for it later',
      people.officer.id,
    ],
  ])
  expect(drawnWork(passed).map(w => w.work)).toEqual(['overrides'])
  expect(waitsOf(passed).flatMap(w => (w.kind === 'overrideDrawn' ? [w.permission] : []))).toEqual(['oversee'])
})

/** A case with a protected address, and the two people whose names an exemplar may not hold. */
function withSecrets() {
  const ready = readyToSubmit()
  const [defendant] = ready.defendants
  const [protectedPerson] = ready.protectedPersons
  if (!defendant || !protectedPerson) throw new Error('nobody')
  const file = {
    ...ready,
    confidentialAddresses: [
      {
        id: randomUUID(),
        personId: protectedPerson.id,
        address: '7 Quillstone Lane',
        postcode: 'ZZ9 4QX',
        kind: 'home',
        releasedAt: null,
      },
    ],
  } as CaseFile
  return { file, defendant, protectedPerson }
}

test('an exemplar holds no name, place, date, number or protected address, however it is written', () => {
  const { file, defendant, protectedPerson } = withSecrets()
  const identifiedBy = (text: string) => identifying(text, file).map(f => f.what)
  expect(identifiedBy(`Then ${defendant.familyName} wrote`)).toEqual(['a name'])
  expect(identifiedBy(`The sister of ${protectedPerson.givenNames.toUpperCase()} saw it`)).toEqual(['a name'])
  expect(identifiedBy('He waited at quill-stone lane')).toEqual(['a protected address'])
  expect(identifiedBy('He waited near ZZ94QX')).toContain('a protected address')
  expect(identifiedBy('On 3 May 2026 he came')).toEqual(['a date'])
  expect(identifiedBy('He rang from 07700 900123')).toEqual(['a number'])
  expect(identifiedBy('He wrote to x@example.com')).toEqual(['an email or web address'])
  expect(identifiedBy(`It is case ${file.case.ref}`)).toContain('a number, handle or reference')
  expect(identifiedBy('Not to come within 100 metres, nor to send messages by day or night.')).toEqual([])
  expect(properNouns('He waited outside the bakery in Marlow')).toEqual(['Marlow'])
})

test('a text with its names masked identifies nobody', () => {
  // Given a text with the names of the defendant and of the protected person
  const { file, defendant, protectedPerson } = withSecrets()
  const nameOf = (p: { givenNames: string; familyName: string }) => `${p.givenNames} ${p.familyName}`
  const named = `${nameOf(defendant)} wrote to ${nameOf(protectedPerson)}’s sister.`
  // When it is masked
  const masked = anonymise(named, file)
  // Then it says who is meant by what they are to the case
  expect(masked).toBe('[the defendant] wrote to [the protected person]’s sister.')
  expect(identifying(masked, file)).toEqual([])
})

/** A panel on 11 May 2026, another of that day that was cancelled, and one on 18 May. */
const panels = [
  { id: randomUUID(), heldOn: '2026-05-11', cancelledAt: null },
  { id: randomUUID(), heldOn: '2026-05-11', cancelledAt: '2026-05-09T10:00:00Z' },
  { id: randomUUID(), heldOn: '2026-05-18', cancelledAt: null },
]
const [panelOn11May, cancelledPanel, panelOn18May] = panels.map(p => p.id)
const toPanel = (panelId: string | undefined, panelOn = '') => ({
  input: { panelId, panelOn, why: 'Is an order the way?' },
  moment: { panels },
})

test('a case is put to a panel of the list that was not cancelled, on its own day', () => {
  const complaints = (panelId: string | undefined, panelOn = '') =>
    messagesOf(ask(newCase(), people.coordinator, 'putToPanel', toPanel(panelId, panelOn)))
  expect(complaints(cancelledPanel)).toEqual(['This panel was cancelled. Select another'])
  expect(complaints(randomUUID())).toEqual(['Select which panel from the list'])
  expect(complaints('')).toEqual(['Select which panel, or enter its day'])
  expect(complaints(panelOn11May, '2026-05-12')).toEqual([
    'The panel that you picked is on 11 May 2026. Leave the day blank',
  ])
})
test('a case leaves the panel that it was put to by being moved to another, and waits for that', () => {
  // Given a case put to the panel of 11 May
  const onAgenda = after(newCase(), people.coordinator, 'putToPanel', toPanel(panelOn11May))
  expect(onAgenda.panelItems.map(i => [i.panelId, i.panelOn])).toEqual([[panelOn11May, '2026-05-11']])
  // When it is moved to the panel of 18 May
  const moved = after(onAgenda, people.coordinator, 'movePanelItem', {
    on: onAgenda.panelItems[0]?.id ?? '',
    input: { panelId: panelOn18May, panelOn: '' },
    moment: { panels },
  })
  // Then it is before that one alone, and waits from its day
  expect(moved.panelItems.map(i => [i.panelId, i.panelOn])).toEqual([[panelOn18May, '2026-05-18']])
  expect(waitsOf(moved).flatMap(w => (w.kind === 'panelItem' ? [w.visible] : []))).toEqual([{ on: '2026-05-18' }])
})
test('two panels on one day each have their own cases', () => {
  // Given a second panel on 11 May that meets too
  const afternoon = { id: randomUUID(), heldOn: '2026-05-11', cancelledAt: null }
  const moment = { panels: [...panels, afternoon] }
  const put = (panelId: string | undefined) => ({ ...toPanel(panelId), moment })
  // When one case is put to each
  const [first, second] = [panelOn11May, afternoon.id].map(id =>
    after(newCase(), people.coordinator, 'putToPanel', put(id)),
  )
  // Then each stands before its own, on that day
  expect([first, second].flatMap(file => file?.panelItems.map(i => [i.panelId, i.panelOn]))).toEqual([
    [panelOn11May, '2026-05-11'],
    [afternoon.id, '2026-05-11'],
  ])
})
