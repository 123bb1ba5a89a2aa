import type { CaseFile } from '../case/case.ts'
import type { Permission } from '../case/policy.ts'
import { type Application, type Hearing, isChange } from '../case/records/applications.ts'
import { type ApplicationKind, applicationKinds, type Tier, tiers } from '../case/reference/codes/applications.ts'
import { type AdjournReason, adjournReasons } from '../case/reference/codes/court.ts'
import { type ApplicationStatus, applicationStatus } from '../case/reference/status.ts'
import { type Limb, limbs, type WrongTest, wrongTests } from '../case/reference/statute.ts'
import { reviewerOf } from '../case/staff/given.ts'
import { addDays, type CalendarDate, hoursAfter, type Instant, londonDate, longDate } from '../case/time/calendar.ts'
import { lodgedWithBoth } from '../case/views/applications.ts'
import { mergeStretches, stretches } from '../case/views/in-force-spans.ts'
import { isAtCourt } from '../case/views/orders.ts'
import { oldProofWordsIn } from '../law/practice/proof-words.ts'
import { ownTarget } from './own-target.ts'
import {
  always,
  dueAt,
  kinds,
  type Params,
  source,
  type Time,
  type Wait,
  type WaitEntry,
  wait,
  within,
} from './wait.ts'

/** The permission by which each tier decides. */
export const tierPermission = {
  sergeant: 'reviewAsSergeant',
  coordinator: 'reviewAsCoordinator',
  legal: 'reviewAsLegal',
  authorising: 'authorise',
} as const satisfies Record<Tier, Permission>

const what = (p: Params) => `${applicationKinds[p.kind as ApplicationKind].label}, application ${p.number}`
const status = (p: Params) => applicationStatus(p.status as ApplicationStatus).label.toLowerCase()
const byTier = (p: Params) => (p.tier ? ` by the ${tiers[p.tier as Tier].label.toLowerCase()}` : '')
const written: WaitEntry = {
  onCase: 'visible',
  sentence: ({ params: p }) => `${what(p)}: ${status(p)}`,
  page: ({ params: p }) => (p.change ? `/application/${Number(p.number)}` : '/application'),
  go: 'Go to the application',
  acts: () => [],
}
const before: WaitEntry = {
  ...written,
  todo: ({ params: p }) => `Finish application ${p.number} and send it for review`,
  go: 'Continue the application',
}
const court = { onCase: 'visible', page: '/court', go: 'Court' } as const

const waitingApplications = kinds({
  draft: before,
  /** Begun, never sent on, and nothing written in it for so long. */
  draftIdle: {
    ...before,
    onCase: 'never',
    line: ({ params: p }) => `${what(p)}: nothing written since ${longDate(String(p.writtenOn))}`,
    sentence: ({ params: p }) => `${what(p)}: nothing written since ${longDate(String(p.writtenOn))}`,
  },
  oldWording: {
    ...before,
    todo: ({ params: p }) => `Take words of an older standard of proof out of application ${p.number}`,
    sentence: ({ params: p }) =>
      `${what(p)}: it says “${p.words}” about ${p.part}, which is an older standard of proof`,
  },
  returned: {
    ...before,
    todo: ({ params: p }) => `Answer what application ${p.number} was returned for`,
    line: ({ params: p }) => `${what(p)}: returned${byTier(p)}`,
  },
  review: {
    ...written,
    todo: ({ params: p }) => `Review application ${p.number}`,
    line: ({ params: p, owner }, _, reader) =>
      `${what(p)}: ${status(p)}${owner ? `, given to ${owner}` : ''}${p.startedById === reader.id ? '. Started by you: someone else must decide' : ''}`,
  },
  refused: {
    ...written,
    line: ({ params: p }) =>
      [
        `${what(p)}: ${p.status === 'escalated' ? 'refusal escalated' : 'refused'}${byTier(p)}`,
        p.limb ? `Limb: ${limbs[p.limb as Limb].label.toLowerCase()}` : '',
        p.wrongTest ? `Wrong test: ${wrongTests[p.wrongTest as WrongTest].label}` : '',
      ]
        .filter(Boolean)
        .join('. '),
  },
  readyToLodge: {
    ...written,
    // Its full application says both.
    onCase: p => !(p.together && p.kind === 'interim'),
    todo: ({ params: p }) =>
      p.together
        ? 'Lodge the full and interim applications with the court'
        : `Lodge application ${p.number} with the court`,
    page: '/court',
    line: ({ params: p }) => `${what(p)}: authorised${p.authorisedOn ? ` on ${longDate(String(p.authorisedOn))}` : ''}`,
    acts: ({ about, params: p }) =>
      (p.together ? (['lodgeBoth', 'lodge'] as const) : (['lodge'] as const)).map(name => ({
        name,
        about: 'applications',
        id: name === 'lodgeBoth' ? String(p.fullId ?? about.id) : about.id,
      })),
  },
  /** A hearing to come: nothing to do but to be there. */
  hearing: {
    ...court,
    sentence: ({ params: p }) => `${what(p)}: hearing on ${longDate(String(p.on))} at ${p.court}`,
    todo: ({ params: p }) => `Be ready for the hearing on ${longDate(String(p.on))}`,
    acts: () => [],
  },
  unlisted: {
    clocks: ['listing'],
    ...court,
    sentence: ({ params: p }) =>
      p.lastStatus === 'listed'
        ? `${what(p)}: the hearing on ${longDate(String(p.last))} has no result`
        : `${what(p)}: no hearing is listed`,
    todo: ({ params: p }) =>
      p.lastStatus === 'listed' ? `Record what the court did on ${longDate(String(p.last))}` : 'List a hearing',
    line: ({ params: p }) =>
      `${what(p)}: ${
        p.last
          ? p.lastStatus === 'listed'
            ? `the hearing on ${longDate(String(p.last))} has no result`
            : `no new date since the hearing on ${longDate(String(p.last))}${p.adjournReason ? ` was adjourned: ${adjournReasons[p.adjournReason as AdjournReason].label.toLowerCase()}` : ''}`
          : 'no hearing listed'
      }`,
    // The order, the refusal, an adjournment: which, the page of the court asks.
    acts: ({ about, params: p }) =>
      p.lastStatus === 'listed' ? [] : [{ name: 'listHearing', about: 'applications', id: about.id }],
  },
})
export const applicationSource = source({
  name: 'applications',
  version: 6,
  reads: ['applications', 'reviews', 'hearings'],
  kinds: waitingApplications,
  rows: file =>
    file.applications
      .filter(a => !applicationStatus(a.status).ended)
      .flatMap(a => (isAtCourt(a) ? atCourt(a, file) : beforeCourt(a, file))),
})
type Kind = keyof typeof waitingApplications

const about = (a: Application) => ({ kind: 'applications' as const, id: a.id })
const hoursInDay = 24
const latest = (...times: (Instant | null | undefined)[]): Instant =>
  times.reduce<Instant>((last, t) => (t && Date.parse(t) > Date.parse(last) ? t : last), '1970-01-01T00:00:00.000Z')

/** What is still the force’s own: a draft, a review, a refusal, an application to lodge. */
function beforeCourt(a: Application, file: CaseFile): Wait<Kind>[] {
  const { settings } = file
  const row = applicationStatus(a.status)
  const reviews = file.reviews
    .filter(r => r.applicationId === a.id)
    .sort((x, y) => Date.parse(x.at) - Date.parse(y.at) || (x.id < y.id ? -1 : 1))
  const last = reviews.at(-1)
  const since = last?.at ?? a.submittedAt ?? a.startedAt
  const params: Params = {
    kind: a.kind,
    number: a.number,
    status: a.status,
    change: isChange(a),
    startedById: a.startedById,
    tier: last?.tier ?? null,
  }
  const [old] = oldProofWordsIn(a, settings)
  const worded = old
    ? [wait('oldWording', about(a), { at: a.writtenAt ?? a.startedAt }, { params: { ...params, ...old } })]
    : []
  const waitRows = (kind: Kind, from: Time, given: Parameters<typeof wait>[3] = {}) => [
    wait(kind, about(a), from, { ...given, params: { ...params, ...given.params } }),
    ...worded,
  ]
  if (row.queue === 'returned')
    return waitRows(
      'returned',
      { at: since },
      { ...ownTarget({ at: since }, 'returnedWithinDays', settings), red: always },
    )
  if (row.editable) {
    const written = a.writtenAt ?? a.startedAt
    const idle = hoursAfter(written, settings.draftIdleDays * hoursInDay)
    return [
      ...waitRows('draft', { at: a.startedAt }),
      wait(
        'draftIdle',
        about(a),
        { at: idle },
        { ...dueAt(idle), params: { ...params, writtenOn: londonDate(written) } },
      ),
    ]
  }
  if (row.queue === 'review' && row.tier) {
    const waiting = latest(a.submittedAt, last?.at, a.startedAt)
    return waitRows(
      'review',
      { at: waiting },
      {
        ...ownTarget({ at: waiting }, 'reviewedWithinDays', settings),
        permission: tierPermission[row.tier],
        ownerId: reviewerOf(a),
      },
    )
  }
  if (row.queue === 'refusals') {
    const refusal = reviews.findLast(r => r.result === 'refused')
    const why = {
      tier: refusal?.tier ?? null,
      limb: refusal?.limb ?? null,
      wrongTest: refusal?.wrongTest ?? null,
    }
    const target = ownTarget({ at: since }, 'refusalSeenWithinDays', settings)
    return waitRows('refused', { at: since }, { ...target, params: { ...why, ...target.params } })
  }
  const { authorisedOn } = a
  const full = lodgedWithBoth(file, a)
  const target = authorisedOn ? ownTarget({ on: authorisedOn }, 'authorisedToLodgedDays', settings) : null
  return waitRows(
    'readyToLodge',
    { on: authorisedOn ?? londonDate(a.submittedAt ?? a.startedAt) },
    {
      ...target,
      params: { authorisedOn, together: full !== undefined, fullId: full?.id ?? null, ...target?.params },
    },
  )
}

/** With the court: the next hearing, in turn, and the days for which none is listed. */
function atCourt(a: Application, file: CaseFile): Wait<Kind>[] {
  const hearings = file.hearings.filter(h => h.applicationId === a.id)
  const start = a.lodgedOn ?? londonDate(a.startedAt)
  const params: Params = { kind: a.kind, number: a.number }
  // A day changes what is next the day after it; what was last, on the day itself.
  const changes = hearings.flatMap(h => [h.listedOn, addDays(h.listedOn, 1)])
  const found = stretches({ from: start, to: null }, changes, day => ({
    next: nextOn(hearings, day),
    last: lastOn(hearings, day),
  }))
  return mergeStretches(found, isSame).map(({ from, to, value: { next, last } }) => {
    const part = next ? next.id : from === start ? '' : from
    if (next)
      return wait(
        'hearing',
        about(a),
        { at: next.listedAt },
        {
          ...within({ from, to }),
          foreseen: { at: next.listedAt },
          part,
          due: { on: next.listedOn },
          params: { ...params, on: next.listedOn, court: next.court },
        },
      )
    const from0 = last?.listedOn ?? a.lodgedOn
    const target = from0 ? ownTarget({ on: from0 }, 'listingWithinDays', file.settings) : null
    return wait(
      'unlisted',
      about(a),
      { on: from0 ?? start },
      {
        ...within({ from, to }),
        part,
        ...target,
        params: {
          ...params,
          ...target?.params,
          last: last?.listedOn ?? null,
          lastStatus: last?.status ?? null,
          adjournReason: last?.adjournReason ?? null,
        },
      },
    )
  })
}
interface Diary {
  next: Hearing | undefined
  last: Hearing | undefined
}
const nextOn = (hearings: readonly Hearing[], day: CalendarDate): Hearing | undefined =>
  hearings.filter(h => h.status === 'listed' && h.listedOn >= day).sort(byDay)[0]
/** The latest hearing up to a day, whatever came of it. */
const lastOn = (hearings: readonly Hearing[], day: CalendarDate): Hearing | undefined =>
  hearings
    .filter(h => h.listedOn <= day)
    .sort(byDay)
    .at(-1)
const byDay = (a: Hearing, b: Hearing) => a.listedOn.localeCompare(b.listedOn) || (a.id < b.id ? -1 : 1)
/** While a hearing is to come, what was last does not matter. */
const isSame = (before: Diary, { next, last }: Diary) => before.next === next && (!!next || before.last === last)
