import { caseLinkActs } from './case-links.ts'
import { defendantActs } from './defendant.ts'
import { protectedActs } from './protected.ts'
import { standingActs } from './standing.ts'

export const peopleActs = { ...defendantActs, ...protectedActs, ...standingActs, ...caseLinkActs } as const
