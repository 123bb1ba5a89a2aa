import { createHash } from 'node:crypto'
import type { Database, Transaction } from '../../../db/client.ts'
import { readDate } from '../../pattern/linkage/normal.ts'
import { addFromPair, openFromPair, type ReportRow } from '../../spo/acts/pair-case.ts'
import { type Instant, londonDate } from '../../spo/calendar.ts'
import type { Refusal } from '../../spo/case.ts'
import { type Relationship, relationships } from '../../spo/codes.ts'
import { factsOf, refusalsOf } from '../../spo/decide.ts'
import { type Actor, can } from '../../spo/policy.ts'
import { findCase, loadFile } from '../load.ts'
import { beginIn, doneBefore, performIn } from '../perform.ts'
import { lockForce, performForceIn } from '../perform-force.ts'
import { asPerson } from '../transaction.ts'
import { type CrimeReport, type PairView, readPair } from './pair-view.ts'

interface ToCase {
  actor: Actor
  pairId: string
  input: unknown
  /** A one-use token: the same form sent twice opens one case. */
  once: string
  /** How many reports the pair had when the form was opened. */
  seen?: number | undefined
  at?: Instant | undefined
  db?: Database | undefined
}
type NotDone = { kind: 'missing' } | { kind: 'refused'; refusals: Refusal[] }
export type WentToCase = NotDone | { kind: 'done'; ref: string; sentence: string }

/** Thrown, so that what was written before a step was refused is not kept. */
class Stopped extends Error {
  readonly because: NotDone
  constructor(because: NotDone) {
    super(because.kind)
    this.because = because
  }
}
const refuse = (message: string, field?: string): never => {
  throw new Stopped({ kind: 'refused', refusals: [{ message, ...(field ? { field } : {}) }] })
}

/** The token of one step of many, from the token of the form. */
const stepToken = (once: string, step: string) => {
  const h = createHash('sha256').update(`${once} ${step}`).digest('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`
}

/** Opens a case for a pair, logs its reports there as incidents, and records that the pair is on the case: all of it or nothing. */
export function openCaseFromPair(t: ToCase): Promise<WentToCase> {
  const parsed = openFromPair.safeParse(t.input)
  if (!parsed.success) return Promise.resolve({ kind: 'refused', refusals: refusalsOf(parsed.error) })
  const { reports, ...asked } = parsed.data
  return wholly(t, async (tx, view) => {
    refuseRows(view, reports, t)
    const input = {
      ...asked,
      searched: `A pair found in ${view.reports.length} crime reports: ${view.reports.map(r => r.ref).join(', ')}`,
    }
    const begun = await beginIn(tx, { actor: t.actor, input, once: stepToken(t.once, 'case'), at: t.at })
    if (begun.kind !== 'done') throw new Stopped(begun)
    return logReports(tx, t, view, begun.ref, reports, `Case ${begun.ref} opened`)
  })
}

/** Logs a pair’s reports as incidents of a case that there is: all of them or none. */
export function addPairToCase(t: ToCase): Promise<WentToCase> {
  const parsed = addFromPair.safeParse(t.input)
  if (!parsed.success) return Promise.resolve({ kind: 'refused', refusals: refusalsOf(parsed.error) })
  const { caseRef, reports } = parsed.data
  return wholly(t, async (tx, view) => {
    const root = await findCase(tx, caseRef, true)
    const file = root && (await loadFile(tx, root, ['named', 'restrictions', 'incidents']))
    const facts = file && factsOf(file, t.at ?? new Date().toISOString())
    if (!file || !facts || file.case.status !== 'open' || !can(t.actor, 'recordEvidence', facts))
      return refuse('There is no open case with this reference', 'caseRef')
    refuseRows(view, reports, t)
    const already = new Set(file.incidents.filter(i => !i.withdrawnAt).map(i => i.crimeReference))
    const left = reports.filter(r => !already.has(r.crimeReference))
    return logReports(tx, t, view, caseRef, left, `Added to case ${caseRef}`)
  })
}

/** Everything that a pair’s way to a case takes, in one transaction. Two people with the same pair wait for each other. */
async function wholly(t: ToCase, work: (tx: Transaction, view: PairView) => Promise<WentToCase>): Promise<WentToCase> {
  try {
    return await asPerson(
      t.actor,
      async (tx): Promise<WentToCase> => {
        if (!(await lockForce(tx, t.actor))) return { kind: 'missing' }
        const view = await readPair(tx, t.pairId)
        if (!view) return { kind: 'missing' }
        const earlier = await doneBefore(tx, stepToken(t.once, 'pair'))
        if (earlier) return { kind: 'done', ref: view.pair.caseRef ?? '', sentence: earlier }
        if (t.seen !== undefined && t.seen !== view.reports.length)
          return refuse(
            'The reports of this pair have changed since you opened this page. Open it again to see them as they are',
          )
        return work(tx, view)
      },
      t.db ? { db: t.db } : {},
    )
  } catch (fault) {
    if (fault instanceof Stopped) return fault.because
    throw fault
  }
}

function refuseRows(view: PairView, rows: readonly ReportRow[], t: ToCase): void {
  const today = londonDate(t.at ?? new Date().toISOString())
  const known = new Set(view.reports.map(r => r.ref))
  const refusals = rows.flatMap((row, n) => [
    ...(known.has(row.crimeReference)
      ? []
      : [{ field: `reports.${n}.crimeReference`, message: `${row.crimeReference} is not a report of this pair` }]),
    ...(row.happenedOn > today
      ? [{ field: `reports.${n}.happenedOn`, message: `The date of ${row.crimeReference} must be today or earlier` }]
      : []),
  ])
  if (refusals.length) throw new Stopped({ kind: 'refused', refusals })
}

async function logReports(
  tx: Transaction,
  t: ToCase,
  view: PairView,
  ref: string,
  rows: readonly ReportRow[],
  first: string,
): Promise<WentToCase> {
  for (const row of rows) {
    const report = view.reports.find(r => r.ref === row.crimeReference)
    const last = report ? dayOf(report.occurredTo) : null
    const done = await performIn(tx, {
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
    })
    if (done.kind === 'refused')
      throw new Stopped({
        kind: 'refused',
        refusals: done.refusals.map(r => ({ message: `${row.crimeReference}: ${r.message}` })),
      })
    if (done.kind !== 'done') throw new Stopped({ kind: 'missing' })
  }
  const logged = rows.length === 1 ? '1 report' : `${rows.length} reports`
  const kept = await performForceIn(tx, {
    actor: t.actor,
    act: 'pairToCase',
    on: t.pairId,
    input: { caseRef: ref, reason: `${logged} logged as incidents` },
    once: stepToken(t.once, 'pair'),
    at: t.at,
    db: t.db,
  })
  if (kept.kind !== 'done') throw new Stopped(kept.kind === 'refused' ? kept : { kind: 'missing' })
  return { kind: 'done', ref, sentence: `${first}. ${logged} logged as incidents` }
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

const addressOf = (r: CrimeReport | undefined) => r && [r.suspectAddress, r.suspectPostcode].filter(Boolean).join(', ')

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
    homeAddress: addressOf(likeliest(reports, r => r.suspectAddress)),
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
