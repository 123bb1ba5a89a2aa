import type { ActName } from '../act-names.ts'
import type { Collection } from '../case.ts'
import type { Role } from '../policy.ts'
import type { Application } from '../records/applications.ts'
import type { Id } from '../records/id.ts'
import type { Course } from '../reference/codes/training.ts'
import { type ApplicationStatus, applicationStatus, applicationStatuses } from '../reference/status.ts'
import type { CalendarDate } from '../time/calendar.ts'

/** The statuses in which an application waits for a reviewer. */
export const reviewable = (Object.keys(applicationStatuses) as ApplicationStatus[]).filter(
  s => applicationStatuses[s].queue === 'review',
)
/** Whose the review is by name, at the tier before which the application stands; null where it is nobody’s. */
export const reviewerOf = (a: Pick<Application, 'status' | 'reviewerId' | 'reviewerTier'>): Id | null =>
  a.reviewerId && a.reviewerTier === applicationStatus(a.status).tier ? a.reviewerId : null

/** What of the rows of a queue is given to a person, by which act, and to people of which roles. */
export const givenWork = {
  officer: {
    label: 'Officer in the case',
    many: 'Assign the selected cases',
    verb: 'Assign selected cases',
    pick: 'Select an officer',
    none: 'Select the officer to assign them to',
    act: 'assignOfficer',
    field: 'officerId',
    about: 'case',
    roles: ['officer', 'sergeant'],
  },
  reviewer: {
    label: 'Who reviews',
    many: 'Give the selected reviews',
    verb: 'Give selected reviews',
    pick: 'Select a reviewer',
    none: 'Select who is to review them',
    act: 'giveReview',
    field: 'reviewerId',
    about: 'applications',
    roles: ['sergeant', 'coordinator', 'legal', 'authorising'],
  },
  owner: {
    label: 'Owner of the order',
    many: 'Give the selected orders an owner',
    verb: 'Give selected orders',
    pick: 'Select an owner',
    none: 'Select who is to own them',
    act: 'assignOrderOwner',
    field: 'ownerId',
    about: 'orders',
    roles: ['officer', 'compliance'],
  },
  checker: {
    label: 'Who checks',
    many: 'Give the selected checks',
    verb: 'Give selected checks',
    pick: 'Select a checker',
    none: 'Select who is to do them',
    act: 'giveCheck',
    field: 'checkerId',
    about: 'orderConditions',
    roles: ['officer', 'compliance'],
  },
  held: {
    label: 'Who takes it over',
    many: 'Give away what is selected',
    verb: 'Give what is selected',
    pick: 'Select who takes it over',
    none: 'Select who is to take it over',
    act: 'handOver',
    field: 'toId',
    about: 'case',
    roles: ['officer', 'sergeant', 'coordinator', 'civilOrders', 'legal', 'authorising', 'compliance', 'supervisor'],
  },
} as const satisfies Record<
  string,
  {
    label: string
    many: string
    verb: string
    pick: string
    none: string
    act: ActName
    field: string
    about: 'case' | Collection
    roles: readonly Role[]
  }
>
export type GivenWork = keyof typeof givenWork

/** What somebody has to do, for whoever gives work. */
export interface Load {
  id: Id
  name: string
  team: string | null
  openCases: number
  drafts: number
  reviews: number
  /** Checks that are theirs by name and due within a week, or late. */
  checks: number
  /** The last day of an absence that holds now, and who stands in. */
  awayUntil: string | null
  standIn: string | null
  /** The courses that they have done, for whoever gives work. */
  courses: { course: Course; doneOn: CalendarDate }[]
}
/** What counts as much as what, so that loads can be compared: a starting value of this program’s own. */
export const loadOf = (l: Load): number => l.openCases + l.drafts * 2 + l.reviews + l.checks
/** Whoever is there before whoever is away, the least load first. */
export const byLoad = (all: readonly Load[]): Load[] =>
  [...all].sort(
    (a, b) =>
      Number(a.awayUntil !== null) - Number(b.awayUntil !== null) ||
      loadOf(a) - loadOf(b) ||
      a.name.localeCompare(b.name, 'en'),
  )
