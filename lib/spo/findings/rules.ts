import { actRules } from './act-rules.ts'
import { breachRules } from './breach-rules.ts'
import { caseRules } from './case-rules.ts'
import { changeRules } from './change-rules.ts'
import { conditionRules } from './condition-rules.ts'
import { contactRules } from './contact-rules.ts'
import type { Rule } from './finding.ts'
import { gatewayRules } from './gateway-rules.ts'
import { interimRules } from './interim-rules.ts'
import { riskRules } from './risk-rules.ts'
import { termRules } from './term-rules.ts'

/** Every rule of the legal dossier, V01 to V85, in its order. */
export const rules: readonly Rule[] = [
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
].toSorted((a, b) => a.id.localeCompare(b.id))
