import { notificationOffenceActs } from '../compliance/notification-offences.ts'
import { appealActs } from '../court/appeals.ts'
import { criminalActs } from '../court/criminal.ts'
import { hearingDetailActs } from '../court/hearing-details.ts'
import { heldRecordActs } from '../court/held-records.ts'
import { legalQuestionActs } from '../decision/legal-questions.ts'
import { afterRefusalActs } from '../drafting/after-refusal.ts'
import { changeDraftingActs } from '../drafting/change-drafting.ts'
import { moveActs } from '../people/moves.ts'
import { whereaboutsActs } from '../people/whereabouts.ts'
import { youthActs } from '../people/youth.ts'
import { changeOrderActs } from './change-order.ts'
import { changeOutcomeActs } from './change-outcomes.ts'
import { interimChangeActs } from './interim-changes.ts'
import { orderOnConvictionActs } from './order-on-conviction.ts'

export const afterActs = {
  ...changeOrderActs,
  ...changeDraftingActs,
  ...changeOutcomeActs,
  ...interimChangeActs,
  ...heldRecordActs,
  ...hearingDetailActs,
  ...notificationOffenceActs,
  ...afterRefusalActs,
  ...appealActs,
  ...orderOnConvictionActs,
  ...youthActs,
  ...moveActs,
  ...whereaboutsActs,
  ...criminalActs,
  ...legalQuestionActs,
}
