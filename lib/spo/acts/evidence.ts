import { exhibitActs } from './exhibits.ts'
import { incidentActs } from './incidents.ts'

export const evidenceActs = { ...incidentActs, ...exhibitActs }
