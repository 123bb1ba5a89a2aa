import { expect, test } from '@playwright/test'
import { isKeyedHash, keyedHash, secretsInUse } from '../../../lib/work/sign-in/secrets.ts'

/** While a force changes its secret, what the former one made still counts, and what is made now counts without it. */

const names = ['SPO_SECRET', 'SPO_SECRET_BEFORE'] as const
const kept = Object.fromEntries(names.map(name => [name, process.env[name]]))
const withSecrets = (secret: string, before?: string) => {
  process.env.SPO_SECRET = secret
  if (before === undefined) delete process.env.SPO_SECRET_BEFORE
  else process.env.SPO_SECRET_BEFORE = before
}
test.afterAll(() => {
  for (const name of names) {
    const value = kept[name]
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

test('a hash of the former secret holds until the former secret is taken away', () => {
  withSecrets('first')
  const old = keyedHash('calendar', 'somebody’s key')
  expect(isKeyedHash(old, 'calendar', 'somebody’s key')).toBe(true)
  withSecrets('second', 'first')
  expect(secretsInUse()).toEqual(['second', 'first'])
  expect(isKeyedHash(old, 'calendar', 'somebody’s key')).toBe(true)
  const made = keyedHash('calendar', 'somebody’s key')
  expect(made).not.toBe(old)
  withSecrets('second')
  expect(isKeyedHash(old, 'calendar', 'somebody’s key')).toBe(false)
  expect(isKeyedHash(made, 'calendar', 'somebody’s key')).toBe(true)
})
test('a hash is of one purpose and one text, and an empty former secret is none', () => {
  withSecrets('second', '')
  expect(secretsInUse()).toEqual(['second'])
  const hash = keyedHash('calendar', 'a')
  expect(isKeyedHash(hash, 'session', 'a')).toBe(false)
  expect(isKeyedHash(hash, 'calendar', 'b')).toBe(false)
  expect(isKeyedHash('', 'calendar', 'a')).toBe(false)
  expect(isKeyedHash(`${hash}x`, 'calendar', 'a')).toBe(false)
})
