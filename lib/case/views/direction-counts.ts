import type { CaseFile } from '../case.ts'
import { type Direction, directions } from '../reference/codes/incidents.ts'

export interface Counted {
  label: string
  count: number
}

/** How many incidents there are in each direction of contact, in the order of the directions; withdrawn ones left out. */
export function directionCounts(file: Pick<CaseFile, 'incidents'>): Counted[] {
  const standing = file.incidents.filter(i => !i.withdrawnAt)
  return (Object.keys(directions) as Direction[])
    .map(d => ({ label: directions[d].label, count: standing.filter(i => i.direction === d).length }))
    .filter(c => c.count > 0)
}
