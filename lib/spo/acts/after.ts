import { afterRefusalActs } from './after-refusal.ts'
import { appealActs } from './appeals.ts'
import { changeDraftingActs } from './change-drafting.ts'
import { changeOrderActs } from './change-order.ts'
import { changeOutcomeActs } from './change-outcomes.ts'
import { criminalActs } from './criminal.ts'
import { hearingDetailActs } from './hearing-details.ts'
import { heldRecordActs } from './held-records.ts'
import { interimChangeActs } from './interim-changes.ts'
import { legalQuestionActs } from './legal-questions.ts'
import { moveActs } from './moves.ts'
import { notificationOffenceActs } from './notification-offences.ts'
import { orderOnConvictionActs } from './order-on-conviction.ts'
import { whereaboutsActs } from './whereabouts.ts'
import { youthActs } from './youth.ts'

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
