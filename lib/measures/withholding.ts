/**
 * Small numbers that may not leave: 1 to 4 is withheld, and with it whatever would give it away by subtraction within one
 * release or against figures given before. Checked by linear algebra, and not by a rule of thumb.
 */

export interface Count {
  value: number
  /**
   * Offered: would be given. Given: is known outside already. Derived: is never given, and can be worked out from others.
   * Kept: was withheld before, whatever it was, and stays so.
   */
  state: 'offered' | 'given' | 'derived' | 'kept'
}
/** That one count is the sum of others. */
export interface Sum {
  whole: string
  parts: readonly string[]
}
export const isSmall = (n: number): boolean => n >= 1 && n <= 4

interface Equation {
  unknown: Map<string, number>
  /** What they add up to, as anybody can work out from what is given. */
  sum: number
}
/** What the sums say of the counts that are not known, once those that are known are put in. */
function equationsOf(
  counts: ReadonlyMap<string, Count>,
  sums: readonly Sum[],
  known: (key: string) => boolean,
): Equation[] {
  return sums.flatMap(({ whole, parts }) => {
    if (![whole, ...parts].every(key => counts.has(key))) return []
    const unknown = new Map<string, number>()
    let sum = 0
    const put = (key: string, times: number) => {
      if (known(key)) sum -= times * (counts.get(key)?.value ?? 0)
      else unknown.set(key, (unknown.get(key) ?? 0) + times)
    }
    for (const part of parts) put(part, 1)
    put(whole, -1)
    return unknown.size ? [{ unknown, sum }] : []
  })
}

const near = (n: number, to: number) => Math.abs(n - to) < 1e-9
/** The unknowns that a set of equations fixes: those of which one row of the reduced matrix holds nothing else. Exported for its test. */
export function determinedCells(rows: readonly ReadonlyMap<string, number>[]): Set<string> {
  const fixed = new Set<string>()
  for (const part of components(rows)) {
    const names = [...new Set(part.flatMap(row => [...row.keys()]))]
    const matrix = part.map(row => names.map(name => row.get(name) ?? 0))
    reduce(matrix)
    for (const row of matrix) {
      const held = row.flatMap((n, i) => (near(n, 0) ? [] : [i]))
      const [only] = held
      if (held.length === 1 && only !== undefined) fixed.add(names[only] ?? '')
    }
  }
  return fixed
}
/** Equations that share no unknown say nothing of each other: each group of those that do is small. */
function components(rows: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number>[][] {
  const above = new Map<string, string>()
  const root = (key: string): string => {
    let at = key
    for (let up = above.get(at); up !== undefined && up !== at; up = above.get(at)) at = up
    above.set(key, at)
    return at
  }
  for (const row of rows) {
    const [first, ...rest] = row.keys()
    if (first !== undefined) for (const key of rest) above.set(root(key), root(first))
  }
  return [...Map.groupBy(rows, row => root([...row.keys()][0] ?? '')).values()]
}
/** Gauss and Jordan, in place, each pivot the largest of its column. */
function reduce(matrix: number[][]): void {
  const columns = matrix[0]?.length ?? 0
  let top = 0
  for (let column = 0; column < columns && top < matrix.length; column++) {
    let best = top
    for (let r = top; r < matrix.length; r++)
      if (Math.abs(matrix[r]?.[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0)) best = r
    const pivot = matrix[best]
    const by = pivot?.[column] ?? 0
    if (!pivot || near(by, 0)) continue
    matrix[best] = matrix[top] ?? pivot
    matrix[top] = pivot.map(n => n / by)
    for (const [r, row] of matrix.entries()) {
      const times = row[column] ?? 0
      if (r !== top && !near(times, 0)) matrix[r] = row.map((n, i) => n - times * (matrix[top]?.[i] ?? 0))
    }
    top += 1
  }
}

/** Of those that must not be known, the ones that can be worked out exactly from what is given. */
export function recoverable(
  counts: ReadonlyMap<string, Count>,
  sums: readonly Sum[],
  withheld: ReadonlySet<string>,
): Set<string> {
  const isKnown = (key: string) => {
    const state = counts.get(key)?.state
    return (state === 'offered' || state === 'given') && !withheld.has(key)
  }
  const equations = equationsOf(counts, sums, isKnown)
  const fixed = determinedCells(equations.map(e => e.unknown))
  // Whoever knows that each of some numbers is 1 to 4 knows them all when they add up to the least or the most.
  for (const { unknown, sum } of equations) {
    const keys = [...unknown.keys()]
    const parts = keys.every(key => unknown.get(key) === 1)
    if (parts && (sum === keys.length || sum === 4 * keys.length)) for (const key of keys) fixed.add(key)
  }
  const secret = (c: Count | undefined) => c?.state === 'kept' || isSmall(c?.value ?? 0)
  return new Set([...fixed].filter(key => withheld.has(key) || secret(counts.get(key))))
}

/**
 * The counts to withhold. Every offered count of 1 to 4; then, while any of them, or a derived count of 1 to 4, can be worked
 * out, the smallest offered count that stands in a sum with it. What was given before cannot be taken back.
 */
export function withheldOf(counts: ReadonlyMap<string, Count>, sums: readonly Sum[]): Set<string> {
  const isOffered = (key: string) => counts.get(key)?.state === 'offered'
  const out = new Set([...counts].filter(([key, c]) => isOffered(key) && isSmall(c.value)).map(([key]) => key))
  const touching = new Map<string, Sum[]>()
  for (const sum of sums)
    for (const key of [sum.whole, ...sum.parts]) touching.set(key, [...(touching.get(key) ?? []), sum])
  for (;;) {
    const open = recoverable(counts, sums, out)
    let changed = false
    for (const key of open) {
      const next = nearest(
        key,
        key => counts.get(key),
        touching,
        key => isOffered(key) && !out.has(key),
      )
      if (next) {
        out.add(next)
        changed = true
        break
      }
    }
    if (!changed) return out
  }
}
/** The smallest count that may still be withheld, in a sum with this one, or in a sum with one of those; nothing before something, no total before a part. */
function nearest(
  key: string,
  count: (key: string) => Count | undefined,
  touching: ReadonlyMap<string, readonly Sum[]>,
  may: (key: string) => boolean,
): string | undefined {
  const seen = new Set([key])
  let rim = [key]
  while (rim.length) {
    const beside = rim.flatMap(k => (touching.get(k) ?? []).flatMap(s => [...s.parts, s.whole]))
    const fresh = [...new Set(beside)].filter(k => !seen.has(k))
    for (const k of fresh) seen.add(k)
    const found = fresh.filter(may)
    const value = (k: string) => count(k)?.value ?? 0
    const some = found.filter(k => value(k) > 0)
    const [least] = (some.length ? some : found).toSorted((a, b) => value(a) - value(b))
    if (least) return least
    rim = fresh
  }
  return undefined
}
