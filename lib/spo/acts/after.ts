import { appealActs } from './appeals.ts'
import { changeDraftingActs } from './change-drafting.ts'
import { changeOrderActs } from './change-order.ts'
import { changeOutcomeActs } from './change-outcomes.ts'
import { interimChangeActs } from './interim-changes.ts'
import { legalQuestionActs } from './legal-questions.ts'
import { moveActs } from './moves.ts'
import { orderOnConvictionActs } from './order-on-conviction.ts'
import { youthActs } from './youth.ts'

export const afterActs = {
  ...changeOrderActs,
  ...changeDraftingActs,
  ...changeOutcomeActs,
  ...interimChangeActs,
  ...appealActs,
  ...orderOnConvictionActs,
  ...youthActs,
  ...moveActs,
  ...legalQuestionActs,
}
