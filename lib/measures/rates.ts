/** The arithmetic of measures. A share of a whole cannot be more than all of it: what could be is a ratio, and has no per cent sign. */

/** A share of a whole, 0 to 1. Only `shareOf` makes one. */
export type Share = number & { readonly share: true }

/** The part of a whole; null when there is nothing to share. Throws when the part is more than the whole: they are not of one kind. */
export function shareOf(part: number, whole: number): Share | null {
  if (!Number.isInteger(part) || !Number.isInteger(whole) || part < 0 || part > whole)
    throw new RangeError(`${part} of ${whole} is not a share: the part must be counted among the whole`)
  return whole === 0 ? null : ((part / whole) as Share)
}
/** A share as a percentage with one decimal. */
export const percent = (share: Share): string => `${(share * 100).toFixed(1)}%`

/** How many for each thousand of something else; null when there is none of it. */
export const perThousand = (count: number, of: number): number | null => (of === 0 ? null : (count / of) * 1000)
/** A ratio per thousand: two decimals below 1.5, one above, so that rare things can still be told apart. */
export const ratioWords = (ratio: number): string => ratio.toFixed(ratio < 1.5 ? 2 : 1)

/** The middle value, or the mean of the two in the middle; null when there are none. */
export const median = (values: readonly number[]): number | null => quantile(values, 0.5)
/** The value at or below which nine in ten lie, interpolated between neighbours; null when there are none. */
export const ninetieth = (values: readonly number[]): number | null => quantile(values, 0.9)

function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below === undefined || above === undefined ? null : below + (above - below) * (at - Math.floor(at))
}

export interface Limits {
  low: number
  high: number
}
/**
 * Funnel limits: the shares between which 95 in 100 districts of this size would lie by chance alone, were each like all of them.
 * Counted exactly from the binomial distribution, so that they also hold for a district with three cases.
 */
export function funnelLimits(ofAll: Share, size: number): Limits | null {
  if (size <= 0) return null
  return { low: binomialQuantile(ofAll, size, 0.025) / size, high: binomialQuantile(ofAll, size, 0.975) / size }
}
/** The least number of successes, of so many tries, that is reached with at least the given chance. */
function binomialQuantile(chance: number, tries: number, q: number): number {
  if (chance <= 0) return 0
  if (chance >= 1) return tries
  let log = tries * Math.log1p(-chance)
  let sum = Math.exp(log)
  let k = 0
  // Small inaccuracies of the sum may not carry it past the last number.
  while (sum < q && k < tries) {
    log += Math.log((tries - k) / (k + 1)) + Math.log(chance) - Math.log1p(-chance)
    k += 1
    sum += Math.exp(log)
  }
  return k
}
export type Standing = 'below' | 'within' | 'above' | 'none'
/** Where a district stands against the funnel. */
export function againstFunnel(share: Share | null, ofAll: Share | null, size: number): Standing {
  const limits = ofAll === null ? null : funnelLimits(ofAll, size)
  if (share === null || !limits) return 'none'
  return share < limits.low ? 'below' : share > limits.high ? 'above' : 'within'
}

/** The same of a ratio to reports: what would come by chance alone, counted from the Poisson distribution, for so many reports. */
export function ratioLimits(perReport: number, reports: number): Limits | null {
  const expected = perReport * reports
  if (!(reports > 0) || !(expected >= 0)) return null
  const quantile = (q: number) => {
    let [k, log] = [0, -expected]
    let sum = Math.exp(log)
    const most = Math.ceil(expected + 10 * Math.sqrt(expected) + 20)
    while (sum < q && k < most) {
      k += 1
      log += Math.log(expected) - Math.log(k)
      sum += Math.exp(log)
    }
    return k
  }
  return { low: (quantile(0.025) / reports) * 1000, high: (quantile(0.975) / reports) * 1000 }
}
/** Where a district's ratio for each 1,000 reports stands against what all of them together would make likely. */
export function ratioStanding(
  count: number,
  reports: number | null,
  all: { count: number; reports: number | null },
): Standing {
  if (!reports || !all.reports || !all.count) return 'none'
  const limits = ratioLimits(all.count / all.reports, reports)
  const ratio = (count / reports) * 1000
  return !limits ? 'none' : ratio < limits.low ? 'below' : ratio > limits.high ? 'above' : 'within'
}

/** A count as it may leave the force: null where it is withheld. */
export type Released = number | null
/** How a count that may leave the force is written. */
export const releasedWords = (n: Released): string => (n === null ? 'withheld (small number)' : String(n))
