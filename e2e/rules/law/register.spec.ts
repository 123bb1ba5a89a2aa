import { expect, test } from '@playwright/test'
import { allRoles } from '../../../lib/case/policy.ts'
import { answersForLaw, lawRegister, staleLaw } from '../../../lib/law/rules/law-register.ts'
import { reference } from '../../../lib/law/rules/reference.ts'

test('every number stands in the register, once, and only what a force decides is never checked again', () => {
  const keys = lawRegister.map(law => law.key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(Object.keys(reference).filter(key => !keys.includes(key))).toEqual([])
  for (const law of lawRegister)
    expect(law.checkAgainOn === null, law.key).toBe(law.provision.startsWith('Force policy'))
})
test('what was never checked is due at once, and what was checked on its own day', () => {
  const due = (today: string) => staleLaw(today).map(law => law.key)
  expect(due('2026-11-28')).toEqual([])
  expect(due('2026-11-29')).toContain('ordersOnConviction')
  expect(due('2026-11-29')).not.toContain('notificationDays')
  expect(due('2027-05-20')).not.toContain('notificationDays')
  expect(due('2027-05-21')).toContain('notificationDays')
})
test('legal services and the administrator are told of it, and nobody else', () => {
  expect(allRoles.filter(role => answersForLaw({ roles: [role] }))).toEqual(['legal', 'administrator'])
})
