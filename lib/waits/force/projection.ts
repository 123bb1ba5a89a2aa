import type { Settings } from '../../case/case.ts'
import type { ForcePatch } from '../../case/force.ts'
import { type Actor, mayEver } from '../../case/policy.ts'
import { lawRegister } from '../../law/rules/law-register.ts'
import { withAlarms } from '../alarms.ts'
import { courtOrderSource } from './court-orders.ts'
import { feedSource } from './feeds.ts'
import type { ForceFactName, ForceFacts, ForceRow, ForceWaitEntry, ForceWaitSource } from './force-wait.ts'
import { type PairFacts, type PairKind, pairKinds, pairRows, pairVersion } from './pairs.ts'
import { reclassifiedSource } from './reclassified.ts'
import { rosterSource } from './roster.ts'
import { staffSource } from './staff.ts'
import { suspectSource } from './suspects.ts'
import { lawSource, mailSource, recordSource } from './upkeep.ts'

const sources = [
  lawSource,
  recordSource,
  mailSource,
  feedSource,
  rosterSource,
  staffSource,
  suspectSource,
  reclassifiedSource,
  courtOrderSource,
] as const
type KindsOf<S> = S extends { kinds: infer K } ? keyof K & string : never
export type ForceOnlyKind = KindsOf<(typeof sources)[number]>
/** Every kind of thing that waits on the force or on a pair: derived from the entries. */
export type ForceWaitKind = ForceOnlyKind | PairKind

export const forceWaitKinds = Object.assign({}, pairKinds, ...sources.map(s => s.kinds)) as Record<
  ForceWaitKind,
  ForceWaitEntry
>
export const pairKindNames = Object.keys(pairKinds) as PairKind[]
export const isForceWaitKind = (kind: string): kind is ForceWaitKind => Object.hasOwn(forceWaitKinds, kind)

type Source = ForceWaitSource<ForceOnlyKind>
export const forceWaitSources: readonly Source[] = (sources as unknown as readonly Source[]).map(s => ({
  ...s,
  rows: facts => s.rows(facts).map(w => withAlarms(w, facts.force.settings)),
}))
/** Everything that waits on a force itself, as it now stands. */
export const forceWaitsOf = (facts: ForceFacts): ForceRow<ForceOnlyKind>[] =>
  forceWaitSources.flatMap(s => s.rows(facts))
/** Everything that waits on a pair of crime reports. */
export const pairWaitsOf = (pair: PairFacts, settings: Settings): ForceRow<PairKind>[] =>
  pairRows(pair, settings).map(w => withAlarms(w, settings))

/** The sources whose rows a patch on the force may change. */
export const forceSourcesFor = (patch: ForcePatch): Source[] => {
  const touched = new Set<string>(patch.map(change => change.in))
  return forceWaitSources.filter(s => s.follows.some(name => touched.has(name)))
}
export const forceSourcesReading = (fact: ForceFactName): Source[] =>
  forceWaitSources.filter(s => s.reads.includes(fact))
/** Raised with any source: the rows of a force under another version are computed again. */
export const forceWaitsVersion = [
  `pairs ${pairVersion}`,
  ...forceWaitSources.map(s => `${s.name} ${s.version}`),
  ...lawRegister.map(l => `${l.key} ${l.checkAgainOn}`),
].join(', ')

/** The kinds that are this person's. */
export const forceKindsOf = (actor: Pick<Actor, 'roles' | 'system'>): ForceWaitKind[] =>
  (Object.keys(forceWaitKinds) as ForceWaitKind[]).filter(kind =>
    forceWaitKinds[kind].for.some(permission => mayEver(actor, permission)),
  )
