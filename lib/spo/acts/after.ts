import { appealActs } from './appeals.ts'
import { changeOrderActs } from './change-order.ts'
import { changeOutcomeActs } from './change-outcomes.ts'

export const afterActs = { ...changeOrderActs, ...changeOutcomeActs, ...appealActs }
