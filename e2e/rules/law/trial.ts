import { type Calendar, wrongInCalendar } from './calendar-rows.ts'
import { type CaseProgram, wrongInCases } from './case-rows.ts'
import { type Documents, wrongInDocuments } from './document-rows.ts'
import { type Gaps, wrongInGaps } from './gap-rows.ts'
import { type Program, rows, wrongOn } from './hold.ts'
import { type Orders, wrongInOrders } from './order-rows.ts'
import { type Register, wrongInRegister } from './register-rows.ts'

/** The whole law under trial: as it stands, or with one thing in it changed. */
export type Law = Program & CaseProgram & Documents & Register & { calendar: Calendar; gaps: Gaps; orders: Orders }

/** The first thing that the tables find wrong; undefined when the law holds. */
export function firstWrong(law: Law): string | undefined {
  const [plain] = [
    ...wrongInCalendar(law.calendar),
    ...wrongInGaps(law.gaps),
    ...wrongInOrders(law.orders),
    ...wrongInDocuments(law),
    ...wrongInRegister(law),
  ]
  if (plain) return plain
  for (const row of rows) {
    const [wrong] = wrongOn(law, row)
    if (wrong) return `${row.rule} ${row.name}: ${wrong}`
  }
  return wrongInCases(law)[0]
}
