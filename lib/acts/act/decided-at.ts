import type { Moment } from '../../case/moment.ts'
import { type Instant, longMoment } from '../../case/time/calendar.ts'
import type { Refusal } from '../../law/refusal.ts'
import { optionalMoment } from '../form/fields.ts'

/** When something was decided, where that is not now: kept beside when it was recorded. */
export const decidedAtField = optionalMoment('When it was decided', {
  detail: 'always',
  hint: 'Leave blank if it is decided now. For a decision made earlier, when it was made',
})
export const refuseDecidedAt = (decidedAt: Instant | null, m: Pick<Moment, 'at'>): Refusal[] =>
  decidedAt && Date.parse(decidedAt) > Date.parse(m.at)
    ? [{ field: 'decidedAt', message: 'When it was decided must be now or earlier' }]
    : []
/** What the record says of a decision that was made before it was recorded. */
export const decidedEarlier = (decidedAt: Instant | null): string =>
  decidedAt ? `. Decided on ${longMoment(decidedAt)}, recorded later` : ''
