import { caseLinkActs } from '../case/case-links.ts'
import { standingActs } from '../case/standing.ts'
import { defendantActs } from './defendant.ts'
import { protectedActs } from './protected.ts'

export const peopleActs = { ...defendantActs, ...protectedActs, ...standingActs, ...caseLinkActs } as const
