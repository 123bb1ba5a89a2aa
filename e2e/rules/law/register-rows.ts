import { addDays, addMonths } from '../../../lib/case/time/calendar.ts'
import type { lawRegister, staleLaw } from '../../../lib/law/rules/law-register.ts'

export interface Register {
  lawRegister: typeof lawRegister
  staleLaw: typeof staleLaw
}
/** After how many months each kind of law is looked at again: a number that was verified, and a provision to come. */
const monthsUntilNext = [
  ['notificationDays', 6],
  ['leastTermYears', 6],
  ['identityDisclosure', 1],
  ['summaryLimit', 1],
] as const
/** What the register of the law in use gets wrong; nothing when it holds. */
export const wrongInRegister = (under: Register): string[] =>
  monthsUntilNext.flatMap(([key, months]) => {
    const law = under.lawRegister.find(l => l.key === key)
    if (!law?.checkedOn || !law.checkAgainOn) return [`${key} is not in the register, or was never checked`]
    const due = addMonths(law.checkedOn, months)
    const isStale = (day: string) => under.staleLaw(day).some(l => l.key === key)
    return [
      ...(law.checkAgainOn === due ? [] : [`${key}: to be checked again on ${due}, had ${law.checkAgainOn}`]),
      ...(isStale(law.checkAgainOn) ? [] : [`${key} is not due on its day`]),
      ...(isStale(addDays(law.checkAgainOn, -1)) ? [`${key} is due the day before`] : []),
    ]
  })
