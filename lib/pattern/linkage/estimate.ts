/** What people said of a sample of links: each drawn from those linked, or from those nearly linked. */
export type Judged = { linked: boolean; drawnFrom: number; judged: 'same' | 'not' | 'cannotTell' }
export type Estimate = {
  /** Of what was linked, the share that is right; undefined when none could be told. */
  precision: number | undefined
  /** Of what should be linked, among links and near misses, the share that was. */
  recall: number | undefined
  linkedJudged: number
  nearJudged: number
  cannotTell: number
}

/** Precision and recall from a sample. Whoever cannot tell counts for neither side; each half stands for all it was drawn from. */
export function estimateFrom(sample: readonly Judged[]): Estimate {
  const told = (linked: boolean) => sample.filter(j => j.linked === linked && j.judged !== 'cannotTell')
  const shareSame = (of: readonly Judged[]) => of.filter(j => j.judged === 'same').length / of.length
  const [above, below] = [told(true), told(false)]
  const precision = above.length ? shareSame(above) : undefined
  const right = (precision ?? 0) * (above[0]?.drawnFrom ?? 0)
  const missed = below.length ? shareSame(below) * (below[0]?.drawnFrom ?? 0) : 0
  return {
    precision,
    recall: precision !== undefined && right + missed > 0 ? right / (right + missed) : undefined,
    linkedJudged: above.length,
    nearJudged: below.length,
    cannotTell: sample.filter(j => j.judged === 'cannotTell').length,
  }
}
