import type { z } from 'zod'
import { forceActNamed } from '../../../lib/spo/acts/force.ts'
import { acts } from '../../../lib/spo/acts/index.ts'
import { openCase } from '../../../lib/spo/acts/opening.ts'
import { addFromPair, openFromPair } from '../../../lib/spo/acts/pair-case.ts'

/** The input of each form by its name: the same schema in the browser and on the server. */
export function inputOf(form: string): z.ZodObject | undefined {
  if (form === 'openCase') return openCase.input
  if (form === 'openFromPair') return openFromPair
  if (form === 'addFromPair') return addFromPair
  const entry = Object.hasOwn(acts, form) ? (acts as Record<string, { input: z.ZodObject }>)[form] : forceActNamed(form)
  return entry?.input
}
