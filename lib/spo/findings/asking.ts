import type { Refusal } from '../case.ts'
import type { Facts } from './facts.ts'
import { type Finding, findingsOf, type Question } from './finding.ts'
import { defaultReference } from './reference.ts'
import { rules } from './rules.ts'

type FieldOf = (f: Finding) => string | undefined
const noField: FieldOf = () => undefined

/** What some rules say of what is about to be recorded: for the form of an act, with the field that each is about. */
export const saidIn = (
  q: Question,
  ids: readonly string[],
  severity: Finding['severity'],
  fieldOf: FieldOf = noField,
): Refusal[] =>
  findingsOf(
    rules.filter(r => ids.includes(r.id)),
    q,
    'draft',
  )
    .filter(f => f.severity === severity)
    .map(f => {
      const field = fieldOf(f)
      return { ...(field ? { field } : {}), message: f.message, rule: f.rule, source: f.source }
    })
/** The same of facts alone, by the numbers that a force starts with. */
export const saidOf = (
  facts: Facts,
  ids: readonly string[],
  severity: Finding['severity'],
  fieldOf: FieldOf = noField,
): Refusal[] => saidIn({ facts, reference: defaultReference }, ids, severity, fieldOf)
/** What of it becomes a flag once it is recorded, and so a task for legal services. */
export const flaggedOf = (facts: Facts, ids: readonly string[]): Refusal[] =>
  findingsOf(
    rules.filter(r => ids.includes(r.id)),
    { facts, reference: defaultReference },
    'made',
  )
    .filter(f => f.severity === 'flag')
    .map(f => ({ message: f.message, rule: f.rule, source: f.source }))
/** What is refused of a draft, asked about once where a court has already made it so: it is recorded all the same. */
export const asRecorded = (said: readonly Refusal[]): Refusal[] =>
  said.map(s => ({
    ...s,
    message: `${s.message} If that is what the court did, record it: legal services are asked to look at it.`,
  }))
