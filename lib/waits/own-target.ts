import type { Settings } from '../case/case.ts'
import { addDays, hoursAfter } from '../case/time/calendar.ts'
import { cameInOn, targetWords, type WorkingTarget, workingDaysAfter } from '../case/time/working-days.ts'
import { dueAt, dueBy, type Time, type Wait } from './wait.ts'

/** When a target of the force's own is due and late, with the words that say by which days it counts. */
export function ownTarget(
  since: Time,
  target: WorkingTarget,
  settings: Settings,
): Pick<Wait, 'due' | 'late'> & { params: { counted?: string } } {
  const n = settings[target]
  if (!settings.countsWorkingDays)
    return { ...('on' in since ? dueBy(addDays(since.on, n)) : dueAt(hoursAfter(since.at, n * 24))), params: {} }
  const last = workingDaysAfter(cameInOn(since, settings), n, settings)
  return { ...dueBy(last), params: { counted: targetWords(target, settings) } }
}
