import type { SetAside } from '../case/records/pattern.ts'
import { type CalendarDate, londonDate, startOfDay } from '../case/time/calendar.ts'
import { instantOf, type Wait } from './wait.ts'

/** What waits may be put off until a day, with a reason. What protects somebody now, and what statute or a court dates, may not. */

const never: ReadonlySet<string> = new Set([
  'breachUnactioned',
  'breachNext',
  'gap',
  'unserved',
  'notification',
  'addressRevealed',
  'complaintUnseen',
  'reminder',
])
/** Their day is set by statute, by a court or by an order: never put off beyond it. */
const dated: ReadonlySet<string> = new Set([
  'hearing',
  'hearsayNotice',
  'crossExaminationNotice',
  'summonsAgain',
  'hearingAgain',
  'direction',
  'orderEnding',
  'conditionEnding',
  'renewal',
  'release',
  'criminalDate',
])
/** How a row is named where it is set aside: its kind, the record that it is about and its part. */
export const waitKey = (w: Pick<Wait, 'kind' | 'about' | 'part'>): string => `${w.kind} ${w.about.id} ${w.part}`.trim()
/** Whether things of this kind are ever set aside. */
export const maySetAside = (kind: string): boolean => !never.has(kind)
/** The last day until which a row may be set aside; null where there is none. */
export const setAsideLimit = (w: Pick<Wait, 'kind' | 'due'>): CalendarDate | null =>
  w.due && dated.has(w.kind) ? londonDate(instantOf(w.due)) : null

/** A row as it waits: what was set aside is nobody’s to do before its day. What it is late by stays. */
export function withSetAside<W extends Wait>(w: W, setAsides: readonly SetAside[]): W {
  if (!setAsides.length || !maySetAside(w.kind)) return w
  const key = waitKey(w)
  const until = setAsides.filter(s => !s.endedAt && s.what === key).map(s => s.untilOn)
  const [last] = until.sort().reverse()
  if (!last) return w
  const limit = setAsideLimit(w)
  const day = limit && limit < last ? limit : last
  return Date.parse(startOfDay(day)) > Date.parse(instantOf(w.visible)) ? { ...w, visible: { on: day } } : w
}
