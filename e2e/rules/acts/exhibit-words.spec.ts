import { expect, test } from '@playwright/test'
import { asLength, callWords, secondsIn } from '../../../lib/case/words/lengths.ts'

for (const [typed, seconds] of [
  ['1:05', 65],
  ['0:05', 5],
  ['1:02:03', 3723],
  ['65', 65],
  ['90:00', 5400],
  ['1.05', 65],
  ['1:5', null],
  ['1:65', null],
  ['1:62:03', null],
  ['a minute', null],
  ['', null],
] as const)
  test(`“${typed}” into a recording is ${seconds}`, () => expect(secondsIn(typed)).toBe(seconds))

test('seconds are written as a player shows them, and read back', () => {
  expect([0, 5, 65, 3600, 3723].map(asLength)).toEqual(['0:00', '0:05', '1:05', '1:00:00', '1:02:03'])
  for (let s = 0; s < 8000; s += 7) expect(secondsIn(asLength(s))).toBe(s)
})

test('a call that was not answered has no length', () => {
  expect([callWords('missed', 0), callWords('outgoing', 65), callWords('incoming', 1)]).toEqual([
    'Missed call',
    'Outgoing call, 65 seconds',
    'Incoming call, 1 second',
  ])
})
