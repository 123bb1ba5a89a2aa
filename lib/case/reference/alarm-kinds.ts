import type { Id } from '../records/id.ts'

/** The kinds of alarm: to whom each goes and to whom next. A force may change to whom and how; a breach is never silenced. */

export const alarmReaders = {
  owner: { label: 'Whose it is: checker, owner of the order, or officer in the case', short: 'whose it is' },
  inspector: { label: 'Duty inspector', short: 'the duty inspector' },
  supervisor: { label: 'Supervisor: on duty, or every supervisor', short: 'the supervisor' },
  coordinator: { label: 'Coordinator: on duty, or every coordinator', short: 'the coordinator' },
  administrator: { label: 'Every administrator', short: 'every administrator' },
  lawKeepers: { label: 'Legal services, and every administrator', short: 'legal services and every administrator' },
} as const
export type AlarmReader = keyof typeof alarmReaders

export interface AlarmEntry {
  label: string
  /** The words of its mail: nothing of the case. */
  says: string
  /** When it is raised: when its row can be seen, when it is late, on the force's days before a last day, or as the row says. */
  at?: 'visible' | 'late' | 'beforeLastDay' | 'askedAgain'
  /** To whom first, and to whom when nobody has seen it in time. */
  ladder: readonly AlarmReader[]
  /** Each later time of the row begins one step higher. */
  climbs?: true
  /** Told as soon as it is recorded, however late that is: whoever records it cannot settle it. */
  atOnce?: true
  /** Sent at any hour, whatever the quiet hours. */
  always?: true
  /** Minutes for somebody to see it before it goes to the next. */
  seenWithin: number
}
const hours = (n: number) => n * 60

const entries = {
  breachUnactioned: {
    label: 'A breach with no action',
    says: 'a breach waits for action',
    ladder: ['owner', 'inspector', 'supervisor', 'coordinator'],
    climbs: true,
    always: true,
    seenWithin: 30,
  },
  breachRepeated: {
    label: 'A second breach of any order',
    says: 'breaches of orders have been repeated',
    at: 'visible',
    ladder: ['supervisor', 'coordinator'],
    always: true,
    seenWithin: hours(4),
  },
  breachThird: {
    label: 'A third breach of any order: decide again',
    says: 'whether to apply is asked again after a third breach',
    at: 'visible',
    ladder: ['coordinator', 'supervisor'],
    always: true,
    seenWithin: hours(4),
  },
  gap: {
    label: 'An interim order will end before its hearing',
    says: 'an interim order will end before its hearing',
    at: 'visible',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  unserved: {
    label: 'An order is not served in time',
    says: 'an order has not been served',
    at: 'late',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  notification: {
    label: 'A notification was missed',
    says: 'a notification was not given in time',
    at: 'late',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  hearsayNotice: {
    label: 'A notice of a hearing was missed',
    says: 'a notice of a hearing was not given in time',
    at: 'late',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  ownerless: {
    label: 'An order without an owner',
    says: 'an order has no owner',
    at: 'visible',
    ladder: ['coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  ownerLeft: {
    label: 'The owner of an order has left',
    says: 'an order has no owner',
    ladder: ['coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  marker: {
    label: 'An order is not on another system in time',
    says: 'an order is not on another system as it stands',
    at: 'late',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  orderEnding: {
    label: 'An order is ending',
    says: 'an order is ending',
    at: 'beforeLastDay',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(72),
  },
  requestDue: {
    label: 'A request or complaint is not answered in time',
    says: 'a request or complaint has not been answered',
    at: 'late',
    ladder: ['owner', 'coordinator', 'supervisor'],
    seenWithin: hours(24),
  },
  complaintUnseen: {
    label: 'A complaint',
    says: 'a complaint is for the supervisor to see',
    at: 'visible',
    ladder: ['supervisor', 'coordinator'],
    seenWithin: hours(8),
  },
  draftIdle: {
    label: 'A draft lies idle',
    says: 'a draft lies idle',
    at: 'visible',
    ladder: ['owner', 'supervisor'],
    seenWithin: hours(72),
  },
  closedLacking: {
    label: 'A case was closed with something missing',
    says: 'a case was closed with something missing',
    at: 'visible',
    ladder: ['supervisor', 'coordinator'],
    seenWithin: hours(24),
  },
  decisionEscalated: {
    label: 'A decision that no order is needed is asked for again',
    says: 'a decision that no order is needed is to be looked at again',
    at: 'visible',
    ladder: ['coordinator', 'supervisor'],
    seenWithin: hours(48),
  },
  release: {
    label: 'A release from custody is near',
    says: 'a release from custody is near',
    ladder: ['owner', 'coordinator'],
    atOnce: true,
    seenWithin: hours(24),
  },
  releaseTell: {
    label: 'A release from custody is near, and a protected person is not told',
    says: 'a protected person is to be told of a release from custody',
    ladder: ['owner', 'coordinator'],
    seenWithin: hours(24),
  },
  criminalDate: {
    label: 'A date of the criminal case is near or past',
    says: 'a date of a criminal case is near or past',
    ladder: ['owner', 'coordinator'],
    seenWithin: hours(24),
  },
  part2Ends: {
    label: 'Sex offender notification is about to end under an order',
    says: 'a duty to notify is about to begin under an order',
    ladder: ['owner', 'coordinator'],
    atOnce: true,
    seenWithin: hours(24),
  },
  // A first feed may leave thousands of pairs to screen: an alarm for each would bury the rest, and the list counts those late.
  pairToScreen: {
    label: 'A further crime report about two people who were decided on',
    says: 'a further crime report asks a decision again',
    at: 'askedAgain',
    ladder: ['coordinator', 'supervisor'],
    seenWithin: hours(72),
  },
  knownSuspect: {
    label: 'A known suspect, another victim',
    says: 'a crime report is about a suspect who is known, with another victim',
    at: 'visible',
    ladder: ['coordinator', 'supervisor'],
    seenWithin: hours(8),
  },
  dutyGap: {
    label: 'Nobody is on duty',
    says: 'nobody is down for a duty',
    at: 'visible',
    ladder: ['coordinator', 'supervisor', 'administrator'],
    seenWithin: hours(24),
  },
  feedSilent: {
    label: 'A records system sends no crime reports',
    says: 'a records system has sent no crime reports',
    at: 'visible',
    ladder: ['administrator', 'coordinator'],
    seenWithin: hours(24),
  },
  feedStopped: {
    label: 'A file of crime reports was not taken',
    says: 'a file of crime reports was not taken',
    at: 'visible',
    ladder: ['administrator', 'coordinator'],
    seenWithin: hours(24),
  },
  mailUndelivered: {
    label: 'Mail to a person is not delivered',
    says: 'mail to a person is not delivered',
    at: 'visible',
    ladder: ['administrator', 'supervisor'],
    seenWithin: hours(24),
  },
  recordFault: {
    label: 'The record does not hold',
    says: 'a verification of the record found a fault',
    at: 'visible',
    ladder: ['administrator', 'supervisor'],
    always: true,
    seenWithin: hours(4),
  },
  lawCheck: {
    label: 'A number or date of the law is due to be checked',
    says: 'numbers or dates of the law in use are due to be checked again',
    at: 'visible',
    ladder: ['lawKeepers'],
    seenWithin: hours(7 * 24),
  },
} as const satisfies Record<string, AlarmEntry>
export type AlarmKind = keyof typeof entries
export const alarmKinds: Readonly<Record<AlarmKind, AlarmEntry>> = entries
export const alarmKindNames = Object.keys(entries) as AlarmKind[]
export const isAlarmKind = (kind: string): kind is AlarmKind => Object.hasOwn(entries, kind)

/** What a force has set for one kind of alarm, in place of the starting values. */
export interface AlarmRule {
  id: Id
  kind: AlarmKind
  ladder: readonly AlarmReader[]
  seenWithinMinutes: number
  byMail: boolean
}
