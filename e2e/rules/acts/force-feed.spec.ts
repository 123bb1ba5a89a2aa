import { expect, test } from '@playwright/test'
import { forceActNames } from '../../../lib/acts/force/force.ts'
import { acts } from '../../../lib/acts/index.ts'
import { allPermissions, mayEver } from '../../../lib/case/policy.ts'

test('an act on a case and an act on the force never bear one name, for a form is drawn by it', () => {
  expect(forceActNames.filter(name => Object.hasOwn(acts, name))).toEqual([])
})

test('a system with a token may send what it has and what courts sent, acknowledge entries, and nothing else', () => {
  const system = { roles: [], system: true as const }
  expect(allPermissions.filter(permission => mayEver(system, permission))).toEqual([
    'sendCourtOrders',
    'acknowledgeEntries',
    'feedReports',
  ])
})
