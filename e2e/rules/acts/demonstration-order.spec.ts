import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import type { ActName } from '../../../lib/acts/index.ts'
import type { CaseFile } from '../../../lib/case/case.ts'
import { londonDate } from '../../../lib/case/time/calendar.ts'
import { factsOf } from '../../../lib/case/views/markers.ts'
import { tellLife } from '../../../lib/demo/life.ts'
import { lifeOf } from '../../../lib/demo/stories/crowd.ts'
import { scenarios } from '../../../lib/demo/stories/index.ts'
import { s03 } from '../../../lib/demo/stories/kinds.ts'
import { s08, s27 } from '../../../lib/demo/stories/two-forces.ts'
import { clocksOf } from '../../../lib/law/clocks/clocks.ts'
import { orderFlags } from '../../../lib/law/rules/flags.ts'
import { countedSources } from '../../../lib/measures/counted.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { doStep, memory, type Step, type Told } from './in-memory.ts'

/**
 * The facts of each case of the demonstration, all recorded late at one moment, in any order: the same case, clocks, findings,
 * things that wait and counted columns, up to the numbers that say in which order things were typed.
 */

/**
 * What happened, as opposed to what somebody decided, wrote or planned. Lodging, listing, hearing and making an order lead
 * an application from one status to the next and have their places; what is recorded before its order is held: held-records.
 */
const facts: readonly ActName[] = [
  'logIncident',
  'assessRisk',
  'addIdentifier',
  'recordOtherOrder',
  'recordCriminalStep',
  'recordEnquiry',
  'recordEnquiryResult',
  'askThirdParty',
  'chaseThirdParty',
  'endThirdParty',
  'tellYouthTeam',
  'serveGuardian',
  'giveOrderToGuardian',
  'recordServiceAttempt',
  'recordChange',
  'recordNotification',
  'recordCheck',
  'recordContact',
  'recordBreach',
  'recordVictimContacted',
  'recordArrest',
  'recordCharge',
  'recordNoFurtherAction',
  'recordBreachOutcome',
  'recordWhereabouts',
  'recordMoveAway',
  'recordPoliceTold',
  'recordMarker',
  'recordPaperService',
  'recordWitness',
  'recordCertificateFiled',
  'recordHearingDetails',
  'attachExhibit',
  'attachCaseExhibit',
  'attachRedactedCopy',
  'addProtectedPerson',
  'keepConfidentialAddress',
]
const end = '2026-11-28T12:00:00.000Z'
const today = londonDate(end)
const runs = 8

/** The ids that a step is about or names. */
const stepText = (s: Step) => JSON.stringify([s.on ?? '', s.input])
const idsAdded = (before: CaseFile, after: CaseFile): string[] => {
  const ids = (f: CaseFile) =>
    new Set(Object.values(f).flatMap(rows => (Array.isArray(rows) ? rows.map((r: { id?: string }) => r.id ?? '') : [])))
  const known = ids(before)
  return [...ids(after)].filter(id => !known.has(id))
}
/** What entries on other systems are held against: they say what an order says as they are made. */
const saidOf = (file: CaseFile): Map<string, string> =>
  new Map(
    file.orders.map(o => [o.id, JSON.stringify(file.settings.markers.map(kind => factsOf(o, kind, file)))] as const),
  )
/**
 * Steps with what each needs to have been done before: by the records that it names; and whoever records an entry on
 * another system answers whether it says what the order says now, so that it keeps its place among what changes that.
 */
function withNeeds({ start, steps }: Told): Map<Step, Step[]> {
  const maker = new Map<string, Step>()
  const needs = new Map<Step, Step[]>()
  const entries = new Map<string, Step[]>()
  const sayings = new Map<string, Step[]>()
  let file = start
  for (const step of steps) {
    const text = stepText(step)
    const named = [...maker].flatMap(([id, by]) => (text.includes(id) ? [by] : []))
    const isEntry = step.act === 'recordMarker' && step.on
    const done = doStep(file, step)
    if (done.kind !== 'done') throw new Error(`${step.act}: ${JSON.stringify(done)}`)
    const next = applyPatch(file, done.patch)
    for (const id of idsAdded(file, next)) maker.set(id, step)
    const before = saidOf(file)
    const changed = [...saidOf(next)].flatMap(([id, said]) => (before.get(id) === said ? [] : [id]))
    const beside = isEntry ? (sayings.get(isEntry) ?? []) : changed.flatMap(id => entries.get(id) ?? [])
    needs.set(step, [...new Set([...named, ...beside])])
    for (const id of isEntry ? [isEntry] : changed) {
      const kept = isEntry ? entries : sayings
      kept.set(id, [...(kept.get(id) ?? []), step])
    }
    file = next
  }
  return needs
}
type Outcome = { file: CaseFile } | { refused: Step; why: string }
function run(told: Told, inPlace: readonly Step[], late: readonly Step[]): Outcome {
  let file = told.start
  for (const [steps, at] of [
    [inPlace, undefined],
    [late, end],
  ] as const)
    for (const step of steps) {
      const done = doStep(file, step, at)
      if (done.kind !== 'done') return { refused: step, why: `${step.act}: ${JSON.stringify(done).slice(0, 400)}` }
      file = applyPatch(file, done.patch)
    }
  return { file }
}
/** The facts that can all be recorded at the end: none that somebody decided by, and none that another day's rules refuse. */
function movable(told: Told, needs: Map<Step, Step[]>): Step[] {
  const stays = new Set(told.steps.filter(s => !facts.includes(s.act)))
  for (;;) {
    for (const s of [...told.steps].reverse()) if (stays.has(s)) for (const n of needs.get(s) ?? []) stays.add(n)
    const moved = told.steps.filter(s => !stays.has(s))
    const outcome = run(
      told,
      told.steps.filter(s => stays.has(s)),
      moved,
    )
    if ('file' in outcome) return moved
    if (stays.has(outcome.refused)) for (const s of moved) if (s.n < outcome.refused.n) stays.add(s)
    stays.add(outcome.refused)
  }
}

/** Counted only in the order of typing, or of when it was typed. */
const typing: ReadonlySet<string> = new Set([
  'number',
  'version',
  'recordedAt',
  'createdAt',
  'receivedAt',
  'linkedLateBy',
])
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner) =>
      typing.has(key) ? undefined : key === 'aliases' && Array.isArray(inner) ? [...inner].sort() : inner,
    ),
  )
const sortRows = (rows: readonly unknown[]) => rows.map(r => JSON.stringify(plain(r))).sort()
/** A change of name or address is known by its day: whichever of two acts told of it first put it on record. */
const byDay = (file: CaseFile): CaseFile => {
  const named = file.changes.reduce(
    (text, c) => text.replaceAll(c.id, `${c.kind} of ${c.happenedOn}`),
    JSON.stringify({ ...file, changes: file.changes.map(c => ({ ...c, detail: '' })) }),
  )
  return JSON.parse(named)
}
function snapshotOf(given: CaseFile) {
  const file = byDay(given)
  const { formerVersions: _, legalQuestions, case: root, ...rest } = file
  // An exhibit’s reference counts on from the last: 'LO/3'.
  const collections = { ...rest, exhibits: rest.exhibits.map(({ reference: _, ...e }) => e) }
  const days = ['2026-08-01', today]
  return {
    root: plain(root),
    records: Object.fromEntries(
      Object.entries(collections).flatMap(([kind, rows]) => (Array.isArray(rows) ? [[kind, sortRows(rows)]] : [])),
    ),
    questions: legalQuestions
      .filter(q => !q.answeredAt)
      .map(q => `${q.rule} ${q.question}`)
      .sort(),
    clocks: days.flatMap(day =>
      clocksOf(file, day)
        .map(c => [day, c.id, c.about.id, c.state, c.startsOn, c.lastDay, c.sentence].join(' | '))
        .sort(),
    ),
    findings: file.orders.flatMap(o => orderFlags(o, file, today).map(f => `${o.id} ${f.message}`)).sort(),
    waits: sortRows(waitsOf(file).filter(w => w.kind !== 'legalQuestion')),
    counted: Object.fromEntries(countedSources.map(s => [s.name, sortRows(s.rows(file))])),
  }
}

/** Any order in which each fact comes after those that it names. */
function orderedBy(keys: readonly number[], moved: readonly Step[], needs: Map<Step, Step[]>): Step[] {
  const left = new Map(moved.map((s, i) => [s, keys[i] ?? 0]))
  const done: Step[] = []
  while (left.size) {
    const ready = [...left].filter(([s]) => (needs.get(s) ?? []).every(n => !left.has(n)))
    const [next] = ready.sort((a, b) => a[1] - b[1] || a[0].n - b[0].n)
    if (!next) throw new Error('Facts that wait for each other')
    done.push(next[0])
    left.delete(next[0])
  }
  return done
}

const [told, permuted] = [new Set<ActName>(), new Set<ActName>()]
async function check(tell: (teller: never) => Promise<unknown>) {
  const { teller, told: stories } = memory()
  await tell(teller as never)
  for (const story of stories) {
    const needs = withNeeds(story)
    const moved = movable(story, needs)
    for (const step of story.steps) told.add(step.act)
    for (const step of moved) permuted.add(step.act)
    const stays = story.steps.filter(s => !moved.includes(s))
    const straight = run(story, stays, moved)
    if (!('file' in straight)) throw new Error(straight.why)
    const expected = snapshotOf(straight.file)
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: moved.length, maxLength: moved.length }), keys => {
        const outcome = run(story, stays, orderedBy(keys, moved, needs))
        if (!('file' in outcome)) throw new Error(outcome.why)
        expect(snapshotOf(outcome.file)).toEqual(expected)
      }),
      { numRuns: moved.length > 1 ? runs : 1, seed: 20261128, endOnFailure: true },
    )
  }
}

/** The messages of its exports are rows that the program reads into a database, and no records of the case. */
const withoutExports = (teller: never) => s03(teller, async () => {})
/** Another force answers from a case of its own. */
const alone: Record<string, (teller: never) => Promise<unknown>> = {
  S03: withoutExports,
  S08: teller => s08(teller, async () => {}),
  S27: teller => s27(teller, async () => {}),
}
for (const [name, tell] of Object.entries(scenarios)) {
  test(`${name}: its facts recorded late, in any order, end in the same`, async () => {
    await check((alone[name] ?? tell) as never)
  })
}
// Made lives that have an order: each third of those that the crowd is made of.
const made = Array.from({ length: 60 }, (_, n) => lifeOf(n)).filter(l => l.full?.made || l.full?.refused)
for (const [n, life] of made.entries())
  if (n % 3 === 0)
    test(`life ${n} of the crowd: its facts recorded late, in any order, end in the same`, async () => {
      await check(teller => tellLife(teller, life))
    })

test('every kind of fact that the demonstration tells was recorded late somewhere', () => {
  test.skip(told.size === 0, 'Only after the cases of this file')
  expect(facts.filter(act => told.has(act) && !permuted.has(act))).toEqual([])
})
