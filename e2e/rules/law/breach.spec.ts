import { expect, test } from '@playwright/test'
import { breachActs } from '../../../lib/acts/compliance/breach.ts'
import { fieldsOf } from '../../../lib/acts/form/fields.ts'
import { acts } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Breach, BreachStepTaken } from '../../../lib/case/records/compliance.ts'
import { minutesBetween } from '../../../lib/case/time/calendar.ts'
import { breachClock, countedAcrossOrders, placeOf, spanOf, stepsOf } from '../../../lib/law/practice/breaches.ts'
import { aBreach, aCaseWithOrder, answerOf, contact, devices, doAct, order, otherOrder } from '../acts/breach-file.ts'
import { aCondition, anOrder, at, aVersion, ids } from '../acts/order-file.ts'

const a = breachActs
const input = {
  of: 'order',
  orderId: order.id,
  conditionIds: [contact.id],
  happenedOn: '2026-10-16',
  knownAt: '2026-10-16T21:10',
  source: 'victim',
  place: 'englandWales',
  description: 'He texted her',
  excuse: 'None offered',
}
const crimed = '2026-10-20 08:30'
const only = (file: CaseFile): Breach => {
  const [breach] = file.breaches
  if (!breach) throw new Error('No breach')
  return breach
}
const clockAt = (file: CaseFile, local: string) =>
  breachClock(only(file), stepsOf(file, only(file)), file.settings, at(local))

test('S21: the clock starts at the 101 call on Friday at 21:10, though the crime is recorded 83 h 20 min later', () => {
  const { file, sentence } = doAct(aCaseWithOrder(), a.recordBreach, undefined, input, crimed)
  expect(sentence).toBe('Breach 1 recorded, of MAR-2026-0417/1: police have known since 16 October 2026 at 21:10')
  expect(minutesBetween(only(file).knownAt, at(crimed))).toBe(5000)
  expect(spanOf(5000)).toBe('83 hours 20 minutes')
  const clock = clockAt(file, crimed)
  expect(clock.words).toBe('No action in the 83 hours 20 minutes since police knew')
  expect(clock.alarms.map(alarm => alarm.words)).toEqual([
    'No action after 1 hour',
    'No action after 4 hours',
    'No action after 24 hours',
  ])
  expect(clock.next?.act).toBe('recordVictimContacted')
  expect(file.contacts).toMatchObject([{ milestone: 'breach', personId: ids.victim }])
})

for (const [local, passed] of [
  ['2026-10-16 22:09', []],
  ['2026-10-16 22:10', [1]],
  ['2026-10-17 01:09', [1]],
  ['2026-10-17 01:10', [1, 4]],
  ['2026-10-17 21:10', [1, 4, 24]],
] as const)
  test(`alarms passed at ${local}: ${passed.join(', ') || 'none'}`, () => {
    const file = aCaseWithOrder({ breaches: [aBreach()] })
    expect(
      clockAt(file, local)
        .alarms.filter(x => x.passed)
        .map(x => x.hours),
    ).toEqual([...passed])
  })

test('on the nights when the clocks change, time is counted as it passed', () => {
  const autumn = aCaseWithOrder({ breaches: [aBreach({ knownAt: at('2026-10-24 23:30') })] })
  expect(clockAt(autumn, '2026-10-25 02:30').minutes).toBe(240)
  const spring = aCaseWithOrder({ breaches: [aBreach({ knownAt: at('2027-03-27 23:30') })] })
  expect(clockAt(spring, '2027-03-28 02:30').minutes).toBe(120)
  // A day later by the clock is 25 hours in autumn and 23 in spring.
  expect(clockAt(autumn, '2026-10-25 23:29').alarms.map(x => x.passed)).toEqual([true, true, true])
  expect(clockAt(spring, '2027-03-28 23:30').alarms.map(x => x.passed)).toEqual([true, true, false])
})

test('the first action stops the alarms, and says how late it was', () => {
  const known = doAct(aCaseWithOrder(), a.recordBreach, undefined, input, crimed).file
  const contacted = doAct(
    known,
    a.recordVictimContacted,
    only(known).id,
    { personIds: [ids.victim], at: '2026-10-20T09:00', means: 'phone' },
    '2026-10-20 09:05',
  ).file
  const clock = clockAt(contacted, '2026-11-01 09:00')
  expect(clock.firstActionMinutes).toBe(5030)
  expect(clock.alarms[0]).toMatchObject({ passed: true, words: 'First action came after 1 hour' })
  expect(clock.arrestDecisionMinutes).toBeNull()
  expect(clock.next?.act).toBe('decideArrest')
  expect(contacted.contacts).toMatchObject([
    { milestone: 'breach', toldAt: at('2026-10-20 09:00'), toldById: ids.officer },
  ])
})

test('given a breach that ended and nobody was told, what is next says what they are to be told', () => {
  const words = (endedAt: string | null, contacted = false) => {
    const file = aCaseWithOrder({ breaches: [aBreach({ endedAt: endedAt && at(endedAt) })] })
    const steps = contacted ? [{ step: 'victimContacted', at: at('2026-10-17 09:00') } as BreachStepTaken] : []
    return breachClock(only(file), steps, file.settings, at('2026-11-01 09:00')).next?.words
  }
  expect(words(null)).toBe('Contact the protected person and check that they are safe')
  expect(words('2026-10-20 09:00')).toBe('Tell the protected person how it ended, and check that they are safe')
  expect(words('2026-10-20 09:00', true)).toBeUndefined()
})

test('from first knowledge to conviction, each step at its own moment, and what is next', () => {
  // Given a breach that police have known of since 16 October 2026
  let file = doAct(aCaseWithOrder(), a.recordBreach, undefined, input, crimed).file
  const { id } = only(file)
  const next = () => clockAt(file, '2026-12-01 12:00').next?.act
  const step = (act: Parameters<typeof doAct>[1], more: object) => {
    file = doAct(file, act, id, more, '2026-12-01 12:00').file
  }
  // When the victim was told and an arrest decided, then the arrest is next
  step(a.recordVictimContacted, { personIds: [ids.victim], at: '2026-10-20T09:00', means: 'phone' })
  step(a.decideArrest, { decision: 'arrest', reason: 'To prevent more contact', at: '2026-10-20T10:00' })
  expect(next()).toBe('recordArrest')
  // When he was arrested, then the charge is next
  step(a.recordArrest, { at: '2026-10-21T06:45' })
  expect(next()).toBe('recordCharge')
  // When he was charged, then the outcome is next
  step(a.recordCharge, { at: '2026-10-21T16:00', offences: 'Breach of a stalking protection order' })
  expect(next()).toBe('recordBreachOutcome')
  // When he was convicted, then nothing is next
  step(a.recordBreachOutcome, {
    outcome: 'convicted',
    at: '2026-11-20T11:00',
    court: 'magistrates',
    sentenceKind: 'custody',
    months: '4',
  })
  expect(next()).toBeUndefined()
  // Then every step is kept in its order, and the last with its sentence
  expect(stepsOf(file, only(file)).map(s => s.step)).toEqual([
    'victimContacted',
    'arrestDecided',
    'arrested',
    'charged',
    'outcome',
  ])
  expect(file.breachSteps.at(-1)).toMatchObject({
    outcome: 'convicted',
    sentenceKind: 'custody',
    sentenceMonths: 4,
    sentencingCourt: 'magistrates',
  })
  // Then its clock stopped at the conviction, and a year later has run no further
  const convictedAt = at('2026-11-20 11:00')
  expect(only(file).endedAt).toBe(convictedAt)
  expect(clockAt(file, '2027-12-01 12:00').minutes).toBe(minutesBetween(only(file).knownAt, convictedAt))
})

test('a decision not to arrest needs a reason, and leads to a charge or no further action', () => {
  const file = aCaseWithOrder({ breaches: [aBreach()] })
  const { id } = only(file)
  const moment = '2026-10-17 12:00'
  expect(
    answerOf(file, a.decideArrest, id, { decision: 'noArrest', reason: ' ', at: '2026-10-17T10:00' }, moment).rules,
  ).toEqual(['reason'])
  const decided = doAct(
    file,
    a.decideArrest,
    id,
    { decision: 'noArrest', reason: 'In hospital', at: '2026-10-17T10:00' },
    moment,
  )
  expect(decided.file.breachSteps).toMatchObject([{ step: 'noArrestDecided', reason: 'In hospital' }])
  const ended = doAct(
    decided.file,
    a.recordNoFurtherAction,
    id,
    { at: '2026-10-17T11:00', reason: 'Not in the public interest' },
    moment,
  ).file
  expect(only(ended).endedAt).toBe(at('2026-10-17 11:00'))
  const reopened = doAct(ended, a.recordCharge, id, { at: '2026-10-17T11:30', offences: 'Breach' }, moment).file
  expect(only(reopened).endedAt).toBeNull()
})
test('no further action with no decision about arrest is questioned', () => {
  const file = aCaseWithOrder({ breaches: [aBreach()] })
  expect(
    answerOf(
      file,
      a.recordNoFurtherAction,
      only(file).id,
      { at: '2026-10-17T11:00', reason: 'Weak' },
      '2026-10-17 12:00',
    ).kind,
  ).toBe('warned')
})

for (const [name, extra] of [
  ['recordVictimContacted', { personIds: [ids.victim], means: 'phone' }],
  ['decideArrest', { decision: 'arrest', reason: 'Because' }],
  ['recordArrest', {}],
  ['recordCharge', { offences: 'Breach' }],
  ['recordNoFurtherAction', { reason: 'Because' }],
] as const)
  test(`${name} is never before police knew and never in the future`, () => {
    const file = aCaseWithOrder({ breaches: [aBreach()] })
    const rules = (when: string) => {
      const answer = answerOf(file, acts[name], only(file).id, { ...extra, at: when }, '2026-10-17 12:00')
      return answer.kind === 'refused' ? answer.rules : []
    }
    expect(rules('2026-10-16T21:09')).toEqual(['at'])
    expect(rules('2026-10-16T21:10')).toEqual([])
    expect(rules('2026-10-17T12:00')).toEqual([])
    expect(rules('2026-10-17T12:01')).toEqual(['at'])
  })

test('an outcome needs a charge, and is not before it', () => {
  const file = aCaseWithOrder({ breaches: [aBreach()] })
  const { id } = only(file)
  const outcome = { outcome: 'acquitted', at: '2026-10-18T11:00' }
  expect(answerOf(file, a.recordBreachOutcome, id, outcome, '2026-10-19 12:00').kind).toBe('refused')
  const charged = doAct(
    file,
    a.recordCharge,
    id,
    { at: '2026-10-18T12:00', offences: 'Breach' },
    '2026-10-19 12:00',
  ).file
  expect(answerOf(charged, a.recordBreachOutcome, id, outcome, '2026-10-19 12:00').rules).toEqual(['at'])
  expect(
    answerOf(charged, a.recordBreachOutcome, id, { ...outcome, at: '2026-10-18T12:00' }, '2026-10-19 12:00').kind,
  ).toBe('done')
})

test('V77 and V76: a conditional discharge, and custody above the maximum, are questioned and not refused', () => {
  const start = aCaseWithOrder({ breaches: [aBreach()] })
  const { id } = only(start)
  const file = doAct(start, a.recordCharge, id, { at: '2026-10-17T10:00', offences: 'Breach' }, '2026-10-18 12:00').file
  const answer = (more: object) =>
    answerOf(
      file,
      a.recordBreachOutcome,
      id,
      { outcome: 'convicted', at: '2026-11-20T11:00', ...more },
      '2026-11-21 12:00',
    )
  expect(answer({ sentenceKind: 'conditionalDischarge' })).toMatchObject({ kind: 'warned', rules: ['V77'] })
  expect(answer({ sentenceKind: 'communityOrder' }).kind).toBe('done')
  expect(answer({ sentenceKind: 'custody', court: 'magistrates', months: '13' })).toMatchObject({
    kind: 'warned',
    rules: ['V76'],
  })
  expect(answer({ sentenceKind: 'custody', court: 'magistrates', months: '12' }).kind).toBe('done')
  expect(answer({ sentenceKind: 'custody', court: 'crown', months: '13' }).kind).toBe('done')
})

test('V74: outside the term or of no condition is refused', () => {
  const file = aCaseWithOrder()
  const answer = (more: object, local = '2028-07-01 12:00') =>
    answerOf(file, a.recordBreach, undefined, { ...input, ...more }, local)
  const day = (date: string) => ({ happenedOn: date, knownAt: `${date}T23:00` })
  expect(answer(day('2026-05-31'))).toMatchObject({ kind: 'refused', rules: ['V74'] })
  expect(answer(day('2028-05-31')).kind).toBe('done')
  expect(answer(day('2028-06-01'))).toMatchObject({ kind: 'refused', rules: ['V74'] })
  expect(answer({ conditionIds: [] })).toMatchObject({ kind: 'refused', rules: ['V74'] })
  expect(answer({ orderId: '' })).toMatchObject({ kind: 'refused', rules: ['orderId'] })
})
test('V74: a condition of another order, or one that has stopped, is refused', () => {
  const second = anOrder({ id: ids.interimOrder, ref: 'MAR-2026-0417/2' })
  const foreign = aCondition(second)
  const stopped = { ...devices, lastDay: '2026-10-15' }
  const file = aCaseWithOrder({ orders: [order, second], orderConditions: [stopped, contact, foreign] })
  file.orderVersions.push(aVersion(second))
  const rules = (conditionIds: string[]) =>
    answerOf(file, a.recordBreach, undefined, { ...input, conditionIds }, crimed).rules
  expect(rules([foreign.id])).toEqual(['V74'])
  expect(rules([stopped.id])).toEqual(['V74'])
  expect(rules([contact.id])).toEqual([])
})
test('V74, V75, V78: before service, without an excuse asked, or outside England and Wales, is questioned', () => {
  const file = aCaseWithOrder()
  const answer = (more: object, of = file) => answerOf(of, a.recordBreach, undefined, { ...input, ...more }, crimed)
  expect(answer({ happenedOn: '2026-06-01' })).toMatchObject({ kind: 'warned', rules: ['V74'] })
  expect(answer({ happenedOn: '2026-06-02' }).kind).toBe('done')
  expect(answer({}, aCaseWithOrder({ services: [] }))).toMatchObject({ kind: 'warned', rules: ['V74'] })
  expect(answer({ excuse: ' ' })).toMatchObject({ kind: 'warned', rules: ['V75'] })
  for (const place of ['scotland', 'northernIreland', 'elsewhere'])
    expect(answer({ place })).toMatchObject({ kind: 'warned', rules: ['V78'] })
})
test('police cannot have known before it happened, nor in the future', () => {
  const file = aCaseWithOrder()
  const rules = (more: object) => answerOf(file, a.recordBreach, undefined, { ...input, ...more }, crimed).rules
  expect(rules({ happenedOn: '2026-10-17' })).toEqual(['happenedOn'])
  expect(rules({ knownAt: '2026-10-20T08:31' })).toEqual(['knownAt'])
})

test('breaches of every order are counted together; the second goes to the supervisor and the third further (P12, S22)', () => {
  const of = (number: number, knownAt: string, set: Partial<Breach> = {}) =>
    aBreach({ number, knownAt: at(knownAt), ...set })
  const other = { orderId: null, otherOrderId: otherOrder.id, conditionIds: [] }
  const breaches = [of(1, '2026-10-16 21:10'), of(2, '2026-03-01 09:00', other), of(3, '2026-11-01 09:00')]
  const upTo = (n: number) => countedAcrossOrders(aCaseWithOrder({ breaches: breaches.slice(0, n) }))
  expect(upTo(1)).toMatchObject({ total: 1, escalations: [] })
  expect(upTo(2).escalations.map(e => e.to)).toEqual(['supervisor'])
  const three = upTo(3)
  expect(three.escalations.map(e => e.to)).toEqual(['supervisor', 'coordinator'])
  expect(three.escalations[1]?.words).toContain('an order must be considered again')
  expect(three.byOrder.map(o => [o.name, o.count])).toEqual([
    ['Non-molestation order', 1],
    ['MAR-2026-0417/1', 2],
  ])
  const file = aCaseWithOrder({ breaches })
  expect(file.breaches.map(b => placeOf(file, b))).toEqual([2, 1, 3])
})
test('a decision after the third breach answers it; one before does not', () => {
  const breaches = ['2026-09-01', '2026-09-02', '2026-09-03'].map((day, n) =>
    aBreach({ number: n + 1, knownAt: at(`${day} 09:00`) }),
  )
  const answerTime = (day: string) => {
    const file = aCaseWithOrder({ breaches })
    file.decisions.push({
      id: ids.main,
      decision: 'apply',
      reasonCode: 'limbsMet',
      actsReason: 'a',
      riskReason: 'r',
      necessityReason: 'n',
      limb: null,
      whatWouldChange: null,
      wrongTest: null,
      reviewOn: null,
      toldVictim: null,
      at: at(`${day} 10:00`),
      byId: ids.officer,
    })
    return countedAcrossOrders(file).escalations[1]?.consideredAt
  }
  expect(answerTime('2026-09-02')).toBeNull()
  expect(answerTime('2026-09-04')).toBe(at('2026-09-04 10:00'))
})

test('a breach of another order is recorded, counted and named; outside its term it is questioned', () => {
  const broken = { ...input, of: 'otherOrder', otherOrderId: otherOrder.id }
  const { file, sentence } = doAct(aCaseWithOrder(), a.recordBreach, undefined, broken, crimed)
  expect(only(file)).toMatchObject({ orderId: null, otherOrderId: otherOrder.id, conditionIds: [] })
  expect(sentence).toContain('of non-molestation order')
  expect(answerOf(file, a.recordBreach, undefined, { ...broken, happenedOn: '2025-12-01' }, crimed).kind).toBe('warned')
})

test('no field of any act about a check or a breach grades it by level', () => {
  for (const [name, act] of Object.entries(acts))
    if (act.stage === 'breaches' || act.stage === 'compliance')
      for (const [field, { label }] of fieldsOf(act.input))
        expect(`${name} ${field} ${label}`.toLowerCase()).not.toContain('level')
})

test('photographs are attached to the breach, with their hash', () => {
  const start = aCaseWithOrder({ breaches: [aBreach()] })
  const sha256 = 'ab'.repeat(32)
  const photo = {
    file: sha256,
    fileName: 'IMG_0451.jpg',
    mediaType: 'image/jpeg',
    bytes: '48213',
    description: 'Second phone',
    initials: 'LO',
  }
  const { file, sentence } = doAct(start, a.attachBreachExhibit, only(start).id, photo, '2026-10-17 12:00')
  expect(file.exhibits).toMatchObject([{ reference: 'LO/1', breachId: only(start).id, sha256, incidentId: null }])
  expect(file.custody).toMatchObject([{ what: 'received', exhibitId: file.exhibits[0]?.id }])
  expect(sentence).toBe('Exhibit LO/1 attached to breach 1')
  expect(answerOf(file, a.attachBreachExhibit, only(start).id, photo, '2026-10-17 12:00').kind).toBe('warned')
  expect(
    answerOf(start, a.attachBreachExhibit, only(start).id, { description: 'x' }, '2026-10-17 12:00').rules,
  ).toEqual(['file'])
})
