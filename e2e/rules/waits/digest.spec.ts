import { expect, test } from '@playwright/test'
import { digestWords } from '../../../lib/case/views/digest.ts'

for (const [of, words] of [
  [{ n: 0, late: 0, soon: 0 }, null],
  [{ n: 1, late: 1, soon: 0 }, '1 thing waits for you, 1 is late.'],
  [{ n: 5, late: 0, soon: 2 }, '5 things wait for you, none is late, 2 fall due within 3 days.'],
  [{ n: 3, late: 2, soon: 1 }, '3 things wait for you, 2 are late, 1 falls due within 3 days.'],
] as const)
  test(`a digest says numbers and names no case: ${words ?? 'nothing waits'}`, () => {
    expect(digestWords(of, 3)).toBe(words)
  })
