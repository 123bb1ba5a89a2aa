import { eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database, Transaction } from '../../../db/client.ts'
import { recordsChanges } from '../../../db/schema/feeds.ts'
import { people } from '../../../db/schema/organisation.ts'
import type { Case } from '../../case/case.ts'
import type { Actor } from '../../case/policy.ts'
import { personNamed } from '../../case/staff/person-named.ts'
import { type ReclassifiedAnswer, reclassifiedAnswers } from '../../case/views/reports.ts'
import { look } from '../case/view-case.ts'
import { beyond, cursorFrom, directionOf, keyText, pageInOrder } from '../lists/cursor.ts'
import { rowsOf } from '../pipeline/rows-of.ts'

/** Changes of crimes that a records system sends: kept for the case and the pair that the crime is in. */

const idRow = z.object({ id: z.string() })
/** Ids of the cases of the force that hold a crime reference, those that are closed to whoever asks too. */
export const casesOfCrime = async (tx: Transaction, reference: string | undefined) =>
  reference
    ? (await rowsOf(tx, idRow, sql`select case_id as id from spo_cases_of_crime(${reference}) order by 1`)).map(
        r => r.id,
      )
    : []

/** What was said of a crime before. */
export const changesOfCrime = async (tx: Transaction, reference: string | undefined) =>
  (
    await tx
      .select()
      .from(recordsChanges)
      .where(eq(recordsChanges.crimeReference, reference ?? ''))
  ).map(c => ({
    ...c,
    name: c.crimeReference,
  }))

const changeRow = z.object({
  id: z.string(),
  crimeReference: z.string(),
  changedAt: z.string(),
  outcome: z.string().nullable(),
  officer: z.string().nullable(),
  isStalking: z.boolean().nullable(),
  reason: z.string().nullable(),
  caseRef: z.string().nullable(),
  pairId: z.string().nullable(),
  system: z.string(),
  answer: z.enum(Object.keys(reclassifiedAnswers) as [ReclassifiedAnswer]).nullable(),
  answerNote: z.string().nullable(),
  key: z.string(),
})
export type ShownChange = z.output<typeof changeRow>
const instantOf = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const changes = sql`
  select c.id, c.crime_reference as "crimeReference", ${instantOf(sql`c.changed_at`)} as "changedAt", c.outcome, c.officer,
    c.is_stalking as "isStalking", c.reason, k.ref as "caseRef", s.name as system, c.answer, c.answer_note as "answerNote", c.at::text as key,
    (select m.pair_id from pair_reports m where m.force_id = c.force_id and m.report_ref = c.crime_reference and m.ended_at is null limit 1) as "pairId"
  from records_changes c join records_systems s on s.id = c.system_id left join cases k on k.id = c.case_id
  where c.force_id = (select spo_force())`

export const changesPageSize = 50
const isTime = (value: string) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+\d\d$/.test(value)
/** Everything that records systems said of crimes that the reader may see, the latest first; those that wait for a second reader alone where it is asked. */
export const listChanges = (
  actor: Actor,
  asked: { waiting?: boolean; after?: string | undefined; before?: string | undefined },
  db?: Database,
) =>
  look(
    actor,
    { kind: 'view', act: 'seeReports', sentence: 'Looked at changes of crimes', detail: {} },
    async tx => {
      const cursor = cursorFrom(asked, { isValue: isTime })
      const read = await rowsOf(
        tx,
        changeRow,
        sql`${changes} ${asked.waiting ? sql`and c.is_stalking = false and c.answer is null` : sql``}
          and ${beyond(cursor, [sql`c.at`, sql`timestamptz`], [sql`c.id`, sql`uuid`], true) ?? sql`true`}
          order by c.at ${directionOf(cursor, true)}, c.id ${directionOf(cursor, true)} limit ${changesPageSize + 1}`,
      )
      return pageInOrder(read, changesPageSize, cursor, r => keyText(r.key, r.id))
    },
    db ? { db } : {},
  )
const shownOfOne = 50
/** What records systems said of the crimes of a case, and whom the last of it names as officer, where that is somebody else. */
export async function changesOfCase(
  tx: Transaction,
  { id, officerId }: Pick<Case, 'id' | 'officerId'>,
): Promise<{ rows: ShownChange[]; officer: ProposedOfficer | null }> {
  const rows = await rowsOf(
    tx,
    changeRow,
    sql`${changes} and c.case_id = ${id}::uuid order by c.changed_at desc, c.id limit ${shownOfOne}`,
  )
  const said = rows.find(r => r.officer)
  if (!said) return { rows, officer: null }
  const staff = await tx
    .select({ id: people.id, name: people.name, collar: people.collar, email: people.email, endedAt: people.endedAt })
    .from(people)
  const named = personNamed(staff, said.officer)
  return {
    rows,
    officer: named && named.id !== officerId ? { id: named.id, name: named.name, crime: said.crimeReference } : null,
  }
}
/** Whom a records system has as the officer of a crime, by the account here. */
export interface ProposedOfficer {
  id: string
  name: string
  crime: string
}
/** The same of the reports of a pair. */
export const changesOfPair = (tx: Transaction, pairId: string): Promise<ShownChange[]> =>
  rowsOf(
    tx,
    changeRow,
    sql`${changes} and c.crime_reference in (select m.report_ref from pair_reports m where m.pair_id = ${pairId}::uuid and m.ended_at is null)
      order by c.changed_at desc, c.id limit ${shownOfOne}`,
  )
