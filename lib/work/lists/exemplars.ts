import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../../../db/client.ts'
import type { Actor } from '../../case/policy.ts'
import { exemplarOutcomes } from '../../case/records/quality.ts'
import { relationships } from '../../case/reference/codes/people.ts'
import { type Category, categories } from '../../case/reference/statute.ts'
import { look } from '../case/view-case.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { inScope } from './scope.ts'

/** The library of exemplars: for everybody who drafts. What it gives names no case, but to those who may change it. */

export const exemplarPageSize = 20
const codesOf = <T extends Record<string, unknown>>(table: T) => z.enum(Object.keys(table) as [keyof T & string])
const exemplarRow = z.object({
  id: z.string(),
  title: z.string(),
  behaviours: z.array(codesOf(categories)),
  relationship: codesOf(relationships),
  outcome: codesOf(exemplarOutcomes),
  grounds: z.string(),
  conditions: z.string(),
  courtChanged: z.string().nullable(),
  whyRefused: z.string().nullable(),
  ref: z.string().nullable(),
})
export type ExemplarRow = z.output<typeof exemplarRow>
export interface ExemplarsAsked {
  behaviour?: Category | undefined
  outcome?: keyof typeof exemplarOutcomes | undefined
  page: number
}
/** One more than a page where there are more, the latest first. */
export const listExemplars = (actor: Actor, asked: ExemplarsAsked, db?: Database): Promise<ExemplarRow[]> =>
  look(
    actor,
    { kind: 'view', act: 'readExemplars', sentence: 'Looked at the exemplars', detail: { ...asked } },
    tx =>
      rowsOf(
        tx,
        exemplarRow,
        sql`select e.id, e.title, e.behaviours, e.relationship, e.outcome, e.grounds, e.conditions, e.court_changed as "courtChanged",
          e.why_refused as "whyRefused", case when ${inScope(actor, 'secondLook')} then cases.ref end as ref
        from exemplars e join cases on cases.id = e.case_id
        where e.force_id = (select spo_force()) ${asked.behaviour ? sql`and ${asked.behaviour} = any(e.behaviours)` : sql``}
          ${asked.outcome ? sql`and e.outcome = ${asked.outcome}` : sql``}
        order by e.at desc, e.id desc limit ${exemplarPageSize + 1} offset ${(asked.page - 1) * exemplarPageSize}`,
      ),
    db ? { db } : {},
  )
