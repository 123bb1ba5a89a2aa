import type { Refusal } from '../../law/refusal.ts'
import { optionalText } from './fields.ts'

/** The time of day of a hearing, as a court lists it. */
export const time = (label: string) => optionalText(label, { hint: 'For example, 10:00', width: 5, max: 10 })
export const timeRefusal = (field: string, t: string | null): Refusal[] =>
  t && !/^([01]\d|2[0-3]):[0-5]\d$/.test(t) ? [{ field, message: 'Time must be like 10:00 or 14:30' }] : []
