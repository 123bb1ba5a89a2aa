import { type KeyKind, keysOf, kinds, signatureOf } from './keys.ts'
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

/** Keys with their reports, in the order of the keys and, for one key, of the reports. */
type Entries = { keys: Uint32Array; reports: Uint32Array; length: number }

/** Large files have their keys dealt out in parts, so that the keys of only one part are in memory at once. */
const mostAtOnce = 1_200_000

/** The pairs of reports worth comparing, each once, in order. */
export function candidatePairs(table: Table): Float64Array {
  const pairs = new Numbers()
  const signatures = Uint32Array.from({ length: table.size }, (_, report) => signatureOf(table, report))
  for (const { kind, most, window } of kinds) {
    const parts = Math.max(1, Math.ceil(table.size / mostAtOnce))
    for (let part = 0; part < parts; part++) {
      const entries = entriesOf(table, kind, part, parts)
      emit(entries, most, pairs, (start, end) => crowd(entries.reports.subarray(start, end), signatures, window, pairs))
    }
    compact(pairs)
  }
  return pairs.list.subarray(0, pairs.length)
}

function entriesOf(table: Table, kind: KeyKind, part: number, parts: number): Entries {
  let keys = new Uint32Array(1 << 12)
  let reports = new Uint32Array(1 << 12)
  let length = 0
  let report = 0
  const take = (key: number) => {
    if (parts > 1 && key % parts !== part) return
    if (length === keys.length) {
      const [moreKeys, moreReports] = [new Uint32Array(length * 2), new Uint32Array(length * 2)]
      moreKeys.set(keys)
      moreReports.set(reports)
      keys = moreKeys
      reports = moreReports
    }
    keys[length] = key
    reports[length++] = report
  }
  for (; report < table.size; report++) keysOf(table, report, kind, take)
  return inOrder({ keys, reports, length })
}

/** Deals the entries into buckets by the head of the key, then puts each small bucket in order. */
function inOrder({ keys, reports, length }: Entries): Entries {
  const bits = Math.min(22, Math.max(4, Math.ceil(Math.log2(length + 1)) - 1))
  const ends = new Uint32Array((1 << bits) + 1)
  for (let i = 0; i < length; i++) {
    const bucket = ((keys[i] ?? 0) >>> (32 - bits)) + 1
    ends[bucket] = (ends[bucket] ?? 0) + 1
  }
  for (let b = 1; b < ends.length; b++) ends[b] = (ends[b] ?? 0) + (ends[b - 1] ?? 0)
  const sortedKeys = new Uint32Array(length)
  const sortedReports = new Uint32Array(length)
  for (let i = 0; i < length; i++) {
    const key = keys[i] ?? 0
    const bucket = key >>> (32 - bits)
    const place = ends[bucket] ?? 0
    ends[bucket] = place + 1
    sortedKeys[place] = key
    sortedReports[place] = reports[i] ?? 0
  }
  let start = 0
  for (let b = 0; b < ends.length - 1; b++) {
    const end = ends[b] ?? 0
    if (end - start > 1) sortWithin(sortedKeys, sortedReports, start, end)
    start = end
  }
  return { keys: sortedKeys, reports: sortedReports, length }
}

/** By key, reports of one key left in their order. */
function sortWithin(keys: Uint32Array, reports: Uint32Array, start: number, end: number) {
  if (end - start > 64) {
    const packed = Float64Array.from(keys.subarray(start, end), (key, i) => key * 2097152 + i).sort()
    const held = reports.slice(start, end)
    for (let i = 0; i < packed.length; i++) {
      keys[start + i] = Math.floor((packed[i] ?? 0) / 2097152)
      reports[start + i] = held[(packed[i] ?? 0) % 2097152] ?? 0
    }
    return
  }
  for (let i = start + 1; i < end; i++) {
    const key = keys[i] ?? 0
    const report = reports[i] ?? 0
    let j = i - 1
    for (; j >= start && (keys[j] ?? 0) > key; j--) {
      keys[j + 1] = keys[j] ?? 0
      reports[j + 1] = reports[j] ?? 0
    }
    keys[j + 1] = key
    reports[j + 1] = report
  }
}

/** Pairs within each run of one key; a run of too many is left to `crowded`. */
function emit(
  { keys, reports, length }: Entries,
  most: number,
  pairs: Numbers,
  crowded: (start: number, end: number) => void,
) {
  let start = 0
  while (start < length) {
    const key = keys[start]
    let end = start + 1
    while (end < length && keys[end] === key) end++
    if (end - start > most) crowded(start, end)
    else
      for (let i = start; i < end; i++) {
        const one = reports[i] ?? 0
        for (let j = i + 1; j < end; j++) {
          const other = reports[j] ?? 0
          if (other > one) pairs.push(one * span + other)
        }
      }
    start = end
  }
}

/** In a crowd each report meets only its next neighbours of the same four names. */
function crowd(reports: Uint32Array, signatures: Uint32Array, window: number, pairs: Numbers) {
  if (window === 0) return
  const order = Float64Array.from(reports, (report, i) => (signatures[report] ?? 0) * 2097152 + i).sort()
  for (let i = 0; i < order.length; i++) {
    const signature = Math.floor((order[i] ?? 0) / 2097152)
    const one = reports[(order[i] ?? 0) % 2097152] ?? 0
    for (let j = i + 1; j < order.length && j <= i + window; j++) {
      if (Math.floor((order[j] ?? 0) / 2097152) !== signature) break
      const other = reports[(order[j] ?? 0) % 2097152] ?? 0
      if (other > one) pairs.push(one * span + other)
    }
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

const farthest = 2000

/** Finds the reports that share a key with one report, at once: what was there in sorted lists, later ones beside. */
export function finder(table: Table) {
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
      const signature = signatureOf(table, report)
      for (const [i, { kind, most, window }] of kinds.entries())
        keysOf(table, report, kind, key => {
          const list = lists[i]
          if (!list) return
          const from = lowest(list.keys, key)
          const to = lowest(list.keys, key + 1)
          const added = later[i]?.get(key) ?? []
          if (to - from + added.length > most) {
            // The newest of the same four names; how far back one looks is bounded.
            let left = window
            const seek = (other: number) => {
              if (signatureOf(table, other) !== signature) return
              found.add(other)
              left--
            }
            for (let n = added.length - 1; n >= 0 && n > added.length - farthest && left > 0; n--) seek(added[n] ?? 0)
            for (let n = to - 1; n >= from && n > to - farthest && left > 0; n--) seek(list.reports[n] ?? 0)
            return
          }
          for (let n = from; n < to; n++) found.add(list.reports[n] ?? 0)
          for (const other of added) found.add(other)
        })
      found.delete(report)
      return [...found].sort((a, b) => a - b)
    },
  }
}

function lowest(list: Uint32Array, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
