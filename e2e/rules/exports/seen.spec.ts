import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { Seen } from '../../../lib/pattern/exports/seen.ts'

test('what came before is known, and nothing else, like a set', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ maxLength: 2 }), { maxLength: 3 }), { maxLength: 60 }), keys => {
      const [seen, set] = [new Seen(), new Set<string>()]
      for (const key of keys) {
        const name = JSON.stringify(key)
        if (seen.again(key) !== set.has(name)) return false
        set.add(name)
      }
      return true
    }),
    { numRuns: 60 },
  )
})

test('half a million rows: each is new once and known ever after', () => {
  const seen = new Seen()
  const count = 500_000
  let known = 0
  for (let i = 0; i < count; i++) if (seen.again(['2026-03-01T23:14:05Z', `message ${i}`])) known++
  expect(known).toBe(0)
  for (let i = 0; i < count; i += 7) if (seen.again(['2026-03-01T23:14:05Z', `message ${i}`])) known++
  expect(known).toBe(Math.ceil(count / 7))
})
