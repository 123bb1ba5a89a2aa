import { type SQL, sql } from 'drizzle-orm'
import { longDate } from '../../spo/calendar.ts'
import {
  type AdjournReason,
  type ApplicationKind,
  adjournReasons,
  applicationKinds,
  type Tier,
  tiers,
} from '../../spo/codes.ts'
import { mayEver, type Permission } from '../../spo/policy.ts'
import { applicationStatuses, applicationsThat } from '../../spo/status.ts'
import { type Limb, limbs, type WrongTest, wrongTests } from '../../spo/statute.ts'
import { type Detail, noBand, type Queue, type Reading, startOf, withinDays } from './queue.ts'

/** The permission by which each tier decides. */
export const tierPermission = {
  sergeant: 'reviewAsSergeant',
  coordinator: 'reviewAsCoordinator',
  legal: 'reviewAsLegal',
  authorising: 'authorise',
} as const satisfies Record<Tier, Permission>

const tiersHeld = (r: Reading) =>
  (Object.keys(tierPermission) as Tier[]).filter(t => mayEver(r.actor, tierPermission[t]))
const oneOf = (column: SQL, values: readonly string[]): SQL =>
  values.length ? sql`${column} in ${values}` : sql`false`
const days = (n: number): SQL => sql`make_interval(days => ${n}::int)`

const kindOf = (d: Detail) => applicationKinds[d.kind as ApplicationKind]?.label ?? 'Application'
const named = (d: Detail) => `${kindOf(d)}, application ${d.number}`

/** Applications in some statuses, with the latest thing a reviewer said of each. */
const withLastReview = (statuses: readonly string[], r: Reading, target: number, detail: SQL, since: SQL): SQL => sql`
  select a.case_id, a.id as record_id,
    jsonb_build_object('kind', a.kind, 'number', a.number, 'status', a.status) || ${detail} as detail,
    ${since} as since, ${since} + ${days(target)} as due, ${since} + ${days(target)} < ${r.at}::timestamptz as late, ${noBand} as band
  from applications a
  left join lateral (
    select rv.tier, rv.limb, rv.wrong_test, rv.result, rv.at from reviews rv where rv.application_id = a.id order by rv.at desc, rv.id desc limit 1
  ) last on true
  where a.force_id = (select spo_force()) and ${oneOf(sql`a.status`, statuses)}`

export const applicationQueues = {
  review: {
    label: 'Drafts to review',
    meaning: 'Applications that wait for a decision by a tier that you hold. Nobody decides on their own.',
    for: Object.values(tierPermission),
    target: withinDays('reviewedWithinDays'),
    stage: 'application',
    words: d =>
      `${named(d)}: ${applicationStatuses[d.status as keyof typeof applicationStatuses]?.label.toLowerCase()}${d.own ? '. Started by you: someone else must decide' : ''}`,
    rows: r => {
      const mine = tiersHeld(r)
      const statuses = applicationsThat(s => s.queue === 'review' && s.tier !== null && mine.includes(s.tier))
      return withLastReview(
        statuses,
        r,
        r.settings.reviewedWithinDays,
        sql`jsonb_build_object('own', a.started_by_id = ${r.actor.id}::uuid)`,
        sql`greatest(a.submitted_at, last.at, a.started_at)`,
      )
    },
  },
  returned: {
    label: 'Returned',
    meaning: 'Applications that a reviewer has sent back for more work.',
    for: ['submit'],
    target: withinDays('returnedWithinDays'),
    stage: 'application',
    words: d => `${named(d)}: returned${d.tier ? ` by the ${tiers[d.tier as Tier].label.toLowerCase()}` : ''}`,
    rows: r =>
      withLastReview(
        applicationsThat(s => s.queue === 'returned'),
        r,
        r.settings.returnedWithinDays,
        sql`jsonb_build_object('tier', last.tier)`,
        sql`coalesce(last.at, a.submitted_at, a.started_at)`,
      ),
  },
  refusals: {
    label: 'Refusals',
    meaning:
      'Applications refused before they reached a court, with the limb that was said not to be met, and those escalated. A refusal for a reason that the Act does not ask for is marked “wrong test”.',
    for: ['escalate', 'reviewAsCoordinator'],
    target: withinDays('refusalSeenWithinDays'),
    stage: 'application',
    words: d =>
      [
        `${named(d)}: ${d.status === 'escalated' ? 'refusal escalated' : 'refused'}${d.tier ? ` by the ${tiers[d.tier as Tier].label.toLowerCase()}` : ''}`,
        d.limb ? `Limb: ${limbs[d.limb as Limb].label.toLowerCase()}` : '',
        d.wrongTest ? `Wrong test: ${wrongTests[d.wrongTest as WrongTest].label}` : '',
      ]
        .filter(Boolean)
        .join('. '),
    rows: r => sql`
      select a.case_id, a.id as record_id,
        jsonb_build_object('kind', a.kind, 'number', a.number, 'status', a.status, 'tier', refusal.tier, 'limb', refusal.limb, 'wrongTest', refusal.wrong_test) as detail,
        coalesce(last.at, a.submitted_at, a.started_at) as since,
        coalesce(last.at, a.submitted_at, a.started_at) + ${days(r.settings.refusalSeenWithinDays)} as due,
        coalesce(last.at, a.submitted_at, a.started_at) + ${days(r.settings.refusalSeenWithinDays)} < ${r.at}::timestamptz as late,
        ${noBand} as band
      from applications a
      left join lateral (select rv.at from reviews rv where rv.application_id = a.id order by rv.at desc, rv.id desc limit 1) last on true
      left join lateral (
        select rv.tier, rv.limb, rv.wrong_test from reviews rv where rv.application_id = a.id and rv.result = 'refused' order by rv.at desc, rv.id desc limit 1
      ) refusal on true
      where a.force_id = (select spo_force()) and ${oneOf(
        sql`a.status`,
        applicationsThat(s => s.queue === 'refused'),
      )}`,
  },
  readyToLodge: {
    label: 'Ready to lodge',
    meaning: 'Applications that are authorised and not yet with the court.',
    for: ['court'],
    target: withinDays('authorisedToLodgedDays'),
    stage: 'court',
    words: d => `${named(d)}: authorised${d.authorisedOn ? ` on ${longDate(String(d.authorisedOn))}` : ''}`,
    rows: r => sql`
      select a.case_id, a.id as record_id,
        jsonb_build_object('kind', a.kind, 'number', a.number, 'authorisedOn', a.authorised_on) as detail,
        ${startOf(sql`coalesce(a.authorised_on, (a.submitted_at at time zone 'Europe/London')::date, (a.started_at at time zone 'Europe/London')::date)`)} as since,
        ${startOf(sql`a.authorised_on + ${r.settings.authorisedToLodgedDays}::int`)} as due,
        coalesce(a.authorised_on + ${r.settings.authorisedToLodgedDays}::int < ${r.today}::date, false) as late,
        ${noBand} as band
      from applications a
      where a.force_id = (select spo_force()) and ${oneOf(
        sql`a.status`,
        applicationsThat(s => s.queue === 'readyToLodge'),
      )}`,
  },
  unlisted: {
    label: 'Hearing without date',
    meaning: 'Applications with the court that have no hearing listed today or later.',
    for: ['court', 'allocate'],
    target: s => `${s.listingWithinDays} days from lodging, or from the last hearing. Set by the force`,
    stage: 'court',
    words: d =>
      `${named(d)}: ${
        d.last
          ? d.lastStatus === 'listed'
            ? `the hearing on ${longDate(String(d.last))} has no result`
            : `no new date since the hearing on ${longDate(String(d.last))}${d.adjournReason ? ` was adjourned: ${adjournReasons[d.adjournReason as AdjournReason].label.toLowerCase()}` : ''}`
          : 'no hearing listed'
      }`,
    rows: r => sql`
      select a.case_id, a.id as record_id,
        jsonb_build_object('kind', a.kind, 'number', a.number, 'last', last.listed_on, 'lastStatus', last.status, 'adjournReason', last.adjourn_reason) as detail,
        ${startOf(sql`coalesce(last.listed_on, a.lodged_on, (a.started_at at time zone 'Europe/London')::date)`)} as since,
        ${startOf(sql`coalesce(last.listed_on, a.lodged_on) + ${r.settings.listingWithinDays}::int`)} as due,
        coalesce(coalesce(last.listed_on, a.lodged_on) + ${r.settings.listingWithinDays}::int < ${r.today}::date, false) as late,
        ${noBand} as band
      from applications a
      left join lateral (
        select h.listed_on, h.status, h.adjourn_reason from hearings h where h.application_id = a.id and h.listed_on <= ${r.today}::date
        order by h.listed_on desc, h.id desc limit 1
      ) last on true
      where a.force_id = (select spo_force()) and ${oneOf(
        sql`a.status`,
        applicationsThat(s => s.atCourt),
      )}
        and not exists (select 1 from hearings h where h.application_id = a.id and h.status = 'listed' and h.listed_on >= ${r.today}::date)`,
  },
} satisfies Record<string, Queue>
