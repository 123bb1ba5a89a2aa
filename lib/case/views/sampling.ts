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

const done = (work: SampledWork, r: { id: Id } & Kept, at: Instant, ...byIds: Id[]): FinishedWork => ({
  work,
  id: r.id,
  at,
  recordedAt: r.recordedAt ?? at,
  byIds: [...new Set(byIds)],
})
/** Everything on a case of which a share is read: decisions of no, checks, breaches without arrest, drafts passed on, warnings passed over. */
export const finishedWork = (file: CaseFile<SampledReads>): FinishedWork[] => [
  ...file.decisions.filter(isRefusal).map(d => done('decisions', d, d.at, d.byId)),
  ...file.checks.map(c => done('checks', c, c.checkedAt, c.byId)),
  ...file.breaches.flatMap(b => {
    const steps = file.breachSteps.filter(s => s.breachId === b.id)
    const no = steps.find(s => s.step === 'noArrestDecided')
    const arrested = steps.some(s => s.step === 'arrested' || s.step === 'charged')
    return no && !arrested ? [{ ...done('breaches', b, no.at, no.byId), recordedAt: no.at }] : []
  }),
  ...file.reviews
    .filter(r => r.result === 'endorsed' || r.result === 'authorised')
    .map(r => done('reviews', r, r.at, r.byId)),
  ...file.overrides.map(o => done('overrides', o, o.at, o.byId)),
]
/** The work of a case that is drawn, with what was found of it; null while nobody has read it. */
export const drawnWork = (
  file: CaseFile<SampledReads | 'qualityReadings'>,
): (FinishedWork & { reading: QualityReading | null })[] => {
  const { sampleShare, overrideShare, sampleFrom } = file.settings
  const from = Date.parse(startOfDay(sampleFrom))
  return finishedWork(file)
    .filter(w => Date.parse(w.at) >= from && isDrawn(w.id, w.work === 'overrides' ? overrideShare : sampleShare))
    .map(w => ({ ...w, reading: file.qualityReadings.find(r => r.work === w.work && r.workId === w.id) ?? null }))
}
/** A piece of work in a line, without what was said in it. */
export const workName = (w: Pick<FinishedWork, 'work' | 'at'>): string =>
  `${workNouns[w.work]} of ${longDate(londonDate(w.at))}`
const workNouns: Record<SampledWork, string> = {
  decisions: 'decision that no order is needed',
  checks: 'compliance check',
  breaches: 'decision not to arrest for a breach',
  reviews: 'review that passed a draft on',
  overrides: 'warning passed over',
}
