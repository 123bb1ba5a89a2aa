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

test('rows behind a beginning of several: each is known with its own beginning, and with no other', () => {
  const texts = fc.array(fc.string({ maxLength: 2 }), { maxLength: 2 })
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts, fc.nat(2)), { maxLength: 60 }), rows => {
      const [seen, set] = [new Seen(), new Set<string>()]
      for (const [who, said, moment] of rows) {
        const name = JSON.stringify([who, said, moment])
        if (seen.again(said, moment, false, seen.beginning(who)) !== set.has(name)) return false
        set.add(name)
      }
      return true
    }),
    { numRuns: 100 },
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

test('rows whose moments go up, down, stand still or are mixed: what came before is known, like a set', () => {
  const moments = fc.oneof(
    fc.array(fc.nat(200), { maxLength: 300 }).map(all => all.toSorted((a, b) => a - b)),
    fc.array(fc.nat(200), { maxLength: 300 }).map(all => all.toSorted((a, b) => b - a)),
    fc.array(fc.nat(3), { maxLength: 300 }),
    fc.array(fc.nat(5000), { maxLength: 300 }),
  )
  fc.assert(
    fc.property(moments, fc.infiniteStream(fc.nat(1)), (all, texts) => {
      const [seen, set] = [new Seen(), new Set<string>()]
      let [least, most] = ['~', '']
      for (const n of all) {
        const at = String(n).padStart(5, '0')
        const key = [at, String(texts.next().value)]
        const isBeyond = at < least || at > most
        if (at < least) least = at
        if (at > most) most = at
        const name = key.join(' ')
        if (seen.again(key, n, isBeyond) !== set.has(name)) return false
        set.add(name)
      }
      return true
    }),
    { numRuns: 300 },
  )
})

test('a hundred thousand rows in order, then one from the middle again', () => {
  const seen = new Seen()
  const key = (n: number): [string[], number] => [['words'], n]
  let known = 0
  for (let n = 1; n <= 100_000; n++) if (seen.again(...key(n), true)) known++
  expect(known).toBe(0)
  for (const n of [1, 50_000, 100_000]) expect(seen.again(...key(n))).toBe(true)
  expect(seen.again(...key(0))).toBe(false)
})
