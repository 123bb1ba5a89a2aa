import type { Collection } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import type { Id } from '../../case/records/id.ts'
import type { CalendarDate } from '../../case/time/calendar.ts'
import type { About } from './about.ts'
import { type Reference, referenceOf } from './reference.ts'

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

/** What a rule is asked: a case, on a day, by the numbers in force. */
export interface Question {
  file: LawFile
  today: CalendarDate
  reference: Reference
  mode: Mode
}
export const questionOf = (file: LawFile, today: CalendarDate, mode: Mode = 'draft'): Question => ({
  file,
  today,
  mode,
  reference: referenceOf(file.settings),
})
export interface Found {
  about: About
  message: string
  /** The fact that is wrong, where a record has several. */
  field?: string
  /** Of two dates that contradict each other: the record of the other one. */
  other?: About
  /** Where the table gives a second, lesser weight, or the thing is a court’s own and only ever flagged. */
  as?: Severity
  rests?: Rests
}
/** Tells the findings of one rule about one thing apart: which case of the rule, and the days and numbers it rests on. */
export type Rests = readonly (string | number | null | undefined)[]
interface Entry<Name extends string> {
  id: Name
  question: string
  source: string
  confidence: Confidence
  severity: Severity
}
/** One rule of the legal dossier that a case is asked. */
export interface CheckedRule<Name extends string = string> extends Entry<Name> {
  find: (q: Question) => Found[]
}
/** What the program itself must do or never do: the way in which it is held, and the tests that hold it. */
export interface ProgramRule<Name extends string = string> extends Entry<Name> {
  held: string
}
export type Rule<Name extends string = string> = CheckedRule<Name> | ProgramRule<Name>
export const isChecked = <Name extends string>(rule: Rule<Name>): rule is CheckedRule<Name> => 'find' in rule
/** Rules that keep their ids as types. */
export const rulesNamed = <const Name extends string>(entries: Rule<Name>[]): Rule<Name>[] => entries

export interface Finding<Name extends string = string> {
  rule: Name
  severity: Weight
  about: About
  message: string
  source: string
  confidence: Confidence
  field?: string
  other?: About
  /** What it is, whatever its words: the same as long as the same is found of the same thing for the same reason. */
  key: string
}
/** The key of a finding: its rule, the thing, and what it rests on. */
export const findingKey = (rule: string, about: About, rests: Rests = []): string =>
  [rule, about.kind, about.id, ...rests.map(r => r ?? '')].join(' ')
/** What the rules find in a case. */
export const findingsOf = <Name extends string>(rules: readonly Rule<Name>[], q: Question): Finding<Name>[] =>
  rules.flatMap(rule =>
    isChecked(rule)
      ? rule.find(q).map(({ about, message, field, other, as = rule.severity, rests }) => ({
          rule: rule.id,
          severity: as[q.mode],
          about,
          message,
          source: rule.source,
          confidence: rule.confidence,
          ...(field ? { field } : {}),
          ...(other ? { other } : {}),
          key: findingKey(rule.id, about, rests),
        }))
      : [],
  )

export const foundIf = (is: unknown, about: About, message: string, as?: Severity, rests?: Rests): Found[] =>
  is ? [{ about, message, ...(as ? { as } : {}), ...(rests ? { rests } : {}) }] : []
export const blank = (text: string | null | undefined): boolean => !text?.trim()
export const aboutOf = (kind: Collection, record: { id: Id }): About => ({ kind, id: record.id })
/** The case itself, or the force that applies. */
export const aboutCase = (file: LawFile): About => ({ kind: 'case', id: file.case?.id ?? 'force' })
