import { expect, test } from '@playwright/test'
import { applyPatch } from '../../../lib/acts/act/decide.ts'
import { type ActName, acts } from '../../../lib/acts/index.ts'
import { wrongTestIn } from '../../../lib/acts/review/review-rules.ts'
import type { CaseFile, Settings } from '../../../lib/case/case.ts'
import type { Actor } from '../../../lib/case/policy.ts'
import { isBelow } from '../../../lib/case/reference/ranks.ts'
import { statusesOf } from '../../../lib/case/reference/status.ts'
import { changesSince, lastLook } from '../../../lib/drafting/changed.ts'
import {
  after,
  ask,
  interim,
  mainOf,
  messagesOf,
  people,
  readyToSubmit,
  rulesOf,
  status,
  submittedCase,
  withInterimOf,
} from '../drafting/drafted.ts'

const authority = { rank: 'superintendent', authorisedOn: '2026-05-11' }
const politics = {
  limb: 'acts',
  note: 'Political speech; not enough to charge.',
  whatWouldChange: 'A charge',
}
const on = (file: CaseFile, input: Record<string, unknown> = {}, despite?: string) => ({
  on: mainOf(file).id,
  input,
  ...(despite ? { despite } : {}),
})
const endorseInTurn = (file: CaseFile, ...by: [Actor, ActName][]) =>
  by.reduce((f, [actor, act]) => after(f, actor, act, on(f)), file)
const withSettings = (settings: Partial<Settings>) => submittedCase(settings)

test('S10: refused as not enough to charge, flagged as the wrong test, escalated, reversed, and sent on', () => {
  let file = submittedCase()
  expect(status(file)).toBe('withSergeant')
  const asked = ask(file, people.sergeant, 'refuseAsSergeant', on(file, politics))
  expect(asked.kind).toBe('warned')
  expect(messagesOf(asked)[0]).toContain('needs no charge or conviction')
  file = after(file, people.sergeant, 'refuseAsSergeant', on(file, politics, 'I have read the guidance'))
  expect(status(file)).toBe('refused')
  expect(file.reviews.at(-1)).toMatchObject({ tier: 'sergeant', limb: 'acts', wrongTest: 'criminalThreshold' })
  expect(file.contacts.at(-1)).toMatchObject({ milestone: 'refusal' })

  file = after(file, people.officer, 'escalateRefusal', on(file, { note: 'He films her home. That is not speech.' }))
  expect(status(file)).toBe('escalated')
  file = after(
    file,
    people.coordinator,
    'reverseRefusal',
    on(file, { wrongTest: 'criminalThreshold', note: 'Filming her home and her son’s football are acts.' }),
  )
  expect(status(file)).toBe('withCoordinator')
  expect(file.reviews.map(r => r.result)).toEqual(['refused', 'escalated', 'reversed'])
})
test('a refusal asks which limb, why, and what would change it', () => {
  const file = submittedCase()
  const decided = ask(file, people.sergeant, 'refuseAsSergeant', on(file))
  expect(decided.kind === 'refused' && decided.refusals.map(r => r.field)).toEqual(['limb', 'note', 'whatWouldChange'])
})
test('a refusal on the Act’s own test is not questioned', () => {
  const file = submittedCase()
  const input = { limb: 'risk', note: 'The risk to her is not explained.', whatWouldChange: 'A risk assessment' }
  expect(ask(file, people.sergeant, 'refuseAsSergeant', on(file, input)).kind).toBe('done')
})
for (const [text, found] of [
  ['Political speech; not enough to charge', 'criminalThreshold'],
  ['Criminal threshold not reached', 'criminalThreshold'],
  ['The victim won’t support it', 'victimSupport'],
  ['She already has a restraining order', 'otherOrder'],
  ['These are low-level messages', 'lowLevel'],
  ['The risk is not explained', null],
] as const)
  test(`a wrong test in the reviewer’s own words: ${text}`, () => {
    expect(wrongTestIn(text)).toBe(found)
  })
test('a coordinator never answers their own refusal, and it is never past the authorising officer', () => {
  const file = endorseInTurn(submittedCase(), [people.sergeant, 'endorseAsSergeant'])
  const input = { limb: 'risk', note: 'Thin', whatWouldChange: 'More' }
  const refused = after(file, people.coordinator, 'refuseAsCoordinator', on(file, input))
  const answer = on(refused, { note: 'It is met' })
  expect(messagesOf(ask(refused, people.coordinator, 'reverseRefusal', answer))).toEqual([
    'You refused this application, so another coordinator must look at the refusal',
  ])
  expect(status(after(refused, people.otherCoordinator, 'reverseRefusal', answer))).toBe('withLegal')
  const late = applyPatch(file, [{ in: 'applications', id: mainOf(file).id, set: { status: 'withAuthorising' } }])
  const high = after(late, people.authorising, 'refuseAsAuthorising', on(late, input))
  expect(status(after(high, people.coordinator, 'reverseRefusal', answer))).toBe('withAuthorising')
  expect(status(after(high, people.coordinator, 'upholdRefusal', on(high, input)))).toBe('refusalUpheld')
})
test('an upheld refusal stays, and a second application is a new record', () => {
  let file = submittedCase()
  const input = { limb: 'risk', note: 'Thin', whatWouldChange: 'More' }
  file = after(file, people.sergeant, 'refuseAsSergeant', on(file, input))
  file = after(file, people.coordinator, 'upholdRefusal', on(file, input))
  file = after(file, people.officer, 'startApplication', { despite: 'New acts' })
  expect(file.applications.map(a => [a.number, a.status])).toEqual([
    [1, 'refusalUpheld'],
    [2, 'draft'],
  ])
})

test('the order of tiers is the force’s', () => {
  const all: [Actor, ActName][] = [
    [people.sergeant, 'endorseAsSergeant'],
    [people.coordinator, 'endorseAsCoordinator'],
    [people.legal, 'endorseAsLegal'],
  ]
  expect(status(endorseInTurn(submittedCase(), ...all))).toBe('withAuthorising')
  const short = withSettings({ reviewOrder: ['legal', 'authorising'] })
  expect(status(short)).toBe('withLegal')
  expect(status(endorseInTurn(short, [people.legal, 'endorseAsLegal']))).toBe('withAuthorising')
  const turned = withSettings({ reviewOrder: ['coordinator', 'sergeant', 'authorising'] })
  expect(status(endorseInTurn(turned, [people.coordinator, 'endorseAsCoordinator']))).toBe('withSergeant')
})
test('never one’s own: who wrote in it, the officer in the case, and one tier to a person', () => {
  const everyRole = (id: string): Actor => ({
    ...people.sergeant,
    id,
    roles: ['sergeant', 'coordinator', 'legal', 'authorising'],
  })
  const file = submittedCase()
  expect(messagesOf(ask(file, everyRole(people.officer.id), 'endorseAsSergeant', on(file)))).toEqual([
    'You wrote part of this application, so someone else must review it',
  ])
  const moved = applyPatch(file, [{ in: 'case', set: { officerId: people.otherOfficer.id } }])
  expect(messagesOf(ask(moved, everyRole(people.otherOfficer.id), 'endorseAsSergeant', on(file)))).toEqual([
    'You are the officer in this case, so someone else must review it',
  ])
  const one = everyRole(people.sergeant.id)
  const next = after(file, one, 'endorseAsSergeant', on(file))
  expect(messagesOf(ask(next, one, 'endorseAsCoordinator', on(next)))).toEqual([
    'You endorsed this application as sergeant, so someone else must review it at this step',
  ])
})
test('a coordinator who wrote one ground may not endorse', () => {
  const draft = readyToSubmit()
  const helped = after(draft, people.coordinator, 'writeNecessity', on(draft, { necessityGrounds: 'Better' }))
  const sent = after(helped, people.officer, 'submitApplication', on(helped, {}, 'Reason'))
  const file = endorseInTurn(sent, [people.sergeant, 'endorseAsSergeant'])
  expect(ask(file, people.coordinator, 'endorseAsCoordinator', on(file)).kind).toBe('refused')
  expect(ask(file, people.otherCoordinator, 'endorseAsCoordinator', on(file)).kind).toBe('done')
})

test('V18: authorisation records who, rank and date; below the force’s rank is questioned; never a later day', () => {
  const file = withSettings({ reviewOrder: ['authorising'] })
  const askToAuthorise = (input: object) =>
    ask(file, people.authorising, 'authorise', on(file, { ...authority, ...input }))
  const below = askToAuthorise({ rank: 'chiefInspector' })
  expect(below.kind === 'warned' && below.warnings.map(w => w.rule)).toEqual(['V18'])
  expect(askToAuthorise({ authorisedOn: '2026-05-12' }).kind).toBe('refused')
  const done = after(file, people.authorising, 'authorise', on(file, authority))
  expect(mainOf(done)).toMatchObject({
    status: 'authorised',
    authorisedById: people.authorising.id,
    authorisedRank: 'Superintendent',
    authorisedOn: '2026-05-11',
  })
})
test('ranks are in order, and a rank that is not known is below every rank', () => {
  expect(isBelow('Chief Inspector', 'Superintendent')).toBe(true)
  expect(isBelow('superintendent', 'Superintendent')).toBe(false)
  expect(isBelow('Chief Constable', 'Superintendent')).toBe(false)
  expect(isBelow(null, 'Constable')).toBe(true)
})

const withInterim = () => {
  const draft = readyToSubmit()
  const started = withInterimOf(draft)
  return after(started, people.officer, 'writeInterim', {
    on: interim(started).id,
    input: {
      interimReason: 'He was outside yesterday',
      interimLastDay: '2026-06-07',
      conditionIds: started.draftConditions.map(c => c.id),
    },
  })
}
test('the interim goes wherever the full application goes before court', () => {
  let file = withInterim()
  const step = (actor: Actor, act: ActName, input = {}) => {
    file = after(file, actor, act, on(file, input, 'Reason'))
    expect(interim(file).status).toBe(status(file))
  }
  step(people.officer, 'submitApplication')
  expect(interim(file).submittedAt).not.toBeNull()
  step(people.sergeant, 'returnAsSergeant', { reasonCodes: ['riskThin'], note: 'Say more' })
  file = after(file, people.officer, 'answerPoint', {
    on: file.reviewPoints[0]?.id ?? '',
    input: { answer: 'The risk is said in full' },
  })
  step(people.officer, 'submitApplication')
  step(people.sergeant, 'refuseAsSergeant', politics)
  step(people.officer, 'escalateRefusal', { note: 'It is met' })
  step(people.coordinator, 'reverseRefusal', { note: 'It is met' })
  step(people.coordinator, 'endorseAsCoordinator')
  step(people.legal, 'endorseAsLegal')
  step(people.authorising, 'authorise', authority)
  expect(interim(file)).toMatchObject({ authorisedRank: 'Superintendent', authorisedOn: '2026-05-11' })
})
test('an interim that goes along is not decided apart; one begun later is submitted and reviewed alone', () => {
  const draftBoth = withInterim()
  const file = after(draftBoth, people.officer, 'submitApplication', on(draftBoth, {}, 'Reason'))
  expect(messagesOf(ask(file, people.sergeant, 'endorseAsSergeant', { on: interim(file).id }))).toEqual([
    'The interim application goes with the full application: decide that one',
  ])
  const draft = readyToSubmit()
  const lodged = applyPatch(draft, [{ in: 'applications', id: mainOf(draft).id, set: { status: 'lodged' } }])
  let late = withInterimOf(lodged)
  const half = () => interim(late).id
  expect(rulesOf(ask(late, people.officer, 'submitApplication', { on: half() }))).toEqual(['V41', 'V43'])
  late = after(late, people.officer, 'writeInterim', {
    on: half(),
    input: { interimReason: 'New', interimLastDay: '2026-06-07', conditionIds: late.draftConditions.map(c => c.id) },
  })
  late = after(late, people.officer, 'submitApplication', { on: half() })
  late = after(late, people.sergeant, 'endorseAsSergeant', { on: half() })
  expect(interim(late).status).toBe('withCoordinator')
  expect(status(late)).toBe('lodged')
})
test('withdrawing the full application withdraws its interim, wherever that stands', () => {
  const sent = submittedCase()
  const file = withInterimOf(sent)
  expect(interim(file).status).toBe('draft')
  const gone = after(file, people.officer, 'withdrawDraft', on(file, { outcomeReason: 'Defendant has died' }))
  expect(gone.applications.map(a => a.status)).toEqual(['withdrawn', 'withdrawn'])
  expect(gone.applications.map(a => a.outcomeReason)).toEqual(['Defendant has died', 'Defendant has died'])
})

test('a reviewer sees what changed since their own last look, and nothing else', () => {
  let file = submittedCase()
  file = after(file, people.sergeant, 'returnAsSergeant', on(file, { reasonCodes: ['riskThin'], note: 'Say more' }))
  const look = lastLook(file, mainOf(file), people.sergeant.id)
  if (!look) throw new Error('No look')
  const changes = () => changesSince(look.seen, file, mainOf(file)).map(c => [c.what, c.before, c.after])
  expect(changes()).toEqual([])
  const risk = {
    riskGrounds: 'She no longer sleeps or works.',
    riskToIds: mainOf(file).riskToIds,
    harms: ['psychological'],
  }
  file = after(file, people.officer, 'writeRisk', on(file, { ...risk, prosecution: 'Advice asked for' }))
  file = after(file, people.officer, 'addCondition', on(file, { code: 'P9', person: 'Nadia Ferrant', inInterim: 'no' }))
  const condition = file.draftConditions[0]
  if (!condition) throw new Error('No condition')
  file = after(file, people.officer, 'removeCondition', { on: condition.id, input: { removedReason: 'Too wide' } })
  const whats = changes().map(([what]) => what)
  expect(changes()[0]).toEqual(['Risk: grounds', 'She no longer sleeps.', 'She no longer sleeps or works.'])
  expect(changes()[1]).toEqual(['Whether the defendant is being prosecuted', '', 'Advice asked for'])
  expect(whats.filter(w => w?.startsWith('Condition 1'))).toEqual(['Condition 1'])
  expect(whats).toContain('Condition 2')
})
test('a second reviewer compares with their own look, not with a later one of somebody else', () => {
  let file = submittedCase()
  file = after(file, people.sergeant, 'endorseAsSergeant', on(file))
  file = after(file, people.coordinator, 'returnAsCoordinator', on(file, { reasonCodes: ['other'], note: 'More' }))
  expect(lastLook(file, mainOf(file), people.sergeant.id)?.result).toBe('endorsed')
  expect(lastLook(file, mainOf(file), people.legal.id)?.result).toBe('returned')
})

const tierActs: [ActName, string][] = [
  ['endorseAsSergeant', 'withSergeant'],
  ['returnAsSergeant', 'withSergeant'],
  ['refuseAsSergeant', 'withSergeant'],
  ['endorseAsCoordinator', 'withCoordinator'],
  ['returnAsCoordinator', 'withCoordinator'],
  ['refuseAsCoordinator', 'withCoordinator'],
  ['endorseAsLegal', 'withLegal'],
  ['returnAsLegal', 'withLegal'],
  ['refuseAsLegal', 'withLegal'],
  ['authorise', 'withAuthorising'],
  ['returnAsAuthorising', 'withAuthorising'],
  ['refuseAsAuthorising', 'withAuthorising'],
]
for (const [name, from] of tierActs)
  test(`${name} is possible only where it stands before that tier`, () => {
    expect(statusesOf.applications.filter(s => (acts[name].from as readonly string[]).includes(s))).toEqual([from])
  })

test('a review decided earlier keeps its own day, and says that it was recorded later; never one to come', () => {
  const file = submittedCase()
  const ask1 = (decidedAt: string) => ask(file, people.sergeant, 'endorseAsSergeant', on(file, { note: '', decidedAt }))
  const done = ask1('2026-05-07T16:30')
  if (done.kind !== 'done') throw new Error(JSON.stringify(done))
  expect(done.sentence).toContain('Decided on 7 May 2026')
  expect(applyPatch(file, done.patch).reviews.at(-1)).toMatchObject({
    result: 'endorsed',
    at: '2026-05-07T15:30:00.000Z',
  })
  expect(ask1('2027-05-07T16:30')).toMatchObject({ kind: 'refused', refusals: [{ field: 'decidedAt' }] })
  // An authority is of a day: of an earlier one, the end of that day.
  const ready = endorseInTurn(
    file,
    [people.sergeant, 'endorseAsSergeant'],
    [people.coordinator, 'endorseAsCoordinator'],
    [people.legal, 'endorseAsLegal'],
  )
  const given = after(ready, people.authorising, 'authorise', on(ready, { ...authority, authorisedOn: '2026-05-08' }))
  expect(given.reviews.at(-1)?.at).toBe('2026-05-08T22:59:00.000Z')
})
