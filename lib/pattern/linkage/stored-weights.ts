import { z } from 'zod'
import { levelCount } from './fields.ts'
import type { Weights } from './weights.ts'

const bySide = z.object({
  suspect: z.array(z.number()).length(levelCount),
  victim: z.array(z.number()).length(levelCount),
})

/** Weights as they are kept: read again only when they fit the fields that are compared now. */
export const storedWeights: z.ZodType<Weights> = z.object({
  version: z.literal(1),
  agree: bySide,
  chance: bySide,
  standings: z.array(z.number()).length(9),
  learntFrom: z.object({ reports: z.number(), pairs: z.number() }),
})
