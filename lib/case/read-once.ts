import type { CalendarDate } from './time/calendar.ts'

/**
 * A reading of one record of a case on a day, made once for each case, record and day: a case that changes is another object,
 * and what nobody holds any more is forgotten with it. What the reading refuses (by an exception) is read again.
 */
export function readOnce<F extends object, R extends object, T>(
  read: (file: F, record: R, today: CalendarDate) => readonly T[],
): (file: F, record: R, today: CalendarDate) => readonly T[] {
  const known = new WeakMap<F, WeakMap<R, Map<CalendarDate, readonly T[]>>>()
  return (file, record, today) => {
    const ofFile = known.get(file) ?? new WeakMap<R, Map<CalendarDate, readonly T[]>>()
    const ofRecord = ofFile.get(record) ?? new Map<CalendarDate, readonly T[]>()
    const before = ofRecord.get(today)
    if (before) return before
    const found = read(file, record, today)
    ofRecord.set(today, found)
    ofFile.set(record, ofRecord)
    known.set(file, ofFile)
    return found
  }
}
