import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { forceActs } from '../../../lib/acts/force/force.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { anonymised, identifying, properNouns } from '../../../lib/case/views/anonymous.ts'
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
const refused = (settings: Parameters<typeof newCase>[0]) =>
  after(newCase(settings), people.coordinator, 'decideSpo', { input: no })
const drawnKinds = (file: CaseFile) => waitsOf(file).flatMap(w => (w.kind === 'sampleDrawn' ? [w.about.kind] : []))
const counted = (file: CaseFile) =>
  (allCounted.find(s => s.name === 'countedSamples')?.rows(file) ?? []) as unknown as CountedSample[]
const reading = { met: ['clear', 'known'], result: 'sound', note: 'It says what was weighed', what: '', dueOn: '' }

test('the share that is drawn is the share that the force set, and a larger one draws what a smaller one did', () => {
  const ids = Array.from({ length: 20_000 }, () => randomUUID())
  const drawn = (share: number) => ids.filter(id => isDrawn(id, share))
  expect(drawn(0)).toEqual([])
  expect(drawn(100)).toEqual(ids)
  const [five, ten] = [drawn(5), drawn(10)]
  // Twenty thousand at one in twenty: ten standard deviations to either side.
  expect(Math.abs(five.length - 1000)).toBeLessThan(310)
  expect(five.filter(id => !ten.includes(id))).toEqual([])
  // Ids that follow one another fall apart.
  const inRow = Array.from({ length: 20_000 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
  expect(Math.abs(inRow.filter(id => isDrawn(id, 5)).length - 1000)).toBeLessThan(310)
})

test('a decision that was drawn waits for a supervisor who did not make it, until it is read', () => {
  expect(drawnKinds(refused({ sampleShare: 0 }))).toEqual([])
  expect(drawnKinds(refused({ sampleShare: 100, sampleFrom: '2030-01-01' }))).toEqual([])
  const file = refused({ sampleShare: 100 })
  expect(drawnKinds(file)).toEqual(['decisions'])
  expect(counted(file).map(c => [c.work, c.readOn])).toEqual([['decisions', null]])
  const on = file.decisions[0]?.id ?? ''
  const own = ask(file, { ...people.coordinator, roles: ['coordinator', 'supervisor'] }, 'readSampledDecision', {
    on,
    input: reading,
  })
  expect(messagesOf(own)).toEqual(['This is your own work, so someone else must read it'])
  expect(ask(file, people.coordinator, 'readSampledDecision', { on, input: reading }).kind).toBe('missing')
  const supervisor = { ...people.coordinator, id: randomUUID(), roles: ['supervisor' as const] }
  const again = { ...reading, result: 'again' }
  expect(messagesOf(ask(file, supervisor, 'readSampledDecision', { on, input: again }))).toEqual([
    'Enter what is to be done',
  ])
  const redo = after(file, supervisor, 'readSampledDecision', {
    on,
    input: { ...again, what: 'Ask her whether he is back', dueOn: '2026-05-20' },
  })
  expect(redo.agreedActions.map(a => [a.what, a.dueOn])).toEqual([['Ask her whether he is back', '2026-05-20']])
  expect(counted(redo).map(c => [c.readOn !== null, c.isSound])).toEqual([[true, false]])
  expect(drawnKinds(redo)).toEqual([])
  expect(messagesOf(ask(redo, supervisor, 'readSampledDecision', { on, input: reading }))[0]).toContain(
    'It was read on',
  )
  // Read wrongly, and corrected; then withdrawn, so that it waits again.
  const corrected = after(redo, supervisor, 'correctQualityReading', {
    on: redo.qualityReadings[0]?.id ?? '',
    input: { met: ['clear'], result: 'learn', note: 'It was sound', correctionReason: 'Misread' },
  })
  expect(counted(corrected).map(c => c.isSound)).toEqual([true])
  const withdrawn = after(corrected, supervisor, 'withdrawQualityReading', {
    on: redo.qualityReadings[0]?.id ?? '',
    input: { cause: 'error', reason: 'It was of another case' },
  })
  expect(drawnKinds(withdrawn)).toEqual(['decisions'])
})

test('what a supervisor draws beside the share waits from the day it was drawn, and is read like the rest', () => {
  const file = refused({ sampleShare: 0 })
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
  expect(counted(drawn).map(c => c.dueOn > '2026-09-01')).toEqual([true])
  const read = after(drawn, supervisor, 'readSampledDecision', { on: d.id, input: reading })
  expect(drawnKinds(read)).toEqual([])
})

test('what was read stays counted when the share is lowered, and a larger share warns of the work done before', () => {
  const file = refused({ sampleShare: 100 })
  const supervisor = { ...people.coordinator, id: randomUUID(), roles: ['supervisor' as const] }
  const read = after(file, supervisor, 'readSampledDecision', { on: file.decisions[0]?.id ?? '', input: reading })
  expect(counted({ ...read, settings: { ...read.settings, sampleShare: 0 } })).toHaveLength(1)
  const now = aForce({ sampleShare: 5, sampleFrom: '2026-05-01' })
  const asked = (change: object) =>
    forceActs.changeSettings.warn?.({
      file: now,
      record: now.force,
      input: { ...now.force.settings, review1: 'authorising', ...change },
    } as never)
  const words = (change: object) =>
    (asked(change) ?? []).map(w => w.message).filter(m => m.includes('More would be drawn'))
  expect(words({})).toEqual([])
  expect(words({ sampleShare: 20 })).toHaveLength(1)
  expect(words({ sampleShare: 20, sampleFrom: '2026-06-01' })).toEqual([])
  expect(words({ sampleShare: 1 })).toEqual([])
})

test('what was not drawn cannot be read as a sample', () => {
  const file = refused({ sampleShare: 0 })
  const supervisor = { ...people.coordinator, id: randomUUID(), roles: ['supervisor' as const] }
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

test('an exemplar holds no name, place, date, number or protected address, however it is written', () => {
  const file = readyToSubmit()
  const [d] = file.defendants
  const [p] = file.protectedPersons
  if (!d || !p) throw new Error('nobody')
  const secret = {
    ...file,
    confidentialAddresses: [
      {
        id: randomUUID(),
        personId: p.id,
        address: '7 Quillstone Lane',
        postcode: 'ZZ9 4QX',
        kind: 'home',
        releasedAt: null,
      },
    ],
  } as CaseFile
  const found = (text: string) => identifying(text, secret).map(f => f.what)
  expect(found(`Then ${d.familyName} wrote`)).toEqual(['a name'])
  expect(found(`The sister of ${p.givenNames.toUpperCase()} saw it`)).toEqual(['a name'])
  expect(found('He waited at quill-stone lane')).toEqual(['a protected address'])
  expect(found('He waited near ZZ94QX')).toContain('a protected address')
  expect(found('On 3 May 2026 he came')).toEqual(['a date'])
  expect(found('He rang from 07700 900123')).toEqual(['a number'])
  expect(found('He wrote to x@example.com')).toEqual(['an email or web address'])
  expect(found(`It is case ${file.case.ref}`)).toContain('a number, handle or reference')
  expect(found('Not to come within 100 metres, nor to send messages by day or night.')).toEqual([])
  expect(properNouns('He waited outside the bakery in Marlow')).toEqual(['Marlow'])
  const masked = anonymised(
    `${d.givenNames} ${d.familyName} wrote to ${p.givenNames} ${p.familyName}’s sister.`,
    secret,
  )
  expect(masked).toBe('[the defendant] wrote to [the protected person]’s sister.')
  expect(identifying(masked, secret)).toEqual([])
})

test('two panels on one day each have their own cases, and a case leaves a cancelled panel by being moved', () => {
  const file = newCase()
  const panels = [
    { id: randomUUID(), heldOn: '2026-05-11', cancelledAt: null },
    { id: randomUUID(), heldOn: '2026-05-11', cancelledAt: '2026-05-09T10:00:00Z' },
    { id: randomUUID(), heldOn: '2026-05-18', cancelledAt: null },
  ]
  const [first, cancelled, later] = panels.map(p => p.id)
  const put = (of: CaseFile, panelId: string | undefined, panelOn = '') =>
    ask(of, people.coordinator, 'putToPanel', {
      input: { panelId, panelOn, why: 'Is an order the way?' },
      moment: { panels },
    })
  expect(messagesOf(put(file, cancelled))).toEqual(['This panel was cancelled. Select another'])
  expect(messagesOf(put(file, randomUUID()))).toEqual(['Select which panel from the list'])
  expect(messagesOf(put(file, ''))).toEqual(['Select which panel, or enter its day'])
  expect(messagesOf(put(file, first, '2026-05-12'))).toEqual([
    'The panel that you picked is on 11 May 2026. Leave the day blank',
  ])
  const on = after(file, people.coordinator, 'putToPanel', {
    input: { panelId: first, panelOn: '', why: 'Is an order the way?' },
    moment: { panels },
  })
  expect(on.panelItems.map(i => [i.panelId, i.panelOn])).toEqual([[first, '2026-05-11']])
  const moved = after(on, people.coordinator, 'movePanelItem', {
    on: on.panelItems[0]?.id ?? '',
    input: { panelId: later, panelOn: '' },
    moment: { panels },
  })
  expect(moved.panelItems.map(i => [i.panelId, i.panelOn])).toEqual([[later, '2026-05-18']])
  expect(waitsOf(moved).flatMap(w => (w.kind === 'panelItem' ? [w.visible] : []))).toEqual([{ on: '2026-05-18' }])
})
