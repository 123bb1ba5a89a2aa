import type { CaseFile } from '../case.ts'
import { needlesOf, reveals, type Secret } from './protected-address.ts'

/** What of a case a condition must leave room for. */
export interface Circumstances {
  /** A protected person is a child, or an order speaks of children. */
  children: boolean
  /** Court proceedings go on between them, or against the defendant. */
  court: boolean
  /** They may still meet at work. */
  sharedWork: boolean
  /** Whether a text gives away an address that the defendant must not learn. */
  reveals: (text: string) => boolean
}
export const noCircumstances: Circumstances = { children: false, court: false, sharedWork: false, reveals: () => false }

const aboutChildren = /\bchild(?:ren)?\b|cafcass|parental|contact cent(?:re|er)/i
const aboutCourt = /\bcourt\b|proceedings|cafcass|bail/i

/** What the case says of children, court and work, and the addresses that stay hidden. */
export function circumstancesOf(
  file: CaseFile<'confidentialAddresses' | 'otherOrders' | 'protectedPersons'>,
): Circumstances {
  const day = file.case.reportedOn
  const adultIfBornBy = `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`
  const orders = file.otherOrders.filter(o => !o.endedOn)
  const needles = file.confidentialAddresses.filter(a => !a.releasedAt).map((a: Secret) => needlesOf(a))
  return {
    children:
      file.protectedPersons.some(p => !p.removedAt && p.bornOn !== null && p.bornOn > adultIfBornBy) ||
      orders.some(o => aboutChildren.test(o.terms)),
    court: orders.some(o => o.kind === 'bail' || o.kind === 'nonMolestation' || aboutCourt.test(o.terms)),
    sharedWork: file.case.relationship === 'colleague',
    reveals: text => reveals(text, needles),
  }
}
