import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { CaseAbout } from '../../../lib/acts/act/act.ts'
import { applyPatch, decide } from '../../../lib/acts/act/decide.ts'
import { asLoaded } from '../../../lib/acts/act/versions.ts'
import { actNames, acts } from '../../../lib/acts/index.ts'
import type { CaseFile, Collection } from '../../../lib/case/case.ts'
import { type Actor, allRoles } from '../../../lib/case/policy.ts'
import { inForceSpans } from '../../../lib/case/views/in-force-spans.ts'
import { allCounted, countedFor, linkedLateBy } from '../../../lib/measures/counted.ts'
import { uncoveredDays } from '../../../lib/measures/counted-rows.ts'
import { isVisible } from '../../../lib/waits/on-case.ts'
import { type CaseWait, sourcesFor, waitKinds, waitSources, waitsOf } from '../../../lib/waits/projection.ts'
import { instantOf } from '../../../lib/waits/wait.ts'
import { anyInput } from '../acts/any-input.ts'
import { aChange, aFile, anApplication, at, uuid } from '../acts/order-file.ts'
import { newCase, people, readyToSubmit } from '../drafting/drafted.ts'
import { interimFile, notice, order, orderFile } from '../law/case-program.ts'

const everyRole: Actor = { ...people.officer, roles: allRoles }
const key = (w: CaseWait) => `${w.kind} ${w.about.id} ${w.part}`
const sortWaits = (rows: CaseWait[]) => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
/** A file with no more than these collections. */
const only = (file: CaseFile, reads: readonly string[]): CaseFile =>
  Object.fromEntries(
    Object.entries(file).map(([name, value]) => [name, Array.isArray(value) && !reads.includes(name) ? [] : value]),
  ) as unknown as CaseFile

/** Cases at several points of their life. */
const casesAtStages = (): CaseFile[] => [
  newCase(),
  readyToSubmit(),
  orderFile(),
  interimFile(),
  orderFile({ services: [] }),
]

interface Step {
  /** The act and the record to begin with, of all that there are. */
  act: number
  record: number
  optional: boolean
}
/** The first act from that of the step on that this case accepts, done. */
function firstAccepted(file: CaseFile, step: Step, today: string, newId: () => string) {
  const moment = { at: `${today}T11:30:00.000Z`, today, actor: everyRole, newId, settings: file.settings }
  for (let n = 0; n < actNames.length; n++) {
    const name = actNames[(step.act + n) % actNames.length] ?? 'comment'
    const act = acts[name]
    const about = act.about as CaseAbout
    const records: { id: string }[] = about === 'case' ? [file.case] : file[about]
    const record = records[step.record % (records.length || 1)]
    if (!record || act.partOfAnother) continue
    const filling = {
      day: today,
      optional: step.optional,
      person: uuid(77),
      file: uuid(n).replaceAll('-', '').padEnd(64, '0'),
    }
    const input = anyInput(act.input, file, filling)
    const decided = decide(file, { act, on: record.id, input, seen: asLoaded, despite: 'Agreed' }, moment)
    if (decided.kind === 'done') return { name, patch: decided.patch, after: applyPatch(file, decided.patch) }
  }
  return undefined
}
const countedRows = (name: string, file: CaseFile) => allCounted.find(source => source.name === name)?.rows(file)

test('rows of what waits and of what is counted, kept act by act of the sources that read what changed, equal all rows computed anew; each source needs no more than it reads', () => {
  // Given a case at any point of its life, and the acts that follow, with days between them
  const step = fc.record({ act: fc.nat(), record: fc.nat(), optional: fc.boolean(), later: fc.nat({ max: 40 }) })
  const life = fc.tuple(fc.nat(), fc.array(step, { minLength: 12, maxLength: 30 }))
  let actsDone = 0
  fc.assert(
    fc.property(life, ([start, steps]) => {
      const starts = casesAtStages()
      let file = starts[start % starts.length] ?? newCase()
      let keptWaits = waitsOf(file)
      const keptCounts = new Map(allCounted.map(source => [source.name, source.rows(file)]))
      let day = 0
      let id = 0
      for (const step of steps) {
        // When an act is done
        day += step.later
        const today = new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10)
        const accepted = firstAccepted(file, step, today, () => uuid(900_000_000 + id++))
        if (!accepted) continue
        const { name, patch, after } = accepted
        // When only the sources that read what it changed give their rows again
        const changed = sourcesFor(patch)
        const changedKinds = new Set(changed.flatMap(source => Object.keys(source.kinds)))
        keptWaits = [
          ...keptWaits.filter(w => !changedKinds.has(w.kind)),
          ...changed.flatMap(source => source.rows(after)),
        ]
        for (const source of countedFor(patch)) keptCounts.set(source.name, source.rows(after))
        // Then what is kept is what waits, each row once
        expect(sortWaits(keptWaits), name).toEqual(sortWaits(waitsOf(after)))
        expect(new Set(keptWaits.map(key)).size, name).toBe(keptWaits.length)
        // Then what is kept is what is counted
        for (const source of allCounted)
          expect(keptCounts.get(source.name), `${source.name} after ${name}`).toEqual(source.rows(after))
        // Then each source gives the same rows of no more than it reads
        for (const source of [...waitSources, ...allCounted])
          expect(source.rows(only(after, source.reads)), `${source.name} after ${name}`).toEqual(source.rows(after))
        file = after
        actsDone++
      }
    }),
    { numRuns: 40 },
  )
  expect(actsDone).toBeGreaterThan(100)
})

test('a source reads what the case has, and its kinds are its own', () => {
  const collections = Object.keys(aFile()).filter(name => Array.isArray(aFile()[name as Collection]))
  const seen = new Set<string>()
  for (const { name, reads, kinds } of waitSources) {
    for (const read of reads) expect(['case', ...collections], `${name} reads ${read}`).toContain(read)
    for (const kind of Object.keys(kinds)) {
      expect(seen.has(kind), kind).toBe(false)
      seen.add(kind)
    }
  }
})

test('times of a row come in their order: foreseen, visible, late, over', () => {
  const files = [
    ...casesAtStages(),
    orderFile({ notifications: [notice('2026-11-20')], changes: [aChange(order, 'name', '2026-12-01')] }),
    aFile({ applications: [anApplication({ status: 'lodged', lodgedOn: '2026-11-01' })] }),
  ]
  let rows = 0
  for (const w of files.flatMap(waitsOf)) {
    rows++
    const ms = (t: Parameters<typeof instantOf>[0]) => Date.parse(instantOf(t))
    expect(ms(w.foreseen), w.kind).toBeLessThanOrEqual(ms(w.visible))
    if (w.lapses) expect(ms(w.visible), w.kind).toBeLessThan(ms(w.lapses))
    // Queues and the desk look for rows of leavers by those who left, and for no others there.
    expect(w.ifOwnerLeft, w.kind).toBe(waitKinds[w.kind].ofLeavers === true)
    if (w.late && w.due) expect(ms(w.due), w.kind).toBeLessThanOrEqual(ms(w.late))
    expect(JSON.stringify(w.params), w.kind).not.toMatch(/Quay Row|ZZ\d/)
  }
  expect(rows).toBeGreaterThan(20)
})

test('an incident before an order that a court made asks for no new decision; one after it does', () => {
  const decision = { id: uuid(30), decision: 'apply', reasonCode: 'limbsMet', at: at('2026-10-01'), reviewOn: null }
  const base = orderFile({ decisions: [decision as never] })
  const incident = (happenedOn: string, recordedOn: string) =>
    ({ id: uuid(31), number: 1, happenedOn, happenedTo: null, recordedAt: at(recordedOn), withdrawnAt: null }) as never
  const asks = (file: CaseFile, on: string) => waitsOf(file).some(w => w.kind === 'considered' && isVisible(w, at(on)))
  expect(asks({ ...base, incidents: [incident('2026-10-20', '2026-10-25')] }, '2026-10-26')).toBe(true)
  expect(asks({ ...base, incidents: [incident('2026-10-20', '2026-12-01')] }, '2026-12-02')).toBe(false)
  expect(asks({ ...base, incidents: [incident('2026-11-30', '2026-12-01')] }, '2026-12-02')).toBe(true)
})

test('an incident was linked late by the time from the record of a later incident to its own', () => {
  const incident = (happenedOn: string, recordedAt: string) => ({ happenedOn, recordedAt })
  // Given incidents recorded in the order in which they happened, then none was linked late
  expect(
    linkedLateBy([incident('2026-03-01', '2026-03-02T09:00:00Z'), incident('2026-03-05', '2026-03-06T09:00:00Z')]),
  ).toBeNull()
  // Given the earlier one recorded three days after the later one, then it was linked three days late
  expect(
    linkedLateBy([incident('2026-03-01', '2026-03-09T09:00:00Z'), incident('2026-03-05', '2026-03-06T09:00:00Z')]),
  ).toBe(3 * 24 * 3600)
  // Given two of one day, then neither is later than the other
  expect(
    linkedLateBy([incident('2026-03-05', '2026-03-30T09:00:00Z'), incident('2026-03-05', '2026-03-06T09:00:00Z')]),
  ).toBeNull()
})

test('an application was first heard on the day that it or its other half was heard, not on one adjourned', () => {
  // Given a main application adjourned once, heard after its interim half was
  const main = anApplication({ id: uuid(501), kind: 'main', status: 'lodged', lodgedOn: '2026-02-02' })
  const half = anApplication({ id: uuid(502), number: 2, kind: 'interim', mainId: uuid(501), lodgedOn: '2026-02-02' })
  const hearing = (n: number, applicationId: string, listedOn: string, status: string) =>
    ({ id: uuid(n), applicationId, listedOn, status }) as never
  const file = aFile({
    applications: [main, half],
    hearings: [
      hearing(601, main.id, '2026-02-10', 'adjourned'),
      hearing(602, half.id, '2026-02-12', 'heard'),
      hearing(603, main.id, '2026-03-01', 'heard'),
    ],
  })
  // Then both were first heard on the day of the interim half
  expect(countedRows('countedApplications', file)).toMatchObject([
    { id: main.id, firstHeardOn: '2026-02-12' },
    { id: half.id, firstHeardOn: '2026-02-12' },
  ])
})

test('the counted terms of an order are the days on which it is in force', () => {
  const file = orderFile()
  expect(countedRows('countedTerms', file)).toEqual(
    inForceSpans(file.orders[0] as never, file).map(({ from, to }) =>
      expect.objectContaining({ fromOn: from, toOn: to, part: from }),
    ),
  )
})

test('days without an order between lodging and decision, whatever covers them', () => {
  const span = (from: string, to: string | null) => ({ from, to })
  expect(uncoveredDays(span('2026-03-02', '2026-03-11'), [])).toEqual({ days: 10, from: null })
  expect(uncoveredDays(span('2026-03-02', '2026-03-11'), [span('2026-03-04', '2026-03-06')])).toEqual({
    days: 7,
    from: null,
  })
  expect(uncoveredDays(span('2026-03-02', null), [span('2026-03-04', '2026-03-06')])).toEqual({
    days: 2,
    from: '2026-03-07',
  })
  expect(uncoveredDays(span('2026-03-02', null), [span('2026-01-01', null)])).toEqual({ days: 0, from: null })
  const days = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 }))
  const on = (n: number) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10)
  fc.assert(
    fc.property(fc.array(days, { maxLength: 5 }), spans => {
      const by = spans.map(([from, length]) => span(on(from), on(from + length)))
      const counted = Array.from({ length: 21 }, (_, i) => on(10 + i)).filter(
        d => !by.some(s => s.from <= d && d <= (s.to ?? d)),
      )
      expect(uncoveredDays(span(on(10), on(30)), by)).toEqual({ days: counted.length, from: null })
    }),
  )
})

test('days without an order are counted around an interim order or bail, until the main application is decided', () => {
  // Given a main application lodged on 2 February, and an interim order in force from 6 February to 5 March
  const main = anApplication({ id: uuid(501), kind: 'main', status: 'lodged', lodgedOn: '2026-02-02' })
  const interim = anApplication({ id: uuid(502), number: 2, kind: 'interim', mainId: main.id, status: 'granted' })
  const interimOrder = {
    id: uuid(503),
    ref: 'MA-O-1',
    kind: 'interim',
    applicationId: interim.id,
    madeOn: '2026-02-06',
    endedOn: null,
  }
  const version = { id: uuid(504), orderId: uuid(503), version: 1, fromOn: '2026-02-06', lastDay: '2026-03-05' }
  const file = aFile({
    applications: [main, interim],
    orders: [interimOrder as never],
    orderVersions: [version as never],
  })
  // Then the gap is 3, 4 and 5 February, and runs again from 6 March, the day after the interim order ran out
  expect(countedRows('countedApplications', file)?.[0]).toMatchObject({
    gapDays: 3,
    gapFrom: '2026-03-06',
    interimLapsedOn: '2026-03-06',
    isInterimSought: true,
  })
  // When the main application is granted on 1 March, then the interim order left no gap after it
  const granted = aFile({
    ...file,
    applications: [{ ...main, status: 'granted', determinedOn: '2026-03-01' }, interim],
  })
  expect(countedRows('countedApplications', granted)?.[0]).toMatchObject({
    gapDays: 3,
    gapFrom: null,
    interimLapsedOn: null,
  })
  // When bail has covered every day since 1 February, then there is no gap
  const bail = { id: uuid(505), kind: 'bail', madeOn: '2026-02-01', lastDay: null, endedOn: null }
  const bailed = aFile({ ...file, otherOrders: [bail as never] })
  expect(countedRows('countedApplications', bailed)?.[0]).toMatchObject({ gapDays: 0, gapFrom: null })
})

test('a draft that was refused in review is counted with its day, its reviewer, its limb and the wrong test', () => {
  // Given an application that legal services refused before it was lodged
  const main = anApplication({ id: uuid(501), kind: 'main', status: 'refused', lodgedOn: null })
  const refusal = {
    id: uuid(506),
    applicationId: main.id,
    tier: 'legal',
    result: 'refused',
    limb: 'risk',
    wrongTest: 'charge',
    at: '2026-02-01T10:00:00Z',
  }
  // When it is counted
  const [row] = countedRows('countedApplications', aFile({ applications: [main], reviews: [refusal as never] })) ?? []
  // Then it was stopped there
  expect(row).toMatchObject({
    stoppedOn: '2026-02-01',
    stoppedTier: 'legal',
    stoppedLimb: 'risk',
    isWrongTest: true,
  })
})
