import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import type { Custody } from '../../../lib/case/records/exhibits.ts'
import { isRecording, isSound, mayPlay } from '../../../lib/case/views/playing.ts'
import { partOf } from '../../../lib/work/files/byte-range.ts'

const line = (change: Partial<Custody> = {}): Custody => ({
  id: 'c1',
  exhibitId: 'e10',
  at: '2026-03-02T10:00:00.000Z',
  byId: 'p10',
  what: 'played',
  note: 'For counsel',
  ...change,
})

test('a recording is given to the one who gave a reason within the hour, and to nobody else', () => {
  const at = '2026-03-02T10:59:59.000Z'
  expect(mayPlay([line()], 'e10', 'p10', at)).toBe(true)
  expect(mayPlay([line()], 'e10', 'p10', '2026-03-02T11:00:00.000Z')).toBe(false)
  expect(mayPlay([line()], 'e10', 'p10', '2026-03-02T09:59:59.000Z')).toBe(false)
  expect(mayPlay([line()], 'e11', 'p10', at)).toBe(false)
  expect(mayPlay([line()], 'e10', 'p11', at)).toBe(false)
  expect(mayPlay([line({ what: 'viewed' })], 'e10', 'p10', at)).toBe(false)
  expect(mayPlay([line({ what: 'copied' })], 'e10', 'p10', at)).toBe(false)
  expect(['video/webm', 'audio/x-m4a', 'application/ogg', 'image/png', 'text/plain'].map(isRecording)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
  expect(isSound('audio/amr') && !isSound('video/mp4')).toBe(true)
})

test('a part of a file is within it, whatever is asked for', () => {
  expect(partOf(null, 10)).toBeUndefined()
  expect(partOf('bytes=0-', 10)).toEqual({ start: 0, end: 9 })
  expect(partOf('bytes=3-4', 10)).toEqual({ start: 3, end: 4 })
  expect(partOf('bytes=3-99', 10)).toEqual({ start: 3, end: 9 })
  expect(partOf('bytes=-4', 10)).toEqual({ start: 6, end: 9 })
  expect(partOf('bytes=-99', 10)).toEqual({ start: 0, end: 9 })
  for (const none of ['bytes=10-', 'bytes=5-4', 'bytes=-0']) expect(partOf(none, 10)).toBe('none')
  for (const whole of ['bytes=-', 'items=0-1', 'bytes=0-1,3-4', '']) expect(partOf(whole, 10)).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5000 }), (text, from, to, bytes) => {
      for (const header of [text, `bytes=${text}`, `bytes=${from}-${to}`, `bytes=${from}-`, `bytes=-${to}`]) {
        const part = partOf(header, bytes)
        if (part && part !== 'none') expect(0 <= part.start && part.start <= part.end && part.end < bytes).toBe(true)
      }
    }),
  )
})
