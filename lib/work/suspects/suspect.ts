import type { Database, Transaction } from '../../../db/client.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { type CalendarDate, type Instant, londonDate } from '../../case/time/calendar.ts'
import type { PersonSide } from '../../case/views/reports.ts'
import type { Person } from '../../pattern/linkage/report.ts'
import { viewCase } from '../case/view-case.ts'
import { weightsInUse } from '../reports/held-index.ts'
import { defendantOf, peopleOfCases, victimsOf } from '../reports/known-suspects.ts'
import { type CaseOfPerson, casesOfPerson, type Locked, type ReportOfPerson, reportsOfPerson } from './elsewhere.ts'

/** The people of a case wherever else they are known: cases, orders, breaches and crime reports, as far as the reader may see. */

export type SuspectCase = CaseOfPerson & { isLinked: boolean }
export interface KnownElsewhere<C extends CaseOfPerson = CaseOfPerson> {
  name: string
  bornOn: CalendarDate | null
  cases: C[]
  locked: Locked
  /** Null where crime reports are not the reader’s to see: then only how many. */
  reports: ReportOfPerson[] | null
  reportCount: number
}
export interface Suspect extends KnownElsewhere<SuspectCase> {
  /** The protected persons of the case, for whoever reads crime reports: nobody else looks for them. */
  protectedPersons: KnownElsewhere[]
}
const shownReports = 50

/** Recorded as a view of the case; undefined where the reader may not see it. */
export const viewSuspect = async (
  actor: Actor,
  ref: string,
  options: { at?: Instant; db?: Database } = {},
): Promise<Suspect | undefined> => {
  const view = await viewCase(
    { actor, ref, what: 'where else its people are known', only: ['caseLinks'], ...options },
    async (tx, file) => {
      const [own] = await peopleOfCases(tx, [file.case.id])
      if (!own) return undefined
      const linked = new Set(file.caseLinks.filter(l => !l.endedAt && l.kind === 'sameDefendant').map(l => l.otherRef))
      const on = { today: londonDate(options.at ?? new Date().toISOString()), except: file.case.id }
      const suspect = await knownElsewhere(tx, actor, 'suspect', defendantOf(own), on)
      const victims = mayEver(actor, 'seeReports') ? victimsOf(own) : []
      const protectedPersons: KnownElsewhere[] = []
      for (const victim of victims) protectedPersons.push(await knownElsewhere(tx, actor, 'victim', [victim], on))
      return {
        ...suspect,
        name: `${own.givenNames} ${own.familyName}`,
        cases: suspect.cases.map(c => ({ ...c, isLinked: linked.has(c.ref) })),
        protectedPersons,
      }
    },
  )
  return view?.also
}

/** Where one who goes by these names is known; the first of them is what they are called. */
async function knownElsewhere(
  tx: Transaction,
  actor: Actor,
  side: PersonSide,
  mine: readonly Person[],
  { today, except }: { today: CalendarDate; except: string },
): Promise<KnownElsewhere> {
  const { weights } = await weightsInUse(tx)
  const cases = await casesOfPerson(tx, actor, { side, mine, weights, today, except })
  const reports = await reportsOfPerson(tx, { side, mine, weights })
  return {
    name: `${mine[0]?.givenNames ?? ''} ${mine[0]?.familyName ?? ''}`.trim(),
    bornOn: mine[0]?.bornOn || null,
    ...cases,
    reports: mayEver(actor, 'seeReports') ? reports.slice(0, shownReports) : null,
    reportCount: reports.length,
  }
}
