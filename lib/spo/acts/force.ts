import type { AnyAct } from './act.ts'
import { accountActs } from './force-accounts.ts'
import { calendarActs } from './force-calendar.ts'
import { feedActs } from './force-feed.ts'
import { pairActs } from './force-pairs.ts'
import { personActs } from './force-persons.ts'
import { settingsActs } from './force-settings.ts'
import { teamActs } from './force-teams.ts'
import { openingActs } from './opening.ts'
import { pairCaseActs } from './pair-case.ts'

const all = {
  ...accountActs,
  ...teamActs,
  ...settingsActs,
  ...calendarActs,
  ...feedActs,
  ...pairActs,
  ...personActs,
  ...openingActs,
  ...pairCaseActs,
} as const
export type ForceActName = Extract<keyof typeof all, string>
/** Every act on the force, or on a pair of its reports, by its stable name. */
export const forceActs: Record<ForceActName, AnyAct> = all
export const forceActNames = Object.keys(forceActs) as ForceActName[]
/** The act on the force of this name, or undefined: for names that come from an address. */
export const forceActNamed = (name: string): AnyAct | undefined =>
  Object.hasOwn(forceActs, name) ? forceActs[name as ForceActName] : undefined
