import { createHash } from 'node:crypto'
import type { Database } from '../../../db/client.ts'
import { readDate } from '../../pattern/linkage/normal.ts'
import { addFromPair, openFromPair, type ReportRow } from '../../spo/acts/pair-case.ts'
import { type Instant, londonDate } from '../../spo/calendar.ts'
import type { Refusal } from '../../spo/case.ts'
import { type Relationship, relationships } from '../../spo/codes.ts'
import { refusalsOf } from '../../spo/decide.ts'
import type { Actor } from '../../spo/policy.ts'
import { begin, perform } from '../perform.ts'
import { performForce } from '../perform-force.ts'
import { asPerson } from '../transaction.ts'
import { viewCase } from '../view-case.ts'
import { type CrimeReport, type PairView, readPair } from './pair-view.ts'

interface ToCase {
  actor: Actor
  pairId: string
  input: unknown
  /** A one-use token: the same form sent twice opens one case. */
  once: string
  at?: Instant | undefined
  db?: Database | undefined
}
export type WentToCase =
  | { kind: 'missing' }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'done'; ref: string; sentence: string }

/** The token of one step of many, from the token of the form. */
const stepToken = (once: string, step: string) => {
  const h = createHash('sha256').update(`${once} ${step}`).digest('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`
}

/** Opens a case for a pair, logs its reports there as incidents, and records that the pair is on the case. */
export async function openCaseFromPair(t: ToCase): Promise<WentToCase> {
  const parsed = openFromPair.safeParse(t.input)
  if (!parsed.success) return { kind: 'refused', refusals: refusalsOf(parsed.error) }
  const view = await pairOf(t)
  if (!view) return { kind: 'missing' }
  const { reports, ...asked } = parsed.data
  const wrong = refuseRows(view, reports, t)
  if (wrong.length) return { kind: 'refused', refusals: wrong }
  const input = {
    ...asked,
    searched: `A pair found in ${view.reports.length} crime reports: ${view.reports.map(r => r.ref).join(', ')}`,
  }
  const begun = await begin({ actor: t.actor, input, once: stepToken(t.once, 'case'), at: t.at, db: t.db })
  if (begun.kind !== 'done') return begun
  return logReports(t, view, begun.ref, reports, `Case ${begun.ref} opened`)
}

/** Logs a pair’s reports as incidents of a case that there is. */
export async function addPairToCase(t: ToCase): Promise<WentToCase> {
  const parsed = addFromPair.safeParse(t.input)
  if (!parsed.success) return { kind: 'refused', refusals: refusalsOf(parsed.error) }
  const view = await pairOf(t)
  if (!view) return { kind: 'missing' }
  const { caseRef, reports } = parsed.data
  const there = await viewCase({
    actor: t.actor,
    ref: caseRef,
    what: 'where crime reports are added',
    only: ['incidents'],
    permission: 'recordEvidence',
    ...(t.db ? { db: t.db } : {}),
  })
  if (there?.file.case.status !== 'open')
    return { kind: 'refused', refusals: [{ field: 'caseRef', message: 'There is no open case with this reference' }] }
  const wrong = refuseRows(view, reports, t)
  if (wrong.length) return { kind: 'refused', refusals: wrong }
  const already = new Set(there.file.incidents.filter(i => !i.withdrawnAt).map(i => i.crimeReference))
  const left = reports.filter(r => !already.has(r.crimeReference))
  return logReports(t, view, caseRef, left, `Added to case ${caseRef}`)
}

const pairOf = async (t: ToCase): Promise<PairView | undefined> => {
  const view = await asPerson(t.actor, tx => readPair(tx, t.pairId), t.db ? { db: t.db } : {})
  return view && ['waiting', 'decided', 'dismissed'].includes(view.pair.state) ? view : undefined
}

function refuseRows(view: PairView, rows: readonly ReportRow[], t: ToCase): Refusal[] {
  const today = londonDate(t.at ?? new Date().toISOString())
  const known = new Set(view.reports.map(r => r.ref))
  return rows.flatMap((row, n) => [
    ...(known.has(row.crimeReference)
      ? []
      : [{ field: `reports.${n}.crimeReference`, message: `${row.crimeReference} is not a report of this pair` }]),
    ...(row.happenedOn > today
      ? [{ field: `reports.${n}.happenedOn`, message: `The date of ${row.crimeReference} must be today or earlier` }]
      : []),
  ])
}

async function logReports(
  t: ToCase,
  view: PairView,
  ref: string,
  rows: readonly ReportRow[],
  first: string,
): Promise<WentToCase> {
  const failed: string[] = []
  for (const row of rows) {
    const report = view.reports.find(r => r.ref === row.crimeReference)
    const last = report ? dayOf(report.occurredTo) : null
    const done = await perform({
      actor: t.actor,
      ref,
      act: 'logIncident',
      input: {
        summary: row.summary,
        dateKind: last && last > row.happenedOn ? 'between' : 'exact',
        happenedOn: row.happenedOn,
        happenedTo: last && last > row.happenedOn ? last : '',
        category: row.category,
        categoryNote: row.categoryNote ?? '',
        direction: 'toProtected',
        targetIds: [],
        source: 'victim',
        crimeReference: row.crimeReference,
      },
      despite: 'Taken from the crime report as it was recorded. The rest is to be asked of the victim',
      once: stepToken(t.once, row.crimeReference),
      at: t.at,
      db: t.db,
    })
    if (done.kind !== 'done')
      failed.push(
        `${row.crimeReference}${done.kind === 'refused' ? `: ${done.refusals.map(r => r.message).join('; ')}` : ''}`,
      )
  }
  const logged = rows.length - failed.length
  if (failed.length)
    return {
      kind: 'done',
      ref,
      sentence: `${first}. ${logged} of ${rows.length} reports logged as incidents. Not logged: ${failed.join('. ')}. The pair stays on the list`,
    }
  const kept = await performForce({
    actor: t.actor,
    act: 'pairToCase',
    on: t.pairId,
    input: { caseRef: ref, reason: `${logged} reports logged as incidents` },
    once: stepToken(t.once, 'pair'),
    at: t.at,
    db: t.db,
  })
  const said = `${first}. ${logged === 1 ? '1 report' : `${logged} reports`} logged as incidents`
  return { kind: 'done', ref, sentence: kept.kind === 'done' ? said : `${said}. The pair stays on the list` }
}

const dayOf = (text: string): string | null => {
  const n = readDate(text)
  if (n <= 0) return null
  const s = String(n)
  return `${s.slice(0, 4)}-${s.slice(4, 6)}-${s.slice(6, 8)}`
}
const listOf = (texts: readonly string[]) => [
  ...new Set(texts.flatMap(text => text.split(';').map(s => s.trim())).filter(Boolean)),
]
const likeliest = (reports: readonly CrimeReport[], of: (r: CrimeReport) => string) =>
  reports.findLast(r => of(r).trim() !== '')

/** What the reports of a pair already say, for the forms that put them on a case. The kind of act is never guessed. */
export function knownOf({ pair, reports }: PairView): Record<string, unknown> {
  const suspect = likeliest(reports, r => r.suspectFamilyName || r.suspectGivenNames)
  const victim = likeliest(reports, r => r.victimFamilyName || r.victimGivenNames)
  const said = pair.relationship.trim().toLowerCase()
  const relationship = (Object.keys(relationships) as Relationship[]).find(
    r => relationships[r].label.toLowerCase() === said || r.toLowerCase() === said.replace(/[^a-z]/g, ''),
  )
  const bornOn = (side: 'suspectBornOn' | 'victimBornOn') =>
    reports.map(r => dayOf(r[side])).findLast(d => d !== null) ?? undefined
  return {
    givenNames: suspect?.suspectGivenNames,
    familyName: suspect?.suspectFamilyName,
    bornOn: bornOn('suspectBornOn'),
    homeAddress: likeliest(reports, r => r.suspectAddress)?.suspectAddress,
    phones: listOf(reports.map(r => r.suspectPhones)),
    handles: listOf(reports.flatMap(r => [r.suspectHandles, r.suspectEmails])),
    relationship,
    protectedGivenNames: victim?.victimGivenNames,
    protectedFamilyName: victim?.victimFamilyName,
    protectedBornOn: bornOn('victimBornOn'),
    protectedRole: 'victim',
    reportedOn: reports[0]?.recordedOn,
    crimeReferences: reports.map(r => r.ref),
    reports: reports.map(r => ({
      crimeReference: r.ref,
      happenedOn: dayOf(r.occurredFrom) ?? r.recordedOn,
      summary: r.summary || r.offence,
      reportId: r.id,
    })),
  }
}
/** What a new case’s form would search for. */
export const searchedFor = ({ pair, reports }: PairView) => [pair.suspect, pair.victim, ...reports.map(r => r.ref)]
