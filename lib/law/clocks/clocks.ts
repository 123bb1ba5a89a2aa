import type { CaseFile, Collection } from '../../case/case.ts'
import type { LawFile } from '../../case/law-file.ts'
import type { Id } from '../../case/records/id.ts'
import { type CalendarDate, type Instant, longDate } from '../../case/time/calendar.ts'
import { type Reference, reference } from '../rules/reference.ts'
import type { ClockState, Keeper } from './clock.ts'
import { type ClockRow, clockStates, isShownOn, stateOn } from './clock.ts'
import { courtClocks } from './court-clocks.ts'
import { houseClocks } from './house-clocks.ts'
import { notificationClocks } from './notification-clocks.ts'
import { orderClocks } from './order-clocks.ts'
import { thirdPartyClocks } from './third-party-clocks.ts'

/** Every kind of clock, one entry each. */
export const clockEntries = [...orderClocks, ...notificationClocks, ...courtClocks, ...houseClocks, ...thirdPartyClocks]
export type ClockId = (typeof clockEntries)[number]['id']
export const isClockId = (id: unknown): id is ClockId => clockEntries.some(entry => entry.id === id)

/** A deadline of the 2019 Act, of procedure or of the force, as it stands on a day. */
export interface Clock {
  /** The number of the clock in the legal dossier, or a name of our own for one that the force sets. */
  id: ClockId
  about: { kind: 'case' | Collection; id: Id }
  label: string
  startsOn: CalendarDate | null
  /** The last day, inclusive. */
  lastDay: CalendarDate | null
  state: ClockState
  whose: Keeper
  source: string
  sentence: string
  /** Where the law sets no last day: the day by which it is to be done all the same. */
  actBy?: CalendarDate
  /** Done, but after its last day: nothing is left to do. */
  doneLateOn?: CalendarDate
}

export interface DatedClock extends ClockRow, Pick<Clock, 'whose' | 'source'> {
  id: ClockId
  label: string
}
/** Every deadline of a case with its dates, whatever the day: what projections keep, and `clockOn` reads on a day. */
export const clockRows = (file: LawFile): DatedClock[] =>
  clockEntries.flatMap(({ id, label, whose, source, rows }) =>
    rows(file).map(row => ({ id, label, whose, source, ...row })),
  )

/** A deadline as it stands on a day; undefined on a day on which it is not there. */
export function clockOn(row: DatedClock, today: CalendarDate): Clock | undefined {
  if (!isShownOn(row, today)) return undefined
  const { id, label, whose, source, about, startsOn, lastDay, actBy } = row
  const state = stateOn(row, today)
  return {
    id,
    about,
    label,
    whose,
    source,
    startsOn,
    lastDay,
    state,
    sentence: row.sentence(state, today),
    ...(actBy ? { actBy } : {}),
    ...(state === 'missed' && row.metOn ? { doneLateOn: row.metOn } : {}),
  }
}
/** Every clock of a case as it stands on a day. */
export const clocksOf = (file: CaseFile, today: CalendarDate, _at?: Instant): Clock[] =>
  clockRows(file).flatMap(row => clockOn(row, today) ?? [])

/** The number that a clock counts with, where it may change. */
const counted: Partial<Record<ClockId, keyof Reference>> = {
  C1: 'leastTermYears',
  C3: 'reviewMonths',
  C4: 'consentYears',
  C7: 'interimWarningDays',
  C9: 'notificationDays',
  C10: 'notificationDays',
  C11: 'notificationDays',
  C12: 'notificationDays',
  C14: 'serviceWithinHours',
  C15: 'hearsayDays',
  C16: 'crossExaminationDays',
  C17: 'crossExaminationNoticeDays',
  C20: 'appealDays',
  C21: 'caseStatedDays',
  C24: 'adultAge',
}
/** When the number that a clock counts with was last checked, in words. A source that was not checked says so itself. */
export function countedWith({ id }: Pick<Clock, 'id'>): string | null {
  const key = counted[id]
  const checkedOn = key && reference[key].lastVerified
  return checkedOn ? `Last verified on ${longDate(checkedOn)}` : null
}

const ownTargets: readonly string[] = [...houseClocks, ...thirdPartyClocks].map(c => c.id)
/** Whether a clock counts to a target of the force, and to no day that the law or a court sets. */
export const isOwnTarget = (id: string): boolean => ownTargets.includes(id)
/** The colour of a clock's tag. Red is for what the law or a court set and was missed: a force's own target is amber. */
export const clockColour = (c: Pick<Clock, 'id' | 'state'>): string =>
  c.state === 'missed' && isOwnTarget(c.id) ? 'orange' : clockStates[c.state].colour

/** The day on which a clock stands in a person's own list and calendar; null while it asks for nothing. */
export const listDay = (c: Clock): CalendarDate | null =>
  c.state === 'running' || c.state === 'missed' ? (c.lastDay ?? c.actBy ?? null) : null

const pressing: Clock['state'][] = ['missed', 'running', 'notStarted', 'met', 'ended']
/** The most pressing first: missed, then those that end soonest. */
export const byUrgency = (a: Clock, b: Clock): number =>
  pressing.indexOf(a.state) - pressing.indexOf(b.state) ||
  (a.lastDay ?? a.actBy ?? '9999').localeCompare(b.lastDay ?? b.actBy ?? '9999')
