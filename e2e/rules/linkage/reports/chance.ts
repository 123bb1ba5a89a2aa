/** A seeded source of chance: the same seed tells the same story on every machine. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[whole(list.length)]
    if (found === undefined) throw new Error('there is nothing to pick from')
    return found
  }
  return {
    next,
    whole,
    pick,
    is: (share: number) => next() < share,
    between: (low: number, high: number) => low + whole(high - low + 1),
    /** The head of a list far more often than its tail, as names are given. */
    common: <T>(list: readonly T[], power = 1.8): T => {
      const found = list[Math.floor(list.length * next() ** power)]
      if (found === undefined) throw new Error('there is nothing to pick from')
      return found
    },
    shuffle: <T>(list: T[]): T[] => {
      for (let i = list.length - 1; i > 0; i--) {
        const j = whole(i + 1)
        const held = list[i] as T
        list[i] = list[j] as T
        list[j] = held
      }
      return list
    },
  }
}
export type Chance = ReturnType<typeof chance>
export const two = (n: number) => `${n}`.padStart(2, '0')
