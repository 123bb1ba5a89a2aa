import { expect, test } from '@playwright/test'
import type { Connection } from '../../db/client.ts'
import type { Actor } from '../../lib/case/policy.ts'
import { allPairStates, type PersonSide } from '../../lib/case/views/reports.ts'
import { cast, teams } from '../../lib/demo/cast.ts'
import type { Row } from '../../lib/demo/report-row.ts'
import { csvOf, sendReports } from '../../lib/demo/reports.ts'
import { viewCase } from '../../lib/work/case/view-case.ts'
import { performAsSeen } from '../../lib/work/pipeline/as-seen.ts'
import { pairPage } from '../../lib/work/reports/pair-list.ts'
import { viewPair } from '../../lib/work/reports/pair-view.ts'
import { viewPerson } from '../../lib/work/reports/person-view.ts'
import { knownOf } from '../../lib/work/reports/to-case.ts'
import { type Loaded, loadedDatabase } from './load.ts'

/** Crime reports about people whom no demonstration knows, on a filled database of their own, and what is asked of their pairs. */

export const him: Row = {
  suspect_given_names: 'Thaddeus',
  suspect_family_name: 'O’Murgatroyd',
  suspect_born_on: '1979-06-14',
}
export const alias: Row = { suspect_given_names: 'Dexter', suspect_family_name: 'Pomfrey', suspect_handles: '@dexp79' }
export const her: Row = {
  victim_given_names: 'Perpetua',
  victim_family_name: 'Vane-Lightfoot',
  victim_phones: '07700 900941',
}
export const other: Row = { victim_given_names: 'Ottoline', victim_family_name: 'Grubb', victim_born_on: '1971-11-02' }
type Asked = Omit<Parameters<typeof performAsSeen>[0], 'act' | 'on'> & { pairId: string }

/** Call it once at the top of a file: its tests run in their order, on one database. */
export function pairsScene() {
  let held: Loaded | undefined
  test.describe.configure({ mode: 'serial' })
  test.beforeAll(async () => {
    held = await loadedDatabase()
  })
  test.afterAll(() => held?.close())
  const requireLoaded = (): Loaded => {
    if (!held) throw new Error('The database is not filled yet')
    return held
  }
  const program = (): Connection => requireLoaded().program

  const report = (n: number, ...more: Row[]): Row =>
    Object.assign(
      {},
      {
        report_ref: `61/${40_210 + n}/26`,
        recorded_at: `2026-0${1 + (n % 9)}-12`,
        offence: 'Harassment',
        summary: 'Waited outside',
      },
      ...more,
    )
  const ref = (n: number) => `61/${40_210 + n}/26`
  const send = (...rows: Row[]) =>
    sendReports(program().db, cast.calloway, 'feed.csv', csvOf(rows), '2026-11-20T09:00:00.000Z')
  const act = (
    name: Parameters<typeof performAsSeen>[0]['act'],
    on: string | undefined,
    input: object,
    despite?: string,
    actor: Actor = cast.calloway,
  ) => performAsSeen({ db: program().db, actor, act: name, on, input, despite })
  const counts = async () => {
    const page = await pairPage(cast.calloway, {}, { db: program().db })
    expect(allPairStates.reduce((sum, state) => sum + page.counts[state], 0)).toBe(page.counts.found)
    return page.counts
  }
  /** The live pair that a report is in, by the references of its reports. */
  const pairWith = async (n: number) => {
    const rows = await requireLoaded().owner.sql`
      select o.pair_id, o.report_ref from pair_reports m join pair_reports o on o.pair_id = m.pair_id and o.ended_at is null
      where m.report_ref = ${ref(n)} and m.ended_at is null order by 2`
    return { id: rows[0]?.pair_id as string, refs: rows.map(r => r.report_ref as string) }
  }
  const refs = (...numbers: number[]) => numbers.map(ref).sort()
  const person = async (n: number, side: PersonSide = 'suspect') => {
    const view = await viewPerson(cast.calloway, { side, report: ref(n) }, { db: program().db })
    if (!view) throw new Error('no person')
    return view
  }
  const formOf = async (pairId: string) => {
    const view = await viewPair(cast.calloway, pairId, { db: program().db })
    if (!view) throw new Error('no pair')
    const known = knownOf(view)
    return {
      ...known,
      relationship: 'stranger',
      support: 'notAsked',
      teamId: teams.stalkingCoordination.id,
      reports: (known.reports as object[]).map(r => ({ ...r, category: 'E' })),
    }
  }
  const openCaseFromPair = ({ pairId, ...asked }: Asked) => performAsSeen({ ...asked, act: 'openFromPair', on: pairId })
  const addPairToCase = ({ pairId, ...asked }: Asked) => performAsSeen({ ...asked, act: 'addFromPair', on: pairId })
  const crimeReferencesOf = async (caseRef: string) => {
    const there = await viewCase({ actor: cast.calloway, ref: caseRef, what: 'the case', db: program().db })
    return there?.file.incidents.map(i => i.crimeReference).sort()
  }
  const casesNow = async () => Number((await requireLoaded().owner.sql`select count(*)::int as n from cases`)[0]?.n)

  return {
    loaded: requireLoaded,
    program,
    report,
    ref,
    send,
    act,
    counts,
    pairWith,
    refs,
    person,
    formOf,
    openCaseFromPair,
    addPairToCase,
    logged: crimeReferencesOf,
    casesNow,
  }
}
