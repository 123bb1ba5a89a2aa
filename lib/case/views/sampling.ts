import type { CaseFile, Kept } from '../case.ts'
import type { Id } from '../records/id.ts'
import type { QualityReading, SampledWork } from '../records/quality.ts'
import { type Instant, londonDate, longDate, startOfDay } from '../time/calendar.ts'
import { isRefusal } from './second-looks.ts'

/** Which finished work is drawn for a second reader. Pure: the same for whoever asks, and chosen by nobody. */

/** A piece of finished work: whose it is, when it was done and when it was recorded. */
export interface FinishedWork {
  work: SampledWork
  id: Id
  at: Instant
  recordedAt: Instant
  byIds: Id[]
}

/**
 * Whether a piece of work is drawn, at so many in a hundred. It follows from its id alone, which the server makes at random
 * as the work is recorded: whoever does the work can neither choose it nor know it before. A larger share draws what a
 * smaller one did, and more. FNV-1a, 32 bits, mixed so that like ids fall apart.
 */
export function isDrawn(id: Id, share: number): boolean {
  let hash = 0x811c9dc5
  for (const c of id) hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) % 10_000 < share * 100
}

export const sampledReads = ['decisions', 'checks', 'breaches', 'breachSteps', 'reviews', 'overrides'] as const
export type SampledReads = (typeof sampledReads)[number]
/** What is read to know which of it was drawn, and whether it was read. */
export const drawnReads = [...sampledReads, 'qualityReadings', 'drawnPieces'] as const
export type DrawnReads = (typeof drawnReads)[number]

const workOf = (work: SampledWork, r: { id: Id } & Kept, at: Instant, ...byIds: Id[]): FinishedWork => ({
  work,
  id: r.id,
  at,
  recordedAt: r.recordedAt ?? at,
  byIds: [...new Set(byIds)],
})
/** Everything on a case of which a share is read: decisions of no, checks, breaches without arrest, drafts passed on, warnings passed over. */
export const finishedWork = (file: CaseFile<SampledReads>): FinishedWork[] => [
  ...file.decisions.filter(isRefusal).map(d => workOf('decisions', d, d.at, d.byId)),
  ...file.checks.map(c => workOf('checks', c, c.checkedAt, c.byId)),
  ...file.breaches.flatMap(b => {
    const steps = file.breachSteps.filter(s => s.breachId === b.id)
    const no = steps.find(s => s.step === 'noArrestDecided')
    const arrested = steps.some(s => s.step === 'arrested' || s.step === 'charged')
    return no && !arrested ? [{ ...workOf('breaches', b, no.at, no.byId), recordedAt: no.at }] : []
  }),
  ...file.reviews
    .filter(r => r.result === 'endorsed' || r.result === 'authorised')
    .map(r => workOf('reviews', r, r.at, r.byId)),
  ...file.overrides.map(o => workOf('overrides', o, o.at, o.byId)),
]
/** Drawn work, since when it waits to be read, and what was found of it; null while nobody has read it. */
export interface DrawnWork extends FinishedWork {
  drawnAt: Instant
  reading: QualityReading | null
}
/** The work of a case that is drawn: the share that the force sets, and what a supervisor drew beside it. */
export const drawnWork = (file: CaseFile<DrawnReads>): DrawnWork[] => {
  const { sampleShare, overrideShare, sampleFrom } = file.settings
  const from = Date.parse(startOfDay(sampleFrom))
  return finishedWork(file).flatMap(w => {
    const ofShare = Date.parse(w.at) >= from && isDrawn(w.id, w.work === 'overrides' ? overrideShare : sampleShare)
    const piece = file.drawnPieces.find(p => p.work === w.work && p.workId === w.id)
    const reading = file.qualityReadings.find(r => r.work === w.work && r.workId === w.id) ?? null
    // What was read stays read, whatever the share is now.
    const drawnAt = ofShare ? w.recordedAt : (piece?.at ?? (reading ? w.recordedAt : undefined))
    return drawnAt ? [{ ...w, drawnAt, reading }] : []
  })
}
/** Work that somebody may draw to be read by them: not drawn yet, and not their own. */
export const mayBeDrawn = (file: CaseFile<DrawnReads>, readerId: Id): FinishedWork[] => {
  const drawn = new Set(drawnWork(file).map(w => w.id))
  return finishedWork(file).filter(w => !drawn.has(w.id) && !w.byIds.includes(readerId))
}
/** A piece of work in a line, without what was said in it. */
export const workName = (w: Pick<FinishedWork, 'work' | 'at'>): string =>
  `${workNouns[w.work]} of ${longDate(londonDate(w.at))}`
const workNouns: Record<SampledWork, string> = {
  decisions: 'decision that no order is needed',
  checks: 'compliance check',
  breaches: 'decision not to arrest for a breach',
  reviews: 'review that passed a draft on',
  overrides: 'warning accepted',
}
