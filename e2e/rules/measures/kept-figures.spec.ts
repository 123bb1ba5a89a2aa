import { expect, test } from '@playwright/test'
import type { Transaction } from '../../../db/client.ts'
import { type Keeping, keptFigures, keptForMs, shownForMs } from '../../../lib/work/lists/kept-figures.ts'

const tx = {} as Transaction
/** A reader of figures that only rise, each time they are counted. */
function reader(key: string, behind = false) {
  const world = { clock: 1_000_000, last: 5, own: 5, counted: 0, fails: false }
  const asked: Keeping<number> = {
    key,
    last: async () => world.last,
    own: async () => world.own,
    now: () => world.clock,
    count: async () => {
      if (world.fails) throw new Error('no answer')
      return ++world.counted
    },
    ...(behind ? { behind: work => work(tx) } : {}),
  }
  return { world, look: () => keptFigures(tx, asked) }
}

test('given figures of this minute, when others record, then they are shown again; when the reader does, they are counted', async () => {
  const { world, look } = reader('minute')
  expect(await look()).toBe(1)
  world.last = 6
  expect(await look()).toBe(1)
  world.own = 6
  expect(await look()).toBe(2)
  world.clock += keptForMs - 1
  expect(await look()).toBe(2)
  world.clock += 1
  expect(await look()).toBe(3)
})

test('given figures past their minute, when they may be counted behind, then they are shown once more and new ones after', async () => {
  const { world, look } = reader('behind', true)
  expect(await look()).toBe(1)
  world.clock += keptForMs
  expect(await look()).toBe(1)
  await expect.poll(() => world.counted).toBe(2)
  expect(await look()).toBe(2)
  expect(world.counted).toBe(2)
  world.clock += shownForMs
  expect(await look()).toBe(3)
})

test('given a count that fails, when it is asked for again, then it is counted anew; behind a reader it spoils nothing', async () => {
  const { world, look } = reader('fault', true)
  world.fails = true
  await expect(look()).rejects.toThrow('no answer')
  world.fails = false
  expect(await look()).toBe(1)
  world.clock += keptForMs
  world.fails = true
  expect(await look()).toBe(1)
  world.fails = false
  await Promise.resolve()
  expect(await look()).toBe(2)
})

test('given eight who ask at once, then it is counted once', async () => {
  const { world, look } = reader('eight')
  await look()
  world.clock += keptForMs
  await Promise.all(Array.from({ length: 8 }, look))
  expect(world.counted).toBe(2)
})
