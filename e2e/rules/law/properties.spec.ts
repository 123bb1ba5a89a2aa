import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { answer } from '../../../lib/law/rules/check.ts'
import { type Facts, type FactsInput, readFacts } from '../../../lib/law/rules/facts.ts'
import { findingsOf, questionOf } from '../../../lib/law/rules/finding.ts'
import { termRules } from '../../../lib/law/rules/term-rules.ts'
import { rows } from './hold.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const read = (given: FactsInput): Facts => {
  const termFindings = readFacts(given)
  if ('error' in termFindings) throw new Error(`${termFindings.path}: ${termFindings.error}`)
  return termFindings.facts
}
const check = (given: FactsInput) => answer(read(given))
const rulesOf = (given: FactsInput) => check(given).findings.map(f => f.rule)

/** A calendar of its own: days one after the other, counted by nothing but the lengths of the months. */
function* everyDay(fromYear: number, toYear: number): Generator<[number, number, number]> {
  for (let y = fromYear; y <= toYear; y++) {
    const february = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28
    const lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (const [m, length] of lengths.entries()) for (let d = 1; d <= length; d++) yield [y, m + 1, d]
  }
}
const iso = ([y, m, d]: [number, number, number]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`

test('no two-year term is ever a day short, or refused a day early, for any day of 400 years', () => {
  test.setTimeout(120_000)
  // Given a draft of a full order, to be made on one day and to end on another
  const findings = (madeOn: string, lastDay: string | undefined) => {
    const draft = {
      id: 'application',
      kind: 'main' as const,
      termKind: 'fixed' as const,
      proposedMadeOn: madeOn,
      termLastDay: lastDay ?? null,
    }
    return findingsOf(termRules, questionOf({ applications: [draft] }, madeOn))
  }
  const days = [...everyDay(2000, 2402)].map(iso)
  const placeOf = new Map(days.map((day, n) => [day, n]))
  for (const day of everyDay(2000, 2399)) {
    const [y, m, d] = day
    const madeOn = iso(day)
    // The same day two years on, or the next that there is; the term’s last day is the one before it.
    const twoYearsOn = placeOf.get(iso([y + 2, m, d])) ?? placeOf.get(iso([y + 2, m + 1, 1])) ?? 0
    const [dayShort, twoYears, dayOver] = [days[twoYearsOn - 2], days[twoYearsOn - 1], days[twoYearsOn]]
    // Then two years are enough, and a day less is not: SPA 2019 s.3(2)
    const [refusal] = findings(madeOn, twoYears)
    if (refusal) throw new Error(`${madeOn} to ${twoYears}: ${refusal.message}`)
    if (findings(madeOn, dayShort)[0]?.rule !== 'V28')
      throw new Error(`${madeOn} to ${dayShort} is a day short, and passes`)
    // Then a day more is enough. Every fourth year stands for the rest of its kind but around the ends of February.
    if (y % 4 !== 0 && m > 3) continue
    if (findings(madeOn, dayOver).length) throw new Error(`${madeOn}: a day longer than two years is refused`)
  }
})

test('no answer moves with the zone or the time of the machine', () => {
  const facts = JSON.stringify(rows.find(r => r.rule === 'V67' && r.kind === 'found')?.facts)
  const answers = ['Europe/London', 'Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'].map(TZ => {
    const said = spawnSync(process.execPath, [path.join(root, 'bin/check.ts')], {
      input: facts,
      env: { ...process.env, TZ },
      encoding: 'utf8',
    })
    expect(said.status, said.stderr).toBe(0)
    return said.stdout
  })
  expect(new Set(answers).size).toBe(1)
})

/** Facts that have nothing to do with orders, and orders that have nothing to do with a draft. */
const noise = fc.record({
  necessity: fc.string({ minLength: 1 }).filter(s => s.trim() !== ''),
  termReason: fc.option(fc.string()),
  prosecutionConsidered: fc.option(fc.string()),
})
const withOrders = rows.filter(r => r.facts.orders?.length && r.facts.mode !== 'made' && !r.facts.term)
test('no clock moves with facts that it does not ask for', () => {
  fc.assert(
    fc.property(fc.constantFrom(...withOrders), noise, (row, more) => {
      expect(check({ ...row.facts, ...more }).clocks).toEqual(check(row.facts).clocks)
      expect(check({ ...row.facts, ...more }).inForce).toEqual(check(row.facts).inForce)
    }),
  )
})
/** Additions by kind, each with the rules that it may rightly answer. */
const additions: { name: string; facts: (today: string) => Partial<FactsInput>; answers: string[] }[] = [
  {
    name: 'an appeal with no route',
    facts: today => ({ appeals: [{ id: 'zz', by: 'defendant', against: 'interim_varied', decidedOn: today }] }),
    answers: ['V82'],
  },
  {
    name: 'a conviction',
    facts: today => ({ convictions: [{ id: 'zz', on: today, offenceOn: today, sentence: 'conditional_discharge' }] }),
    answers: ['V76', 'V77'],
  },
  { name: 'a reason for the length', facts: () => ({ termReason: 'Long fixation' }), answers: ['V33'] },
  { name: 'a person to protect', facts: () => ({ protected: [{ id: 'zz', victimOfActs: false }] }), answers: ['V14'] },
  { name: 'advice on prosecution', facts: () => ({ prosecutionConsidered: 'Yes' }), answers: ['V17'] },
  {
    name: 'a hearing of something else',
    facts: today => ({ hearings: [{ id: 'zz', on: today, for: 's4', hearsayNoticeServedOn: today }] }),
    answers: ['V81', 'V45'],
  },
]
for (const { name, facts, answers } of additions)
  test(`adding ${name} never silences a finding about something else`, () => {
    for (const row of rows) {
      const before = rulesOf(row.facts).filter(r => !answers.includes(r))
      const after = rulesOf({ ...row.facts, ...facts(row.facts.today) }).filter(r => !answers.includes(r))
      expect(after, `${row.rule} ${row.name}`).toEqual(before)
    }
  })
test('findings about one thing are the same beside any other: two documents found apart are found together', () => {
  const drafts = rows.filter(
    r => r.facts.term && !r.facts.orders && !r.facts.interimApplication && r.facts.mode !== 'made',
  )
  const later = rows.filter(r => (r.facts.convictions || r.facts.appeals) && !r.facts.orders && !r.facts.breaches)
  fc.assert(
    fc.property(fc.constantFrom(...drafts), fc.constantFrom(...later), (draft, other) => {
      const { today: _, mode: __, ...rest } = other.facts
      const apart = [...rulesOf(draft.facts), ...rulesOf({ ...rest, today: draft.facts.today })].toSorted()
      expect(rulesOf({ ...draft.facts, ...rest }).toSorted()).toEqual(apart)
    }),
  )
})

/** The same document with some of its fields left out, or null. */
function thinOut(value: unknown, leave: () => number): unknown {
  if (Array.isArray(value)) return value.flatMap(v => (leave() < 1 ? [] : [thinOut(v, leave)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]): [string, unknown][] => {
      // The versions of an order are the case’s own, always whole.
      if (key === 'today' || key === 'versions') return [[key, v]]
      const turn = leave()
      return turn < 1 ? [] : turn < 2 && !['kind', 'method'].includes(key) ? [[key, null]] : [[key, thinOut(v, leave)]]
    }),
  )
}
test('any document, with anything of it left out, gets an answer whose every finding can be read', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...rows),
      fc.constantFrom(...rows),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 200, maxLength: 200 }),
      (one, other, turns) => {
        let at = 0
        const leave = () => turns[at++ % turns.length] ?? 9
        const given = thinOut({ ...other.facts, ...one.facts }, leave) as FactsInput
        const had = check(given)
        for (const f of had.findings) expect(`${f.message} ${f.about}`).not.toMatch(/undefined|null|NaN|\[object/)
        for (const c of had.clocks) expect(c.lastDay === null || /^\d{4}-\d\d-\d\d$/.test(c.lastDay)).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})
