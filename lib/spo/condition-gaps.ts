import { holderOf } from './applications.ts'
import type { CalendarDate } from './calendar.ts'
import type { Application, CaseFile, DraftCondition, Refusal } from './case.ts'
import { libraryEntry } from './conditions.ts'
import { enforceability } from './enforceability.ts'
import { conditionFindings, type DraftFinding } from './findings/draft.ts'

const change = (file: CaseFile, c: DraftCondition) => `/cases/${file.case.ref}/do/changeCondition?on=${c.id}`
/** An area without a boundary is one of the questions of enforceability, asked there in finer words. */
const askedThere = 'V24'
const of = (found: DraftFinding[], severity: DraftFinding['severity']): Refusal[] =>
  found
    .filter(f => f.severity === severity && f.rule !== askedThere)
    .map(({ message, rule, source, href }) => ({ message, rule, source, ...(href ? { href } : {}) }))

/** What one condition lacks before its application may be submitted. */
export const gapsOfCondition = (file: CaseFile, a: Application, c: DraftCondition, today: CalendarDate): Refusal[] =>
  of(conditionFindings(file, a, c, today), 'refuse')

/** What may be questioned about one condition, each with how to mend it. */
export function conditionWarnings(file: CaseFile, a: Application, c: DraftCondition, today: CalendarDate): Refusal[] {
  const href = change(file, c)
  const caution = libraryEntry(c.libraryCode)?.caution
  return [
    ...of(conditionFindings(file, holderOf(file, a), c, today), 'warn'),
    ...enforceability(c).map(d => ({
      message: `Condition ${c.number}: ${lowerFirst(d.message)} ${d.mend}`,
      ...(d.code === 'boundary' ? { rule: 'V24' } : {}),
      source: 'Can it be obeyed and checked',
      href,
    })),
    ...(caution
      ? [{ message: `Condition ${c.number}: ${lowerFirst(caution)}`, source: 'Condition library', href }]
      : []),
  ]
}
const lowerFirst = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)
