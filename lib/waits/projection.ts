import type { CaseFile, Collection, Patch } from '../case/case.ts'
import { addressSource } from './addresses.ts'
import { withAlarms } from './alarms.ts'
import { applicationSource } from './applications.ts'
import { breachSource } from './breaches.ts'
import { clockSource } from './clocks.ts'
import { criminalSource } from './criminal.ts'
import { decisionSource, riskSource } from './decisions.ts'
import { hearingSource } from './hearings.ts'
import { heldSource } from './held.ts'
import { importedSource } from './imported.ts'
import { lookSource } from './looks.ts'
import { markerSource } from './markers.ts'
import { notificationSource } from './notifications.ts'
import { orderSource } from './orders.ts'
import { paperSource } from './papers.ts'
import { contactSource, otherSource, youthSource } from './people.ts'
import { requestSource } from './requests.ts'
import { retentionSource } from './retention.ts'
import { safetySource } from './safety.ts'
import { sampleSource } from './samples.ts'
import { withSetAside } from './set-aside.ts'
import { termSource } from './terms.ts'
import { transferSource } from './transfers.ts'
import type { Wait, WaitEntry, WaitSource } from './wait.ts'
import { whereaboutsSource } from './whereabouts.ts'

const sources = [
  breachSource,
  orderSource,
  termSource,
  notificationSource,
  decisionSource,
  contactSource,
  addressSource,
  applicationSource,
  hearingSource,
  paperSource,
  youthSource,
  otherSource,
  whereaboutsSource,
  requestSource,
  transferSource,
  safetySource,
  sampleSource,
  lookSource,
  criminalSource,
  markerSource,
  importedSource,
  heldSource,
  riskSource,
  retentionSource,
  clockSource,
] as const
type KindsOf<S> = S extends { kinds: infer K } ? keyof K & string : never
/** Every kind of thing that waits: derived from the entries. */
export type WaitKind = KindsOf<(typeof sources)[number]>
export type CaseWait = Wait<WaitKind>

export const waitKinds = Object.assign({}, ...sources.map(s => s.kinds)) as Record<WaitKind, WaitEntry>
export const waitKindNames = Object.keys(waitKinds) as WaitKind[]
type Source = WaitSource<WaitKind>
export const waitSources: readonly Source[] = (sources as unknown as readonly Source[]).map(s => ({
  ...s,
  reads: [...s.reads, 'setAsides'],
  rows: file => s.rows(file).map(w => withSetAside(withAlarms(w, file.settings), file.setAsides)),
}))

/** Everything that waits on a case as it now stands, without today. */
export const waitsOf = (file: CaseFile): CaseWait[] => waitSources.flatMap(s => s.rows(file))
/** The sources whose rows a patch may change. */
export const sourcesFor = (patch: Patch): Source[] => {
  const touched = new Set(patch.map(change => change.in))
  return waitSources.filter(s => s.reads.some(name => touched.has(name)))
}
/** What the sources read, each collection once. */
export const readsOf = (chosen: readonly Source[]): Collection[] =>
  [...new Set(chosen.flatMap(s => s.reads))].filter(name => name !== 'case')
/** Raised with any source: the rows of a case under another version are computed again. */
export const waitsVersion = ['alarms 2', 'set aside 1', ...waitSources.map(s => `${s.name} ${s.version}`)].join(', ')
