import { libraryCodes } from '../case/reference/library-codes.ts'
import type { CalendarDate } from '../case/time/calendar.ts'
import { closedContactConditions } from './library/closed/contact.ts'
import { closedDeviceConditions } from './library/closed/devices.ts'
import { closedGuidanceProhibitions } from './library/closed/guidance-prohibitions.ts'
import { closedGuidanceRequirements } from './library/closed/guidance-requirements.ts'
import { closedOnlineConditions } from './library/closed/online.ts'
import { closedPlaceConditions } from './library/closed/places.ts'
import { closedWorkAndReporting } from './library/closed/requirements-and-work.ts'
import { contactConditions } from './library/contact.ts'
import { deviceConditions } from './library/devices.ts'
import { guidanceProhibitions } from './library/guidance-prohibitions.ts'
import { guidanceRequirements } from './library/guidance-requirements.ts'
import { onlineConditions } from './library/online.ts'
import { placeConditions } from './library/places.ts'
import { workAndReportingConditions } from './library/requirements-and-work.ts'
import type { LibraryEntry } from './library-entry.ts'

const all: readonly LibraryEntry[] = [
  ...closedGuidanceProhibitions,
  ...closedGuidanceRequirements,
  ...closedPlaceConditions,
  ...closedContactConditions,
  ...closedOnlineConditions,
  ...closedDeviceConditions,
  ...closedWorkAndReporting,
  ...guidanceProhibitions,
  ...guidanceRequirements,
  ...placeConditions,
  ...contactConditions,
  ...onlineConditions,
  ...deviceConditions,
  ...workAndReportingConditions,
]
/** The condition library: every wording by code and version, those no longer offered too. */
export const libraryEntries: readonly LibraryEntry[] = [...all].sort(
  (a, b) => libraryCodes.indexOf(a.code) - libraryCodes.indexOf(b.code) || a.version - b.version,
)

/** The day on which the library came into use: no wording was in use here before it, whatever day it may be dated for. */
const libraryBegan: CalendarDate = '2026-11-21'
/** From which day a wording is in use here. `from` also lets an order of an earlier day be recorded with it. */
export const inUseFrom = (e: Pick<LibraryEntry, 'from'>): CalendarDate => [e.from, libraryBegan].sort()[1] ?? e.from
