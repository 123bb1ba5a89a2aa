import { type SQL, sql } from 'drizzle-orm'
import type { BreakdownName } from '../../measures/breakdowns.ts'
import type { MeasureId } from '../../measures/measures.ts'
import { applicationFacts, interimUndecided } from '../counting/application-facts.ts'
import { breachFacts } from '../counting/breach-facts.ts'
import { caseFacts, decidedUnlodged, unlodgedEntry } from '../counting/case-facts.ts'
import { type Entry, type Facts, labels, no, type Taking } from '../counting/entry.ts'
import { orderFacts } from '../counting/order-facts.ts'
import { teamOn } from '../counting/placed.ts'

export type { Taking }

/** Each measure over its columns. Numbers, medians and the list of cases are all read from its rows, so that each number opens to exactly its cases. */
const entries: Record<MeasureId, Facts> = { ...caseFacts, ...applicationFacts, ...orderFacts, ...breachFacts }
/** What is still open and is not yet a thing of the kind that the measure counts. */
const also: Partial<Record<MeasureId, Facts>> = { M08: unlodgedEntry, M09: decidedUnlodged, M14: interimUndecided }

const ofCase = (column: SQL) => sql`(select cc.${column} from counted_cases cc where cc.id = f.case_id)`
/** The group that a row is in, in the words of its code. */
function groupOf(e: Entry, by: BreakdownName): SQL {
  if (by === 'team') return sql`(${teamOn(e.day)})::text`
  if (by === 'relationship') return ofCase(sql`relationship`)
  if (by === 'age') return e.of === 'order' || e.of === 'case' ? sql`f.age_group` : ofCase(sql`age_group`)
  return e.split?.[by] ?? sql`null::text`
}
const rowsOf = (e: Entry, by: BreakdownName): SQL => {
  const [table, label] = labels[e.of]
  return sql`select f.case_id, f.id as record_id, ${teamOn(e.day)} as team_id, ${label} as label, ${e.day} as on_day, ${e.counted ?? no} as counted, ${e.hit ?? no} as hit,
    (${e.value ?? sql`null`})::numeric as value, ${e.open ?? no} as open, ${e.late ?? no} as late,
    ${by === 'district' ? sql`null::text` : groupOf(e, by)} as part
    from ${table} f where f.force_id = (select spo_force()) and ${e.where}`
}
/** The rows of a measure: case_id, record_id, team_id, label (of what the reader may open), on_day, counted, hit, value, open, late and part, its group of a breakdown. */
export const factsOfMeasure = (id: MeasureId, t: Taking, by: BreakdownName = 'district'): SQL =>
  sql.join(
    [entries[id](t), ...(also[id] ? [also[id](t)] : [])].map(e => rowsOf(e, by)),
    sql` union all `,
  )
