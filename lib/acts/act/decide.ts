import type { z } from 'zod'
import {
  type CaseFile,
  type Collection,
  isLoaded,
  type Patch,
  type WithdrawnRecords,
  withParts,
} from '../../case/case.ts'
import type { FeedJob, ForceFile, ForcePatch } from '../../case/force.ts'
import type { Moment } from '../../case/moment.ts'
import { add } from '../../case/patch.ts'
import { type CaseFacts, can, mayEver, type Permission } from '../../case/policy.ts'
import { timesWritten } from '../../case/records/former.ts'
import type { Id } from '../../case/records/id.ts'
import type { Told } from '../../case/reference/mail.ts'
import { keptKinds } from '../../case/reference/record-kinds.ts'
import type { RowChange } from '../../case/rows.ts'
import type { Instant } from '../../case/time/calendar.ts'
import { likelyDuplicate, type Refusal } from '../../law/refusal.ts'
import { refusalsFrom } from '../form/field.ts'
import {
  type About,
  type Also,
  type AnyAct,
  type FileOf,
  isForceAbout,
  type OpenedCase,
  type RecordOf,
  recordsNew,
  type SubjectKind,
  subjectOf,
  variantOf,
} from './act.ts'
import { likelyDuplicates } from './duplicates.ts'
import { withOtherDate } from './other-date.ts'
import { asLoaded, type Seen, versionOf } from './versions.ts'

export interface Asked {
  act: AnyAct
  /** The record that the act is about; absent when it is the subject itself. */
  on?: Id | undefined
  input: unknown
  /** The version that whoever does it saw: `versionOf`. Without it only an act that adds is done. */
  seen?: Seen | undefined
  /** The reason for going on in spite of warnings. */
  despite?: string | undefined
  /** The warnings that the form showed as it was sent; absent where no form was. */
  shown?: readonly string[] | undefined
  /** Who asks; whoever may do the most when absent. */
  as?: Asking | undefined
}
/** Who asks for an act: a person by a form, the program, or the act of which it is a part. */
export type Asking = 'form' | 'program' | 'part'
/** Whether an act may be done now, and if not, why. What its button, its page and the pipeline are answered. */
export type Availability<R> =
  | { kind: 'available'; record: R; status: string | null }
  /** The status of its record, or of a case that has ended, from which it is not done. */
  | { kind: 'moved'; status: string }
  /** No such record, not theirs to do, or nothing that is asked for in this way: not told apart. */
  | { kind: 'missing' }
export type Decided<P = Patch> =
  | {
      kind: 'done'
      patch: P
      rows: RowChange[]
      jobs: FeedJob[]
      opens: OpenedCase | null
      also: Also[]
      from: string | null
      to: string | null
      input: Record<string, unknown>
      sentence: string
      tells: Told[]
      despite: string | null
      warnings: Refusal[]
    }
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'warned'; warnings: Refusal[] }
  | { kind: 'moved'; status: string }
  | { kind: 'overtaken'; version: string; theirs: Record<string, unknown> }
  | { kind: 'missing' }

/** What the policy asks of a case, from its file. */
export const factsOf = (file: CaseFile<'named' | 'restrictions'>, at: string): CaseFacts => ({
  forceId: file.case.forceId,
  teamId: file.case.teamId,
  officerId: file.case.officerId,
  namedIds: stillNamed(file, at)
    .filter(p => p.why !== 'breakGlass')
    .map(p => p.personId),
  admittedIds: stillNamed(file, at)
    .filter(p => p.why === 'breakGlass')
    .map(p => p.personId),
  restricted: file.restrictions.some(r => !r.liftedAt),
})

const stillNamed = (file: CaseFile<'named'>, at: string) => file.named.filter(p => !p.untilAt || p.untilAt > at)

type Found = { id: Id; version?: number }
/** The record that an act is about; undefined when its subject has no such record. */
export function recordOf<A extends About>(file: FileOf<A>, about: A, on: Id | undefined): RecordOf<A> | undefined {
  const found: Found | undefined = isForceAbout(about)
    ? about === 'force'
      ? (file as ForceFile).force
      : ((file as ForceFile)[about] as Found[]).find(r => r.id === on)
    : about === 'case'
      ? (file as CaseFile).case
      : (file as CaseFile)[about as Collection].find(r => r.id === on)
  return found as RecordOf<A> | undefined
}

/** Of a kind of subject, what every act on it is asked: who may, and what status its record has. */
interface Rules<F> {
  may: (file: F, moment: Pick<Moment, 'actor' | 'at'>, permission: Permission) => boolean
  /** The status of the record; null where records have none. Of a subject that has ended, that comes first. */
  status: (file: F, record: object) => string | null
  ended: (file: F) => string | null
  /** What a done act writes besides its own patch: the new status and version. */
  written: (file: F, act: AnyAct, record: Found, to: string | null, patch: Patch) => unknown[]
  finish: (patch: unknown[], moment: Moment) => unknown[]
}
const ofCase: Rules<CaseFile<'named' | 'restrictions'>> = {
  may: (file, moment, permission) => can(moment.actor, permission, factsOf(file, moment.at)),
  status: (file, record) =>
    'status' in record && typeof record.status === 'string' ? record.status : file.case.status,
  ended: file => (file.case.status === 'open' ? null : file.case.status),
  written: (_, act, record, to, patch) => {
    const times = timesWritten(act.about, record)
    const fields = {
      ...(to ? { status: to } : {}),
      ...(!act.onlyAdds && !onlyProposes(patch) && times !== undefined ? { version: times + 1 } : {}),
    }
    if (!Object.keys(fields).length) return []
    return [act.about === 'case' ? { in: 'case', set: fields } : { in: act.about, id: record.id, set: fields }]
  },
  finish: (patch, moment) => recordedOn(moment.at, patch as Patch),
}
/** A correction that waits for agreement leaves its record as it is. */
const onlyProposes = (patch: Patch) =>
  patch.length > 0 && patch.every(c => c.in === 'correctionProposals' && 'add' in c)
const ofForce: Rules<ForceFile> = {
  may: (_, moment, permission) => mayEver(moment.actor, permission),
  status: () => null,
  ended: () => null,
  written: (file, act) =>
    act.about === 'force' && !act.onlyAdds ? [{ in: 'force', set: { version: file.force.version + 1 } }] : [],
  finish: patch => patch,
}
const ofSubject: Record<SubjectKind, Rules<never>> = {
  case: ofCase,
  force: ofForce,
  pair: ofForce,
}

/** Said where what would be written over was not seen, or the form does not say in what version. */
const unseen = 'This form does not say what it was filled from. Open it again, and compare before you save'

/** May this be done now? The one answer, for its button, its page and the pipeline. Pure. */
export function availability<R extends Found>(
  file: CaseFile<'named' | 'restrictions'> | ForceFile,
  act: AnyAct,
  record: R | undefined,
  moment: Pick<Moment, 'actor' | 'at'>,
  as: Asking = 'part',
): Availability<R> {
  const rules = ofSubject[subjectOf(act)] as Rules<typeof file>
  if ((act.partOfAnother && as !== 'part') || (act.byProgram && as === 'form')) return { kind: 'missing' }
  if (!record || !rules.may(file, moment, act.permission)) return { kind: 'missing' }
  const ended = rules.ended(file)
  if (ended && !act.evenClosed) return { kind: 'moved', status: ended }
  const status = rules.status(file, record)
  if (status !== null && !(act.from as readonly string[] | undefined)?.includes(status))
    return { kind: 'moved', status }
  return { kind: 'available', record, status }
}

/** Act + subject + input + moment → the change, or every reason why not. Pure. */
export function decide(file: CaseFile, asked: Asked, moment: Moment): Decided
export function decide(file: ForceFile, asked: Asked, moment: Moment): Decided<ForcePatch>
export function decide(file: CaseFile | ForceFile, asked: Asked, moment: Moment): Decided<Patch | ForcePatch>
export function decide(file: CaseFile | ForceFile, asked: Asked, moment: Moment): Decided<Patch | ForcePatch> {
  const act = variantOf(asked.act, asked.input)
  const rules = ofSubject[subjectOf(act)] as Rules<CaseFile | ForceFile>
  const may = availability<Found>(file, act, recordOf(file, act.about, asked.on), moment, asked.as)
  if (may.kind !== 'available') return may
  const { record, status } = may
  const parsed = (act.input as z.ZodObject).safeParse(asked.input ?? {})
  if (!parsed.success) return { kind: 'refused', refusals: refusalsFrom(parsed.error.issues) }
  const version = versionOf(file, act, record)
  if (version !== undefined && asked.seen === undefined) return { kind: 'refused', refusals: [{ message: unseen }] }
  const done = { file, record, input: parsed.data, moment }
  // Before its version: that the same was done meanwhile says more than that something was.
  const ways = (found: Refusal[]) => ('case' in file ? found.map(r => withOtherDate(file, r)) : found)
  const refusals = ways(act.refuse?.(done) ?? [])
  if (refusals.length) return { kind: 'refused', refusals }
  if (version !== undefined && asked.seen !== asLoaded && asked.seen !== version) {
    if (act.stale) return { kind: 'refused', refusals: [{ message: act.stale }] }
    const theirs = { ...record, ...act.prefill?.({ file, record, today: moment.today }) }
    return { kind: 'overtaken', version, theirs }
  }
  const twice = () => likelyDuplicates(file as CaseFile, (act.patch?.(done) ?? []) as Patch)
  const weighed = weigh([...ways(act.warn?.(done) ?? []), ...(recordsNew(act) ? twice() : [])], asked)
  if (weighed.kind !== 'passed') return weighed
  const to = typeof act.to === 'function' ? act.to(done) : (act.to ?? null)
  const patch = act.patch?.(done) ?? []
  const opened = act.opens?.(done)
  const overrides = overridesOf(act, weighed, moment)
  const own = subjectOf(act) === 'case' ? overrides : []
  return {
    kind: 'done',
    patch: rules.finish([...patch, ...rules.written(file, act, record, to, patch as Patch), ...own], moment) as
      | Patch
      | ForcePatch,
    rows: act.rows?.(done, patch as Patch) ?? [],
    jobs: act.jobs?.(done) ?? [],
    opens: opened ? { ...opened, patch: recordedOn(moment.at, [...opened.patch, ...overrides]) } : null,
    also: act.also?.(done) ?? [],
    from: status,
    to,
    input: parsed.data as Record<string, unknown>,
    sentence: typeof act.recorded === 'function' ? act.recorded(done) : act.recorded,
    tells: act.tells?.(done) ?? [],
    despite: weighed.despite,
    warnings: weighed.warnings,
  }
}

/** The warnings that were gone past, each a record of the case: listed for the supervisor, and a share of them read. */
const overridesOf = (
  act: AnyAct,
  { warnings, despite }: { warnings: Refusal[]; despite: string | null },
  m: Moment,
): Patch =>
  despite === null
    ? []
    : warnings.map(w =>
        add('overrides', {
          id: m.newId(),
          act: act.label,
          rule: w.rule ?? null,
          message: w.message,
          reason: reasonFor(w, warnings, despite),
          at: m.at,
          byId: m.actor.id,
        }),
      )

/** The reason that was given for one warning by itself, or else what was said for all. */
function reasonFor({ message }: Refusal, warnings: readonly Refusal[], despite: string): string {
  const lines = despite.split('\n')
  const own = lines.find(line => line.startsWith(`${message} `))
  const rest = lines.filter(line => !warnings.some(w => line.startsWith(`${w.message} `))).join('\n')
  return own?.slice(message.length + 1) ?? (rest || despite)
}

/** Every warning, which only a reason goes past: of what was recorded meanwhile, no reason given before it was shown. */
function weigh(
  warnings: Refusal[],
  { despite: reason, shown }: Pick<Asked, 'despite' | 'shown'>,
): { kind: 'warned'; warnings: Refusal[] } | { kind: 'passed'; warnings: Refusal[]; despite: string | null } {
  const despite = reason?.trim() || null
  const isNew = warnings.some(w => (w.source === likelyDuplicate || w.meanwhile) && shown && !shown.includes(w.message))
  if (warnings.length && (!despite || isNew)) return { kind: 'warned', warnings }
  return { kind: 'passed', warnings, despite: warnings.length ? despite : null }
}

/** Every record that is added says when it was recorded, whatever moment it is about. */
const recordedOn = (at: Instant, patch: Patch): Patch =>
  patch.map(c => ('add' in c && c.in !== 'formerVersions' && !('recordedAt' in c.add) ? withMoment(c, at) : c))
const withMoment = <C extends Extract<Patch[number], { add: object }>>(c: C, at: Instant): C =>
  keptKinds.has(c.in) ? { ...c, add: { ...c.add, recordedAt: at } } : c

/** The withdrawn records of a kind once this one is among them. */
function withdrawnFrom(
  withdrawn: WithdrawnRecords | undefined,
  rows: readonly { id: Id }[],
  change: Extract<Patch[number], { withdraw: object }>,
): WithdrawnRecords {
  const record = rows.find(r => r.id === change.id)
  if (!record) return withdrawn ?? {}
  const { at, reason } = change.withdraw
  const gone = { ...record, withdrawnAt: at, withdrawnReason: reason }
  return { ...withdrawn, [change.in]: [...(withdrawn?.[change.in] ?? []), gone] } as WithdrawnRecords
}

/** The case after a patch, as rows would stand: for rules that look ahead, for previews and for tests. */
export function applyPatch<K extends Collection>(file: CaseFile<K>, patch: Patch): CaseFile<K> {
  const next: CaseFile<K> & { [C in Collection]?: { id: Id }[] } = withParts(file, {}) as CaseFile<K>
  for (const change of patch) {
    if (change.in === 'case') next.case = { ...next.case, ...change.set }
    else {
      // A collection that was not loaded stays so: half of it would pass for all of it.
      const rows: { id: Id }[] | undefined = isLoaded(next, change.in) ? next[change.in] : undefined
      if (!rows) continue
      if ('withdraw' in change) {
        if (isLoaded(next, 'withdrawn') || !('withdrawn' in next))
          next.withdrawn = withdrawnFrom(next.withdrawn, rows, change)
        Object.assign(next, { [change.in]: rows.filter(r => r.id !== change.id) })
        continue
      }
      const changed =
        'add' in change ? [...rows, change.add] : rows.map(r => (r.id === change.id ? { ...r, ...change.set } : r))
      Object.assign(next, { [change.in]: changed })
    }
  }
  return next
}
