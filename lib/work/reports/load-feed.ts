import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../db/client.ts'
import { recordsChanges } from '../../../db/schema/feeds.ts'
import {
  crimeReports,
  frequentNames,
  linkJudgements,
  pairDecisions,
  pairReports,
  personLinks,
  recordsSystems,
  reportImports,
  reportPairs,
  reportWork,
} from '../../../db/schema/reports.ts'
import { suspectMatches } from '../../../db/schema/suspects.ts'
import type { ForceAbout, ForceFile } from '../../case/force.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { type FeedCollections, feedWork, isPersonSide, type PersonSide, personSides } from '../../case/views/reports.ts'
import { rowsOf } from '../pipeline/rows-of.ts'
import { nameOf, personRefs, personRowsOf } from './person-rows.ts'
import { textsIn } from './summarise.ts'

export const feedTables = {
  recordsSystems,
  reportImports,
  reportPairs,
  pairReports,
  pairDecisions,
  personLinks,
  linkJudgements,
  suspectMatches,
  recordsChanges,
  crimeReports,
  frequentNames,
  reportWork,
} as const

/** What a pair holds before its reports are summed up into it. */
export const blankPair = (at: Instant) => ({
  foundAt: at,
  askedAgain: false,
  score: 0,
  suspectScore: 0,
  suspectWhy: ['put together by hand'],
  suspectAgainst: [],
  victimScore: 0,
  victimWhy: ['put together by hand'],
  victimAgainst: [],
  byHand: true,
  suspect: '',
  victim: '',
  firstRecordedOn: at.slice(0, 10),
  lastRecordedOn: at.slice(0, 10),
  offence: '',
  district: '',
  team: '',
  relationship: '',
})

type Feed = FeedCollections extends infer F
  ? { [C in keyof F]: F[C][] } & Pick<ForceFile, 'namedReport' | 'namedPerson'>
  : never
interface Asked {
  about: ForceAbout
  on?: string | undefined
  reportRef?: string | undefined
  side?: string | undefined
}

/** Of the feed of crime reports, what an act concerns; nothing for an act that is not about it. */
export async function loadFeed(tx: Transaction, asked: Asked): Promise<Feed> {
  const feed: Feed = {
    recordsSystems: [],
    reportImports: [],
    reportPairs: [],
    pairReports: [],
    pairDecisions: [],
    personLinks: [],
    linkJudgements: [],
    suspectMatches: [],
    recordsChanges: [],
    frequentNames: [],
    reportWork: [],
    crimeReports: [],
    namedReport: null,
    namedPerson: [],
  }
  const on = asked.on ?? null
  if (asked.about === 'force' || asked.about === 'recordsSystems')
    feed.recordsSystems = await tx.select().from(recordsSystems)
  if (asked.about === 'force' || asked.about === 'frequentNames')
    feed.reportWork = (await tx.select().from(reportWork).where(isNull(reportWork.endedAt))).map(w => ({
      ...w,
      name: feedWork[w.work].label,
    }))
  if (!on) return feed
  if (asked.about === 'frequentNames')
    feed.frequentNames = (await tx.select().from(frequentNames).where(eq(frequentNames.id, on))).map(n => ({
      ...n,
      name: `${n.givenName} ${n.familyName}`.trim(),
    }))
  if (asked.about === 'reportImports')
    feed.reportImports = (await tx.select().from(reportImports).where(eq(reportImports.id, on))).map(i => ({
      ...i,
      name: i.fileName,
    }))
  if (asked.about === 'linkJudgements')
    feed.linkJudgements = (await tx.select().from(linkJudgements).where(eq(linkJudgements.id, on))).map(j => ({
      ...j,
      name: `${j.oneRef} and ${j.otherRef}`,
    }))
  if (asked.about === 'suspectMatches')
    feed.suspectMatches = (await tx.select().from(suspectMatches).where(eq(suspectMatches.id, on))).map(m => ({
      ...m,
      name: m.reportRef,
    }))
  if (asked.about === 'recordsChanges')
    feed.recordsChanges = (await tx.select().from(recordsChanges).where(eq(recordsChanges.id, on))).map(c => ({
      ...c,
      name: c.crimeReference,
    }))
  if (asked.about === 'personLinks') await loadLink(tx, on, feed)
  if (asked.about === 'crimeReports') await loadPerson(tx, on, asked, feed)
  if (asked.about === 'reportPairs') await loadPair(tx, on, asked, feed)
  return feed
}

const withName = (p: typeof reportPairs.$inferSelect) => ({ ...p, name: `${p.suspect} and ${p.victim}` })

async function reportNamed(tx: Transaction, ref: string) {
  const [report] = await tx
    .select({ ref: crimeReports.ref, pairId: pairReports.pairId })
    .from(crimeReports)
    .leftJoin(pairReports, and(eq(pairReports.reportRef, crimeReports.ref), isNull(pairReports.endedAt)))
    .where(and(eq(crimeReports.ref, ref), isNull(crimeReports.endedAt)))
  return report ?? null
}
const pairsOf = async (tx: Transaction, ids: readonly string[]) =>
  (
    await tx
      .select()
      .from(reportPairs)
      .where(inArray(reportPairs.id, [...ids]))
  ).map(withName)
const membersOf = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select()
    .from(pairReports)
    .where(and(inArray(pairReports.pairId, [...ids]), isNull(pairReports.endedAt)))
    .orderBy(pairReports.reportRef)

async function loadPair(tx: Transaction, on: string, asked: Asked, feed: Feed) {
  if (asked.reportRef) feed.namedReport = await reportNamed(tx, asked.reportRef)
  const ids = [on, ...(feed.namedReport?.pairId ? [feed.namedReport.pairId] : [])]
  feed.reportPairs = await pairsOf(tx, ids)
  feed.pairReports = await membersOf(tx, ids)
}

/** The person that a report's row is of: all rows taken as theirs, the pairs that those are in, and what was said of them. */
async function loadPerson(tx: Transaction, on: string, { side, reportRef }: Asked, feed: Feed) {
  const [report] = await tx
    .select({ ref: crimeReports.ref })
    .from(crimeReports)
    .where(and(eq(crimeReports.id, on), isNull(crimeReports.endedAt)))
  if (!report) return
  const of: PersonSide = isPersonSide(side) ? side : 'suspect'
  const refs = isPersonSide(side) ? await personRefs(tx, side, report.ref) : [report.ref]
  const rows = await personRowsOf(tx, of, refs)
  const person = rows.find(r => r.id === on)
  const name = person ? `${personSides[of].label} ${nameOf(person)}` : ''
  feed.crimeReports = rows.map(r => ({ id: r.id, ref: r.ref, bornOn: r.bornOn, rowName: nameOf(r), name }))
  if (reportRef) {
    feed.namedReport = await reportNamed(tx, reportRef)
    if (feed.namedReport) feed.namedPerson = await personRowsOf(tx, of, await personRefs(tx, of, reportRef))
  }
  const all = [...rows, ...feed.namedPerson].map(r => r.ref)
  const members = await rowsOf(
    tx,
    z.object({ pair_id: z.string() }),
    sql`
    select distinct pair_id from pair_reports
    where force_id = (select spo_force()) and ended_at is null and report_ref in ${textsIn(refs)}`,
  )
  const ids = members.map(m => m.pair_id)
  feed.reportPairs = await pairsOf(tx, ids)
  feed.pairReports = await membersOf(tx, ids)
  const links = await tx
    .select()
    .from(personLinks)
    .where(
      sql`${personLinks.endedAt} is null and ${personLinks.side} in (${of}, 'both')
        and (${personLinks.reportRefs} && array${textsIn(all)} or ${personLinks.otherRefs} && array${textsIn(all)})`,
    )
  feed.personLinks = links.map(l => ({ ...l, name: l.otherRefs.join(', ') }))
}

async function loadLink(tx: Transaction, on: string, feed: Feed) {
  const [link] = await tx.select().from(personLinks).where(eq(personLinks.id, on))
  if (!link) return
  feed.personLinks = [{ ...link, name: link.otherRefs.join(', ') }]
  feed.pairReports = await tx
    .select()
    .from(pairReports)
    .where(or(eq(pairReports.linkId, on), eq(pairReports.endedByLinkId, on)))
  const ids = [link.pairId, link.otherPairId, ...feed.pairReports.map(r => r.pairId)].filter(id => id !== null)
  feed.reportPairs = await pairsOf(tx, [...new Set(ids)])
}
