import type { Collection } from '../../case/case.ts'
import type { Id } from '../../case/records/id.ts'
import type { Confidence } from './finding.ts'
import type { HouseRuleId, RuleId } from './rules.ts'

/** What a rule found about a thing of a case: at odds with the Act, or to be looked at. */
export interface Flag {
  about: { kind: 'case' | Collection; id: Id }
  message: string
  key: string
  rule: RuleId | HouseRuleId
  source: string
  confidence: Confidence
  severity: 'flag' | 'note'
}
