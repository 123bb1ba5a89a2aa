import { z } from 'zod'
import { carried, chosenFrom, date, longText, optionalText, rows, text } from '../fields.ts'
import { categories } from '../statute.ts'
import { openCase } from './opening.ts'

/** A crime report as it is to be logged on a case: what it says is filled in, and what kind of act it was is asked. */
const reportRow = z.object({
  crimeReference: text('Crime reference', { width: 20, max: 100 }),
  happenedOn: date('Date', { hint: 'As recorded. For example, 27 3 2026' }),
  summary: longText('What happened', { rows: 3 }),
  category: chosenFrom('What kind of act', categories, { hint: 'Protection from Harassment Act 1997 s.2A(3)' }),
  categoryNote: optionalText('If none of those, what kind of act it was', { max: 500 }),
  reportId: carried('Report'),
})
export const reportRows = rows('Reports to log as incidents', reportRow, {
  rowLabel: 'report',
  least: 1,
  spare: 0,
  hint: 'Each becomes an incident of its own, with its own reference. To leave one out, empty all of its boxes',
})
export type ReportRow = z.output<typeof reportRow>

const { searched: _searched, ...asked } = openCase.input.shape
/** Opening a case from a pair: the case’s own questions, and its reports. */
export const openFromPair = z.object({ ...asked, reports: reportRows })
/** Adding a pair’s reports to a case that there is. */
export const addFromPair = z.object({
  caseRef: text('Case reference', { width: 20, hint: 'For example, MA-2026-00012' }),
  reports: reportRows,
})
