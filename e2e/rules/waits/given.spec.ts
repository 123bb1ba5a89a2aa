import { expect, test } from '@playwright/test'
import { byLoad, type Load, loadOf, reviewerOf } from '../../../lib/case/staff/given.ts'
import { waitsOf } from '../../../lib/waits/projection.ts'
import { after, ask, messagesOf, people, submittedCase } from '../drafting/drafted.ts'

const load = (name: string, more: Partial<Load> = {}): Load => ({
  id: name,
  name,
  team: null,
  openCases: 0,
  drafts: 0,
  reviews: 0,
  checks: 0,
  awayUntil: null,
  standIn: null,
  courses: [],
  ...more,
})

test('the least load comes first, a draft counts twice, and whoever is away comes last', () => {
  const all = [
    load('three cases', { openCases: 3 }),
    load('a draft', { openCases: 1, drafts: 1 }),
    load('away', { awayUntil: '2026-12-01' }),
    load('checks', { checks: 2 }),
    load('b: checks', { checks: 2 }),
  ]
  expect(byLoad(all).map(l => l.name)).toEqual(['b: checks', 'checks', 'a draft', 'three cases', 'away'])
  expect(loadOf(load('x', { openCases: 1, drafts: 2, reviews: 3, checks: 4 }))).toBe(12)
})

test('a review is given by name at its tier, and is nobody’s by name at the next', () => {
  const file = submittedCase()
  const [a] = file.applications
  const given = after(file, people.sergeant, 'giveReview', {
    on: a?.id ?? '',
    input: { reviewerId: people.sergeant.id },
  })
  const [now] = given.applications
  expect(now && reviewerOf(now)).toBe(people.sergeant.id)
  expect(waitsOf(given).find(w => w.kind === 'review')?.ownerId).toBe(people.sergeant.id)
  expect(
    messagesOf(
      ask(given, people.sergeant, 'giveReview', { on: a?.id ?? '', input: { reviewerId: people.sergeant.id } }),
    ),
  ).toEqual(['They have this review already'])
  const sentOn = after(given, people.sergeant, 'endorseAsSergeant', { on: a?.id ?? '', input: { note: 'Clear' } })
  const [next] = sentOn.applications
  expect(next && reviewerOf(next)).toBeNull()
  expect(waitsOf(sentOn).find(w => w.kind === 'review')?.ownerId).toBeNull()
})

test('nobody is given the review of what they wrote, and an officer gives none', () => {
  const file = submittedCase()
  const [a] = file.applications
  const input = { reviewerId: a?.startedById ?? '' }
  expect(messagesOf(ask(file, people.sergeant, 'giveReview', { on: a?.id ?? '', input }))).toEqual([
    'They wrote some of it: somebody else must decide',
  ])
  expect(ask(file, people.officer, 'giveReview', { on: a?.id ?? '', input }).kind).toBe('missing')
})
