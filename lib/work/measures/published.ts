import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { MeasureId } from '../../measures/measures.ts'
import { groupsOf, type Published, type PublishedGroup } from '../../measures/published.ts'

let kept: Published[] | undefined
/** Figures of other forces and of the country as others published them. Kept with the program; never counted with its own. */
export function publishedFigures(): Published[] {
  kept ??= parse(readFileSync(path.join(process.cwd(), 'db/published/published-figures.csv')), {
    columns: (names: string[]) => names.map(n => n.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())),
  }) as Published[]
  return kept
}

const besides: Partial<Record<MeasureId, readonly string[]>> = {
  M01: ['full_orders', 'orders_granted', 'stalking_reports'],
  M01A: ['orders_issued', 'orders_issued_full_plus_interim', 'orders_total'],
  M06: ['applications'],
  M13: ['applications_not_yet_heard', 'applications_pending'],
  M18: ['subjects_under_order'],
  M23: ['breaches'],
  M17: ['percent_granted', 'percent_refused', 'percent_otherwise_or_withdrawn'],
}
/** Published figures about the same matter as a measure, in groups of one measure and one unit. */
export const publishedBeside = (id: MeasureId): PublishedGroup[] =>
  groupsOf(publishedFigures().filter(f => besides[id]?.includes(f.measure)))
