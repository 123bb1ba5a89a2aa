import { attributionActs } from './attributions.ts'
import { exhibitActs } from './exhibits.ts'
import { importActs } from './imports.ts'
import { incidentActs } from './incidents.ts'
import { rowIncidentActs } from './row-incidents.ts'

export const evidenceActs = { ...incidentActs, ...exhibitActs, ...importActs, ...attributionActs, ...rowIncidentActs }
