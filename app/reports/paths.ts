import type { PersonSide } from '../../lib/spo/reports.ts'

/** The page of the suspect or the victim of a report: by its reference, which stays when the report is sent again. */
export const personPath = (side: PersonSide, report: string) =>
  `/reports/people?${new URLSearchParams({ side, report })}`
