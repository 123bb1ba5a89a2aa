import { conditionActs } from './conditions.ts'
import { groundsActs } from './grounds.ts'
import { startingActs } from './starting.ts'
import { tracingActs } from './tracing.ts'

/** Writing an application: permissive and saved often. Submitting it is strict, and stands in review.ts. */
export const draftingActs = { ...startingActs, ...groundsActs, ...conditionActs, ...tracingActs } as const
