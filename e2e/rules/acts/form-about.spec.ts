import { expect, test } from '@playwright/test'
import { formAbout } from '../../../lib/acts/correct/listing.ts'
import { acts } from '../../../lib/acts/index.ts'
import { aCondition, aFile, anApplication, anOrder, aVersion } from './order-file.ts'

const order = anOrder({ madeOn: '2026-11-02' })
const condition = aCondition(order)
const main = anApplication({ status: 'granted', lodgedOn: '2026-10-20', determinedOn: '2026-11-02' })
const file = aFile({
  applications: [main],
  orders: [order],
  orderVersions: [aVersion(order, { fromOn: '2026-11-02', lastDay: '2028-11-01' })],
  orderConditions: [condition],
})

test('Given a form about one record of several, its heading says which', () => {
  expect(formAbout(file, acts.recordServiceAttempt, order)).toBe(`Order ${order.ref}`)
  expect(formAbout(file, acts.withdrawOrderCondition, condition)).toBe(`Condition 1 of ${order.ref}`)
})
test('Given a form that shows its record beside it, nothing is said twice', () => {
  expect(formAbout(file, acts.recordCheck, condition)).toBeUndefined()
})
test('Given one application, its court forms need no number; given two, each has its own', () => {
  expect(formAbout(file, acts.recordCourtReference, main)).toBeUndefined()
  const later = anApplication({ id: 'a0000000-0000-4000-8000-00000000000b', number: 2, kind: 'variation' })
  const both = { ...file, applications: [main, later] }
  expect(formAbout(both, acts.recordCourtReference, later)).toBe('Application 2: variation')
})
