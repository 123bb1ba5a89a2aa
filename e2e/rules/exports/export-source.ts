import { expect } from '@playwright/test'
import { type Export, openExport, Tally } from '../../../lib/pattern/exports/read.ts'
import type {
  Outcome,
  PlainMessage,
  ReadOptions,
  Reject,
  Row,
  Source,
  Summary,
} from '../../../lib/pattern/exports/row.ts'
import { rowOfPlain } from '../../../lib/pattern/exports/whatsapp/plain-row.ts'

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

/** What the command reads, with plain messages made rows. */
async function readPlainly(batches: AsyncIterable<(Outcome | PlainMessage)[]>): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for await (const batch of batches)
    for (const o of batch)
      outcomes.push(o.is === 'plain' ? { is: 'row', span: 1, row: rowOfPlain(o), seconds: o.seconds } : o)
  return outcomes
}
const withoutRepeat = (o: Outcome): Outcome =>
  o.is === 'row' ? { ...o, row: { ...o.row, doubts: o.row.doubts.filter(d => d !== 'duplicate') } } : o

/** The whole of an export at once, and the same in both ways in which it can be read. */
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
  if (file.plainBatches) expect(await readPlainly(file.plainBatches())).toEqual(outcomes.map(withoutRepeat))
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
