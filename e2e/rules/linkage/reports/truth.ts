import { columns, type Person, type Report } from '../../../../lib/pattern/linkage/report.ts'

/** A generated report and the suspect-victim pair that it is truly about. */
export type Known = { report: Report; pair: string }

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function valuesOf(side: string, person: Person): Record<string, string> {
  return {
    [`${side}_ref`]: person.ref,
    [`${side}_given_names`]: person.givenNames,
    [`${side}_family_name`]: person.familyName,
    [`${side}_born_on`]: person.bornOn,
    [`${side}_address`]: person.address,
    [`${side}_postcode`]: person.postcode,
    [`${side}_phones`]: person.phones,
    [`${side}_emails`]: person.emails,
    [`${side}_handles`]: person.handles,
  }
}

/** The line of a report in an export, without its end. */
export function csvLine(report: Report, n = 0): string {
  const values: Record<string, string> = {
    report_ref: report.ref,
    recorded_at: `2026-0${(n % 9) + 1}-1${n % 10}T10:${10 + (n % 50)}:00Z`,
    offence_code: '8R',
    offence: 'Stalking',
    district: 'North',
    team: `Team ${(n % 7) + 1}`,
    relationship: 'ex-partner',
    summary: 'He was outside again, she said "third time"',
    ...valuesOf('suspect', report.suspect),
    ...valuesOf('victim', report.victim),
  }
  return columns.map(column => cell(values[column] ?? '')).join(',')
}

export const header = columns.join(',')
export const csvOf = (reports: readonly Report[]) =>
  `${[header, ...reports.map((report, n) => csvLine(report, n))].join('\n')}\n`

export const nobody: Person = {
  ref: '',
  givenNames: '',
  familyName: '',
  bornOn: '',
  address: '',
  postcode: '',
  phones: '',
  emails: '',
  handles: '',
}

export type Measure = {
  precision: number
  recall: number
  groupPrecision: number
  groupRecall: number
  pairs: number
  groups: number
}

/** Precision and recall over pairs of reports, and over whole groups of two or more. */
export function measure(known: readonly Known[], groups: readonly (readonly string[])[]): Measure {
  const pairOf = new Map(known.map(({ report, pair }) => [report.ref, pair]))
  const members = new Map<string, string[]>()
  for (const { report, pair } of known) members.set(pair, [...(members.get(pair) ?? []), report.ref])
  const repeated = [...members.values()].filter(refs => refs.length > 1)
  const pairsIn = (n: number) => (n * (n - 1)) / 2
  const real = repeated.reduce((sum, refs) => sum + pairsIn(refs.length), 0)
  let said = 0
  let right = 0
  let whole = 0
  for (const refs of groups) {
    said += pairsIn(refs.length)
    const counts = new Map<string, number>()
    for (const ref of refs) counts.set(pairOf.get(ref) ?? ref, (counts.get(pairOf.get(ref) ?? ref) ?? 0) + 1)
    for (const n of counts.values()) right += pairsIn(n)
    if (counts.size === 1) whole++
  }
  const foundPairs = new Set(
    groups.flatMap(refs => {
      const pairs = refs.map(ref => pairOf.get(ref) ?? ref)
      return pairs.filter((pair, i) => pairs.indexOf(pair) !== i)
    }),
  )
  return {
    precision: right / said,
    recall: right / real,
    groupPrecision: whole / groups.length,
    groupRecall: foundPairs.size / repeated.length,
    pairs: real,
    groups: repeated.length,
  }
}

/** Groups by the names as they are written, on both sides: what a spreadsheet finds. */
export function exactNames(known: readonly Known[]): string[][] {
  const groups = new Map<string, string[]>()
  for (const {
    report: { ref, suspect, victim },
  } of known) {
    const key = [suspect.givenNames, suspect.familyName, victim.givenNames, victim.familyName].join('|').toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), ref])
  }
  return [...groups.values()].filter(refs => refs.length > 1)
}
