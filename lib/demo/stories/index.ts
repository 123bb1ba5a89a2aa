import type { Database } from '../../../db/client.ts'
import type { Story } from '../telling.ts'
import { s15, s16, s17 } from './after.ts'
import { s24 } from './appeal.ts'
import { s07 } from './before-court.ts'
import { tellDischarged, tellRenewed } from './changed.ts'
import { s12 } from './counter-allegation.ts'
import { s06, s25, s28 } from './defendants.ts'
import { s22 } from './family-court.ts'
import { s02, s03, s04, s05, s09 } from './kinds.ts'
import { s01, s10, s11, s13 } from './pattern.ts'
import { s08, s27 } from './two-forces.ts'
import { s18, s20, s21, s29 } from './watch.ts'

/** The scenarios, each told through `perform` at its own dates. */
export const scenarios: Record<string, (db: Database) => Promise<Story>> = {
  S01: s01,
  S02: s02,
  S03: db => s03(db),
  S04: s04,
  S05: s05,
  S06: s06,
  S07: s07,
  S08: s08,
  S09: s09,
  S10: s10,
  S11: s11,
  S12: s12,
  S13: s13,
  S15: s15,
  S16: s16,
  S17: s17,
  S18: s18,
  S20: s20,
  S21: s21,
  S22: s22,
  S24: s24,
  Renewed: tellRenewed,
  Discharged: tellDischarged,
  S25: s25,
  S27: s27,
  S28: s28,
  S29: s29,
}
