import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { addDays, type Instant, londonDate } from '../../case/time/calendar.ts'
import type { PersonSide } from '../../case/views/reports.ts'
import { normalName, normalQuery } from '../../case/views/search.ts'
import { comparer, newComparison } from '../../pattern/linkage/compare.ts'
import { areApart } from '../../pattern/linkage/identity-decisions.ts'
import type { Index } from '../../pattern/linkage/linkage.ts'
import { alikeOn, oneSideLeast } from '../../pattern/linkage/one-side.ts'
import type { Person, Report } from '../../pattern/linkage/report.ts'
import { bitsOf, type Evidence, weigher } from '../../pattern/linkage/weights.ts'
import { sayWhy } from '../../pattern/linkage/why.ts'
import { tellReports } from '../case/restricted.ts'
import { projectFact } from '../pipeline/project-force.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { dayOf } from './pair-view.ts'
import { asJson, textsIn } from './summarise.ts'

/** New crime reports about a suspect who is known already, with another victim: what no pair shows. */

/** A report of longer ago is history, and no news. */
const newsDays = 31
/** As alike as this, the victims are taken as one person: the pair shows it. */
export const victimLeast = 6

export interface Match {
  reportRef: string
  caseId: string | null
  caseRef: string | null
  pairId: string | null
  ringTeamId: string | null
  score: number
  why: string[]
}
interface Fresh {
  report: Report
  recordedOn: string
}

/** Notes them after new reports were linked, in that transaction; what waits for the coordinator follows. */
export async function noteKnownSuspects(
  tx: Transaction,
  { forceId, at }: { forceId: string; at: Instant },
  all: readonly Fresh[],
  index: Index,
): Promise<void> {
  const since = addDays(londonDate(at), -newsDays)
  const fresh = all.filter(f => f.recordedOn >= since && !isBlank(f.report.suspect))
  if (!fresh.length) return
  const matches = [
    ...(await inCases(
      tx,
      fresh.map(f => f.report),
      index,
    )),
    ...(await inPairs(
      tx,
      fresh.map(f => f.report),
      index,
    )),
    ...(await inRestricted(
      tx,
      { forceId, at },
      fresh.map(f => f.report),
      index,
    )),
  ]
  if (!matches.length) return
  await tx.execute(sql`
    insert into suspect_matches (id, force_id, report_ref, case_id, case_ref, pair_id, ring_team_id, score, why, found_at)
    select x.id, ${forceId}, x.report_ref, x.case_id, x.case_ref, x.pair_id, x.ring_team_id, x.score, array(select jsonb_array_elements_text(x.why)), ${at}
    from jsonb_to_recordset(${asJson(
      matches.map(m => ({
        id: randomUUID(),
        report_ref: m.reportRef,
        case_id: m.caseId,
        case_ref: m.caseRef,
        pair_id: m.pairId,
        ring_team_id: m.ringTeamId,
        score: m.score,
        why: m.why,
      })),
    )}) as x(id uuid, report_ref text, case_id uuid, case_ref text, pair_id uuid, ring_team_id uuid, score real, why jsonb)
    on conflict do nothing`)
  await projectFact(tx, forceId, 'suspects')
}

const isBlank = (p: Person) => !`${p.givenNames}${p.familyName}${p.phones}${p.emails}${p.handles}${p.ref}`.trim()
const piecesOf = (text: string) =>
  text
    .split(';')
    .map(s => s.trim())
    .filter(Boolean)

/** By what a person is found among the words of cases: the whole name, the date of birth, of a suspect each number and account. */
export function termsOfPerson(side: PersonSide, p: Person): { kind: string; value: string }[] {
  const name = normalName(`${p.givenNames} ${p.familyName}`)
  const born = dayOf(p.bornOn)
  const kinds = side === 'suspect' ? ['defendant', 'alias'] : ['protected']
  // Numbers and accounts of a case are those of its defendant.
  const of = (kind: string, values: string, normal: (text: string) => string) =>
    side === 'suspect' ? piecesOf(values).map(t => ({ kind, value: normal(t) })) : []
  return [
    ...(name ? kinds.map(kind => ({ kind, value: name })) : []),
    ...(born ? [{ kind: 'bornOn', value: born }] : []),
    ...of('phone', p.phones, t => normalQuery(t).phone),
    ...of('email', p.emails, t => normalQuery(t).handle),
    ...of('handle', p.handles, t => normalQuery(t).handle),
  ].filter(t => t.value)
}
const termsOf = ({ ref, suspect }: Report) => termsOfPerson('suspect', suspect).map(t => ({ ref, ...t }))

const identifier = z.object({ kind: z.string(), value: z.string() })
const caseRow = z.object({
  id: z.string(),
  ref: z.string(),
  givenNames: z.string(),
  familyName: z.string(),
  aliases: z.array(z.string()),
  bornOn: z.string().nullable(),
  identifiers: z.array(identifier),
  protectedPersons: z.array(
    z.object({ givenNames: z.string(), familyName: z.string(), bornOn: z.string().nullable() }),
  ),
})
export type CasePeople = z.infer<typeof caseRow>
/** The people of cases as the linkage reads people: of those that the transaction sees. */
export const peopleOfCases = (tx: Transaction, caseIds: readonly string[]): Promise<CasePeople[]> =>
  rowsOf(
    tx,
    caseRow,
    sql`
    select c.id, c.ref, d.given_names as "givenNames", d.family_name as "familyName", d.aliases, d.born_on as "bornOn",
      (select coalesce(jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value)), '[]') from identifiers i
        where i.case_id = c.id and i.removed_at is null and i.belongs_to = 'defendant') as identifiers,
      (select coalesce(jsonb_agg(jsonb_build_object('givenNames', p.given_names, 'familyName', p.family_name, 'bornOn', p.born_on)), '[]')
        from protected_persons p where p.case_id = c.id and p.removed_at is null) as "protectedPersons"
    from cases c join defendants d on d.case_id = c.id
    where c.force_id = (select spo_force()) and c.id::text in ${textsIn(caseIds)} order by c.ref`,
  )
const person = (p: { givenNames: string; familyName: string; bornOn: string | null }, more: Partial<Person> = {}) => ({
  ref: '',
  givenNames: p.givenNames,
  familyName: p.familyName,
  bornOn: p.bornOn ?? '',
  address: '',
  postcode: '',
  phones: '',
  emails: '',
  handles: '',
  ...more,
})
/** The defendant under each of their names. */
export function defendantOf(c: CasePeople): Person[] {
  const of = (...kinds: string[]) =>
    c.identifiers
      .filter(i => kinds.includes(i.kind))
      .map(i => i.value)
      .join(';')
  const more = { phones: of('phone'), emails: of('email'), handles: of('handle', 'profile') }
  const names = c.aliases.map(alias => {
    const words = alias.trim().split(/\s+/)
    return { givenNames: words.slice(0, -1).join(' '), familyName: words.at(-1) ?? '', bornOn: c.bornOn }
  })
  return [person(c, more), ...names.filter(n => n.givenNames).map(n => person(n, more))]
}

/** The protected persons of a case. */
export const victimsOf = (c: CasePeople): Person[] => c.protectedPersons.map(p => person(p))

async function inCases(tx: Transaction, reports: readonly Report[], index: Index): Promise<Match[]> {
  const terms = reports.flatMap(termsOf)
  if (!terms.length) return []
  const found = await rowsOf(
    tx,
    z.object({ ref: z.string(), caseId: z.string() }),
    sql`
    select distinct t.ref, s.case_id as "caseId" from jsonb_to_recordset(${asJson(terms)}) as t(ref text, kind text, value text)
    join search_terms s on s.force_id = (select spo_force()) and s.kind = t.kind and s.value = t.value
    where not exists (select from restrictions x where x.case_id = s.case_id and x.lifted_at is null)`,
  )
  const cases = new Map((await peopleOfCases(tx, [...new Set(found.map(f => f.caseId))])).map(c => [c.id, c]))
  const byRef = new Map(reports.map(r => [r.ref, r]))
  return found.flatMap(({ ref, caseId }): Match[] => {
    const [report, known] = [byRef.get(ref), cases.get(caseId)]
    if (!report || !known) return []
    const best = likenessIn(known, report, index)
    if (!best) return []
    const { score, why } = best
    return [{ reportRef: ref, caseId, caseRef: known.ref, pairId: null, ringTeamId: null, score, why }]
  })
}
/** How like the defendant of a case the suspect of a report is, where its victim is another. */
function likenessIn(known: CasePeople, report: Report, { weights }: Index) {
  const [best] = alikeOn('suspect', report.suspect, defendantOf(known), weights)
  return best && !alikeOn('victim', report.victim, victimsOf(known), weights, victimLeast).length ? best : undefined
}

/**
 * The same in cases that are restricted, whoever sent the reports. Those who are let in are told there; what is kept for the
 * coordinator names the team to ring and nothing of the case, not even how like they are.
 */
async function inRestricted(
  tx: Transaction,
  on: { forceId: string; at: Instant },
  reports: readonly Report[],
  index: Index,
): Promise<Match[]> {
  const terms = reports.flatMap(termsOf)
  if (!terms.length) return []
  const byRef = new Map(reports.map(r => [r.ref, r]))
  const matches = new Map<string, Match>()
  await withRestricted(tx, terms, async (caseId, refs) => {
    const [known] = await peopleOfCases(tx, [caseId])
    const alike = refs.filter(({ ref }) => {
      const report = byRef.get(ref)
      return known && report && likenessIn(known, report, index)
    })
    await tellReports(
      tx,
      { ...on, caseId },
      alike.map(a => a.ref),
    )
    for (const { ref, teamId } of alike)
      matches.set(`${ref} ${teamId}`, {
        reportRef: ref,
        caseId: null,
        caseRef: null,
        pairId: null,
        ringTeamId: teamId,
        score: 0,
        why: [],
      })
  })
  return [...matches.values()]
}
/** Restricted cases that share words with those given, each open for as long as it is compared and written to: nobody is let in. */
export async function withRestricted(
  tx: Transaction,
  terms: readonly { ref: string; kind: string; value: string }[],
  compare: (caseId: string, sharing: { ref: string; teamId: string }[]) => Promise<void>,
): Promise<void> {
  const found = await rowsOf(
    tx,
    z.object({ ref: z.string(), caseId: z.string(), teamId: z.string(), before: z.string().nullable() }),
    sql`
    select report_ref as ref, case_id as "caseId", team_id as "teamId", current_setting('spo.breaking', true) as before
    from spo_restricted_suspects(${asJson(terms)})`,
  )
  if (!found.length) return
  for (const [caseId, sharing] of Map.groupBy(found, f => f.caseId)) {
    await breaking(tx, caseId)
    await compare(caseId, sharing)
  }
  await breaking(tx, found[0]?.before ?? '')
}
const breaking = (tx: Transaction, caseId: string) =>
  tx.execute(sql`select set_config('spo.breaking', ${caseId}::text, true)`)

/** The same suspect in an earlier pair of reports, with somebody else. */
async function inPairs(tx: Transaction, reports: readonly Report[], index: Index): Promise<Match[]> {
  const { table, weights, find, numbers, said } = index
  const compare = comparer(table)
  const comparison = newComparison()
  const weigh = { suspect: weigher(weights, 'suspect'), victim: weigher(weights, 'victim') }
  const evidence: Evidence = { same: 0, kin: 0, identity: 0 }
  const identity = (side: 'suspect' | 'victim', a: number, b: number) => {
    const offset = side === 'suspect' ? 0 : 1
    compare(a * 2 + offset, b * 2 + offset, comparison)
    weigh[side](comparison, evidence)
    return evidence.identity
  }
  const alike = reports.flatMap(({ ref }) =>
    (numbers.get(ref) ?? []).flatMap(n =>
      find.candidates(n).flatMap(other => {
        const otherRef = table.refs[other] ?? ''
        if (otherRef === ref || (said && areApart(said, [n], [other]))) return []
        if (identity('victim', n, other) >= victimLeast) return []
        const score = identity('suspect', n, other)
        if (score < oneSideLeast) return []
        const { why } = sayWhy(table, n * 2, other * 2, comparison, bitsOf(weights, 'suspect', comparison))
        return [{ ref, otherRef, score: Math.round(score * 10) / 10, why: [...why] }]
      }),
    ),
  )
  if (!alike.length) return []
  const pairs = await rowsOf(
    tx,
    z.object({ reportRef: z.string(), pairId: z.string() }),
    sql`
    select m.report_ref as "reportRef", m.pair_id as "pairId" from pair_reports m join report_pairs p on p.id = m.pair_id and p.reports > 1
    where m.force_id = (select spo_force()) and m.ended_at is null and m.report_ref in ${textsIn([
      ...new Set(alike.flatMap(a => [a.otherRef, a.ref])),
    ])}`,
  )
  const pairOf = new Map(pairs.map(p => [p.reportRef, p.pairId]))
  const best = new Map<string, Match>()
  for (const a of alike) {
    const pairId = pairOf.get(a.otherRef)
    // In one pair with it, the victim is the same.
    if (!pairId || pairOf.get(a.ref) === pairId) continue
    const key = `${a.ref} ${pairId}`
    const match = {
      reportRef: a.ref,
      caseId: null,
      caseRef: null,
      pairId,
      ringTeamId: null,
      score: a.score,
      why: a.why,
    }
    if ((best.get(key)?.score ?? 0) < a.score) best.set(key, match)
  }
  return [...best.values()]
}
