import { pathToFileURL } from 'node:url'
import type postgres from 'postgres'
import { connect } from '../../db/client.ts'

export interface Bulk {
  ownerUrl: string
  /** The force's code, as in the cast. */
  force: string
  cases: number
  /** The moment that the load is made for: everything lies before it. */
  at: string
  /** Added to each number, so that a second load adds other cases. */
  from?: number
}

/**
 * Puts many cases into a force by SQL, as the owner, for tests of load alone: they have no record and were never performed.
 * A fifth are open; a third have an application, in every status; orders, services, checks, breaches and contacts follow.
 */
export async function seedBulk({ ownerUrl, force, cases, at, from = 0 }: Bulk): Promise<void> {
  const { sql, close } = connect(ownerUrl, { max: 1, name: 'spo bulk', statementTimeout: 0 })
  try {
    await sql.begin(async tx => {
      await tx`set local spo.bulk_at = ${sql.unsafe(`'${new Date(at).toISOString()}'`)}`
      await numbers(tx, force, from + 1, from + cases)
      for (const statement of statements) await tx.unsafe(statement)
    })
    await sql.unsafe('analyze')
  } finally {
    await close()
  }
}

/** One row for each case to make: its number, ids, and the days that the rest hangs on. */
async function numbers(tx: postgres.TransactionSql, force: string, first: number, last: number) {
  await tx.unsafe(
    `
    create temp table bulk on commit drop as
    with f as (select id, code from forces where code = $1),
    t as (select id, row_number() over (order by name) - 1 as n, count(*) over () as of from teams where force_id = (select id from f)),
    o as (
      select p.id, row_number() over (order by p.name) - 1 as n, count(*) over () as of from people p
      where p.force_id = (select id from f) and p.ended_at is null
        and exists (select 1 from person_roles r where r.person_id = p.id and r.role = 'officer' and r.ended_at is null)),
    i as (select i, (i * 7919::bigint) % 1000003 as h from generate_series($2::int, $3::int) i)
    select i.i, md5('bulk case ' || f.code || i.i)::uuid as id, f.id as force_id, f.code || '-B-' || lpad(i.i::text, 6, '0') as ref,
      t.id as team_id, case when i.i % 17 = 0 then null else o.id end as officer_id, o.id as by_id,
      current_setting('spo.bulk_at')::timestamptz - make_interval(days => (h % 800)::int + 1, hours => (h % 23)::int) as opened_at,
      i.i % 5 = 0 as open, h::int as h
    from i cross join f join t on t.n = i.h % t.of join o on o.n = i.h % o.of`,
    [force, first, last],
  )
  await tx.unsafe('analyze bulk')
}

const today = `(current_setting('spo.bulk_at')::timestamptz at time zone 'Europe/London')::date`
const id = (kind: string, ...more: string[]) => `md5('bulk ${kind} ' || ${['b.id', ...more].join(` || ' ' || `)})::uuid`
const statements = [
  `insert into cases (id, force_id, ref, status, team_id, officer_id, relationship, reported_on, opened_at, opened_by_id, closed_at, checks_done, version)
   select id, force_id, ref, case when open then 'open' else 'closed' end, team_id, officer_id, 'formerPartner', opened_at::date - 1 - h % 20, opened_at, by_id,
     case when open then null else opened_at + interval '200 days' end, '{}', 1 from bulk`,
  `insert into defendants (id, force_id, case_id, given_names, family_name, aliases, is_sex_offender)
   select ${id('defendant')}, force_id, id, 'Bulk', 'Defendant ' || i, '{}', h % 41 = 0 from bulk b`,
  `insert into protected_persons (id, force_id, case_id, given_names, family_name, role, support)
   select ${id('person')}, force_id, id, 'Bulk', 'Person ' || i, 'victim', 'supports' from bulk b`,
  `insert into incidents (id, force_id, case_id, number, date_kind, happened_on, category, direction, target_ids, summary, source, recorded_at, recorded_by_id, version)
   select ${id('incident', 'n')}, force_id, id, n, 'exact', opened_at::date + n, 'D', 'toProtected', '{}', 'An incident', 'victim', opened_at + make_interval(days => n * 3), by_id, 1
   from bulk b cross join generate_series(1, 3) n where opened_at + make_interval(days => n * 3) < current_setting('spo.bulk_at')::timestamptz`,
  `insert into decisions (id, force_id, case_id, decision, reason_code, acts_reason, risk_reason, necessity_reason, review_on, at, by_id)
   select ${id('decision')}, force_id, id, case when i % 3 = 0 then 'apply' else 'notYet' end,
     case when i % 3 = 0 then 'limbsMet' when h % 12 = 1 then 'advisedOwnOrder' when h % 12 = 2 then 'otherOrder' else 'moreEvidence' end,
     'Acts', 'Risk', 'Necessity', case when i % 3 = 0 then null else opened_at::date + 90 end, opened_at + make_interval(hours => h % 400), by_id
   from bulk b where h % 7 <> 0`,
  `create temp table bulk_applications on commit drop as
   select b.*, ${id('application')} as application_id, opened_at::date + 10 + h % 40 as lodged_on, opened_at::date + 60 + h % 60 as determined_on,
     case when open then (array['draft','withSergeant','withCoordinator','withLegal','withAuthorising','returned','refused','escalated','refusalUpheld','authorised','lodged','lodged','granted','granted','granted'])[1 + (i / 15) % 15]
       else (array['granted','granted','granted','refusedByCourt','withdrawn'])[1 + h % 5] end as application_status
   from bulk b where i % 3 = 0 and opened_at::date + 130 < ${today}`,
  `insert into applications (id, force_id, case_id, number, kind, status, applicant, acts_incident_ids, risk_incident_ids, risk_to_ids, harms, necessity_incident_ids,
     started_at, started_by_id, submitted_at, authorised_on, lodged_on, determined_on, version)
   select application_id, force_id, id, 1, 'main', application_status, 'chiefOfficer', '{}', '{}', '{}', '{}', '{}', opened_at + interval '2 days', by_id, opened_at + interval '5 days',
     case when application_status in ('authorised','lodged','granted','refusedByCourt','withdrawn') then opened_at::date + 8 end,
     case when application_status in ('lodged','granted','refusedByCourt','withdrawn') then lodged_on end,
     case when application_status in ('granted','refusedByCourt','withdrawn') then determined_on end, 1 from bulk_applications`,
  `insert into reviews (id, force_id, case_id, application_id, tier, result, reason_codes, limb, wrong_test, seen, at, by_id)
   select ${id('review')}, force_id, id, application_id, 'sergeant', case when application_status = 'returned' then 'returned' when application_status in ('refused','escalated','refusalUpheld') then 'refused' else 'endorsed' end,
     '{}', case when application_status in ('refused','escalated') then 'risk' end, case when application_status = 'refused' then 'criminalThreshold' end, '{}', opened_at + interval '6 days', by_id
   from bulk_applications b where application_status not in ('draft','withSergeant')`,
  `insert into hearings (id, force_id, case_id, application_id, status, listed_on, court, listed_at)
   select ${id('hearing')}, force_id, id, application_id, case when application_status = 'lodged' then 'listed' else 'heard' end,
     case when application_status = 'lodged' then ${today} + 5 else lodged_on + 14 + h % 30 end, 'Aldermere Magistrates’ Court', opened_at + interval '12 days'
   from bulk_applications b where application_status in ('granted','refusedByCourt') or application_status = 'lodged' and h % 2 = 0`,
  `create temp table bulk_orders on commit drop as
   select b.*, md5('bulk order ' || b.id)::uuid as order_id from bulk_applications b where application_status = 'granted'`,
  `insert into orders (id, force_id, case_id, ref, application_id, kind, court, made_on, owner_id, recorded_at)
   select order_id, force_id, id, ref || '-1', application_id, 'full', 'Aldermere Magistrates’ Court', determined_on, case when h % 29 = 0 then null else by_id end, determined_on + interval '12 hours' from bulk_orders`,
  `insert into order_versions (id, force_id, case_id, order_id, version, from_on, reason, term_kind, last_day, application_id)
   select ${id('version')}, force_id, id, order_id, 1, determined_on, 'made', 'fixed', determined_on + 729, application_id from bulk_orders b`,
  `insert into order_conditions (id, force_id, case_id, order_id, from_version, number, kind, text, check_method, check_every_days, checker_id, next_check_on)
   select ${id('condition', 'n')}, force_id, id, order_id, 1, n, 'prohibition', 'A condition', 'visit', 28, by_id,
     case when h % 13 = 0 then ${today} - 3 else ${today} + h % 28 end
   from bulk_orders b cross join generate_series(1, 3) n`,
  `insert into services (id, force_id, case_id, order_id, attempted_at, method, served, server, place, explained, card_given, by_id)
   select ${id('service')}, force_id, id, order_id, determined_on + make_interval(days => h % 4, hours => 15), 'inPerson', h % 19 <> 0, 'PC Server', 'At court', true, true, by_id from bulk_orders b`,
  `insert into notifications (id, force_id, case_id, order_id, kind, given_on, method, taken_by, names, by_id)
   select ${id('notification')}, force_id, id, order_id, 'initial', determined_on + h % 4 + 1, 'inPerson', 'Desk officer', '{}', by_id from bulk_orders b where h % 23 <> 0`,
  `insert into breaches (id, force_id, case_id, number, order_id, condition_ids, happened_on, known_at, source, place, description, by_id, ended_at)
   select ${id('breach')}, force_id, id, 1, order_id, '{}', determined_on + 20, least(determined_on + interval '20 days', current_setting('spo.bulk_at')::timestamptz - make_interval(hours => h % 30)),
     case when h % 3 = 0 then 'proactive' else 'victim' end, 'englandWales', 'A breach', by_id, case when h % 4 = 0 then null else determined_on + interval '60 days' end
   from bulk_orders b where h % 6 = 0`,
  `insert into breach_steps (id, force_id, case_id, breach_id, step, at, reason, by_id)
   select ${id('step')}, b.force_id, b.id, br.id, case when b.h % 8 = 0 then 'victimContacted' else 'arrested' end, br.known_at + make_interval(mins => 20 + b.h % 300), 'Reason', b.by_id
   from bulk_orders b join breaches br on br.case_id = b.id where b.h % 12 <> 0`,
  `insert into legal_questions (id, force_id, case_id, order_id, question, raised_at, raised_by_id, answered_at, answered_by_id, answer)
   select ${id('question')}, force_id, id, order_id, 'Is the period long enough?', determined_on + interval '1 day', by_id,
     case when i % 2 = 0 then determined_on + interval '4 days' end, case when i % 2 = 0 then by_id end, case when i % 2 = 0 then 'It is.' end
   from bulk_orders b where h % 3 = 0`,
  `insert into contacts (id, force_id, case_id, person_id, milestone, due_on, told_at, created_at)
   select ${id('contact')}, force_id, id, ${id('person')}, 'decision', opened_at::date + 2, case when h % 37 = 0 then null else opened_at + interval '1 day' end, opened_at + interval '4 hours' from bulk b`,
]

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [ownerUrl, force, cases] = process.argv.slice(2)
  if (!ownerUrl || !force || !cases)
    throw new Error('Use: node lib/demo/bulk.ts <owner address> <force code> <how many>')
  await seedBulk({ ownerUrl, force, cases: Number(cases), at: new Date().toISOString() })
}
