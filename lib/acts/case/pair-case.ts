import { z } from 'zod'
import type { ForceFile } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { categories } from '../../case/reference/statute.ts'
import type { Refusal } from '../../law/refusal.ts'
import { type Also, forceAct } from '../act/act.ts'
import { carriedField, chosenFrom, date, drawnAs, longText, optionalText, rows, text } from '../form/fields.ts'
import { safety } from '../people/safe-contact-fields.ts'
import { itsReports, ontoCase, waitingOnly } from '../reports/pairs.ts'
import { newCaseFields } from './opening.ts'

/** A crime report as it is to be logged on a case: what it says is filled in, and what kind of act it was is asked. */
const reportRow = z.object({
  crimeReference: text('Crime reference', { width: 20, max: 100, asLine: true }),
  happenedOn: date('Date', { hint: 'As recorded. For example, 27 3 2026', asLine: true }),
  summary: longText('What happened', { rows: 3, asLine: true }),
  category: chosenFrom('What kind of act', categories),
  categoryNote: optionalText('If none of those, what kind of act it was', { max: 500, detail: 'always' }),
  reportId: carriedField('Report'),
})
const reportRows = rows('Reports to log as incidents', reportRow, {
  rowLabel: 'report',
  least: 1,
  spare: 0,
  closed: true,
  hint: 'Each becomes an incident. The kinds of act are those of the Protection from Harassment Act 1997 s.2A(3). To leave one out, empty all of its boxes',
})
/** What the reports already say stands on three lines, each of which opens to be changed. What may be answered later is folded. */
const onLine = <S extends z.ZodType>(question: S, of: string, lead: string): S =>
  drawnAs(question, { line: { of, lead } })
const [defendant, victim, told] = ['Defendant', 'Protected person', 'First told']
const n = newCaseFields
/** Reports do not say how to contact somebody safely: it is asked of them. */
const safelyContacted = Object.fromEntries(
  Object.entries(safety).map(([name, question]) => [
    name,
    drawnAs(question, { detail: 'always', under: 'Safe contact: how, when, never, and by whom' }),
  ]),
) as typeof safety
const asReported = {
  ...n,
  ...safelyContacted,
  givenNames: onLine(n.givenNames, defendant, ''),
  familyName: onLine(n.familyName, defendant, ' '),
  bornOn: onLine(n.bornOn, defendant, ', born '),
  homeAddress: onLine(n.homeAddress, defendant, ', of '),
  phones: onLine(n.phones, defendant, ', phone '),
  handles: onLine(n.handles, defendant, ', account '),
  relationship: onLine(n.relationship, defendant, '. To the protected person: '),
  gateway: drawnAs(n.gateway, { detail: 'always' }),
  gatewayGrounds: drawnAs(n.gatewayGrounds, { detail: 'always' }),
  protectedGivenNames: onLine(n.protectedGivenNames, victim, ''),
  protectedFamilyName: onLine(n.protectedFamilyName, victim, ' '),
  protectedBornOn: onLine(n.protectedBornOn, victim, ', born '),
  support: onLine(n.support, victim, '. View of an application: '),
  reportedOn: onLine(n.reportedOn, told, ''),
  crimeReferences: onLine(n.crimeReferences, told, '. References '),
}
type ReportRow = z.output<typeof reportRow>

const guidance =
  'What the reports say is filled in. Check it against them. What kind of act each was is for you to say.'
const stale = 'The reports of this pair have changed since you opened this page. Open it again to see them as they are'
const reportsLogged = (n: number) => `${n === 1 ? '1 report' : `${n} reports`} logged as incidents`

const strangeRows = (file: ForceFile, given: readonly ReportRow[], moment: Moment): Refusal[] => {
  const known = new Set(file.pairCrimes.map(r => r.ref))
  return given.flatMap((row, n) => [
    ...(known.has(row.crimeReference)
      ? []
      : [{ field: `reports.${n}.crimeReference`, message: `${row.crimeReference} is not a report of this pair` }]),
    ...(row.happenedOn > moment.today
      ? [{ field: `reports.${n}.happenedOn`, message: `The date of ${row.crimeReference} must be today or earlier` }]
      : []),
  ])
}
/** A report as an incident of a case. */
const logReport = (file: ForceFile, ref: string, row: ReportRow): Also => {
  const last = file.pairCrimes.find(r => r.ref === row.crimeReference)?.lastDay ?? null
  const isSpan = last !== null && last > row.happenedOn
  return {
    ref,
    act: 'logIncident',
    input: {
      summary: row.summary,
      dateKind: isSpan ? 'between' : 'exact',
      happenedOn: row.happenedOn,
      happenedTo: isSpan ? last : '',
      category: row.category,
      categoryNote: row.categoryNote ?? '',
      direction: 'toProtected',
      targetIds: [],
      source: 'victim',
      crimeReference: row.crimeReference,
    },
    about: row.crimeReference,
    despite: 'Taken from the crime report as it was recorded. The rest is to be asked of the victim',
  }
}
/** What the case does not hold yet: a report is not logged twice. */
const notHeld = (file: ForceFile, given: readonly ReportRow[]) => {
  const held = new Set(file.namedCase?.crimeReferences)
  return given.filter(row => !held.has(row.crimeReference))
}
const newRef = (file: ForceFile) => file.opening?.ref ?? ''

/** The reports of a pair onto a case: all of them, with the decision that this is so, or nothing. */
export const pairCaseActs = {
  openFromPair: forceAct({
    label: 'Open a case with these reports',
    place: 'reports/pair-case',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    stale,
    guidance,
    needs: ['opening', 'pairCrimes'],
    input: z.object({ ...asReported, reports: reportRows }),
    recorded: ({ file, input }) => `Case ${newRef(file)} opened. ${reportsLogged(input.reports.length)}`,
    refuse: ({ file, record, input, moment }) => [...waitingOnly(record), ...strangeRows(file, input.reports, moment)],
    also: ({ file, input: { reports, ...asked } }) => [
      {
        act: 'openCase',
        input: {
          ...asked,
          searched:
            `A pair found in ${file.pairCrimes.length} crime reports: ${file.pairCrimes.map(r => r.ref).join(', ')}`.slice(
              0,
              2000,
            ),
        },
      },
      ...reports.map(row => logReport(file, newRef(file), row)),
    ],
    patch: ({ file, record, input, moment }) =>
      ontoCase(record, { caseRef: newRef(file), reason: reportsLogged(input.reports.length) }, moment),
    offered: ({ record }) => record.state === 'waiting',
  }),
  addFromPair: forceAct({
    label: 'Add the reports to a case',
    place: 'reports/pair-case',
    permission: 'workPairs',
    about: 'reportPairs',
    compares: itsReports,
    stale,
    guidance,
    needs: ['namedCase', 'pairCrimes'],
    input: z.object({
      caseRef: text('Case reference', { width: 20, hint: 'For example, MA-2026-00012' }),
      reports: reportRows,
    }),
    recorded: ({ file, input }) =>
      `Added to case ${input.caseRef}. ${reportsLogged(notHeld(file, input.reports).length)}`,
    refuse: ({ file, record, input, moment }) => [
      ...waitingOnly(record),
      ...(file.namedCase?.mayRecord
        ? []
        : [{ field: 'caseRef', message: 'There is no open case with this reference' }]),
      ...strangeRows(file, input.reports, moment),
    ],
    also: ({ file, input }) => notHeld(file, input.reports).map(row => logReport(file, input.caseRef, row)),
    patch: ({ file, record, input, moment }) =>
      ontoCase(record, { caseRef: input.caseRef, reason: reportsLogged(notHeld(file, input.reports).length) }, moment),
    offered: ({ record }) => record.state === 'waiting',
  }),
}
