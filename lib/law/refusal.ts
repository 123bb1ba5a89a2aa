import type { About } from './rules/about.ts'
import type { AnyRuleId } from './rules/rules.ts'

/** One reason why not: the field to change, where there is one, and the rule it comes from. */
export interface Refusal {
  field?: string
  message: string
  rule?: AnyRuleId
  source?: string
  /** Of a finding: what it is, whatever its words. */
  key?: string
  /** Of two dates that contradict each other: the record of the other one. */
  other?: About
  /** Where to mend it: an anchor on the application, or an act. */
  href?: string
  /** Of what others may record meanwhile: no reason that was given before it was shown goes past it. */
  meanwhile?: true
  /** Buttons that send the same form with this answer in it: what was asked is answered by pressing one. */
  answers?: readonly { field: string; value: string; text: string }[]
}

/** The source of the question whether something is there already: it names no law. */
export const likelyDuplicate = 'Likely duplicate'
