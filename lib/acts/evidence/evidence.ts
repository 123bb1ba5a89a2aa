import { paperMarkActs } from '../drafting/paper-marks.ts'
import { attributionActs } from '../people/attributions.ts'
import { disclosureActs } from '../people/disclosure.ts'
import { exhibitCareActs } from './exhibit-care.ts'
import { exhibitWordsActs } from './exhibit-words.ts'
import { exhibitActs } from './exhibits.ts'
import { heldExhibitActs } from './held-exhibits.ts'
import { importActs } from './imports.ts'
import { incidentActs } from './incidents.ts'
import { rowIncidentActs } from './row-incidents.ts'
import { severalIncidentsActs } from './several-incidents.ts'
import { thirdPartyActs } from './third-parties.ts'

export const evidenceActs = {
  ...incidentActs,
  ...severalIncidentsActs,
  ...exhibitActs,
  ...exhibitWordsActs,
  ...exhibitCareActs,
  ...heldExhibitActs,
  ...disclosureActs,
  ...thirdPartyActs,
  ...importActs,
  ...attributionActs,
  ...rowIncidentActs,
  ...paperMarkActs,
}
