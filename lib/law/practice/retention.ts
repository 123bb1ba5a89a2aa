import type { CaseFile, Settings } from '../../case/case.ts'
import type { RetentionStep } from '../../case/records/retention.ts'
import { type RetentionGroup, retentionGroups } from '../../case/reference/codes/decisions.ts'
import { addDays, anniversary, type CalendarDate, londonDate, longDate } from '../../case/time/calendar.ts'
import { lastDayInForce, ordersInForce } from '../../case/views/orders.ts'
import type { Refusal } from '../refusal.ts'

/**
 * How long a case is kept: its group by outcome and risk, the day on which it is reviewed, and whether anything holds it.
 * Source of the groups: College of Policing, APP on information management: retention, review and disposal; text not checked.
 */

export const retentionReads = [
  'assessments',
  'breaches',
  'decisions',
  'defendants',
  'orderVersions',
  'orders',
  'retentionSteps',
] as const
export type RetentionReads = (typeof retentionReads)[number]

export interface Retention {
  group: RetentionGroup
  /** Why it is in that group. */
  because: string
  /** Years of the group, by the force's settings. */
  years: number
  /** The day from which they count; null while the case is open. */
  countedFrom: CalendarDate | null
  /** The day on which it is reviewed; null while the case is open. */
  reviewOn: CalendarDate | null
  /** What forbids its disposal. */
  hold: RetentionStep | undefined
  /** A disposal that waits for its second person. */
  asked: RetentionStep | undefined
  /** A disposal that was approved and is not yet carried out. */
  approved: RetentionStep | undefined
}

const groupSettings = {
  publicProtection: 'retainPublicProtectionYears',
  serious: 'retainSeriousYears',
  other: 'retainOtherYears',
  unfounded: 'retainUnfoundedYears',
} as const satisfies Record<RetentionGroup, keyof Settings>

/** The group that outcome and risk give, with why. */
function groupOf(file: CaseFile<RetentionReads>): Pick<Retention, 'group' | 'because'> {
  const decided = file.retentionSteps.findLast(s => s.kind === 'group')
  if (decided?.retentionGroup)
    return {
      group: decided.retentionGroup,
      because: `Decided on ${longDate(londonDate(decided.at))}: ${decided.reason}`,
    }
  const serious = [
    ...(file.orders.length ? ['an order was made'] : []),
    ...(file.breaches.length ? ['a breach was recorded'] : []),
    ...(file.assessments.some(a => a.judgement === 'high') ? ['the risk was assessed as high'] : []),
  ]
  if (serious.length) return { group: 'serious', because: `By outcome and risk: ${serious.join(', ')}` }
  const last = file.decisions.at(-1)
  return last?.reasonCode === 'notStalking'
    ? { group: 'unfounded', because: 'By outcome: the last decision is that the behaviour is not stalking' }
    : { group: 'other', because: 'By outcome and risk: no order, no breach and no high risk' }
}

/** How the case stands. What was asked or approved before it was last closed is over, and so is what a hold or a review stopped. */
export function retentionOf(file: CaseFile<RetentionReads>): Retention {
  const { group, because } = groupOf(file)
  const years = file.settings[groupSettings[group]]
  const steps = file.retentionSteps
  const holding = steps.findLast(s => s.kind === 'hold' || s.kind === 'holdLifted')
  const hold = holding?.kind === 'hold' ? holding : undefined
  const { closedAt } = file.case
  if (file.case.status !== 'closed' || !closedAt)
    return { group, because, years, hold, countedFrom: null, reviewOn: null, asked: undefined, approved: undefined }
  const since = steps.filter(s => Date.parse(s.at) >= Date.parse(closedAt))
  const last = since.findLast(s => s.kind !== 'group' && s.kind !== 'holdLifted')
  const ends = file.orders.flatMap(o => lastDayInForce(o, file) ?? [])
  const countedFrom = [londonDate(closedAt), ...ends].sort().at(-1) as CalendarDate
  const kept = since.findLast(s => s.kind === 'kept')?.reviewOn
  return {
    group,
    because,
    years,
    hold,
    countedFrom,
    reviewOn: kept ?? anniversary(countedFrom, years),
    asked: last?.kind === 'disposalAsked' && !hold ? last : undefined,
    approved: last?.kind === 'disposalApproved' && !hold ? last : undefined,
  }
}

/** What forbids that this case is disposed of, whoever asks. */
export function disposalForbidden(file: CaseFile<RetentionReads>, today: CalendarDate): Refusal[] {
  const { hold } = retentionOf(file)
  return [
    ...(file.case.status === 'closed' ? [] : [{ message: 'Only a closed case can be disposed of' }]),
    ...(hold
      ? [
          {
            message: `A legal hold of ${longDate(londonDate(hold.at))} forbids it: ${hold.reason}. Lift the hold first`,
          },
        ]
      : []),
    ...ordersInForce(file, today).map(o => ({ message: `Order ${o.ref} is in force` })),
  ]
}
/** What speaks against it, and can be gone past with a reason. */
export function disposalDoubts(file: CaseFile<RetentionReads>, today: CalendarDate): Refusal[] {
  const { reviewOn, group } = retentionOf(file)
  const born = file.defendants[0]?.bornOn
  const hundred = born && group === 'publicProtection' ? anniversary(born, 100) : undefined
  return [
    ...(reviewOn && today < reviewOn
      ? [{ message: `The case is to be kept until its review on ${longDate(reviewOn)}.` }]
      : []),
    ...(hundred && today < hundred
      ? [
          {
            message: `A case of ${retentionGroups[group].label} is kept until the defendant would be 100, on ${longDate(hundred)}.`,
          },
        ]
      : []),
  ]
}
/** The last day on which a backup made before a disposal may still hold what was disposed of. */
export const backupsHoldUntil = (disposedOn: CalendarDate, settings: Pick<Settings, 'backupsKeptDays'>): CalendarDate =>
  addDays(disposedOn, settings.backupsKeptDays)
