import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { linkJudgements } from '../../../db/schema/reports.ts'
import type { Actor } from '../../case/policy.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { type Judgement, judgements } from '../../case/views/reports.ts'
import { type Estimate, estimateFrom } from '../../pattern/linkage/estimate.ts'
import { look } from '../case/view-case.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { workWaiting } from './names-view.ts'

const ofEach = 20

interface Sample {
  forceId: string
  at: Instant
  sample: string
  linked: readonly Drawn[]
  near: readonly Drawn[]
}
/** Keeps a sample of linked reports and nearly linked ones, mixed, to be judged without their scores. */
export async function keepSample(tx: Transaction, d: Sample) {
  const { sample, linked, near } = d
  const drawn = [...pick(linked, sample), ...pick(near, sample)].sort((a, b) => keyOf(a, sample) - keyOf(b, sample))
  if (!drawn.length) return
  await tx.insert(linkJudgements).values(
    drawn.map((pair, n) => ({
      id: randomUUID(),
      forceId: d.forceId,
      sample,
      place: n + 1,
      oneRef: pair.one,
      otherRef: pair.other,
      score: pair.score,
      linked: pair.linked,
      drawnFrom: pair.linked ? linked.length : near.length,
      drawnAt: d.at,
    })),
  )
}
type Drawn = { one: string; other: string; score: number; linked: boolean }
const keyOf = (pair: Drawn, seed: string) => {
  let h = 2166136261
  for (const c of `${seed} ${pair.one} ${pair.other}`) h = Math.imul(h ^ c.charCodeAt(0), 16777619)
  return h >>> 0
}
/** Twenty by chance: those whose keys are least, in one pass over however many there are. */
function pick(pairs: readonly Drawn[], seed: string): Drawn[] {
  const least: { pair: Drawn; key: number }[] = []
  for (const pair of pairs) {
    const key = keyOf(pair, seed)
    if (least.length === ofEach && key >= (least.at(-1)?.key ?? 0)) continue
    const at = least.findIndex(l => l.key > key)
    least.splice(at < 0 ? least.length : at, 0, { pair, key })
    if (least.length > ofEach) least.pop()
  }
  return least.map(l => l.pair)
}

type Side = { name: string; bornOn: string; address: string; contact: string }
export interface Review {
  total: number
  judged: number
  drawnAt: string | null
  /** That a sample is being drawn, where somebody asked for it. */
  waiting: string[]
  next:
    | {
        id: string
        place: number
        reports: { ref: string; recordedOn: string; summary: string; suspect: Side; victim: Side }[]
      }
    | undefined
  /** Once all are judged. */
  estimate: Estimate | undefined
}

const judgement = z.object({
  id: z.string(),
  place: z.number(),
  one_ref: z.string(),
  other_ref: z.string(),
  score: z.number(),
  linked: z.boolean(),
  drawn_from: z.number(),
  drawn_at: z.string(),
  judged: z.enum(Object.keys(judgements) as Judgement[]).nullable(),
})
const texts = ['given_names', 'family_name', 'born_on', 'address', 'postcode', 'phones', 'emails', 'handles'] as const
const side = z.record(z.enum(texts), z.string())
const judged = z.object({ ref: z.string(), recorded_on: z.string(), summary: z.string(), suspect: side, victim: side })
const columnsOf = (of: 'suspect' | 'victim') =>
  sql.raw(`jsonb_build_object(${texts.map(name => `'${name}', ${of}_${name}`).join(', ')})`)
const sideOf = (s: z.output<typeof side>): Side => ({
  name: `${s.given_names} ${s.family_name}`.trim() || 'Not named',
  bornOn: s.born_on,
  address: [s.address, s.postcode].filter(Boolean).join(', '),
  contact: [s.phones, s.emails, s.handles].filter(Boolean).join('; '),
})
/** The sample in hand: the next two reports to judge, or, when all are judged, what it says of the linkage. */
export const reviewOf = (actor: Actor, options: { db?: Database } = {}): Promise<Review> =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at the blind review of links' },
    async tx => {
      const rows = await rowsOf(
        tx,
        judgement,
        sql`
        select id, place, one_ref, other_ref, score, linked, drawn_from, drawn_at, judged from link_judgements
        where force_id = (select spo_force()) and sample = (
          select sample from link_judgements where force_id = (select spo_force()) order by drawn_at desc, id limit 1)
        order by place`,
      )
      const next = rows.find(r => !r.judged)
      const reports = next
        ? await rowsOf(
            tx,
            judged,
            sql`
            select ref, recorded_on, summary, ${columnsOf('suspect')} as suspect, ${columnsOf('victim')} as victim from crime_reports where force_id = (select spo_force()) and ended_at is null and ref in ${[next.one_ref, next.other_ref]} order by recorded_on, ref`,
          )
        : []
      return {
        total: rows.length,
        judged: rows.filter(r => r.judged).length,
        drawnAt: rows[0]?.drawn_at ?? null,
        waiting: await workWaiting(tx, 'sample'),
        next: next && {
          id: next.id,
          place: next.place,
          reports: reports.map(r => ({
            ref: r.ref,
            recordedOn: r.recorded_on,
            summary: r.summary,
            suspect: sideOf(r.suspect),
            victim: sideOf(r.victim),
          })),
        },
        estimate:
          rows.length && !next
            ? estimateFrom(
                rows.map(r => ({ linked: r.linked, drawnFrom: r.drawn_from, judged: r.judged ?? 'cannotTell' })),
              )
            : undefined,
      }
    },
    options,
  )
