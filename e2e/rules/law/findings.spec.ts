import { expect, test } from '@playwright/test'
import * as calendar from '../../../lib/case/time/calendar.ts'
import * as gaps from '../../../lib/case/time/gap.ts'
import * as orders from '../../../lib/case/views/orders.ts'
import { conditionFindings, draftFindings } from '../../../lib/drafting/draft.ts'
import { clockStates, isRule } from '../../../lib/law/clocks/clock.ts'
import {
  byUrgency,
  type Clock,
  clockColour,
  clockEntries,
  clocksOf,
  isClockId,
  listDay,
} from '../../../lib/law/clocks/clocks.ts'
import { appealAgainstOf, noRoute } from '../../../lib/law/rules/appeal-routes.ts'
import { flagsOnceRecorded, refusalsOf } from '../../../lib/law/rules/asking.ts'
import { answer } from '../../../lib/law/rules/check.ts'
import { caseOf } from '../../../lib/law/rules/document.ts'
import { readFacts } from '../../../lib/law/rules/facts.ts'
import { isChecked, questionOf, severities } from '../../../lib/law/rules/finding.ts'
import { contactFlags, doubtsOfNotice, orderFlags } from '../../../lib/law/rules/flags.ts'
import { lawRegister, staleLaw } from '../../../lib/law/rules/law-register.ts'
import { withNewTerm, withProposed } from '../../../lib/law/rules/proposed-change.ts'
import { numbersAside, reference } from '../../../lib/law/rules/reference.ts'
import { rules } from '../../../lib/law/rules/rules.ts'
import { wrongInCalendar } from './calendar-rows.ts'
import { caseRows } from './case-rows.ts'
import { wrongInDocuments } from './document-rows.ts'
import { wrongInGaps } from './gap-rows.ts'
import { ask, rows, wrongOn } from './hold.ts'
import { wrongInOrders } from './order-rows.ts'
import { wrongInRegister } from './register-rows.ts'

/** The dossier’s own numbers, whole: V01 to V85 and C1 to C25. */
const range = (letter: string, to: number, width: number) =>
  Array.from({ length: to }, (_, n) => `${letter}${String(n + 1).padStart(width, '0')}`)
const ruleIds = range('V', 85, 2)
const clockIds = range('C', 25, 1)
const program = { readFacts, answer }
const whole = {
  rules,
  clocksOf,
  byUrgency,
  flagsOnceRecorded,
  questionOf,
  doubtsOfNotice,
  listDay,
  isRule,
  isClockId,
  clockColour,
  numbersAside,
  orderFlags,
  contactFlags,
  draftFindings,
  conditionFindings,
  appealAgainstOf,
  noRoute,
  readFacts,
  refusalsOf,
  withProposed,
  withNewTerm,
}
const kindsOf = (id: string) =>
  new Set([...rows.filter(r => r.rule === id).map(r => r.kind), ...caseRows.filter(r => r.id === id).map(r => r.kind)])

test('every rule of the dossier has one entry, and there is no other', () => {
  expect(rules.map(r => r.id)).toEqual(ruleIds)
})
test('every clock of the dossier has one entry', () => {
  const ids = clockEntries.map(c => c.id).filter(id => /^C\d/.test(id))
  expect(ids.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))).toEqual(clockIds)
})
for (const id of ruleIds)
  test(`${id} has facts that pass, facts that are found and facts that must not be`, () => {
    const rule = rules.find(r => r.id === id)
    const wanted = rule && !isChecked(rule) ? ['passes', 'allowed'] : ['passes', 'found', 'allowed']
    const seen = kindsOf(id)
    expect(wanted.filter(kind => !seen.has(kind as 'passes'))).toEqual([])
  })
for (const id of clockIds)
  test(`${id} has facts that show where it stands, and facts that start none`, () => {
    const written = rows.flatMap(r => [...(r.clocks ?? []), ...(r.absent ?? [])]).map(c => c.split(' ')[0])
    expect(written.includes(id) || caseRows.some(r => r.id === id)).toBe(true)
    const neverStarts = ['C22', 'C23'].includes(id)
    const runs =
      rows.some(r => r.clocks?.some(c => c.startsWith(`${id} `))) ||
      caseRows.some(r => r.id === id && r.kind === 'found')
    expect(runs).toBe(!neverStarts)
  })
test('each entry is whole: a question, a source, how sure, and what it weighs', () => {
  for (const rule of rules) {
    expect(rule.question, rule.id).toMatch(/\?$/)
    expect(rule.source.length, rule.id).toBeGreaterThan(3)
    expect(['T', 'S', 'I', 'M']).toContain(rule.confidence)
    expect(Object.values(severities)).toContain(rule.severity)
    if ('held' in rule) expect(rule.held, rule.id).not.toBe('')
  }
})
test('what rests on text that was not checked never refuses, but for what the program needs of itself', () => {
  // V37 and V57 refuse a draft and a task, not what the law allows.
  const unchecked = rules.filter(r => r.confidence === 'M' && isChecked(r) && r.severity.draft === 'refuse')
  expect(unchecked.map(r => r.id)).toEqual(['V37', 'V57'])
})
test('every number that may change has its source, and the day that it was last checked or none', () => {
  for (const [name, entry] of Object.entries(reference)) {
    expect(entry.source, name).not.toBe('')
    expect(entry.label, name).not.toBe('')
    expect(entry.lastVerified === null || calendar.isCalendarDate(entry.lastVerified), name).toBe(true)
  }
})

const action =
  /\b(Add|Ask|Apply|Change|Check|Choose|Count|Describe|Enter|Explain|Give|Lodge|Name|Record|Say|Serve|Start|Treat)\b/i
for (const row of rows)
  test(`${row.rule} ${row.kind}: ${row.name}`, () => {
    expect(wrongOn(program, row)).toEqual([])
    for (const f of ask(program, row.facts).findings) {
      expect(f.message).toMatch(action)
      expect(f.source).toMatch(/\S/)
      expect(f.message).not.toMatch(/undefined|null|NaN|please/i)
    }
  })
for (const row of caseRows)
  test(`${row.id} in a case: ${row.name}`, () => {
    expect(row.had(whole)).toEqual(row.wanted)
  })
test('the calendar answers as it should', () => {
  expect(wrongInCalendar(calendar)).toEqual([])
})
test('an order stands as it should on a day, and so does a gap between two', () => {
  expect([...wrongInOrders(orders), ...wrongInGaps(gaps)]).toEqual([])
})
test('a document becomes the case that it tells, and the register of the law in use is looked at when due', () => {
  expect([...wrongInDocuments({ readFacts, caseOf }), ...wrongInRegister({ lawRegister, staleLaw })]).toEqual([])
})
test('a clock of a case has all its parts', () => {
  const states = Object.keys(clockStates) as Clock['state'][]
  for (const row of caseRows) row.had({ ...whole, clocksOf: (...given) => checkClocks(clocksOf(...given), states) })
})
function checkClocks(clocks: Clock[], states: Clock['state'][]): Clock[] {
  for (const c of clocks) {
    expect(states).toContain(c.state)
    expect(c.sentence).toMatch(/\.$/)
    expect(c.about.id).not.toBe('')
    expect(c.label).not.toMatch(/undefined|null/)
  }
  return clocks
}
