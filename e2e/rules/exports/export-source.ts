import { type Export, openExport, Tally } from '../../../lib/pattern/exports/read.ts'
import type { Outcome, ReadOptions, Reject, Row, Source, Summary } from '../../../lib/pattern/exports/row.ts'

/** A file in memory that arrives in parts of a chosen size. */
export const sourceOf = (content: string | Uint8Array, part = 1 << 16): Source => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    async *open() {
      for (let at = 0; at < bytes.length; at += part) yield bytes.subarray(at, at + part)
    },
  }
}

export type ReadAll = {
  file: Export
  outcomes: Outcome[]
  rows: Row[]
  rejects: Reject[]
  notices: string[]
  summary: Summary
}

/** The whole of an export at once. */
export async function readAll(
  content: string | Uint8Array,
  options: ReadOptions = {},
  part?: number,
): Promise<ReadAll> {
  const file = await openExport(sourceOf(content, part), options)
  const tally = new Tally(file)
  const outcomes: Outcome[] = []
  for await (const batch of file.batches()) {
    tally.count(batch)
    outcomes.push(...batch)
  }
  return {
    file,
    outcomes,
    rows: outcomes.flatMap(o => (o.is === 'row' ? [o.row] : [])),
    rejects: outcomes.flatMap(o => (o.is === 'reject' ? [{ line: o.line, raw: o.raw, reason: o.reason }] : [])),
    notices: outcomes.flatMap(o => (o.is === 'notice' ? [o.raw] : [])),
    summary: tally.summary(),
  }
}

export const rawOf = (o: Outcome): string => (o.is === 'row' ? o.row.raw : o.raw)
export const lineOf = (o: Outcome): number => (o.is === 'row' ? o.row.line : o.line)
