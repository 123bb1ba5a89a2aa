import type { CalendarDate } from '../calendar.ts'
import type { CaseFile, Collection } from '../case.ts'
import type { Id } from '../records/id.ts'
import type { Facts } from './facts.ts'
import type { Reference } from './reference.ts'

/** How sure the legal dossier is of a rule: text read, secondary source, inference, or from memory and unchecked. */
export type Confidence = 'T' | 'S' | 'I' | 'M'
/** As the dossier’s table says, and what that comes to in a draft and on recording what a court made. */
export const severities = {
  R: { table: 'R', draft: 'refuse', made: 'flag' },
  W: { table: 'W', draft: 'warn', made: 'warn' },
  RtoW: { table: 'R→W', draft: 'warn', made: 'flag' },
  red: { table: 'red flag', draft: 'flag', made: 'flag' },
} as const
export type Severity = (typeof severities)[keyof typeof severities]
export type Mode = 'draft' | 'made'
export type Weight = 'refuse' | 'warn' | 'flag'

/** What a rule is asked: the facts, and the numbers in force. */
export interface Question {
  facts: Facts
  reference: Reference
}
export interface Found {
  about: string
  message: string
  /** The fact that is wrong, where a thing has several. */
  field?: string
  /** Where the table gives a second, lesser weight, or the thing is a court’s own and only ever flagged. */
  as?: Severity
}
export interface CaseFound {
  about: { kind: 'case' | Collection; id: Id }
  message: string
}
interface Entry {
  id: string
  question: string
  source: string
  confidence: Confidence
  severity: Severity
}
export interface FactsRule extends Entry {
  over: 'facts'
  find: (q: Question) => Found[]
}
export interface CaseRule extends Entry {
  over: 'case'
  find: (file: CaseFile, today: CalendarDate) => CaseFound[]
}
/** What the program itself must do or never do: the way in which it is held, and the tests that hold it. */
export interface ProgramRule extends Entry {
  over: 'program'
  held: string
}
/** One rule of the legal dossier. */
export type Rule = FactsRule | CaseRule | ProgramRule

export interface Finding {
  rule: string
  severity: Weight
  about: string
  message: string
  source: string
  confidence: Confidence
  field?: string
}
/** What a rule found about a thing of a case: at odds with the Act, or to be looked at. */
export interface Flag extends CaseFound {
  rule: string
  source: string
  confidence: Confidence
  severity: 'flag' | 'note'
}

export const one = (is: unknown, about: string, message: string, as?: Severity): Found[] =>
  is ? [{ about, message, ...(as ? { as } : {}) }] : []
export const blank = (text: string | null | undefined): boolean => !text?.trim()
/** What the rules find in the facts. */
export const findingsOf = (rules: readonly Rule[], q: Question, mode: Mode): Finding[] =>
  rules.flatMap(rule =>
    rule.over === 'facts'
      ? rule.find(q).map(({ about, message, field, as = rule.severity }) => ({
          rule: rule.id,
          severity: as[mode],
          about,
          message,
          source: rule.source,
          confidence: rule.confidence,
          ...(field ? { field } : {}),
        }))
      : [],
  )
