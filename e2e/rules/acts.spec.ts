import { writeFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import type { z } from 'zod'
import type { AnyAct, CaseAbout } from '../../lib/spo/acts/act.ts'
import { withoutCorrection } from '../../lib/spo/acts/corrections.ts'
import { type ActDescription, describeActs } from '../../lib/spo/acts/describe.ts'
import { type ActName, actNames, acts, everyAct } from '../../lib/spo/acts/index.ts'
import { type CaseFile, isLoaded, type Part } from '../../lib/spo/case.ts'
import { applied, decide, recordOf } from '../../lib/spo/decide.ts'
import { fieldsOf } from '../../lib/spo/fields.ts'
import { succeededCodes } from '../../lib/spo/library.ts'
import { type Actor, allRoles, policy } from '../../lib/spo/policy.ts'
import { readUntilEnough, withoutParts } from '../../lib/spo/read-parts.ts'
import { keptKinds } from '../../lib/spo/record-kinds.ts'
import type { Id } from '../../lib/spo/records/id.ts'
import { statusesOf } from '../../lib/spo/status.ts'
import { asLoaded } from '../../lib/spo/versions.ts'
import { anyInput, type Filling } from './any-input.ts'
import { newCase, people, readyToSubmit, team } from './drafted.ts'
import { overwrittenByForceActs } from './every-force-act.ts'
import { afterExamples, courtExamples, orderExamples, serviceExamples } from './examples/court.ts'
import { evidenceExamples } from './examples/evidence.ts'
import { peopleExamples } from './examples/people.ts'
import { sweep } from './overwritten.ts'

/** Every act × every status × every role, on one case that has a record of every kind. */

const today = '2026-05-12'
const at = '2026-05-12T11:30:00.000Z'
/** A day on which the latest wording of every condition is in use. */
const lately = { at: '2026-11-30T11:30:00.000Z', today: '2026-11-30' }
const isOfLibrary = (act: object) =>
  actNames.some(name => acts[name] === act && /^(?:addCondition[PR]|takeNewWording)/.test(name))
let counter = 1
const newId = () => `00000000-0000-4000-8000-${String(700_000_000_000 + counter++)}`
const examples: Partial<Record<string, { input: object }>> = {
  ...peopleExamples,
  ...evidenceExamples,
  ...courtExamples,
  ...orderExamples,
  ...serviceExamples,
  ...afterExamples,
  commentOnPart: { input: { part: 'acts', text: 'Say when he was told to stop' } },
  recordVisit: { input: { outcome: 'allComplied', exceptions: [], checkedAt: '', nextOn: '2026-05-20' } },
  drawArea: { input: { corners: '51.27, 0.52\n51.27, 0.53\n51.28, 0.53' } },
  attachBreachExhibit: { input: { ...evidenceExamples.attachExhibit.input, file: 'beaded'.padEnd(64, '0') } },
}
const everyRole: Actor = { ...people.officer, roles: allRoles }
/** Someone of the force who is picked from lists and does nothing. */
const nobody = newId()
const stranger: Actor = { ...people.otherOfficer, id: newId(), teamIds: [team], roles: allRoles }
const fillings = (): Filling[] =>
  [today, '2026-05-11', '2027-05-10'].flatMap(day =>
    [true, false].map(optional => ({
      day,
      optional,
      person: nobody,
      file: newId().replaceAll('-', '').padEnd(64, '0'),
    })),
  )
/** The inputs tried for an act: made from its fields, and from its example where there is one. */
const inputsFor = (name: ActName, file: CaseFile) => {
  const made = fillings().map(how => anyInput(acts[name].input, file, how))
  const example = examples[name]?.input
  return example ? [...made, ...made.map(input => ({ ...input, ...example }))] : made
}
const decideAs = (actor: Actor, file: CaseFile, act: AnyAct, on: string | undefined, input: object) =>
  decide(
    file,
    { act, on, input, seen: asLoaded, despite: 'Agreed' },
    { ...(isOfLibrary(act) ? lately : { at, today }), actor, newId, settings: file.settings },
  )

interface Tried {
  actor: Actor
  file: CaseFile
  on: Id
  input: object
}
/** Of each act, an attempt with each kind of answer. */
const tried = new Map<string, Tried & { name: ActName; kind: string }>()
const keep = (name: ActName, kind: string, t: Tried) =>
  void (tried.has(`${name} ${kind}`) || tried.set(`${name} ${kind}`, { ...t, name, kind }))

/** What each act that was done here left in the record. */
const sentences = new Map<ActName, string>()
/** The case before each act of its story. */
const along: CaseFile[] = [newCase()]
const recordsOf = (file: CaseFile, about: CaseAbout): { id: Id }[] => (about === 'case' ? [file.case] : file[about])

/** One act, with the first of its inputs that is accepted on the latest record that accepts it. */
function told(file: CaseFile, actor: Actor, name: ActName): CaseFile {
  const answers: unknown[] = []
  for (const record of [...recordsOf(file, acts[name].about)].reverse())
    for (const input of inputsFor(name, file)) {
      const decided = decideAs(actor, file, acts[name], record.id, input)
      keep(name, decided.kind, { actor, file, on: record.id, input })
      if (decided.kind === 'done') {
        sentences.set(name, decided.sentence)
        along.push(file)
        return applied(file, decided.patch)
      }
      answers.push(decided)
    }
  throw new Error(`${name}: ${JSON.stringify(answers.slice(0, 4))}`)
}
/** A case with a record in every collection: each put there by its act. */
function richCase(): CaseFile {
  const steps: [Actor, ActName][] = [
    ...(
      [
        'addIdentifier',
        'keepConfidentialAddress',
        'attachCaseExhibit',
        'recordCustody',
        'importExport',
        'attributeIdentifiers',
        'markDistressing',
        'recordDisclosure',
        'askThirdParty',
        'recordOtherOrder',
        'linkCase',
        'assessRisk',
        'decideSpo',
        'planContact',
        'correctIncident',
        'comment',
        'addConditionP2',
        'removeCondition',
        'restoreCondition',
        'removeCondition',
        'addProtectedPerson',
        'removeProtectedPerson',
        'startInterim',
        'writeInterim',
        'submitApplication',
      ] as const
    ).map((name): [Actor, ActName] => [everyRole, name]),
    [people.sergeant, 'endorseAsSergeant'],
    [people.coordinator, 'endorseAsCoordinator'],
    [people.legal, 'endorseAsLegal'],
    [people.authorising, 'authorise'],
    ...(
      [
        'lodgeBoth',
        'listHearing',
        'recordOrderMade',
        'recordServiceAttempt',
        'recordNotification',
        'recordChange',
        'planCheck',
        'recordCheck',
        'recordBreach',
        'attachBreachExhibit',
        'decideArrest',
        'recordArrest',
        'recordCharge',
        'recordBreachOutcome',
        'startVariation',
        'startAppeal',
        'askLegalServices',
        'tellYouthTeam',
        'recordMoveAway',
        'nameOnCase',
      ] as const
    ).map((name): [Actor, ActName] => [everyRole, name]),
  ]
  return steps.reduce((file, [actor, name]) => told(file, actor, name), readyToSubmit({ ordersOnConviction: true }))
}
const drafted = richCase()
const rich = applied(drafted, [
  ...drafted.incidents.slice(0, 1).map(i => ({
    in: 'incidentJoins' as const,
    add: {
      id: newId(),
      incidentId: i.id,
      joinedId: i.id,
      reason: 'One night',
      at,
      byId: people.officer.id,
      undoneAt: null,
      undoneById: null,
      undoneReason: null,
    },
  })),
  ...drafted.notifications.slice(0, 1).map(n => ({
    in: 'notifications' as const,
    add: { ...n, id: newId(), method: 'inPerson' as const, acknowledgement: null },
  })),
  // Seen only by the one who reads it, within one transaction.
  ...drafted.imports.slice(0, 1).map(i => ({
    in: 'imports' as const,
    add: { ...i, id: newId(), number: 2, state: 'reading' as const },
  })),
  {
    in: 'paperMarks',
    add: {
      id: newId(),
      kind: 'heldBack',
      recordKind: 'incidents',
      recordId: drafted.incidents[0]?.id ?? '',
      passage: null,
      reason: 'A source could be known by it',
      at,
      byId: people.officer.id,
      endedAt: null,
      endedById: null,
    },
  },
  // One that its reviewer has not returned yet, and one that went with a return.
  ...[null, drafted.reviews[0]?.id ?? newId()].map(reviewId => ({
    in: 'reviewPoints' as const,
    add: {
      id: newId(),
      applicationId: drafted.applications[0]?.id ?? '',
      part: 'acts',
      tier: 'sergeant' as const,
      text: 'Say when he was told to stop',
      at,
      byId: people.officer.id,
      reviewId,
      removedAt: null,
      answer: null,
      answeredAt: null,
      answeredById: null,
    },
  })),
  {
    in: 'behaviourReasons',
    add: {
      id: newId(),
      applicationId: drafted.applications[0]?.id ?? '',
      category: 'G',
      reason: 'Covered by the condition on the street',
      at,
      byId: people.officer.id,
    },
  },
])

/** A draft that is older than the library: conditions on wording since closed, and one with its map. */
const older = readyToSubmit()
const ring: [number, number][] = [
  [0.52, 51.27],
  [0.53, 51.27],
  [0.53, 51.28],
  [0.52, 51.27],
]
along.push({
  ...older,
  draftConditions: older.draftConditions.flatMap(c => [
    c,
    ...succeededCodes.map((libraryCode, n) => ({
      ...c,
      id: newId(),
      number: n + 2,
      libraryCode,
      libraryVersion: 1,
      librarySlots: {},
      shape: { type: 'Polygon' as const, coordinates: [ring] },
    })),
  ]),
})

/** An application that was returned with a comment. */
along.push({ ...rich, applications: rich.applications.map(a => ({ ...a, status: 'returned' as const })) })

/** An order varied once, which gained a condition by it. */
const [sealedOrder] = rich.orders
const [sealedCondition] = rich.orderConditions
if (sealedOrder && sealedCondition)
  along.push(
    applied(rich, [
      {
        in: 'orderVersions',
        add: {
          id: newId(),
          orderId: sealedOrder.id,
          version: 2,
          fromOn: today,
          reason: 'varied',
          termKind: 'fixed',
          lastDay: '2029-01-01',
          sealedExhibitId: null,
          applicationId: null,
          askedBy: null,
          note: null,
        },
      },
      { in: 'orderConditions', add: { ...sealedCondition, id: newId(), number: 9, fromVersion: 2, toVersion: null } },
    ]),
  )

const locked: CaseFile = applied(rich, [
  {
    in: 'restrictions',
    add: {
      id: newId(),
      reason: 'She works here',
      at,
      byId: people.sergeant.id,
      liftedAt: null,
      liftAskedAt: null,
      liftAskedById: null,
      liftReason: null,
    },
  },
])
/** The same, with somebody who has asked for it to be lifted: another decides. */
along.push({
  ...locked,
  restrictions: locked.restrictions.map(r => ({
    ...r,
    liftAskedAt: at,
    liftAskedById: people.sergeant.id,
    liftReason: 'She has left the force',
  })),
})
/** The case as an act expects it, and someone whom the policy lets do it: break-glass is for those outside. */
const setting = (name: ActName): { file: CaseFile; actor: Actor } =>
  name === 'breakGlass' ? { file: locked, actor: stranger } : { file: rich, actor: everyRole }
const withStatus = (file: CaseFile, about: CaseAbout, id: Id, status: string): CaseFile =>
  about === 'case'
    ? ({ ...file, case: { ...file.case, status } } as CaseFile)
    : ({ ...file, [about]: file[about].map(r => (r.id === id ? { ...r, status } : r)) } as CaseFile)
const closed = (file: CaseFile): CaseFile => ({ ...file, case: { ...file.case, status: 'closed' } })
const statusesFor = (about: CaseAbout): readonly string[] =>
  about === 'applications' || about === 'hearings' ? statusesOf[about] : statusesOf.case

/** The case with the record at a status: an application or a hearing has its own, anything else has the case's. */
const standing = (file: CaseFile, about: CaseAbout, id: Id, status: string): CaseFile[] => {
  if (about !== 'applications' && about !== 'hearings') return [withStatus(file, 'case', id, status)]
  const stands = withStatus(file, about, id, status)
  return [stands, closed(stands)]
}
/** For an act that corrects: the form as it opens, with one field changed at a time. */
const oneChanged = (name: ActName, file: CaseFile, on: Id): object[] => {
  const act = acts[name]
  const record = recordOf(file, act.about, on)
  if (!act.corrects || !record || !act.prefill) return []
  const known = act.prefill({ file, record, today })
  return inputsFor(name, file).flatMap(made =>
    Object.entries(made).map(([field, value]) => ({ ...known, [field]: value, correctionReason: 'A slip' })),
  )
}
/** Everyone who did something on the case, with every role: some records only their author may change. */
const authors = [people.sergeant, people.coordinator, people.legal, people.authorising].map(p => ({
  ...p,
  roles: allRoles,
}))
/** Tries an act at every status it may be done from, by several people, on each record, with and without a restriction. */
function attempt(name: ActName) {
  const act = acts[name]
  for (const file of [rich, locked, ...along])
    for (const { id } of recordsOf(file, act.about))
      for (const status of act.from)
        for (const actor of [everyRole, stranger, ...(act.corrects || act.withdraws ? authors : [])])
          for (const stands of standing(file, act.about, id, status))
            for (const input of [...inputsFor(name, stands), ...oneChanged(name, stands, id)]) {
              const decided = decideAs(actor, stands, act, id, input)
              keep(name, decided.kind, { actor, file: stands, on: id, input })
              if (decided.kind === 'done') return void sentences.set(name, decided.sentence)
            }
}

test('the case of these tests has a record in every collection', () => {
  const empty = Object.entries(locked).flatMap(([name, rows]) => (Array.isArray(rows) && !rows.length ? [name] : []))
  expect(empty).toEqual([])
})

test('every act has a label, a label for each field, and an input that its schema takes', () => {
  expect(actNames.length).toBeGreaterThan(100)
  for (const name of actNames) {
    const act = acts[name]
    const input = act.input as z.ZodObject
    expect(act.label.trim(), name).not.toBe('')
    expect(
      fieldsOf(input).map(([field]) => field),
      name,
    ).toEqual(Object.keys(input.shape))
    for (const [field, { label }] of fieldsOf(input)) expect(label.trim(), `${name}.${field}`).not.toBe('')
    const parsed = inputsFor(name, rich).map(raw => input.safeParse(raw))
    const whole = parsed.find(p => p.success)
    expect(whole?.success, `${name}: ${JSON.stringify(parsed[0]?.error?.issues)}`).toBe(true)
  }
})

test('every act × every status of what it is about: moved from any status but its own, and never from those', () => {
  const wrong: string[] = []
  for (const name of actNames) {
    const act = acts[name]
    const { file, actor } = setting(name)
    for (const { id } of recordsOf(file, act.about))
      for (const status of statusesFor(act.about))
        for (const stands of standing(file, act.about, id, status)) {
          const whole = stands.case.status
          const may = (act.from as readonly string[]).includes(status) && (whole === 'open' || act.evenClosed === true)
          const { kind } = decideAs(actor, stands, act, id, {})
          if ((kind === 'moved') === may || kind === 'missing')
            wrong.push(`${name} from ${status}, case ${whole}: ${kind}`)
        }
  }
  expect(wrong).toEqual([])
})

test('every act can be done from somewhere, and leaves a sentence', () => {
  for (const name of actNames) if (!sentences.has(name)) attempt(name)
  expect(actNames.filter(name => !sentences.has(name))).toEqual([])
  expect([...sentences].filter(([, sentence]) => sentence.trim().length < 9)).toEqual([])
})

test('every act decides on the parts that it reads as on the whole case', () => {
  for (const name of actNames) if (!sentences.has(name)) attempt(name)
  const sizes: number[] = []
  const collections = Object.keys(rich).filter(name => !['case', 'settings', 'force', 'withdrawn'].includes(name))
  const everyPart = [...collections, 'withdrawn', 'elsewhere'] as Part[]
  for (const { name, kind, actor, file, on, input } of tried.values()) {
    const answer = (of: CaseFile) => {
      let made = 0
      const ids = () => `00000000-0000-4000-8000-${String(900_000_000_000 + made++)}`
      const moment = { ...(isOfLibrary(acts[name]) ? lately : { at, today }), actor, newId: ids, settings: of.settings }
      return decide(of, { act: acts[name], on, input, despite: 'Agreed' }, moment)
    }
    const { case: root, settings, force, ...rest } = file
    const nothing = withoutParts({ case: root, settings, force }, everyPart)
    const { file: part, result } = readUntilEnough(nothing, rest, 'named', answer)
    expect(result, `${name} ${kind}`).toEqual(answer(file))
    sizes.push(everyPart.filter(p => isLoaded(part, p)).length)
  }
  expect(tried.size).toBeGreaterThan(actNames.length)
  // Most acts need few of the forty.
  expect(sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)]).toBeLessThan(12)
})

test('every act × every role: missing to a role that the policy never lets, and to no other', () => {
  for (const name of actNames) {
    const { file, actor } = setting(name)
    const record = recordsOf(file, acts[name].about)[0]
    for (const role of allRoles) {
      const decided = decideAs({ ...actor, roles: [role] }, file, acts[name], record?.id, {})
      const never = policy[acts[name].permission][role] === 'never'
      expect(decided.kind === 'missing', `${name} as ${role}: ${decided.kind}`).toBe(never)
    }
    const elsewhere = { ...actor, forceId: newId() }
    expect(decideAs(elsewhere, file, acts[name], record?.id, {}).kind, name).toBe('missing')
  }
})

test('every kind of record is corrected by an act and withdrawn by another, or says why not', () => {
  const by = (what: 'corrects' | 'withdraws', kind: string) => actNames.filter(name => acts[name][what] === kind)
  const kinds = Object.entries(rich).flatMap(([name, rows]) => (Array.isArray(rows) ? [name] : []))
  expect(kinds.length).toBeGreaterThan(35)
  const without: Record<string, string> = withoutCorrection
  // A case has one defendant: the case is closed instead.
  const neverWithdrawn = ['defendants']
  for (const kind of kinds) {
    const reason = without[kind]
    if (reason) {
      expect(reason.length, kind).toBeGreaterThan(4)
      continue
    }
    expect(by('corrects', kind), `what corrects ${kind}`).not.toEqual([])
    if (!neverWithdrawn.includes(kind)) expect(by('withdraws', kind), `what withdraws ${kind}`).not.toEqual([])
  }
  for (const name of actNames.filter(n => n.startsWith('correct') || n.startsWith('withdraw')))
    expect(
      Boolean(acts[name].corrects || acts[name].withdraws) || ['withdrawApplication', 'withdrawDraft'].includes(name),
      `${name} says what it is about`,
    ).toBe(true)
})

test('a correction keeps what it replaces, asks why, and is refused when it changes nothing', () => {
  let tried = 0
  for (const name of actNames) {
    const act = acts[name]
    if (!act.corrects || act.about !== act.corrects || !name.startsWith('correct') || name === 'correctOrderRecord')
      continue
    expect(act.onlyAdds, name).toBeUndefined()
    for (const { id } of recordsOf(rich, act.about)) {
      const record = recordOf(rich, act.about, id)
      if (!record || !act.prefill) continue
      const known = act.prefill({ file: rich, record, today })
      const same = decideAs(everyRole, rich, act, id, { ...known, correctionReason: 'A slip' })
      if (same.kind === 'done') throw new Error(`${name} changed nothing and was done: ${JSON.stringify(same.patch)}`)
      for (const input of oneChanged(name, rich, id)) {
        const decided = decideAs(everyRole, rich, act, id, input)
        if (decided.kind !== 'done') continue
        tried++
        const kept = decided.patch.flatMap(c => (c.in === 'formerVersions' && 'add' in c ? [c.add] : []))
        const own = kept.find(v => v.recordId === id)
        expect(own, name).toMatchObject({ recordKind: act.corrects, how: 'corrected', reason: 'A slip' })
        const { version: _, ...before } = {
          ...record,
          ...recordOf(applied(rich, decided.patch), act.about, id),
          ...own?.before,
        }
        const { version: _v, ...was } = record
        expect(before, name).toMatchObject(was)
      }
    }
  }
  expect(tried).toBeGreaterThan(50)
})

test('what is withdrawn is in no collection, and stays to be read with its reason', () => {
  const done: string[] = []
  for (const name of actNames) {
    const act = acts[name]
    if (!act.withdraws || act.about !== act.withdraws || !keptKinds.has(act.withdraws)) continue
    for (const file of [rich, ...along])
      for (const { id } of recordsOf(file, act.about)) {
        const input = { cause: 'error', reason: 'Typed twice' }
        const [decided] = [everyRole, ...authors]
          .map(actor => decideAs(actor, file, act, id, input))
          .filter(d => d.kind === 'done')
        if (decided?.kind !== 'done' || !decided.patch.some(c => 'withdraw' in c && c.id === id)) continue
        const after = applied(file, decided.patch)
        expect(recordOf(after, act.about, id), name).toBeUndefined()
        const gone = (after.withdrawn?.[act.withdraws as 'services'] ?? []).find(r => r.id === id)
        expect(gone?.withdrawnReason, name).toContain('Typed twice')
        if (!done.includes(name)) done.push(name)
      }
  }
  expect(done.length).toBeGreaterThan(18)
})

/** An act on every record of the cases of these tests, at every status, with every input tried for it: on the steps that led to the fullest cases, with a few. */
function* attemptsOf(name: ActName, actors: readonly Actor[]) {
  const act = acts[name]
  const fullest = [rich, locked, ...along.slice(-3)]
  for (const file of [...fullest, ...along.slice(0, -3)]) {
    const isFull = fullest.includes(file)
    const inputs = inputsFor(name, file).filter((_, n) => isFull || n % 6 === 0)
    for (const { id } of recordsOf(file, act.about))
      for (const status of act.from)
        for (const actor of actors)
          for (const stands of standing(file, act.about, id, status).slice(0, 1))
            yield {
              on: id,
              inputs: isFull ? [...inputs, ...oneChanged(name, stands, id)] : inputs,
              ask: (input: object) => decideAs(actor, stands, act, id, input),
            }
  }
}
/** By whoever holds every role; by others only where it is not theirs to do. */
const overwrittenByCaseAct = (name: ActName) =>
  sweep(acts[name], attemptsOf(name, [everyRole])) ?? sweep(acts[name], attemptsOf(name, [stranger, ...authors]))

test('what an act writes over is done only from the version that was seen, and what only adds needs none', () => {
  const unguarded = (does: (act: ActDescription) => boolean) =>
    describeActs(everyAct).flatMap(act => (does(act) && !act.guarded ? [act.name] : []))
  expect(unguarded(act => act.overwrites.length > 0)).toEqual([])
  expect(unguarded(act => act.to !== null || act.withdraws !== null || act.corrects !== null)).toEqual([])
  // And none is guarded for nothing: two people who add different things do not overtake each other.
  const idle = describeActs(everyAct).filter(
    act => act.guarded && !act.overwrites.length && act.to === null && act.withdraws === null,
  )
  expect(idle.map(act => act.name)).toEqual([])
})

// To take what is observed as what is said: npm test -- rules e2e/rules/acts.spec.ts -g overwrites -u
test('what the list of acts says that each overwrites is what it is seen to overwrite', () => {
  test.setTimeout(180_000)
  const seen = {
    ...Object.fromEntries(actNames.map(name => [name, overwrittenByCaseAct(name)])),
    ...overwrittenByForceActs(),
  }
  expect(Object.keys(seen).filter(name => !seen[name])).toEqual([])
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) {
    const lines = Object.entries(seen).map(
      ([name, kinds = []]) => `  ${name}: [${kinds.map(k => `'${k}'`).join(', ')}],`,
    )
    const file = new URL('../../lib/spo/acts/overwrites.ts', import.meta.url)
    writeFileSync(
      file,
      `import type { ForceCollection } from '../force.ts'
import type { About } from './act.ts'
import type { EveryActName } from './names.ts'

/** Written by e2e/rules/acts.spec.ts, which performs every act: the kinds of record whose existing rows each sets fields of. */
export const overwrites: Record<EveryActName, readonly (About | ForceCollection)[]> = {
${lines.join('\n')}
}
`,
    )
    return
  }
  expect(Object.fromEntries(describeActs(everyAct).map(act => [act.name, act.overwrites]))).toEqual(seen)
})
