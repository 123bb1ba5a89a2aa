import type { Id } from '../records/id.ts'
import type { CalendarDate } from '../time/calendar.ts'

/** Courts and police stations of a force, with the days between which each is in use: what forms suggest, and no more than that. */

export const premisesKinds = {
  magistrates: { label: 'Magistrates’ court', list: 'courts' },
  youth: { label: 'Youth court', list: 'courts' },
  crown: { label: 'Crown Court', list: 'courts' },
  station: { label: 'Police station', list: 'stations' },
} as const
export type PremisesKind = keyof typeof premisesKinds
/** What a form’s field may suggest. */
export type PremisesList = (typeof premisesKinds)[PremisesKind]['list']

export interface Premises {
  id: Id
  kind: PremisesKind
  name: string
  startedOn: CalendarDate
  /** The last day of use. */
  endedOn: CalendarDate | null
  /** The court or station that took its place. */
  mergedIntoId: Id | null
}
/** Whether it is in use on a day, the first and the last included. */
export const isInUse = (p: Pick<Premises, 'endedOn' | 'startedOn'>, day: CalendarDate): boolean =>
  p.startedOn <= day && (p.endedOn === null || day <= p.endedOn)
const nameKey = (name: string) => name.trim().toLowerCase().replaceAll("'", '’').replace(/\s+/g, ' ')
/** What kind of court bears this name on a day; undefined where none of the force's reference data does. */
export const courtKind = (
  courts: readonly Pick<Premises, 'endedOn' | 'kind' | 'name' | 'startedOn'>[],
  name: string,
  day: CalendarDate,
): PremisesKind | undefined => courts.find(c => nameKey(c.name) === nameKey(name) && isInUse(c, day))?.kind
/** Whether two are in use on any same day. */
export const overlap = (
  a: Pick<Premises, 'endedOn' | 'startedOn'>,
  b: Pick<Premises, 'endedOn' | 'startedOn'>,
): boolean => (b.endedOn === null || a.startedOn <= b.endedOn) && (a.endedOn === null || b.startedOn <= a.endedOn)
