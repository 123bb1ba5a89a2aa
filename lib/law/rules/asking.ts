import type { LawFile } from '../../case/law-file.ts'
import type { Id } from '../../case/records/id.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { Refusal } from '../refusal.ts'
import { type Finding, findingsOf, questionOf, type Weight } from './finding.ts'
import { type HouseRuleId, type RuleId, rulesOf } from './rules.ts'

interface Narrowed {
  /** Only what is found of this record. */
  about?: Id
  /** The field of the form that a finding is about. */
  field?: (f: Finding<RuleId | HouseRuleId>) => string | undefined
}
const otherOf = (f: Finding) => (f.other ? { other: f.other } : {})
/** What some rules find in a case as it would stand once something is recorded: for the form of an act. */
export const refusalsOf = (
  file: LawFile,
  today: CalendarDate,
  ids: readonly (RuleId | HouseRuleId)[],
  weight: Weight,
  { about, field }: Narrowed = {},
): Refusal[] =>
  findingsOf(rulesOf(...ids), questionOf(file, today))
    .filter(f => f.severity === weight && (about === undefined || f.about.id === about))
    .map(f => {
      const name = field?.(f)
      return {
        ...(name ? { field: name } : {}),
        ...otherOf(f),
        message: f.message,
        rule: f.rule,
        source: f.source,
        key: f.key,
      }
    })
/** What of it becomes a flag once it is recorded, and so a task for legal services. */
export const flagsOnceRecorded = (
  file: LawFile,
  today: CalendarDate,
  ids: readonly (RuleId | HouseRuleId)[],
  about?: Id,
): Refusal[] =>
  findingsOf(rulesOf(...ids), questionOf(file, today, 'made'))
    .filter(f => f.severity === 'flag' && (about === undefined || f.about.id === about))
    .map(f => ({ ...otherOf(f), message: f.message, rule: f.rule, source: f.source, key: f.key }))
/** What is refused of a draft, asked about once where a court has already made it so: it is recorded all the same. */
export const asRecorded = (refusals: readonly Refusal[]): Refusal[] =>
  refusals.map(r => ({
    ...r,
    message: `${r.message} If that is what the court did, record it: legal services are asked to look at it.`,
  }))
