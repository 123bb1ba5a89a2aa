import { expect, test } from '@playwright/test'
import { type CaseFacts, can } from '../../../lib/case/policy.ts'
import { people, team } from '../drafting/drafted.ts'

/** Who sees which readers of a case. */
const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  ...{ forceId: people.officer.forceId, teamId: team, officerId: people.officer.id, namedIds: [], admittedIds: [] },
  ...{ restricted: false, ...more },
})
test('the officer sees who read a case of their own, and another officer of the team does not', () => {
  expect(can({ ...people.officer, roles: ['officer'] }, 'viewReaders', facts())).toBe(true)
  expect(can({ ...people.officer, roles: ['officer'] }, 'viewReaders', facts({ officerId: null }))).toBe(false)
  expect(can({ ...people.officer, roles: ['officer'] }, 'viewLookers', facts())).toBe(false)
  // Of a restricted case nobody who was only let in sees who read it.
  const admitted = facts({ officerId: null, admittedIds: [people.coordinator.id], restricted: true })
  expect(can({ ...people.coordinator, roles: ['coordinator'] }, 'viewReaders', admitted)).toBe(false)
})
