export const stages = {
  case: 'Case',
  evidence: 'Incidents',
  risk: 'Risk',
  decision: 'Order considered',
  application: 'Application',
  court: 'Court',
  criminal: 'Criminal case',
  order: 'Order',
  compliance: 'Compliance',
  breaches: 'Breaches',
  contact: 'Victim contact',
} as const

export type Stage = keyof typeof stages
