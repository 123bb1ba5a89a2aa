import type { AnyAct } from './act.ts'
import { accountActs } from './force-accounts.ts'
import { alarmActs } from './force-alarms.ts'
import { calendarActs } from './force-calendar.ts'
import { dutyActs } from './force-duty.ts'
import { feedActs } from './force-feed.ts'
import { markerKindActs } from './force-markers.ts'
import { nameActs } from './force-names.ts'
import { pairActs } from './force-pairs.ts'
import { forcePanelActs } from './force-panels.ts'
import { personActs } from './force-persons.ts'
import { premisesActs } from './force-premises.ts'
import { settingsActs } from './force-settings.ts'
import { teamActs } from './force-teams.ts'
import { trainingActs } from './force-training.ts'
import { welshActs } from './force-welsh.ts'
import { orderImportActs } from './imported-orders.ts'
import type { ForceActName } from './names.ts'
import { openingActs } from './opening.ts'
import { pairCaseActs } from './pair-case.ts'

export type { ForceActName } from './names.ts'

const all = {
  ...accountActs,
  ...teamActs,
  ...premisesActs,
  ...settingsActs,
  ...markerKindActs,
  ...welshActs,
  ...calendarActs,
  ...dutyActs,
  ...alarmActs,
  ...trainingActs,
  ...forcePanelActs,
  ...feedActs,
  ...pairActs,
  ...nameActs,
  ...personActs,
  ...openingActs,
  ...orderImportActs,
  ...pairCaseActs,
} as const
/** Every act on the force, or on a pair of its reports, by its stable name. */
export const forceActs: Record<ForceActName, AnyAct> = all
export const forceActNames: ForceActName[] = Object.keys(all) as (keyof typeof all)[]
export const isForceActName = (name: string): name is ForceActName => Object.hasOwn(forceActs, name)
/** The act on the force of this name, or undefined: for names that come from an address. */
export const forceActNamed = (name: string): AnyAct | undefined => (isForceActName(name) ? forceActs[name] : undefined)
