import type { Case } from '../case.ts'
import { relationships } from '../reference/codes/people.ts'

/** The relationship of the defendant to the protected person, in words. */
export const relationshipInWords = (c: Pick<Case, 'relationship' | 'relationshipOther'>): string =>
  c.relationship === 'other' && c.relationshipOther ? c.relationshipOther : relationships[c.relationship].label
