import { caseLinkActs } from '../case/case-links.ts'
import { caseStatusActs } from '../case/case-status.ts'
import { defendantActs } from './defendant.ts'
import { protectedActs } from './protected.ts'

export const peopleActs = { ...defendantActs, ...protectedActs, ...caseStatusActs, ...caseLinkActs } as const
