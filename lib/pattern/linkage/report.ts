import { readDate } from './normal.ts'

const person = [
  'ref',
  'given_names',
  'family_name',
  'born_on',
  'address',
  'postcode',
  'phones',
  'emails',
  'handles',
] as const

/** The columns of a records system's export, in the order in which it writes them. All must be there. */
export const columns = [
  ...[
    'report_ref',
    'recorded_at',
    'occurred_from',
    'occurred_to',
    'offence_code',
    'offence',
    'district',
    'team',
    'officer',
  ],
  ...person.map(column => `suspect_${column}`),
  ...person.map(column => `victim_${column}`),
  ...['relationship', 'summary', 'outcome', 'spo_considered'],
]

/** One side of a report as the records system writes it. A field that is not known is blank. */
export type Person = {
  ref: string
  givenNames: string
  familyName: string
  bornOn: string
  address: string
  postcode: string
  phones: string
  emails: string
  handles: string
}

export type Report = { ref: string; suspect: Person; victim: Person }

export type RowReader = (fields: readonly string[]) => { report?: Report; problem?: string; notes: string[] }

/** Reads the header; either what is missing from it, or the reader of the rows below it. */
export function rowReader(header: readonly string[]): { missing: string[]; read: RowReader } {
  const places = new Map(header.map((name, i) => [name.trim().toLowerCase(), i]))
  const missing = columns.filter(column => !places.has(column))
  const at = (column: string) => places.get(column) ?? -1
  const side = (name: string): number[] => person.map(column => at(`${name}_${column}`))
  const [refAt, recordedAt, suspectAt, victimAt] = [
    at('report_ref'),
    at('recorded_at'),
    side('suspect'),
    side('victim'),
  ]

  const read: RowReader = fields => {
    const notes: string[] = []
    const ref = (fields[refAt] ?? '').trim()
    if (ref === '') return { problem: 'has no report_ref', notes }
    const recorded = fields[recordedAt] ?? ''
    if (recorded.trim() === '') return { problem: 'has no recorded_at', notes }
    if (readDate(recorded) <= 0) return { problem: `recorded_at is not a date: ${recorded}`, notes }
    const suspect = readPerson(fields, suspectAt)
    const victim = readPerson(fields, victimAt)
    for (const [name, { bornOn }] of [
      ['suspect', suspect],
      ['victim', victim],
    ] as const)
      if (bornOn !== '' && readDate(bornOn) < 0) notes.push(`${name}_born_on is not a date and was left out: ${bornOn}`)
    return { report: { ref, suspect, victim }, notes }
  }
  return { missing, read }
}

function readPerson(fields: readonly string[], places: readonly number[]): Person {
  const get = (i: number) => fields[places[i] ?? -1] ?? ''
  return {
    ref: get(0).trim(),
    givenNames: get(1),
    familyName: get(2),
    bornOn: get(3).trim(),
    address: get(4),
    postcode: get(5),
    phones: get(6),
    emails: get(7),
    handles: get(8),
  }
}
