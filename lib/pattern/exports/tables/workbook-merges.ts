import type { Source } from '../row.ts'

/** "BC12" as its column, from 0, and its row, from 1. */
export function placeOf(reference: string): { column: number; row: number } | undefined {
  const m = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!m) return undefined
  let column = 0
  for (const c of m[1] ?? '') column = column * 26 + c.charCodeAt(0) - 64
  return { column: column - 1, row: Number(m[2]) }
}

type Merge = { row: number; column: number; toRow: number; toColumn: number }
const most = 100_000
/** Headings of two rows stand near the top. */
const headingReach = 200

export type Merges = {
  all: Merge[]
  /** The cells of a row with the value of each cell that is merged over several rows. Rows are given in order. */
  fill(row: number, cells: string[]): string[]
}

/** The merged cells of a sheet. They stand behind its rows, so they are looked for first. */
export async function mergesOf(source: Source): Promise<Merges> {
  const all: Merge[] = []
  const decoder = new TextDecoder()
  let carry = ''
  for await (const part of source.open()) {
    const text = carry + decoder.decode(part, { stream: true })
    for (const m of text.matchAll(
      /<(?:\w{1,20}:)?mergeCell\s[^<>]{0,200}?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"[^<>]{0,200}>/g,
    )) {
      const [from, to] = [placeOf(m[1] ?? ''), placeOf(m[2] ?? '')]
      if (from && to && all.length < most) all.push({ ...from, toRow: to.row, toColumn: to.column })
    }
    const open = text.lastIndexOf('<')
    carry = open >= 0 && text.length - open < 500 ? text.slice(open) : ''
  }
  const tall = new Map<number, Merge[]>()
  for (const m of all) if (m.toRow > m.row) tall.set(m.row, [...(tall.get(m.row) ?? []), m])
  const held = new Map<number, { value: string; until: number }>()
  return {
    all,
    fill: (row, cells) => {
      const bare = cells.every(c => !c)
      if (!bare)
        for (const [column, { value, until }] of held) {
          if (row > until) held.delete(column)
          else if (!cells[column]) {
            while (cells.length < column) cells.push('')
            cells[column] = value
          }
        }
      for (const m of tall.get(row) ?? []) held.set(m.column, { value: cells[m.column] ?? '', until: m.toRow })
      return cells
    },
  }
}

/**
 * Headings of two rows: "From" merged over both, "Timestamp" merged over the columns "Date" and "Time". They are given as one
 * row, the lower: "From", "Timestamp: Date", "Timestamp: Time".
 */
export function headingBand(merges: Merges): { take(row: number, cells: string[]): string[] } {
  const tops = new Map<number, { until: number; over: Merge[] }>()
  for (const m of merges.all) {
    if (m.row > headingReach || m.toRow !== m.row + 1 || m.toColumn !== m.column) continue
    const over = merges.all.filter(o => o.row === m.row && o.toRow === m.row && o.toColumn > o.column)
    if (over.length) tops.set(m.row, { until: m.toRow, over })
  }
  let upper: string[] = []
  return {
    take: (row, cells) => {
      if (tops.has(row)) {
        upper = cells
        return []
      }
      const top = tops.get(row - 1)
      if (!top) return cells
      const whole = cells.map(c => c ?? '')
      for (const { column, toColumn } of top.over)
        for (let i = column; i <= toColumn; i++)
          if (whole[i] && upper[column]) whole[i] = `${upper[column]}: ${whole[i]}`
      return whole
    },
  }
}
