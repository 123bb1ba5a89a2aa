import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { teams } from '../../../db/schema/organisation.ts'
import { personLinks } from '../../../db/schema/reports.ts'
import { suspectMatches } from '../../../db/schema/suspects.ts'
import { isId } from '../../case/ids.ts'
import type { Actor } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import { allPairStates, type PersonSide, type SuspectAnswer } from '../../case/views/reports.ts'
import type { Person } from '../../pattern/linkage/report.ts'
import { look } from '../case/view-case.ts'
import { namesOf } from '../lists/names.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { type CasesOfPerson, casesOfPerson } from '../suspects/elsewhere.ts'
import { weightsInUse } from './held-index.ts'
import { type PersonRow, personRefs, personRow, personRowsOf, reportsMarked, rowColumns } from './person-rows.ts'
import { personKey } from './read-rows.ts'
import { asJson, textsIn } from './summarise.ts'

const personPair = z.object({
  id: z.string(),
  state: z.enum(allPairStates),
  suspect: z.string(),
  victim: z.string(),
  reports: z.number(),
  why: z.array(z.string()),
  refs: z.array(z.string()),
})
export type PersonPair = z.output<typeof personPair>
export interface PersonView {
  side: PersonSide
  /** The row that the page was opened by. */
  row: PersonRow
  rows: PersonRow[]
  pairs: PersonPair[]
  links: (typeof personLinks.$inferSelect & { by: string })[]
  /** Rows of others that have something in common with this person’s. */
  alike: (PersonRow & { because: string[] })[]
  /** Cases and earlier pairs in which a report of theirs is likely known, with another victim. */
  known: KnownFrom[]
  /** Cases in which they are likely the defendant, or a protected person. */
  cases: CasesOfPerson
}
export interface KnownFrom {
  id: string
  reportRef: string
  caseRef: string | null
  pairId: string | null
  /** Known from a case that is restricted: the team to ring, and nothing else of it. */
  ringTeam: string | null
  why: string[]
  answer: SuspectAnswer | null
  reason: string | null
}

/** A suspect or a victim of the feed: every row that is taken as theirs and on which grounds. Recorded as a view. */
export const viewPerson = (
  actor: Actor,
  { side, report }: { side: PersonSide; report: string },
  options: { at?: Instant; db?: Database } = {},
): Promise<PersonView | undefined> =>
  look(
    actor,
    {
      kind: 'view',
      act: 'seeReports',
      sentence: `Looked at a ${side} in crime reports and all rows taken as theirs`,
      detail: { side, report },
    },
    tx => readPerson(tx, actor, { side, report }, londonDate(options.at ?? new Date().toISOString())),
    options,
  )

async function readPerson(
  tx: Transaction,
  actor: Actor,
  { side, report }: { side: PersonSide; report: string },
  today: CalendarDate,
): Promise<PersonView | undefined> {
  const [found] = await rowsOf(
    tx,
    z.object({ ref: z.string() }),
    sql`
    select ref from crime_reports
    where force_id = (select spo_force()) and ended_at is null
      and ref = ${isId(report) ? sql`(select x.ref from crime_reports x where x.id = ${report})` : report}`,
  )
  if (!found) return undefined
  const rows = await personRowsOf(tx, side, await personRefs(tx, side, found.ref))
  const row = rows.find(r => r.ref === found.ref)
  if (!row) return undefined
  const refs = rows.map(r => r.ref)
  const [known, pairs, links, alike] = await Promise.all([
    side === 'suspect'
      ? tx
          .select({
            id: suspectMatches.id,
            reportRef: suspectMatches.reportRef,
            caseRef: suspectMatches.caseRef,
            pairId: suspectMatches.pairId,
            ringTeam: teams.name,
            why: suspectMatches.why,
            answer: suspectMatches.answer,
            reason: suspectMatches.reason,
          })
          .from(suspectMatches)
          .leftJoin(teams, eq(teams.id, suspectMatches.ringTeamId))
          .where(sql`${suspectMatches.reportRef} in ${textsIn(refs)}`)
          // Whom the force knows under a restriction, then the likeliest.
          .orderBy(desc(sql`${suspectMatches.ringTeamId} is not null`), desc(suspectMatches.score), suspectMatches.id)
      : [],
    rowsOf(
      tx,
      personPair,
      sql`
      select p.id, p.state, p.suspect, p.victim, p.reports, ${sql.raw(`p.${side}_why`)} as why,
        array_agg(m.report_ref order by m.report_ref) as refs
      from pair_reports m join report_pairs p on p.id = m.pair_id
      where m.force_id = (select spo_force()) and m.ended_at is null and m.report_ref in ${textsIn(refs)}
      group by p.id order by p.first_recorded_on, p.id`,
    ),
    tx
      .select()
      .from(personLinks)
      .where(
        sql`${personLinks.side} in (${side}, 'both')
          and (${personLinks.reportRefs} && array${textsIn(refs)} or ${personLinks.otherRefs} && array${textsIn(refs)})`,
      )
      .orderBy(desc(personLinks.at)),
    alikeOf(tx, side, rows),
  ])
  const names = await namesOf(
    tx,
    links.map(l => l.byId),
  )
  return {
    side,
    row,
    rows,
    pairs,
    links: links.map(l => ({ ...l, by: names.get(l.byId) ?? 'Someone who has left' })),
    alike,
    known,
    cases: await casesOfPerson(tx, actor, {
      side,
      mine: personsOf(rows),
      weights: (await weightsInUse(tx)).weights,
      today,
    }),
  }
}

/** What the rows say of a person, each different saying once. */
const personsOf = (rows: readonly PersonRow[]): Person[] => [
  ...new Map(
    rows
      .slice(-mostSayings)
      .map(
        ({ givenNames, familyName, bornOn, phones, emails, handles }): Person => ({
          ...{ givenNames, familyName, bornOn, phones, emails, handles },
          ...{ ref: '', address: '', postcode: '' },
        }),
      )
      .map(p => [JSON.stringify(p).toLowerCase(), p]),
  ).values(),
]
const mostSayings = 50

const mostAlike = 20
/** Others of the same side with the same person number, telephone, e-mail or account, or the same name and date of birth. */
async function alikeOf(tx: Transaction, side: PersonSide, rows: readonly PersonRow[]): Promise<PersonView['alike']> {
  const texts = (of: (r: PersonRow) => string) => [...new Set(rows.map(of).filter(Boolean))].slice(0, 50)
  const same = (column: string, values: readonly string[], because: string) =>
    sql`case when ${sql.raw(`r.${side}_${column}`)} in ${textsIn(values)} then ${because}::text end`
  const known = rows.flatMap(r =>
    r.familyName && r.bornOn
      ? [{ family: r.familyName.toLowerCase(), born: r.bornOn, key: personKey(r.familyName) }]
      : [],
  )
  const [numbers, phones, emails, handles] = [
    texts(r => r.number),
    texts(r => r.phones),
    texts(r => r.emails),
    texts(r => r.handles),
  ]
  return rowsOf(
    tx,
    personRow.extend({ because: z.array(z.string()) }),
    sql`
    select * from (
      select ${rowColumns(side)}, array_remove(array[
        ${same('ref', numbers, 'the same person number')},
        ${same('phones', phones, 'the same telephone')},
        ${same('emails', emails, 'the same e-mail')},
        ${same('handles', handles, 'the same account')},
        case when (lower(${sql.raw(`r.${side}_family_name`)}), ${sql.raw(`r.${side}_born_on`)}) in (
          select x.family, x.born from jsonb_to_recordset(${asJson(known)}) as x(family text, born text))
          then 'the same family name and date of birth' end], null) as because
      from (${reportsMarked(side, [
        ['key', known.map(k => k.key)],
        ['number', numbers],
        ['phones', phones],
        ['emails', emails],
        ['handles', handles],
      ])}) found join crime_reports r on r.id = found.id
      where not r.ref in ${textsIn(rows.map(r => r.ref))}) a
    where cardinality(because) > 0 order by cardinality(because) desc, "recordedOn", ref limit ${mostAlike}`,
  )
}

/** Rows of suspects and victims by a crime reference, or by how a family name begins. Recorded as a search. */
export const findPersons = (
  actor: Actor,
  asked: string,
  options: { db?: Database } = {},
): Promise<(PersonRow & { side: PersonSide })[]> =>
  look(
    actor,
    {
      kind: 'search',
      act: 'seeReports',
      sentence: 'Searched for a person in crime reports',
      detail: { asked },
    },
    async tx => {
      // 'Vane' by the family name; 'Perpetua Vane' by the last word of it, with a given name that begins so.
      const words = asked.toLowerCase().split(/\s+/)
      const begins = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`
      const of = (side: PersonSide) => {
        // Compared as bytes and by columns of their own: what more a condition asked could not be looked up behind the walls.
        const key = sql.raw(`r.${side}_key collate "C"`)
        const from = (text: string) => sql`${key} >= ${personKey(text)} and ${key} < ${`${personKey(text)}\u{10ffff}`}`
        const given = sql.raw(`lower(r.${side}_given_names)`)
        const some = (where: SQL) => sql`
          (select r.* from crime_reports r where r.force_id = (select spo_force()) and r.ended_at is null and ${where}
          order by ${key}, ${given}, r.ref limit 50)`
        return sql`
        (select ${side}::text as side, ${rowColumns(side)} from (
          ${some(sql`r.ref = ${asked}`)} union ${some(from(words.join(' ')))}
          ${words.length > 1 ? sql`union ${some(sql`${from(words.slice(1).join(' '))} and ${given} like ${begins(words[0] ?? '')}`)}` : sql``}) r
        order by ${key}, ${given}, r.ref limit 50)`
      }
      return rowsOf(
        tx,
        personRow.extend({ side: z.enum(['suspect', 'victim']) }),
        sql`${of('suspect')} union all ${of('victim')}`,
      )
    },
    options,
  )
