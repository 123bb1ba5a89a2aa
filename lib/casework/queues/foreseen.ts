import { sql } from 'drizzle-orm'
import { longDate } from '../../spo/calendar.ts'
import { type ThirdParty, thirdParties } from '../../spo/codes.ts'
import { defaultReference } from '../../spo/findings/reference.ts'
import { applicationsThat } from '../../spo/status.ts'
import { liveOrders, noBand, type Queue, startOf } from './queue.ts'

/** A hearing leaves room for hearsay notice this many days before it, both ends excluded. */
const hearsaySafe = defaultReference.hearsayDays + 1
const crossSafe = defaultReference.crossExaminationNoticeDays + 1
const noticesAhead = 14
const { interimWarningDays } = defaultReference

/** Work that follows from what has not happened yet: a gap that will open, a notice whose day is coming. */
export const foreseenQueues = {
  gaps: {
    label: 'Interim order ends too soon',
    meaning:
      'Interim orders in force that end before the next hearing of the main application, from the day on which it was listed; and those about to end with no hearing listed.',
    for: ['court', 'draft', 'allocate'],
    target: () => `a renewal ${interimWarningDays} days before the last day. A starting value`,
    stage: 'order',
    words: d =>
      `Interim order ${d.ref} ends at the end of ${longDate(String(d.lastDay))}: ${d.hearing ? `the hearing is on ${longDate(String(d.hearing))}` : 'no hearing is listed'}`,
    // As clock C7 of lib/spo/clocks.
    rows: r => sql`
      select o.case_id, o.id as record_id,
        jsonb_build_object('ref', o.ref, 'lastDay', o.last_day, 'hearing', next.listed_on) as detail,
        ${startOf(sql`o.made_on`)} as since, ${startOf(sql`o.last_day - ${interimWarningDays}::int`)} as due,
        o.last_day - ${interimWarningDays}::int < ${r.today}::date as late, ${noBand} as band
      from (${liveOrders(r.today)}) o
      join orders made on made.id = o.id
      join applications own on own.id = made.application_id
      join applications main on main.id = case when own.kind = 'interim' then own.main_id else own.id end
      left join lateral (
        select min(h.listed_on) as listed_on from hearings h
        where h.application_id = main.id and h.status = 'listed' and h.listed_on >= ${r.today}::date
      ) next on true
      where o.kind = 'interim' and o.last_day is not null and (
        o.last_day < next.listed_on
        or (next.listed_on is null and main.status in ${applicationsThat(s => s.atCourt)} and o.last_day - ${r.today}::date <= ${interimWarningDays}::int))`,
  },
  notices: {
    label: 'Notices of hearings',
    meaning: `Hearings to come for which hearsay notice is not recorded, from ${noticesAhead} days before the last safe day, if hearsay is relied on; and hearings listed after an adjournment or about cross-examination, of which every party must be told.`,
    for: ['court'],
    target: () =>
      `${defaultReference.hearsayDays} clear days for hearsay notice, SI 1999/681 r.3. No number for the rest`,
    stage: 'court',
    words: d =>
      [
        `Hearing on ${longDate(String(d.on))}`,
        d.hearsay ? `hearsay notice by the end of ${longDate(String(d.safe))}` : '',
        d.unserved ? 'serve the summons again' : d.again ? 'tell every party of the new day' : '',
        d.cross ? `notice to every party by the end of ${longDate(String(d.crossBy))}` : '',
      ]
        .filter(Boolean)
        .join(': '),
    // As clocks C15, C17, C18 and C19 of lib/spo/clocks.
    rows: r => sql`
      select h.case_id, h.id as record_id,
        jsonb_build_object('on', h.listed_on, 'safe', h.listed_on - ${hearsaySafe}::int, 'hearsay', n.hearsay, 'again', n.again, 'unserved', n.unserved, 'cross', n.crossing, 'crossBy', h.listed_on - ${crossSafe}::int) as detail,
        h.listed_at as since,
        ${startOf(sql`case when n.hearsay then h.listed_on - ${hearsaySafe}::int when n.crossing then h.listed_on - ${crossSafe}::int else h.listed_on - 1 end`)} as due,
        (n.hearsay and h.listed_on - ${hearsaySafe}::int < ${r.today}::date or n.crossing and h.listed_on - ${crossSafe}::int < ${r.today}::date) as late, ${noBand} as band
      from hearings h
      join applications a on a.id = h.application_id
      cross join lateral (select
        a.applicant = 'chiefOfficer' and a.kind <> 'appeal' and h.hearsay_served_on is null and h.hearsay_none is null and h.purpose is distinct from 'crossExamination'
          and h.listed_on - ${hearsaySafe}::int <= ${r.today}::date + ${noticesAhead}::int as hearsay,
        a.applicant = 'chiefOfficer' and a.kind <> 'appeal' and h.purpose = 'crossExamination' and h.parties_told_on is null as crossing,
        h.parties_told_on is null and exists (select 1 from hearings b where b.application_id = h.application_id and b.status = 'adjourned' and b.listed_on < h.listed_on) as again,
        h.parties_told_on is null and exists (select 1 from hearings b where b.application_id = h.application_id and b.status = 'adjourned' and b.listed_on < h.listed_on and b.adjourn_reason = 'notServed') as unserved
      ) n
      where h.force_id = (select spo_force()) and h.status = 'listed' and h.listed_on >= ${r.today}::date and (n.hearsay or n.again or n.crossing)`,
  },
  riskReview: {
    label: 'Risk reviews overdue',
    meaning: 'Open cases with an order in force whose risk has not been assessed for longer than the force allows.',
    for: ['assessRisk', 'allocate'],
    target: s => `${s.reviewEveryDays} days from the last assessment, or from the order. Set by the force`,
    stage: 'risk',
    words: d => (d.last ? `Last assessed on ${longDate(String(d.last))}` : 'Not assessed since the order was made'),
    // As clock C25 of lib/spo/clocks.
    rows: r => sql`
      select c.id as case_id, c.id as record_id, jsonb_build_object('last', last.assessed_on) as detail,
        ${startOf(sql`coalesce(last.assessed_on, live.made_on)`)} as since,
        ${startOf(sql`coalesce(last.assessed_on, live.made_on) + ${r.settings.reviewEveryDays}::int`)} as due, true as late, ${noBand} as band
      from (select o.case_id, min(o.made_on) as made_on from (${liveOrders(r.today)}) o group by o.case_id) live
      join cases c on c.id = live.case_id and c.status = 'open'
      left join lateral (select max(s.assessed_on) as assessed_on from assessments s where s.case_id = c.id) last on true
      where coalesce(last.assessed_on, live.made_on) + ${r.settings.reviewEveryDays}::int < ${r.today}::date`,
  },
  thirdParties: {
    label: 'Material to chase',
    meaning: 'Material asked of another organisation that has not come by the day on which it was to be chased.',
    for: ['recordEvidence'],
    target: () => 'the day set when it was asked for',
    stage: 'evidence',
    words: d => `${thirdParties[d.kind as ThirdParty].label}: asked of ${d.toWhom} on ${longDate(String(d.asked))}`,
    rows: r => sql`
      select t.case_id, t.id as record_id, jsonb_build_object('kind', t.kind, 'toWhom', t.to_whom, 'asked', t.asked_on) as detail,
        ${startOf(sql`t.asked_on`)} as since, ${startOf(sql`t.chase_on`)} as due, true as late, ${noBand} as band
      from third_party_requests t
      where t.force_id = (select spo_force()) and t.ended_on is null and t.chase_on < ${r.today}::date`,
  },
} satisfies Record<string, Queue>
