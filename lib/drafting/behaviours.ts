import type { CaseFile } from '../case/case.ts'
import type { Application, BehaviourReason, DraftCondition } from '../case/records/applications.ts'
import type { Incident } from '../case/records/pattern.ts'
import { type Category, categories } from '../case/reference/statute.ts'
import { citedIncidents, conditionsOf, holderOf } from '../case/views/applications.ts'
import { list } from '../case/words/grammar.ts'
import { kindsOf } from '../case/words/kinds-of-act.ts'
import type { Refusal } from '../law/refusal.ts'
import { actPath } from '../site/addresses.ts'
import { answersOf } from './conditions.ts'
import { wordingOf } from './library-changes.ts'

/** A kind of act of the pattern relied on, and the conditions that answer it. */
export interface Behaviour {
  category: Category
  incidents: Incident[]
  /** Those that cite its incidents and whose words forbid or hinder it. */
  conditions: DraftCondition[]
  /** Those that cite its incidents, and whose words forbid something else. */
  citedOnly: DraftCondition[]
  /** Why no condition answers it, where someone has said so. */
  reason: BehaviourReason | undefined
}
/** Whether a condition's words forbid or hinder a behaviour. Wording of the drafter's own is for people to read. */
function bearsOn(c: DraftCondition, category: Category): boolean {
  const entry = c.libraryCode ? wordingOf(c) : undefined
  return !entry || category === 'X' || answersOf(entry).includes(category)
}

/** The behaviours that an application relies on, each with the conditions that answer it. */
export function behavioursOf(
  file: CaseFile<'applications' | 'behaviourReasons' | 'draftConditions' | 'incidents'>,
  application: Application,
): Behaviour[] {
  const a = holderOf(file, application)
  const conditions = conditionsOf(file, application)
  const relied = citedIncidents(file, [...a.actsIncidentIds, ...a.riskIncidentIds, ...a.necessityIncidentIds])
  const kinds = (Object.keys(categories) as Category[]).filter(k => relied.some(i => kindsOf(i).includes(k)))
  return kinds.map(category => {
    const incidents = relied.filter(i => kindsOf(i).includes(category))
    const citing = conditions.filter(c => citedIncidents(file, c.incidentIds).some(i => kindsOf(i).includes(category)))
    return {
      category,
      incidents,
      conditions: citing.filter(c => bearsOn(c, category)),
      citedOnly: citing.filter(c => !bearsOn(c, category)),
      reason: file.behaviourReasons.findLast(r => r.applicationId === a.id && r.category === category),
    }
  })
}
/** Conditions that answer no behaviour: they cite no incident that stands. */
export const conditionsWithoutBehaviour = (
  file: CaseFile<'applications' | 'draftConditions' | 'incidents'>,
  application: Application,
): DraftCondition[] => conditionsOf(file, application).filter(c => !citedIncidents(file, c.incidentIds).length)

/** Behaviours that no condition answers and nobody has explained, each with the way to mend it. */
export function behaviourWarnings(
  file: CaseFile<'applications' | 'behaviourReasons' | 'draftConditions' | 'incidents'>,
  application: Application,
): Refusal[] {
  const a = holderOf(file, application)
  if (!conditionsOf(file, application).length) return []
  return behavioursOf(file, application)
    .filter(b => !b.conditions.length && !b.reason)
    .map(b => ({
      message: `${categories[b.category].label}: ${unansweredInWords(b)}`,
      source: 'SPA 2019 s.2(2)',
      href: actPath(file.case.ref, 'explainBehaviour', a.id, { category: b.category }),
    }))
}

function unansweredInWords(b: Behaviour): string {
  const incidents = b.incidents.length === 1 ? `incident ${b.incidents[0]?.number}` : 'any of these incidents'
  const numbers = list(b.citedOnly.map(c => c.number))
  return b.citedOnly.length
    ? `${b.citedOnly.length === 1 ? `condition ${numbers} cites it, but its` : `conditions ${numbers} cite it, but their`} words forbid something else. Add a condition that forbids it, or say why none is needed`
    : `no condition cites ${incidents}. Cite it in the condition that answers it, or say why none is needed`
}
