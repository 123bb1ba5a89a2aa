import type { z } from 'zod'
import type { About, Also, AnyAct, Moment } from './acts/act.ts'
import type { Instant } from './calendar.ts'
import type { CaseFile, Patch, Refusal, WithdrawnRecords } from './case.ts'
import type { Told } from './mail.ts'
import { type CaseFacts, can } from './policy.ts'
import { keptKinds } from './record-kinds.ts'
import type { Id } from './records/id.ts'
import type { RowChange } from './rows.ts'

export interface Asked {
  act: AnyAct
  /** The record that the act is about; absent when it is the case. */
  on?: Id | undefined
  input: unknown
  /** The version that the form was opened at, for a guarded act. */
  seen?: number | undefined
  /** The reason for going on in spite of warnings. */
  despite?: string | undefined
}
export type Decided =
  | {
      kind: 'done'
      patch: Patch
      rows: RowChange[]
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
  | { kind: 'overtaken'; version: number; theirs: Record<string, unknown> }
  | { kind: 'missing' }

/** What the policy asks of a case, from its file. */
export const factsOf = (file: CaseFile, at: string): CaseFacts => ({
  forceId: file.case.forceId,
  teamId: file.case.teamId,
  officerId: file.case.officerId,
  namedIds: standing(file, at)
    .filter(p => p.why !== 'breakGlass')
    .map(p => p.personId),
  admittedIds: standing(file, at)
    .filter(p => p.why === 'breakGlass')
    .map(p => p.personId),
  restricted: file.restrictions.some(r => !r.liftedAt),
})

const standing = (file: CaseFile, at: string) => file.named.filter(p => !p.untilAt || p.untilAt > at)

/** The record that an act is about; undefined when the case has no such record. */
export function recordOf(file: CaseFile, about: About, on: Id | undefined): { id: Id; version?: number } | undefined {
  if (about === 'case') return file.case
  return file[about].find(r => r.id === on) as { id: Id; version?: number } | undefined
}
const statusOf = (file: CaseFile, record: object): string =>
  'status' in record && typeof record.status === 'string' ? record.status : file.case.status

/** Act + case + input + moment → the change, or every reason why not. Pure. */
export function decide(file: CaseFile, asked: Asked, moment: Moment): Decided {
  const { act } = asked
  if (!can(moment.actor, act.permission, factsOf(file, moment.at))) return { kind: 'missing' }
  const record = recordOf(file, act.about, asked.on)
  if (!record) return { kind: 'missing' }
  const status = statusOf(file, record)
  if (file.case.status !== 'open' && !act.evenClosed) return { kind: 'moved', status: file.case.status }
  if (!(act.from as readonly string[]).includes(status)) return { kind: 'moved', status }
  const parsed = (act.input as z.ZodObject).safeParse(asked.input ?? {})
  if (!parsed.success) return { kind: 'refused', refusals: refusalsOf(parsed.error) }
  if (act.guarded && asked.seen !== undefined && record.version !== undefined && record.version !== asked.seen)
    return { kind: 'overtaken', version: record.version, theirs: { ...record } }
  const done = { file, record, input: parsed.data, moment }
  const weighed = weigh(act, done, asked.despite)
  if (weighed.kind !== 'passed') return weighed
  const to = typeof act.to === 'function' ? act.to(done) : (act.to ?? null)
  const patch = act.patch?.(done) ?? []
  return {
    kind: 'done',
    patch: recordedOn(moment.at, withStatus(act, record, to, patch)),
    rows: act.rows?.(done, patch) ?? [],
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

/** Every reason why not; else every warning, which only a reason goes past. The same for an act on a case and on the force. */
export function weigh<D>(
  act: { refuse?: (d: D) => Refusal[]; warn?: (d: D) => Refusal[] },
  done: D,
  reason: string | undefined,
):
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'warned'; warnings: Refusal[] }
  | { kind: 'passed'; warnings: Refusal[]; despite: string | null } {
  const refusals = act.refuse?.(done) ?? []
  if (refusals.length) return { kind: 'refused', refusals }
  const warnings = act.warn?.(done) ?? []
  const despite = reason?.trim() || null
  if (warnings.length && !despite) return { kind: 'warned', warnings }
  return { kind: 'passed', warnings, despite: warnings.length ? despite : null }
}

function withStatus(act: AnyAct, record: { id: Id; version?: number }, to: string | null, patch: Patch): Patch {
  const fields = {
    ...(to ? { status: to } : {}),
    ...(act.guarded && record.version !== undefined ? { version: record.version + 1 } : {}),
  }
  if (!Object.keys(fields).length) return patch
  const own = act.about === 'case' ? { in: 'case', set: fields } : { in: act.about, id: record.id, set: fields }
  return [...patch, own as Patch[number]]
}

/** Every record that is added says when it was recorded, whatever moment it is about. */
const recordedOn = (at: Instant, patch: Patch): Patch =>
  patch.map(c => ('add' in c && c.in !== 'formerVersions' && !('recordedAt' in c.add) ? withMoment(c, at) : c))
const withMoment = <C extends Extract<Patch[number], { add: object }>>(c: C, at: Instant): C =>
  keptKinds.has(c.in) ? { ...c, add: { ...c.add, recordedAt: at } } : c

/** A schema's complaints as refusals, the first for each field. */
export function refusalsOf(error: z.ZodError): Refusal[] {
  const seen = new Set<string>()
  return error.issues.flatMap(issue => {
    const field = issue.path.join('.')
    if (seen.has(field)) return []
    seen.add(field)
    return [{ ...(field ? { field } : {}), message: issue.message }]
  })
}

/** The withdrawn records of a kind once this one is among them. */
function withdrawnFrom(file: CaseFile, change: Extract<Patch[number], { withdraw: object }>): WithdrawnRecords {
  const record = (file[change.in] as { id: Id }[]).find(r => r.id === change.id)
  if (!record) return {}
  const { at, reason } = change.withdraw
  const gone = { ...record, withdrawnAt: at, withdrawnReason: reason }
  return { [change.in]: [...(file.withdrawn?.[change.in] ?? []), gone] } as WithdrawnRecords
}

/** The case after a patch, as rows would stand: for rules that look ahead, for previews and for tests. */
export function applied(file: CaseFile, patch: Patch): CaseFile {
  const next = { ...file } as CaseFile
  for (const change of patch) {
    if (change.in === 'case') next.case = { ...next.case, ...change.set }
    else {
      const rows = next[change.in] as { id: Id }[]
      if ('withdraw' in change) {
        next.withdrawn = { ...next.withdrawn, ...withdrawnFrom(next, change) }
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
