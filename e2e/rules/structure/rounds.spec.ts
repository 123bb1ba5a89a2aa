import { expect, test } from '@playwright/test'
import { startRounds } from '../../../lib/work/jobs/rounds.ts'

test('rounds take the moment of the clock that they are given, go on after a fault, and end once the one that runs is done', async () => {
  const moments = ['2026-03-29T00:59:59.000Z', '2026-03-29T01:00:00.000Z', '2026-03-29T01:00:01.000Z']
  const seen: string[] = []
  const said: unknown[][] = []
  const { error } = console
  console.error = (...words) => void said.push(words)
  let signalThird = () => {}
  const third = new Promise<void>(resolve => {
    signalThird = resolve
  })
  let finish = () => {}
  let finished = false
  const end = startRounds({
    failure: 'It could not be done',
    everySeconds: 0,
    clock: () => moments[seen.length] ?? 'none',
    round: async ({ at, signal }) => {
      seen.push(at)
      if (seen.length === 2) throw new Error('The database is away')
      if (seen.length < 3) return
      signalThird()
      await new Promise<void>(resolve => {
        finish = resolve
      })
      expect(signal.aborted).toBe(true)
      finished = true
    },
  })
  await third
  const ended = end()
  expect(finished).toBe(false)
  finish()
  await ended
  console.error = error
  expect(finished).toBe(true)
  expect(seen).toEqual(moments)
  expect(said).toHaveLength(1)
  expect(said[0]?.[0]).toBe('It could not be done')
})
