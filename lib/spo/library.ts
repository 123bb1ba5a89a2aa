import type { LibraryEntry } from './conditions.ts'
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

/** Permanent: a code is never used again for another condition. */
export const libraryCodes = [
  ...([
    'P1',
    'P1A',
    'P2',
    'P3',
    'P4',
    'P5',
    'P6',
    'P7',
    'P8',
    'P9',
    'P10',
    'P11',
    'P12',
    'P13',
    'P14',
    'P15',
    'P16',
    'P17',
    'P18',
    'P19',
    'P20',
    'P21',
    'P22',
    'P23',
    'P24',
    'P25',
    'P26',
    'P28',
    'P29',
    'P30',
    'P31',
    'P32',
    'P33',
    'P34',
    'P35',
    'P36',
    'P37',
    'P38',
    'P39',
  ] as const),
  ...([
    'R1',
    'R2',
    'R3',
    'R4',
    'R5',
    'R6',
    'R7',
    'R8',
    'R9',
    'R10',
    'R11',
    'R12',
    'R13',
    'R14',
    'R15',
    'R16',
    'R17',
    'R18',
    'R19',
  ] as const),
] as const
export type LibraryCode = (typeof libraryCodes)[number]

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
