import type { CaseFile } from '../../case/case.ts'
import type { Moment } from '../../case/moment.ts'
import { set } from '../../case/patch.ts'
import type { Permission } from '../../case/policy.ts'
import type { Application, Review } from '../../case/records/applications.ts'
import type { Id } from '../../case/records/id.ts'
import { type Tier, tiers } from '../../case/reference/codes/applications.ts'
import type { Told } from '../../case/reference/mail.ts'
import { type ApplicationStatus, applicationStatus } from '../../case/reference/status.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { holderOf, interimOf, isCarried, linkedInterim } from '../../case/views/applications.ts'
import { snapshotOf } from '../../drafting/snapshot.ts'
import type { Refusal } from '../../law/refusal.ts'
import { stagePath } from '../../site/addresses.ts'

export const permissions = {
  sergeant: 'reviewAsSergeant',
  coordinator: 'reviewAsCoordinator',
  legal: 'reviewAsLegal',
  authorising: 'authorise',
} as const satisfies Record<Tier, Permission>

/** Everyone who wrote some of an application, or of its other half. */
const writersOf = (file: CaseFile<'applications'>, a: Application): Set<Id> => {
  const holder = holderOf(file, a)
  return new Set([a, holder, interimOf(file, holder)].flatMap(x => (x ? [x.startedById, ...x.writtenByIds] : [])))
}

/** Never one's own: not by who drafted, not by the officer in the case, and one tier to a person. */
export function notTheirOwn(
  file: CaseFile<'applications' | 'reviews'>,
  a: Application,
  tier: Tier,
  actorId: string,
): Refusal[] {
  const holder = holderOf(file, a)
  const writers = writersOf(file, a)
  const earlier = file.reviews.find(
    r =>
      (r.applicationId === a.id || r.applicationId === holder.id) &&
      r.byId === actorId &&
      r.tier !== tier &&
      (r.result === 'endorsed' || r.result === 'authorised'),
  )
  return [
    ...(writers.has(actorId)
      ? [{ message: 'You wrote part of this application, so someone else must review it' }]
      : file.case.officerId === actorId
        ? [{ message: 'You are the officer in this case, so someone else must review it' }]
        : []),
    ...(earlier
      ? [
          {
            message: `You endorsed this application as ${tiers[earlier.tier].label.toLowerCase()}, so someone else must review it at this step`,
          },
        ]
      : []),
  ]
}
export const goesWithMain = (file: CaseFile<'applications'>, a: Application): Refusal[] =>
  isCarried(file, a)
    ? [
        {
          message: 'The interim application goes with the full application: decide that one',
          href: stagePath(file.case.ref, 'application'),
        },
      ]
    : []

type Said = Partial<Pick<Review, 'reasonCodes' | 'limb' | 'wrongTest' | 'note' | 'whatWouldChange'>>
export const reviewPatch = (
  file: CaseFile<
    | 'applications'
    | 'draftConditions'
    | 'incidents'
    | 'orderConditions'
    | 'orderVersions'
    | 'orders'
    | 'protectedPersons'
  >,
  a: Application,
  moment: Moment,
  tier: Tier,
  result: Review['result'],
  { decidedAt, ...said }: Said & { decidedAt?: Instant | null },
) => ({
  in: 'reviews' as const,
  add: {
    id: moment.newId(),
    applicationId: a.id,
    tier,
    result,
    reasonCodes: [],
    limb: null,
    wrongTest: null,
    note: null,
    whatWouldChange: null,
    seen: { ...snapshotOf(file, a) },
    at: decidedAt ?? moment.at,
    byId: moment.actor.id,
    ...said,
  },
})
/** The interim half goes where its full application goes while both are before court. */
export const carry = (
  file: CaseFile<'applications'>,
  a: Application,
  status: ApplicationStatus,
  more: Partial<Application> = {},
) => {
  const half = linkedInterim(file, a)
  return half ? [set('applications', half.id, { ...more, status })] : []
}
export const offeredAlone = ({ file, record }: { file: CaseFile<'applications'>; record: Application }) =>
  !isCarried(file, record)

/** The reviewers of the tier whose turn it is, without those who may not review this application. */
export const waitingTold = (
  file: CaseFile<'applications' | 'reviews'>,
  a: Application,
  status: ApplicationStatus,
): Told[] => {
  const { tier } = applicationStatus(status)
  if (!tier) return []
  const hands = [...writersOf(file, a), file.case.officerId, ...file.reviews.map(r => r.byId)]
  const except = [...new Set(hands)].filter(id => id !== null && notTheirOwn(file, a, tier, id).length > 0) as Id[]
  return [{ kind: 'applicationWaiting', to: { may: permissions[tier], except } }]
}

const tell = {
  criminalThreshold:
    /\b(not enough (evidence )?to charge|charg(e|ing) (standard|threshold|decision)|(criminal|evidential) (threshold|test|standard)|threshold not met|beyond reasonable doubt|realistic prospect|no conviction)\b/i,
  victimSupport:
    /\b(victim|complainant|she|he|they) (will not|won[’']t|does not|doesn[’']t|do not|refus\w+ to) (support|co-?operate|engage|make a statement)\b/i,
  otherOrder: /\b(already (has|have|is|got)|there is) (a |an )?(restraining|non-molestation|bail|other order)/i,
  lowLevel: /\blow[- ]level\b/i,
} as const
/** A test that the Act does not set, found in a reviewer's own words. */
export const wrongTestIn = (text: string): keyof typeof tell | null =>
  (Object.keys(tell) as (keyof typeof tell)[]).find(test => tell[test].test(text)) ?? null
