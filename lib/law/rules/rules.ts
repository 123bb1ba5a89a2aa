import { actRules } from './act-rules.ts'
import { breachRules } from './breach-rules.ts'
import { caseRules, houseRules } from './case-rules.ts'
import { changeRules } from './change-rules.ts'
import { conditionRules } from './condition-rules.ts'
import { contactRules } from './contact-rules.ts'
import type { Rule } from './finding.ts'
import { gatewayRules } from './gateway-rules.ts'
import { interimRules } from './interim-rules.ts'
import { riskRules } from './risk-rules.ts'
import { termRules } from './term-rules.ts'

const every = [
  ...gatewayRules,
  ...actRules,
  ...riskRules,
  ...conditionRules,
  ...termRules,
  ...interimRules,
  ...changeRules,
  ...contactRules,
  ...breachRules,
  ...caseRules,
]
/** The number of a rule in the legal dossier: a misspelt one does not compile. */
export type RuleId = (typeof every)[number]['id']
/** Every rule of the legal dossier, V01 to V85, in its order. */
export const rules: readonly Rule<RuleId>[] = every.toSorted((a, b) => a.id.localeCompare(b.id))
/** A question that the force asks for itself. */
export type HouseRuleId = (typeof houseRules)[number]['id']
const askable: readonly Rule<RuleId | HouseRuleId>[] = [...rules, ...houseRules]
export const rulesOf = (...ids: readonly (RuleId | HouseRuleId)[]): Rule<RuleId | HouseRuleId>[] =>
  askable.filter(r => ids.includes(r.id))
/** What a refusal may name: a rule of the dossier, a question of the force, or a habit of practice (P19: what a case closes with). */
export type AnyRuleId = RuleId | HouseRuleId | 'P19'
