import type { Refusal } from '../case.ts'
import type { Facts } from './facts.ts'
import { type Finding, findingsOf } from './finding.ts'
import { defaultReference } from './reference.ts'
import { rules } from './rules.ts'

/** What some rules say of facts about to be recorded: for the form of an act, with the field that each is about. */
export const saidOf = (
  facts: Facts,
  ids: readonly string[],
  severity: Finding['severity'],
  fieldOf: (f: Finding) => string | undefined,
): Refusal[] =>
  findingsOf(
    rules.filter(r => ids.includes(r.id)),
    { facts, reference: defaultReference },
    'draft',
  )
    .filter(f => f.severity === severity)
    .map(f => {
      const field = fieldOf(f)
      return { ...(field ? { field } : {}), message: f.message, rule: f.rule, source: f.source }
    })
