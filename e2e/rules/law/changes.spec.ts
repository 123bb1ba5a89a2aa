import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { courtActs } from '../../../lib/acts/court/court.ts'
import { changeDraftingActs } from '../../../lib/acts/drafting/change-drafting.ts'
import { conditionActs } from '../../../lib/acts/drafting/conditions.ts'
import { changeOrderActs } from '../../../lib/acts/order/change-order.ts'
import { changeOutcomeActs } from '../../../lib/acts/order/change-outcomes.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { Application } from '../../../lib/case/records/applications.ts'
import type { Order } from '../../../lib/case/records/orders.ts'
import { conditionsOn, isInForce, versionsOf } from '../../../lib/case/views/orders.ts'
import { applicationPaper } from '../../../lib/documents/papers/application-paper.ts'
import { printPdf } from '../../../lib/documents/printing/pdf.ts'
import { papers } from '../../../lib/documents/registry.ts'
import { filedAnswers } from '../../../lib/drafting/as-filed.ts'
import { staleCitations } from '../../../lib/drafting/citations.ts'
import { missingFrom, sectionStatus, sectionsFor, warningsOf } from '../../../lib/drafting/sections.ts'
import { comparedConditions, liveChange, openAbout } from '../../../lib/law/change.ts'
import {
  base,
  by,
  court,
  day,
  draftOf,
  interim,
  interimFile,
  keys,
  latest,
  order,
  ours,
  people,
  theirs,
  throughReview,
  withOrder,
} from '../acts/change-file.ts'
import { aFile, after, anApplication, anInterim, aVersion, decideOn, ids, reasons } from '../acts/order-file.ts'
import * as drafted from '../drafting/drafted.ts'

test('the reasons of a change go stale when an incident that they cite is withdrawn, until they are written again', () => {
  let f = withOrder()
  f = by('officer', f, 'startVariation', String(f.orders[0]?.id), ours)
  const id = latest(f).id
  const [first, ...rest] = f.incidents.map(i => i.id)
  const reasons = (incidentIds: (string | undefined)[]) => ({
    necessityGrounds: 'He waits at her new work.',
    necessityIncidentIds: incidentIds,
  })
  f = by('officer', f, 'writeChangeReasons', id, reasons([first, ...rest]))
  expect(staleCitations(f, latest(f))).toEqual([])
  const gone = { withdrawnAt: '2099-01-01T00:00:00.000Z', withdrawnReason: 'Another man' }
  f = applyPatch(f, [{ in: 'incidents', id: String(first), set: gone }])
  const stale = staleCitations(f, latest(f)).map(s => s.paragraph.title)
  expect(stale).toContain('Reasons for the application')
  expect(
    warningsOf(f, latest(f), day)
      .map(w => w.message)
      .join(' '),
  ).toContain('was withdrawn on')
})
/** An order in force, and an application of the police to vary it, with nothing written in it. */
function variationBegun(): CaseFile {
  const file = withOrder()
  return by('officer', file, 'startVariation', String(file.orders[0]?.id), ours)
}
const area = {
  isArea: 'no',
  inInterim: 'no',
  checkEveryDays: '28',
  text: 'You must not enter the area marked on map 1.',
}
/** Its second condition asked for otherwise, in words that speak of a map. */
function secondChanged(file: CaseFile, reasons: object = {}): CaseFile {
  const second = draftOf(file, 2)
  const { text: _text, ...asItIs } = file.draftConditions.find(c => c.id === second) ?? { text: '' }
  return by('officer', file, 'changeCondition', second, { ...asItIs, ...area, ...reasons })
}
/** All but its conditions written. */
function variationWritten(): CaseFile {
  let f = variationBegun()
  const { id } = latest(f)
  f = by('officer', f, 'writeChangeAsked', id, {
    changeAsked: 'One area for two places',
    changedSince: 'She has moved',
  })
  f = by('officer', f, 'writeChangeReasons', id, {
    necessityGrounds: 'He waits at her new work.',
    necessityIncidentIds: f.incidents.map(i => i.id),
  })
  return by('officer', f, 'writeProtectedViews', id, { protectedViews: 'She asks for it.' })
}
const changedWithReasons = (file: CaseFile) =>
  secondChanged(file, {
    necessity: 'Both places are inside it.',
    religionWorkEducation: 'No clash.',
    incidentIds: file.incidents.map(i => i.id),
  })
const areaDrawn = (file: CaseFile) =>
  by('officer', file, 'drawArea', draftOf(file, 2), {
    boundary: 'Inside Mill Lane and the A402, both included',
    corners: '51.27, 0.52\n51.27, 0.53\n51.28, 0.53',
  })

test('a variation that would change nothing is not submitted', () => {
  // When a variation is begun
  const file = variationBegun()
  const variation = latest(file)
  // Then it is the change under way, with sections of its own
  expect(liveChange(file)?.id).toBe(variation.id)
  expect(sectionsFor(variation).map(s => s.key)).toEqual(['asked', 'reasons', 'conditions', 'term', 'views'])
  // Then it cannot be submitted as it is
  expect(keys(missingFrom(file, variation, day))).toContain('Nothing would change')
  expect(drafted.ask(file, people.officer, 'submitApplication', { on: variation.id, despite: 'x' }).kind).toBe(
    'refused',
  )
})
test('a condition changed by a variation needs its own reason and its map; the one that stays needs neither', () => {
  // Given a variation written but for its conditions
  const written = variationWritten()
  // When its second condition is changed without a reason, then only that one is asked for one
  const withoutReason = secondChanged(written)
  expect(missingFrom(withoutReason, latest(withoutReason), day).map(r => r.rule)).toEqual(['V21', 'V22'])
  // When the reason is given, then the map that its words speak of is still to be drawn
  const withReason = changedWithReasons(withoutReason)
  expect(comparedConditions(withReason, latest(withReason)).map(c => c.fate)).toEqual(['kept', 'changed'])
  expect(missingFrom(withReason, latest(withReason), day).map(r => r.href)).toEqual([
    expect.stringContaining('/do/drawArea?'),
  ])
  // When the area is drawn, then nothing is missing
  const complete = areaDrawn(withReason)
  expect(missingFrom(complete, latest(complete), day)).toEqual([])
  expect(sectionsFor(latest(complete)).map(s => sectionStatus(s, complete, latest(complete), day))).toEqual([
    'done',
    'done',
    'done',
    'notAsked',
    'done',
  ])
})
test('a variation goes through every reviewer to a new version of the order from its own date', () => {
  // Given a variation with nothing missing
  const complete = areaDrawn(changedWithReasons(variationWritten()))
  const { id } = latest(complete)
  // When it has gone through review and is lodged
  const lodged = throughReview(complete, id)
  // Then every reviewer has seen it, and what was filed says what would change
  expect(latest(lodged)).toMatchObject({ status: 'lodged', authorisedRank: 'Superintendent' })
  expect(lodged.reviews.filter(r => r.applicationId === id).map(r => r.tier)).toEqual([
    'sergeant',
    'coordinator',
    'legal',
    'authorising',
  ])
  expect(filedAnswers(latest(lodged).filed ?? {}).map(a => a.what)).toEqual(
    expect.arrayContaining(['What is asked for', 'Condition 1: as it is now', 'Condition 2: changed']),
  )
  expect(openAbout(lodged, lodged.orders[0] as Order).map(a => a.id)).toEqual([id])
  // When the court varies the order, with the form as what was asked for fills it
  const varied = by('officer', lodged, 'recordVaried', id, {
    ...formOf(lodged, 'recordVaried', id),
    fromOn: day,
    outcomeReason: '',
  })
  // Then the order has a second version from the day of the variation, and ends when it did
  const order = varied.orders[0] as Order
  expect(versionsOf(order, varied).map(v => [v.version, v.fromOn, v.reason, v.lastDay])).toEqual([
    [1, day, 'made', '2028-05-10'],
    [2, day, 'varied', '2028-05-10'],
  ])
  expect(conditionsOn(order, varied, day).map(c => c.text)).toEqual([
    'You must not contact Nadia Ferrant by any means.',
    'You must not enter the area marked on map 1.',
  ])
  // Then the condition that stays keeps its record, and no change is under way
  expect(conditionsOn(order, varied, day)[0]?.id).toBe(conditionsOn(order, lodged, day)[0]?.id)
  expect(liveChange(varied)).toBeUndefined()
})
/** The form of an act as it opens, as a browser would send it. */
const formOf = (file: CaseFile, name: 'recordVaried' | 'recordRenewed', id: string) => {
  const record = file.applications.find(a => a.id === id) as Application
  const known = changeOutcomeActs[name].prefill?.({ file, record, today: day }) ?? {}
  return Object.fromEntries(Object.entries(known).map(([k, v]) => [k, v ?? '']))
}

test.describe('what is asked of each kind', () => {
  test('a condition added by a variation needs its reason; one taken out is compared as such', () => {
    let f = after(base(), changeOrderActs.startVariation, order.id, ours, '2027-02-20')
    f = after(
      f,
      conditionActs.addBespokeCondition,
      latest(f).id,
      {
        kind: 'requirement',
        text: 'You must declare every account.',
        isArea: 'no',
        inInterim: 'no',
        checkEveryDays: '',
      },
      '2027-02-20',
    )
    f = after(f, conditionActs.removeCondition, draftOf(f, 1), { removedReason: 'No longer needed' }, '2027-02-20')
    expect(comparedConditions(f, latest(f)).map(c => [c.fate, c.asked?.number, c.was?.number])).toEqual([
      ['kept', 2, 2],
      ['added', 3, undefined],
      ['removed', undefined, 1],
    ])
    expect(missingFrom(f, latest(f), '2027-02-20').map(r => r.rule)).toEqual(
      expect.arrayContaining(['V50', 'V21', 'V22']),
    )
    f = after(f, conditionActs.removeCondition, draftOf(f, 2), { removedReason: 'x' }, '2027-02-20')
    f = after(f, conditionActs.removeCondition, draftOf(f, 3), { removedReason: 'x' }, '2027-02-20')
    expect(keys(missingFrom(f, latest(f), '2027-02-20'))).toContain('Apply for the order to be discharged instead')
  })
  test('a renewal asks for a later last day, and V55 only questions a short one', () => {
    let f = after(base(), changeOrderActs.startRenewal, order.id, ours, '2028-09-01')
    const asks = (termLastDay: string, termKind = 'fixed') => {
      f = after(
        f,
        changeDraftingActs.writeChangedTerm,
        latest(f).id,
        { termKind, termLastDay, termReason: '' },
        '2028-09-01',
      )
      return keys(missingFrom(f, latest(f), '2028-09-01'))
    }
    expect(keys(missingFrom(f, latest(f), '2028-09-01'))).toContain('Enter the new last day')
    expect(asks('2028-11-19')).toContain('The order already lasts to 19 November 2028')
    expect(asks('2028-11-20')).not.toContain('last')
    expect(warningsOf(f, latest(f), '2028-09-01').map(w => w.rule)).toContain('V55')
    expect(asks('2030-08-31')).not.toContain('last')
    expect(warningsOf(f, latest(f), '2028-09-01').map(w => w.rule)).not.toContain('V55')
    expect(asks('', 'untilFurtherOrder')).not.toContain('last')
    const both = { termKind: 'untilFurtherOrder', termLastDay: '2030-08-31', termReason: '' }
    expect(reasons(decideOn(f, changeDraftingActs.writeChangedTerm, latest(f).id, both, '2028-09-01'))).toMatchObject({
      kind: 'refused',
      rules: ['V27'],
    })
  })
  test('a discharge asks for consents inside two years, questions them, and never refuses', () => {
    const until = { orderVersions: [aVersion(order, { termKind: 'untilFurtherOrder' as const, lastDay: null })] }
    const f = after(base({}, until), changeOrderActs.startDischarge, order.id, ours, '2028-11-19', 'Asked')
    const rules = (file: CaseFile, on: string) => warningsOf(file, latest(file), on).map(w => w.rule)
    expect(rules(f, '2028-11-19')).toEqual(expect.arrayContaining(['V51']))
    expect(rules(f, '2028-11-20')).not.toContain('V51')
    const given = after(
      f,
      changeDraftingActs.writeConsents,
      latest(f).id,
      { defendantConsent: 'yes', consentNote: '' },
      '2028-11-19',
    )
    expect(rules(given, '2028-11-19')).not.toContain('V51')
    expect(missingFrom(given, latest(given), '2028-11-19').map(r => r.rule)).toEqual([undefined, undefined])
  })
  test('an appeal, an interim and a full application keep their own questions', () => {
    expect(sectionsFor(anApplication({ kind: 'appeal' }))).toEqual([])
    expect(sectionsFor(anInterim()).map(s => s.key)).toEqual(['interim'])
    expect(sectionsFor(anApplication()).map(s => s.key)).toContain('gateway')
    const wrong = decideOn(
      aFile({ applications: [anApplication({ status: 'draft' })] }),
      changeDraftingActs.writeChangeAsked,
      ids.main,
      {},
      day,
    )
    expect(wrong.kind).toBe('refused')
  })
})

test.describe('who applies', () => {
  const start = (file: CaseFile, id: string, input: object, on = '2026-12-01') =>
    reasons(decideOn(file, changeOrderActs.startVariation, id, { ...theirs, lodgedOn: '2026-11-30', ...input }, on))
  test('V46: an interim order is changed only by the defendant or the chief officer who applied for it', () => {
    expect(start(interimFile, interim.id, {}).kind).toBe('done')
    expect(start(interimFile, interim.id, ours).kind).toBe('done')
    expect(start(interimFile, interim.id, { applicant: 'otherChiefOfficer', otherForce: 'Essex' })).toMatchObject({
      kind: 'refused',
      rules: ['V46'],
    })
  })
  test('V49: another chief officer says which force it is and is questioned; a victim cannot be given at all', () => {
    expect(start(base(), order.id, { applicant: 'otherChiefOfficer' })).toMatchObject({
      kind: 'refused',
      messages: 'Enter which force applies, and why it may',
    })
    expect(
      start(base(), order.id, { applicant: 'otherChiefOfficer', otherForce: 'Severnvale: he lives there' }),
    ).toMatchObject({ kind: 'warned', rules: ['V49'] })
    expect(start(base(), order.id, { applicant: 'victim' }).kind).toBe('refused')
  })
  test('S16: the defendant’s application is received, answered by the police, heard and refused; the order stands', () => {
    let f = after(
      base(),
      changeOrderActs.startVariation,
      order.id,
      { ...theirs, changeAsked: 'A corridor' },
      '2027-02-02',
    )
    const id = latest(f).id
    f = after(f, changeDraftingActs.recordPolicePosition, id, { policePosition: 'Opposed' }, '2027-02-03')
    f = after(
      f,
      courtActs.listHearing,
      id,
      { listedOn: '2027-02-15', listedTime: '10:00', court, purpose: 'final' },
      '2027-02-03',
    )
    f = after(
      f,
      courtActs.refuseAtCourt,
      id,
      { determinedOn: '2027-02-15', courtRefusal: 'other', outcomeReason: 'Not needed for his work' },
      '2027-02-15',
    )
    expect(latest(f)).toMatchObject({ status: 'refusedByCourt', policePosition: 'Opposed', changeAsked: 'A corridor' })
    expect(versionsOf(order, f)).toHaveLength(1)
    expect(isInForce(order, f, '2027-02-16')).toBe(true)
    expect(
      decideOn(f, changeOrderActs.startVariation, order.id, { ...theirs, lodgedOn: '2027-03-01' }, '2027-03-02').kind,
    ).toBe('done')
  })
})

test('the paper to the court says what is asked of each condition, and nothing of the protected person’s views', () => {
  let f = after(base(), changeOrderActs.startVariation, order.id, ours, '2027-02-20')
  f = after(f, changeDraftingActs.writeProtectedViews, latest(f).id, { protectedViews: 'She fears him' }, '2027-02-20')
  f = after(f, conditionActs.removeCondition, draftOf(f, 1), { removedReason: 'No longer needed' }, '2027-02-20')
  const paper = applicationPaper(f, latest(f), { force: 'Marlshire Police', names: new Map() })
  expect(paper).toMatchObject({ title: 'Application to vary a stalking protection order', section: 'section 4' })
  expect(paper.conditions.map(c => [c.number, c.change])).toEqual([
    ['2', 'As it is now'],
    ['1', 'Taken out'],
  ])
  expect(JSON.stringify(paper)).not.toContain('She fears him')
  const context = { force: 'Marlshire Police', audience: 'served', today: '2027-02-20', names: new Map() } as const
  const sheet = papers.application.sheet(f, latest(f).id, context)
  expect(JSON.stringify(sheet)).not.toContain('She fears him')
  expect(printPdf(sheet).subarray(0, 5).toString()).toBe('%PDF-')
  const interims = after(interimFile, changeOrderActs.startVariation, interim.id, ours, '2026-12-01')
  expect(applicationPaper(interims, latest(interims), { force: 'x', names: new Map() })).toMatchObject({
    title: 'Application to vary an interim stalking protection order',
    section: 'section 5(7)',
  })
})

test('s.5(7): an interim order is varied and renewed from its own date, and still ends with the main application', () => {
  let f = after(
    interimFile,
    changeOrderActs.startRenewal,
    interim.id,
    { ...theirs, lodgedOn: '2026-12-01' },
    '2026-12-02',
  )
  f = after(
    f,
    changeOutcomeActs.recordRenewed,
    latest(f).id,
    {
      fromOn: '2026-12-18',
      termKind: 'fixed',
      lastDay: '2027-01-31',
      conditions: [{ kind: 'prohibition', text: 'You must not contact Imogen Hartwell by any means.' }],
      outcomeReason: '',
    },
    '2026-12-18',
  )
  expect(isInForce(interim, f, '2027-01-31')).toBe(true)
  const granted = applyPatch(f, [{ in: 'applications', id: ids.main, set: { determinedOn: '2027-01-10' } }])
  expect(isInForce(interim, granted, '2027-01-10')).toBe(false)
})
