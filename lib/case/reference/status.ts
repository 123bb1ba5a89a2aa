import type { QueueName } from './queue-names.ts'

/** Statuses × the questions asked of them. Code asks the row; nothing lists statuses by hand. */

interface Row {
  label: string
  /** The draft may be written in. */
  editable: boolean
  /** A person must decide: the tier whose queue it stands in. */
  tier: 'sergeant' | 'coordinator' | 'legal' | 'authorising' | null
  /** Before the court: lodged and not yet determined. */
  atCourt: boolean
  /** Nothing more will happen to it. */
  ended: boolean
  queue: QueueName | null
  colour: 'grey' | 'blue' | 'light-blue' | 'turquoise' | 'green' | 'yellow' | 'orange' | 'red' | 'purple' | 'pink'
}
const row = (label: string, colour: Row['colour'], rest: Partial<Row> = {}): Row => ({
  label,
  colour,
  editable: false,
  tier: null,
  atCourt: false,
  ended: false,
  queue: null,
  ...rest,
})

export const applicationStatuses = {
  draft: row('Draft', 'grey', { editable: true }),
  withSergeant: row('With the sergeant', 'blue', { tier: 'sergeant', queue: 'review' }),
  withCoordinator: row('With the coordinator', 'blue', { tier: 'coordinator', queue: 'review' }),
  withLegal: row('With legal services', 'blue', { tier: 'legal', queue: 'review' }),
  withAuthorising: row('With the authorising officer', 'blue', { tier: 'authorising', queue: 'review' }),
  returned: row('Returned', 'orange', { editable: true, queue: 'returned' }),
  refused: row('Refused before court', 'red', { queue: 'refusals' }),
  escalated: row('Refusal escalated', 'purple', { tier: 'coordinator', queue: 'refusals' }),
  refusalUpheld: row('Refused, upheld', 'red', { ended: true }),
  authorised: row('Authorised, ready to lodge', 'turquoise', { queue: 'readyToLodge' }),
  lodged: row('With the court', 'light-blue', { atCourt: true }),
  granted: row('Granted', 'green', { ended: true }),
  refusedByCourt: row('Refused by the court', 'red', { ended: true }),
  withdrawn: row('Withdrawn', 'grey', { ended: true }),
} as const satisfies Record<string, Row>
export type ApplicationStatus = keyof typeof applicationStatuses
export const applicationStatus = (s: ApplicationStatus): Row => applicationStatuses[s]

export const caseStatuses = {
  open: { label: 'Open', colour: 'green', ended: false },
  closed: { label: 'Closed', colour: 'grey', ended: true },
} as const
export type CaseStatus = keyof typeof caseStatuses

/** The statuses of a record of each kind that has them. */
export const statusesOf = {
  case: Object.keys(caseStatuses) as CaseStatus[],
  applications: Object.keys(applicationStatuses) as ApplicationStatus[],
  hearings: ['listed', 'adjourned', 'heard', 'vacated'] as const,
} as const

/** Every application status for which the question is answered yes. */
export const applicationsThat = (question: (row: Row) => boolean): ApplicationStatus[] =>
  statusesOf.applications.filter(s => question(applicationStatuses[s]))

/** The status of an application that stands before a tier. */
export const beforeTier = {
  sergeant: 'withSergeant',
  coordinator: 'withCoordinator',
  legal: 'withLegal',
  authorising: 'withAuthorising',
} as const satisfies Record<NonNullable<Row['tier']>, ApplicationStatus>
