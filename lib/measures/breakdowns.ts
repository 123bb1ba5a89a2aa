import { applicants, applicationKinds, tiers } from '../case/reference/codes/applications.ts'
import { breachSources } from '../case/reference/codes/breaches.ts'
import { otherOrderKinds } from '../case/reference/codes/orders.ts'
import { contactMilestones, relationships } from '../case/reference/codes/people.ts'
import { outsideRequestKinds, requesters } from '../case/reference/codes/requests.ts'
import { conditionKinds, limbs } from '../case/reference/statute.ts'
import { ageGroups } from './counted-rows.ts'
import type { MeasureId } from './measures.ts'

interface Breakdown {
  label: string
  /** Codes in words; null where the groups are named by the force. */
  words: Record<string, { label: string }> | null
  /** The measures that it is for; null for every one. */
  of: readonly MeasureId[] | null
}
const breaches: readonly MeasureId[] = ['M22', 'M22A', 'M23', 'M24', 'M24A', 'M26']

/** By what a measure can be told apart. */
export const breakdowns = {
  district: { label: 'District', words: null, of: null },
  team: { label: 'Team', words: null, of: null },
  relationship: { label: 'Relationship', words: relationships, of: null },
  age: { label: 'Age of the defendant', words: ageGroups, of: null },
  tier: { label: 'Who refused', words: tiers, of: ['M07', 'M07A'] },
  limb: { label: 'Limb not met', words: limbs, of: ['M07', 'M07A'] },
  order: {
    label: 'Order breached',
    words: { spo: { label: 'Stalking protection order' }, ...otherOrderKinds },
    of: breaches,
  },
  source: { label: 'Who found it', words: breachSources, of: ['M23'] },
  requester: { label: 'Who asked', words: requesters, of: ['M27'] },
  milestone: { label: 'What they were due to be told', words: contactMilestones, of: ['M28'] },
  kind: {
    label: 'Kind',
    words: {
      ...applicationKinds,
      decision: { label: 'Of the decision' },
      risk: { label: 'Of the risk' },
      ...outsideRequestKinds,
    },
    of: ['M21', 'M27', 'M33'],
  },
  applicant: { label: 'Who applied', words: applicants, of: ['M33'] },
  condition: { label: 'Condition', words: conditionKinds, of: ['M34'] },
} as const satisfies Record<string, Breakdown>
export type BreakdownName = keyof typeof breakdowns

export const breakdownsOf = (id: MeasureId): BreakdownName[] =>
  (Object.keys(breakdowns) as BreakdownName[]).filter(by => {
    const { of }: Breakdown = breakdowns[by]
    return of === null || of.includes(id)
  })
/** What an address asks for, where the measure has it; by district otherwise. */
export const breakdownFrom = (asked: string | undefined, id: MeasureId): BreakdownName =>
  breakdownsOf(id).find(by => by === asked) ?? 'district'
/** A group in words: a code that is in no list is its own name. */
export function groupWords(by: BreakdownName, group: string | null): string {
  if (group === null) return 'None recorded'
  const { words }: Breakdown = breakdowns[by]
  return words?.[group]?.label ?? group
}
