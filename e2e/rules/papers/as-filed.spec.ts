import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { replacementPatch, withdrawalPatch } from '../../../lib/acts/act/former.ts'
import { appealActs } from '../../../lib/acts/court/appeals.ts'
import { changeOrderActs } from '../../../lib/acts/order/change-order.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { applicationPaper } from '../../../lib/documents/papers/application-paper.ts'
import { filedAnswers, wholeAnswers } from '../../../lib/drafting/as-filed.ts'
import { differsSinceFiled } from '../../../lib/drafting/as-filed-file.ts'
import { base, latest, order, theirs, throughReview } from '../acts/change-file.ts'
import { aCondition, after, aVersion } from '../acts/order-file.ts'
import * as drafted from '../drafting/drafted.ts'

const { newId, people } = drafted
const ready = drafted.readyToSubmit()
const filed = throughReview(ready, drafted.mainOf(ready).id)
const paperOf = (file: CaseFile) =>
  applicationPaper(file, drafted.mainOf(file), { force: 'Marlshire Police', names: new Map() })
const before = JSON.stringify(paperOf(filed))
const [first, ...others] = filed.incidents
const later = '2099-01-01T09:00:00.000Z'

test.describe('the paper as filed says what was filed, whatever came after', () => {
  test('an incident logged later', () => {
    const more = drafted.withIncident(filed, '2026-05-20', 'Waited again')
    const at = more.incidents.at(-1)
    const logged = applyPatch(more, [{ in: 'incidents', id: String(at?.id), set: { recordedAt: later } }])
    expect(logged.incidents).toHaveLength(filed.incidents.length + 1)
    expect(JSON.stringify(paperOf(logged))).toBe(before)
  })
  test('an incident corrected twice, and another withdrawn', () => {
    const version = (number: number, summary: string) => ({
      in: 'formerVersions' as const,
      add: {
        id: newId(),
        recordKind: 'incidents' as const,
        recordId: String(first?.id),
        how: 'corrected' as const,
        version: number,
        before: { summary },
        reason: 'A word',
        recordedAt: later,
        byId: people.officer.id,
      },
    })
    const changed = applyPatch(filed, [
      version(1, String(first?.summary)),
      version(2, 'Once corrected'),
      { in: 'incidents', id: String(first?.id), set: { summary: 'Twice corrected', version: 3 } },
      { in: 'incidents', id: String(others[0]?.id), set: { withdrawnAt: later, withdrawnReason: 'Another man' } },
    ])
    expect(JSON.stringify(paperOf(changed))).toBe(before)
  })
  test('anything else corrected or withdrawn afterwards, which is said beside it', () => {
    // Given a filed application of a case with a risk assessment
    const assessment = {
      id: newId(),
      tool: 'sdash' as const,
      toolVersion: '2009',
      assessedOn: '2026-03-01',
      assessor: 'PC Osgood',
      source: 'records' as const,
      answers: {},
      yesCount: 0,
      judgement: 'high' as const,
      judgementReason: 'It grows',
      reportReference: null,
      at: '2026-03-01T10:00:00.000Z',
      byId: people.officer.id,
    }
    const assessed = applyPatch(filed, [{ in: 'assessments', add: assessment }])
    const paperAsFiled = JSON.stringify(paperOf(assessed))
    expect(differsSinceFiled(filed, drafted.mainOf(filed))).toEqual([])
    const [defendant] = filed.defendants
    if (!defendant) throw new Error('Nothing to correct')
    // When the assessment is withdrawn and the name of the defendant corrected
    const moment = { at: later, today: '2099-01-01', actor: people.officer, newId, settings: filed.settings }
    const changed = applyPatch(assessed, [
      ...withdrawalPatch('assessments', { file: assessed, record: assessment, reason: 'Another man', moment }),
      ...replacementPatch('defendants', { file: filed, record: defendant, next: { familyName: 'Pocock' }, moment }),
    ])
    expect(changed.assessments).toEqual([])
    // Then the paper stays as it was filed, and what changed since is said beside it
    expect(JSON.stringify(paperOf(changed))).toBe(paperAsFiled)
    expect(differsSinceFiled(changed, drafted.mainOf(changed))).toEqual([
      'Risk assessment withdrawn on 1 January 2099',
      'Defendant corrected on 1 January 2099',
    ])
  })
  test('an order that it led to, its service and its variation', () => {
    const o = { ...order, applicationId: drafted.mainOf(filed).id, madeOn: drafted.mainOf(filed).lodgedOn ?? '' }
    const made = {
      ...filed,
      orders: [o],
      orderVersions: [aVersion(o)],
      orderConditions: [aCondition(o)],
    }
    expect(JSON.stringify(paperOf(made))).toBe(before)
  })
  test('a draft shows the case as it is', () => {
    const more = drafted.withIncident(ready, '2026-05-20', 'Waited again')
    expect(paperOf(more).chronology).toHaveLength(ready.incidents.length + 1)
  })
})

test('the defendant’s own application keeps each condition as the order has it, after it was varied too', () => {
  const asked = after(base(), changeOrderActs.startVariation, order.id, theirs, '2027-02-20')
  const file = { ...asked, draftConditions: asked.draftConditions.filter(c => c.applicationId !== latest(asked).id) }
  const conditionLines = (f: CaseFile) =>
    applicationPaper(f, latest(f), { force: 'Marlshire Police', names: new Map() }).conditions.map(c => [
      c.text,
      c.change,
    ])
  const kept = conditionLines(file)
  expect(kept.map(c => c[1])).toEqual(['As it is now', 'As it is now'])
  const [one] = file.orderConditions
  const varied = applyPatch(file, [
    {
      in: 'orderVersions',
      add: { ...aVersion(order), id: newId(), version: 2, fromOn: '2027-03-10', applicationId: latest(file).id },
    },
    { in: 'orderConditions', id: String(one?.id), set: { toVersion: 1 } },
    {
      in: 'orderConditions',
      add: aCondition(order, { id: newId(), fromVersion: 2, text: 'You must not stop there.' }),
    },
  ])
  expect(conditionLines(varied)).toEqual(kept)
})

test('an interim application and an appeal are called what they are', () => {
  const both = drafted.after(ready, people.officer, 'startInterim', { on: drafted.mainOf(ready).id })
  expect(applicationPaper(both, drafted.interim(both), { force: 'x', names: new Map() })).toMatchObject({
    title: 'Application for an interim stalking protection order',
    section: 'section 5',
  })
  const decided = base()
  const input = {
    applicant: 'defendant',
    court: 'Crown Court at Aldermere',
    lodgedOn: '2026-11-21',
    grounds: 'Too vague',
  }
  const appealed = after(decided, appealActs.startAppeal, String(decided.applications[0]?.id), input, '2026-11-21')
  const paper = applicationPaper(appealed, latest(appealed), { force: 'x', names: new Map() })
  expect(paper).toMatchObject({
    title: 'Appeal to the Crown Court about a stalking protection order',
    section: 'section 7',
  })
  expect(paper.grounds).toEqual([expect.objectContaining({ limb: 'Grounds of appeal', text: 'Too vague' })])
  expect(paper.parties[0]).toEqual({ label: 'Appellant', value: 'The defendant' })
  expect(paper.conditions.map(c => c.text)).toHaveLength(2)
})

test('Given an application read whole, when its answers are put together, then each condition stands once with all its parts', () => {
  const answers = filedAnswers(latest(filed).filed ?? {})
  const whole = wholeAnswers(answers)
  const conditions = whole.filter(w => w.what.startsWith('Condition '))
  expect(conditions.map(w => w.what)).toEqual(answers.filter(a => /^Condition \d+$/.test(a.what)).map(a => a.what))
  expect(conditions.length).toBeGreaterThan(0)
  expect(conditions.every(c => c.parts.some(p => p.what === 'how it is checked'))).toBe(true)
  expect(whole.find(w => w.what === 'Acts: grounds')?.cited).toMatch(/^\d/)
  // Nothing is lost.
  const counted = whole.reduce((n, w) => n + 1 + w.parts.length + (w.cited ? 1 : 0), 0)
  expect(counted).toBe(answers.length)
})
test('Given a change of an order, when its answers are put together, then what was taken out is not a part of what is asked', () => {
  const whole = wholeAnswers([
    { key: 'condition b', what: 'Condition 2: changed', answer: 'You must not go to Mill Lane' },
    { key: 'condition a', what: 'Condition 2 of the order: taken out', answer: 'You must not go to Bank Street' },
    { key: 'condition b necessity', what: 'Condition 2: why it is necessary', answer: 'He has moved' },
  ])
  expect(whole.map(w => [w.what, w.parts.map(p => p.answer)])).toEqual([
    ['Condition 2: changed', ['He has moved']],
    ['Condition 2 of the order: taken out', []],
  ])
})
