import { expect, test } from '@playwright/test'
import type { CaseFile } from '../../../lib/case/case.ts'
import { askedFor, isUntouched, readBefore } from '../../../lib/drafting/review-points.ts'
import { after, ask, mainOf, people, readyToSubmit } from '../drafting/drafted.ts'

/** A reviewer's comments become the return; each is answered by a change or by why not before the draft goes back. */

const submittedCase = () => {
  const file = readyToSubmit()
  return after(file, people.officer, 'submitApplication', { on: mainOf(file).id, despite: 'Seen' })
}
type Person = Parameters<typeof ask>[1]
const does = (
  file: CaseFile,
  who: Person,
  act: Parameters<typeof ask>[2],
  input: Record<string, unknown>,
  on = mainOf(file).id,
) => after(file, who, act, { on, input, despite: 'Seen' })
const tries = (
  file: CaseFile,
  who: Person,
  act: Parameters<typeof ask>[2],
  input: Record<string, unknown>,
  on = mainOf(file).id,
) => ask(file, who, act, { on, input, despite: 'Seen' })
const returnedCase = () => {
  let file = submittedCase()
  const [condition] = file.draftConditions
  for (const part of ['risk', 'term', `condition ${condition?.id}`])
    file = does(file, people.sergeant, 'commentOnPart', { part, text: `More on ${part}` })
  return does(file, people.sergeant, 'returnAsSergeant', {})
}

test('three comments become the return, without a reason typed again', () => {
  const file = returnedCase()
  expect(mainOf(file).status).toBe('returned')
  const [review] = file.reviews
  expect(file.reviewPoints.map(p => [p.tier, p.reviewId])).toEqual(Array(3).fill(['sergeant', review?.id]))
  expect(askedFor(file, mainOf(file)).map(a => a.isAnswered)).toEqual([false, false, false])
})

test('without comments a return still says what needs work and what to do', () => {
  expect(tries(submittedCase(), people.sergeant, 'returnAsSergeant', {})).toMatchObject({
    kind: 'refused',
    refusals: [{ field: 'reasonCodes' }, { field: 'note' }],
  })
})

test('only the reviewer whose turn it is comments, on a part that there is', () => {
  const file = submittedCase()
  expect(tries(file, people.sergeant, 'commentOnPart', { part: 'nothing', text: 'x' })).toMatchObject({
    refusals: [{ field: 'part' }],
  })
  for (const who of [people.coordinator, people.officer])
    expect(tries(file, who, 'commentOnPart', { part: 'risk', text: 'x' }).kind).toBe('refused')
})

test('a comment that is taken away goes with no return', () => {
  let file = does(submittedCase(), people.sergeant, 'commentOnPart', { part: 'risk', text: 'x' })
  file = does(file, people.sergeant, 'removePoint', {}, file.reviewPoints[0]?.id)
  expect(tries(file, people.sergeant, 'returnAsSergeant', {}).kind).toBe('refused')
})

test('it does not go back until each comment is answered: by a change of its part, or by why not', () => {
  let file = returnedCase()
  const again = () => tries(file, people.officer, 'submitApplication', { note: 'Done' })
  expect(again()).toMatchObject({ kind: 'refused' })
  const titlesLeft = () =>
    askedFor(file, mainOf(file))
      .filter(a => !a.isAnswered)
      .map(a => a.title)
  expect(titlesLeft()).toHaveLength(3)
  file = {
    ...file,
    applications: file.applications.map(a =>
      a.kind === 'main' ? { ...a, riskGrounds: `${a.riskGrounds} Since March.` } : a,
    ),
  }
  expect(titlesLeft()).toHaveLength(2)
  for (const { point } of askedFor(file, mainOf(file)).filter(a => !a.isAnswered))
    file = does(file, people.officer, 'answerPoint', { answer: 'It is as the court asks for it' }, point.id)
  expect(titlesLeft()).toEqual([])
  expect(again().kind).toBe('done')
  expect(askedFor(file, mainOf(file)).map(a => [a.changes.length > 0, a.point.answer !== null])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ])
})

test('each reason of a return is a task at its section, answered by a change or by why not', () => {
  let file = does(submittedCase(), people.sergeant, 'returnAsSergeant', {
    reasonCodes: ['riskThin', 'conditionTooWide', 'addressAtRisk'],
    note: 'Say more',
  })
  expect(isUntouched(file, mainOf(file))).toBe(true)
  const unansweredTitles = () =>
    askedFor(file, mainOf(file))
      .filter(a => !a.isAnswered)
      .map(a => a.title)
  expect(unansweredTitles()).toEqual(['Risk associated with stalking', 'Conditions', 'The application as a whole'])
  expect(tries(file, people.officer, 'submitApplication', { note: 'It is all said in the log' }).kind).toBe('refused')
  file = does(file, people.officer, 'answerPoint', { answer: 'It is all said in the log' }, file.reviewPoints[0]?.id)
  expect(unansweredTitles()).toEqual(['Conditions', 'The application as a whole'])
  const [condition] = file.draftConditions
  file = { ...file, draftConditions: file.draftConditions.map(c => (c === condition ? { ...c, text: 'Less.' } : c)) }
  expect(unansweredTitles()).toEqual([])
  expect(tries(file, people.officer, 'submitApplication', {}).kind).toBe('done')
})

test('a reason that a comment on the same section says already is not asked twice', () => {
  let file = submittedCase()
  file = does(file, people.sergeant, 'commentOnPart', { part: 'risk', text: 'Say what changed' })
  file = does(file, people.sergeant, 'returnAsSergeant', { reasonCodes: ['riskThin'] })
  expect(askedFor(file, mainOf(file)).map(a => a.point.text)).toEqual(['Say what changed'])
})

test('Given a draft returned for three parts, when it comes back with one of the others changed, then whoever returned it need not read the rest again', () => {
  const first = submittedCase()
  // Given nobody has looked yet, nothing has been read
  expect(readBefore(first, mainOf(first), people.sergeant.id)).toEqual([])
  let file = returnedCase()
  const [condition] = file.draftConditions
  expect(readBefore(file, mainOf(file), people.sergeant.id).sort()).toEqual(['acts', 'conditions', 'necessity'])
  // When the officer changes the grounds of the acts
  file = {
    ...file,
    applications: file.applications.map(a =>
      a.kind === 'main' ? { ...a, actsGrounds: `${a.actsGrounds} On nine days.` } : a,
    ),
  }
  // Then those are read again, with what was asked for
  const read = readBefore(file, mainOf(file), people.sergeant.id)
  expect(read).not.toContain('acts')
  expect(read).not.toContain(`condition ${condition?.id}`)
  expect(read).toContain('necessity')
  // And somebody who has not looked reads it all
  expect(readBefore(file, mainOf(file), people.coordinator.id)).toEqual([])
})
