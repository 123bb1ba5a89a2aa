import { cited, conditionsOf, holderOf } from './applications.ts'
import type { CaseFile, Refusal } from './case.ts'
import type { Application, BehaviourReason, DraftCondition } from './records/applications.ts'
import type { Incident } from './records/pattern.ts'
import { type Category, categories } from './statute.ts'

/** A kind of act of the pattern relied on, and the conditions that answer it. */
export interface Behaviour {
  category: Category
  incidents: Incident[]
  conditions: DraftCondition[]
  /** Why no condition answers it, where someone has said so. */
  reason: BehaviourReason | undefined
}
/** The behaviours that an application relies on, each with the conditions whose cited incidents show it. */
export function behavioursOf(file: CaseFile, application: Application): Behaviour[] {
  const a = holderOf(file, application)
  const conditions = conditionsOf(file, application)
  const relied = cited(file, [...a.actsIncidentIds, ...a.riskIncidentIds, ...a.necessityIncidentIds])
  const kinds = (Object.keys(categories) as Category[]).filter(k => relied.some(i => i.category === k))
  return kinds.map(category => {
    const incidents = relied.filter(i => i.category === category)
    return {
      category,
      incidents,
      conditions: conditions.filter(c => cited(file, c.incidentIds).some(i => i.category === category)),
      reason: file.behaviourReasons.findLast(r => r.applicationId === a.id && r.category === category),
    }
  })
}
/** Conditions that answer no behaviour: they cite no incident that stands. */
export const unanchored = (file: CaseFile, application: Application): DraftCondition[] =>
  conditionsOf(file, application).filter(c => !cited(file, c.incidentIds).length)

/** Behaviours that no condition answers and nobody has explained, each with the way to mend it. */
export function behaviourWarnings(file: CaseFile, application: Application): Refusal[] {
  const a = holderOf(file, application)
  if (!conditionsOf(file, application).length) return []
  return behavioursOf(file, application)
    .filter(b => !b.conditions.length && !b.reason)
    .map(b => ({
      message: `${categories[b.category].label}: no condition cites ${b.incidents.length === 1 ? `incident ${b.incidents[0]?.number}` : 'any of these incidents'}. Cite it in the condition that answers it, or say why none is needed`,
      source: 'SPA 2019 s.2(2)',
      href: `/cases/${file.case.ref}/do/explainBehaviour?on=${a.id}&category=${b.category}`,
    }))
}
