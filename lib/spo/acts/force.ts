import type { AnyForceAct } from '../force.ts'
import { accountActs } from './force-accounts.ts'
import { calendarActs } from './force-calendar.ts'
import { feedActs } from './force-feed.ts'
import { pairActs } from './force-pairs.ts'
import { personActs } from './force-persons.ts'
import { settingsActs } from './force-settings.ts'
import { teamActs } from './force-teams.ts'

const all = {
  ...accountActs,
  ...teamActs,
  ...settingsActs,
  ...calendarActs,
  ...feedActs,
  ...pairActs,
  ...personActs,
} as const
export type ForceActName = Extract<keyof typeof all, string>
/** Every act on the force itself, by its stable name. */
export const forceActs: Record<ForceActName, AnyForceAct> = all
export const forceActNames = Object.keys(forceActs) as ForceActName[]
/** The act on the force of this name, or undefined: for names that come from an address. */
export const forceActNamed = (name: string): AnyForceAct | undefined =>
  Object.hasOwn(forceActs, name) ? forceActs[name as ForceActName] : undefined
