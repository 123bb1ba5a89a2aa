import { type Calendar, wrongInCalendar } from './calendar-rows.ts'
import { type CaseProgram, wrongInCases } from './case-rows.ts'
import { type Gaps, wrongInGaps } from './gap-rows.ts'
import { type Program, rows, wrongOn } from './hold.ts'

/** The whole law under trial: as it stands, or with one thing in it changed. */
export type Law = Program & CaseProgram & { calendar: Calendar; gaps: Gaps }

/** The first thing that the tables find wrong; undefined when the law holds. */
export function firstWrong(law: Law): string | undefined {
  const [dates] = [...wrongInCalendar(law.calendar), ...wrongInGaps(law.gaps)]
  if (dates) return dates
  for (const row of rows) {
    const [wrong] = wrongOn(law, row)
    if (wrong) return `${row.rule} ${row.name}: ${wrong}`
  }
  return wrongInCases(law)[0]
}
