import type { z } from 'zod'
import { everyAct, isActName } from '../../../lib/spo/acts/index.ts'

/** The input of each form by its act's name: the same schema in the browser and on the server. */
export const inputOf = (form: string): z.ZodObject | undefined => (isActName(form) ? everyAct[form].input : undefined)
