import { expect } from '@playwright/test'
import type { Loaded, Sent } from './load.ts'

/** Whether two looks can be told apart by how long they take: by what is sent to the database, and by how much it reads for each. */

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}
const shapeOf = (p: Plan): unknown => [p['Node Type'], p['Relation Name'], p['Index Name'], p.Plans?.map(shapeOf)]
const readBy = (p: Plan): number =>
  (p['Actual Rows'] + (p['Rows Removed by Filter'] ?? 0) + (p['Rows Removed by Index Recheck'] ?? 0)) *
    p['Actual Loops'] +
  (p.Plans ?? []).reduce((sum, inner) => sum + readBy(inner), 0)

/** The plans of what a look reads, made again in a transaction of the same eyes, which is taken back. */
async function plansOf(loaded: Loaded, sent: readonly Sent[]): Promise<{ shape: unknown; rows: number }[]> {
  const plans: { shape: unknown; rows: number }[] = []
  class Undone extends Error {}
  await loaded.program.sql
    .begin(async sql => {
      for (const { text, values } of sent) {
        if (/^\s*(begin|commit|rollback|insert)/i.test(text)) continue
        if (/set_config/.test(text)) await sql.unsafe(text, values as never[])
        else {
          const [row] = await sql.unsafe(`explain (analyze, timing off, format json) ${text}`, values as never[])
          const [{ Plan: plan } = { Plan: undefined }] = (row?.['QUERY PLAN'] ?? []) as { Plan?: Plan }[]
          if (plan) plans.push({ shape: shapeOf(plan), rows: readBy(plan) })
        }
      }
      throw new Undone()
    })
    .catch(fault => {
      if (!(fault instanceof Undone)) throw fault
    })
  return plans
}

/** How many rows the statements of a look read in all, made again. */
export const rowsRead = async (loaded: Loaded, sent: readonly Sent[]): Promise<number> =>
  (await plansOf(loaded, sent)).reduce((sum, { rows }) => sum + rows, 0)

/** So many rows more or fewer, such as the teams of a force, are nothing that a clock beyond the network could show. */
const nothing = 40

/**
 * The same look at what is there and closed to whoever looks, and at what is not there: the same statements in the same order,
 * by the same plans, which read as many rows but for a handful, and with the same answer.
 */
export async function expectAlike<T>(
  loaded: Loaded,
  about: string,
  look: (what: string) => Promise<T>,
  { closed, missing }: { closed: string; missing: string },
): Promise<void> {
  const seen = async (what: string) => {
    loaded.counting.reset()
    const answer = await look(what)
    return { answer, sent: [...loaded.counting.sent()] }
  }
  // Plans that a connection keeps are made in its first looks.
  for (const what of [missing, closed]) await seen(what)
  const [there, not] = [await seen(closed), await seen(missing)]
  expect<unknown>(there.answer, about).toEqual(not.answer)
  expect(there.sent.length, about).toBeGreaterThan(0)
  expect(
    there.sent.map(s => s.text),
    about,
  ).toEqual(not.sent.map(s => s.text))
  const [plans, others] = [await plansOf(loaded, there.sent), await plansOf(loaded, not.sent)]
  expect(plans.length, about).toBeGreaterThan(0)
  expect(
    plans.map(p => p.shape),
    about,
  ).toEqual(others.map(p => p.shape))
  for (const [n, plan] of plans.entries())
    expect(Math.abs(plan.rows - (others[n]?.rows ?? 0)), `${about}, statement ${n}`).toBeLessThanOrEqual(nothing)
}
