import { type KeyKind, keysOf, kinds } from './keys.ts'
import type { Table } from './table.ts'

/** A pair of reports in one number: low × 2^26 + high. */
const span = 67108864
export const pairOf = (one: number, other: number) => (one < other ? one * span + other : other * span + one)
export const lowOf = (pair: number) => Math.floor(pair / span)
export const highOf = (pair: number) => pair % span

/** Numbers that can be sorted, as many as come. */
class Numbers {
  list = new Float64Array(1 << 12)
  length = 0

  push(value: number) {
    if (this.length === this.list.length) {
      const wider = new Float64Array(this.list.length * 2)
      wider.set(this.list)
      this.list = wider
    }
    this.list[this.length++] = value
  }

  sorted(): Float64Array {
    return this.list.subarray(0, this.length).sort()
  }
}

// A key of 32 bits and a report of at most 20 fit together exactly; for more reports keys give up bits.
const bitsFor = (size: number) => Math.max(8, Math.ceil(Math.log2(size + 1)))
const keep = (key: number, bits: number) => (bits <= 20 ? key : Math.floor(key / 2 ** (bits - 20)))

/** The pairs of reports worth comparing, each once, in order. */
export function candidatePairs(table: Table): Float64Array {
  const pairs = new Numbers()
  const room = 2 ** bitsFor(table.size)
  for (const { kind, most, window } of kinds) {
    // Large files have their keys dealt out in parts, so that the keys of only one part are in memory at once.
    const parts = Math.ceil(table.size / 250_000)
    for (let part = 0; part < parts; part++) emit(entriesOf(table, kind, part, parts), room, most, window, pairs)
    compact(pairs)
  }
  return pairs.list.subarray(0, pairs.length)
}

function entriesOf(table: Table, kind: KeyKind, part: number, parts: number): Float64Array {
  const bits = bitsFor(table.size)
  const room = 2 ** bits
  const entries = new Numbers()
  for (let report = 0; report < table.size; report++)
    keysOf(table, report, kind, key => {
      if (parts === 1 || key % parts === part) entries.push(keep(key, bits) * room + report)
    })
  return entries.sorted()
}

/** Pairs within each run of one key; in a run of too many each report meets only its next neighbours. */
function emit(entries: Float64Array, room: number, most: number, window: number, pairs: Numbers) {
  let start = 0
  while (start < entries.length) {
    const key = Math.floor((entries[start] ?? 0) / room)
    const next = (key + 1) * room
    let end = start + 1
    while (end < entries.length && (entries[end] ?? 0) < next) end++
    const reach = end - start <= most ? end - start : window
    for (let i = start; i < end; i++) {
      const one = (entries[i] ?? 0) - key * room
      for (let j = i + 1; j < end && j <= i + reach; j++) {
        const other = (entries[j] ?? 0) - key * room
        if (other > one) pairs.push(one * span + other)
      }
    }
    start = end
  }
}

/** Each pair once. */
function compact(pairs: Numbers) {
  const list = pairs.sorted()
  let length = 0
  for (let i = 0; i < list.length; i++) {
    const pair = list[i] ?? 0
    if (i === 0 || pair !== list[length - 1]) list[length++] = pair
  }
  pairs.length = length
}

/** Finds the reports that share a key with one report, at once: what was there in sorted lists, later ones beside. */
export function finder(table: Table) {
  const start = table.size
  const bits = bitsFor(start)
  const room = 2 ** bits
  const lists = kinds.map(({ kind }) => entriesOf(table, kind, 0, 1))
  const later = kinds.map(() => new Map<number, number[]>())
  return {
    /** Makes a report that was added to the table findable. */
    add: (report: number) => {
      for (const [i, { kind }] of kinds.entries())
        keysOf(table, report, kind, key => {
          const reports = later[i]?.get(key)
          if (reports) reports.push(report)
          else later[i]?.set(key, [report])
        })
    },
    candidates: (report: number): number[] => {
      const found = new Set<number>()
      for (const [i, { kind, most, window }] of kinds.entries())
        keysOf(table, report, kind, key => {
          const list = lists[i] ?? new Float64Array()
          const from = lowest(list, keep(key, bits) * room)
          const to = lowest(list, (keep(key, bits) + 1) * room)
          const added = later[i]?.get(key) ?? []
          const many = to - from + added.length > most
          for (let n = many ? Math.max(from, to - window) : from; n < to; n++) found.add((list[n] ?? 0) % room)
          for (const other of many ? added.slice(-window || added.length) : added) found.add(other)
        })
      found.delete(report)
      return [...found].sort((a, b) => a - b)
    },
  }
}

function lowest(list: Float64Array, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
