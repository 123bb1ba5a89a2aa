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

const partsOfTheLaw = [
  { title: 'Who applies, and against whom', of: gatewayRules },
  { title: 'The acts', of: actRules },
  { title: 'Risk, necessity and authority', of: riskRules },
  { title: 'Conditions', of: conditionRules },
  { title: 'How long', of: termRules },
  { title: 'Interim orders', of: interimRules },
  { title: 'Variation, renewal and discharge', of: changeRules },
  { title: 'Service and notification', of: contactRules },
  { title: 'Moves, fingerprints and protected addresses', of: caseRules },
  { title: 'Breaches, hearsay notices and appeals', of: breachRules },
] as const
const every = partsOfTheLaw.flatMap(({ of }) => of as readonly (typeof of)[number][])
/** The number of a rule in the legal dossier: a misspelt one does not compile. */
export type RuleId = (typeof every)[number]['id']
/** Every rule of the legal dossier, V01 to V85, in its order. */
export const rules: readonly Rule<RuleId>[] = every.toSorted((a, b) => a.id.localeCompare(b.id))
/** The same by what they are about, for whoever reads them. */
export const ruleParts: readonly { title: string; rules: readonly Rule<RuleId>[] }[] = partsOfTheLaw.map(
  ({ title, of }) => ({ title, rules: rules.filter(r => of.some(x => x.id === r.id)) }),
)
/** A question that the force asks for itself. */
export type HouseRuleId = (typeof houseRules)[number]['id']
const askable: readonly Rule<RuleId | HouseRuleId>[] = [...rules, ...houseRules]
export const rulesOf = (...ids: readonly (RuleId | HouseRuleId)[]): Rule<RuleId | HouseRuleId>[] =>
  askable.filter(r => ids.includes(r.id))
/** What a refusal may name: a rule of the dossier, a question of the force, or a habit of practice (P19: what a case closes with). */
export type AnyRuleId = RuleId | HouseRuleId | 'P19'
