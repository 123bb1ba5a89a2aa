import type * as gap from '../../../lib/case/time/gap.ts'

export type Gaps = typeof gap
/** The last day of an interim order, the day of the hearing, how many whole days stand between, and how the sentence begins. */
const rows: readonly (readonly [lastDay: string, hearing: string, days: number | null, says: string])[] = [
  ['2026-12-20', '2026-12-20', null, ''],
  ['2026-12-20', '2026-12-19', null, ''],
  ['2026-12-20', '2026-12-21', 0, 'No order on the day of the hearing, 21 December 2026:'],
  ['2026-12-20', '2026-12-22', 1, 'Protection gap of 1 day, 21 December 2026, before'],
  ['2026-12-20', '2026-12-23', 2, 'Protection gap of 2 days, from 21 December 2026 to 22 December 2026, before'],
  ['2026-12-20', '2027-01-14', 24, 'Protection gap of 24 days, from 21 December 2026 to 13 January 2027, before'],
]
export const wrongInGaps = ({ gapBetween }: Gaps): string[] =>
  rows.flatMap(([lastDay, hearing, days, says]) => {
    const had = gapBetween(lastDay, hearing)
    const holds = had === null ? days === null : had.days === days && had.sentence.startsWith(says)
    return holds ? [] : [`gap from ${lastDay} to ${hearing}: had ${had?.days} ${had?.sentence}`]
  })
