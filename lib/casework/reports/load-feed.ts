import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Transaction } from '../../../db/client.ts'
import { cases } from '../../../db/schema/cases.ts'
import {
  crimeReports,
  linkJudgements,
  pairDecisions,
  pairReports,
  personLinks,
  recordsSystems,
  reportImports,
  reportPairs,
} from '../../../db/schema/reports.ts'
import type { Instant } from '../../spo/calendar.ts'
import type { ForceAbout, ForceFile } from '../../spo/force.ts'
import type { FeedCollections } from '../../spo/reports.ts'

export const feedTables = {
  recordsSystems,
  reportImports,
  reportPairs,
  pairReports,
  pairDecisions,
  personLinks,
  linkJudgements,
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
  ? { [C in keyof F]: F[C][] } & Pick<ForceFile, 'namedReport' | 'caseKnown'>
  : never
interface Asked {
  about: ForceAbout
  on?: string | undefined
  reportRef?: string | undefined
  caseRef?: string | undefined
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
    namedReport: null,
    caseKnown: false,
  }
  const on = asked.on ?? null
  if (asked.about === 'force' || asked.about === 'recordsSystems')
    feed.recordsSystems = await tx.select().from(recordsSystems)
  if (!on) return feed
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
  if (asked.about === 'personLinks') await loadLink(tx, on, feed)
  if (asked.about === 'reportPairs') await loadPair(tx, on, asked, feed)
  return feed
}

const named = (p: typeof reportPairs.$inferSelect) => ({ ...p, name: `${p.suspect} and ${p.victim}` })

async function loadPair(tx: Transaction, on: string, asked: Asked, feed: Feed) {
  if (asked.reportRef) {
    const [report] = await tx
      .select({ ref: crimeReports.ref, pairId: pairReports.pairId })
      .from(crimeReports)
      .leftJoin(pairReports, and(eq(pairReports.reportRef, crimeReports.ref), isNull(pairReports.endedAt)))
      .where(and(eq(crimeReports.ref, asked.reportRef), isNull(crimeReports.endedAt)))
    feed.namedReport = report ?? null
  }
  if (asked.caseRef) {
    const found = await tx.select({ id: cases.id }).from(cases).where(eq(cases.ref, asked.caseRef))
    feed.caseKnown = found.length > 0
  }
  const ids = [on, ...(feed.namedReport?.pairId ? [feed.namedReport.pairId] : [])]
  feed.reportPairs = (await tx.select().from(reportPairs).where(sql`${reportPairs.id} in ${ids}`)).map(named)
  feed.pairReports = await tx
    .select()
    .from(pairReports)
    .where(and(sql`${pairReports.pairId} in ${ids}`, isNull(pairReports.endedAt)))
    .orderBy(pairReports.reportRef)
}

async function loadLink(tx: Transaction, on: string, feed: Feed) {
  const [link] = await tx.select().from(personLinks).where(eq(personLinks.id, on))
  if (!link) return
  feed.personLinks = [{ ...link, name: link.otherRefs.join(', ') }]
  const ids = [link.pairId, ...(link.otherPairId ? [link.otherPairId] : [])]
  feed.reportPairs = (await tx.select().from(reportPairs).where(sql`${reportPairs.id} in ${ids}`)).map(named)
  feed.pairReports = await tx
    .select()
    .from(pairReports)
    .where(or(eq(pairReports.linkId, on), eq(pairReports.endedByLinkId, on)))
}
