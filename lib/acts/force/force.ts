import type { ForceActName } from '../../case/act-names.ts'
import type { AnyAct } from '../act/act.ts'
import { openingActs } from '../case/opening.ts'
import { pairCaseActs } from '../case/pair-case.ts'
import { orderImportActs } from '../order/order-imports.ts'
import { feedActs } from '../reports/feed.ts'
import { pairActs } from '../reports/pairs.ts'
import { personActs } from '../reports/persons.ts'
import { transferAnswerActs } from '../transfers/answers.ts'
import { arrivalActs } from '../transfers/offer-files.ts'
import { accountActs } from './accounts.ts'
import { alarmActs } from './alarms.ts'
import { calendarActs } from './calendar.ts'
import { courtOrderActs } from './court-orders.ts'
import { courtUploadActs } from './court-uploads.ts'
import { directoryActs } from './directory.ts'
import { dutyActs } from './duty.ts'
import { entryAckActs } from './entries.ts'
import { leavingActs } from './leaving.ts'
import { markerKindActs } from './markers.ts'
import { mergingActs } from './merging.ts'
import { nameActs } from './names.ts'
import { outsideForceActs } from './outside-forces.ts'
import { forcePanelActs } from './panels.ts'
import { peopleImportActs } from './people-imports.ts'
import { premisesActs } from './premises.ts'
import { recordsChangeActs } from './records-changes.ts'
import { sampleActs } from './samples.ts'
import { settingsActs } from './settings.ts'
import { teamActs } from './teams.ts'
import { trainingActs } from './training.ts'
import { welshActs } from './welsh.ts'

export type { ForceActName } from '../../case/act-names.ts'

const all = {
  ...accountActs,
  ...leavingActs,
  ...directoryActs,
  ...teamActs,
  ...mergingActs,
  ...premisesActs,
  ...outsideForceActs,
  ...settingsActs,
  ...markerKindActs,
  ...welshActs,
  ...calendarActs,
  ...dutyActs,
  ...alarmActs,
  ...trainingActs,
  ...forcePanelActs,
  ...sampleActs,
  ...entryAckActs,
  ...recordsChangeActs,
  ...feedActs,
  ...pairActs,
  ...nameActs,
  ...personActs,
  ...openingActs,
  ...orderImportActs,
  ...transferAnswerActs,
  ...arrivalActs,
  ...peopleImportActs,
  ...courtUploadActs,
  ...courtOrderActs,
  ...pairCaseActs,
} as const
/** Every act on the force, or on a pair of its reports, by its stable name. */
export const forceActs: Record<ForceActName, AnyAct> = all
export const forceActNames: ForceActName[] = Object.keys(all) as (keyof typeof all)[]
export const isForceActName = (name: string): name is ForceActName => Object.hasOwn(forceActs, name)
/** The act on the force of this name, or undefined: for names that come from an address. */
export const forceActNamed = (name: string): AnyAct | undefined => (isForceActName(name) ? forceActs[name] : undefined)
