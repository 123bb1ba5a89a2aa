import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import type { DraftCondition } from '../../../lib/case/records/applications.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { behavioursOf, behaviourWarnings, conditionsWithoutBehaviour } from '../../../lib/drafting/behaviours.ts'
import { staleCitations, staleWarnings } from '../../../lib/drafting/citations.ts'
import { missingFrom } from '../../../lib/drafting/sections.ts'
import { clausesOf } from '../../../lib/drafting/support.ts'
import { filterMatrix, lossesWithout, matrixOf, without } from '../../../lib/drafting/support-matrix.ts'
import { after, ask, mainOf, newId, now, people, readyToSubmit, refusalsOf } from './drafted.ts'

const today = londonDate(now)
const later = '2027-01-01T00:00:00.000Z'
const file = readyToSubmit()
const main = mainOf(file)
const firstCited = (f: CaseFile) => {
  const i = f.incidents.find(x => main.actsIncidentIds.includes(x.id))
  if (!i) throw new Error('Nothing is cited')
  return i
}
const correctCited = (f: CaseFile, at: string): CaseFile => {
  const i = firstCited(f)
  return applyPatch(f, [
    {
      in: 'formerVersions',
      add: {
        id: newId(),
        recordKind: 'incidents',
        recordId: i.id,
        how: 'corrected',
        version: 1,
        before: {},
        reason: 'The date was wrong',
        recordedAt: at,
        byId: people.officer.id,
      },
    },
    { in: 'incidents', id: i.id, set: { version: 2 } },
  ])
}

test('an incident of two kinds of act is a behaviour of each', () => {
  const i = firstCited(file)
  const other = i.category === 'E' ? ('A' as const) : ('E' as const)
  const kinds = (f: CaseFile) =>
    behavioursOf(f, main).flatMap(b => (b.incidents.some(x => x.id === i.id) ? [b.category] : []))
  expect(kinds(file)).toEqual([i.category])
  const both = applyPatch(file, [{ in: 'incidents', id: i.id, set: { alsoKinds: [other] } }])
  expect(kinds(both).toSorted()).toEqual([i.category, other].toSorted())
})

test.describe('stale citations', () => {
  test('a correction after the paragraph was written marks it, one before does not', () => {
    expect(staleCitations(file, main)).toEqual([])
    expect(staleCitations(correctCited(file, '2020-01-01T00:00:00.000Z'), main)).toEqual([])
    const stale = staleCitations(correctCited(file, later), main)
    expect(stale.length).toBeGreaterThan(0)
    expect(new Set(stale.map(s => s.how))).toEqual(new Set(['corrected']))
    expect(stale.map(s => s.paragraph.part)).toContain('acts')
  })
  test('a withdrawal marks every paragraph that cites it, although it is no longer shown among the cited', () => {
    const i = firstCited(file)
    const f = applyPatch(file, [
      { in: 'incidents', id: i.id, set: { withdrawnAt: later, withdrawnReason: 'Another person' } },
    ])
    expect(staleCitations(f, main).every(s => s.how === 'withdrawn' && s.incident.id === i.id)).toBe(true)
    expect(staleWarnings(f, main)[0]?.message).toContain('was withdrawn on')
    expect(staleWarnings(f, main)[0]?.message).toContain('Look at the paragraph again')
  })
  test('submitting asks for a reason until someone has looked; looking at one part leaves the others', () => {
    const f = correctCited(file, later)
    const asked = ask(f, people.officer, 'submitApplication', { on: main.id })
    expect(asked.kind).toBe('warned')
    const looked = applyPatch(f, [
      {
        in: 'citationLooks',
        add: {
          id: newId(),
          applicationId: main.id,
          part: 'acts',
          at: new Date(Date.parse(later) + 1).toISOString(),
          byId: people.officer.id,
        },
      },
    ])
    expect(staleCitations(looked, main).map(s => s.paragraph.part)).not.toContain('acts')
    expect(staleCitations(looked, main).length).toBe(staleCitations(f, main).length - 1)
  })
  test('the act that says so settles just the grounds that were read', () => {
    const f = correctCited(file, '2020-01-01T00:00:00.000Z')
    expect(
      after(f, people.officer, 'lookAtCitations', { on: main.id, input: { parts: ['risk'] } }).citationLooks.at(-1)
        ?.part,
    ).toBe('risk')
  })
})

test.describe('clause by clause', () => {
  test('every limb and every condition has its clause, its source and what it asks', () => {
    const clauses = clausesOf(file, main, today)
    expect(clauses.slice(0, 3).map(c => c.source)).toEqual([
      'SPA 2019 s.1(1)(a)',
      'SPA 2019 s.1(1)(b)',
      'SPA 2019 s.1(1)(c)',
    ])
    expect(clauses.slice(3).every(c => c.source === 'SPA 2019 s.2(2)')).toBe(true)
    expect(clauses.length).toBe(3 + file.draftConditions.filter(c => !c.removedAt).length)
  })
  test('what is missing from a clause is what refuses submission, and nothing else', () => {
    const bare = applyPatch(file, [
      { in: 'applications', id: main.id, set: { actsGrounds: null, actsIncidentIds: [], riskGrounds: null } },
    ])
    const a = mainOf(bare)
    const inClauses = clausesOf(bare, a, today).flatMap(c => c.missing.map(m => m.message))
    const missing = missingFrom(bare, a, today).map(m => m.message)
    expect(inClauses.length).toBeGreaterThan(0)
    for (const m of inClauses) expect(missing).toContain(m)
    expect(clausesOf(bare, a, today)[0]?.strength).toBe('nothing')
  })
  test('strength is told by sources and exhibits', () => {
    const one = clausesOf(
      applyPatch(
        file,
        file.incidents.map(i => ({ in: 'incidents' as const, id: i.id, set: { source: 'victim' as const } })),
      ),
      main,
      today,
    )
    expect(one[0]?.strength).toBe('oneSource')
    const [first] = file.incidents
    const two = applyPatch(
      file,
      file.incidents.map((i, n) => ({
        in: 'incidents' as const,
        id: i.id,
        set: { source: n ? ('victim' as const) : ('witness' as const) },
      })),
    )
    const both = applyPatch(two, [
      { in: 'applications', id: main.id, set: { actsIncidentIds: two.incidents.map(i => i.id) } },
    ])
    expect(['moreSources', 'exhibited']).toContain(clausesOf(both, mainOf(both), today)[0]?.strength)
    expect(first).toBeDefined()
  })
})

test.describe('behaviours and conditions', () => {
  test('a behaviour that no condition cites is questioned until it is answered or explained', () => {
    const none = applyPatch(
      file,
      file.draftConditions.map(c => ({ in: 'draftConditions' as const, id: c.id, set: { incidentIds: [] } })),
    )
    const open = behaviourWarnings(none, main)
    expect(open.length).toBe(behavioursOf(none, main).length)
    expect(conditionsWithoutBehaviour(none, main).length).toBe(file.draftConditions.length)
    const [first] = behavioursOf(none, main)
    const explained = after(none, people.officer, 'explainBehaviour', {
      on: main.id,
      input: { category: first?.category, reason: 'No contact covers it' },
    })
    expect(behaviourWarnings(explained, mainOf(explained)).length).toBe(open.length - 1)
    const wrong = ask(none, people.officer, 'explainBehaviour', {
      on: main.id,
      input: { category: 'X', reason: 'None' },
    })
    expect(refusalsOf(wrong).map(r => r.field)).toEqual(['category'])
  })
})

/** What was done, and the conditions that do and do not forbid it, though each cites it. */
for (const [category, done, answers, doesNot] of [
  ['C2', 'an account opened as if it were hers', ['P19', 'P24', 'P26'], ['P2', 'P6', 'R6', 'P1']],
  ['C1', 'words published about her', ['P4', 'P23', 'P24'], ['P2', 'P15', 'R9']],
  ['D', 'her email account read', ['P28', 'P16'], ['P2', 'P4', 'R2']],
  ['E', 'standing outside her home', ['P1', 'P10', 'P13'], ['P2', 'P28', 'R12']],
] as const)
  test(`coverage looks at what a condition forbids: ${done}`, () => {
    const [condition] = file.draftConditions
    const [incident] = file.incidents
    const of = (libraryCode: string) => {
      const one = applyPatch(file, [
        { in: 'incidents', id: incident?.id ?? '', set: { category, categoryNote: 'As it was' } },
        { in: 'applications', id: main.id, set: { actsIncidentIds: [incident?.id ?? ''] } },
        ...file.draftConditions.map(c => ({
          in: 'draftConditions' as const,
          id: c.id,
          set: {
            libraryCode: libraryCode as DraftCondition['libraryCode'],
            libraryVersion: null,
            incidentIds: c.id === condition?.id ? [incident?.id ?? ''] : [],
          },
        })),
      ])
      return behavioursOf(one, mainOf(one)).find(b => b.category === category)
    }
    for (const code of answers)
      expect(of(code), code).toMatchObject({ conditions: [{ id: condition?.id }], citedOnly: [] })
    for (const code of doesNot)
      expect(of(code), code).toMatchObject({ conditions: [], citedOnly: [{ id: condition?.id }] })
  })

test.describe('matrix and what-if', () => {
  test('every incident has a row; a cell is cited exactly when its paragraph cites it', () => {
    const m = matrixOf(file, main)
    expect(m.rows.length).toBe(file.incidents.filter(i => !i.withdrawnAt).length)
    for (const r of m.rows) expect(r.cites.has('acts')).toBe(main.actsIncidentIds.includes(r.incident.id))
    expect(filterMatrix(m.rows, 'uncited').every(r => r.cites.size === 0)).toBe(true)
    expect(filterMatrix(m.rows, 'all', 'acts').length).toBe(m.rows.filter(r => r.cites.has('acts')).length)
  })
  test('taking an incident out changes nothing, and says of each clause what it loses', () => {
    const i = firstCited(file)
    const before = JSON.stringify(file)
    const losses = lossesWithout(file, main, i.id, today)
    expect(JSON.stringify(file)).toBe(before)
    expect(losses.map(l => l.clause.key)).toContain('acts')
    const alone = applyPatch(file, [{ in: 'applications', id: main.id, set: { actsIncidentIds: [i.id] } }])
    const acts = lossesWithout(alone, mainOf(alone), i.id, today).find(l => l.clause.key === 'acts')
    expect(acts?.sentence).toContain('No incident would support it')
    expect(without(file, i.id).incidents.length).toBe(file.incidents.length - 1)
  })
})
