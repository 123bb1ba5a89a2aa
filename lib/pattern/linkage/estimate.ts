/** What people said of a sample of links: each drawn from those linked, or from those nearly linked. */
export type Judged = { linked: boolean; drawnFrom: number; judged: 'same' | 'not' | 'cannotTell' }
/** A share with the interval in which it lies for nineteen samples in twenty. */
export type Share = { share: number; low: number; high: number }
export type Estimate = {
  /** Of what was linked, the share that is right; undefined when none could be told. */
  precision: Share | undefined
  /** Of what should be linked, among links and near misses, the share that was. */
  recall: Share | undefined
  linkedJudged: number
  nearJudged: number
  cannotTell: number
}

// The normal deviate of 95 in 100.
const z = 1.959964

/**
 * A share of `n` drawn without replacement from `of`, with its Wilson score interval. The closer the sample comes to all there
 * is, the narrower: all of them leave no doubt.
 */
export function shareOf(right: number, n: number, of: number): Share {
  const share = right / n
  if (n >= of) return { share, low: share, high: share }
  const worth = (n * (of - 1)) / (of - n)
  const middle = (share + (z * z) / (2 * worth)) / (1 + (z * z) / worth)
  const half = (z / (1 + (z * z) / worth)) * Math.sqrt((share * (1 - share)) / worth + (z * z) / (4 * worth * worth))
  return {
    share,
    low: right === 0 ? 0 : Math.max(0, middle - half),
    high: right === n ? 1 : Math.min(1, middle + half),
  }
}

/** The limits of a / b from the limits of each, as Donner and Zou recover them (2012). */
function ratioOf(a: Share, b: Share): Share {
  const ab = a.share * b.share
  const limit = (ofA: number, ofB: number, sign: 1 | -1) => {
    const below = ofB * (2 * b.share - ofB)
    if (below <= 0) return sign > 0 ? Number.POSITIVE_INFINITY : 0
    return (ab + sign * Math.sqrt(Math.max(0, ab * ab - ofA * (2 * a.share - ofA) * below))) / below
  }
  return { share: a.share / b.share, low: Math.max(0, limit(a.low, b.high, -1)), high: limit(a.high, b.low, 1) }
}

/** Precision and recall from a sample. Whoever cannot tell counts for neither side; each half stands for all it was drawn from. */
export function estimateFrom(sample: readonly Judged[]): Estimate {
  const judgementsOf = (linked: boolean) => sample.filter(j => j.linked === linked && j.judged !== 'cannotTell')
  const stratum = (linked: boolean) => {
    const judged = judgementsOf(linked)
    const of = sample.find(j => j.linked === linked)?.drawnFrom ?? 0
    return { judged: judged.length, of, right: judged.filter(j => j.judged === 'same').length }
  }
  const [above, below] = [stratum(true), stratum(false)]
  const counts = {
    linkedJudged: above.judged,
    nearJudged: below.judged,
    cannotTell: sample.filter(j => j.judged === 'cannotTell').length,
  }
  if (!above.judged) return { precision: undefined, recall: undefined, ...counts }
  const precision = shareOf(above.right, above.judged, above.of)
  return { precision, recall: recallFrom(precision, above.of, below), ...counts }
}

function recallFrom(
  precision: Share,
  linked: number,
  near: { right: number; judged: number; of: number },
): Share | undefined {
  // Near misses that nobody could tell anything of leave recall unknown; that there are none leaves nothing missed.
  if (precision.share === 0 || (near.of > 0 && !near.judged)) return undefined
  if (near.of === 0) return { share: 1, low: 1, high: 1 }
  const times = (s: Share, k: number): Share => ({ share: s.share * k, low: s.low * k, high: s.high * k })
  const missed = ratioOf(times(shareOf(near.right, near.judged, near.of), near.of), times(precision, linked))
  return { share: 1 / (1 + missed.share), low: 1 / (1 + missed.high), high: 1 / (1 + missed.low) }
}
